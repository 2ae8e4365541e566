import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { inputFromBytes } from './bytes.ts';
import type { Mail } from './mail.ts';
import { readMails } from './read.ts';

function read(text: string): Mail[] {
  return readMails(inputText('m', text)).mails;
}

function body(text: string): string {
  return read(text)[0]?.body.text ?? '(no mail)';
}

const HEAD = 'From: Ann Author <ann@example.org>\nSubject: shelf\nMessage-ID: <1@example.org>\n';

describe('mail files', () => {
  test('an mbox is split at its separators, and quoted separators are undone', () => {
    const mails = read(`From ann@example.org Mon Sep 17 00:00:00 2001
${HEAD}
first
>From here on
From me to you

From ann@example.org Mon Sep 17 00:00:01 2001
From: Bob <bob@example.org>
Subject: Re: shelf
In-Reply-To: <1@example.org>
References: <0@example.org> <1@example.org>

second
`);
    expect(
      mails.map((mail) => [mail.subject, mail.from?.name, mail.messageId, mail.inReplyTo, mail.references]),
    ).toEqual([
      ['shelf', 'Ann Author', '1@example.org', null, []],
      ['Re: shelf', 'Bob', null, '1@example.org', ['0@example.org', '1@example.org']],
    ]);
    expect(mails.map((mail) => mail.body.text)).toEqual(['first\nFrom here on\nFrom me to you\n\n', 'second\n']);
  });

  test('headers are unfolded and their encoded words decoded', () => {
    const [mail] = read(
      `From: =?utf-8?B?w4RubmU=?= <a@example.org>\nSubject: [PATCH 1/2]\n =?iso-8859-1?q?caf=E9_?= =?utf-8?q?=C3=BC?=\nDate: today\n\nx\n`,
    );
    expect([mail?.from, mail?.subject, mail?.tag?.index]).toEqual([
      { name: 'Änne', address: 'a@example.org' },
      '[PATCH 1/2] café ü',
      1,
    ]);
  });

  test.each([
    ['\r\n', 'CRLF'],
    ['\r', 'lone CR'],
  ])('line ends %j', (end) => {
    const [mail] = read(`${HEAD}\none\ntwo\n`.replaceAll('\n', end));
    expect([mail?.subject, mail?.body.text]).toEqual(['shelf', `one${end}two${end}`]);
  });

  test('NUL bytes in a mail are carried along', () => {
    expect(body(`${HEAD}\na\0b\n`)).toBe('a\0b\n');
  });

  test('a mail that ends in its headers has an empty body', () => {
    expect(body('From: Ann <a@example.org>\nSubject: sh')).toBe('');
  });
});

describe('MIME', () => {
  const multipart = `${HEAD}Content-Type: multipart/mixed; boundary="q q"

preamble
--q q
Content-Type: text/plain; charset=utf-8

the text
--q q
Content-Type: application/octet-stream; name=shelf.patch
Content-Transfer-Encoding: base64

ZGlmZgo=
--q q
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--q q--
epilogue
`;

  test('text and attached patches are read, pictures are not', () => {
    expect(body(multipart)).toBe('the text\ndiff\n');
  });

  test('a multipart that is cut off says so and gives what is there', () => {
    const { mails, problems } = readMails(
      inputText('m', multipart.slice(0, multipart.indexOf('--q q\nContent-Type: image'))),
    );
    expect([mails[0]?.body.text, problems.map((problem) => problem.reason)]).toEqual([
      'the text\ndiff\n',
      ['the mail ends before its last part does'],
    ]);
  });

  test('of alternatives the plain text is read', () => {
    expect(
      body(`${HEAD}Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

plain
--x
Content-Type: text/html

<p>rich</p>
--x--
`),
    ).toBe('plain\n'.trimEnd());
  });

  test('HTML alone is read as its reader sees it', () => {
    expect(body(`${HEAD}Content-Type: text/html\n\n<html><pre>a &lt; b &amp;&amp; c-&gt;d</pre></html>`)).toContain(
      'a < b && c->d',
    );
  });

  test('format=flowed joins prose, keeps lines of a diff, and takes the stuffed space away', () => {
    expect(
      body(`${HEAD}Content-Type: text/plain; format=flowed

one 
two
> quoted 
> text
 From stuffed
@@ -1,2 +1,2 @@
+int a; 
  context
-- 
Ann
`),
    ).toBe('one two\n> quoted text\nFrom stuffed\n@@ -1,2 +1,2 @@\n+int a; \n context\n-- \nAnn\n');
  });

  test('delsp takes the space of the break away', () => {
    expect(body(`${HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\nlong \nword\n`)).toBe('longword\n');
  });
});

