/**
 * Calls through a patched branch: include/linux/static_call.h. What a family of them stands for is said where they are
 * declared: DEFINE_STATIC_CALL_NULL(kvm_x86_##func, *(((struct kvm_x86_ops *)0)->func)) in arch/x86/kvm/x86.c.
 */
export interface StaticCallFamily {
  /** What the names of its calls begin with: "kvm_x86_". */
  readonly prefix: string;
  /** The struct under whose members the functions stand: "struct kvm_x86_ops". */
  readonly tag: string;
}

/** The families that a C text declares. */
export function staticCallFamilies(text: string): readonly StaticCallFamily[] {
  return [...text.matchAll(declaration)].flatMap(([, prefix, parameter, tag, member]) =>
    parameter === member ? [{ prefix: prefix!, tag: `struct ${tag!}` }] : [],
  );
}

const declaration =
  /\bDEFINE_STATIC_CALL\w*\(\s*(\w+)##(\w+)\s*,[^;]*?\(\s*\(?struct\s+(\w+)\s*\*\)\s*(?:0|NULL)\s*\)\s*->\s*(\w+)\s*\)/g;

/** Stands in every file that declares a static call. */
export const staticCallWord = 'DEFINE_STATIC_CALL';
