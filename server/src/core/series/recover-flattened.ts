import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';
import { FunctionScan, functionHead } from './function-scan.ts';

export interface FlattenedCode {
  /** Diffs with their lines put together again; context lines have lost the space that marks them. */
  readonly diffs: readonly MappedText[];
  readonly functions: readonly { readonly name: string; readonly text: MappedText }[];
  /** `at` counts in the body. */
  readonly problems: readonly { readonly at: number; readonly reason: string }[];
}

/** A run of quote marks between white space: in a text that lost its line breaks it stands where lines began. */
interface Marks {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/**
 * Finds code in a mail that lost its line breaks. In quoted code every line began with as many marks as the quote is deep,
 * so runs of marks of that length (or a multiple, for empty lines) tell where the lines were; a single `>` between operands
 * is the operator. Code that was not quoted is split at its statements.
 */
export function recoverFlattened(body: MappedText): FlattenedCode {
  const marks = markRuns(body.text);
  const diffs: MappedText[] = [];
  const functions: { name: string; text: MappedText }[] = [];
  const problems: { at: number; reason: string }[] = [];
  let from = 0;
  let tried = 0;
  const heads = /(?<=^|\s)(?:diff --git a\/\S|(?:[A-Za-z_][\w*]*\s+){1,6}\**[A-Za-z_]\w*\()/g;
  for (;;) {
    heads.lastIndex = from;
    const match = heads.exec(body.text);
    if (match === null) return { diffs, functions, problems };
    const next = firstAfter(marks, match.index);
    if (match[0].startsWith('diff --git')) {
      const diff = splitDiff(body, marks, next, match.index);
      if (diff === null) problems.push({ at: match.index, reason: 'the lines of this diff cannot be told apart' });
      else diffs.push(diff.text);
      from = diff?.end ?? match.index + match[0].length;
      continue;
    }
    const start = definitionStart(match[0]);
    const read = start < 0 || tried++ > MOST_HEADS ? null : splitFunction(body, marks, next, match.index + start);
    if (read === null) {
      from = nextWord(body.text, match.index);
      continue;
    }
    if (read.text !== null) functions.push({ name: read.name, text: read.text });
    else problems.push({ at: match.index, reason: `the code of ${read.name}() is not whole here; it is left out` });
    from = Math.max(read.end, match.index + 1);
  }
}

/** Marks count only between white space: `->` and `>>` are C. */
function markRuns(text: string): Marks[] {
  const runs: Marks[] = [];
  let from = -1;
  let to = 0;
  let count = 0;
  for (let at = text.indexOf('>'); at >= 0; at = text.indexOf('>', at + 1)) {
    const alone = isSpace(text, at - 1) && isSpace(text, at + 1);
    const continues = from >= 0 && alone && onlySpace(text, to, at);
    if (!continues && from >= 0) {
      runs.push({ from, to, count });
      from = -1;
    }
    if (!alone) continue;
    if (from < 0) {
      from = at;
      count = 0;
    }
    count++;
    to = at + 1;
  }
  if (from >= 0) runs.push({ from, to, count });
  return runs;
}

function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || text.charCodeAt(at) <= 32;
}

function onlySpace(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) > 32) return false;
  return true;
}

function firstAfter(marks: readonly Marks[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.from < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nextWord(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) > 32) i++;
  return i + 1;
}

/** Where, in words that precede a parenthesis, the words of a definition begin; prose may stand before them. */
function definitionStart(words: string): number {
  for (let at = 0; at < words.length;) {
    if (functionHead(words.slice(at)) !== null) return at;
    const space = /\s+/.exec(words.slice(at));
    if (space === null) return -1;
    at += space.index + space[0].length;
  }
  return -1;
}

/** Lines of a header are short; where no marks follow soon, the diff was not quoted and its lines are lost. */
const LONGEST_HEADER = 400;

function splitDiff(
  body: MappedText,
  marks: readonly Marks[],
  next: number,
  start: number,
): { text: MappedText; end: number } | null {
  const depth = marks[next]?.count ?? 0;
  if (depth === 0 || marks[next]!.from - start > LONGEST_HEADER) return null;
  const out = new MappedTextBuilder(body.input);
  let from = start;
  let i = next;
  for (; i < marks.length; i++) {
    const run = marks[i]!;
    if (isOperator(body.text, run, depth)) continue;
    line(out, body, from, run.from);
    from = run.to;
    if (run.count % depth !== 0) return { text: out.build(), end: from };
    for (let blank = 1; blank < run.count / depth; blank++) out.insert('\n');
  }
  line(out, body, from, body.text.length);
  return { text: out.build(), end: body.text.length };
}

/** Writes one line, without the white space around it. */
function line(out: MappedTextBuilder, body: MappedText, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && body.text.charCodeAt(start) <= 32) start++;
  while (end > start && body.text.charCodeAt(end - 1) <= 32) end--;
  out.copy(body, start, end).insert('\n');
}

/** A single `>` between two operands compares them, where the quote is deeper than one mark or the line cannot end there. */
function isOperator(text: string, run: Marks, depth: number): boolean {
  if (run.count !== 1) return false;
  const before = /([\w)\]]+)\s*$/.exec(text.slice(Math.max(0, run.from - 40), run.from))?.[1];
  const operand = /^\s*[\w(*&!~-]/.test(text.slice(run.to, run.to + 10));
  const isWord =
    before === undefined || /^(?:else|do|return|static|const|struct|unsigned|int|long|void|inline)$/.test(before);
  return depth !== 1 ? operand && !isWord : false;
}

/** No function in a mail is longer than so many characters; garbage may look like the beginning of many. */
const LONGEST_FUNCTION = 50_000;
const MOST_HEADS = 5_000;

function splitFunction(
  body: MappedText,
  marks: readonly Marks[],
  next: number,
  start: number,
): { name: string; text: MappedText | null; end: number } | null {
  const { text } = body;
  const name = functionHead(text.slice(start, start + 400)) ?? '';
  const scan = new FunctionScan();
  const out = new MappedTextBuilder(body.input);
  let i = next;
  while (i < marks.length && marks[i]!.from < start) i++;
  let depth = 0;
  let from = start;
  const limit = Math.min(text.length, start + LONGEST_FUNCTION);
  for (let at = start; at < limit; at++) {
    const run = marks[i];
    if (run !== undefined && at === run.from) {
      i++;
      if (depth === 0) depth = run.count;
      const compares = depth === 1 ? scan.parens > 0 && isOperator(text, run, 2) : isOperator(text, run, depth);
      if (!compares) {
        if (run.count % depth !== 0) return scan.inBody ? { name, text: null, end: run.to } : null;
        line(out, body, from, run.from);
        for (let blank = 1; blank < run.count / depth; blank++) out.insert('\n');
        from = run.to;
        at = run.to - 1;
        scan.endLine();
        continue;
      }
    }
    const c = text.charCodeAt(at);
    const wasComment = scan.inComment;
    const step = scan.next(c);
    if (step === 'none') return scan.inBody ? { name, text: null, end: at } : null;
    if (step === 'end') {
      line(out, body, from, at + 1);
      return { name, text: out.build(), end: at + 1 };
    }
    const ends = wasComment
      ? !scan.inComment
      : !scan.inLiteral && scan.parens === 0 && (c === 59 || c === 123 || c === 125);
    if (depth === 0 && scan.inBody && ends) {
      line(out, body, from, at + 1);
      from = at + 1;
    }
  }
  return scan.inBody ? { name, text: null, end: limit } : null;
}
