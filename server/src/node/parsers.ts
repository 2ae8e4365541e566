import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { SyntaxNode, SyntaxParser, SyntaxTree } from '../core/c/syntax.ts';

/** What both parsers' cursors have in common. */
interface Cursor {
  readonly nodeTypeId: number;
  readonly nodeType: string;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

interface NativeParser {
  setLanguage(language: unknown): void;
  parse(input: (index: number) => string | null, oldTree: null, options: { bufferSize: number }): { walk(): Cursor };
}

/** The parser reads its input in pieces; one piece must fit its buffer. */
const PIECE = 16_384;

/** Native tree-sitter with the C grammar; null where it has no build for this machine. */
export function nativeParser(): SyntaxParser | null {
  const load = createRequire(import.meta.url);
  let parser: NativeParser;
  try {
    const Parser = load('tree-sitter') as new () => NativeParser;
    parser = new Parser();
    parser.setLanguage(load('tree-sitter-c'));
  } catch {
    return null;
  }
  const types = new Map<number, string>();
  return {
    kind: 'native',
    parse(text): SyntaxTree {
      const tree = parser.parse((index) => text.slice(index, index + PIECE), null, { bufferSize: 2 * PIECE });
      return { root: copyTree(tree.walk(), types), delete: () => undefined };
    },
  };
}

/** Where the two WebAssembly files are. */
export interface WasmFiles {
  /** web-tree-sitter.wasm */
  readonly runtime: string;
  /** tree-sitter-c.wasm */
  readonly grammar: string;
}

/** The files beside the bundle; as the packages ship them where this code runs without one. */
export function shippedWasmFiles(): WasmFiles {
  const beside = (name: string): string => fileURLToPath(new URL(`wasm/${name}`, import.meta.url));
  const bundled = { runtime: beside('web-tree-sitter.wasm'), grammar: beside('tree-sitter-c.wasm') };
  if (existsSync(bundled.runtime) && existsSync(bundled.grammar)) return bundled;
  const load = createRequire(import.meta.url);
  return {
    runtime: load.resolve('web-tree-sitter/web-tree-sitter.wasm'),
    grammar: load.resolve('tree-sitter-c/tree-sitter-c.wasm'),
  };
}

/**
 * The parser that loads: the native one, whose first parse is quicker, else WebAssembly; the same trees come out of both.
 * `wanted` may ask for either by its name. Rejects where none can be had, which only an incomplete installation brings about.
 */
export async function loadParser(wanted: string | null): Promise<SyntaxParser> {
  return (wanted === 'wasm' ? null : nativeParser()) ?? wasmParser();
}

/** tree-sitter as WebAssembly. Rejects where the files are not to be read. */
export async function wasmParser(files: WasmFiles = shippedWasmFiles()): Promise<SyntaxParser> {
  const { Language, Parser } = await import('web-tree-sitter');
  const [wasmBinary, grammar] = await Promise.all([readFile(files.runtime), readFile(files.grammar)]);
  await Parser.init({ wasmBinary });
  const parser = new Parser();
  parser.setLanguage(await Language.load(new Uint8Array(grammar)));
  const types = new Map<number, string>();
  return {
    kind: 'wasm',
    parse(text): SyntaxTree {
      const tree = parser.parse(text);
      if (tree === null) return { root: emptyRoot(text.length), delete: () => undefined };
      const cursor = tree.walk();
      const root = copyTree(cursor, types);
      cursor.delete();
      // The copy is all that is kept: a parse must not grow the memory of an editor's server.
      tree.delete();
      return { root, delete: () => undefined };
    },
  };
}

function emptyRoot(length: number): SyntaxNode {
  const shape = { startIndex: 0, endIndex: length, isNamed: true, isMissing: false, isError: true, hasError: true };
  return { ...shape, type: 'ERROR', children: [] };
}

interface Copy {
  type: string;
  startIndex: number;
  endIndex: number;
  isNamed: boolean;
  isMissing: boolean;
  isError: boolean;
  hasError: boolean;
  children: Copy[];
}

/** Copies a whole tree in one walk: asking the parser node by node later costs several times as much. */
function copyTree(cursor: Cursor, types: Map<number, string>): SyntaxNode {
  const root = copyNode(cursor, types);
  const ancestors: Copy[] = [];
  let node = root;
  for (;;) {
    if (cursor.gotoFirstChild()) ancestors.push(node);
    else {
      while (!cursor.gotoNextSibling()) {
        const parent = ancestors.pop();
        if (parent === undefined) return root;
        if (parent.children.some((child) => child.hasError)) parent.hasError = true;
        cursor.gotoParent();
      }
    }
    const parent = ancestors.at(-1);
    // Only the root has no parent, and it has no siblings.
    if (parent === undefined) return root;
    node = copyNode(cursor, types);
    parent.children.push(node);
  }
}

function copyNode(cursor: Cursor, types: Map<number, string>): Copy {
  const id = cursor.nodeTypeId;
  let type = types.get(id);
  if (type === undefined) {
    type = cursor.nodeType;
    types.set(id, type);
  }
  const isError = type === 'ERROR';
  const startIndex = cursor.startIndex;
  const endIndex = cursor.endIndex;
  // Only a node without text can be one that the parser made up.
  const isMissing = startIndex === endIndex && cursor.nodeIsMissing;
  const isNamed = /^[a-zA-Z_]/.test(type) ? cursor.nodeIsNamed : false;
  return { type, startIndex, endIndex, isNamed, isMissing, isError, hasError: isError || isMissing, children: [] };
}
