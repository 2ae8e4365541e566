import { constant, mayBlock, query, quiet } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup } from './primitive.ts';

const IDR = 'include/linux/idr.h';
const RADIX = 'include/linux/radix-tree.h';

function entered(object: string, into: string): readonly Effect[] {
  return [
    { effect: 'enter', of: object, into },
    { effect: 'keep', of: object },
  ];
}

const primitives: readonly Primitive[] = [
  {
    signature: 'int idr_alloc(struct idr *idr, void *ptr, int start, int end, gfp_t gfp)',
    aliases: [{ name: 'idr_alloc_cyclic' }],
    summary: 'Gives an object a number that is free; whoever looks the number up finds the object from now on.',
    source: IDR,
    sleeps: { when: mayBlock('gfp') },
    results: [
      { value: { is: 'any', min: 0, max: 2147483647 }, effects: entered('ptr', 'idr'), label: 'numbered' },
      { value: { is: 'errno', names: ['ENOMEM', 'ENOSPC'] }, label: 'failed' },
    ],
    related: ['idr_remove', 'idr_find'],
  },
  query('void *idr_find(const struct idr *idr, unsigned long id)', IDR, 'The object of a number, or NULL.'),
  query('void *idr_remove(struct idr *idr, unsigned long id)', IDR, 'Takes a number back and returns its object.', {
    effects: [{ effect: 'leave', of: 'idr' }],
  }),
  query(
    'void *idr_replace(struct idr *idr, void *ptr, unsigned long id)',
    IDR,
    'Gives a number to another object, and returns the one that had it; an error pointer where it was free.',
    {
      effects: [{ effect: 'leave', of: 'idr' }, ...entered('ptr', 'idr')],
    },
  ),
  quiet('void idr_destroy(struct idr *idr)', IDR, "Frees the nodes; what the numbers lead to is the caller's.", {
    effects: [{ effect: 'leave', of: 'idr' }],
  }),
  query(
    'int radix_tree_insert(struct radix_tree_root *root, unsigned long index, void *item)',
    RADIX,
    'Stores an object at an index where none is.',
    {
      results: [
        { value: constant(0), effects: entered('item', 'root'), label: 'stored' },
        { value: { is: 'errno', names: ['ENOMEM', 'EEXIST'] }, label: 'failed' },
      ],
      related: ['radix_tree_delete'],
    },
  ),
  query(
    'void *radix_tree_delete(struct radix_tree_root *root, unsigned long index)',
    RADIX,
    'Takes the object of an index out, and returns it.',
    { effects: [{ effect: 'leave', of: 'root' }], aliases: [{ name: 'radix_tree_delete_item' }] },
  ),
  query(
    'void *radix_tree_lookup(const struct radix_tree_root *root, unsigned long index)',
    RADIX,
    'The object at an index, or NULL.',
  ),
];

/** Numbers and indices that lead to objects, other than by an XArray. */
export const idrs: PrimitiveGroup = { name: 'idrs', title: 'Numbers of objects', primitives };
