import { MappedText } from '../text/mapped.ts';
import type { InputText } from '../text/source.ts';
import { beginsMail, mailAddress, messageIds, readHeaders } from './headers.ts';
import type { Mail } from './mail.ts';
import { patchTag } from './subject.ts';
import { decodeWords } from './words.ts';

/** Whether a mail lost its line breaks: long, all but one line, with the quote marks or headers of a mail inside. */
export function lostItsLines(text: string): boolean {
  if (text.length < 400) return false;
  // Headers on lines of their own: the lines of this mail are there, however long one of them is.
  if (beginsMail(readHeaders(text, 0, Math.min(text.length, 20_000)))) return false;
  const head = text.slice(0, 200_000);
  const breaks = (head.match(/[\r\n]+/g) ?? []).length;
  if (breaks * 1500 > head.length) return false;
  const marks = (head.match(/ > /g) ?? []).length;
  return marks * 500 > head.length || HEADER_NAME.test(head.slice(0, 5000));
}

const HEADER_NAME = /(?:^|\s)(?:Message-I[Dd]|Subject|MIME-Version): /;
/** On one line a header ends where the next begins: a known name with its colon. */
const NEXT_HEADER =
  /\s(?:[A-Z][A-Za-z]*(?:-[A-Za-z0-9]+)+|From|To|CC|Cc|Subject|Date|References|Sender|Precedence|Received):(?:\s|$)/;

/** A mail that lost its line breaks. Its body is the whole text, headers included: where they end cannot be told. */
export function flattenedMail(input: InputText): Mail {
  const head = input.text.slice(0, 100_000);
  const hasHeaders = /^\s*(?:From \S|[A-Z][A-Za-z-]+: )/.test(head) && HEADER_NAME.test(head);
  const field = (name: string): string | null => (hasHeaders ? headerOnOneLine(head, name) : null);
  const from = field('From');
  const subject = field('Subject');
  return {
    input,
    form: 'flattened',
    at: 0,
    end: input.text.length,
    headersAt: hasHeaders ? 0 : null,
    subject,
    from: from === null ? null : mailAddress(from),
    date: field('Date'),
    messageId: messageIds(field('Message-ID') ?? field('Message-Id') ?? undefined)[0] ?? null,
    inReplyTo: messageIds(field('In-Reply-To') ?? undefined)[0] ?? null,
    references: messageIds(field('References') ?? undefined),
    tag: subject === null ? null : patchTag(subject),
    body: MappedText.of(input, 0, input.text.length),
    overview: [],
  };
}

function headerOnOneLine(head: string, name: string): string | null {
  const at = head.indexOf(` ${name}: `);
  if (at < 0) return null;
  const value = head.slice(at + name.length + 3, at + name.length + 3 + 4000);
  const next = NEXT_HEADER.exec(value);
  return decodeWords(next === null ? value.slice(0, 300) : value.slice(0, next.index)).trim();
}
