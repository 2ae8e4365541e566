import { constant, errno, exclusive, pure, query, quiet, releases, takes } from './declare.ts';
import type { Primitive, PrimitiveGroup, Result } from './primitive.ts';

const UACCESS = 'include/linux/uaccess.h';
const HIGHMEM = 'include/linux/highmem.h';

const copied: readonly Result[] = [
  { value: constant(0), label: 'copied' },
  { value: { is: 'any', min: 1 }, label: 'not all copied' },
];
const zeroOrFault: readonly Result[] = [
  { value: constant(0), label: 'done' },
  { value: errno('EFAULT'), label: 'bad address' },
];

const userCopies: readonly Primitive[] = [
  query(
    'unsigned long copy_from_user(void *to, const void *from, unsigned long n)',
    UACCESS,
    'Copies from user memory and returns how many bytes were not copied: 0 is success. User memory can fault, which takes mmap_lock and sleeps.',
    {
      aliases: [{ name: '__copy_from_user' }, { name: '_copy_from_user' }],
      sleeps: 'may',
      effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*to' }],
      results: copied,
    },
  ),
  query(
    'unsigned long copy_to_user(void *to, const void *from, unsigned long n)',
    UACCESS,
    'Copies to user memory and returns how many bytes were not copied: 0 is success. User memory can fault, which takes mmap_lock and sleeps.',
    {
      aliases: [
        { name: '__copy_to_user' },
        { name: '_copy_to_user' },
        { name: 'clear_user' },
        { name: '__clear_user' },
      ],
      sleeps: 'may',
      effects: [{ effect: 'userFault' }],
      results: copied,
    },
  ),
  query(
    'unsigned long __copy_from_user_inatomic(void *to, const void *from, unsigned long n)',
    UACCESS,
    'Copies from user memory that is there already; where it is not, less is copied.',
    {
      aliases: [
        { name: '__copy_to_user_inatomic' },
        { name: 'copy_from_user_nofault' },
        { name: 'copy_to_user_nofault' },
      ],
      effects: [{ effect: 'forget', at: '*to' }],
      results: copied,
    },
  ),
  query(
    'int copy_struct_from_user(void *dst, size_t ksize, const void *src, size_t usize)',
    UACCESS,
    'Copies a struct of any age from user memory.',
    {
      sleeps: 'may',
      effects: [{ effect: 'userFault' }, { effect: 'forget', at: '*dst' }],
      results: [{ value: constant(0) }, { value: errno('EFAULT', 'E2BIG') }],
    },
  ),
  query('int get_user(long x, const void *ptr)', UACCESS, 'Reads a variable from user memory.', {
    aliases: [{ name: '__get_user' }],
    byName: ['x'],
    sleeps: 'may',
    effects: [{ effect: 'userFault' }, { effect: 'forget', at: 'x' }],
    results: zeroOrFault,
  }),
  query('int put_user(long x, void *ptr)', UACCESS, 'Writes a variable to user memory.', {
    aliases: [{ name: '__put_user' }],
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: zeroOrFault,
  }),
  quiet(
    'void unsafe_put_user(long x, void *ptr, int label)',
    UACCESS,
    'Writes user memory between user_access_begin() and user_access_end(); jumps to the label where it cannot.',
    { byName: ['label'], aliases: [{ name: 'unsafe_copy_to_user' }] },
  ),
  quiet(
    'void unsafe_get_user(long x, void *ptr, int label)',
    UACCESS,
    'Reads user memory between user_access_begin() and user_access_end(); jumps to the label where it cannot.',
    { byName: ['x', 'label'], effects: [{ effect: 'forget', at: 'x' }] },
  ),
  query('bool user_access_begin(const void *ptr, size_t len)', UACCESS, 'Opens user memory for direct access.', {
    aliases: [{ name: 'user_write_access_begin' }, { name: 'user_read_access_begin' }],
  }),
  quiet('void user_access_end(void)', UACCESS, 'Closes user memory again.', {
    aliases: [{ name: 'user_write_access_end' }, { name: 'user_read_access_end' }],
  }),
  query('bool access_ok(const void *addr, unsigned long size)', UACCESS, 'Whether a range can be user memory at all.', {
    aliases: [{ name: '__access_ok' }],
  }),
  takes(
    'void pagefault_disable(void)',
    exclusive('current', 'page faults'),
    UACCESS,
    'Makes user faults fail instead of sleep, until pagefault_enable(). They nest.',
  ),
  releases(
    'void pagefault_enable(void)',
    exclusive('current', 'page faults'),
    UACCESS,
    'Lets user memory fault again.',
  ),
  query(
    'size_t fault_in_readable(const char *uaddr, size_t size)',
    'mm/gup.c',
    'Faults user memory in; returns how many bytes could not be.',
    {
      aliases: [
        { name: 'fault_in_writeable' },
        { name: 'fault_in_safe_writeable' },
        { name: 'fault_in_subpage_writeable' },
      ],
      sleeps: 'may',
      effects: [{ effect: 'userFault' }],
    },
  ),
  query(
    'size_t copy_folio_to_iter(struct folio *folio, size_t offset, size_t bytes, struct iov_iter *i)',
    'include/linux/uio.h',
    'Copies a folio to where a read goes; it can be user memory.',
    {
      aliases: [
        { name: 'copy_page_to_iter' },
        { name: 'copy_page_from_iter_atomic' },
        { name: 'copy_folio_from_iter_atomic' },
        { name: 'iov_iter_copy_from_user_atomic' },
      ],
      sleeps: 'may',
      effects: [{ effect: 'access', of: 'folio', write: false }],
    },
  ),
];

