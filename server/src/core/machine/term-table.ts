import type { ArithmeticOp } from '../ir/instructions.ts';
import { unknownType, type Type } from '../ir/types.ts';
import { alignedPointer, anything, exactly, factOfOperation, factOfType, validPointer, type Fact } from './facts.ts';
import { addParts, constantOf, keyOfSum, partsOf } from './sums.ts';
import { joinedMark, openMark, parameterKey, type IntTerm, type SumPart, type Term } from './terms.ts';

/**
 * Makes terms. One table serves one analysis; nothing is shared between analyses. What is made of one term is found
 * through that term, so that asking for what is known already builds no text.
 */
export class TermTable {
  readonly #integers = new Map<bigint, IntTerm>();
  readonly #symbols = new Map<string, Term>();
  readonly #atPlaces = new Map<string, Map<Term, Term>>();
  readonly #numbered = new Map<string, Map<number, Term>>();
  readonly #initials = new Map<Term, Map<number, Term>>();
  readonly #fields = new Map<Term, Map<string, Term>>();
  readonly #elements = new Map<Term, Map<Term, Term>>();
  readonly #containers = new Map<Term, Map<string, Term>>();
  readonly #differences = new Map<Term, Map<Term, Term>>();
  /** By their width, and what they are done to. */
  readonly #operations = new Map<number, Map<string, Map<Term, Map<Term | null, Term>>>>();
  readonly #objects = new Map<string, Map<number, Term>>();
  readonly #variables = new Map<string, Map<number, Term>>();
  readonly #globals = new Map<string, Term>();
  readonly #functions = new Map<string, Term>();
  readonly #strings = new Map<string, Term>();
  readonly #constants = new Map<string, Term>();
  /** All others, each by a line that says how it is built. */
  readonly #others = new Map<string, Term>();
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

  #other(key: string, make: (id: number) => Term): Term {
    return find(this.#others, key, () => make(this.#next++));
  }

