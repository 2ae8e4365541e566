import { contentFields } from '../kernel/objects.ts';
import { pureName } from '../machine/objects.ts';
import { parameterPosition, type Term } from '../machine/terms.ts';

/** Names for values, as the function's own C would write them. One namer serves one function. */
export class TermNames {
  readonly #objects = new Map<Term, string>();

  /** An object is called what the function first called it. */
  nameObject(term: Term, name: string): void {
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
      const name = size === 1n ? this.describe(part.term) : `${size} * ${this.describe(part.term)}`;
      text += text === '' ? (part.factor < 0n ? `-${name}` : name) : part.factor < 0n ? ` - ${name}` : ` + ${name}`;
    }
    if (term.constant === 0n) return text;
    return term.constant < 0n ? `${text} - ${-term.constant}` : `${text} + ${term.constant}`;
  }

  #op(term: Term & { kind: 'op' }): string {
    const [collection] = term.args;
    if (term.op.startsWith('entry ') && collection?.kind === 'op' && collection.args[0] !== undefined)
      return `an entry of ${this.describe(collection.args[0]).replace(/^&/, '')}`;
    const args = term.args.map((arg) => this.describe(arg));
    if (term.op.startsWith(pureName(''))) return `${term.op.slice(pureName('').length)}(${args.join(', ')})`;
    if (args.length === 2) return `${args[0] ?? ''} ${term.op.replace(/[us]$/, '')} ${args[1] ?? ''}`;
    return args.length === 1 ? args[0]! : term.op;
  }
}

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
