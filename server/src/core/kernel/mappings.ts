import { computes, exclusive, getter, query, quiet, releases, shared, takes, tries, zeroOr } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const PAGEMAP = 'include/linux/pagemap.h';
const FS = 'include/linux/fs.h';

const invalidateExclusive = exclusive('mapping', 'invalidate_lock');
const invalidateShared = shared('mapping', 'invalidate_lock');

const invalidation: readonly Primitive[] = [
  takes(
    'void filemap_invalidate_lock(struct address_space *mapping)',
    invalidateExclusive,
    FS,
    'Takes mapping->invalidate_lock for itself: nothing enters or leaves the page cache meanwhile, and guest_memfd ' +
      'bindings stay. It is taken inside mmap_lock and slots_lock, outside the folio lock and mmu_lock; user memory ' +
      'must not be touched under it.',
    {
      sleeps: 'may',
      related: ['filemap_invalidate_unlock', 'filemap_invalidate_lock_shared'],
      versions: { since: '5.15' },
    },
  ),
  releases(
    'void filemap_invalidate_unlock(struct address_space *mapping)',
    invalidateExclusive,
    FS,
    'Releases the exclusive side of invalidate_lock.',
    {
      needs: [invalidateExclusive],
      related: ['filemap_invalidate_lock'],
    },
  ),
  takes(
    'void filemap_invalidate_lock_shared(struct address_space *mapping)',
    invalidateShared,
    FS,
    'Takes the shared side of invalidate_lock: folios may be added, none may be removed.',
    { sleeps: 'may', related: ['filemap_invalidate_unlock_shared'], versions: { since: '5.15' } },
  ),
  releases(
    'void filemap_invalidate_unlock_shared(struct address_space *mapping)',
    invalidateShared,
    FS,
    'Releases the shared side of invalidate_lock.',
    {
      needs: [invalidateShared],
      related: ['filemap_invalidate_lock_shared'],
    },
  ),
  tries(
    'int filemap_invalidate_trylock_shared(struct address_space *mapping)',
    invalidateShared,
    FS,
    'Takes the shared side of invalidate_lock if it is free.',
  ),
];

const mappingState: readonly Primitive[] = [
  getter(
    'gfp_t mapping_gfp_mask(struct address_space *mapping)',
    'mapping->gfp_mask',
    PAGEMAP,
    'The allocation flags for folios of the mapping.',
  ),
  quiet(
    'void mapping_set_gfp_mask(struct address_space *mapping, gfp_t mask)',
    PAGEMAP,
    'Sets the allocation flags for folios of the mapping.',
    {
      effects: [{ effect: 'store', at: 'mapping->gfp_mask', value: { is: 'place', place: 'mask' } }],
    },
  ),
  computes(
    'gfp_t mapping_gfp_constraint(struct address_space *mapping, gfp_t gfp_mask)',
    'mapping->gfp_mask & gfp_mask',
    PAGEMAP,
    'The allocation flags that both the mapping and the caller allow.',
  ),
  quiet(
    'void mapping_set_inaccessible(struct address_space *mapping)',
    PAGEMAP,
    'Says that the host must not touch the contents: truncation does not zero, and nothing is migrated or evicted.',
    {
      effects: [
        { effect: 'flag', of: 'mapping', flag: 'inaccessible', value: true },
        { effect: 'flag', of: 'mapping', flag: 'unevictable', value: true },
      ],
      versions: { since: '6.11', note: '6.8 to 6.10 have mapping_set_unmovable() instead.' },
    },
  ),
  quiet(
    'void mapping_set_unmovable(struct address_space *mapping)',
    PAGEMAP,
    'Says that folios of the mapping cannot be migrated.',
    {
      effects: [
        { effect: 'flag', of: 'mapping', flag: 'unmovable', value: true },
        { effect: 'flag', of: 'mapping', flag: 'unevictable', value: true },
      ],
      versions: { since: '6.8', until: '6.10' },
    },
  ),
  query(
    'bool mapping_inaccessible(struct address_space *mapping)',
    PAGEMAP,
    'Whether the host must not touch the contents.',
    {
      results: [{ value: { is: 'state', of: 'mapping', flag: 'inaccessible' } }],
    },
  ),
  query(
    'bool mapping_unmovable(struct address_space *mapping)',
    PAGEMAP,
    'Whether folios of the mapping cannot be migrated.',
    {
      results: [{ value: { is: 'state', of: 'mapping', flag: 'unmovable' } }],
    },
  ),
  query(
    'bool mapping_unevictable(struct address_space *mapping)',
    PAGEMAP,
    'Whether folios of the mapping are kept out of reclaim.',
    {
      results: [{ value: { is: 'state', of: 'mapping', flag: 'unevictable' } }],
    },
  ),
  quiet(
    'void mapping_set_unevictable(struct address_space *mapping)',
    PAGEMAP,
    'Keeps folios of the mapping out of reclaim.',
    {
      effects: [{ effect: 'flag', of: 'mapping', flag: 'unevictable', value: true }],
    },
  ),
  getter(
    'loff_t i_size_read(const struct inode *inode)',
    'inode->i_size',
    FS,
    'The size of the file in bytes, a signed number. A guest_memfd file keeps the size that it was made with.',
  ),
  quiet('void i_size_write(struct inode *inode, loff_t i_size)', FS, 'Sets the size of the file.', {
    effects: [{ effect: 'store', at: 'inode->i_size', value: { is: 'place', place: 'i_size' } }],
  }),
  query(
    'int file_modified(struct file *file)',
    'fs/inode.c',
    'Updates times and drops privileges after a change to the file.',
    {
      sleeps: 'may',
      results: zeroOr(['EINTR', 'ENOSPC']),
    },
  ),
];

/** What is true of a whole file: invalidate_lock, the flags of its mapping, its size. */
export const mappings: PrimitiveGroup = {
  name: 'mappings',
  title: 'invalidate_lock and the state of a mapping',
  primitives: [...invalidation, ...mappingState],
};
