import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pathOf, type FilePatch, type Hunk } from '../../server/src/core/series/patch.ts';
import { readInput } from '../../server/src/core/series/read-input.ts';
import { corpusFor } from '../corpus-directory.ts';
import { corpusMails, readText, type CorpusMail } from './mails.ts';

const corpus = corpusFor('reading patches and replies');
const mails = corpus === null ? [] : corpusMails(corpus);
const folder = mkdtempSync(join(tmpdir(), 'patches-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.runIf(corpus !== null)('mails of the corpus', () => {
  test('every patch has the files and line counts that git finds in it, and no problem', { timeout: 120_000 }, () => {
    const patches = mails.filter((mail) => mail.kind === 'patch');
    expect(patches.length).toBeGreaterThan(400);
    for (const mail of patches) {
      const input = readText(mail);
      const { patches: read, problems } = readInput(input);
      expect(problems, mail.name).toEqual([]);
      expect(read.flatMap((patch) => patch.files).map(numstat), mail.name).toEqual(gitNumstat(input.text));
    }
  });

  test('every character of every line of every hunk stands where its segment says', () => {
    for (const mail of mails) {
      const input = readText(mail);
      const encoded = /^content-transfer-encoding:\s*(?:base64|quoted-printable)/im.test(input.text);
      if (encoded || /format=flowed/i.test(input.text)) continue;
      for (const patch of readInput(input).patches) {
        for (const line of patch.files.flatMap((file) => file.hunks).flatMap((hunk) => hunk.lines)) {
          const whole = line.joined === undefined ? line.text : line.text.slice(0, line.joined.from).trimEnd();
          expect(input.text.slice(line.origin, line.origin + whole.length)).toBe(whole);
        }
      }
    }
  });

  test('a hunk that a reply quotes whole is the hunk of the patch', () => {
    const originals = hunksOf(mails.filter((mail) => mail.kind === 'patch'));
    let same = 0;
    const edited: string[] = [];
    for (const [key, quotes] of hunksOf(mails.filter((mail) => mail.kind === 'reply'))) {
      const written = (originals.get(key) ?? []).map(shown);
      for (const quote of written.length === 0 ? [] : quotes.filter((hunk) => hunk.complete)) {
        if (written.includes(shown(quote))) same++;
        else edited.push(key);
      }
    }
    // Reviewers edit what they quote: these few hunks were changed by hand.
    expect(same).toBeGreaterThanOrEqual(1180);
    expect(edited.length, edited.join('\n')).toBeLessThanOrEqual(6);
  });
});

function hunksOf(from: readonly CorpusMail[]): Map<string, Hunk[]> {
  const found = new Map<string, Hunk[]>();
  for (const mail of from) {
    for (const file of readInput(readText(mail)).patches.flatMap((patch) => patch.files)) {
      for (const hunk of file.hunks) {
        const key = `${mail.series} ${pathOf(file)} -${hunk.oldStart},${hunk.oldCount} +${hunk.newStart},${hunk.newCount}`;
        found.set(key, [...(found.get(key) ?? []), hunk]);
      }
    }
  }
  return found;
}

/** Mail programs change white space; all else must be the same. */
function shown(hunk: Hunk): string {
  return hunk.lines.map((line) => line.kind + line.text.replace(/\s+/g, ' ').trimEnd()).join('\n');
}

function numstat(file: FilePatch): string {
  const lines = file.hunks.flatMap((hunk) => hunk.lines);
  const count = (kind: string): number => lines.filter((line) => line.kind === kind).length;
  return `${count('+')}\t${count('-')}\t${pathOf(file)}`;
}

function gitNumstat(mail: string): string[] {
  execFileSync('git', ['mailinfo', join(folder, 'message'), join(folder, 'patch')], {
    input: mail,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const lines = execFileSync('git', ['apply', '--numstat', join(folder, 'patch')], { encoding: 'utf8' });
  return lines.split('\n').filter((line) => line !== '');
}
