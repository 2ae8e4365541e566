import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { HOLE_MARK } from '../text/hole.ts';
import { readInput } from './read-input.ts';
import { reconstructAll } from './reconstruct.ts';

/** Rebuilds the only file of a mail and draws it: target line, line of the mail, `+` for new, the text. */
function rebuilt(mail: string): string {
  const { patches } = readInput(inputText('mail.eml', mail));
  return reconstructAll(patches).map(draw).join('\n');
}

function draw(file: ReturnType<typeof reconstructAll>[number]): string {
  const { source } = file;
  const lines = source.text.replace(/\n$/, '').split('\n');
  return lines
    .map((text, index) => {
      const at = source.lines.start(index + 1);
      const shown = text.startsWith(HOLE_MARK) ? '<hole>' : text;
      const target = source.targetLines?.[index] === 0 ? '-' : source.target(at).line;
      return `${target} ${source.origin(at).line}${file.isAdded(at) ? '+' : ' '}|${shown}`;
    })
    .join('\n');
}

const HEADER = '--- a/a.c\n+++ b/a.c\n';

/** The hunks begin on line 3. */
function hunks(text: string): string {
  return rebuilt(HEADER + text);
}

describe('reconstruct', () => {
  test('a quoted patch gives the new side with places in the patched file and in the mail', () => {
    expect(
      rebuilt(`Re: [PATCH v2 2/5] lib: shelf

On Friday, Ann Author wrote:
> Why not.
> ---
> diff --git a/lib/shelf.c b/lib/shelf.c
> index 1..2 100644
> --- a/lib/shelf.c
> +++ b/lib/shelf.c
> @@ -1,4 +1,5 @@
>  int shelf_get(void)
>  {
> -       return 0;
> +       int r = shelf_try();

I would rather not.

> +       return r;
>  }
>
`),
    ).toBe(`1 11 |int shelf_get(void)
2 12 |{
3 14+|       int r = shelf_try();
4 18+|       return r;
5 19 |}
- 19 |<hole>`);
  });

  test('a file that a patch adds is whole', () => {
    expect(rebuilt('--- /dev/null\n+++ b/a.c\n@@ -0,0 +1,2 @@\n+int a;\n+\n')).toBe('1 4+|int a;\n2 5+|');
  });

  test('lines between hunks are a hole', () => {
    expect(hunks('@@ -1,1 +1,2 @@\n int a;\n+int b;\n@@ -5,1 +6,2 @@ f\n int e;\n+int f;\n')).toBe(`1 4 |int a;
2 5+|int b;
- 5 |<hole>
6 7 |int e;
7 8+|int f;
- 8 |<hole>`);
  });

  test('a gap between the beginning and the rest of a comment is bridged', () => {
    expect(hunks('@@ -1,1 +1,2 @@\n+int b;\n /* The one\n@@ -4,1 +5,2 @@\n  * and the other. */\n+int f;\n'))
      .toBe(`1 4+|int b;
2 5 |/* The one
- 5 |<hole>
5 7 | * and the other. */
6 8+|int f;
- 8 |<hole>`);
  });

  test('so is one line that must open the comment', () => {
    expect(hunks('@@ -1,1 +1,2 @@\n int a;\n+int b;\n@@ -3,2 +4,2 @@\n  * Counts.\n  */\n')).toBe(`1 4 |int a;
2 5+|int b;
- 5 |/*
- 5 |<hole>
4 7 | * Counts.
5 8 | */
- 8 |<hole>`);
  });

  test('a longer gap before the rest of a comment is a hole outside of it', () => {
    expect(hunks('@@ -1,1 +1,1 @@\n int a;\n@@ -9,2 +9,2 @@\n  * Counts.\n  */\n')).toBe(`1 4 |int a;
- 4 |<hole>
- 4 |/*
9 6 | * Counts.
10 7 | */
- 7 |<hole>`);
  });

  test('in a function a long gap between two comments may hide code and is a hole', () => {
    expect(hunks('@@ -1,2 +1,2 @@\n {\n \t/* One\n@@ -20,1 +20,1 @@\n \t * two. */\n')).toBe(`1 4 |{
2 5 |\t/* One
- 5 |*/
- 5 |<hole>
- 5 |/*
20 7 |\t * two. */
- 7 |<hole>`);
  });

  test('a line that writes through a pointer is no line of a comment', () => {
    expect(hunks('@@ -1,1 +1,1 @@\n int a;\n@@ -3,1 +3,1 @@\n \t*p = 1;\n')).toBe(`1 4 |int a;
- 4 |<hole>
3 6 |\t*p = 1;
- 6 |<hole>`);
  });

  test('gaps tell what is missing, what function follows, and whether it ends there', () => {
    const { patches } = readInput(
      inputText('m', `${HEADER}@@ -3,1 +3,1 @@ int f(void)\n int a;\n@@ -5,1 +5,1 @@ int f(void)\n }\n`),
    );
    const gaps = reconstructAll(patches)[0]?.gaps.map(({ at: _at, ...gap }) => gap);
    expect(gaps).toEqual([
      { missingLines: 2, insideComment: false, sectionHeader: 'int f(void)', endsFunction: false },
      { missingLines: 1, insideComment: false, sectionHeader: 'int f(void)', endsFunction: true },
      { missingLines: null, insideComment: false, sectionHeader: null, endsFunction: false },
    ]);
  });
});