  /** An integer; kept as an unsigned number of 64 bits after sign extension, so that -1 is one term at any width. */
  int(value: bigint, bits: number): IntTerm {
    const kept = BigInt.asUintN(64, value);
    return (
      this.#integers.get(kept) ??
      find(this.#integers, kept, () => ({
        id: this.#next++,
        root: null,
        ofPath: false,
        joined: false,
        size: 1,
        hasPlaces: false,
        fact: exactly(kept),
        marks: 0,
        kind: 'int',
        value: kept,
        bits,
      }))
    );
  }

  /** An integer of a C type: wrapped to its width, then extended by its sign. */
  typed(value: bigint, bits: number, signed: boolean): IntTerm {
    return this.int(signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value), bits);
  }

  /** `key` tells symbols apart, `name` is what a reader sees. */
  symbol(key: string, name: string, type: Type = unknownType): Term {
    return find(this.#symbols, key, () => {
      const ofPath = !key.startsWith(parameterKey);
      const joined = key.includes(joinedMark);
      const id = this.#next++;
      const [fact, marks] = [factOfType(type), markOf(id)];
      return {
        id,
        root: null,
        ofPath,
        joined,
        size: 1,
        hasPlaces: false,
        fact,
        marks,
        kind: 'symbol',
        key,
        name,
        type,
      };
    });
  }

  /** The symbol for what stands at a place since `site`: one and the same for both. */
  symbolAt(site: string, location: Term, name: string): Term {
    const known = find(this.#atPlaces, site, () => new Map<Term, Term>());
    return find(known, location, () => this.symbol(`${site}/m${location.id}`, name));
  }

  /** The value that the parameter of this position has at entry. */
  parameter(position: number, name: string, owner: string, type: Type = unknownType): Term {
    return this.symbol(`${parameterKey}${owner}/${position}`, name, type);
  }

  /** One of several symbols of a key, and whether it is made here. */
  numbered(key: string, count: number, name: string, type: Type): { readonly term: Term; readonly isNew: boolean } {
    const known = find(this.#numbered, key, () => new Map<number, Term>());
    const before = known.get(count);
    if (before !== undefined) return { term: before, isNew: false };
    const term = this.symbol(`${key}#${count}`, name, type);
    known.set(count, term);
    return { term, isNew: true };
  }

  initial(location: Term, epoch: number, type: Type = unknownType): Term {
    const made = this.#initials.get(location)?.get(epoch);
    if (made !== undefined) return made;
    const known = find(this.#initials, location, () => new Map<number, Term>());
    return find(known, epoch, () => ({
      id: this.#next++,
      root: null,
      ofPath: location.ofPath,
      joined: location.joined,
      size: location.size + 1,
      hasPlaces: false,
      fact: factOfType(type),
      marks: location.marks,
      kind: 'initial',
      location,
      epoch,
      type,
    }));
  }

  object(site: string, count: number, objectClass: string, zeroed: boolean, type: Type = unknownType): Term {
    const known = find(this.#objects, site, () => new Map<number, Term>());
    return find(known, count, () => {
      const id = this.#next++;
      const birth = whole(id, true, alignedPointer, markOf(id));
      return { ...birth, kind: 'object', site, count, objectClass, zeroed, type };
    });
  }

  variable(slot: number, name: string): Term {
    const known = find(this.#variables, name, () => new Map<number, Term>());
    return find(known, slot, () => {
      const id = this.#next++;
      return { ...whole(id, true, validPointer, markOf(id)), kind: 'variable', slot, name };
    });
  }

  global(name: string): Term {
    return find(this.#globals, name, () => ({ ...this.#named(validPointer), kind: 'global', name }));
  }

  function(name: string): Term {
    return find(this.#functions, name, () => ({ ...this.#named(validPointer), kind: 'function', name }));
  }

  string(text: string): Term {
    return find(this.#strings, text, () => ({ ...this.#named(validPointer), kind: 'string', text }));
  }

  constant(name: string): Term {
    return find(this.#constants, name, () => ({ ...this.#named(anything), kind: 'constant', name }));
  }

  #named(fact: Fact): Birth {
    const id = this.#next++;
    return whole(id, false, fact, markOf(id));
  }

  field(of: Term, field: string): Term {
    // container_of(&p->f, T, f) is p, and its inverse.
    if (of.kind === 'container' && of.member === field) return of.of;
    const made = this.#fields.get(of)?.get(field);
    if (made !== undefined) return made;
    const known = find(this.#fields, of, () => new Map<string, Term>());
    return find(known, field, () => {
      of.hasPlaces = true;
      const { ofPath, joined, marks } = of;
      const id = this.#next++;
      const [root, size, fact] = [of.root ?? of, of.size + 1, null];
      return { id, root, ofPath, joined, size, hasPlaces: false, fact, marks, kind: 'field', of, field };
    });
  }

  element(of: Term, index: Term): Term {
    if (index.kind === 'int' && index.value === 0n) return of;
    if (of.kind === 'element') return this.element(of.of, this.add(of.index, index, 64));
    const known = find(this.#elements, of, () => new Map<Term, Term>());
    return find(known, index, () => {
      of.hasPlaces = true;
      const ofPath = of.ofPath || index.ofPath;
      const joined = of.joined || index.joined;
      const id = this.#next++;
      const [root, size, fact, marks] = [of.root ?? of, of.size + index.size, null, of.marks | index.marks];
      return { id, root, ofPath, joined, size, hasPlaces: false, fact, marks, kind: 'element', of, index };
    });
  }

  container(of: Term, member: string): Term {
    if (of.kind === 'field' && of.field === member) return of.of;
    const known = find(this.#containers, of, () => new Map<string, Term>());
    return find(known, member, () => ({
      ...whole(this.#next++, of.ofPath, anything, of.marks, of.joined, of.size + 1),
      kind: 'container',
      of,
      member,
    }));
  }

  op(op: string, args: readonly Term[], bits: number, type: Type = unknownType): Term {
    const left = args[0];
    const right = args[1] ?? null;
    if (left !== undefined && args.length <= 2) {
      const made = this.#operations.get(bits)?.get(op)?.get(left)?.get(right);
      if (made !== undefined) return made;
    }
    const make = (id: number): Term => {
      let [ofPath, joined, size, marks] = [false, false, 1, 0];
      for (const arg of args) {
        ofPath ||= arg.ofPath;
        joined ||= arg.joined;
        size += arg.size;
        marks |= arg.marks;
      }
      if (size > largest) return tooLarge(id, `${op}:${bits}(${args.map((arg) => arg.id).join()})`, type, joined);
      const fact = factOfOperation(op, bits, type);
      return { id, root: null, ofPath, joined, size, hasPlaces: false, fact, marks, kind: 'op', op, args, bits, type };
    };
    if (left === undefined || args.length > 2)
      return this.#other(`${op}(${args.map((arg) => arg.id).join()})${bits}`, make);
    const ofWidth = find(this.#operations, bits, () => new Map<string, Map<Term, Map<Term | null, Term>>>());
    const ofOp = find(ofWidth, op, () => new Map<Term, Map<Term | null, Term>>());
    const ofLeft = find(ofOp, left, () => new Map<Term | null, Term>());
    return find(ofLeft, right, () => make(this.#next++));
  }

  add(left: Term, right: Term, bits: number): Term {
    return this.#sum(partsOf(left, 1n), partsOf(right, 1n), constantOf(left) + constantOf(right), bits);
  }

  subtract(left: Term, right: Term, bits: number): Term {
    if (bits !== 64) return this.#difference(left, right, bits);
    // Every comparison asks for one, and mostly for one that was asked for before.
    const known = find(this.#differences, left, () => new Map<Term, Term>());
    return find(known, right, () => this.#difference(left, right, 64));
  }

  #difference(left: Term, right: Term, bits: number): Term {
    return this.#sum(partsOf(left, 1n), partsOf(right, -1n), constantOf(left) - constantOf(right), bits);
  }

  multiply(left: Term, right: Term, bits: number): Term {
    const factor = right.kind === 'int' ? right : left.kind === 'int' ? left : null;
    const other = factor === right ? left : right;
    if (factor === null) return this.op('*', left.id <= right.id ? [left, right] : [right, left], bits);
    const by = BigInt.asIntN(64, factor.value);
    return this.#sum(partsOf(other, by), [], constantOf(other) * by, bits);
  }

  #sum(left: readonly SumPart[], right: readonly SumPart[], constant: bigint, bits: number): Term {
    const kept = addParts(left, right);
    if (kept.length === 0) return this.int(bits === 64 ? constant : BigInt.asIntN(bits, constant), bits);
    const rest = BigInt.asIntN(bits, constant);
    const only = kept[0]!;
    if (kept.length === 1 && only.factor === 1n && rest === 0n) return only.term;
    const key = keyOfSum(kept, rest, bits);
    return this.#other(key, (id) => {
      const size = kept.reduce((sum, part) => sum + part.term.size, 1);
      const ofPath = kept.some((part) => part.term.ofPath);
      const joined = kept.some((part) => part.term.joined);
      if (size > largest) return tooLarge(id, key, unknownType, joined);
      const marks = kept.reduce((all, part) => all | part.term.marks, 0);
      return {
        ...{ id, root: null, ofPath, joined, size, hasPlaces: false, fact: null, marks },
        ...{ kind: 'sum', parts: kept, constant: rest, bits },
      };
    });
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

type Birth = Pick<Term, 'id' | 'root' | 'ofPath' | 'joined' | 'hasPlaces' | 'size' | 'marks'> & { readonly fact: Fact };

/** A value is looked at part by part, and what a cipher computes would have no end. No condition of a kernel comes near. */
const largest = 2000;

/** What is made of too much is a value of its own: the same again where it is computed again. */
function tooLarge(id: number, key: string, type: Type, joined: boolean): Term {
  const large = `large/${key}${joined ? openMark : ''}`;
  return {
    ...whole(id, true, factOfType(type), markOf(id), joined),
    kind: 'symbol',
    key: large,
    name: 'a computed value',
    type,
  };
}

/** A term that is no place in another one. */
function whole(id: number, ofPath: boolean, fact: Fact, marks: number, joined = false, size = 1): Birth {
  return { id, root: null, ofPath, joined, hasPlaces: false, size, fact, marks };
}

/** What is made of nothing else has one bit of 31: small numbers are the cheap ones. */
function markOf(id: number): number {
  return 1 << (id % 31);
}

function find<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function wrapTo(value: bigint, bits: number, signed: boolean): bigint {
  return signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
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
