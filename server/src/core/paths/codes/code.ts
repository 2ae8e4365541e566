/** A finding code: what promise was broken. Codes are stable; docs/checks.md and `explain` come from this table. */
export interface FindingCode {
  readonly code: string;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** A minimal file of C that breaks the promise, and one that keeps it. A test runs both. */
  readonly invalid: string;
  readonly valid: string;
  /** Where it takes a tree to see it: what the examples are called in one, and the files around them. */
  readonly tree?: { readonly path: string; readonly around: Readonly<Record<string, string>> };
  /** What is not found yet, in a sentence: then `invalid` is an example of it. */
  readonly limit?: string;
}
