import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';
import { referencePage } from './reference-page.ts';

const page = fileURLToPath(new URL('../../../../docs/primitives.md', import.meta.url));

it('docs/primitives.md is what the declarations say (UPDATE_DOCS=1 writes it)', () => {
  const text = referencePage(createCatalogue());
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(page, text);
  expect(existsSync(page) && readFileSync(page, 'utf8') === text).toBe(true);
});
