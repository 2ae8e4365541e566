import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../../test/kit/check.ts';

const wrong = ['warning wrong-cleanup in start()'];
const start = (go: string, label = 'stop'): string => `
  int start(struct thing *thing)
  {
    int r = ask(thing);

    if (r)
      ${go};
    return 0;
  ${label}:
    tell(thing);
  out:
    return r;
  }`;

describe('a label', () => {
  test('that is gone to is well', async () =>
    expect(await findingsOf(start('if (r < 0) goto stop; goto out'))).toEqual([]));
  test('that nothing goes to is told', async () => expect(await findingsOf(start('goto out'))).toEqual(wrong));
  test('that a macro is given may be gone to', async () =>
    expect(await findingsOf(start('unsafe_put_user(r, thing->p, stop); goto out'))).toEqual([]));
  test('is not gone to by a comment', async () =>
    expect(await findingsOf(start('goto out; /* goto stop */'))).toEqual(wrong));
});

test('in a part of a function alone nothing can be said of labels', async () =>
  expect(await findingsOf('int start(void)\n{\n  return 0;\nout:\n  return 1;\n')).toEqual([]));
