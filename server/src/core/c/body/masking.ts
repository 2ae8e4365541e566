import type { ConfigCondition, TypeName } from '../ast.ts';
import type { MacroDefinition } from '../file.ts';
import type { Knowledge } from '../knowledge.ts';
import type { Tokens } from '../tokens.ts';

/**
 * What stands behind the mask. The grammar knows C; the kernel writes C with macros. So the parser is given a text of
 * the same length in which what the grammar cannot read is replaced by something that it can, and the marks tell the
 * conversion, by offset, what was there. Ranges of tokens are [from, to).
 */
export interface Marks {
  /** By the offset of an identifier that stands for a type. */
  readonly types: Map<number, TokenRange>;
  /** By the offset of the `~` that stands for a cast. */
  readonly casts: Map<number, TokenRange>;
  /** By the offset of an identifier that stands for text that could not be read; the value is its end. */
  readonly holes: Map<number, number>;
  /** By the offset of the `||` that stands for the three points of a case range. */
  readonly caseRanges: Set<number>;
  /** By the offset of the `&` that stands for `&&` before a label. */
  readonly labelAddresses: Set<number>;
  /** By the offset of a call that stands for `_Generic`: the types of its choices, null for the default. */
  readonly generics: Map<number, readonly (TokenRange | null)[]>;
  /** By the offset of the parenthesis of a call: the positions of arguments that are left out. */
  readonly emptyArguments: Map<number, readonly number[]>;
  /** By the offset of a value that stands as `.name = value` among the arguments of a macro: the name. */
  readonly designated: Map<number, string>;
  /** By the offset at which a statement starts. */
  readonly statements: Map<number, StatementMark>;
}

export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

export type StatementMark =
  | { readonly kind: 'declaration'; readonly variables: readonly MaskedVariable[] }
  | { readonly kind: 'head'; readonly name: string; readonly isLoop: boolean; readonly hasArguments: boolean }
  /** A block that stands for one branch of an `#if`; `next` is the offset of the block for the branch after it. */
  | { readonly kind: 'config'; readonly condition: ConfigCondition; readonly isFirst: boolean; readonly end: number }
  | { readonly kind: 'computedGoto' }
  | {
      readonly kind: 'asm';
      readonly labels: readonly { readonly name: string; readonly at: number; readonly end: number }[];
    }
  | { readonly kind: 'hole'; readonly end: number };

export interface MaskedVariable {
  readonly name: string;
  readonly nameAt: number;
  readonly type: TypeName;
  readonly isStatic: boolean;
  readonly cleanup: string | null;
  /** Offsets of the initializer, or -1 and -1. */
  readonly initAt: number;
  readonly end: number;
}

/** A part that can be parsed alone, to find out which of them the grammar stumbles over. */
export interface Part {
  readonly kind: 'statement' | 'expression' | 'argument' | 'initializer';
  readonly at: number;
  readonly end: number;
}

/** The state of masking one variant of one body. Offsets are the file's. */
export interface Masking {
  readonly tokens: Tokens;
  readonly text: string;
  /** The masked text, one unit a character, of text[base, base + units.length). */
  readonly units: Uint16Array;
  readonly base: number;
  readonly marks: Marks;
  /** Inner parts come before the ones that they are in. */
  readonly parts: Part[];
  readonly problems: { readonly at: number; readonly reason: string }[];
  readonly macros: ReadonlyMap<string, readonly MacroDefinition[]>;
  readonly knowledge: Knowledge;
}

export function newMarks(): Marks {
  return {
    types: new Map(),
    casts: new Map(),
    holes: new Map(),
    caseRanges: new Set(),
    labelAddresses: new Set(),
    generics: new Map(),
    emptyArguments: new Map(),
    designated: new Map(),
    statements: new Map(),
  };
}

export function blank(masking: Masking, from: number, to: number): void {
  if (to > from) masking.units.fill(32, from - masking.base, to - masking.base);
}

/** Writes `replacement` over [from, to) and blanks what is left of it. The replacement is never longer. */
export function put(masking: Masking, from: number, to: number, replacement: string): void {
  blank(masking, from, to);
  for (let i = 0; i < replacement.length && from + i < to; i++)
    masking.units[from - masking.base + i] = replacement.charCodeAt(i);
}

/** Puts an identifier over the tokens [from, to) and says that it stands for a type. */
export function maskType(masking: Masking, from: number, to: number): void {
  const at = masking.tokens.at(from);
  masking.marks.types.set(at, { from, to });
  coverWithWord(masking, 't', at, masking.tokens.end(to - 1));
}

/** Puts an identifier over a text that the grammar cannot read. */
export function maskHole(masking: Masking, at: number, end: number, reason: string): void {
  masking.marks.holes.set(at, end);
  masking.problems.push({ at, reason });
  coverWithWord(masking, 'h', at, end);
}

function coverWithWord(masking: Masking, letter: string, at: number, end: number): void {
  masking.units.fill(95, at - masking.base, end - masking.base);
  if (end > at) masking.units[at - masking.base] = letter.charCodeAt(0);
}

/** The masked text of [from, to). */
export function maskedText(masking: Masking, from: number, to: number): string {
  const pieces: string[] = [];
  for (let at = from - masking.base; at < to - masking.base; at += 8192) {
    pieces.push(String.fromCharCode(...masking.units.subarray(at, Math.min(at + 8192, to - masking.base))));
  }
  return pieces.join('');
}
