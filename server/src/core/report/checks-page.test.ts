import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { descriptionOf, findingCodes } from '../paths/codes.ts';
import { checksPage } from './checks-page.ts';

const root = new URL('../../../../', import.meta.url);
const page = fileURLToPath(new URL('docs/checks.md', root));

test('docs/checks.md is what the table of codes says (UPDATE_DOCS=1 writes it)', () => {
  const text = checksPage(findingCodes);
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text);
  expect(existsSync(page) && readFileSync(page, 'utf8') === text).toBe(true);
});

test.each(findingCodes)('the link of $code leads to its section', ({ code }) => {
  const [file = '', anchor] = descriptionOf(code).split('#');
  const headings = readFileSync(fileURLToPath(new URL(file, root)), 'utf8').match(/^## .*$/gm);
  expect(headings).toContain(`## ${anchor}`);
});
