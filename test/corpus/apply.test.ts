import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applySeries, type AppliedFile } from '../../server/src/core/series/apply.ts';
import { pathOf, type FilePatch, type Patch } from '../../server/src/core/series/patch.ts';
import { orderPatches } from '../../server/src/core/series/order.ts';
import { readInput } from '../../server/src/core/series/read-input.ts';
import { corpusFor } from '../corpus-directory.ts';
import { corpusMails, readText } from './mails.ts';

const corpus = corpusFor('applying series as git does');

/**
 * The oracle is git: every file of every patch of every series is applied to every tree of the corpus with `git apply`,
 * and with `git apply -C1` where that fails. From the first failure on a file is compared no further.
 */
describe.runIf(corpus !== null)('series apply to the trees of the corpus as with git', () => {
  const folder = corpus ?? '';
  const mails = corpus === null ? [] : corpusMails(folder);
  const trees = corpus === null ? [] : readdirSync(join(folder, 'sources'));
  for (const series of new Set(mails.map((mail) => mail.series))) {
    test(series, { timeout: 120_000 }, () => {
      const read = mails
        .filter((mail) => mail.series === series && mail.kind === 'patch')
        .map((mail) => readInput(readText(mail)));
      const ordered = orderPatches(read.flatMap((input) => input.patches)).series.flatMap((one) => one.patches);
      for (const tree of trees) expect(compare(join(folder, 'sources', tree), ordered), tree).toEqual([]);
    });
  }
});

/** What differs between git and us, in words. */
function compare(tree: string, patches: readonly Patch[]): string[] {
  const readBase = (path: string): string | null =>
    existsSync(join(tree, path)) ? readFileSync(join(tree, path), 'utf8') : null;
  const ours = applySeries(patches, readBase);
  const folder = mkdtempSync(join(tmpdir(), 'apply-'));
  try {
    return ours.flatMap((file) => compareFile(folder, file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compareFile(folder: string, file: AppliedFile): string[] {
  if (file.before !== null) write(join(folder, file.before.path), file.before.text);
  for (const step of file.steps) {
    const git = gitApplies(folder, step.patch, step.file);
    if (git !== step.applies && !(git === false && step.applies !== true)) {
      return [`${file.path}, patch ${step.patch.index}: git ${git}, ours ${step.applies} (${step.reasons.join('; ')})`];
    }
    if (git === false) return [];
  }
  const path = join(folder, file.path);
  const expected = existsSync(path) ? readFileSync(path, 'utf8') : null;
  return expected === (file.source?.text ?? null) ? [] : [`${file.path}: the text differs from git's`];
}

function gitApplies(folder: string, patch: Patch, file: FilePatch): true | 'fuzz' | false {
  const diff = diffOf(patch);
  const run = (...options: string[]): boolean => {
    try {
      execFileSync('git', ['apply', ...options, `--include=${pathOf(file)}`, '-'], {
        cwd: folder,
        input: diff,
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      return true;
    } catch {
      return false;
    }
  };
  return run() ? true : run('-C1') ? 'fuzz' : false;
}

/** What git itself takes for the patch in the mail. */
function diffOf(patch: Patch): Buffer {
  const known = diffs.get(patch);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), 'mailinfo-'));
  try {
    execFileSync('git', ['mailinfo', join(folder, 'message'), join(folder, 'patch')], {
      input: patch.mail.input.text,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const diff = readFileSync(join(folder, 'patch'));
    diffs.set(patch, diff);
    return diff;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const diffs = new Map<Patch, Buffer>();

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
