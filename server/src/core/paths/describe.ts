import { contentFields } from '../kernel/objects.ts';
import { pureFunction } from '../machine/objects.ts';
import { parameterPosition, type Term } from '../machine/terms.ts';

/** Names for values, as the function's own C would write them. One namer serves one function. */
export class TermNames {
  readonly #objects = new Map<Term, string>();
  readonly #pointers = new Set<Term>();

  /** Was the value a pointer of the function's, under any name? */
  isPointer(term: Term): boolean {
    return this.#pointers.has(term);
  }

  /** An object is called what the function first called it; `isPointer` where that is a pointer in C. */
  nameObject(term: Term, name: string, isPointer = false): void {
    if (isPointer) this.#pointers.add(term);
    if (term.kind !== 'object' && term.kind !== 'symbol' && term.kind !== 'op') return;
    if (parameterPosition(term) !== null) return;
    if (!this.#objects.has(term)) this.#objects.set(term, name);
  }

  describe(term: Term): string {
    const own = this.#objects.get(term);
    if (own !== undefined) return own;
    switch (term.kind) {
      case 'int':
        return describeInt(term.value);
      case 'symbol':
      case 'global':
      case 'function':
      case 'constant':
        return term.name.replace(/^static /, '');
      case 'object':
        return `the new ${term.objectClass}`;
      case 'variable':
        return `&${term.name}`;
      case 'string':
        return term.text;
      case 'initial':
        return this.describePlace(term.location);
      case 'field':
      case 'element':
        return `&${this.describePlace(term)}`;
      case 'container':
        return `container_of(${this.describe(term.of)})`;
      case 'sum':
        return this.#sum(term);
      case 'op':
        return this.#op(term);
    }
  }

  /** What is at an address: "folio->mapping" for the address of that member. */
  describePlace(location: Term): string {
    switch (location.kind) {
      case 'variable':
        return location.name;
      case 'global':
        return location.name.replace(/^static /, '');
      case 'field': {
        const of = location.of;
        const name = location.field.replace(/^#/, '');
        if (contentFields.has(name) && of.kind === 'field') return this.describePlace(of);
        if (of.kind === 'field' || of.kind === 'element' || of.kind === 'variable' || of.kind === 'global')
          return `${this.describePlace(of)}.${name}`;
        return `${this.describe(of)}->${name}`;
      }
      case 'element':
        return `${this.#base(location.of)}[${this.describe(location.index)}]`;
      default:
        return `*${this.describe(location)}`;
    }
  }

  #base(of: Term): string {
    if (of.kind === 'field' || of.kind === 'element' || of.kind === 'variable' || of.kind === 'global')
      return this.describePlace(of);
    return this.describe(of);
  }

  #sum(term: Term & { kind: 'sum' }): string {
    let text = '';
    for (const part of term.parts) {
      const size = part.factor < 0n ? -part.factor : part.factor;
      const inner = this.describeOperand(part.term);
      const name = size === 1n ? inner : `${size} * ${inner}`;
      text += text === '' ? (part.factor < 0n ? `-${name}` : name) : part.factor < 0n ? ` - ${name}` : ` + ${name}`;
    }
    if (term.constant === 0n) return text;
    return term.constant < 0n ? `${text} - ${-term.constant}` : `${text} + ${term.constant}`;
  }

  #op(term: Term & { kind: 'op' }): string {
    const [left, right] = term.args;
    if (/^(?:entry |present$|collection$|changed$)/.test(term.op)) return this.#entry(term);
    const called = pureFunction(term);
    if (called !== null) return `${called}(${term.args.map((arg) => this.describe(arg)).join(', ')})`;
    if (left === undefined) return term.op;
    if (right === undefined) return this.describe(left);
    // What was the constant on the left is on the right in C.
    const [first, second] = left.kind === 'int' && commutative.has(term.op) ? [right, left] : [left, right];
    if (term.op === '==' && second.kind === 'int' && second.value === 0n) {
      const isNegated = first.kind === 'op' && first.op === '==';
      return isNegated ? this.#unequal(first) : `!${this.describeOperand(first)}`;
    }
    return `${this.describeOperand(first)} ${term.op.replace(/[us]$/, '')} ${this.describeOperand(second)}`;
  }

  /** `!(a == b)`. */
  #unequal(term: Term & { kind: 'op' }): string {
    const [left, right] = term.args;
    if (left === undefined || right === undefined) return term.op;
    const [first, second] = left.kind === 'int' ? [right, left] : [left, right];
    return `${this.describeOperand(first)} != ${this.describeOperand(second)}`;
  }

  /** Part of an expression: what binds less than its surroundings is in parentheses. */
  describeOperand(term: Term): string {
    if (this.#objects.has(term)) return this.describe(term);
    const isCompound =
      term.kind === 'sum' || (term.kind === 'op' && term.args.length === 2 && pureFunction(term) === null);
    return isCompound ? `(${this.describe(term)})` : this.describe(term);
  }

  /** An entry of a collection, by the collection's head. */
  #entry(term: Term & { kind: 'op' }): string {
    let head: Term | undefined = term;
    while (head?.kind === 'op' && /^(?:entry |present$|collection$|changed$)/.test(head.op)) head = head.args[0];
    const name = head === undefined ? 'a collection' : this.describe(head).replace(/^&/, '');
    return term.op.startsWith('entry ') ? `an entry of ${name}` : name;
  }
}

const commutative: ReadonlySet<string> = new Set(['==', '&', '|', '^', '*']);

function describeInt(value: bigint): string {
  const signed = BigInt.asIntN(64, value);
  return signed === 0n ? '0' : signed.toString();
}

/** Names a fixed errno where the value is one: -12 is "-ENOMEM". */
export function errnoName(value: bigint, errnos: ReadonlyMap<bigint, string>): string | null {
  const signed = BigInt.asIntN(64, value);
  if (signed >= 0n || signed < -4095n) return null;
  const name = errnos.get(-signed);
  return name === undefined ? null : `-${name}`;
}
