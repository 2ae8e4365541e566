import { expect, test } from 'vitest';
import type { Primitive } from '../kernel/primitive.ts';
import { explainCode, explainGuard, explainLoop, explainPrimitive, explanationText } from './explain.ts';
import { plain } from './palette.ts';
import type { Style } from './style.ts';

const style: Style = { width: 72, palette: plain, verbosity: 'normal' };

const primitive: Primitive = {
  signature: 'struct folio *grab(struct address_space *mapping, gfp_t gfp)',
  aliases: [{ name: 'old_grab', until: '6.3' }],
  summary: 'Finds a folio or makes one. It comes locked, and its reference has to be dropped by whoever asked for it.',
  source: 'mm/example.c',
  versions: { since: '6.4' },
  related: ['folio_unlock', 'folio_put'],
  sleeps: { when: { flags: 'gfp', has: '__GFP_DIRECT_RECLAIM' } },
  needs: [{ on: 'mapping', lock: 'invalidate_lock', mode: 'shared' }],
  effects: [{ effect: 'note', text: 'marks the folio as used' }],
  results: [
    {
      value: { is: 'fresh', class: 'folio' },
      label: 'found',
      effects: [
        { effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 },
        { effect: 'lock', lock: { on: 'result', lock: 'folio lock', mode: 'exclusive' } },
      ],
    },
    { value: { is: 'errorPointer', names: ['ENOMEM'] }, when: { not: { null: 'mapping' } } },
  ],
};

test('a primitive is told from its declaration', () => {
  expect(explanationText(explainPrimitive('grab', primitive), style)).toBe(
    `grab · mm/example.c

Finds a folio or makes one. It comes locked, and its reference has to be
dropped by whoever asked for it.

Effect:
  marks the folio as used

Results:
  a new folio object (found): result: +1 reference (caller); takes
    folio lock (result)
  ERR_PTR(-ENOMEM) if not (mapping is NULL)

Context:
  needs invalidate_lock (mapping), shared
  may sleep if gfp has __GFP_DIRECT_RECLAIM

Versions:
  since 6.4
  also old_grab: until 6.3

Declaration:
  struct folio *grab(struct address_space *mapping, gfp_t gfp)

See also: folio_unlock, folio_put
`,
  );
});

test('a finding code is told with what breaks it and what keeps it', () => {
  const examples = ['take(&l);\nif (x)\n\treturn 0;', 'take(&l);\ngive(&l);'];
  expect(explanationText(explainCode('lock-leak', 'A lock is held on a path that leaves.', examples), style)).toBe(
    `lock-leak

A lock is held on a path that leaves.

This breaks it:
    take(&l);
    if (x)
            return 0;

This keeps it:
    take(&l);
    give(&l);
`,
  );
});

test('a loop is told by what it binds', () => {
  const loop = explainLoop('each_entry', {
    form: 'each_entry(pos, head)',
    summary: 'Walks a list.',
    source: 'include/example.h',
    binds: [{ parameter: 'pos', to: { is: 'nonNull' } }],
    done: [{ parameter: 'pos', to: { is: 'null' } }],
    removalSafe: false,
  });
  expect([loop.effect, loop.context]).toEqual([
    ['in each round pos is a non-NULL value', 'after the last round pos is NULL'],
    ['the current entry must stay where it is inside the loop'],
  ]);
});

test('a guard is told by what runs at the ends of its scope', () => {
  const guard = explainGuard('fd', {
    name: 'fd',
    enter: 'take',
    exit: 'give',
    ignores: 'negative',
    summary: 'A file.',
  });
  expect(guard.effect).toEqual(['first take()', 'give() at every exit of the scope; negative is ignored']);
});
