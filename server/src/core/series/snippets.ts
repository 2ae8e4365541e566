import { isBlank, levelStart, quoteEnd, type QuoteLevel } from '../mail/quote.ts';
import { LineSpans } from '../text/line-spans.ts';
import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';
import { FunctionScan, functionHead } from './function-scan.ts';
import type { Patch } from './patch.ts';

export interface Snippet {
  readonly name: string;
  readonly text: MappedText;
}

export interface SnippetsFound {
  readonly found: readonly Snippet[];
  /** `at` counts in the body. */
  readonly problems: readonly { readonly at: number; readonly reason: string }[];
}

/** No function in a mail is longer, and garbage may look like the beginning of many. */
const LONGEST_FUNCTION = 2000;
const MOST_LINES_TRIED = 500_000;

/** Finds whole functions that a mail shows outside its patches: quoted at one depth, set in, or with the marks of a diff. */
export function findSnippets(body: MappedText, patches: readonly Patch[]): SnippetsFound {
  const lines = new LineSpans(body.text);
  const inPatch = patchLines(lines, patches);
  const found: Snippet[] = [];
  const problems: { at: number; reason: string }[] = [];
  let budget = MOST_LINES_TRIED;
  for (let i = 0; i < lines.count && budget > 0; i++) {
    if (inPatch[i] === 1) continue;
    const head = headOn(body.text, lines, i);
    if (head === null) continue;
    const read = readFunction(body, lines, i, head);
    budget -= read.tried;
    if (read.text !== null) {
      found.push({ name: head.name, text: read.text });
      i = read.last;
    } else if (read.sawBody)
      problems.push({ at: lines.start(i), reason: `the code of ${head.name}() is not whole here; it is left out` });
  }
  return { found, problems };
}

function patchLines(lines: LineSpans, patches: readonly Patch[]): Uint8Array {
  const inPatch = new Uint8Array(lines.count);
  for (const patch of patches) {
    for (const hunk of patch.files.flatMap((file) => file.hunks)) {
      const last = hunk.lines.at(-1)?.at ?? hunk.at;
      inPatch.fill(1, lines.indexAt(hunk.at), lines.indexAt(last) + 1);
    }
  }
  return inPatch;
}

interface Head {
  readonly name: string;
  readonly level: QuoteLevel;
  /** The lines carry the marks of a diff whose header was cut away. */
  readonly diff: boolean;
}

function headOn(text: string, lines: LineSpans, index: number): Head | null {
  const end = lines.end(index);
  const { depth, end: behindMarks } = quoteEnd(text, lines.start(index), end);
  let at = behindMarks;
  while (at < end && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) at++;
  const plus = text.charCodeAt(at) === 43;
  const name = functionHead(text.slice(plus ? at + 1 : at, Math.min(end, at + 500)).trimEnd());
  if (name === null) return null;
  return { name, level: { marks: depth, pad: text.slice(behindMarks, at) }, diff: plus };
}

function readFunction(
  body: MappedText,
  lines: LineSpans,
  first: number,
  head: Head,
): { text: MappedText | null; last: number; tried: number; sawBody: boolean } {
  const { text } = body;
  const scan = new FunctionScan();
  const out = new MappedTextBuilder(body.input);
  const last = Math.min(lines.count, first + LONGEST_FUNCTION);
  let i = first;
  for (; i < last; i++) {
    const end = lines.end(i);
    let from = levelStart(text, lines.start(i), end, head.level);
    if (from < 0 && head.level.marks === 0 && isBlank(text, lines.start(i), end)) from = end;
    if (from < 0 || text.charCodeAt(from) === 62) break;
    if (head.diff && from < end) {
      const mark = text.charCodeAt(from);
      if (mark === 45) continue;
      if (mark !== 43 && mark !== 32) break;
      from++;
    }
    for (let at = from; at < end; at++) {
      const step = scan.next(text.charCodeAt(at));
      if (step === 'none') return { text: null, last: first, tried: i - first + 1, sawBody: false };
      if (step === 'end') {
        out.copy(body, from, at + 1).insert('\n');
        return { text: out.build(), last: i, tried: i - first + 1, sawBody: true };
      }
    }
    scan.endLine();
    out.copy(body, from, end).insert('\n');
  }
  return { text: null, last: first, tried: i - first + 1, sawBody: scan.inBody };
}
