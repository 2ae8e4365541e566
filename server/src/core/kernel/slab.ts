import { blocks, mayFail, memory } from './allocation.ts';
import { not, quiet } from './declare.ts';
import type { Primitive, PrimitiveGroup, Result } from './primitive.ts';

const SLAB = 'include/linux/slab.h';

function allocates(
  signature: string,
  summary: string,
  content: 'zeroed' | 'any',
  aliases: readonly string[] = [],
  source = SLAB,
): Primitive {
  const names = aliases.length > 0 ? { aliases: aliases.map((name) => ({ name })) } : {};
  return {
    signature,
    ...names,
    summary,
    source,
    sleeps: blocks('flags'),
    results: memory('flags', content),
    related: ['kfree'],
  };
}

const allocation: readonly Primitive[] = [
  allocates(
    'void *kmalloc(size_t size, gfp_t flags)',
    'Allocates memory with unknown contents; NULL when there is none. Freed with kfree(). __GFP_NOFAIL never fails; without __GFP_DIRECT_RECLAIM it does not sleep.',
    'any',
    ['kmalloc_noprof', '__kmalloc', 'kmalloc_nolock'],
  ),
  allocates(
    'void *kzalloc(size_t size, gfp_t flags)',
    'Allocates memory that reads as zero; NULL when there is none. Freed with kfree().',
    'zeroed',
    ['kzalloc_noprof'],
  ),
  allocates(
    'void *kvmalloc(size_t size, gfp_t flags)',
    'Allocates memory, from vmalloc space if it is large. Freed with kvfree().',
    'any',
  ),
  allocates(
    'void *kvzalloc(size_t size, gfp_t flags)',
    'Allocates zeroed memory, from vmalloc space if it is large. Freed with kvfree().',
    'zeroed',
  ),
  allocates(
    'void *kmalloc_array(size_t n, size_t size, gfp_t flags)',
    'Allocates an array; NULL also where the product overflows. Freed with kfree().',
    'any',
  ),
  allocates(
    'void *kcalloc(size_t n, size_t size, gfp_t flags)',
    'Allocates a zeroed array; NULL also where the product overflows. Freed with kfree().',
    'zeroed',
  ),
  allocates(
    'void *kvmalloc_array(size_t n, size_t size, gfp_t flags)',
    'Allocates an array, from vmalloc space if it is large. Freed with kvfree().',
    'any',
    ['__vcalloc'],
  ),
  allocates(
    'void *kvcalloc(size_t n, size_t size, gfp_t flags)',
    'Allocates a zeroed array, from vmalloc space if it is large. Freed with kvfree().',
    'zeroed',
  ),
  allocates(
    'void *kmalloc_node(size_t size, gfp_t flags, int node)',
    'Allocates memory on a node; NULL when there is none. Freed with kfree().',
    'any',
  ),
  allocates(
    'void *kzalloc_node(size_t size, gfp_t flags, int node)',
    'Allocates zeroed memory on a node; NULL when there is none. Freed with kfree().',
    'zeroed',
  ),
  allocates(
    'char *kstrdup(const char *s, gfp_t flags)',
    'Copies a string into new memory; NULL when there is none. Freed with kfree().',
    'any',
    ['kstrdup_const'],
    'mm/util.c',
  ),
  allocates(
    'char *kasprintf(gfp_t flags, const char *fmt, ...)',
    'Prints into new memory; NULL when there is none. Freed with kfree().',
    'any',
    [],
    'lib/kasprintf.c',
  ),
  allocates(
    'void *kmemdup(const void *src, size_t len, gfp_t flags)',
    'Copies memory into new memory; NULL when there is none. Freed with kfree().',
    'any',
    ['kvmemdup'],
    'mm/util.c',
  ),
  {
    signature: 'void *kzalloc_obj(int object, gfp_t flags)',
    aliases: [
      { name: 'kzalloc_flex', since: '7.0' },
      { name: 'kvzalloc_obj', since: '7.0' },
      { name: 'kzalloc_objs', since: '7.0' },
      { name: 'kvzalloc_objs', since: '7.0' },
    ],
    summary:
      'Allocates a zeroed object of the type of its first argument; GFP_KERNEL where no mask is given. Freed with kfree().',
    source: SLAB,
    versions: { since: '7.0' },
    byName: ['object'],
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'slab', zeroed: true }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'void *kmalloc_obj(int object, gfp_t flags)',
    aliases: [
      { name: 'kmalloc_objs', since: '7.0' },
      { name: 'kmalloc_flex', since: '7.0' },
      { name: 'kvmalloc_obj', since: '7.0' },
      { name: 'kvmalloc_objs', since: '7.0' },
    ],
    summary:
      'Allocates an object of the type of its first argument, with unknown contents; GFP_KERNEL where no mask is given.',
    source: SLAB,
    versions: { since: '7.0' },
    byName: ['object'],
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'void *krealloc(const void *p, size_t new_size, gfp_t flags)',
    aliases: [{ name: 'kvrealloc' }],
    summary: "Moves memory to a larger place. On NULL the old memory is still there and still the caller's.",
    source: SLAB,
    formerly: [
      {
        signature: 'void *kvrealloc(const void *p, size_t oldsize, size_t newsize, gfp_t flags)',
        versions: { until: '6.11', note: 'Only kvrealloc().' },
      },
    ],
    sleeps: blocks('flags'),
    results: [
      {
        value: { is: 'fresh', class: 'slab' },
        effects: [{ effect: 'free', of: 'p', ignores: 'null' }],
        label: 'moved',
      },
      { value: { is: 'null' }, when: mayFail('flags'), label: 'no memory' },
    ],
  },
  {
    signature: 'void *vmalloc(unsigned long size)',
    aliases: [{ name: '__vmalloc' }, { name: 'vmalloc_user' }],
    summary: 'Allocates virtually contiguous memory; NULL when there is none. Freed with vfree().',
    source: 'mm/vmalloc.c',
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'void *vzalloc(unsigned long size)',
    aliases: [{ name: 'vcalloc' }],
    summary: 'Allocates zeroed virtually contiguous memory; NULL when there is none. Freed with vfree().',
    source: 'mm/vmalloc.c',
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'slab', zeroed: true }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'void *memdup_user(const void *src, size_t len)',
    aliases: [{ name: 'vmemdup_user' }, { name: 'strndup_user' }, { name: 'memdup_user_nul' }],
    summary:
      'Copies user memory into new kernel memory. Fails with an error pointer, never NULL. Freed with kfree(); vmemdup_user() with kvfree().',
    source: 'mm/util.c',
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'copied' },
      { value: { is: 'errorPointer', names: ['ENOMEM', 'EFAULT'] }, label: 'failed' },
    ],
  },
  {
    signature: 'void *memdup_array_user(const void *src, size_t n, size_t size)',
    aliases: [{ name: 'vmemdup_array_user' }],
    summary: 'Copies an array out of user memory. Fails with an error pointer, never NULL.',
    source: 'include/linux/string.h',
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'copied' },
      { value: { is: 'errorPointer', names: ['ENOMEM', 'EFAULT', 'EOVERFLOW'] }, label: 'failed' },
    ],
  },
];

