import { readFile } from '../server/src/core/c/read.ts';
import { createCatalogue } from '../server/src/core/kernel/catalogue.ts';
import { createFileAnalyser } from '../server/src/core/paths/analyse-file.ts';
import { checks } from '../server/src/core/paths/checks/registry.ts';
import { inputText, SourceText } from '../server/src/core/text/source.ts';
import { nativeParser } from '../server/src/node/parsers.ts';

const catalogue = createCatalogue();

/** What every check says of every function of a C text: "error ref-leak in lookup()", each once, sorted. */
export function findingsOf(c: string): readonly string[] {
  const parser = nativeParser();
  if (parser === null) throw new Error('these tests need the native parser');
  const file = readFile(SourceText.of('fixture.c', inputText('fixture.c', c)));
  const analyser = createFileAnalyser({ catalogue, parser, configuration: new Map() }, file, []);
  const told = analyser.functions.flatMap((fn) => {
    const analysis = analyser.analyse(fn);
    return checks
      .flatMap((check) => check.run(analysis))
      .map(({ severity, code }) => `${severity} ${code} in ${fn.text.name}()`);
  });
  return [...new Set(told)].sort();
}
