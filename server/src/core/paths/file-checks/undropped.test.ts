import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const told = ['warning ref-leak in read_one()'];

/** So many ways that no one follows them all one by one: the graph tells. */
const read = (early: string, end = 'folio_put(folio);', got = 'filemap_get_folio(mapping, index)'): string => `
  int read_one(struct address_space *mapping, pgoff_t index, struct table *table)
  {
    struct folio *folio = ${got};
    int ret = 0;

    if (IS_ERR(folio))
      return PTR_ERR(folio);
    if (folio_test_locked(folio)) {
      ${early}
    }
    while (table_step(table, &ret))
      if (ret > 7)
        break;
    ${end}
    return ret;
  }`;

test('what is given back on every way', async () =>
  expect(await findingsOf(read('folio_put(folio); return 0;'))).toEqual([]));
test('a way on which nothing gives it back any more', async () => {
  const found = await findingsOf(read('return -EBUSY;'));
  expect(found.map((one) => one.replace(/^error/, 'warning'))).toContain(told[0]);
});
test('code that is not known may keep it', async () =>
  expect(await findingsOf(read('table_add(table, folio); return 0;'))).toEqual([]));
test('it may be returned by another name', async () =>
  expect(await findingsOf(read('table->page = &folio->page; return 0;'))).toEqual([]));
test('a number of an xarray is no object', async () =>
  expect(
    await findingsOf(`
      int peek(struct address_space *mapping, pgoff_t index, struct table *table)
      {
        struct folio *folio = filemap_get_entry(mapping, index);

        if (!folio || xa_is_value(folio))
          return 0;
        table_note(table);
        folio_put(folio);
        return 1;
      }`),
  ).toEqual([]));

const work = (failing: string, end = 'return 0;'): string => `
  int work(struct folio *folio, struct table *table)
  {
    int ret;

    folio_get(folio);
    ret = table_ask(table);
    if (ret) {
      ${failing}
      return 0;
    }
    table_finish(table);
    folio_put(folio);
    ${end}
  }`;

test('a reference that all other ways drop', async () =>
  expect(await findingsOf(work('table_note(table);'))).toEqual(['warning ref-leak in work()']));
test('and this one too', async () => expect(await findingsOf(work('folio_put(folio);'))).toEqual([]));

test('what only others drop that may be failures', async () =>
  expect(await findingsOf(work('table_note(table);', 'return table_end(table);'))).toEqual([]));

test('what a function keeps where it succeeds is meant', async () =>
  expect(
    await findingsOf(`
      int pin(struct folio *folio, struct table *table)
      {
        folio_get(folio);
        if (table_full(table)) {
          folio_put(folio);
          return -ENOSPC;
        }
        return 0;
      }`),
  ).toEqual([]));
