import { mayBlock, not } from './declare.ts';
import type { Condition, ObjectClass, Place, Result, Sleeps } from './primitive.ts';

/** A mask with __GFP_NOFAIL makes the allocator try for ever instead of giving NULL. */
export function mayFail(flags: Place): Condition {
  return not({ flags, has: '__GFP_NOFAIL' });
}

/** The allocator waits where the mask lets it. */
export function blocks(flags: Place): Sleeps {
  return { when: mayBlock(flags) };
}

/** Memory or NULL; zeroed always, or where the mask asks for it. */
export function memory(flags: Place, content: 'zeroed' | 'any', of: ObjectClass = 'slab'): readonly Result[] {
  const failed: Result = { value: { is: 'null' }, when: mayFail(flags), label: 'no memory' };
  if (content === 'zeroed') return [{ value: { is: 'fresh', class: of, zeroed: true }, label: 'allocated' }, failed];
  const zeroed: Condition = { flags, has: '__GFP_ZERO' };
  return [
    { value: { is: 'fresh', class: of, zeroed: true }, when: zeroed, label: 'allocated' },
    { value: { is: 'fresh', class: of }, when: not(zeroed), label: 'allocated' },
    failed,
  ];
}

/** A page with one reference, or NULL. */
export function pageOrNull(flags: Place): readonly Result[] {
  return [
    {
      value: { is: 'fresh', class: 'folio' },
      effects: [
        { effect: 'ref', of: 'result', class: 'folio', holder: 'caller', by: 1 },
        { effect: 'content', of: 'result', becomes: 'zeroes', when: { flags, has: '__GFP_ZERO' } },
      ],
      label: 'allocated',
    },
    { value: { is: 'null' }, when: mayFail(flags), label: 'no memory' },
  ];
}
