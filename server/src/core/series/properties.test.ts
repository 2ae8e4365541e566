import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { applySeries } from './apply.ts';
import { orderPatches } from './order.ts';
import type { LineKind } from './patch.ts';
import { readInput } from './read-input.ts';
import { reconstructAll } from './reconstruct.ts';

interface Line {
  readonly kind: LineKind;
  readonly text: string;
}

/** Lines of C as they may stand in a patch; all of ASCII, so that only the encodings tell where they are. */
const code = fc
  .tuple(
    fc.constantFrom('', '\t', '\t\t', ' * '),
    fc.constantFrom('a = b;', 'if (x > 0) {', '}', 'return f(a, b);', '/* x */', 'p->n--;'),
  )
  .map(([indent, text]) => indent + text);

const line: fc.Arbitrary<Line> = fc.record({ kind: fc.constantFrom<LineKind>(' ', '+', '-'), text: code });
/** A hunk as diff writes it: it changes something, and does not begin or end with an empty line. */
const hunkLines = fc
  .array(line, { minLength: 1, maxLength: 12 })
  .filter((lines) => lines.some((one) => one.kind !== ' '));

interface Written {
  readonly diff: string[];
  readonly hunks: Line[][];
}

/** Writes a diff of one file; between two hunks lie ten lines. */
const written: fc.Arbitrary<Written> = fc.array(hunkLines, { minLength: 1, maxLength: 4 }).map((hunks) => {
  const diff = ['diff --git a/lib/x.c b/lib/x.c', '--- a/lib/x.c', '+++ b/lib/x.c'];
  let oldLine = 10;
  let newLine = 10;
  for (const lines of hunks) {
    const old = lines.filter((one) => one.kind !== '+').length;
    const fresh = lines.filter((one) => one.kind !== '-').length;
    diff.push(`@@ -${oldLine},${old} +${newLine},${fresh} @@ int f(void)`, ...lines.map((one) => one.kind + one.text));
    oldLine += old + 10;
    newLine += fresh + 10;
  }
  return { diff, hunks };
});

function hunksOf(text: string): { found: Line[][]; misplaced: string[] } {
  const input = inputText('m', text);
  const misplaced: string[] = [];
  const hunks = readInput(input)
    .patches.flatMap((patch) => patch.files)
    .flatMap((file) => file.hunks);
  for (const one of hunks.flatMap((hunk) => hunk.lines)) {
    if (input.text.slice(one.origin, one.origin + one.text.length) !== one.text) misplaced.push(one.text);
  }
  return {
    found: hunks.map((hunk) => hunk.lines.map(({ kind, text: content }) => ({ kind, text: content }))),
    misplaced,
  };
}