describe('what is no mail file', () => {
  test('text without headers takes its subject from the first line', () => {
    const [mail] = read('Re: [PATCH 2/5] shelf: count\n\nOn Friday, Ann wrote:\n> hello\n');
    expect([mail?.form, mail?.subject, mail?.headersAt, mail?.tag?.reply]).toEqual([
      'bare',
      'Re: [PATCH 2/5] shelf: count',
      null,
      true,
    ]);
  });

  test('the page of an archive gives the mail without what the archive adds, and the thread', () => {
    const [mail] = read(`shelf.example.org archive mirror
 help / color / mirror / Atom feed
From: Ann Author <ann@example.org>
To: Bob <bob@example.org>
Subject: Re: [PATCH 1/2] shelf
Date: Fri, 1 Mar 2024 10:00:00 +0000	[thread overview]
Message-ID: <2@example.org> (raw)

Looks good.

  parent reply	other threads:[~2024-03-01 10:00 UTC|newest]

Thread overview: 2+ messages / expand
2024-03-01  9:00 [PATCH 1/2] shelf Bob Builder
2024-03-01 10:00 \`- Ann Author [this message]

Reply instructions:
`);
    expect([mail?.form, mail?.messageId, mail?.body.text]).toEqual(['page', '2@example.org', 'Looks good.\n\n']);
    expect(mail?.overview.map((entry) => `${entry.date}|${entry.subject}|${entry.author}`)).toEqual([
      '2024-03-01  9:00|[PATCH 1/2] shelf|Bob Builder',
      '2024-03-01 10:00|null|Ann Author',
    ]);
  });

  test('the view of a thread gives one mail for each', () => {
    const mails = read(`archive mirror

* [PATCH 1/2] shelf: count
  2024-03-01  9:00 [PATCH 0/2] shelf Ann
@ 2024-03-01  9:00 \`
From: Ann Author @ 2024-03-01  9:00 UTC (permalink / raw)
  To: Bob; +Cc: list

the first

* Re: [PATCH 1/2] shelf: count
From: Bob @ 2024-03-01 10:00 UTC (permalink / raw)
  To: Ann

the second
`);
    expect(mails.map((mail) => [mail.subject, mail.from?.name, mail.body.text.split('\n')[0]])).toEqual([
      ['[PATCH 1/2] shelf: count', 'Ann Author', 'the first'],
      ['Re: [PATCH 1/2] shelf: count', 'Bob', 'the second'],
    ]);
  });

  test.each([
    ['the input is binary, no text', String.fromCharCode(...Array.from({ length: 2000 }, (_, i) => (i * 7) % 32))],
    ['the input looks like UTF-16; save it as UTF-8', Array.from('From: Ann'.repeat(50)).join('\0')],
    ['the input is compressed (gzip); unpack it first', '\u001f\u008b\u0008rest'],
  ])('%s', (reason, text) => {
    const { mails, problems } = readMails(inputText('m', text));
    expect([mails, problems.map((problem) => problem.reason)]).toEqual([[], [reason]]);
  });

  test('bytes of several charsets in one file are read line by line', () => {
    const bytes = Uint8Array.from([...Buffer.from('ä\n'), 0xe4, 10, ...Buffer.from('end')]);
    expect(inputFromBytes('m', bytes).text).toBe('ä\nä\nend');
  });

  test('UTF-16 with a byte order mark is read', () => {
    expect(inputFromBytes('m', Uint8Array.from([0xff, 0xfe, 0x61, 0, 0x62, 0])).text).toBe('ab');
  });
});
