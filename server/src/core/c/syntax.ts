/**
 * The one interface behind which a C parser stands: native tree-sitter in the CLI where it loads,
 * web-tree-sitter elsewhere. The core never imports either; a parser is an argument.
 *
 * Children are told apart by type and order. That is all the grammar needs, and field names cost a call into the
 * parser for each node.
 */
export interface SyntaxNode {
  readonly type: string;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly isNamed: boolean;
  readonly isMissing: boolean;
  /** True for an ERROR node. */
  readonly isError: boolean;
  /** True where an ERROR or MISSING node is in the subtree. */
  readonly hasError: boolean;
  readonly children: readonly SyntaxNode[];
}

/** A parse. `delete` frees the memory that the parser holds for it. */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  delete(): void;
}

export interface SyntaxParser {
  /** "native" or "wasm", for `--verbose` and bug reports. */
  readonly kind: string;
  /** Never throws; offsets are UTF-16 units. */
  parse(text: string): SyntaxTree;
}
