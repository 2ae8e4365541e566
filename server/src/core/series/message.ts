import { mailAddress } from '../mail/headers.ts';
import type { Mail, MailAddress } from '../mail/mail.ts';
import { quoteEnd } from '../mail/quote.ts';
import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';
import { restOf, startAt, type LevelLines } from './level.ts';
import type { Trailer } from './patch.ts';

/** What stands above a diff: who wrote it and why. */
export interface Message {
  readonly subject: string | null;
  readonly author: MailAddress | null;
  readonly changelog: MappedText;
  readonly trailers: readonly Trailer[];
  /** True for a patch out of `git log -p`, whose text names its own subject. */
  readonly commit: boolean;
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
  readonly commit: boolean;
}

/** Reads the changelog above the first diff of a range, up to its `---`; in a quote only the lines of that level. */
export function readMessage(mail: Mail, view: LevelLines, range: LineRange): Message {
  const head = range.commit ? commitHead(view, range) : mailHead(mail, view, range);
  const out = new MappedTextBuilder(view.body.input);
  for (let i = head.first; i < range.last; i++) {
    const rest = restOf(view, i);
    if (rest === null) continue;
    if (/^---\s*$/.test(rest) || /^(?:diff --git |--- \S|@@ -|Index: )/.test(rest)) break;
    const start = startAt(view, i) + (range.commit && rest.startsWith('    ') ? 4 : 0);
    out.copy(view.body, start, view.lines.end(i)).insert('\n');
  }
  const changelog = out.build();
  const subject = head.subject ?? (range.commit ? firstLine(changelog.text) : null);
  return { subject, author: head.author, changelog, trailers: readTrailers(changelog.text), commit: range.commit };
}

const BASE = /^base-commit: ([0-9a-f]{12,64})\s*$/;

/** The commit that `git format-patch --base` names, or null. */
export function baseCommitOf(view: LevelLines, range: LineRange): string | null {
  for (let i = range.last - 1; i >= range.first; i--) {
    const start = startAt(view, i);
    if (start < 0 || !view.text.startsWith('base-commit: ', start)) continue;
    const match = BASE.exec(view.text.slice(start, view.lines.end(i)));
    if (match !== null) return match[1] ?? null;
  }
  return null;
}

interface Head {
  readonly first: number;
  readonly subject: string | null;
  readonly author: MailAddress | null;
}

function commitHead(view: LevelLines, range: LineRange): Head {
  let author: MailAddress | null = null;
  let first = range.first + 1;
  while (first < range.last) {
    const rest = restOf(view, first);
    first++;
    if (rest === null || rest === '') break;
    const name = /^Author:\s*(.*)$/.exec(rest);
    if (name !== null) author = mailAddress(name[1] ?? '');
  }
  return { first, subject: null, author };
}

/** git puts `From:` and `Subject:` on top of the text where they differ from the headers; a quote begins behind "X wrote:". */
function mailHead(mail: Mail, view: LevelLines, range: LineRange): Head {
  let subject: string | null = null;
  let author: MailAddress | null = null;
  let first = range.first;
  if (view.level.marks > 0) {
    const attribution = attributionOf(view, range);
    author = attribution.author;
    first = attribution.next;
  }
  for (let i = first; i < range.last; i++) {
    const rest = restOf(view, i);
    if (rest === null || rest.trim() === '') continue;
    const header = /^(From|Subject|Date):\s+(.*)$/.exec(rest);
    if (header === null) {
      const isSubjectLine = mail.form === 'bare' && i < first + 3 && rest.trim() === mail.subject?.trim();
      if (isSubjectLine) first = i + 1;
      break;
    }
    if (header[1] === 'From') author = mailAddress(header[2] ?? '');
    if (header[1] === 'Subject') subject = (header[2] ?? '').replace(/^(?:\[[^\]]*\]\s*)+/, '').trim();
    first = i + 1;
  }
  return { first, subject, author };
}

const WROTE =
  /^(?:(?:On|At|Am|Le)\b.*?[,;]?\s)?\s*"?([^"<>,]*?)"?\s*(?:<([^<>]*)>|\(([^()]*@[^()]*)\))?\s*(?:wrote|writes|schrieb|said|a écrit)\s*:?\s*$/;

/** "On Fri, Aug 30, 2024 at 3:55, Elliot <e@x.org> wrote:" right above the quote and one level less deep; it may take two lines. */
function attributionOf(view: LevelLines, range: LineRange): { author: MailAddress | null; next: number } {
  const depthOf = (i: number): { depth: number; end: number } =>
    quoteEnd(view.text, view.lines.start(i), view.lines.end(i));
  for (let i = range.first; i < range.last; i++) {
    const { depth, end } = depthOf(i);
    if (depth !== view.level.marks) continue;
    if (isDiffLine(view.text, end)) return { author: null, next: range.first };
    for (let back = i - 1; back >= Math.max(range.first, i - 4); back--) {
      const above = depthOf(back);
      if (above.depth !== view.level.marks - 1) continue;
      const line = view.text.slice(above.end, view.lines.end(back)).trim();
      if (line === '') continue;
      const before = back > range.first ? view.text.slice(depthOf(back - 1).end, view.lines.end(back - 1)).trim() : '';
      const author = wroteIt(line) ?? wroteIt(`${before} ${line}`);
      if (author !== null) return { author, next: i };
      break;
    }
  }
  return { author: null, next: range.first };
}

function isDiffLine(text: string, at: number): boolean {
  return /^ ?(?:diff --git |@@ -)/.test(text.slice(at, at + 16));
}

function wroteIt(line: string): MailAddress | null {
  const match = line.length > 400 ? null : WROTE.exec(line);
  if (match === null) return null;
  const name = (match[1] ?? '').replace(/^.*\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?\s*(?:[+-]\d{4})?\s*/i, '').trim();
  const address = (match[2] ?? match[3] ?? '').trim();
  return name === '' && address === '' ? null : { name, address };
}

const TRAILER = /^([A-Z][A-Za-z]*(?:-[A-Za-z]+)*): +(\S.*)$/;
const TRAILER_NAMES =
  /(?:-by|^Fixes|^Link|^Closes|^Cc|^Reported|^Suggested|^Message-I[dD]|^Change-Id|^Debugged|^Based-on-patch)/;

function readTrailers(text: string): Trailer[] {
  const trailers: Trailer[] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    const match = TRAILER.exec(line);
    if (match !== null && TRAILER_NAMES.test(match[1] ?? ''))
      trailers.push({ name: match[1] ?? '', value: (match[2] ?? '').trim(), at });
    at += line.length + 1;
  }
  return trailers;
}

function firstLine(text: string): string | null {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? null
  );
}
