/** What a tree says of its own guard classes; facts of include/linux/cleanup.h. Arguments are text. */
export interface ClassShape {
  readonly name: string;
  readonly type: string;
  /** C that runs at the end of the scope; the variable is `_T`. */
  readonly exit: string;
  /** C that makes the value, or null where the variable's own initializer does. */
  readonly init: string | null;
  readonly parameters: readonly string[];
}

const names = ['DEFINE_CLASS', 'DEFINE_FREE', 'DEFINE_GUARD', 'DEFINE_LOCK_GUARD_1', 'DEFINE_LOCK_GUARD_0'] as const;

/** Reads a call of one of the macros that define a class; null where its arguments are not of that macro's form. */
function read(macro: string, args: readonly string[]): ClassShape | null {
  const [name, second, third, fourth, ...rest] = args.map((arg) => arg.trim());
  if (name === undefined || second === undefined) return null;
  switch (macro) {
    case 'DEFINE_CLASS':
      // (name, type, exit, init, init arguments...)
      if (third === undefined || fourth === undefined) return null;
      return { name, type: second, exit: third, init: fourth, parameters: rest.map(parameterName) };
    case 'DEFINE_FREE':
      // (name, type, free)
      return third === undefined ? null : { name, type: second, exit: third, init: null, parameters: [] };
    case 'DEFINE_GUARD':
      // (name, type, lock, unlock)
      if (third === undefined || fourth === undefined) return null;
      return {
        name,
        type: second,
        exit: fourth,
        init: `({ ${second} _T = _T_in; ${third}; _T; })`,
        parameters: ['_T_in'],
      };
    case 'DEFINE_LOCK_GUARD_1':
      // (name, type of the lock, lock, unlock): _T->lock is the argument.
      if (third === undefined || fourth === undefined) return null;
      return {
        name,
        type: `${second} *`,
        exit: fourth.replaceAll('_T->lock', '_T'),
        init: `({ ${second} *_T = _T_in; ${third.replaceAll('_T->lock', '_T')}; _T; })`,
        parameters: ['_T_in'],
      };
    case 'DEFINE_LOCK_GUARD_0':
      return third === undefined
        ? null
        : { name, type: 'int', exit: third, init: `({ ${second}; 1; })`, parameters: [] };
    default:
      return null;
  }
}

/** `struct kvm_memory_slot *slot` declares the parameter `slot`. */
function parameterName(declaration: string): string {
  return /(\w+)\s*$/.exec(declaration)?.[1] ?? declaration;
}

export const classDefinition = { names, read } as const;
