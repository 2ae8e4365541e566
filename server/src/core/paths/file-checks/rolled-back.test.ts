import { expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const hide = `
  struct share_ops { int (*prepare)(struct folio *folio); };

  int hide(struct folio *folio, const struct share_ops *ops)
  {
    int r = folio_zap_direct_map(folio);

    if (r)
      return r;
    r = ops->prepare(folio);
    if (r)
      folio_restore_direct_map(folio);
    return r;
  }`;

const show = `
  int show(struct folio *folio, const struct share_ops *ops)
  {
    int r = folio_restore_direct_map(folio);

    if (r)
      return r;
    return ops->prepare(folio) ? -EBUSY : 0;
  }`;

test('a failure that leaves a step done which another function takes back is told', async () =>
  expect(await findingsOf(hide + show)).toEqual(['warning accessible-while-private in show()']));

test('without anybody who shows that it is to be taken back nothing is told', async () =>
  expect(
    await findingsOf(show.replace('int show', 'struct share_ops { int (*prepare)(struct folio *folio); };\nint show')),
  ).toEqual([]));

test('who takes it back, and cannot, has tried', async () => expect(await findingsOf(hide)).toEqual([]));

test('a caller that takes it back for what it calls does so', async () =>
  expect(
    await findingsOf(`${hide}
      static int step(struct folio *folio, const struct share_ops *ops)
      {
        int r = folio_zap_direct_map(folio);

        if (r)
          return r;
        return ops->prepare(folio) ? -EBUSY : 0;
      }
      int all(struct folio *folio, const struct share_ops *ops)
      {
        int r = step(folio, ops);

        if (r)
          folio_restore_direct_map(folio);
        return r;
      }`),
  ).toEqual([]));
