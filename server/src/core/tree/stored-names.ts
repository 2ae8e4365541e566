/** A name that a C text puts under a member: `.release = f`, `ops->release = f`, or by a macro, `.release = op(f)`. */
export interface StoredName {
  readonly member: string;
  readonly name: string;
  /** What the macro is given; null for the name itself. */
  readonly given: string | null;
  /** Where the member's name stands. */
  readonly at: number;
}

/** Every name that is stored under a member, in the order of the text. What is no function is for the reader to drop. */
export function* storedNames(text: string): Generator<StoredName> {
  for (const { index, 1: member, 2: name, 3: given } of text.matchAll(store))
    yield { member: member!, name: name!, given: given ?? null, at: index };
}

const store =
  /(?:\.|->)([A-Za-z_]\w*)[ \t]*=[ \t\n]*&?([A-Za-z_]\w*)[ \t]*(?:\([ \t]*([A-Za-z_]\w*)[ \t]*\)[ \t]*)?(?=[,;}\n])/g;
