import { getter, pure, query, quiet } from './declare.ts';
import type { Effect, Primitive, PrimitiveGroup } from './primitive.ts';

const LIST = 'include/linux/list.h';

/** Who walks the list finds the entry, and what it is a part of. */
function linked(entry: string): readonly Effect[] {
  return [
    { effect: 'link', of: entry },
    { effect: 'keep', of: entry },
  ];
}

const lists: readonly Primitive[] = [
  quiet(
    'void list_add(struct list_head *new, struct list_head *head)',
    LIST,
    'Links an entry in; whoever walks the list can reach it from now on.',
    {
      aliases: [{ name: 'list_add_tail' }, { name: 'list_add_rcu' }, { name: 'list_add_tail_rcu' }],
      effects: linked('new'),
      related: ['list_del'],
    },
  ),
  quiet(
    'void list_del(struct list_head *entry)',
    LIST,
    "Takes an entry out of its list; it is the caller's alone after that.",
    {
      aliases: [
        { name: 'list_del_init' },
        { name: 'list_del_rcu' },
        { name: '__list_del_entry' },
        { name: 'list_del_init_careful' },
      ],
      effects: [{ effect: 'unlink', of: 'entry' }],
      writes: ['*entry'],
      related: ['list_add'],
    },
  ),
  quiet(
    'void list_move(struct list_head *list, struct list_head *head)',
    LIST,
    'Takes an entry out of its list and links it into another.',
    {
      aliases: [{ name: 'list_move_tail' }],
      effects: linked('list'),
    },
  ),
  quiet(
    'void list_splice(const struct list_head *list, struct list_head *head)',
    LIST,
    'Links all entries of one list into another.',
    {
      aliases: [
        { name: 'list_splice_init' },
        { name: 'list_splice_tail' },
        { name: 'list_splice_tail_init' },
        { name: 'list_replace' },
        { name: 'list_replace_init' },
        { name: 'list_bulk_move_tail' },
      ],
    },
  ),
  quiet('void INIT_LIST_HEAD(struct list_head *list)', LIST, 'Makes an empty list.', {
    aliases: [
      { name: 'INIT_HLIST_HEAD' },
      { name: 'INIT_HLIST_NODE' },
      { name: 'hash_init' },
      { name: 'INIT_LIST_HEAD_RCU' },
      { name: 'init_llist_head' },
    ],
    writes: ['*list'],
  }),
  query(
    'bool list_empty(const struct list_head *head)',
    LIST,
    'Whether the list has no entries, or the entry is in no list.',
    {
      aliases: [
        { name: 'list_empty_careful' },
        { name: 'hlist_empty' },
        { name: 'hlist_unhashed' },
        { name: 'hash_empty' },
        { name: 'hash_hashed' },
        { name: 'llist_empty' },
        { name: 'list_is_singular' },
      ],
    },
  ),
  query(
    'bool list_is_last(const struct list_head *list, const struct list_head *head)',
    LIST,
    'Whether the entry is the last of the list.',
    {
      aliases: [{ name: 'list_is_first' }, { name: 'list_is_head' }],
    },
  ),
  query(
    'void *list_first_entry(struct list_head *ptr, int type, int member)',
    LIST,
    'The object of the first entry; meaningless for an empty list.',
    {
      aliases: [
        { name: 'list_last_entry' },
        { name: 'list_entry' },
        { name: 'list_entry_rcu' },
        { name: 'hlist_entry' },
      ],
      byName: ['type', 'member'],
      results: [{ value: { is: 'nonNull' } }],
    },
  ),
  query(
    'void *list_first_entry_or_null(struct list_head *ptr, int type, int member)',
    LIST,
    'The object of the first entry, or NULL for an empty list.',
    {
      aliases: [{ name: 'list_first_or_null_rcu' }, { name: 'list_last_entry_or_null' }],
      byName: ['type', 'member'],
      results: [
        { value: { is: 'nonNull' }, label: 'first' },
        { value: { is: 'null' }, label: 'empty' },
      ],
    },
  ),
  pure(
    'void *hlist_entry_safe(struct hlist_node *ptr, int type, int member)',
    LIST,
    'The object of a node; NULL for no node.',
    {},
    {
      byName: ['type', 'member'],
    },
  ),
  query(
    'void *list_next_entry(void *pos, int member)',
    LIST,
    'The object of the next entry; past the last one it is no object.',
    {
      aliases: [{ name: 'list_prev_entry' }],
      byName: ['member'],
      results: [{ value: { is: 'nonNull' } }],
    },
  ),
  quiet(
    'bool llist_add(struct llist_node *new, struct llist_head *head)',
    'include/linux/llist.h',
    'Links an entry in without a lock; says whether the list was empty.',
    { effects: linked('new'), results: [{ value: { is: 'any', min: 0, max: 1 } }] },
  ),
  quiet('void hlist_add_head(struct hlist_node *n, struct hlist_head *h)', LIST, 'Links an entry into a hash chain.', {
    aliases: [{ name: 'hlist_add_head_rcu' }, { name: 'hlist_add_tail_rcu' }],
    effects: linked('n'),
  }),
  quiet('void hlist_del(struct hlist_node *n)', LIST, 'Takes an entry out of its hash chain.', {
    aliases: [
      { name: 'hlist_del_init' },
      { name: 'hlist_del_rcu' },
      { name: 'hlist_del_init_rcu' },
      { name: 'hash_del' },
      { name: 'hash_del_rcu' },
    ],
    effects: [{ effect: 'unlink', of: 'n' }],
    writes: ['*n'],
  }),
  quiet(
    'void hash_add(int hashtable, struct hlist_node *node, unsigned long key)',
    'include/linux/hashtable.h',
    'Links an entry into a hash table.',
    {
      aliases: [{ name: 'hash_add_rcu' }],
      byName: ['hashtable'],
      effects: linked('node'),
    },
  ),
  quiet(
    'void rb_link_node(struct rb_node *node, struct rb_node *parent, struct rb_node **rb_link)',
    'include/linux/rbtree.h',
    'Links a node into a tree.',
    {
      effects: linked('node'),
    },
  ),
  quiet(
    'void rb_insert_color(struct rb_node *node, struct rb_root *root)',
    'include/linux/rbtree.h',
    'Balances a tree after a node was linked in.',
  ),
  quiet(
    'void rb_erase(struct rb_node *node, struct rb_root *root)',
    'include/linux/rbtree.h',
    'Takes a node out of a tree.',
    {
      aliases: [{ name: 'interval_tree_remove' }, { name: 'rb_erase_cached' }],
      effects: [{ effect: 'unlink', of: 'node' }],
      // Which nodes the tree leads to from here on is another matter.
      writes: ['*root'],
    },
  ),
  quiet(
    'void interval_tree_insert(struct interval_tree_node *node, struct rb_root_cached *root)',
    'include/linux/interval_tree.h',
    'Links an interval into a tree.',
    {
      effects: linked('node'),
    },
  ),
  query(
    'struct rb_node *rb_first(const struct rb_root *root)',
    'include/linux/rbtree.h',
    'A node of the tree, or NULL.',
    {
      aliases: [{ name: 'rb_next' }, { name: 'rb_prev' }, { name: 'rb_last' }],
    },
  ),
  query(
    'struct interval_tree_node *interval_tree_iter_first(struct rb_root_cached *root, unsigned long start, unsigned long last)',
    'include/linux/interval_tree.h',
    'The first interval that meets a range, or NULL.',
    {
      aliases: [{ name: 'interval_tree_iter_next' }, { name: 'vma_interval_tree_iter_first' }],
    },
  ),
  quiet(
    'void rcu_assign_pointer(void *p, void *v)',
    'include/linux/rcupdate.h',
    'Publishes a pointer: who reads it under RCU sees what was written to the object before.',
    {
      aliases: [{ name: 'RCU_INIT_POINTER' }],
      byName: ['p'],
      effects: [{ effect: 'store', at: 'p', value: { is: 'place', place: 'v' } }],
    },
  ),
  getter(
    'void *rcu_dereference(void *p)',
    'p',
    'include/linux/rcupdate.h',
    'Reads a pointer that is published with rcu_assign_pointer().',
    {
      aliases: [
        { name: 'rcu_dereference_raw' },
        { name: 'rcu_access_pointer' },
        { name: 'rcu_dereference_bh' },
        { name: 'rcu_dereference_sched' },
      ],
      byName: ['p'],
    },
  ),
  getter(
    'void *rcu_dereference_protected(void *p, bool c)',
    'p',
    'include/linux/rcupdate.h',
    'Reads a published pointer under the lock that the condition names.',
    {
      aliases: [
        { name: 'rcu_dereference_check' },
        { name: 'rcu_dereference_bh_check' },
        { name: 'rcu_dereference_raw_check' },
      ],
      byName: ['p', 'c'],
    },
  ),
  getter(
    'void *srcu_dereference(void *p, struct srcu_struct *ssp)',
    'p',
    'include/linux/srcu.h',
    'Reads a published pointer inside an SRCU section.',
    {
      byName: ['p'],
    },
  ),
  getter(
    'void *srcu_dereference_check(void *p, struct srcu_struct *ssp, bool c)',
    'p',
    'include/linux/srcu.h',
    'Reads a published pointer inside an SRCU section, or under the lock that the condition names.',
    {
      byName: ['p', 'c'],
    },
  ),
  {
    signature: 'void *rcu_replace_pointer(void *rcu_ptr, void *ptr, bool c)',
    summary: 'Publishes a pointer and returns the one that was there.',
    source: 'include/linux/rcupdate.h',
    byName: ['rcu_ptr', 'c'],
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'rcu_ptr' },
        effects: [{ effect: 'store', at: 'rcu_ptr', value: { is: 'place', place: 'ptr' } }],
      },
    ],
  },
];

/** Lists, trees, published pointers, xarrays. The macros that head loops stand in loops.ts. */
export const listsAndXarrays: PrimitiveGroup = {
  name: 'lists-and-xarrays',
  title: 'Lists, trees and xarrays',
  primitives: [...lists],
};
