import { resolveTypeText } from '../ir/type-text.ts';
import type { Type } from '../ir/types.ts';
import { placeValue, type Binding } from './binding.ts';
import { castTerm, type Evaluation } from './evaluate.ts';
import { validPointer } from './facts.ts';
import { pureName, undone } from './objects.ts';
import { compareTerms, restrict, truthOf } from './store.ts';
import type { Term } from './terms.ts';

/**
 * Evaluates the small C expressions in which the catalogue says what a macro computes: names of parameters and
 * constants, integers, the usual operators. A choice that the path does not decide is one opaque value.
 */
export function evaluateText(e: Evaluation, binding: Binding, c: string, type: Type): Term | null {
  const tokens = c.match(
    /0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*|[A-Za-z_]\w*|->|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>?:(),.]/g,
  );
  if (tokens === null) return null;
  const parser: Parser = {
    e,
    binding,
    tokens,
    position: 0,
    signed: type.kind !== 'int' || type.signed,
    bits: type.kind === 'int' ? type.bits : 64,
  };
  const value = parseTernary(parser);
  return parser.position === tokens.length ? value : null;
}

interface Parser {
  readonly e: Evaluation;
  readonly tokens: readonly string[];
  position: number;
  readonly binding: Binding;
  readonly signed: boolean;
  readonly bits: number;
}

function parseTernary(p: Parser): Term | null {
  const test = parseBinary(p, 0);
  if (test === null || p.tokens[p.position] !== '?') return test;
  p.position++;
  const then = parseTernary(p);
  if (p.tokens[p.position] !== ':') return null;
  p.position++;
  const otherwise = parseTernary(p);
  if (then === null || otherwise === null) return null;
  const truth = truthOf(p.e.state, test);
  if (truth !== null) return truth ? then : otherwise;
  return then === otherwise ? then : p.e.machine.terms.op('?:', [test, then, otherwise], 64);
}

const precedence: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

function parseBinary(p: Parser, level: number): Term | null {
  const operators = precedence[level];
  if (operators === undefined) return parseUnary(p);
  let left = parseBinary(p, level + 1);
  for (
    let op = p.tokens[p.position];
    left !== null && op !== undefined && operators.includes(op);
    op = p.tokens[p.position]
  ) {
    p.position++;
    const right = parseBinary(p, level + 1);
    if (right === null) return null;
    left = combine(p, op, left, right);
  }
  return left;
}

function combine(p: Parser, op: string, left: Term, right: Term): Term {
  const { terms } = p.e.machine;
  const { state } = p.e;
  const not = (term: Term): Term => compareTerms(terms, state, '==', term, terms.zero, false);
  switch (op) {
    case '==':
      return compareTerms(terms, state, '==', left, right, p.signed);
    case '!=':
      return not(compareTerms(terms, state, '==', left, right, p.signed));
    case '<':
    case '<=':
      return compareTerms(terms, state, op, left, right, p.signed);
    case '>':
      return compareTerms(terms, state, '<', right, left, p.signed);
    case '>=':
      return compareTerms(terms, state, '<=', right, left, p.signed);
    case '&&':
    case '||': {
      const a = truthOf(state, left);
      const b = truthOf(state, right);
      const decides = op === '||';
      if (a === decides || b === decides) return decides ? terms.one : terms.zero;
      if (a !== null) return not(not(right));
      if (b !== null) return not(not(left));
      return terms.op(op, [left, right], 1);
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
      return terms.arithmetic(op, left, right, p.bits < 32 ? 64 : p.bits, p.signed);
    default:
      return left;
  }
}

function parseUnary(p: Parser): Term | null {
  const { terms } = p.e.machine;
  const token = p.tokens[p.position];
  if (token === undefined) return null;
  p.position++;
  if (token === '(') {
    const cast = castBehind(p);
    if (cast !== null) {
      const operand = parseUnary(p);
      return operand === null
        ? null
        : castTerm(p.e.machine, p.e.state, operand, resolveTypeText(p.e.machine.types, cast));
    }
    const inner = parseTernary(p);
    if (p.tokens[p.position] !== ')') return null;
    p.position++;
    return inner;
  }
  if (token === '!' || token === '-' || token === '~' || token === '+') {
    const operand = parseUnary(p);
    if (operand === null) return null;
    if (token === '!') return compareTerms(terms, p.e.state, '==', operand, terms.zero, false);
    if (token === '-') return terms.subtract(terms.zero, operand, 64);
    return token === '~' ? terms.subtract(terms.int(-1n, 64), operand, 64) : operand;
  }
  if (/^\d/.test(token)) return terms.int(BigInt(token.replace(/[uUlL]+$/, '')), 64);
  if (p.tokens[p.position] === '(') return parseCall(p, token);
  let place = token;
  while (p.tokens[p.position] === '->' || p.tokens[p.position] === '.') {
    place += `${p.tokens[p.position]!}${p.tokens[p.position + 1] ?? ''}`;
    p.position += 2;
  }
  const value = placeValue(p.e, p.binding, place);
  if (value !== null) return value;
  const constant = p.e.machine.constant(token);
  return constant === null ? terms.constant(token) : terms.int(constant, 64);
}

/** `(type)`: names and stars that are no parameter. */
function castBehind(p: Parser): string | null {
  const end = p.tokens.indexOf(')', p.position);
  const inside = p.tokens.slice(p.position, end);
  const isType =
    inside.length > 0 &&
    inside.every((token) => token === '*' || /^[A-Za-z_]\w*$/.test(token)) &&
    !p.binding.parameters.has(inside[0]!);
  if (!isType || end < 0 || p.e.machine.constant(inside[0]!) !== null) return null;
  p.position = end + 1;
  return inside.join(' ');
}

/** A call of another catalogued function that is pure. */
function parseCall(p: Parser, name: string): Term | null {
  p.position++;
  const args: Term[] = [];
  while (p.tokens[p.position] !== ')') {
    const arg = parseTernary(p);
    if (arg === null) return null;
    args.push(arg);
    if (p.tokens[p.position] === ',') p.position++;
    else if (p.tokens[p.position] !== ')') return null;
  }
  p.position++;
  const { machine, state } = p.e;
  const before = undone(machine, pureName(name), args);
  if (before !== null) return before;
  const term = machine.terms.op(pureName(name), args, 64);
  const value = machine.catalogue.primitive(name)?.declaration.results[0]?.value;
  if (value?.is === 'pure' && value.nonNull === true) restrict(state, term, validPointer);
  return term;
}
