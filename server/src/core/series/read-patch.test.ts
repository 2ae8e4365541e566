import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { readInput } from './read-input.ts';

/** Draws the patches of an input: files, hunks, and for each line its place in the input. Problems stand below. */
function drawn(text: string): string {
  const input = inputText('m', text);
  const { patches, problems } = readInput(input);
  const out: string[] = [];
  for (const file of patches.flatMap((patch) => patch.files)) {
    out.push(`${file.status} ${file.oldPath ?? '-'} ${file.newPath ?? '-'}`);
    for (const hunk of file.hunks) {
      out.push(`@@ ${hunk.section}${hunk.complete ? '' : ` (${hunk.problem})`}`);
      hunk.lines.forEach((line, index) => {
        for (const hole of hunk.holes) if (hole.before === index) out.push(`  hole ${hole.missing ?? '?'}`);
        const place = input.lines.at(line.origin);
        out.push(
          `${place.line}:${place.column} ${line.kind}${line.text}${line.noNewline === true ? ' (no newline)' : ''}`,
        );
      });
      for (const hole of hunk.holes) if (hole.before === hunk.lines.length) out.push(`  hole ${hole.missing ?? '?'}`);
    }
  }
  for (const problem of problems) out.push(`! ${input.lines.at(problem.at).line}: ${problem.reason}`);
  return out.join('\n');
}

const DIFF = `diff --git a/lib/shelf.c b/lib/shelf.c
index 1..2 100644
--- a/lib/shelf.c
+++ b/lib/shelf.c
@@ -3,4 +3,5 @@ struct shelf
 int shelf_get(void)
 {
-\treturn 0;
+\tint r = 1;
+\treturn r;
 }
`;

const READ = (line: number, column: number): string => `modified lib/shelf.c lib/shelf.c
@@ struct shelf
${line}:${column}  int shelf_get(void)
${line + 1}:${column}  {
${line + 2}:${column} -\treturn 0;
${line + 3}:${column} +\tint r = 1;
${line + 4}:${column} +\treturn r;
${line + 5}:${column}  }`;

function quoted(text: string, mark: string): string {
  return text.replace(/^(.*)\n/gm, (_line, rest: string) => `${mark}${rest}`.trimEnd() + '\n');
}

describe('where patches stand', () => {
  test('a diff without any mail', () => {
    expect(drawn(DIFF)).toBe(READ(6, 2));
  });

  test.each(['> ', '>', '> > ', '>> ', '> > > > ', '>>> ', '| ', ' : ', '    ', '\t'])('quoted with %j', (mark) => {
    expect(drawn(`Text.\n\n${quoted(DIFF, mark)}`)).toBe(READ(8, mark.length + 2));
  });

  test('with CRLF line ends', () => {
    expect(drawn(DIFF.replaceAll('\n', '\r\n'))).toBe(READ(6, 2));
  });

  test('two depths in one mail are two patches', () => {
    const { patches } = readInput(inputText('m', `Re: [PATCH 1/2] x\n\n${quoted(DIFF, '> ')}\nRather:\n\n${DIFF}`));
    expect(patches.map((patch) => [patch.level.marks, patch.index, patch.files.length])).toEqual([
      [1, 1, 1],
      [0, null, 1],
    ]);
  });

  test('the output of git log is split at its commits', () => {
    const log = `commit ${'1'.repeat(40)}\nAuthor: Ann <ann@example.org>\nDate: now\n\n    shelf: count\n\n    Why.\n\n${DIFF}`;
    const { patches } = readInput(inputText('m', log + log.replace('shelf: count', 'shelf: more')));
    expect(patches.map((patch) => [patch.subject, patch.author?.name, patch.changelog.text.trim()])).toEqual([
      ['shelf: count', 'Ann', 'shelf: count\n\nWhy.'],
      ['shelf: more', 'Ann', 'shelf: more\n\nWhy.'],
    ]);
  });
});

