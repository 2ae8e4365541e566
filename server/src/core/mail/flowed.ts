import { LineSpans } from '../text/line-spans.ts';
import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';
import { quoteEnd } from './quote.ts';

/**
 * Undoes format=flowed (RFC 3676): joins lines that the mail program broke for transport and takes the stuffed space away.
 * `deleteSpace` is `delsp=yes`. Quoted lines keep their marks and their space; they are joined only where both stand
 * at the same depth. A line that could be one of a patch is never joined: an empty context line also ends in a space.
 */
export function unflow(source: MappedText, deleteSpace: 'delete-space' | 'keep-space'): MappedText {
  const text = source.text;
  const lines = new LineSpans(text);
  const out = new MappedTextBuilder(source.input);
  let previous: { depth: number } | null = null;
  for (let i = 0; i < lines.count; i++) {
    const end = lines.end(i);
    const { depth, end: behindMarks } = quoteEnd(text, lines.start(i), end);
    let content = behindMarks;
    if (depth === 0 && text.charCodeAt(lines.start(i)) === 32) content = lines.start(i) + 1;
    const unstuffed = depth > 0 && text.charCodeAt(content) === 32 ? content + 1 : content;
    const joined = previous !== null && previous.depth === depth && !couldBePatch(text, unstuffed, end);
    if (!joined && i > 0) newline(out, source, lines, i - 1);
    const flows =
      end > unstuffed &&
      text.charCodeAt(end - 1) === 32 &&
      !couldBePatch(text, unstuffed, end) &&
      !isSignature(text, unstuffed, end);
    const upTo = flows && deleteSpace === 'delete-space' ? end - 1 : end;
    out.copy(source, joined ? unstuffed : depth === 0 ? content : lines.start(i), upTo);
    previous = flows ? { depth } : null;
  }
  if (lines.count > 0) newline(out, source, lines, lines.count - 1);
  return out.build();
}

/** Copies the line end of a line as it stands. */
function newline(out: MappedTextBuilder, source: MappedText, lines: LineSpans, index: number): void {
  const next = index + 1 < lines.count ? lines.start(index + 1) : source.text.length;
  out.copy(source, lines.end(index), next);
}

/** Lines of a diff begin so; prose that does loses no more than a join. */
function couldBePatch(text: string, from: number, end: number): boolean {
  const c = text.charCodeAt(from);
  if (from >= end || c === 43 || c === 45 || c === 32 || c === 9 || c === 92 || c === 64) return true;
  return text.startsWith('diff ', from) || text.startsWith('index ', from);
}

function isSignature(text: string, from: number, end: number): boolean {
  return end - from === 3 && text.startsWith('-- ', from);
}
