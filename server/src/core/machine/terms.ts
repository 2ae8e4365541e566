import type { Type } from '../ir/types.ts';
import type { Fact } from './facts.ts';

/**
 * Values of the machine, hash-consed: two terms that are built the same way are the same object, so that equality is
 * identity and a condition met twice is recognised. Integers are bit vectors; a sign belongs to an operation, not to a value.
 */
export type Term =
  | IntTerm
  /** Any value, told apart by where it came from. */
  | (TermBase & { readonly kind: 'symbol'; readonly key: string; readonly name: string; readonly type: Type })
  /** What memory at `location` held when the function was entered, or after the `epoch`th time that it was forgotten. */
  | (TermBase & { readonly kind: 'initial'; readonly location: Term; readonly epoch: number; readonly type: Type })
  /** An object that came to life on the path; `class` is the catalogue's word for it. Never NULL, never an error pointer. */
  | (TermBase & {
      readonly kind: 'object';
      readonly site: string;
      readonly count: number;
      readonly objectClass: string;
      readonly zeroed: boolean;
      readonly type: Type;
    })
  /** The address of a local in memory. */
  | (TermBase & { readonly kind: 'variable'; readonly slot: number; readonly name: string })
  | (TermBase & { readonly kind: 'global'; readonly name: string })
  | (TermBase & { readonly kind: 'function'; readonly name: string })
  | (TermBase & { readonly kind: 'string'; readonly text: string })
  /** The address of a member of the object at `of`. */
  | (TermBase & { readonly kind: 'field'; readonly of: Term; readonly field: string })
  | (TermBase & { readonly kind: 'element'; readonly of: Term; readonly index: Term })
  /** The object whose member `member` is at `of`. */
  | (TermBase & { readonly kind: 'container'; readonly of: Term; readonly member: string })
  /** A sum of terms with coefficients and a constant, wrapping at `bits`. */
  | (TermBase & {
      readonly kind: 'sum';
      readonly parts: readonly SumPart[];
      readonly constant: bigint;
      readonly bits: number;
    })
  /** `==`, `<u`, `<s`, `&`, `trunc`, ... and functions of the catalogue that are pure. */
  | (TermBase & {
      readonly kind: 'op';
      readonly op: string;
      readonly args: readonly Term[];
      readonly bits: number;
      readonly type: Type;
    })
  /** A named constant whose value is not known here. */
  | (TermBase & { readonly kind: 'constant'; readonly name: string });

export type IntTerm = TermBase & {
  readonly kind: 'int';
  readonly value: bigint;
  readonly bits: number;
  readonly fact: Fact;
};

interface TermBase {
  /** Counts up: what a term is made of has a smaller one. */
  readonly id: number;
  /** The object that a location lies in: of `&p->a.b` that is `p`. Null: the term itself. */
  readonly root: Term | null;
  /** Is it made of something that only a path knows: what came to life on it, or a variable of the function? */
  readonly ofPath: boolean;
  /** Is it made of a value that stands for those of several paths that were made one? */
  readonly joined: boolean;
  /** Did anybody name a place inside this one? Until then, nothing can stand there. */
  hasPlaces: boolean;
  /** How many parts a visit of it meets, itself included. */
  readonly size: number;
  /** What its shape alone says of it; null where that depends on what a path knows of its parts. */
  readonly fact: Fact | null;
  /** A bit or some for all that it is made of: a term that lacks one of another's is not made of that one. */
  readonly marks: number;
}

export interface SumPart {
  readonly term: Term;
  readonly factor: bigint;
}

/** Marks the key of a symbol that stands for values of several paths. */
export const joinedMark = '~join~';

/** Marks one of them of which not even is known what all of these values have in common. */
export const openMark = `${joinedMark}open~`;

/** How the keys of symbols that stand for parameters begin. */
export const parameterKey = 'parameter:';

/** The position of the parameter that a symbol stands for, or null. */
export function parameterPosition(term: Term): number | null {
  if (term.kind !== 'symbol' || term.ofPath) return null;
  return Number(term.key.slice(term.key.lastIndexOf('/') + 1));
}

