import { constant, exclusive, named, pure, query, quiet, releases } from './declare.ts';
import type { Effect, PatternPrimitive, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const PGTABLE = 'include/linux/pgtable.h';
const MM = 'include/linux/mm.h';
const PGALLOC = 'include/asm-generic/pgalloc.h';

const locksTable: Effect = { effect: 'lock', lock: exclusive('*ptlp', 'page table lock') };
const mapped: Result = {
  value: { is: 'nonNull' },
  effects: [{ effect: 'store', at: '*ptlp', value: { is: 'nonNull' } }, locksTable],
  label: 'mapped and locked',
};

const primitives: readonly Primitive[] = [
  {
    signature: 'pte_t *pte_offset_map_lock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, spinlock_t **ptlp)',
    summary:
      'The page table entry of an address, with the page table lock; pte_unmap_unlock() undoes it. NULL since 6.5 where the table went away.',
    source: MM,
    sleeps: 'never',
    results: [mapped, { value: { is: 'null' }, label: 'no table' }],
    formerly: [
      {
        signature:
          'pte_t *pte_offset_map_lock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, spinlock_t **ptlp)',
        versions: { until: '6.4', note: 'A macro that cannot fail.' },
        results: [mapped],
      },
    ],
    related: ['pte_unmap_unlock'],
  },
  {
    signature: 'pte_t *pte_offset_map_nolock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, spinlock_t **ptlp)',
    aliases: [{ name: 'pte_offset_map_ro_nolock', since: '6.13' }],
    summary:
      'The page table entry of an address and the lock of its table, which is not taken. NULL where the table went away.',
    source: MM,
    sleeps: 'never',
    results: [
      {
        value: { is: 'nonNull' },
        effects: [{ effect: 'store', at: '*ptlp', value: { is: 'nonNull' } }],
        label: 'mapped',
      },
      { value: { is: 'null' }, label: 'no table' },
    ],
  },
  {
    signature:
      'pte_t *pte_offset_map_rw_nolock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, pmd_t *pmdvalp, spinlock_t **ptlp)',
    summary: 'As pte_offset_map_nolock(), for who is going to write.',
    source: MM,
    versions: { since: '6.13' },
    sleeps: 'never',
    results: [
      {
        value: { is: 'nonNull' },
        effects: [
          { effect: 'store', at: '*ptlp', value: { is: 'nonNull' } },
          { effect: 'forget', at: '*pmdvalp' },
        ],
        label: 'mapped',
      },
      { value: { is: 'null' }, label: 'no table' },
    ],
  },
  {
    signature: 'pte_t *pte_alloc_map_lock(struct mm_struct *mm, pmd_t *pmd, unsigned long address, spinlock_t **ptlp)',
    summary: 'As pte_offset_map_lock(), allocating the table where there is none.',
    source: MM,
    sleeps: 'may',
    results: [mapped, { value: { is: 'null' }, label: 'no memory' }],
  },
  {
    signature: 'pte_t *get_locked_pte(struct mm_struct *mm, unsigned long addr, spinlock_t **ptlp)',
    summary: 'The page table entry of an address with all tables allocated, and the page table lock.',
    source: 'mm/memory.c',
    preferBody: true,
    sleeps: 'may',
    results: [mapped, { value: { is: 'null' }, label: 'no memory' }],
  },
  quiet('void pte_unmap_unlock(pte_t *pte, spinlock_t *ptl)', MM, 'Lets the page table lock go.', {
    effects: [{ effect: 'unlock', lock: exclusive('ptl', 'page table lock') }],
  }),
  quiet('void pte_unmap(pte_t *pte)', MM, 'Ends the use of a page table.'),
  query(
    'spinlock_t *pmd_lock(struct mm_struct *mm, pmd_t *pmd)',
    MM,
    'Takes the lock of a page table and returns it; spin_unlock() lets it go.',
    {
      ...named('pud_lock'),
      results: [
        { value: { is: 'nonNull' }, effects: [{ effect: 'lock', lock: exclusive('result', 'page table lock') }] },
      ],
    },
  ),
  pure(
    'spinlock_t *pte_lockptr(struct mm_struct *mm, pmd_t *pmd)',
    MM,
    'The lock of a page table.',
    { nonNull: true },
    named('pmd_lockptr', 'pud_lockptr', 'huge_pte_lockptr'),
  ),
  {
    signature: 'spinlock_t *pmd_trans_huge_lock(pmd_t *pmd, struct vm_area_struct *vma)',
    ...named('pud_trans_huge_lock'),
    summary: 'Takes the lock of a page table if the entry is a huge page; else NULL.',
    source: 'include/linux/huge_mm.h',
    sleeps: 'never',
    results: [
      {
        value: { is: 'nonNull' },
        effects: [{ effect: 'lock', lock: exclusive('result', 'page table lock') }],
        label: 'huge, locked',
      },
      { value: { is: 'null' }, label: 'not huge' },
    ],
  },
  {
    signature: 'pmd_t *pmd_alloc(struct mm_struct *mm, pud_t *pud, unsigned long address)',
    ...named('pud_alloc', 'p4d_alloc'),
    summary: 'The entry of an address, allocating the table where there is none.',
    source: MM,
    sleeps: 'may',
    results: [
      { value: { is: 'nonNull' }, label: 'there' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  query(
    'int pte_alloc(struct mm_struct *mm, pmd_t *pmd)',
    MM,
    'Allocates a page table where there is none; true where it could not.',
    {
      ...named('__pte_alloc', '__pmd_alloc', '__pud_alloc', '__p4d_alloc'),
      preferBody: true,
      sleeps: 'may',
      results: [
        { value: constant(0), label: 'there' },
        { value: { is: 'any' }, label: 'no memory' },
      ],
    },
  ),
  quiet(
    'void pmd_populate(struct mm_struct *mm, pmd_t *pmd, pgtable_t table)',
    PGALLOC,
    'Puts a new table under an entry: it is of the page tables of the process from here on.',
    {
      ...named('pud_populate', 'p4d_populate', 'pgd_populate', 'pmd_populate_kernel'),
      effects: [{ effect: 'keep', of: 'table' }],
      related: ['pmd_free'],
    },
  ),
  quiet('void pmd_free(struct mm_struct *mm, pmd_t *table)', PGALLOC, 'Frees a table that was never put anywhere.', {
    ...named('pud_free', 'p4d_free'),
    effects: [{ effect: 'free', of: 'table' }],
  }),
  {
    signature: 'pgtable_t pte_alloc_one(struct mm_struct *mm)',
    summary: 'A new page table, or 0.',
    source: PGTABLE,
    sleeps: 'may',
    results: [{ value: { is: 'any' } }],
  },
  quiet('void pte_free(struct mm_struct *mm, pgtable_t pte)', PGTABLE, 'Frees a page table that is not in use.', {
    ...named('pte_free_defer'),
  }),
  quiet('void mm_inc_nr_ptes(struct mm_struct *mm)', MM, 'Counts the page tables of a process.', {
    ...named('mm_inc_nr_pmds', 'mm_inc_nr_puds', 'mm_dec_nr_ptes', 'mm_dec_nr_pmds', 'mm_dec_nr_puds'),
  }),
  releases(
    'void i_mmap_unlock_write(struct address_space *mapping)',
    exclusive('&mapping->i_mmap_rwsem', 'rwsem'),
    'include/linux/fs.h',
    'Lets the tree of mappings of a file go.',
  ),
  quiet(
    'void i_mmap_lock_write(struct address_space *mapping)',
    'include/linux/fs.h',
    'Takes the tree of mappings of a file to change it.',
    { sleeps: 'may', effects: [{ effect: 'lock', lock: exclusive('&mapping->i_mmap_rwsem', 'rwsem') }] },
  ),
  quiet(
    'void i_mmap_lock_read(struct address_space *mapping)',
    'include/linux/fs.h',
    'Takes the tree of mappings of a file to walk it.',
    {
      sleeps: 'may',
      effects: [{ effect: 'lock', lock: { on: '&mapping->i_mmap_rwsem', lock: 'rwsem', mode: 'shared' } }],
    },
  ),
  quiet(
    'void i_mmap_unlock_read(struct address_space *mapping)',
    'include/linux/fs.h',
    'Lets the tree of mappings of a file go.',
    { effects: [{ effect: 'unlock', lock: { on: '&mapping->i_mmap_rwsem', lock: 'rwsem', mode: 'shared' } }] },
  ),
  query(
    'bool gup_must_unshare(struct vm_area_struct *vma, unsigned int flags, struct page *page)',
    MM,
    'A question of a fault or of a lookup of user pages.',
    named(
      'arch_vma_access_permitted',
      'thp_vma_suitable_orders',
      'check_stable_address_space',
      'mm_forbids_zeropage',
      'can_change_pte_writable',
      'ksm_might_unmap_zero_page',
      '__hugepd',
    ),
  ),
  query('int swap_pte_batch(pte_t *start_ptep, int max_nr, pte_t pte)', MM, 'How many entries in a row are alike.', {
    ...named('folio_pte_batch', 'folio_pte_batch_flags'),
    results: [{ value: { is: 'any', min: 1 } }],
  }),
  quiet(
    'void __split_huge_pmd(struct vm_area_struct *vma, pmd_t *pmd, unsigned long address, bool freeze)',
    'mm/huge_memory.c',
    'Splits an entry of a huge page.',
    named('split_huge_pmd', 'split_huge_pud', 'split_huge_pmd_address'),
  ),
  quiet(
    'void folio_throttle_swaprate(struct folio *folio, gfp_t gfp)',
    'include/linux/swap.h',
    'Makes a task wait that fills the swap.',
    { sleeps: 'may' },
  ),
  {
    signature: 'int folio_large_mapcount(const struct folio *folio)',
    summary: 'How many page table entries map a large folio now.',
    source: MM,
    sleeps: 'never',
    results: [{ value: { is: 'count', of: 'folio', what: 'mappings' } }],
  },
];

const entryRead = 'What a page table entry says, or an entry changed in a register; memory is not touched.';

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      '(?:set_(?:pte|pmd|pud|p4d|pgd)(?:_at|s|_safe)?|set_huge_(?:pte|pmd|pud)\\w*|(?:pte|pmd|pud)p_(?:set_access_flags|set_wrprotect|modify_prot_commit)|(?:pte|pmd|pud|p4d|pgd)_clear(?:_full|_not_present_full|_tests|_bad)?|update_mmu_(?:cache|tlb)\\w*|wrprotect_ptes|flush_tlb_\\w+|(?:arch_)?(?:enter|leave|lazy_mmu)_\\w*lazy_mmu_mode|arch_(?:enter|leave)_lazy_mmu_mode|tlb_\\w+)',
    examples: ['set_pte_at', 'update_mmu_cache_range', 'pmd_clear', 'flush_tlb_page'],
    form: {
      signature: 'void $name(...)',
      summary:
        'Writes page table entries, or flushes what was translated by them. Mappings are told by rmap, not by this.',
      source: PGTABLE,
      sleeps: 'never',
      results: [{ value: { is: 'void' } }],
    },
  },
  {
    pattern:
      '(?:pte|pmd|pud|p4d|pgd)_(?:none|present|bad|leaf|write|dirty|young|special|devmap|same|protnone|trans_huge|swp_\\w+|soft_dirty|uffd_wp|none_or_clear_bad|none_or_trans_huge_or_clear_bad|accessible|large|huge|trans_unstable|none_mostly|marker\\w*|batch_hint|needs_soft_dirty_wp|decrypted|mkhuge|free_tlb|user_accessible_page|savedwrite|access_permitted)',
    examples: ['pte_none', 'pmd_trans_huge', 'pte_swp_uffd_wp'],
    form: {
      signature: 'bool $name(...)',
      summary: entryRead,
      source: PGTABLE,
      sleeps: 'never',
      results: [{ value: { is: 'pure' } }],
    },
  },
  {
    pattern: '(?:pte|pmd|pud|p4d|pgd)_(?:offset\\w*|page|pgtable|page_vaddr)',
    examples: ['pgd_offset', 'pmd_page', 'pte_offset_map'],
    form: {
      signature: 'void *$name(...)',
      summary: 'The entry of an address in a page table, or the page that an entry holds.',
      source: PGTABLE,
      sleeps: 'never',
      results: [{ value: { is: 'pure', nonNull: true } }],
    },
  },
  {
    pattern: '(?:pte|pmd|pud|p4d|pgd|pgprot)_(?!alloc|free|lock|unlock|unmap|populate|install|map)\\w+',
    examples: ['pte_mkdirty', 'pmd_pfn', 'pgprot_val', 'pte_to_swp_entry'],
    form: {
      signature: 'unsigned long $name(...)',
      summary: entryRead,
      source: PGTABLE,
      sleeps: 'never',
      results: [{ value: { is: 'pure' } }],
    },
  },
  {
    pattern:
      '(?:pte|pmd|pud|p4d|pgd)p_(?:get\\w*|clear\\w*|huge_\\w+|test_and_clear_young|collapse_flush|invalidate\\w*|modify_prot_start)|(?:get_and_clear_full_ptes|get_and_clear_ptes|clear_flush_young_ptes\\w*)',
    examples: ['ptep_get', 'ptep_clear_flush', 'pmdp_get_lockless'],
    form: {
      signature: 'unsigned long $name(...)',
      summary:
        'Reads a page table entry, or clears it and returns what it was. Mappings are told by rmap, not by this.',
      source: PGTABLE,
      sleeps: 'never',
      results: [{ value: { is: 'any' } }],
    },
  },
];

/** Page tables of user processes: locks and allocation in full, entries as opaque words. */
export const pageTables: PrimitiveGroup = {
  name: 'page-tables',
  title: 'Page tables of processes',
  primitives,
  families,
};
