import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { projectFiles, root, textOf } from './tracked.ts';

/** The part of the catalogue that is asked here. */
interface Names {
  names(): readonly string[];
  primitive(name: string): unknown;
  loop(name: string): unknown;
}

/** Names in the catalogue that are words of the contract or of the preprocessor as well. */
const ourWordsToo = new Set([
  // A class of return values in the public JSON.
  'ERR_PTR',
  // What an `#if` asks of Kconfig.
  'IS_ENABLED',
  'IS_REACHABLE',
  'IS_BUILTIN',
  // Instructions.
  'swap',
  'unreachable',
]);

/** Examples of finding codes are kernel C that is shown to people, not knowledge that anything acts on. */
const showsExamples = 'server/src/core/paths/codes/';

const core = 'server/src/core/';
const catalogueFile = join(root, core, 'kernel', 'catalogue.ts');

/**
 * Names in a file's code that could be a kernel function's: words with an underscore anywhere outside comments (our own
 * names have none), and string literals that are one word.
 */
function candidates(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, text);
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    if (token === ts.SyntaxKind.StringLiteral && /^\w+$/.test(scanner.getTokenValue()))
      names.add(scanner.getTokenValue());
    for (const word of scanner.getTokenText().match(/[A-Za-z_]\w*/g) ?? []) if (word.includes('_')) names.add(word);
  }
  return names;
}

test('names of kernel functions stand in core/kernel alone', async () => {
  // The catalogue is what knows the names; before there is one there is nothing to ask.
  if (!existsSync(catalogueFile)) return;
  const { createCatalogue } = (await import(pathToFileURL(catalogueFile).href)) as {
    createCatalogue: () => Names;
  };
  const catalogue = createCatalogue();
  // Classes of guards ("mutex", "rcu") are words of our own as well; functions and loops are the kernel's alone.
  const known = new Set(
    catalogue.names().filter((name) => (catalogue.primitive(name) ?? catalogue.loop(name)) !== null),
  );
  expect(known.size).toBeGreaterThan(0);
  const files = projectFiles().filter(
    (file) =>
      file.startsWith(core) &&
      !file.startsWith(`${core}kernel/`) &&
      !file.startsWith(showsExamples) &&
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts'),
  );
  const found = files.flatMap((file) =>
    [...candidates(textOf(file))]
      .filter((name) => known.has(name) && !ourWordsToo.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(found).toEqual([]);
});

test('comments may give examples, code and strings may not', () => {
  const text =
    "// folio_put(folio)\n/* kfree() */ const a = 'folio_get(x)'; const b = 'kfree'; const c = `${d}_lock`; minimum(e);";
  expect(candidates(text)).toEqual(new Set(['folio_get', 'kfree', '_lock']));
});
