import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The directory of the corpus, or null where there is none; then a line on standard error says which tests did not run.
 */
export function corpusFor(tests: string): string | null {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const directory = resolve(root, (process.env['FOLIOSCOPE_CORPUS'] ?? '') || '../shared/corpus');
  if (existsSync(directory)) return directory;
  process.stderr.write(`NOT RUN: ${tests}: there is no corpus (set FOLIOSCOPE_CORPUS to its directory)\n`);
  return null;
}
