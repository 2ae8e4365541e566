import { folioOfPage } from '../kernel/objects.ts';
import type { Holder } from '../kernel/primitive.ts';
import type { EffectWord } from './effects.ts';
import type { Type } from '../ir/types.ts';
import { freshObject, freshSymbol, type Uses } from './fresh.ts';
import type { Machine, Site } from './machine.ts';
import { folioAround, pureName, undone } from './objects.ts';
import type { References, State } from './state.ts';
import { compareTerms, load } from './store.ts';
import { joinedMark, parameterPosition, type Term } from './terms.ts';

/**
 * Puts the caller's values in the place of what the callee was given. Most of them are the same on every path through the
 * callee: those are kept in `shared`, for the memory of the caller is the same when each begins.
 */
export function translator(
  m: Machine,
  state: State,
  site: Site,
  args: readonly Term[],
  uses: Uses,
  shared: Map<Term, Term>,
  returned: { readonly term: Term | null; readonly name: string },
): (term: Term) => Term {
  const known = new Map<Term, Term>();
  /** Those among what is being translated that turned out to hold on this path alone. */
  let owned = 0;
  const translate = (term: Term): Term => {
    const done = shared.get(term);
    if (done !== undefined) return done;
    const own = known.get(term);
    if (own !== undefined) {
      owned++;
      return own;
    }
    const before = owned;
    const result = make(term);
    (owned > before ? known : shared).set(term, result);
    return result;
  };
  const fresh = (tail: string, name: string, type?: Type): Term => {
    owned++;
    return freshSymbol(m, state, `${site.key}${tail}`, name, type, uses);
  };
  const make = (term: Term): Term => {
    switch (term.kind) {
      case 'symbol': {
        const position = parameterPosition(term);
        if (position !== null) return args[position] ?? fresh(`~${term.id}`, term.name, term.type);
        // A NULL or an error that a call returned stays recognisable as such.
        const tail = term.key.includes('=') ? `=${term.id}` : `~${term.id}`;
        return fresh(
          term.joined ? `${tail}${joinedMark}` : tail,
          term === returned.term ? returned.name : term.name,
          term.type,
        );
      }
      case 'initial':
        if (term.epoch !== 0)
          return fresh(`~${term.id}${term.joined ? joinedMark : ''}`, 'a value that was changed', term.type);
        return load(m.terms, state, translate(term.location), term.type);
      case 'object':
        owned++;
        return freshObject(m, state, `${site.key}~${term.id}`, term.objectClass as never, term.zeroed, term.type, uses);
      case 'variable':
        return fresh(`~${term.id}`, term.name);
      case 'field':
        return m.terms.field(translate(term.of), term.field);
      case 'element':
        return m.terms.element(translate(term.of), translate(term.index));
      case 'container':
        return m.terms.container(translate(term.of), term.member);
      case 'sum': {
        let sum: Term = m.terms.int(term.constant, term.bits);
        for (const part of term.parts)
          sum = m.terms.add(sum, m.terms.multiply(translate(part.term), m.terms.int(part.factor, 64), 64), term.bits);
        return sum;
      }
      case 'op':
        // What is known on the path decides comparisons.
        if (comparisons.has(term.op)) owned++;
        return translateOp(m, state, term, term.args.map(translate));
      default:
        return term;
    }
  };
  return translate;
}

const comparisons: ReadonlySet<string> = new Set(['==', '<u', '<s']);

function translateOp(m: Machine, state: State, term: Term & { kind: 'op' }, args: readonly Term[]): Term {
  const left = args[0];
  const right = args[1];
  if (left !== undefined && term.op === pureName(folioOfPage)) {
    const folio = folioAround(left);
    if (folio !== null) return folio;
  }
  const before = undone(m, term.op, args);
  if (before !== null) return before;
  if (left !== undefined && right !== undefined) {
    switch (term.op) {
      case '==':
        return compareTerms(m.terms, state, '==', left, right, false);
      case '<u':
        return compareTerms(m.terms, state, '<', left, right, false);
      case '<s':
        return compareTerms(m.terms, state, '<', left, right, true);
      case '&':
      case '|':
      case '^':
      case '*':
      case '/':
      case '%':
      case '<<':
      case '>>':
        return m.terms.arithmetic(term.op, left, right, term.bits, false);
      case '>>s':
        return m.terms.arithmetic('>>', left, right, term.bits, true);
      default:
        break;
    }
  }
  return m.terms.op(term.op, args, term.bits, term.type);
}

export function translateReferences(references: References, translate: (term: Term) => Term): References {
  const { open, ...rest } = references;
  const object = translate(references.object);
  if (open === undefined) return { ...rest, object };
  return {
    ...rest,
    object,
    open: Object.fromEntries(entriesOf(open).map(([holder, term]) => [holder, translate(term)])),
  };
}

export function entriesOf<Count>(counts: Readonly<Partial<Record<Holder, Count>>>): [Holder, Count][] {
  return Object.entries(counts) as [Holder, Count][];
}

export function translateWord(word: EffectWord, translate: (term: Term) => Term): EffectWord {
  if ('object' in word) return { ...word, object: translate(word.object) };
  return 'location' in word ? { ...word, location: translate(word.location) } : word;
}