const freeing: readonly Primitive[] = [
  quiet('void kfree(const void *objp)', SLAB, 'Gives memory back; NULL is ignored. Nothing may point to it any more.', {
    aliases: [
      { name: 'kfree_sensitive' },
      { name: 'kzfree', until: '5.9' },
      { name: 'kfree_const' },
      { name: 'kfree_nolock' },
    ],
    effects: [{ effect: 'free', of: 'objp', ignores: 'null' }],
  }),
  quiet(
    'void kvfree(const void *addr)',
    'mm/util.c',
    'Gives back memory of kvmalloc(), kmalloc() or vmalloc(); NULL is ignored.',
    {
      aliases: [{ name: 'vfree' }, { name: 'kvfree_sensitive' }],
      sleeps: 'may',
      effects: [{ effect: 'free', of: 'addr', ignores: 'null' }],
    },
  ),
  quiet(
    'void kfree_rcu(void *ptr, int member)',
    'include/linux/rcupdate.h',
    'Frees the object after a grace period; readers under RCU may still see it until then.',
    {
      aliases: [{ name: 'kvfree_rcu' }],
      byName: ['member'],
      effects: [{ effect: 'free', of: 'ptr', ignores: 'null' }],
    },
  ),
  quiet(
    'void kfree_rcu_mightsleep(void *ptr)',
    'include/linux/rcupdate.h',
    'Frees the object after a grace period, waiting for it if need be.',
    {
      sleeps: 'may',
      effects: [{ effect: 'free', of: 'ptr', ignores: 'null' }],
    },
  ),
];

