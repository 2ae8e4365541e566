import { createCatalogue } from '../../../../server/src/core/kernel/catalogue.ts';
import { nativeParser } from '../../../../server/src/node/parsers.ts';
import { applyEdits, type Kind } from '../mutation.ts';
import { placeOf, subjectOf } from '../subject.ts';
import { mutatedFunction } from '../try-mutation.ts';

const catalogue = createCatalogue();

/**
 * Every mutation of a kind in a C text, a block of lines each: what it does, the lines that it takes away and those that
 * it puts there. "cannot be read" where the result does not parse.
 */
export function told(kind: Kind, c: string): string {
  const parser = nativeParser();
  if (parser === null) throw new Error('these tests need the native parser');
  const subject = subjectOf({ catalogue, parser }, 'tree', 'fixture.c', c);
  return subject.file.functions
    .flatMap((fn) => {
      const place = placeOf(subject, fn);
      if (place === null) return [];
      return kind.mutations(place).map((mutation) => {
        const after = applyEdits(c, mutation.edits);
        const isWhole = mutatedFunction(parser, subject, fn, mutation) !== null;
        return [mutation.what, ...changedLines(c, after), ...(isWhole ? [] : ['cannot be read'])].join('\n');
      });
    })
    .join('\n\n');
}

function changedLines(before: string, after: string): readonly string[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  return a.flatMap((line, i) => (line === b[i] ? [] : [`- ${line.trim()}`, `+ ${(b[i] ?? '').trim()}`]));
}
