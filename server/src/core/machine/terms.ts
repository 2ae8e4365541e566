import type { ArithmeticOp } from '../ir/instructions.ts';
import { unknownType, type Type } from '../ir/types.ts';

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

export type IntTerm = TermBase & { readonly kind: 'int'; readonly value: bigint; readonly bits: number };

interface TermBase {
  readonly id: number;
}

export interface SumPart {
  readonly term: Term;
  readonly factor: bigint;
}

/** Makes terms. One table serves one analysis; nothing is shared between analyses. */
export class TermTable {
  readonly #terms = new Map<string, Term>();
  #next = 1;

  readonly zero: IntTerm;
  readonly one: IntTerm;

  constructor() {
    this.zero = this.int(0n, 64);
    this.one = this.int(1n, 64);
  }

  get size(): number {
    return this.#next;
  }

  #intern(key: string, make: (id: number) => Term): Term {
    const known = this.#terms.get(key);
    if (known !== undefined) return known;
    const term = make(this.#next++);
    this.#terms.set(key, term);
    return term;
  }

  /** An integer; kept as an unsigned number of 64 bits after sign extension, so that -1 is one term at any width. */
  int(value: bigint, bits: number): IntTerm {
    const kept = BigInt.asUintN(64, value);
    return this.#intern(`i${kept}`, (id) => ({ id, kind: 'int', value: kept, bits })) as IntTerm;
  }

  /** An integer of a C type: wrapped to its width, then extended by its sign. */
  typed(value: bigint, bits: number, signed: boolean): IntTerm {
    return this.int(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), bits);
  }

  /** `key` tells symbols apart, `name` is what a reader sees. */
  symbol(key: string, name: string, type: Type = unknownType): Term {
    return this.#intern(`s${key}`, (id) => ({ id, kind: 'symbol', key, name, type }));
  }

  /** The value that the parameter of this position has at entry. */
  parameter(position: number, name: string, owner: string, type: Type = unknownType): Term {
    return this.symbol(`${parameterKey}${owner}/${position}`, name, type);
  }

  /** Was this symbol ever made? */
  hasSymbol(key: string): boolean {
    return this.#terms.has(`s${key}`);
  }

  initial(location: Term, epoch: number, type: Type = unknownType): Term {
    return this.#intern(`m${location.id}.${epoch}`, (id) => ({ id, kind: 'initial', location, epoch, type }));
  }

  object(site: string, count: number, objectClass: string, zeroed: boolean, type: Type = unknownType): Term {
    return this.#intern(`o${site}#${count}`, (id) => ({ id, kind: 'object', site, count, objectClass, zeroed, type }));
  }

  variable(slot: number, name: string): Term {
    return this.#intern(`v${slot}`, (id) => ({ id, kind: 'variable', slot, name }));
  }

  global(name: string): Term {
    return this.#intern(`g${name}`, (id) => ({ id, kind: 'global', name }));
  }

  function(name: string): Term {
    return this.#intern(`f${name}`, (id) => ({ id, kind: 'function', name }));
  }

  string(text: string): Term {
    return this.#intern(`"${text}`, (id) => ({ id, kind: 'string', text }));
  }

  constant(name: string): Term {
    return this.#intern(`c${name}`, (id) => ({ id, kind: 'constant', name }));
  }

  field(of: Term, field: string): Term {
    // container_of(&p->f, T, f) is p, and its inverse.
    if (of.kind === 'container' && of.member === field) return of.of;
    return this.#intern(`.${of.id}.${field}`, (id) => ({ id, kind: 'field', of, field }));
  }

  element(of: Term, index: Term): Term {
    if (index.kind === 'int' && index.value === 0n) return of;
    if (of.kind === 'element') return this.element(of.of, this.add(of.index, index, 64));
    return this.#intern(`[${of.id},${index.id}`, (id) => ({ id, kind: 'element', of, index }));
  }

  container(of: Term, member: string): Term {
    if (of.kind === 'field' && of.field === member) return of.of;
    return this.#intern(`k${of.id}.${member}`, (id) => ({ id, kind: 'container', of, member }));
  }

  op(op: string, args: readonly Term[], bits: number, type: Type = unknownType): Term {
    return this.#intern(`${op}(${args.map((arg) => arg.id).join()})${bits}`, (id) => ({
      id,
      kind: 'op',
      op,
      args,
      bits,
      type,
    }));
  }

  add(left: Term, right: Term, bits: number): Term {
    return this.#sum([...partsOf(left, 1n), ...partsOf(right, 1n)], constantOf(left) + constantOf(right), bits);
  }

  subtract(left: Term, right: Term, bits: number): Term {
    return this.#sum([...partsOf(left, 1n), ...partsOf(right, -1n)], constantOf(left) - constantOf(right), bits);
  }

  multiply(left: Term, right: Term, bits: number): Term {
    const factor = right.kind === 'int' ? right : left.kind === 'int' ? left : null;
    const other = factor === right ? left : right;
    if (factor === null) return this.op('*', left.id <= right.id ? [left, right] : [right, left], bits);
    const by = BigInt.asIntN(64, factor.value);
    return this.#sum(partsOf(other, by), constantOf(other) * by, bits);
  }

  #sum(parts: readonly SumPart[], constant: bigint, bits: number): Term {
    const factors = new Map<Term, bigint>();
    for (const part of parts) factors.set(part.term, (factors.get(part.term) ?? 0n) + part.factor);
    const kept: SumPart[] = [];
    for (const [term, factor] of factors) {
      const wrapped = BigInt.asIntN(64, factor);
      if (wrapped !== 0n) kept.push({ term, factor: wrapped });
    }
    if (kept.length === 0) return this.int(bits === 64 ? constant : BigInt.asIntN(bits, constant), bits);
    const rest = BigInt.asIntN(bits, constant);
    const only = kept[0]!;
    if (kept.length === 1 && only.factor === 1n && rest === 0n) return only.term;
    kept.sort((a, b) => a.term.id - b.term.id);
    const key = `+${kept.map((part) => `${part.factor}*${part.term.id}`).join()}+${rest}:${bits}`;
    return this.#intern(key, (id) => ({ id, kind: 'sum', parts: kept, constant: rest, bits }));
  }

  /** Arithmetic of C at a width; operations that do not fold stay as terms. */
  arithmetic(op: ArithmeticOp, left: Term, right: Term, bits: number, signed: boolean): Term {
    if (op === '+') return this.add(left, right, bits);
    if (op === '-') return this.subtract(left, right, bits);
    if (left.kind === 'int' && right.kind === 'int') {
      const folded = fold(op, wrapTo(left.value, bits, signed), wrapTo(right.value, bits, signed), bits, signed);
      if (folded !== null) return this.typed(folded, bits, signed);
    }
    if (op === '*') return this.multiply(left, right, bits);
    if (right.kind === 'int' && right.value === 0n && (op === '|' || op === '^' || op === '<<' || op === '>>'))
      return left;
    if (left.kind === 'int' && left.value === 0n && op === '|') return right;
    if (op === '&') {
      if ((left.kind === 'int' && left.value === 0n) || (right.kind === 'int' && right.value === 0n)) return this.zero;
      if (left === right) return left;
    }
    if (op === '<<' && right.kind === 'int' && right.value < 64n)
      return this.multiply(left, this.int(1n << right.value, 64), bits);
    const commutes = op === '&' || op === '|' || op === '^';
    const args = commutes && right.id < left.id ? [right, left] : [left, right];
    return this.op(op === '>>' && signed ? '>>s' : op, args, bits);
  }
}

