import { appendAll } from '../text/append.ts';
import type { MappedText } from '../text/mapped.ts';
import { MappedTextBuilder } from '../text/mapped.ts';
import { charsetOf } from './charset.ts';
import { unflow } from './flowed.ts';
import { lineEnd, parameters, readHeaders, type Headers } from './headers.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';
import { pageText } from './html.ts';

export interface DecodedBody {
  readonly text: MappedText;
  /** `at` is an offset in the input. */
  readonly problems: readonly { readonly at: number; readonly reason: string }[];
}

/** Parts inside parts are followed this deep. */
const DEEPEST = 8;

/**
 * The text of a mail: its text parts and attached patches decoded, one behind the other. `raw` is the mail in the input
 * with mbox quoting taken off; `headers` are those that stand at its start and `headers.end` is where its body begins.
 */
export function decodeBody(raw: MappedText, headers: Headers): DecodedBody {
  const problems: { at: number; reason: string }[] = [];
  const parts = decodePart(raw, headers, raw.text.length, 0, problems).filter((part) => part.text.length > 0);
  const only = parts[0];
  if (only !== undefined && parts.length === 1) return { text: only, problems };
  const out = new MappedTextBuilder(raw.input);
  for (const part of parts) {
    out.copy(part, 0, part.text.length);
    if (!/[\r\n]$/.test(part.text.slice(-1))) out.insert('\n');
  }
  return { text: out.build(), problems };
}

function decodePart(
  raw: MappedText,
  headers: Headers,
  end: number,
  depth: number,
  problems: { at: number; reason: string }[],
): MappedText[] {
  const type = parameters(headers.fields.get('content-type'));
  const boundary = type.parameters.get('boundary');
  if (type.value.startsWith('multipart/') && boundary !== undefined && boundary !== '' && depth < DEEPEST) {
    return decodeMultipart(
      raw,
      headers.end,
      end,
      { boundary, alternative: type.value === 'multipart/alternative', depth },
      problems,
    );
  }
  if (type.value === 'message/rfc822' && depth < DEEPEST) {
    return decodePart(raw, readHeaders(raw.text, headers.end, end), end, depth + 1, problems);
  }
  if (!isText(type.value, headers)) return [];
  const decoded = decodeTransfer(raw.slice(headers.end, end), headers, type.parameters.get('charset') ?? '', problems);
  if (type.value === 'text/html') return [pageText(decoded)];
  if (type.parameters.get('format')?.toLowerCase() !== 'flowed') return [decoded];
  return [unflow(decoded, type.parameters.get('delsp')?.toLowerCase() === 'yes' ? 'delete-space' : 'keep-space')];
}

/** Attached patches come under many types; their file name tells. */
function isText(type: string, headers: Headers): boolean {
  if (type === '' || type.startsWith('text/') || /\bx-(?:patch|diff)\b|application\/mbox/.test(type)) return true;
  const named =
    parameters(headers.fields.get('content-disposition')).parameters.get('filename') ??
    parameters(headers.fields.get('content-type')).parameters.get('name');
  return named !== undefined && /\.(?:patch|diff|mbox|eml|txt|c|h)$/i.test(named);
}

function decodeTransfer(
  source: MappedText,
  headers: Headers,
  charsetName: string,
  problems: { at: number; reason: string }[],
): MappedText {
  const encoding = (headers.fields.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  const encoded = encoding === 'quoted-printable' || encoding === 'base64';
  const { charset, known } = charsetOf(charsetName);
  if (encoded && !known) {
    problems.push({
      at: source.origin(0),
      reason: `the charset ${charsetName} is not known; it is read as windows-1252`,
    });
  }
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(source, charset);
  if (encoding !== 'base64') return source;
  const { text, stoppedAt } = decodeBase64(source, charset);
  const left = stoppedAt === null ? '' : source.text.slice(stoppedAt).trim();
  if (stoppedAt !== null && text.text.length === 0) return source;
  if (stoppedAt !== null && left.length > 400) {
    problems.push({
      at: source.origin(stoppedAt),
      reason: 'the base64 text is broken off here; what follows is left out',
    });
  }
  return text;
}

interface Multipart {
  readonly boundary: string;
  readonly alternative: boolean;
  readonly depth: number;
}

function decodeMultipart(
  raw: MappedText,
  from: number,
  end: number,
  multipart: Multipart,
  problems: { at: number; reason: string }[],
): MappedText[] {
  const parts: MappedText[] = [];
  const { spans, closed } = partSpans(raw.text, from, end, multipart.boundary);
  if (!closed) problems.push({ at: raw.origin(end), reason: 'the mail ends before its last part does' });
  for (const span of spans) {
    const headers = readHeaders(raw.text, span.at, span.end);
    const decoded = decodePart(raw, headers, span.end, multipart.depth + 1, problems);
    appendAll(parts, decoded);
    // Of several forms of one text the first, the plain one, is read.
    if (multipart.alternative && decoded.some((part) => part.text.trim() !== '')) return decoded;
  }
  return parts;
}

/** The stretches between boundary lines; the line end before a boundary belongs to the boundary. */
function partSpans(
  text: string,
  from: number,
  limit: number,
  boundary: string,
): { spans: { at: number; end: number }[]; closed: boolean } {
  const spans: { at: number; end: number }[] = [];
  let open = -1;
  for (let at = from; at < limit;) {
    const { end, next } = lineEnd(text, at, limit);
    if (text.startsWith('--', at) && text.startsWith(boundary, at + 2)) {
      const tail = text.slice(at + 2 + boundary.length, end).trim();
      if (tail === '' || tail === '--') {
        if (open >= 0) spans.push({ at: open, end: Math.max(open, withoutLineEnd(text, at)) });
        if (tail === '--') return { spans, closed: true };
        open = next;
      }
    }
    at = next;
  }
  if (open >= 0) spans.push({ at: open, end: limit });
  return { spans, closed: false };
}

function withoutLineEnd(text: string, at: number): number {
  if (text.charCodeAt(at - 1) === 10) return text.charCodeAt(at - 2) === 13 ? at - 2 : at - 1;
  return text.charCodeAt(at - 1) === 13 ? at - 1 : at;
}
