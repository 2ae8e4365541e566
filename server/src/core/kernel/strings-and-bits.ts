import { computes, constant, named, pure, query, quiet } from './declare.ts';
import type { PatternPrimitive, Primitive, PrimitiveGroup } from './primitive.ts';

const STRING = 'include/linux/string.h';
const BITOPS = 'include/linux/bitops.h';
const BITMAP = 'include/linux/bitmap.h';

const strings: readonly Primitive[] = [
  quiet('void *memcpy(void *dest, const void *src, size_t n)', STRING, 'Copies bytes and returns the destination.', {
    ...named('memmove', '__memcpy', 'memcpy_and_pad', 'memcpy_flushcache'),
    effects: [{ effect: 'forget', at: '*dest' }],
    results: [{ value: { is: 'place', place: 'dest' } }],
  }),
  quiet('void *memset(void *s, int c, size_t n)', STRING, 'Fills bytes and returns where.', {
    ...named('memset64', 'memset32', 'memset_p', 'memzero_explicit'),
    effects: [{ effect: 'forget', at: '*s' }],
    results: [{ value: { is: 'place', place: 's' } }],
  }),
  query(
    'int memcmp(const void *a, const void *b, size_t n)',
    STRING,
    'Compares bytes.',
    named('bcmp', 'strncmp', 'strncasecmp', 'crypto_memneq'),
  ),
  query(
    'int strcmp(const char *a, const char *b)',
    STRING,
    'Compares strings.',
    named('sysfs_streq', 'strcasecmp', 'str_has_prefix', 'match_string'),
  ),
  query('size_t strlen(const char *s)', STRING, 'The length of a string.', {
    ...named('strnlen', 'strspn', 'strcspn'),
    results: [{ value: { is: 'any', min: 0 } }],
  }),
  query(
    'char *strchr(const char *s, int c)',
    STRING,
    'Where a character is in a string, or NULL.',
    named('strrchr', 'strnchr', 'strstr', 'strsep', 'strim', 'strpbrk', 'skip_spaces'),
  ),
  query(
    'void *memchr_inv(const void *s, int c, size_t n)',
    STRING,
    'The first byte that is another, or NULL.',
    named('memchr', 'memscan'),
  ),
  quiet('void strscpy(char *dest, const char *src, size_t n)', STRING, 'Copies a string.', {
    ...named('strlcpy', 'strncpy', 'strcpy', 'strscpy_pad', 'strlcat'),
    effects: [{ effect: 'forget', at: '*dest' }],
  }),
  query('int snprintf(char *buf, size_t size, const char *fmt, ...)', STRING, 'Prints into a buffer.', {
    ...named('scnprintf', 'vsnprintf'),
    effects: [{ effect: 'forget', at: '*buf' }],
    results: [{ value: { is: 'any', min: 0 } }],
  }),
  query('int sprintf(char *buf, const char *fmt, ...)', STRING, 'Prints into a buffer.', {
    ...named('sysfs_emit', 'sysfs_emit_at', 'add_uevent_var'),
    effects: [{ effect: 'forget', at: '*buf' }],
    results: [{ value: { is: 'any', min: 0 } }],
  }),
  quiet(
    'void seq_printf(void *m, const char *fmt, ...)',
    'include/linux/seq_file.h',
    'Prints into a file of the kernel.',
    named('seq_puts', 'seq_putc', 'seq_write', 'mpol_to_str'),
  ),
  query(
    'int kstrtoul(const char *s, unsigned int base, unsigned long *res)',
    'include/linux/kstrtox.h',
    'Reads a number from a string.',
    {
      ...named('kstrtoint', 'kstrtouint', 'kstrtoull', 'kstrtou8', 'kstrtoll'),
      writes: ['*res'],
      results: [{ value: constant(0) }, { value: { is: 'errno', names: ['EINVAL', 'ERANGE'] } }],
    },
  ),
  query('int kstrtobool(const char *s, bool *res)', 'include/linux/kstrtox.h', 'Reads yes or no from a string.', {
    writes: ['*res'],
    results: [{ value: constant(0) }, { value: { is: 'errno', names: ['EINVAL'] } }],
  }),
  query('unsigned long long memparse(const char *ptr, char **retptr)', STRING, 'Reads a size from a string.', {
    writes: ['*retptr'],
  }),
  quiet(
    'void sort(void *base, size_t num, size_t size, void *cmp, void *swap_func)',
    'include/linux/sort.h',
    'Sorts an array.',
    { effects: [{ effect: 'forget', at: '*base' }] },
  ),
  query(
    'void *bsearch(const void *key, const void *base, size_t num, size_t size, void *cmp)',
    'include/linux/bsearch.h',
    'Finds an entry of a sorted array, or NULL.',
  ),
];