const mappings: readonly Primitive[] = [
  pure(
    'void *kmap_local_page(struct page *page)',
    HIGHMEM,
    'A short-lived address of a page, for this task. kunmap_local() ends it; the last taken ends first. A page that the guest owns must not be touched through it.',
    { nonNull: true },
    { aliases: [{ name: 'kmap_atomic' }, { name: 'kmap' }], related: ['kunmap_local'] },
  ),
  pure(
    'void *kmap_local_folio(struct folio *folio, size_t offset)',
    HIGHMEM,
    'A short-lived address inside a folio, for this task.',
    { nonNull: true },
  ),
  pure(
    'void *kmap_local_pfn(unsigned long pfn)',
    'include/linux/highmem-internal.h',
    'A short-lived address of a frame, for this task.',
    { nonNull: true },
  ),
  quiet('void kunmap_local(const void *addr)', HIGHMEM, 'Ends a short-lived address; the last taken ends first.', {
    aliases: [{ name: 'kunmap_atomic' }, { name: 'kunmap' }],
  }),
  quiet(
    'void clear_highpage(struct page *page)',
    HIGHMEM,
    'Zeroes a page through the direct map: the page must be in it, and the host must own it.',
    {
      aliases: [{ name: 'clear_highpage_kasan_tagged' }],
      effects: [
        { effect: 'access', of: 'page', write: true },
        { effect: 'content', of: 'page', becomes: 'zeroes' },
      ],
    },
  ),
  quiet(
    'void clear_user_highpage(struct page *page, unsigned long vaddr)',
    HIGHMEM,
    'Zeroes a page that is to be mapped by a user.',
    {
      aliases: [{ name: 'clear_user_highpages' }],
      effects: [
        { effect: 'access', of: 'page', write: true },
        { effect: 'content', of: 'page', becomes: 'zeroes' },
      ],
    },
  ),
  quiet(
    'void folio_zero_range(struct folio *folio, size_t start, size_t length)',
    HIGHMEM,
    'Zeroes bytes of a folio through the direct map.',
    { effects: [{ effect: 'access', of: 'folio', write: true }] },
  ),
  quiet(
    'void folio_zero_segment(struct folio *folio, size_t start, size_t xend)',
    HIGHMEM,
    'Zeroes bytes of a folio through the direct map.',
    {
      aliases: [{ name: 'zero_user_segment' }, { name: 'zero_user' }],
      effects: [{ effect: 'access', of: 'folio', write: true }],
    },
  ),
  quiet(
    'void folio_zero_user(struct folio *folio, unsigned long addr_hint)',
    'mm/memory.c',
    'Zeroes a folio that is to be mapped by a user.',
    {
      aliases: [{ name: 'clear_huge_page' }],
      preferBody: true,
      sleeps: 'may',
      effects: [
        { effect: 'access', of: 'folio', write: true },
        { effect: 'content', of: 'folio', becomes: 'zeroes' },
      ],
    },
  ),
  quiet('void copy_highpage(struct page *to, struct page *from)', HIGHMEM, 'Copies a page through the direct map.', {
    aliases: [{ name: 'copy_user_highpage' }, { name: 'copy_user_page' }],
    effects: [
      { effect: 'access', of: 'from', write: false },
      { effect: 'access', of: 'to', write: true },
      { effect: 'content', of: 'to', becomes: 'host data' },
    ],
  }),
  query(
    'int copy_mc_user_highpage(struct page *to, struct page *from, unsigned long vaddr, struct vm_area_struct *vma)',
    HIGHMEM,
    'Copies a page; a memory error in it is survived.',
    {
      aliases: [{ name: 'copy_mc_highpage' }],
      effects: [
        { effect: 'access', of: 'from', write: false },
        { effect: 'access', of: 'to', write: true },
      ],
      results: [
        { value: constant(0), label: 'copied' },
        { value: { is: 'any' }, label: 'memory error' },
      ],
    },
  ),
  quiet(
    'void memcpy_to_page(struct page *page, size_t offset, const char *from, size_t len)',
    HIGHMEM,
    'Copies bytes into a page through the direct map.',
    { aliases: [{ name: 'memcpy_to_folio' }], effects: [{ effect: 'access', of: 'page', write: true }] },
  ),
  quiet(
    'void memcpy_from_page(char *to, struct page *page, size_t offset, size_t len)',
    HIGHMEM,
    'Copies bytes out of a page through the direct map.',
    { effects: [{ effect: 'access', of: 'page', write: false }] },
  ),
  quiet(
    'void flush_dcache_folio(struct folio *folio)',
    'include/linux/cacheflush.h',
    'Writes data caches back where the processor needs it.',
    {
      aliases: [
        { name: 'flush_dcache_page' },
        { name: 'flush_icache_page' },
        { name: 'flush_icache_pages' },
        { name: 'flush_cache_page' },
        { name: 'flush_cache_range' },
        { name: 'flush_cache_pages' },
      ],
    },
  ),
];

/** What touches user memory, and the contents of pages through the direct map. */
export const userMemory: PrimitiveGroup = {
  name: 'user-memory',
  title: 'User memory and page contents',
  primitives: [...userCopies, ...mappings],
};