describe('hunks in replies', () => {
  test('remarks between the lines are no part of the hunk', () => {
    expect(
      drawn(`> diff --git a/a.c b/a.c
> --- a/a.c
> +++ b/a.c
> @@ -1,2 +1,3 @@
>  int a;

Why not b?

> +int b;
>  int c;
`),
    ).toBe(`modified a.c a.c
@@ 
5:4  int a;
9:4 +int b;
10:4  int c;`);
  });

  test('a remark of an earlier reviewer, quoted less deeply, is none either', () => {
    expect(
      drawn(`> > --- a/a.c
> > +++ b/a.c
> > @@ -1,1 +1,2 @@
> > +int b;
> + why?
> >  int c;
`),
    ).toBe(`modified a.c a.c
@@ 
4:6 +int b;
6:6  int c;`);
  });

  test('marks alone are an empty line of context', () => {
    expect(drawn('> --- a/a.c\n> +++ b/a.c\n> @@ -1,2 +1,3 @@\n> +int b;\n>\n>  int c;\n')).toBe(`modified a.c a.c
@@ 
4:4 +int b;
5:2  
6:4  int c;`);
  });

  test.each(['[...]', '<snip>', '...', '[ snip the rest ]', '> [...]'])('%s leaves a hole of known size', (mark) => {
    expect(
      drawn(
        `> --- a/a.c\n> +++ b/a.c\n> @@ -1,5 +1,6 @@ f\n>  int a;\n${mark}\n> +int b;\n>  int c;\n>  int d;\n>  int e;\n`,
      ),
    ).toBe(
      `modified a.c a.c
@@ f (one line of this hunk is missing)
4:4  int a;
  hole 1
6:4 +int b;
7:4  int c;
8:4  int d;
9:4  int e;
! 3: one line of this hunk is missing`,
    );
  });

  test('a mark of a cut that looks like context is told by the counts', () => {
    expect(
      drawn('> --- a/a.c\n> +++ b/a.c\n> @@ -1,6 +1,6 @@\n>  int a;\n>  ...\n>  int c;\n>  int d;\n>  int e;\n'),
    ).toBe(
      `modified a.c a.c
@@  (2 lines of this hunk are missing)
4:4  int a;
  hole 2
6:4  int c;
7:4  int d;
8:4  int e;
! 3: 2 lines of this hunk are missing`,
    );
  });

  test('lines that were cut without a word may be missing at every remark and at the end', () => {
    expect(drawn(`> --- a/a.c\n> +++ b/a.c\n> @@ -1,9 +1,9 @@\n>  int a;\n\nhm\n\n> +int b;\n\nso\n`)).toBe(
      `modified a.c a.c
@@  (8 lines of this hunk are missing)
4:4  int a;
  hole ?
8:4 +int b;
  hole ?
! 3: 8 lines of this hunk are missing`,
    );
  });

  test('a line that was broken in two is joined where the counts and its length leave no doubt', () => {
    expect(
      drawn(`--- a/a.c
+++ b/a.c
@@ -1,2 +1,3 @@
 int a;
+       some_rather_long_function_name(first_argument, second_argument,
third_argument);
 int c;
`),
    ).toBe(`modified a.c a.c
@@ 
4:2  int a;
5:2 +       some_rather_long_function_name(first_argument, second_argument, third_argument);
7:2  int c;
! 6: this line was broken off the one above by a mail program; they are joined`);
  });

  test('in a quote it is joined only where C goes on', () => {
    const mail = (rest: string): string => `> --- a/a.c
> +++ b/a.c
> @@ -1,2 +1,3 @@
>  int a;
> +       warn_about_it(cond, "expected the one but found the other
${rest}
>  int c;
`;
    expect(drawn(mail('instead\\n");'))).toContain('the other instead\\n");');
    expect(drawn(mail('I do not like this one.'))).not.toContain('I do not');
  });

  test('context lines that a mail program set in by one more space are read without it', () => {
    expect(drawn('> --- a/a.c\n> +++ b/a.c\n> @@ -1,2 +1,3 @@\n>   int a;\n> +int b;\n>   \tint c;\n'))
      .toBe(`modified a.c a.c
@@ 
4:5  int a;
5:4 +int b;
6:5  \tint c;`);
  });

  test('hunks whose file header was cut away say so', () => {
    expect(drawn('> @@ -1,1 +1,2 @@ f\n> +int b;\n>  int c;\n')).toBe(`modified  
@@ f
2:4 +int b;
3:4  int c;
! 1: the file that these hunks change is not named`);
  });

  test('more lines than the header counts are taken and said', () => {
    expect(drawn('--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,2 @@\n int a;\n+int b;\n+int c;\n')).toContain(
      'this hunk has more lines than its header counts',
    );
  });

  test('the signature below a patch is no deleted line', () => {
    expect(drawn('--- a/a.c\n+++ b/a.c\n@@ -1,3 +1,3 @@\n int a;\n-- \n2.34.1\n')).not.toContain('-- ');
  });
});

