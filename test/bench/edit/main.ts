import { readFileSync } from 'node:fs';
import { readFile } from '../../../server/src/core/c/read.ts';
import { createCatalogue } from '../../../server/src/core/kernel/catalogue.ts';
import { createFileAnalyser, type FileAnalyser } from '../../../server/src/core/paths/analyse-file.ts';
import { checks } from '../../../server/src/core/paths/checks/registry.ts';
import { withText } from '../../../server/src/core/paths/edited.ts';
import type { ProgramFunction } from '../../../server/src/core/paths/program.ts';
import { inputText, SourceText } from '../../../server/src/core/text/source.ts';
import { nativeParser } from '../../../server/src/node/parsers.ts';

/** What is typed at the start of a function's body: a statement more, that changes nothing for its callers. */
const typed = ' barrier();';

/** Edits each function of a file once, in a process that has followed all of it: milliseconds from text to findings. */
function editAll(path: string): number[] {
  const parser = nativeParser();
  if (parser === null) throw new Error('there is no native parser');
  const read = (text: string) => readFile(SourceText.of(path, inputText(path, text)));
  const text = readFileSync(path, 'utf8');
  const setup = { catalogue: createCatalogue(), parser, configuration: new Map<string, string>() };
  const analyser = createFileAnalyser(setup, read(text), []);
  for (const fn of analyser.functions) look(analyser, fn);
  return analyser.functions
    .filter((fn) => fn.text.whole)
    .map(({ text: { bodyAt } }) => {
      const started = performance.now();
      const edited = withText(analyser, read(text.slice(0, bodyAt + 1) + typed + text.slice(bodyAt + 1)));
      if (edited === null) throw new Error(`an edit inside a function of ${path} began anew`);
      for (const fn of edited.again) look(edited.analyser, fn);
      return performance.now() - started;
    });
}

function look(analyser: FileAnalyser, fn: ProgramFunction): void {
  const analysis = analyser.analyse(fn);
  for (const check of checks) check.run(analysis);
}

process.stdout.write(JSON.stringify(process.argv.slice(2).map(editAll)));
