import { expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';
import { tellPaths } from '../../../../test/kit/effects.ts';

/** The paths of f() of a patch that shows only a part of it. */
async function paths(...hunks: string[]): Promise<string> {
  const { functions, findings } = await analyse([
    { name: 'a.patch', text: `--- a/mm/a.c\n+++ b/mm/a.c\n${hunks.join('')}` },
  ]);
  expect(findings).toEqual([]);
  return functions.flatMap(tellPaths).join('\n');
}

const head = `@@ -10,6 +10,8 @@ static int f(struct folio *folio, int n)
 static int f(struct folio *folio, int n)
 {
+\tfolio_get(folio);
+\tfolio_lock(folio);
 \tif (n)
 \t\treturn -EBUSY;
 \tn++;
`;
const tail = `@@ -30,4 +32,4 @@ static int f(struct folio *folio, int n)
-\tfolio_put(folio);
+\tfolio_put(folio);
 \treturn 0;
 }
`;

test('a path that reaches a hole is told up to there, and owes nothing yet', async () =>
  expect(await paths(head, tail)).toContain('? if !n: folio lock of folio +1; folio refs +1; sleeps'));

test('an object that only the hole could still use is not lost at a join before it', async () =>
  expect(
    await paths(
      `@@ -10,6 +10,9 @@ static int f(struct inode *inode, int n)
 static int f(struct inode *inode, int n)
 {
+\tstruct folio *folio = folio_alloc(GFP_KERNEL, 0);
+
+\tif (n)
+\t\tn = 2;
 \tn++;
`,
      tail,
    ),
  ).toContain('?'));

test('a function of which the end is missing does not return where its text ends', async () =>
  expect(
    await paths(`@@ -10,4 +10,9 @@ static int f(struct folio *folio, int n)
 static int f(struct folio *folio, int n)
 {
+\tstruct folio *other = folio_alloc(GFP_KERNEL, 0);
+
+\tif (other) {
+\t\tfolio_lock(folio);
+\t}
`),
  ).toContain('?'));
