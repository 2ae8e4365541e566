import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { play, readSections, type Section } from './transcript.ts';

/**
 * Each test/cli/*.md shows what the command line says. FOLIOSCOPE_UPDATE=1 writes what it says today into the files,
 * for `git diff` to judge.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const isUpdate = process.env['FOLIOSCOPE_UPDATE'] === '1';

for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
  const markdown = readFileSync(folder + name, 'utf8');
  const sections = readSections(markdown);
  describe(name, () => {
    if (isUpdate) test('is written anew', () => writeFileSync(folder + name, rewritten(markdown, sections)));
    else
      for (const section of sections)
        test(section.title, () => expect(play(section)).toEqual(expected(markdown, section)));
  });
}

function expected(markdown: string, { consoles }: Section): readonly string[] {
  return consoles.map(({ at, end }) => markdown.slice(at, end));
}

function rewritten(markdown: string, sections: readonly Section[]): string {
  let text = markdown;
  for (const section of [...sections].reverse()) {
    const outputs = play(section);
    if (outputs.some((output) => output.includes('internal error. This is a defect')))
      throw new Error(`${section.title}: internal error`);
    for (const [i, { at, end }] of [...section.consoles.entries()].reverse())
      text = text.slice(0, at) + outputs[i]! + text.slice(end);
  }
  return text;
}