describe('a patch is read the same, with every character in its place,', () => {
  test('at any depth of quoting, with remarks between any two lines', () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom('> ', '> > ', '>> ', '> > > ', '| ', ' : '),
        fc.array(fc.nat(60), { maxLength: 3 }),
        (patch, mark, remarks) => {
          const lines = patch.diff.flatMap((one, index) => [
            `${mark}${one}`,
            // Not behind the header of a file or hunk, and not where the text above is long enough to have been broken.
            ...(remarks.includes(index) && index > 3 ? ['', 'This needs a word.', ''] : []),
          ]);
          const { found, misplaced } = hunksOf(`On Monday, Ann wrote:\n${lines.join('\n')}\n`);
          expect(found).toEqual(patch.hunks);
          expect(misplaced).toEqual([]);
        },
      ),
    );
  });

  test.each(['\n', '\r\n', '\r'])('with %j at line ends', (end) => {
    fc.assert(
      fc.property(written, (patch) => {
        const { found, misplaced } = hunksOf(
          `From: a <a@b.c>${end}Subject: [PATCH] x${end}${end}Text.${end}---${end}${patch.diff.join(end)}${end}-- ${end}2.1${end}`,
        );
        expect(found).toEqual(patch.hunks);
        expect(misplaced).toEqual([]);
      }),
    );
  });

  test('in quoted-printable and base64 on its own line of the mail', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('quoted-printable', 'base64'), (patch, encoding) => {
        const text = `${patch.diff.join('\n')}\n`;
        const body =
          encoding === 'base64'
            ? Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n')
            : text.replace(/[=>]|[ \t](?=\n)/g, hex);
        const mail = `From: a <a@b.c>\nSubject: [PATCH] x\nContent-Transfer-Encoding: ${encoding}\n\n${body}`;
        expect(hunksOf(mail).found).toEqual(patch.hunks);
        const input = inputText('m', mail);
        const lines = readInput(input)
          .patches.flatMap((one) => one.files)
          .flatMap((file) => file.hunks)
          .flatMap((hunk) => hunk.lines);
        if (encoding === 'base64') return;
        for (const one of lines) {
          const raw = input.text.slice(one.origin).split('\n')[0] ?? '';
          expect(
            raw.replace(/=([0-9A-F]{2})/g, (_whole, digits: string) => String.fromCharCode(parseInt(digits, 16))),
          ).toBe(one.text);
        }
      }),
    );
  });

  test('and the file that is rebuilt leads back to the same characters', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('', '> ', '> > '), (patch, mark) => {
        const input = inputText('m', patch.diff.map((one) => `${mark}${one}\n`).join(''));
        for (const file of reconstructAll(readInput(input).patches)) {
          for (const segment of file.source.segments) {
            expect(input.text.slice(segment.origin, segment.origin + segment.length)).toBe(
              file.source.text.slice(segment.at, segment.at + segment.length),
            );
          }
        }
      }),
    );
  });
});

function hex(character: string): string {
  return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

describe('no input makes the readers fail', () => {
  const token = fc.constantFrom(
    'From a Mon Sep 17 00:00:00 2001\n',
    'From: a <a@b.c>\n',
    'Subject: [PATCH 1/2] x\n',
    'Content-Type: multipart/mixed; boundary=b\n',
    '--b\n',
    '--b--\n',
    'Content-Transfer-Encoding: base64\n',
    'Content-Transfer-Encoding: quoted-printable\n',
    'Content-Type: text/plain; format=flowed; charset=gb2312\n',
    '\n',
    '\r',
    '\0',
    '=\n',
    '=C3',
    '> ',
    '> > ',
    '| ',
    'diff --git a/x.c b/x.c\n',
    '--- a/x.c\n',
    '+++ b/x.c\n',
    '@@ -1,2 +1,3 @@ f\n',
    '@@ -0,0 +1,9 @@\n',
    '+int a;\n',
    '-int a;\n',
    ' int a;\n',
    ' \n',
    '\\ No newline at end of file\n',
    'rename from x.c\n',
    'rename to ../y.c\n',
    'new file mode 100644\n',
    'deleted file mode 100644\n',
    '[...]\n',
    'static int f(void)\n',
    '{\n',
    '}\n',
    '/* a\n',
    ' * b\n',
    ' */\n',
    '"',
    '<html>',
    '&lt;',
    '<script',
    'commit 0123456789abcdef0123456789abcdef01234567\n',
  );
  const noise = fc
    .array(fc.oneof({ weight: 9, arbitrary: token }, { weight: 1, arbitrary: fc.string() }), { maxLength: 60 })
    .map((parts) => parts.join(''));

  test('reading, ordering, rebuilding and applying', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom('m', 'x.c', 'Kconfig'), (text, name) => {
        const read = readInput(inputText(name, text));
        const { series } = orderPatches(read.patches);
        const patches = series.flatMap((one) => one.patches);
        for (const file of reconstructAll(patches)) for (const at of [0, file.source.text.length]) file.patchAt(at);
        applySeries(patches, (path) => (path === 'x.c' ? 'int a;\n\nint b;\n' : null));
      }),
      { numRuns: 1500 },
    );
  });
});
