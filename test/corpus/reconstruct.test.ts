import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applySeries } from '../../server/src/core/series/apply.ts';
import { HOLE_MARK } from '../../server/src/core/text/hole.ts';
import { orderPatches } from '../../server/src/core/series/order.ts';
import type { Patch } from '../../server/src/core/series/patch.ts';
import { readInput } from '../../server/src/core/series/read-input.ts';
import { reconstructAll, type ReconstructedFile } from '../../server/src/core/series/reconstruct.ts';
import { commentStateAfter, NO_COMMENT } from '../../server/src/core/series/comments.ts';
import { inputText } from '../../server/src/core/text/source.ts';
import { corpusFor } from '../corpus-directory.ts';
import { corpusMails, readText } from './mails.ts';

const corpus = corpusFor('rebuilding files without a base');

/**
 * The oracle is the same series applied to a tree that it was made for: every line that was rebuilt without the tree must
 * be the line of the real file at the number that it was given, and a gap that was bridged must hide nothing but comment.
 */
describe.runIf(corpus !== null)('files rebuilt without a base are those of the tree', () => {
  const folder = corpus ?? '';
  const mails = corpus === null ? [] : corpusMails(folder);
  const trees = corpus === null ? [] : readdirSync(join(folder, 'sources'));
  const series = [...new Set(mails.map((mail) => mail.series))];

  test('line by line, and gap by gap', { timeout: 120_000 }, () => {
    let lines = 0;
    let bridged = 0;
    for (const name of series) {
      const read = mails
        .filter((mail) => mail.series === name && mail.kind === 'patch')
        .map((mail) => readInput(readText(mail)));
      const patches = orderPatches(read.flatMap((input) => input.patches)).series.flatMap((one) => one.patches);
      const rebuilt = reconstructAll(patches);
      for (const tree of trees) {
        for (const [path, text] of exactFiles(patches, join(folder, 'sources', tree))) {
          for (const file of rebuilt.filter((one) => one.path === path)) {
            const found = compare(file, text.split('\n'));
            expect(found.wrong, `${name} on ${tree}`).toEqual([]);
            lines += found.lines;
            bridged += found.bridged;
          }
        }
      }
    }
    expect(lines).toBeGreaterThan(5000);
    expect(bridged).toBeGreaterThan(0);
  });

  test.each([
    ['v5.4', 'v5.15'],
    ['v6.8', 'v6.11'],
    ['v6.11', 'v6.17'],
    ['v6.17', 'v7.0'],
    ['v7.0', 'debian-v7.2.13'],
    ['v7.0', 'v6.17'],
  ])('from the diff of %s and %s', { timeout: 60_000 }, (older, newer) => {
    const { patches, problems } = readInput(inputText('diff', diffOfTrees(join(folder, 'sources'), older, newer)));
    expect(problems).toEqual([]);
    for (const file of reconstructAll(patches).filter((one) => /\.[ch]$/.test(one.path))) {
      const path = file.path.startsWith(newer) ? file.path : join(newer, file.path);
      expect(compare(file, readFileSync(join(folder, 'sources', path), 'utf8').split('\n')).wrong).toEqual([]);
    }
  });
});

function diffOfTrees(folder: string, older: string, newer: string): string {
  const { stdout } = spawnSync('git', ['diff', '--no-index', older, newer], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return stdout;
}

/** Files to which every patch applies at the very place that it names. */
function exactFiles(patches: readonly Patch[], tree: string): Map<string, string> {
  const readBase = (path: string): string | null =>
    existsSync(join(tree, path)) ? readFileSync(join(tree, path), 'utf8') : null;
  const exact = new Map<string, string>();
  for (const file of applySeries(patches, readBase)) {
    if (file.source !== null && file.steps.every((step) => step.applies === true && step.reasons.length === 0))
      exact.set(file.path, file.source.text);
  }
  return exact;
}

function compare(
  file: ReconstructedFile,
  real: readonly string[],
): { wrong: string[]; lines: number; bridged: number } {
  const { source } = file;
  const wrong: string[] = [];
  let lines = 0;
  let state = NO_COMMENT;
  let realState = NO_COMMENT;
  let reached = 0;
  source.text.split('\n').forEach((text, index) => {
    const target = source.targetLines?.[index] ?? 0;
    if (target > 0) {
      lines++;
      realState = commentStateAfter(real.slice(reached, target - 1), realState);
      reached = target - 1;
      if (real[reached] !== text) wrong.push(`${file.path}:${target}: ${text}`);
      if (state.open !== realState.open)
        wrong.push(`${file.path}:${target}: taken for ${state.open ? 'comment' : 'code'}: ${text}`);
    }
    state = commentStateAfter([text], state);
  });
  const bridged = file.gaps.filter((gap) => gap.insideComment);
  for (const gap of bridged) {
    const before = source.target(gap.at).line;
    const missing = real.slice(before, before + (gap.missingLines ?? 0));
    if (!isComment(real, before, missing.length))
      wrong.push(`${file.path}: the gap behind line ${before} is no comment: ${missing.join('|')}`);
  }
  if (source.text.includes(`${HOLE_MARK}${HOLE_MARK}`)) wrong.push(`${file.path}: two marks on one line`);
  return { wrong, lines, bridged: bridged.length };
}

/** Whether lines of a file hold nothing but comment and white space. */
function isComment(real: readonly string[], from: number, count: number): boolean {
  let state = commentStateAfter(real.slice(0, from), NO_COMMENT);
  for (const line of real.slice(from, from + count)) {
    const outside = state.open ? line.replace(/^.*?(?:\*\/|$)/, '') : line.replace(/\/\*.*?(?:\*\/|$)/g, '');
    if (outside.trim() !== '') return false;
    state = commentStateAfter([line], state);
  }
  return true;
}
