import { expect, test } from 'vitest';
import { findingCodes } from '../../server/src/core/paths/codes.ts';
import { projectFiles, textOf } from './tracked.ts';

/** The codes that the machine and the checks give to findings: what stands behind `code:` in their sources. */
function raisedCodes(): readonly string[] {
  const sources = projectFiles().filter(
    (file) =>
      /^server\/src\/core\/(?:machine|paths|analysis)\/.*\.ts$/.test(file) &&
      !/\.test\.ts$|\/paths\/codes\//.test(file),
  );
  const values = sources.flatMap((file) => [...textOf(file).matchAll(/\bcode:([^,;{}]*),/g)].map((match) => match[1]!));
  return [
    ...new Set(values.flatMap((value) => [...value.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!))),
  ].sort();
}

test('every code that a finding can have is explained, and every code that is explained can be one', () => {
  expect(raisedCodes()).toEqual(findingCodes.map(({ code }) => code).sort());
});

test('no code is explained twice', () => {
  const codes = findingCodes.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});
