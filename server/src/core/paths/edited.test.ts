import { describe, expect, test } from 'vitest';
import { readFile } from '../c/read.ts';
import type { CFile } from '../c/file.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import { errnoNames } from '../kernel/errno-names.ts';
import { tellFunction } from '../analysis/tell.ts';
import { inputText, SourceText } from '../text/source.ts';
import { nativeParser } from '../../node/parsers.ts';
import { createFileAnalyser, type FileAnalyser } from './analyse-file.ts';
import { withText } from './edited.ts';

const parser = nativeParser();
const catalogue = createCatalogue();

const code = `
struct box { struct folio *folio; int users; };

static void drop(struct box *box)
{
  folio_put(box->folio);
}

static int take(struct box *box)
{
  if (!box->users)
    return -EINVAL;
  folio_get(box->folio);
  return 0;
}

int use(struct box *box)
{
  int r = take(box);

  if (r)
    return r;
  drop(box);
  return 0;
}

int count(struct box *box)
{
  return box->users;
}
`;

function read(text: string): CFile {
  return readFile(SourceText.of('t.c', inputText('t.c', text)));
}

/** An analyser that has followed every function of a text. */
function analysed(text: string): FileAnalyser {
  if (parser === null) throw new Error('these tests need the native parser');
  const analyser = createFileAnalyser({ catalogue, parser, configuration: new Map() }, read(text), []);
  for (const fn of analyser.functions) analyser.analyse(fn);
  return analyser;
}

function again(before: string, after: string): string[] | null {
  return withText(analysed(before), read(after))?.again.map((fn) => fn.text.name) ?? null;
}

function told(analyser: FileAnalyser): unknown {
  return analyser.functions.map((fn) => tellFunction(analyser.analyse(fn), errnoNames(catalogue)).paths);
}

describe('looked at again', () => {
  test('is the function that was edited, and who calls it', () =>
    expect(again(code, code.replace('folio_put(', 'folio_unlock('))).toEqual(['drop', 'use']));

  test('is nothing else', () => expect(again(code, code.replace('return box->users', 'return 1'))).toEqual(['count']));

  test('is nothing where nothing changed', () => expect(again(code, code)).toEqual([]));
});

describe('the file is begun anew', () => {
  test('where a declaration changed', () => expect(again(code, code.replace('int users', 'long users'))).toBeNull());
  test('where a function came', () => expect(again(code, `${code}\nint more(void)\n{\n  return 0;\n}\n`)).toBeNull());
  test('where a function went', () => expect(again(code, code.replace(/int count[^]*/, ''))).toBeNull());
  test('where a function has another name', () => expect(again(code, code.replace('int count', 'int sum'))).toBeNull());
  test('where something follows the last function', () => expect(again(code, `${code}\nint more;\n`)).toBeNull());
});

test('what is told after edits is what is told of the text from scratch', () => {
  const edits: [string, string][] = [
    ['folio_put(box->folio);', 'folio_put(box->folio); folio_unlock(box->folio);'],
    ['return box->users;', 'return box->users + 1;'],
    ['if (!box->users)', 'if (box->users < 2)'],
    ['folio_put(box->folio); folio_unlock(box->folio);', ''],
  ];
  let text = code;
  let analyser = analysed(text);
  for (const [from, to] of edits) {
    text = text.replace(from, to);
    const edited = withText(analyser, read(text));
    if (edited === null) throw new Error('an edit inside a function does not begin anew');
    analyser = edited.analyser;
    expect(told(analyser)).toEqual(told(analysed(text)));
  }
});

test('paths of a function that was not edited are kept', () => {
  const analyser = analysed(code);
  const edited = withText(analyser, read(code.replace('folio_put(', 'folio_unlock(')));
  const count = analyser.functions.at(-1)!;
  expect(edited?.analyser.analyse(count)).toBe(analyser.analyse(count));
});

test('texts do not pile up', () => {
  const functions = Array.from({ length: 40 }, (_, n) => `int f${n}(int x)\n{\n  return x;\n}\n`);
  let analyser = analysed(functions.join('\n'));
  let begun = 0;
  functions.forEach((fn, n) => {
    functions[n] = fn.replace('return x', 'return x + 1');
    const edited = withText(analyser, read(functions.join('\n')));
    if (edited === null) begun++;
    analyser = edited?.analyser ?? analysed(functions.join('\n'));
  });
  expect(begun).toBe(1);
});
