import { decodeWords } from './words.ts';
import type { MailAddress } from './mail.ts';

/** The headers of a mail or of a MIME part: unfolded, names in lower case, the first of each name. */
export interface Headers {
  readonly at: number;
  /** Offset of what follows the headers: the body. */
  readonly end: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** No header that we read is longer; garbage is. */
const LONGEST_VALUE = 65_536;

const FIELD = /^([A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]?(.*)$/;

/** Reads headers from `at` on, at most to `limit`. A line that is no header ends them; so does an empty one, which is left out. */
export function readHeaders(text: string, at: number, limit: number): Headers {
  const fields = new Map<string, string>();
  let name = '';
  let parts: string[] = [];
  const store = (): void => {
    if (name !== '' && !fields.has(name)) fields.set(name, parts.join(' ').slice(0, LONGEST_VALUE).trim());
    name = '';
    parts = [];
  };
  let position = at;
  while (position < limit) {
    const { end, next } = lineEnd(text, position, limit);
    const line = text.slice(position, end);
    const field = FIELD.exec(line);
    if (line.trim() === '' && (name !== '' || fields.size > 0 || position > at)) {
      store();
      return { at, end: next, fields };
    }
    if (/^[ \t]/.test(line) && name !== '') parts.push(line.trim());
    else if (field !== null) {
      store();
      name = (field[1] ?? '').toLowerCase();
      parts.push((field[2] ?? '').trim());
    } else break;
    position = next;
  }
  store();
  return { at, end: position, fields };
}

/** Where the line that begins at `from` ends, and where the next begins. */
export function lineEnd(text: string, from: number, limit: number): { end: number; next: number } {
  let end = from;
  while (end < limit) {
    const c = text.charCodeAt(end);
    if (c === 10 || c === 13) break;
    end++;
  }
  const crlf = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10;
  return { end, next: Math.min(limit, end + (crlf ? 2 : 1)) };
}

const KNOWN = new Set([
  'from',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'received',
  'return-path',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-id',
  'sender',
  'reply-to',
  'user-agent',
  'x-mailer',
  'delivered-to',
  'dkim-signature',
  'authentication-results',
  'x-spam-checker-version',
]);

/** Whether a mail begins here: headers of which at least two are those of mails, From or Subject among them. */
export function beginsMail(headers: Headers): boolean {
  const known = [...headers.fields.keys()].filter((name) => KNOWN.has(name)).length;
  return known >= 2 && (headers.fields.has('from') || headers.fields.has('subject'));
}

/** `"Matthew Wilcox" <willy@example.org>`, `willy@example.org (Matthew Wilcox)`, or a bare name or address. */
export function mailAddress(value: string): MailAddress {
  const decoded = decodeWords(value).trim();
  const angle = /^(.*?)<([^<>]*)>/.exec(decoded);
  if (angle !== null) return { name: unquoted(angle[1] ?? ''), address: (angle[2] ?? '').trim() };
  const round = /^(\S+@\S+)\s*\(([^()]*)\)/.exec(decoded);
  if (round !== null) return { name: (round[2] ?? '').trim(), address: round[1] ?? '' };
  return /^\S+@\S+$/.test(decoded) ? { name: '', address: decoded } : { name: unquoted(decoded), address: '' };
}

function unquoted(name: string): string {
  return name
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/\\(.)/g, '$1')
    .trim();
}

/** The message ids of a header, without their angle brackets. */
export function messageIds(value: string | undefined): string[] {
  if (value === undefined) return [];
  const ids = [...value.matchAll(/<([^<>\s]+)>/g)].map((match) => match[1] ?? '');
  return ids.length > 0 ? ids : value.split(/\s+/).filter((word) => /^\S+@\S+$/.test(word));
}

/** `text/plain; charset="utf-8"; format=flowed`: the value and its parameters, names in lower case. */
export function parameters(value: string | undefined): { value: string; parameters: ReadonlyMap<string, string> } {
  const found = new Map<string, string>();
  const [first = '', ...rest] = splitOutsideQuotes(value ?? '');
  for (const part of rest) {
    const equals = part.indexOf('=');
    if (equals < 0) continue;
    const name = part
      .slice(0, equals)
      .trim()
      .toLowerCase()
      .replace(/\*\d*\*?$/, '');
    if (!found.has(name)) found.set(name, unquoted(part.slice(equals + 1)));
  }
  return { value: first.trim().toLowerCase(), parameters: found };
}

function splitOutsideQuotes(value: string): string[] {
  return value.match(/(?:"(?:\\.|[^"\\])*"|[^;"]|")+/g) ?? [];
}