describe('a series', () => {
  const mail = (index: number, diff: string): string => `From ann Mon Sep 17 00:00:00 2001
From: Ann <ann@example.org>
Subject: [PATCH ${index}/3] step ${index}
Message-ID: <${index}@x>

---
${HEADER}${diff}
`;

  test('later patches are laid over what earlier ones showed, and each line keeps its patch', () => {
    const { patches } = readInput(
      inputText(
        'm',
        mail(1, '@@ -1,2 +1,3 @@\n int a;\n+int b;\n int c;\n') +
          mail(2, '@@ -2,2 +2,2 @@\n int b;\n-int c;\n+int d;\n'),
      ),
    );
    const [file] = reconstructAll(patches);
    expect(file && draw(file)).toBe('1 10 |int a;\n2 11+|int b;\n3 25+|int d;\n- 25 |<hole>');
    expect([0, 7, 14].map((at) => file?.patchAt(at)?.index)).toEqual([1, 1, 2]);
  });

  test('hunks that contradict what is known stand apart', () => {
    const { patches } = readInput(
      inputText('m', mail(1, '@@ -1,1 +1,2 @@\n int a;\n+int b;\n') + mail(2, '@@ -2,1 +2,2 @@\n int x;\n+int y;\n')),
    );
    expect(reconstructAll(patches).map((file) => file.piece)).toEqual([0, 1]);
  });

  test('where a patch of the series is missing, line numbers alone place nothing', () => {
    const { patches } = readInput(
      inputText('m', mail(1, '@@ -1,1 +1,2 @@\n int a;\n+int b;\n') + mail(3, '@@ -9,1 +9,2 @@\n int x;\n+int y;\n')),
    );
    expect(reconstructAll(patches).map((file) => file.piece)).toEqual([0, 1]);
  });

  test('a file keeps its lines when it is renamed, and goes when it is deleted', () => {
    const rename = 'diff --git a/a.c b/b.c\nrename from a.c\nrename to b.c\n';
    const text = mail(1, '@@ -1,1 +1,2 @@\n int a;\n+int b;\n') + mail(2, '').replace(HEADER, rename);
    expect(reconstructAll(readInput(inputText('m', text)).patches).map((file) => file.path)).toEqual(['b.c']);
    const gone = text + mail(3, '').replace(HEADER, 'diff --git a/b.c b/b.c\ndeleted file mode 100644\n');
    expect(reconstructAll(readInput(inputText('m', gone)).patches)).toEqual([]);
  });
});
