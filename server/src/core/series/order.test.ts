import { expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { orderPatches } from './order.ts';
import { readInput } from './read-input.ts';

interface Written {
  readonly subject: string;
  readonly id?: string;
  readonly quote?: boolean;
}

function mail({ subject, id = subject, quote = false }: Written): string {
  const mark = quote ? '> ' : '';
  const diff = ['--- a/a.c', '+++ b/a.c', '@@ -1,1 +1,2 @@', ' int a;', `+int b;`]
    .map((line) => `${mark}${line}\n`)
    .join('');
  return `From ann Mon Sep 17 00:00:00 2001\nFrom: Ann <a@b.c>\nSubject: ${subject}\nMessage-ID: <${id.replace(/\W/g, '')}@x>\n\n${quote ? 'On Monday, Ann wrote:\n' : ''}${diff}\n`;
}

/** The mails are one input each; draws the series, what is older, and what is set aside. */
function ordered(...mails: Written[]): string {
  const patches = mails.flatMap((one) => readInput(inputText('m', mail(one))).patches);
  const { series, older, proposals, setAside, problems } = orderPatches(patches);
  const drawSeries = (one: (typeof series)[number]): string =>
    `v${one.version} ${one.patches.map((patch) => `${patch.index ?? '-'}:${patch.subject}`).join(' ')}`;
  return [
    ...series.map(drawSeries),
    ...older.map((one) => `older ${drawSeries(one)}`),
    ...proposals.map((patch) => `proposal ${patch.subject}`),
    ...setAside.map((patch) => `aside ${patch.index}`),
    ...problems.map((problem) => `! ${problem.reason}`),
  ].join('\n');
}

test('the numbers give the order, not the order in which mails are given', () => {
  expect(ordered({ subject: '[PATCH 2/2] two' }, { subject: '[PATCH 1/2] one' })).toBe('v1 1:one 2:two');
});

test('a quote of a patch that is at hand is set aside', () => {
  expect(ordered({ subject: 'Re: [PATCH 1/1] one', quote: true }, { subject: '[PATCH 1/1] one' })).toBe(
    'v1 1:one\naside 1',
  );
});

test('a quote stands in for a patch that is not', () => {
  expect(ordered({ subject: 'Re: [PATCH 2/5] two', quote: true })).toBe('v1 2:two');
});

test('a diff that a reviewer proposes is told apart', () => {
  expect(ordered({ subject: '[PATCH 1/1] one' }, { subject: 'Re: [PATCH 1/1] one', id: 'r' })).toBe(
    'v1 1:one\nproposal one',
  );
});

test('of two versions the newest is kept, and it is said', () => {
  expect(ordered({ subject: '[PATCH 1/1] one' }, { subject: '[PATCH v2 1/1] one' })).toBe(
    'v2 1:one\nolder v1 1:one\n! version 1 of this series is set aside, because version 2 is here too',
  );
});

test('a series proper follows its RFC, whose versions counted for themselves', () => {
  expect(ordered({ subject: '[RFC PATCH v3 1/1] one' }, { subject: '[PATCH 1/1] one' }).split('\n')[0]).toBe(
    'v1 1:one',
  );
});

test('two series that share no title are both kept', () => {
  expect(ordered({ subject: '[PATCH 1/1] one' }, { subject: '[PATCH v2 1/1] other' })).toBe('v1 1:one\nv2 1:other');
});

test('patches that are missing are named', () => {
  expect(ordered({ subject: '[PATCH 1/4] one' }, { subject: '[PATCH 3/4] three' })).toBe(
    'v1 1:one 3:three\n! patches 2, 4 of 4 are not here',
  );
});

test('patches without a number stay in the order given', () => {
  expect(ordered({ subject: '[PATCH] b' }, { subject: '[PATCH] a' })).toBe('v1 -:b\nv1 -:a');
});
