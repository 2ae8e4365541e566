import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpusFor } from '../corpus-directory.ts';
import { textFiles, textOf } from './tracked.ts';

/** Kernel text is GPL-2.0 and never enters the project: five such lines in a row that stand in the corpus are a copy. */
const run = 5;

/** Short lines are everybody's: they neither make nor break a run. */
const shortest = 24;

const corpus = corpusFor('the search for copied kernel text');

function normal(line: string): string {
  return line
    .replace(/^[ +>]*/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function knownLines(directory: string): ReadonlySet<string> {
  const known = new Set<string>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:[ch]|mbox)$/.test(entry.name)) continue;
    for (const line of readFileSync(join(entry.parentPath, entry.name), 'latin1').split('\n')) {
      const text = normal(line);
      if (text.length > shortest) known.add(text);
    }
  }
  return known;
}

function copiesIn(text: string, known: ReadonlySet<string>): readonly number[] {
  const starts: number[] = [];
  let start = 0;
  let length = 0;
  for (const [i, line] of text.split('\n').entries()) {
    const content = normal(line);
    if (content.length <= shortest) continue;
    if (!known.has(content)) length = 0;
    else {
      if (length === 0) start = i + 1;
      length++;
      if (length === run) starts.push(start);
    }
  }
  return starts;
}

test('a copy is found, also in a quoted patch', () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(10)} = ${letter.repeat(20)};`);
  expect(copiesIn(`x\n${lines.map((line) => `> +\t${line}\n}\n`).join('')}`, new Set(lines))).toEqual([2]);
  expect(copiesIn(lines.slice(1).join('\n'), new Set(lines))).toEqual([]);
});

if (corpus !== null) {
  test('no kernel text stands in the project', () => {
    const known = knownLines(corpus);
    expect(known.size).toBeGreaterThan(0);
    expect(textFiles().flatMap((file) => copiesIn(textOf(file), known).map((line) => `${file}:${line}`))).toEqual([]);
  });
}
