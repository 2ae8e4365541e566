import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';
import type { RunResult } from '../report/result.ts';

const base = `#include <linux/fs.h>

int peek(unsigned int fd)
{
	struct file *file = fget(fd);

	if (!file)
		return -EBADF;
	look(fd);
	fput(file);
	note(fd);
	close_book(fd);
	return 0;
}
`;

/** The first hunk takes the drop away, the second puts it elsewhere; `behind` is what the second expects to find. */
const patch = (behind: string): string => `From: Ada <ada@example.org>
Subject: [PATCH] shop: Drop the file later

Signed-off-by: Ada <ada@example.org>
---
 shop/peek.c | 2 +-
 1 file changed, 1 insertion(+), 1 deletion(-)

diff --git a/shop/peek.c b/shop/peek.c
--- a/shop/peek.c
+++ b/shop/peek.c
@@ -8,4 +8,3 @@ int peek(unsigned int fd)
 		return -EBADF;
 	look(fd);
-	fput(file);
 	note(fd);
@@ -12,3 +11,4 @@ int peek(unsigned int fd)
 	close_book(fd);
+${behind}
 	return 0;
 }
`;

function check(text: string): Promise<RunResult> {
  return analyse([{ name: 'a.patch', text }], { tree: { 'shop/peek.c': base } });
}

const severities = ({ findings }: RunResult): readonly string[] =>
  findings.map(({ severity, code }) => `${severity} ${code}`);

describe('a function that a patch changes', () => {
  test('is held to what the patch makes of it', async () =>
    expect(severities(await check(patch('	unlook(fd);')))).toEqual(['error ref-leak']));

  test('is one that it only takes lines out of, too', async () => {
    const text = patch('').replace(/^@@ -12[^]*$/m, '');
    expect(severities(await check(text))).toEqual(['error ref-leak']);
  });

  test('is told as information where a hunk of it does not apply', async () => {
    const failing = patch('	fput(file);').replace(' 	close_book(fd);', ' 	open_book(fd);');
    const result = await check(failing);
    expect(severities(result)).toEqual(['information ref-leak']);
    expect(result.findings[0]?.assumptions.at(-1)).toContain('one of its hunks does not apply to this base');
  });
});

test('a file of the patch that holds no C is not missed in the base', async () => {
  const notes = `From: Ada <ada@example.org>
Subject: [PATCH] shop: Describe it

Signed-off-by: Ada <ada@example.org>
---
 Documentation/shop.rst | 1 +
 1 file changed, 1 insertion(+)

diff --git a/Documentation/shop.rst b/Documentation/shop.rst
--- a/Documentation/shop.rst
+++ b/Documentation/shop.rst
@@ -1,2 +1,3 @@
 Shop
 ====
+Open all day.
`;
  expect((await check(notes)).errors.map(({ reason }) => reason)).toEqual([]);
});