const parameterKey = 'parameter:';

/** The position of the parameter that a symbol stands for, or null. */
export function parameterPosition(term: Term): number | null {
  if (term.kind !== 'symbol' || !term.key.startsWith(parameterKey)) return null;
  return Number(term.key.slice(term.key.lastIndexOf('/') + 1));
}

function wrapTo(value: bigint, bits: number, signed: boolean): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

function partsOf(term: Term, factor: bigint): readonly SumPart[] {
  if (term.kind === 'int') return [];
  if (term.kind === 'sum') return term.parts.map((part) => ({ term: part.term, factor: part.factor * factor }));
  return [{ term, factor }];
}

function constantOf(term: Term): bigint {
  if (term.kind === 'int') return term.value;
  return term.kind === 'sum' ? term.constant : 0n;
}

function fold(op: ArithmeticOp, left: bigint, right: bigint, bits: number, signed: boolean): bigint | null {
  switch (op) {
    case '*':
      return left * right;
    case '/':
      return right === 0n ? null : left / right;
    case '%':
      return right === 0n ? null : left % right;
    case '&':
      return left & right;
    case '|':
      return left | right;
    case '^':
      return left ^ right;
    case '<<':
      return right >= 0n && right < BigInt(bits) ? left << right : null;
    case '>>':
      return right >= 0n && right < BigInt(bits) ? (signed ? left : BigInt.asUintN(bits, left)) >> right : null;
    default:
      return null;
  }
}

/** The object that a location lies in: `&p->a.b` lies in `p`. */
export function rootOf(location: Term): Term {
  let term = location;
  while (term.kind === 'field' || term.kind === 'element') term = term.of;
  return term;
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
      for (const part of term.parts) visitTerm(part.term, visit);
      return;
    case 'op':
      for (const arg of term.args) visitTerm(arg, visit);
      return;
    default:
      return;
  }
}

/** Is `part` the term itself or something that it is made of? What a term is made of was made before it. */
export function containsTerm(term: Term, part: Term): boolean {
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
  return term.kind === 'object' || (term.kind === 'symbol' && parameterPosition(term) === null);
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
