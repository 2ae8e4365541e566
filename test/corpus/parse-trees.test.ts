import { describe, expect, it } from 'vitest';
import { parseBody } from '../../server/src/core/c/body.ts';
import { readFile } from '../../server/src/core/c/read.ts';
import type { SyntaxNode, SyntaxParser } from '../../server/src/core/c/syntax.ts';
import { nativeParser, wasmParser } from '../../server/src/node/parsers.ts';
import { corpusSources, corpusTrees, filesIn, readSource } from './parse-files.ts';

/** The whole tree as text: types, offsets, errors. */
function treeText(node: SyntaxNode): string {
  const flags = `${node.isMissing ? '!' : ''}${node.isError ? '?' : ''}${node.hasError ? '*' : ''}${node.isNamed ? '' : "'"}`;
  return `${node.type}${flags}${node.startIndex}-${node.endIndex}(${node.children.map(treeText).join('')})`;
}

/** A parser that parses twice and notes the texts for which the answers differ. */
function comparing(one: SyntaxParser, other: SyntaxParser, different: string[]): SyntaxParser {
  return {
    kind: `${one.kind} and ${other.kind}`,
    parse(text) {
      const tree = one.parse(text);
      const second = other.parse(text);
      if (treeText(tree.root) !== treeText(second.root)) different.push(text.slice(0, 100));
      second.delete();
      return tree;
    },
  };
}

const sources = corpusSources();
const native = nativeParser();

// What is compared is every text that the core hands to a parser. Over bare kernel text, which is no C to the grammar,
// the two are of different versions and recover from an error in different ways.
describe.runIf(sources !== null && native !== null)('the native and the wasm parser', () => {
  it.each(sources === null ? [] : corpusTrees(sources))(
    'give the same trees for %s',
    async (tree) => {
      const different: string[] = [];
      const wasm = await wasmParser();
      const parser = comparing(native ?? wasm, wasm, different);
      for (const path of filesIn(sources ?? '', tree, /\.[ch]$/)) {
        const file = readFile(readSource(sources ?? '', tree, path));
        for (const fn of file.functions) parseBody(file, fn, parser);
      }
      expect(different).toEqual([]);
    },
    300_000,
  );
});