const bits: readonly Primitive[] = [
  query(
    'bool test_bit(long nr, const unsigned long *addr)',
    BITOPS,
    'Whether a bit is set.',
    named('__test_bit', 'test_bit_acquire', 'test_bit_le', 'arch_test_bit', 'bit_is_set'),
  ),
  quiet('void set_bit(long nr, unsigned long *addr)', BITOPS, 'Changes a bit.', {
    ...named(
      'clear_bit',
      '__set_bit',
      '__clear_bit',
      'change_bit',
      '__change_bit',
      'set_bit_le',
      'clear_bit_unlock',
      '__clear_bit_unlock',
      '__assign_bit',
    ),
    effects: [{ effect: 'forget', at: '*addr' }],
  }),
  query('bool test_and_set_bit(long nr, unsigned long *addr)', BITOPS, 'Changes a bit and returns what it was.', {
    ...named(
      'test_and_clear_bit',
      '__test_and_set_bit',
      '__test_and_clear_bit',
      'test_and_change_bit',
      'test_and_set_bit_lock',
      'test_and_clear_bit_le',
    ),
    effects: [{ effect: 'forget', at: '*addr' }],
  }),
  pure(
    'unsigned long __ffs(unsigned long word)',
    BITOPS,
    'The position of a bit, or the number of bits set.',
    { min: 0, max: 64 },
    named(
      'ffs',
      'fls',
      '__fls',
      'fls64',
      'ffz',
      'ilog2',
      'order_base_2',
      'hweight64',
      'hweight32',
      'hweight16',
      'hweight8',
      'hweight_long',
      'get_order',
      '__ffs64',
      'get_count_order',
      'const_ilog2',
    ),
  ),
  pure(
    'unsigned long roundup_pow_of_two(unsigned long n)',
    'include/linux/log2.h',
    'The next power of two.',
    { min: 1 },
    named('rounddown_pow_of_two'),
  ),
  computes(
    'bool is_power_of_2(unsigned long n)',
    'n != 0 && (n & (n - 1)) == 0',
    'include/linux/log2.h',
    'Whether a number is a power of two.',
  ),
  query(
    'unsigned long find_next_bit(const unsigned long *addr, unsigned long size, unsigned long offset)',
    'include/linux/find.h',
    'The next bit that is set, or the size where none is.',
    { ...named('find_next_zero_bit', 'find_next_and_bit'), results: [{ value: { is: 'any', min: 0 } }] },
  ),
  query(
    'unsigned long find_first_bit(const unsigned long *addr, unsigned long size)',
    'include/linux/find.h',
    'The first bit that is set, or the size where none is.',
    {
      ...named('find_first_zero_bit', 'find_last_bit', 'bitmap_weight', 'bitmap_empty', 'bitmap_full'),
      results: [{ value: { is: 'any', min: 0 } }],
    },
  ),
  quiet('void bitmap_zero(unsigned long *dst, unsigned int nbits)', BITMAP, 'Changes a bit map.', {
    ...named('bitmap_fill', 'bitmap_copy', 'bitmap_or', 'bitmap_and', 'bitmap_andnot', 'bitmap_xor'),
    effects: [{ effect: 'forget', at: '*dst' }],
  }),
  quiet(
    'void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits)',
    BITMAP,
    'Changes a range of a bit map.',
    { ...named('bitmap_clear'), effects: [{ effect: 'forget', at: '*map' }] },
  ),
  {
    signature: 'unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags)',
    ...named('bitmap_alloc'),
    summary: 'A new bit map; NULL when there is no memory. Freed with bitmap_free().',
    source: BITMAP,
    sleeps: { when: { flags: 'flags', has: '__GFP_DIRECT_RECLAIM' } },
    results: [
      { value: { is: 'fresh', class: 'slab', zeroed: true }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  quiet('void bitmap_free(const unsigned long *bitmap)', BITMAP, 'Frees a bit map; NULL is ignored.', {
    effects: [{ effect: 'free', of: 'bitmap', ignores: 'null' }],
  }),
];

const values: readonly Primitive[] = [
  pure(
    'size_t ARRAY_SIZE(const void *array)',
    'include/linux/array_size.h',
    'The number of elements of an array.',
    { min: 1 },
    { ...named('sizeof_field', 'offsetofend'), byName: ['array'] },
  ),
  quiet('void swap(long a, long b)', 'include/linux/minmax.h', 'Exchanges two variables.', {
    byName: ['a', 'b'],
    effects: [
      { effect: 'store', at: 'a', value: { is: 'place', place: 'b' } },
      { effect: 'store', at: 'b', value: { is: 'place', place: 'a' } },
    ],
  }),
  computes(
    'unsigned long array_index_nospec(unsigned long index, unsigned long size)',
    'index',
    'include/linux/nospec.h',
    'The index, made harmless for speculation.',
  ),
  computes(
    'void *u64_to_user_ptr(u64 x)',
    '(void *)x',
    'include/linux/kernel.h',
    'A number as a user address.',
    named('compat_ptr', 'untagged_addr'),
  ),
  computes('u64 ptr_to_compat(const void *ptr)', '(u64)ptr', 'include/linux/compat.h', 'A user address as a number.'),
  computes(
    'unsigned long untagged_addr_remote(struct mm_struct *mm, unsigned long addr)',
    'addr',
    'include/linux/uaccess.h',
    'A user address without its tag.',
  ),
  query('u32 do_div(u64 n, u32 base)', 'include/linux/math64.h', 'Divides a variable and returns the rest.', {
    byName: ['n'],
    effects: [{ effect: 'forget', at: 'n' }],
  }),
  computes(
    'bool in_range(u64 val, u64 start, u64 len)',
    '(val) - (start) < (len)',
    'include/linux/minmax.h',
    'Whether a number is in [start, start + len).',
  ),
  computes(
    'u64 mul_u64_u64_shr(u64 a, u64 mul, unsigned int shift)',
    '(a) * (mul) >> (shift)',
    'include/linux/math64.h',
    'A product that is shifted, without loss in between.',
    named('mul_u64_u32_shr'),
  ),
  query(
    'bool check_mul_overflow(u64 a, u64 b, u64 *d)',
    'include/linux/overflow.h',
    'Stores the result and says whether it wrapped.',
    {
      ...named('check_add_overflow', 'check_sub_overflow', 'check_shl_overflow'),
      effects: [{ effect: 'forget', at: '*d' }],
      results: [{ value: { is: 'any', min: 0, max: 1 } }],
    },
  ),
  pure(
    'u32 jhash(const void *key, u32 length, u32 initval)',
    'include/linux/jhash.h',
    'A hash.',
    {},
    named('hash_64', 'hash_long', 'hash_32', 'hash_ptr', 'crc32', 'jhash2'),
  ),
  pure(
    'u64 cpu_to_le64(u64 x)',
    'include/linux/byteorder/generic.h',
    'The same number in another order of bytes.',
    {},
    named(
      'le64_to_cpu',
      'cpu_to_le32',
      'le32_to_cpu',
      'cpu_to_be32',
      'be32_to_cpu',
      'cpu_to_be64',
      'be64_to_cpu',
      'swab32',
    ),
  ),
  computes(
    's64 ktime_to_ns(ktime_t kt)',
    'kt',
    'include/linux/ktime.h',
    'A time in nanoseconds.',
    named('ns_to_ktime'),
  ),
  computes(
    'ktime_t ktime_add(ktime_t lhs, ktime_t rhs)',
    'lhs + rhs',
    'include/linux/ktime.h',
    'The sum of two times.',
    named('ktime_add_ns'),
  ),
  computes(
    'ktime_t ktime_sub(ktime_t lhs, ktime_t rhs)',
    'lhs - rhs',
    'include/linux/ktime.h',
    'The difference of two times.',
    named('ktime_sub_ns'),
  ),
  query(
    'u32 get_random_u32(void)',
    'include/linux/random.h',
    'A random number.',
    named('get_random_long', 'get_random_u64', 'prandom_u32'),
  ),
];

const families: readonly PatternPrimitive[] = [
  {
    pattern:
      'FIELD_(?:GET|PREP|FIT|MAX)|_*(?:cpu|be|le)_?\\d*_?to_\\w+|(?:BIT|GENMASK)_\\w+|__(?:ilog2|roundup|rounddown)\\w*|fls_\\w+',
    examples: ['FIELD_GET', 'BIT_MASK'],
    form: {
      signature: 'unsigned long $name(...)',
      summary: 'Arithmetic over its arguments.',
      source: BITOPS,
      sleeps: 'never',
      results: [{ value: { is: 'pure' } }],
    },
  },
];

/** Strings, bytes, bits, numbers. */
export const stringsAndBits: PrimitiveGroup = {
  name: 'strings-and-bits',
  title: 'Strings, bits and numbers',
  primitives: [...strings, ...bits, ...values],
  families,
  guards: [
    {
      name: 'bitmap',
      enter: null,
      exit: 'bitmap_free',
      ignores: 'null',
      summary: 'Frees the bit map at the end of the scope.',
    },
  ],
};
