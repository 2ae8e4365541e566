import { expect, test } from 'vitest';
import { explainCode, explainName, explanationText } from './explain.ts';
import { plain } from './palette.ts';
import type { Style } from './style.ts';

const style: Style = { width: 72, palette: plain, verbosity: 'normal' };

const grab = {
  summary: 'Finds a folio or makes one. It comes locked, and its reference has to be dropped by whoever asked for it.',
  effect: ['marks the folio as used'],
  results: [
    {
      value: 'a folio object (found or created)',
      when: null,
      effect: ['takes a reference on result (caller)', 'takes the lock of result'],
    },
    { value: 'an error pointer: -ENOMEM', when: 'mapping is not NULL', effect: [] },
  ],
  context: ['needs invalidate_lock of mapping', 'may sleep'],
  versions: ['since 6.4', 'also old_grab (until 6.3)'],
  source: 'mm/example.c',
  declaration: 'struct folio *grab(struct address_space *mapping, gfp_t gfp)',
  related: ['folio_unlock', 'folio_put'],
};

test('a name of the kernel is told', () => {
  expect(explanationText(explainName('grab', grab), style)).toBe(
    `grab · mm/example.c

Finds a folio or makes one. It comes locked, and its reference has to be
dropped by whoever asked for it.

Effect:
  marks the folio as used

Results:
  a folio object (found or created): takes a reference on result
    (caller); takes the lock of result
  an error pointer: -ENOMEM where mapping is not NULL

Context:
  needs invalidate_lock of mapping
  may sleep

Versions:
  since 6.4
  also old_grab (until 6.3)

Declaration:
  struct folio *grab(struct address_space *mapping, gfp_t gfp)

See also: folio_unlock, folio_put
`,
  );
});

test('a finding code is told with what breaks it and what keeps it', () => {
  const code = {
    code: 'lock-leak',
    title: 'A lock is held on a path that leaves',
    why: 'Nobody releases it.',
    invalid: 'take(&l);\nif (x)\n\treturn 0;',
    valid: 'take(&l);\ngive(&l);',
  };
  expect(explanationText(explainCode(code), style)).toBe(
    `lock-leak

A lock is held on a path that leaves. Nobody releases it.

This breaks it:
  take(&l);
  if (x)
          return 0;

This keeps it:
  take(&l);
  give(&l);

See also: docs/checks.md#lock-leak
`,
  );
});

test('the JSON has the fields of the contract', () => {
  const { declaration: _, ...words } = grab;
  expect(explainName('grab', grab)).toEqual({
    ...{ schema: 1, name: 'grab', kind: 'primitive' },
    ...words,
    examples: ['struct folio *grab(struct address_space *mapping, gfp_t gfp)'],
  });
});