describe('file headers', () => {
  test.each([
    ['new file mode 100644\n--- /dev/null\n+++ b/lib/x.c\n@@ -0,0 +1,1 @@\n+int a;\n', 'added - lib/x.c'],
    ['deleted file mode 100644\n--- a/lib/x.c\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-int a;\n', 'deleted lib/x.c -'],
    ['old mode 100644\nnew mode 100755\n', 'mode lib/x.c lib/x.c'],
    ['index 1..2\nBinary files a/lib/x.c and b/lib/x.c differ\n', 'binary lib/x.c lib/x.c'],
    ['similarity index 90%\nrename from lib/old.c\nrename to lib/x.c\n', 'renamed lib/old.c lib/x.c'],
  ])('%j', (rest, expected) => {
    expect(drawn(`diff --git a/lib/x.c b/lib/x.c\n${rest}`).split('\n')[0]).toBe(expected);
  });

  test.each([
    [
      '--- linux.orig/lib/x.c\t2024-01-01 10:00:00\n+++ linux/lib/x.c\t2024-01-02 10:00:00\n',
      'modified lib/x.c lib/x.c',
    ],
    ['--- lib/x.c\n+++ lib/x.c\n', 'modified lib/x.c lib/x.c'],
    ['--- i/lib/x.c\n+++ w/lib/x.c\n', 'modified lib/x.c lib/x.c'],
    ['--- "a/lib/\\303\\244.c"\n+++ "b/lib/\\303\\244.c"\n', 'modified lib/ä.c lib/ä.c'],
  ])('%j', (header, expected) => {
    expect(drawn(`${header}@@ -1,1 +1,1 @@\n-int a;\n+int b;\n`).split('\n')[0]).toBe(expected);
  });

  test.each([
    ['b/../../etc/x', 'it leaves the tree'],
    ['/etc/x', 'it is absolute'],
    ['C:\\x', 'it names a drive'],
  ])('a path outside of the tree is refused: %s', (path, why) => {
    const text = drawn(`--- ${path}\n+++ ${path}\n@@ -1,1 +1,1 @@\n-int a;\n+int b;\n`);
    expect(text).toMatch(new RegExp(`^! 1: the patch names the path .* which is refused: ${why}$`));
  });
});

describe('what stands above the diff', () => {
  test('changelog, trailers and base of a patch', () => {
    const { patches } = readInput(
      inputText(
        'm',
        `From: Ann <ann@example.org>
Subject: [PATCH v3 2/7] shelf: count
Message-ID: <2@x>

From: Bob <bob@example.org>

Count the books.

Fixes: 123456789abc ("shelf: add")
Signed-off-by: Bob <bob@example.org>
---
 lib/shelf.c | 2 +-

${DIFF}
base-commit: 0123456789abcdef
`,
      ),
    );
    const patch = patches[0];
    expect([
      patch?.subject,
      patch?.index,
      patch?.total,
      patch?.version,
      patch?.messageId,
      patch?.author?.name,
      patch?.baseCommit,
    ]).toEqual(['shelf: count', 2, 7, 3, '2@x', 'Bob', '0123456789abcdef']);
    expect(patch?.changelog.text.split('\n')[1]).toBe('Count the books.');
    expect(patch?.trailers.map((trailer) => `${trailer.name}=${trailer.value}`)).toEqual([
      'Fixes=123456789abc ("shelf: add")',
      'Signed-off-by=Bob <bob@example.org>',
    ]);
  });

  test('the author of a quoted patch is the one who wrote it', () => {
    const mail = `From: Rita <r@example.org>\nSubject: Re: [PATCH] shelf\nIn-Reply-To: <1@x>\n\nOn Mon, Jan 1, 2024 at 3:55 AM Ann Author <ann@example.org> wrote:\n> Count.\n>\n${quoted(DIFF, '> ')}`;
    const patch = readInput(inputText('m', mail)).patches[0];
    expect([patch?.author, patch?.messageId, patch?.changelog.text.trim()]).toEqual([
      { name: 'Ann Author', address: 'ann@example.org' },
      '1@x',
      'Count.',
    ]);
  });
});