const cacheOrNone: readonly Result[] = [
  { value: { is: 'fresh', class: 'cache' }, label: 'created' },
  { value: { is: 'null' }, when: not({ flags: 'flags', has: 'SLAB_PANIC' }), label: 'no memory' },
];

const caches: readonly Primitive[] = [
  {
    signature: 'struct kmem_cache *KMEM_CACHE(int object, unsigned int flags)',
    summary:
      'Makes a cache of objects of a type; NULL when it fails, unless SLAB_PANIC stops the kernel then. Undone by kmem_cache_destroy().',
    source: SLAB,
    byName: ['object'],
    sleeps: 'may',
    results: cacheOrNone,
    related: ['kmem_cache_destroy'],
  },
  {
    signature:
      'struct kmem_cache *kmem_cache_create(const char *name, unsigned int size, unsigned int align, unsigned int flags, void (*ctor)(void *object))',
    aliases: [{ name: 'kmem_cache_create_usercopy' }],
    summary:
      'Makes a cache of objects of one size; NULL when it fails, unless SLAB_PANIC stops the kernel then. Undone by kmem_cache_destroy().',
    source: SLAB,
    sleeps: 'may',
    results: cacheOrNone,
    related: ['kmem_cache_destroy'],
  },
  quiet(
    'void kmem_cache_destroy(struct kmem_cache *s)',
    'mm/slab_common.c',
    'Removes a cache; NULL is ignored. Objects freed through RCU need an rcu_barrier() before.',
    {
      sleeps: 'may',
      effects: [{ effect: 'free', of: 's', ignores: 'null' }],
    },
  ),
  {
    signature: 'void *kmem_cache_alloc(struct kmem_cache *s, gfp_t flags)',
    aliases: [{ name: 'kmem_cache_alloc_noprof' }],
    summary: 'Allocates an object of the cache; NULL when there is none.',
    source: SLAB,
    sleeps: blocks('flags'),
    results: memory('flags', 'any'),
    related: ['kmem_cache_free'],
  },
  {
    signature: 'void *kmem_cache_zalloc(struct kmem_cache *s, gfp_t flags)',
    summary: 'Allocates a zeroed object of the cache; NULL when there is none.',
    source: SLAB,
    sleeps: blocks('flags'),
    results: memory('flags', 'zeroed'),
    related: ['kmem_cache_free'],
  },
  {
    signature: 'void *alloc_inode_sb(struct super_block *sb, struct kmem_cache *cache, gfp_t flags)',
    summary: "Allocates an inode of a file system's own cache; NULL when there is none. Freed with kmem_cache_free().",
    source: 'include/linux/fs.h',
    sleeps: blocks('flags'),
    results: memory('flags', 'any'),
    related: ['kmem_cache_free'],
  },
  quiet('void kmem_cache_free(struct kmem_cache *s, void *objp)', SLAB, 'Gives an object back to its cache.', {
    effects: [{ effect: 'free', of: 'objp' }],
  }),
];

/** Memory of the kernel itself: slab, vmalloc, object caches, single pages. */
export const slab: PrimitiveGroup = {
  name: 'slab',
  title: 'Allocation',
  primitives: [...allocation, ...freeing, ...caches],
  guards: [
    {
      name: 'kfree',
      enter: null,
      exit: 'kfree',
      ignores: 'null or error',
      summary: 'Frees the variable with kfree() at the end of its scope, unless it is NULL or an error pointer.',
    },
    {
      name: 'kvfree',
      enter: null,
      exit: 'kvfree',
      ignores: 'null or error',
      summary: 'Frees the variable with kvfree() at the end of its scope, unless it is NULL or an error pointer.',
    },
    {
      name: 'free_page',
      enter: null,
      exit: 'free_page',
      ignores: 'null',
      summary: 'Gives the page back at the end of the scope.',
    },
  ],
};