/** A parameter, a part of one's bits, or a comparison of parameters; not the memory behind them, which may change under the caller. */
export function isInput(term: Term): boolean {
  switch (term.kind) {
    case 'symbol':
      return parameterPosition(term) !== null;
    case 'constant':
      return true;
    case 'op':
      return term.args.every((arg) => arg.kind === 'int' || isInput(arg));
    case 'sum':
      return term.parts.every((part) => isInput(part.term));
    default:
      return false;
  }
}

/** The object that a location lies in: `&p->a.b` lies in `p`. */
export function rootOf(location: Term): Term {
  return location.root ?? location;
}

/** Is a location another one, or inside it? */
export function isWithin(location: Term, outer: Term): boolean {
  let term = location;
  while (term.kind === 'field' || term.kind === 'element') {
    if (term === outer) return true;
    term = term.of;
  }
  return term === outer;
}

/** Of so many parts it takes longer to remember an answer about a term than to find it again. */
export const fewParts = 4;

/** Does a test hold of something that the term is made of directly? */
export function somePart(term: Term, test: (part: Term) => boolean): boolean {
  switch (term.kind) {
    case 'op':
      return term.args.some(test);
    case 'sum':
      return term.parts.some((part) => test(part.term));
    case 'field':
    case 'container':
      return test(term.of);
    case 'element':
      return test(term.of) || test(term.index);
    case 'initial':
      return test(term.location);
    default:
      return false;
  }
}

/** Visits a term and everything that it is made of, each part once a path. */
export function visitTerm(term: Term, visit: (part: Term) => boolean): void {
  if (!visit(term)) return;
  switch (term.kind) {
    case 'initial':
      visitTerm(term.location, visit);
      return;
    case 'field':
    case 'container':
      visitTerm(term.of, visit);
      return;
    case 'element':
      visitTerm(term.of, visit);
      visitTerm(term.index, visit);
      return;
    case 'sum':
      term.parts.forEach((part) => {
        visitTerm(part.term, visit);
      });
      return;
    case 'op':
      term.args.forEach((arg) => {
        visitTerm(arg, visit);
      });
      return;
    default:
      return;
  }
}

/** Is `part` the term itself or something that it is made of? What a term is made of was made before it. */
export function containsTerm(term: Term, part: Term): boolean {
  if ((term.marks & part.marks) !== part.marks) return false;
  if (term.id <= part.id) return term === part;
  switch (term.kind) {
    case 'initial':
      return containsTerm(term.location, part);
    case 'field':
    case 'container':
      return containsTerm(term.of, part);
    case 'element':
      return containsTerm(term.of, part) || containsTerm(term.index, part);
    case 'sum':
      return term.parts.some((one) => containsTerm(one.term, part));
    case 'op':
      return term.args.some((arg) => containsTerm(arg, part));
    default:
      return false;
  }
}

/** Did this value come to life on the path, so that nobody else answers for it? */
export function isOurs(term: Term): boolean {
  return term.kind === 'object' || (term.kind === 'symbol' && term.ofPath);
}

/** Is this one thing, the same on every path? One of a list or an array, or one that a call returned, may be another each time. */
export function isStable(term: Term): boolean {
  let stable = true;
  visitTerm(term, (part) => {
    if (
      part.kind === 'element' ||
      part.kind === 'op' ||
      part.kind === 'sum' ||
      isOurs(part) ||
      (part.kind === 'initial' && part.epoch !== 0)
    )
      stable = false;
    return stable;
  });
  return stable;
}

/** "struct kvm" of a pointer to one, where its declaration says so; null for any other value. */
export function structOf(pointer: Term): string | null {
  if (pointer.kind !== 'symbol' && pointer.kind !== 'initial' && pointer.kind !== 'object' && pointer.kind !== 'op')
    return null;
  const { type } = pointer;
  return type.kind === 'pointer' && type.to.kind === 'struct' ? type.to.tag : null;
}
