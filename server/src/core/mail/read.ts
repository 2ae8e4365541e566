import { MappedText, MappedTextBuilder } from '../text/mapped.ts';
import type { InputText } from '../text/source.ts';
import { mailAddress, messageIds, readHeaders, type Headers } from './headers.ts';
import { isHtml, pageText } from './html.ts';
import type { InputProblem, Mail } from './mail.ts';
import { decodeBody } from './mime.ts';
import { cutPage } from './page.ts';
import { shortenedHeaders, splitMails, type MailSpan } from './split.ts';
import { patchTag } from './subject.ts';
import { flattenedMail, lostItsLines } from './flattened.ts';
import { whyNoText } from './binary.ts';
import { decodeWords } from './words.ts';

/**
 * Reads what a user saved: an mbox, one mail, a page of an archive, a mail without its headers or without its line breaks.
 * Text that is no mail at all comes back as one mail without headers, so that a plain diff is read the same way.
 */
export function readMails(input: InputText): { mails: Mail[]; problems: InputProblem[] } {
  const why = whyNoText(input.text);
  if (why !== null) return { mails: [], problems: [{ input, at: 0, reason: why }] };
  if (lostItsLines(input.text)) return { mails: [flattenedMail(input)], problems: [] };
  const whole = MappedText.of(input, 0, input.text.length);
  const text = isHtml(input.text) ? pageText(whole) : whole;
  const problems: InputProblem[] = [];
  const mails = splitMails(text.text).map((span) => readMail(text, span, problems));
  return { mails, problems };
}

function readMail(source: MappedText, span: MailSpan, problems: InputProblem[]): Mail {
  const raw =
    span.from === 'mbox' ? withoutFromQuoting(source.slice(span.at, span.end)) : source.slice(span.at, span.end);
  const headers = headersOf(raw, span);
  const decoded = decodeBody(raw, headers);
  for (const problem of decoded.problems) problems.push({ input: source.input, ...problem });
  const { body, overview } = span.from === 'page' ? cutPage(decoded.text) : { body: decoded.text, overview: [] };
  const field = (name: string): string | null => {
    const value = headers.fields.get(name);
    return value === undefined ? null : decodeWords(value);
  };
  const from = field('from');
  const subject = field('subject') ?? span.subject ?? subjectOfText(span, body.text);
  return {
    input: source.input,
    form: span.from === 'page' ? 'page' : span.from === 'bare' ? 'bare' : 'mail',
    at: source.origin(span.at),
    end: source.origin(span.end),
    headersAt: headers.fields.size > 0 ? raw.origin(headers.at) : null,
    subject,
    from: from === null ? null : mailAddress(from),
    date: field('date')?.replace(/\s*\[(?:thread overview|flat\|nested)\]\s*$/, '') ?? null,
    messageId: messageIds(headers.fields.get('message-id'))[0] ?? null,
    inReplyTo: messageIds(headers.fields.get('in-reply-to'))[0] ?? null,
    references: messageIds(headers.fields.get('references')),
    tag: subject === null ? null : patchTag(subject),
    body,
    overview,
  };
}

function headersOf(raw: MappedText, span: MailSpan): Headers {
  if (span.from === 'bare') return { at: 0, end: 0, fields: new Map() };
  return shortenedHeaders(raw.text, 0, raw.text.length) ?? readHeaders(raw.text, 0, raw.text.length);
}

/** Text that was copied without headers often begins with the subject. */
function subjectOfText(span: MailSpan, text: string): string | null {
  if (span.from !== 'bare') return null;
  const first = /\S[^\r\n]*/.exec(text.slice(0, 2000))?.[0].trim() ?? '';
  return patchTag(first) !== null || /^(?:re|fwd?|aw):\s/i.test(first) ? first : null;
}

/** `>From ` at a line start is what mbox files make of `From `, and `>>From ` of `>From `. */
function withoutFromQuoting(raw: MappedText): MappedText {
  const quoted = /(?<=^|[\r\n])>(?=>*From )/g;
  const out = new MappedTextBuilder(raw.input);
  let from = 0;
  for (let match = quoted.exec(raw.text); match !== null; match = quoted.exec(raw.text)) {
    out.copy(raw, from, match.index);
    from = match.index + 1;
  }
  return from === 0 ? raw : out.copy(raw, from, raw.text.length).build();
}
