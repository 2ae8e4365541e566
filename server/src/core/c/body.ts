import type { Block } from './ast.ts';
import { type BranchChoice, branchChoices } from './body/branches.ts';
import { convertBody } from './body/convert-statements.ts';
import { maskBlock } from './body/mask-statements.ts';
import { blank, maskedText, maskHole, type Masking, newMarks, type Part, put } from './body/masking.ts';
import type { CFile, FunctionText, FunctionVariant, ParsedFunction, Problem } from './file.ts';
import type { Knowledge } from './knowledge.ts';
import type { SyntaxParser, SyntaxTree } from './syntax.ts';
import { HOLE_MARK } from '../text/hole.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** In a body with more parts than this a search for the broken one would take too long. */
const MOST_PARTS = 3000;

/**
 * Parses the body of one function, by itself, so that an error reaches no further than the function. What the grammar
 * cannot read becomes a hole as small as it can be made, and a problem.
 */
export function parseBody(
  file: CFile,
  fn: FunctionText,
  parser: SyntaxParser,
  knowledge: Knowledge = {},
): ParsedFunction {
  const { text } = file.source;
  const comments: number[] = [];
  const tokens = tokenize(text, fn.bodyAt, fn.bodyEnd, comments);
  const { choices, total } = branchChoices(tokens);
  const problems = new Map<string, Problem>();
  const report = (at: number, reason: string): void => {
    problems.set(`${at} ${reason}`, { at, function: fn.name, reason });
  };
  if (total > choices.length && choices.length > 1) {
    report(fn.bodyAt, `#if cuts through statements in ${total} ways, of which ${choices.length} were read`);
  }
  const closed = text.slice(fn.bodyAt, fn.bodyEnd).endsWith('}') && !(tokens.is(0, '{') && tokens.match[0]! < 0);
  if (!closed) report(fn.bodyEnd, 'the closing brace of this function is missing');
  const variants = choices.map((choice): FunctionVariant => {
    const masking = maskVariant(file, fn, tokens, comments, choice, knowledge);
    const tree = parseMasked(masking, parser);
    const body: Block = convertBody(masking, tree, fn);
    for (const { at, reason } of masking.problems) report(at, reason);
    return { assumes: choice.assumes, body };
  });
  return { variants, closed, problems: [...problems.values()].sort((a, b) => a.at - b.at) };
}

function maskVariant(
  file: CFile,
  fn: FunctionText,
  tokens: Tokens,
  comments: readonly number[],
  choice: BranchChoice,
  knowledge: Knowledge,
): Masking {
  const { text } = file.source;
  const units = new Uint16Array(fn.bodyEnd - fn.bodyAt);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(fn.bodyAt + i);
  const hasDropped = choice.kept.includes(0);
  const masking: Masking = {
    tokens: hasDropped ? tokens.filter((index) => choice.kept[index] === 1) : tokens,
    text,
    units,
    base: fn.bodyAt,
    marks: newMarks(),
    parts: [],
    problems: [],
    macros: file.macros,
    knowledge,
  };
  for (let i = 0; i < comments.length; i += 2) blank(masking, comments[i]!, comments[i + 1]!);
  if (hasDropped) {
    choice.kept.forEach((isKept, index) => {
      if (isKept === 0) blank(masking, tokens.at(index), tokens.end(index));
    });
    maskBranches(masking, tokens, choice);
  }
  maskBlock(masking, 0, masking.tokens.count, 0);
  return masking;
}

/** Turns `#if`, `#else` and `#endif` around whole statements into blocks that stand side by side. */
function maskBranches(masking: Masking, tokens: Tokens, choice: BranchChoice): void {
  for (const { directives, conditions } of choice.blocks) {
    const last = directives.length - 1;
    directives.forEach((index, k) => {
      const [at, end] = [tokens.at(index), tokens.end(index)];
      if (index >= tokens.count) return;
      put(masking, at, end, k === 0 ? '{' : k === last ? '}' : '}{');
      const condition = conditions[k];
      if (condition === undefined) return;
      const next = directives[k + 1]!;
      masking.marks.statements.set(k === 0 ? at : at + 1, {
        kind: 'config',
        condition,
        isFirst: k === 0,
        end: tokens.end(next),
      });
    });
  }
}

/** Parses; where the grammar stumbles, finds out over which parts, makes holes of them and parses again. */
function parseMasked(masking: Masking, parser: SyntaxParser): SyntaxTree {
  const missing = closingBraces(masking.tokens);
  const whole = (): SyntaxTree =>
    parser.parse(maskedText(masking, masking.base, masking.base + masking.units.length) + missing);
  const tree = whole();
  if (!tree.root.hasError) return tree;
  if (!repair(masking, parser, 0, Math.min(masking.parts.length, MOST_PARTS))) return tree;
  tree.delete();
  return whole();
}

/**
 * Makes holes of the innermost parts among parts[from, to) that the grammar cannot read alone. A part that can be read
 * has no broken part inside it, so only what is inside broken ones is looked at. Answers whether anything was changed.
 */
function repair(masking: Masking, parser: SyntaxParser, from: number, to: number): boolean {
  let isChanged = false;
  for (let k = to - 1; k >= from;) {
    const part = masking.parts[k]!;
    let inner = k;
    while (inner > from && masking.parts[inner - 1]!.at >= part.at) inner--;
    if (isBroken(masking, parser, part)) {
      isChanged = true;
      repair(masking, parser, inner, k);
      if (isBroken(masking, parser, part)) makeHole(masking, part);
    }
    k = inner - 1;
  }
  return isChanged;
}

function isBroken(masking: Masking, parser: SyntaxParser, part: Part): boolean {
  const text = maskedText(masking, part.at, part.end);
  const [before, behind] = FRAMES[part.kind];
  const alone = parser.parse(before + text + behind);
  const { hasError } = alone.root;
  alone.delete();
  return hasError;
}

/** What makes a whole text of a part. */
const FRAMES: Readonly<Record<Part['kind'], readonly [string, string]>> = {
  statement: ['{', '}'],
  expression: ['{while(', ');}'],
  argument: ['{f(', ');}'],
  initializer: ['{t x=', ';}'],
};

function makeHole(masking: Masking, part: Part): void {
  if (part.kind !== 'statement') {
    maskHole(masking, part.at, part.end, 'this expression could not be read');
    return;
  }
  masking.marks.statements.set(part.at, { kind: 'hole', end: part.end });
  masking.problems.push({
    at: part.at,
    reason: maskedText(masking, part.at, part.end).startsWith(HOLE_MARK)
      ? 'lines are missing that no hunk shows'
      : 'this statement could not be read',
  });
  put(masking, part.at, part.end, ';');
}

/** The braces that a text which ends in the middle leaves open. */
function closingBraces(tokens: Tokens): string {
  let open = 0;
  for (let i = 0; i < tokens.count; i++) if (tokens.is(i, '{') && tokens.match[i]! < 0) open++;
  return '}'.repeat(Math.min(open, 500));
}
