import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { applySeries, type AppliedFile } from './apply.ts';
import { readInput } from './read-input.ts';

const BASE = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n';

function applied(diff: string, base: Record<string, string> = { 'a.c': BASE }): AppliedFile[] {
  return applySeries(readInput(inputText('m', diff)).patches, (path) => base[path] ?? null);
}

/** Draws the outcome: how each step went, then the text. */
function outcome(diff: string, base?: Record<string, string>): string {
  return applied(diff, base)
    .map((file) => {
      const steps = file.steps.map((step) => `${step.applies}${step.reasons.map((reason) => ` (${reason})`).join('')}`);
      return `${file.path}: ${steps.join(', ')}\n${file.source?.text ?? '(none)'}`;
    })
    .join('\n');
}

const HEADER = '--- a/a.c\n+++ b/a.c\n';

describe('applying hunks', () => {
  test('where they say', () => {
    expect(outcome(`${HEADER}@@ -2,3 +2,4 @@\n two\n-three\n+THREE\n+more\n four\n`)).toBe(
      'a.c: true\none\ntwo\nTHREE\nmore\nfour\nfive\nsix\nseven\neight\n',
    );
  });

  test('elsewhere, where the context is', () => {
    expect(outcome(`${HEADER}@@ -40,3 +40,3 @@\n five\n-six\n+SIX\n seven\n`)).toBe(
      'a.c: true (the hunk at line 40 stands 35 lines further up)\none\ntwo\nthree\nfour\nfive\nSIX\nseven\neight\n',
    );
  });

  test('with outer context overlooked', () => {
    expect(outcome(`${HEADER}@@ -3,5 +3,5 @@\n THREE\n four\n-five\n+FIVE\n six\n SEVEN\n`)).toBe(
      'a.c: fuzz (the hunk at line 3 applies with 2 lines of context overlooked)\none\ntwo\nthree\nfour\nFIVE\nsix\nseven\neight\n',
    );
  });

  test('with white space overlooked the context keeps the white space of the base', () => {
    const base = { 'a.c': 'int f(void)\n{\n\tint a;\n\tint c;\n}\n' };
    expect(outcome(`${HEADER}@@ -2,4 +2,5 @@\n {\n         int a;\n+        int b;\n         int c;\n }\n`, base)).toBe(
      'a.c: fuzz (the hunk at line 2 applies with white space overlooked)\nint f(void)\n{\n\tint a;\n        int b;\n\tint c;\n}\n',
    );
  });

  test('what does not apply is left out and said, the rest is done', () => {
    expect(
      outcome(`${HEADER}@@ -1,3 +1,3 @@\n one\n-two\n+TWO\n three\n@@ -5,3 +5,3 @@\n cinq\n-six\n+SIX\n sept\n`),
    ).toBe('a.c: partial (the hunk at line 5 does not apply)\none\nTWO\nthree\nfour\nfive\nsix\nseven\neight\n');
  });

  test('a hunk that is not whole is not applied', () => {
    expect(outcome(`${HEADER}@@ -1,4 +1,4 @@\n one\n-two\n+TWO\n`)).toContain(
      'a.c: false (the hunk at line 1 is not whole (2 lines of this hunk are missing))',
    );
  });

  test('the last line without a newline', () => {
    const diff = `${HEADER}@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n`;
    expect(outcome(diff, { 'a.c': 'a' })).toBe('a.c: true\nb');
  });
});

describe('files', () => {
  test('one that the base lacks is lost, the other is done', () => {
    const diff = `${HEADER.replaceAll('a.c', 'b.c')}@@ -1,1 +1,1 @@\n-x\n+y\n${HEADER}@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n`;
    expect(outcome(diff)).toBe(
      `b.c: false (the base lacks this file)\n(none)\na.c: true\n${BASE.replace('one', 'ONE')}`,
    );
  });

  test('added, renamed and deleted', () => {
    const added = 'diff --git a/n.c b/n.c\nnew file mode 100644\n--- /dev/null\n+++ b/n.c\n@@ -0,0 +1,1 @@\n+new\n';
    const renamed = `diff --git a/a.c b/b.c\nrename from a.c\nrename to b.c\n--- a/a.c\n+++ b/b.c\n@@ -1,2 +1,2 @@\n-one\n+ONE\n two\n`;
    const deleted =
      'diff --git a/d.c b/d.c\ndeleted file mode 100644\n--- a/d.c\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-old\n';
    expect(outcome(added + renamed + deleted, { 'a.c': 'one\ntwo\n', 'd.c': 'old\n' })).toBe(
      'n.c: true\nnew\n\nb.c: true\nONE\ntwo\n\nd.c: true\n(none)',
    );
  });
});

describe('places', () => {
  test('added lines lead to the mail, the others to the base', () => {
    const [file] = applied(`Some text.\n\n${HEADER}@@ -2,2 +2,3 @@\n two\n+more\n three\n`);
    const source = file?.source;
    const at = (word: string): string => {
      const offset = source?.text.indexOf(word) ?? 0;
      const origin = source?.origin(offset);
      return `${origin?.file}:${origin?.line}:${origin?.column} ${file?.isAdded(offset)}`;
    };
    expect([at('two'), at('more'), at('three'), at('eight')]).toEqual([
      'a.c:2:1 false',
      'm:7:2 true',
      'a.c:3:1 false',
      'a.c:8:1 false',
    ]);
  });
});
