import { expect, test } from 'vitest';
import { effectsReport } from './effects.ts';
import { emptyResult } from './empty.ts';
import { plain } from './palette.ts';
import type { FunctionResult, PathEffect, PathResult } from './result.ts';
import type { Style } from './style.ts';

const style: Style = { width: 100, palette: plain, verbosity: 'normal' };

const counter = (...deltas: number[]): PathEffect[] =>
  deltas.map((delta) => ({ kind: 'counter', object: 'accessible', delta, line: 1 }));
const unmapped: PathEffect = { kind: 'map', object: 'host PTEs', change: 'unmapped', line: 1 };

function path(returns: string, when: string[], effects: PathEffect[], more: Partial<PathResult> = {}): PathResult {
  return { when, returns, effects, pfns: [], maySleep: false, ...more };
}

const converted: FunctionResult = {
  name: 'make_inaccessible',
  signature: 'int make_inaccessible(struct folio *folio)',
  file: 'a.c',
  range: { start: { line: 1, column: 1 }, end: { line: 9, column: 1 } },
  target: null,
  complete: true,
  why: null,
  assumptions: [],
  paths: [
    path('0', ['accessible was 0'], []),
    path('-EBUSY', ['accessible was above 1'], counter(-1)),
    path('-EBUSY', ['references beyond `safe` remain after 10 ms'], [...counter(-1, 1), unmapped], { maySleep: true }),
    path('r', ['prepare() failed with r'], [...counter(-1, 1), unmapped], { maySleep: true }),
    path('0', ['converted'], [...counter(-1), unmapped], { maySleep: true }),
  ],
};

function report(each: FunctionResult, width = 100): string {
  return effectsReport({ ...emptyResult('1'), functions: [each] }, { ...style, width });
}

test('rows are paths, columns the objects that any path touches', () => {
  expect(report(converted, 120)).toBe(
    `int make_inaccessible(struct folio *folio)                                                          5 paths

  returns  when                                         accessible  host PTEs  may sleep
  0        accessible was 0                             .           .          no
  0        converted                                    -1          unmapped   yes
  -EBUSY   accessible was above 1                       -1          .          no   ! differs from the next
  -EBUSY   references beyond \`safe\` remain after 10 ms  .  (-1 +1)  unmapped   yes
  r        prepare() failed with r                      .  (-1 +1)  unmapped   yes
`,
  );
});

test('conditions are wrapped before anything else gives way', () => {
  expect(report(converted, 96)).toBe(
    `int make_inaccessible(struct folio *folio)                                              5 paths

  returns  when                             accessible  host PTEs  may sleep
  0        accessible was 0                 .           .          no
  0        converted                        -1          unmapped   yes
  -EBUSY   accessible was above 1           -1          .          no   ! differs from the next
  -EBUSY   references beyond \`safe\` remain  .  (-1 +1)  unmapped   yes
           after 10 ms
  r        prepare() failed with r          .  (-1 +1)  unmapped   yes
`,
  );
});

test('more objects than fit side by side are listed path by path', () => {
  const many = Array.from({ length: 9 }, (_, i): PathEffect => ({
    kind: 'ref',
    object: `folio number ${i}`,
    delta: 1,
    line: 1,
  }));
  const text = report(
    { ...converted, paths: [path('0', ['all of them'], many), path('-EAGAIN', [], [many[3]!], { maySleep: true })] },
    80,
  );
  expect(text.split('\n').slice(2, 6)).toEqual([
    '  0',
    '      when all of them',
    '      folio number 0 refs  +1',
    '      folio number 1 refs  +1',
  ]);
  expect(text.split('\n').slice(14, 17)).toEqual([
    '  -EAGAIN  may sleep',
    '      when otherwise',
    '      folio number 3 refs  +1',
  ]);
});

test('locks and windows are told by what they are afterwards', () => {
  const lock = (delta: number): PathEffect => ({ kind: 'lock', object: 'folio', delta, line: 1 });
  const window = (delta: number): PathEffect => ({ kind: 'window', object: 'kvm', delta, line: 1 });
  const paths = [
    path('a', ['one'], [lock(1), window(1), window(-1)]),
    path('b', ['two'], [lock(-1), window(1)]),
    path('c', ['three'], [lock(1), lock(-1)]),
  ];
  expect(
    report({ ...converted, paths })
      .split('\n')
      .slice(2, 6),
  ).toEqual([
    '  returns  when   folio lock  kvm window  may sleep',
    '  a        one    held        balanced    no',
    '  b        two    released    open        no',
    '  c        three  balanced    .           no',
  ]);
});

test.each([
  ['the only path is taken always', [path('0', [], [])], ['  0        always  no']],
  [
    'one that shares no condition is what the others are not',
    [path('0', [], []), path('-EIO', ['r'], [])],
    ['  0        otherwise  no', '  -EIO     r          no'],
  ],
  [
    'of several that share none, none is "always"',
    [path('0', [], []), path('-EIO', [], [])],
    ['  0        in several ways  no', '  -EIO     in several ways  no'],
  ],
  [
    'one that reaches what could not be read says up to where',
    [{ ...path('?', ['r'], []), upTo: 9 }],
    ['  up to line 9  r     no'],
  ],
])('%s', (_name, paths, rows) =>
  expect(
    report({ ...converted, paths })
      .split('\n')
      .slice(3, 3 + rows.length),
  ).toEqual(rows),
);

test('a counter is called by its member where that is enough', () => {
  const counted = (object: string): PathEffect => ({ kind: 'counter', object, delta: 1, line: 1 });
  const title = (...objects: string[]): string =>
    report({ ...converted, paths: [path('0', [], objects.map(counted))] }).split('\n')[2]!;
  expect(title('folio->private->safe', 'kvm->users')).toBe('  returns  when    safe  users  may sleep');
  expect(title('a->users', 'b->users')).toBe('  returns  when    a->users  b->users  may sleep');
});

test('the same success with different effects is no inconsistency', () => {
  expect(report({ ...converted, paths: [path('0', ['a'], counter(1)), path('0', ['b'], [])] })).not.toContain(
    'differs',
  );
});

test('a failure that restores what it did equals one that did nothing', () => {
  expect(report({ ...converted, paths: [path('-EIO', ['a'], counter(1, -1)), path('-EIO', ['b'], [])] })).not.toContain(
    'differs',
  );
});

test('each pfn handed back is told in its three respects', () => {
  const pfns = [
    { refcounted: true, notifierGuarded: false, releaseWith: 'folio_put()' },
    { refcounted: false, notifierGuarded: null, releaseWith: null },
  ];
  expect(
    report({ ...converted, paths: [path('0', ['found'], [], { pfns })] })
      .split('\n')
      .slice(4, 6),
  ).toEqual([
    '           pfn: refcounted, no MMU notifier, release with folio_put()',
    '           pfn: not refcounted, maybe guarded by an MMU notifier, nothing to release',
  ]);
});

test('bounds and assumptions are said', () => {
  const lines = report({ ...converted, paths: [], complete: false, why: 'loop bound', assumptions: ['a', 'b'] }).split(
    '\n',
  );
  expect(lines[1]).toBe('  not every path was followed: loop bound');
  expect(lines.at(-2)).toBe('  Assumes: a; b.');
});
