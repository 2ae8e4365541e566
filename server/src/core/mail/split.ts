import { beginsMail, lineEnd, readHeaders, type Headers } from './headers.ts';
import { LineSpans } from '../text/line-spans.ts';

/** Where one mail stands in a text. */
export interface MailSpan {
  /** Offset of the mail, its separator line not counted. */
  readonly at: number;
  readonly end: number;
  /** Mails out of an mbox have `>From ` in place of `From ` at line starts. */
  readonly from: 'mbox' | 'single' | 'page' | 'bare';
  /** A subject that stands before the mail itself, as the thread views of archives have it. */
  readonly subject: string | null;
}

const SEPARATOR =
  /^From \S.*? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +(?:[A-Z][a-z]{2} +\d{1,2}|\d{1,2} +[A-Z][a-z]{2}) .*\d{2}:\d{2}.*$|^From [0-9a-f]{40} .*\d{4}$/;

/** Finds the mails in a text: an mbox, one mail, mails on the saved page of an archive, or text alone. */
export function splitMails(text: string): MailSpan[] {
  const lines = new LineSpans(text);
  return (
    mboxSpans(text, lines) ??
    singleSpan(text) ??
    pageSpans(text, lines) ?? [{ at: 0, end: text.length, from: 'bare', subject: null }]
  );
}

function mboxSpans(text: string, lines: LineSpans): MailSpan[] | null {
  const starts: { separator: number; at: number }[] = [];
  let blankBefore = true;
  for (let i = 0; i < lines.count; i++) {
    const at = lines.start(i);
    const end = lines.end(i);
    if (blankBefore && text.startsWith('From ', at) && SEPARATOR.test(text.slice(at, Math.min(end, at + 300)))) {
      const next = i + 1 < lines.count ? lines.start(i + 1) : text.length;
      if (next >= text.length || beginsMail(readHeaders(text, next, text.length)))
        starts.push({ separator: at, at: next });
    }
    blankBefore = text.slice(at, Math.min(end, at + 8)).trim() === '' && end - at < 8;
  }
  const first = starts[0];
  if (first === undefined) return null;
  const spans: MailSpan[] = starts.map((start, index) => ({
    at: start.at,
    end: starts[index + 1]?.separator ?? text.length,
    from: 'mbox',
    subject: null,
  }));
  const before = text.slice(0, first.separator).trim() !== '';
  return before ? [{ at: 0, end: first.separator, from: 'bare', subject: null }, ...spans] : spans;
}

function singleSpan(text: string): MailSpan[] | null {
  const at = /\S/.exec(text.slice(0, 10_000))?.index ?? 0;
  const start = text.charCodeAt(at) === 0xfeff ? at + 1 : at;
  const headers = readHeaders(text, start, text.length);
  return beginsMail(headers) ? [{ at: start, end: text.length, from: 'single', subject: null }] : null;
}

/** `From: Fuad @ 2025-06-11 13:33 UTC (permalink / raw)`: how thread views shorten the headers. */
const SHORTENED = /^From: .+ @ \d{4}-\d{2}-\d{2} +\d{1,2}:\d{2} UTC/;

function pageSpans(text: string, lines: LineSpans): MailSpan[] | null {
  const starts: { at: number; subject: string | null }[] = [];
  let coveredTo = 0;
  for (let i = 0; i < lines.count; i++) {
    const at = lines.start(i);
    if (at < coveredTo || !/^(?:From|Subject|Date|Message-ID|To|List): /i.test(text.slice(at, at + 12))) continue;
    const line = text.slice(at, Math.min(lines.end(i), at + 500));
    if (SHORTENED.test(line)) starts.push({ at, subject: subjectBefore(text, lines, i) });
    else {
      const headers = readHeaders(text, at, text.length);
      if (beginsMail(headers) && headers.fields.size >= 3) starts.push({ at, subject: null });
      coveredTo = headers.end;
    }
  }
  if (starts.length === 0) return null;
  return starts.map((start, index) => ({ ...start, end: starts[index + 1]?.at ?? text.length, from: 'page' }));
}

/** The subject stands behind a star, with the neighbours in the thread between it and the mail. */
function subjectBefore(text: string, lines: LineSpans, index: number): string | null {
  for (let i = index - 1; i >= 0 && i >= index - 25; i--) {
    const line = text.slice(lines.start(i), Math.min(lines.end(i), lines.start(i) + 1000));
    if (line.startsWith('* ')) return line.slice(2).trim();
    if (SHORTENED.test(line)) return null;
  }
  return null;
}

/** The headers of a mail on a thread view: one line, then set-in lists of receivers up to an empty line. */
export function shortenedHeaders(text: string, at: number, limit: number): Headers | null {
  const first = lineEnd(text, at, limit);
  const line = text.slice(at, first.end);
  if (!SHORTENED.test(line)) return null;
  const match = /^From: (.+) @ (\d{4}-\d{2}-\d{2} +\d{1,2}:\d{2} UTC)/.exec(line);
  let end = first.next;
  for (let position = first.next; position < limit;) {
    const { end: lineTo, next } = lineEnd(text, position, limit);
    const blank = text.slice(position, lineTo).trim() === '';
    if (!blank && !/^\s/.test(text.slice(position, position + 1))) break;
    position = next;
    end = next;
    if (blank) break;
  }
  return {
    at,
    end,
    fields: new Map([
      ['from', match?.[1] ?? ''],
      ['date', match?.[2] ?? ''],
    ]),
  };
}
