import type { Candidate } from './sample.ts';

/** A mutant that does what the unchanged code does, as somebody who read the C judged. */
export interface Equivalent {
  readonly kind: string;
  /** "debian-v7.2.13/virt/kvm/guest_memfd.c". */
  readonly file: string;
  readonly function: string;
  readonly line: number;
  /** What the mutation does, as the bench says it. */
  readonly what: string;
  readonly reason: string;
}

/** No more than one mutant in so many may be set aside. */
export const oneIn = 10;

/** The entry that sets a mutant aside, or null. */
export function equivalentOf(
  list: readonly Equivalent[],
  { kind, tree, path, fn, line, mutation }: Candidate,
): Equivalent | null {
  return (
    list.find(
      (one) =>
        one.kind === kind &&
        one.file === `${tree}/${path}` &&
        one.function === fn.name &&
        one.line === line &&
        one.what === mutation.what,
    ) ?? null
  );
}
