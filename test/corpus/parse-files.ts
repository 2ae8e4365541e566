import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputText, SourceText } from '../../server/src/core/text/source.ts';

/** Where the kernel trees are; null where there are none, and then it was said loudly. */
export function corpusSources(): string | null {
  const corpus = (process.env['FOLIOSCOPE_CORPUS'] ?? '') || join(import.meta.dirname, '../../../shared/corpus');
  const sources = join(corpus, 'sources');
  if (existsSync(sources)) return sources;
  process.stderr.write(`NOT RUN: there is no corpus at ${corpus}; set FOLIOSCOPE_CORPUS\n`);
  return null;
}

/** The kernel trees, by name. */
export function corpusTrees(sources: string): string[] {
  return readdirSync(sources).sort();
}

/** The paths of the files in a tree whose names match, in order. */
export function filesIn(sources: string, tree: string, name: RegExp): string[] {
  const entries = readdirSync(join(sources, tree), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name));
  return files.map((entry) => join(entry.parentPath, entry.name).slice(join(sources, tree).length + 1)).sort();
}

export function readSource(sources: string, tree: string, path: string): SourceText {
  return SourceText.of(path, inputText(`${tree}/${path}`, readFileSync(join(sources, tree, path), 'utf8')));
}
