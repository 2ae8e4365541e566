import { expect, test } from 'vitest';
import type { ConditionNode } from '../machine/state.ts';
import { joinConditions, type Decisions } from './join-conditions.ts';

/** Decisions of one path: "a", "!a"; "f: 0 of 2" is one of two ways in which f came out. */
function path(...texts: string[]): Decisions {
  return texts.map((text, order): ConditionNode => {
    const at = text.replace(/^!/, '').charCodeAt(0);
    const outOf = / of (\d+)$/.exec(text)?.[1];
    const contrary = text.startsWith('!') ? text.slice(1) : `!${text}`;
    const key = `${at}:${text}`;
    const node = { previous: null, depth: order + 1, text, key, at, order, isBranch: outOf === undefined };
    return outOf === undefined ? { ...node, contrary } : { ...node, outOf: Number(outOf) };
  });
}

function joined(...paths: Decisions[]): string {
  return joinConditions(paths)
    .map((node) => node.text)
    .join(', ');
}

test('what decides nothing is left out', () => expect(joined(path('a', 'b'), path('a', '!b'))).toBe('a'));

test('both ways of one decision are no condition', () => expect(joined(path('a'), path('!a'))).toBe(''));

test('both ways in which a call came out are none either', () =>
  expect(joined(path('f: 0 of 2'), path('f: 1 of 2'))).toBe(''));

test('two of three ways in which a call came out are told', () =>
  expect(joined(path('f: 0 of 3'), path('f: 1 of 3'))).toBe('f: 0 of 3 or f: 1 of 3'));

test('a path that is a part of another stands for both', () => expect(joined(path('a'), path('a', 'b'))).toBe('a'));

test('a way that only comes about after another branch is told with it', () =>
  expect(joined(path('!a'), path('a', '!b'))).toBe('!a or !b'));

test('ways that were joined before are compared one by one', () => {
  const before = joinConditions([path('!a'), path('a', '!b')]);
  expect(joined(before, path('a', 'b'))).toBe('');
});

test('what all share comes first, and ways that are long to say are not said', () =>
  expect(joined(path('a', 'b', 'c'.repeat(60)), path('a', 'd'.repeat(60)), path('a', 'e'.repeat(60)))).toBe('a'));
