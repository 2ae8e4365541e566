import { computes, not, query, quiet, whether, VOID } from './declare.ts';
import type { Condition, Primitive, PrimitiveGroup } from './primitive.ts';

const ERR = 'include/linux/err.h';
const BUG = 'include/asm-generic/bug.h';
const MINMAX = 'include/linux/minmax.h';
const COMPILER = 'include/linux/compiler.h';

const errorPointers: readonly Primitive[] = [
  {
    signature: 'bool IS_ERR(const void *ptr)',
    summary: 'Whether a pointer carries an errno instead of an address. NULL is not an error pointer.',
    source: ERR,
    sleeps: 'never',
    results: whether({ error: 'ptr' }),
    related: ['PTR_ERR', 'IS_ERR_OR_NULL'],
  },
  {
    signature: 'bool IS_ERR_OR_NULL(const void *ptr)',
    summary: 'Whether a pointer is NULL or carries an errno. PTR_ERR() of NULL is 0, which reads as success.',
    source: ERR,
    sleeps: 'never',
    results: whether({ any: [{ null: 'ptr' }, { error: 'ptr' }] }),
    related: ['IS_ERR'],
  },
  {
    signature: 'bool IS_ERR_VALUE(unsigned long x)',
    summary: 'Whether a number is in the range of error pointers.',
    source: ERR,
    sleeps: 'never',
    results: whether({ error: 'x' }),
  },
  computes('long PTR_ERR(const void *ptr)', '(long)ptr', ERR, 'The negative errno that an error pointer carries.', {
    related: ['IS_ERR', 'ERR_PTR'],
  }),
  {
    signature: 'void *ERR_PTR(long error)',
    summary: 'The error pointer of a negative errno. ERR_PTR(0) is NULL; nothing else is passed.',
    source: ERR,
    sleeps: 'never',
    results: [
      { value: { is: 'expression', c: '(void *)error' }, when: { error: 'error' } },
      { value: { is: 'expression', c: '(void *)error' }, when: { equal: ['error', 0] } },
    ],
    related: ['PTR_ERR'],
  },
  computes('void *ERR_CAST(const void *ptr)', '(void *)ptr', ERR, 'Hands an error pointer on as one of another type.'),
  {
    signature: 'int PTR_ERR_OR_ZERO(const void *ptr)',
    summary: 'The errno of an error pointer, or 0 for any other pointer.',
    source: ERR,
    sleeps: 'never',
    results: [
      { value: { is: 'expression', c: '(int)(long)ptr' }, when: { error: 'ptr' } },
      { value: { is: 'constant', value: 0 }, when: not({ error: 'ptr' }) },
    ],
  },
];

const conditionHolds: Condition = not({ equal: ['condition', 0] });

/** What a debug build only asserts: it is false, or nothing that follows is as it was meant. */
const debugAssertion: Primitive['results'] = [
  { value: { is: 'constant', value: 0 }, when: not(conditionHolds) },
  { value: { is: 'constant', value: 1 }, when: conditionHolds, effects: [{ effect: 'stop' }], label: 'warns' },
];

const assertions: readonly Primitive[] = [
  computes(
    'bool WARN_ON(bool condition)',
    '!!(condition)',
    BUG,
    'Says so in the log when the condition is true, and returns it; nothing else happens.',
    {
      aliases: [
        { name: 'WARN_ON_ONCE' },
        { name: 'KVM_MMU_WARN_ON' },
        { name: 'CHECK_DATA_CORRUPTION' },
        { name: 'WARN_ON_ONCE_GFP' },
      ],
    },
  ),
  {
    signature: 'bool VM_WARN_ON(bool condition)',
    aliases: [{ name: 'VM_WARN_ON_ONCE' }],
    summary:
      'WARN_ON() of debug builds, which compiles to nothing in others; documents what the code relies on, so that paths go on where it holds.',
    source: 'include/linux/mmdebug.h',
    sleeps: 'never',
    results: debugAssertion,
  },
  computes('bool WARN(bool condition, const char *format, ...)', '!!(condition)', BUG, 'WARN_ON() with a message.', {
    aliases: [{ name: 'WARN_ONCE' }, { name: 'WARN_RATELIMIT' }],
  }),
  {
    signature: 'bool VM_WARN_ON_FOLIO(bool condition, const struct folio *folio)',
    aliases: [
      { name: 'VM_WARN_ON_ONCE_FOLIO' },
      { name: 'VM_WARN_ON_ONCE_PAGE' },
      { name: 'VM_WARN_ON_PAGE' },
      { name: 'VM_WARN_ON_ONCE_MM' },
      { name: 'VM_WARN_ON_ONCE_VMA' },
      { name: 'VM_WARN_ON_VMG' },
    ],
    summary: 'VM_WARN_ON() that dumps the object as well.',
    source: 'include/linux/mmdebug.h',
    sleeps: 'never',
    results: debugAssertion,
  },
  {
    signature: 'bool VM_WARN_ONCE(bool condition, const char *format, ...)',
    aliases: [{ name: 'VM_WARN' }],
    summary: 'VM_WARN_ON() with a message.',
    source: 'include/linux/mmdebug.h',
    sleeps: 'never',
    results: debugAssertion,
  },
  {
    signature: 'void BUG_ON(bool condition)',
    summary: 'Stops the machine when the condition is true. After it the condition is false.',
    source: BUG,
    sleeps: 'never',
    results: [
      { value: { is: 'void' }, when: not(conditionHolds) },
      { value: { is: 'void' }, when: conditionHolds, effects: [{ effect: 'stop' }], label: 'BUG' },
    ],
    aliases: [{ name: 'CHECK_BUG' }],
  },
  {
    signature: 'void VM_BUG_ON(bool condition)',
    summary: 'BUG_ON() of debug builds; documents what the code relies on.',
    source: 'include/linux/mmdebug.h',
    sleeps: 'never',
    results: [
      { value: { is: 'void' }, when: not(conditionHolds) },
      { value: { is: 'void' }, when: conditionHolds, effects: [{ effect: 'stop' }], label: 'BUG' },
    ],
  },
  {
    signature: 'void VM_BUG_ON_FOLIO(bool condition, const struct folio *folio)',
    aliases: [{ name: 'VM_BUG_ON_PAGE' }, { name: 'VM_BUG_ON_VMA' }, { name: 'VM_BUG_ON_MM' }],
    summary: 'BUG_ON() of debug builds that dumps the object; documents what the code relies on.',
    source: 'include/linux/mmdebug.h',
    sleeps: 'never',
    results: [
      { value: { is: 'void' }, when: not(conditionHolds) },
      { value: { is: 'void' }, when: conditionHolds, effects: [{ effect: 'stop' }], label: 'BUG' },
    ],
  },
  {
    signature: 'void BUG(void)',
    aliases: [{ name: 'unreachable' }, { name: 'do_exit' }],
    summary: 'Control does not come back.',
    source: BUG,
    sleeps: 'never',
    effects: [{ effect: 'stop' }],
    results: VOID,
  },
  {
    signature: 'void panic(const char *fmt, ...)',
    summary: 'Stops the machine.',
    source: 'kernel/panic.c',
    sleeps: 'never',
    effects: [{ effect: 'stop' }],
    results: VOID,
  },
  computes(
    'bool KVM_BUG_ON(bool condition, struct kvm *kvm)',
    '!!(condition)',
    'include/linux/kvm_host.h',
    'When the condition is true the VM is marked as broken and every later ioctl fails with -EIO. Returns the condition.',
    {
      aliases: [{ name: 'KVM_BUG_ON_DATA_CORRUPTION' }],
    },
  ),
  computes(
    'bool KVM_BUG(bool condition, struct kvm *kvm, const char *fmt, ...)',
    '!!(condition)',
    'include/linux/kvm_host.h',
    'KVM_BUG_ON() with a message.',
  ),
  quiet(
    'void BUILD_BUG_ON(bool condition)',
    'include/linux/build_bug.h',
    'Refuses to compile when the condition is true; nothing at run time.',
    {
      aliases: [
        { name: 'VM_BUG_ON_PGFLAGS' },
        { name: 'BUILD_BUG_ON_INVALID' },
        { name: 'compiletime_assert' },
        { name: 'BUILD_BUG_ON_NOT_POWER_OF_2' },
      ],
    },
  ),
  quiet(
    'void BUILD_BUG_ON_MSG(bool condition, const char *msg)',
    'include/linux/build_bug.h',
    'Refuses to compile when the condition is true; nothing at run time.',
    {
      aliases: [{ name: 'static_assert' }, { name: '_Static_assert' }],
    },
  ),
  quiet(
    'void BUILD_BUG(void)',
    'include/linux/build_bug.h',
    'Refuses to compile where it is not optimised away; nothing at run time.',
  ),
];

const arithmetic: readonly Primitive[] = [
  computes('bool likely(bool x)', '!!(x)', COMPILER, 'The truth of x; a hint for the compiler.', {
    aliases: [{ name: 'unlikely' }],
  }),
  computes('bool unlikely_notrace(bool x)', '!!(x)', COMPILER, 'The truth of x; a hint for the compiler.', {
    aliases: [{ name: 'likely_notrace' }],
  }),
  computes('long min(long x, long y)', '(x) < (y) ? (x) : (y)', MINMAX, 'The smaller of two values of one type.', {
    aliases: [{ name: 'umin' }],
  }),
  computes('long max(long x, long y)', '(x) > (y) ? (x) : (y)', MINMAX, 'The larger of two values of one type.', {
    aliases: [{ name: 'umax' }],
  }),
  computes(
    'long min3(long x, long y, long z)',
    '(x) < (y) ? ((x) < (z) ? (x) : (z)) : ((y) < (z) ? (y) : (z))',
    MINMAX,
    'The smallest of three values.',
  ),
  computes(
    'long max3(long x, long y, long z)',
    '(x) > (y) ? ((x) > (z) ? (x) : (z)) : ((y) > (z) ? (y) : (z))',
    MINMAX,
    'The largest of three values.',
  ),
  computes(
    'long clamp(long val, long lo, long hi)',
    '(val) < (lo) ? (lo) : ((val) > (hi) ? (hi) : (val))',
    MINMAX,
    'The value, moved into the bounds.',
  ),
  query(
    'long min_t(long type, long x, long y)',
    MINMAX,
    'The smaller, or larger, of two values, both taken for one type.',
    {
      aliases: [{ name: 'max_t' }],
      byName: ['type'],
    },
  ),
  query(
    'long clamp_t(long type, long val, long lo, long hi)',
    MINMAX,
    'The value, moved into the bounds, all taken for one type.',
    {
      byName: ['type'],
    },
  ),
  computes(
    'long min_not_zero(long x, long y)',
    '(x) == 0 ? (y) : ((y) == 0 ? (x) : ((x) < (y) ? (x) : (y)))',
    MINMAX,
    'The smaller of two values, zero meaning none.',
  ),
  computes(
    'unsigned long ALIGN(unsigned long x, unsigned long a)',
    '((x) + (a) - 1) & ~((a) - 1)',
    'include/linux/align.h',
    'Rounds up to a multiple of a power of two; it can wrap.',
    { aliases: [{ name: 'round_up' }, { name: '__ALIGN_KERNEL' }] },
  ),
  computes(
    'unsigned long ALIGN_DOWN(unsigned long x, unsigned long a)',
    '(x) & ~((a) - 1)',
    'include/linux/align.h',
    'Rounds down to a multiple of a power of two.',
    { aliases: [{ name: 'round_down' }] },
  ),
  computes(
    'bool IS_ALIGNED(unsigned long x, unsigned long a)',
    '((x) & ((a) - 1)) == 0',
    'include/linux/align.h',
    'Whether a number is a multiple of a power of two.',
  ),
  computes(
    'unsigned long PAGE_ALIGN(unsigned long addr)',
    '((addr) + 4095) & ~4095UL',
    'include/linux/mm.h',
    'Rounds up to a page boundary; it can wrap.',
  ),
  computes(
    'unsigned long PAGE_ALIGN_DOWN(unsigned long addr)',
    '(addr) & ~4095UL',
    'include/linux/mm.h',
    'Rounds down to a page boundary.',
  ),
  computes(
    'bool PAGE_ALIGNED(unsigned long addr)',
    '((addr) & 4095) == 0',
    'include/linux/mm.h',
    'Whether a byte offset or address is on a page boundary.',
  ),
  computes(
    'unsigned long PFN_UP(unsigned long x)',
    '((x) + 4095) >> 12',
    'include/linux/pfn.h',
    'Bytes to pages, rounded up.',
  ),
  computes(
    'unsigned long PFN_DOWN(unsigned long x)',
    '(x) >> 12',
    'include/linux/pfn.h',
    'Bytes to pages, rounded down.',
    { aliases: [{ name: 'PHYS_PFN' }] },
  ),
  computes(
    'phys_addr_t PFN_PHYS(unsigned long x)',
    '(phys_addr_t)(x) << 12',
    'include/linux/pfn.h',
    'A page frame number to its physical address.',
  ),
  computes(
    'unsigned long offset_in_page(unsigned long p)',
    '(unsigned long)(p) & 4095',
    'include/linux/mm.h',
    'The offset of an address in its page.',
  ),
  computes(
    'unsigned long DIV_ROUND_UP(unsigned long n, unsigned long d)',
    '((n) + (d) - 1) / (d)',
    'include/linux/math.h',
    'Division that rounds up.',
    { aliases: [{ name: 'DIV_ROUND_UP_ULL' }] },
  ),
  computes(
    'u64 div_u64(u64 dividend, u32 divisor)',
    '(dividend) / (divisor)',
    'include/linux/math64.h',
    'Division of 64 bits.',
    { aliases: [{ name: 'div64_u64' }, { name: 'div64_ul' }, { name: 'div64_s64' }, { name: 'div_s64' }] },
  ),
  computes(
    'u64 mul_u64_u32_div(u64 a, u32 mul, u32 divisor)',
    '(a) * (mul) / (divisor)',
    'include/linux/math64.h',
    'A product that is divided again, without loss in between.',
  ),
  computes('unsigned long BIT(unsigned long nr)', '1UL << (nr)', 'include/linux/bits.h', 'A word with one bit set.'),
  computes('u64 BIT_ULL(u64 nr)', '1ULL << (nr)', 'include/linux/bits.h', 'A 64 bit word with one bit set.'),
  computes(
    'u64 GENMASK_ULL(u64 h, u64 l)',
    '(~0ULL << (l)) & (~0ULL >> (63 - (h)))',
    'include/linux/bits.h',
    'A word with the bits from l to h set.',
    { aliases: [{ name: 'GENMASK' }] },
  ),
  computes('u32 lower_32_bits(u64 n)', '(u32)(n)', 'include/linux/wordpart.h', 'The low half of a 64 bit word.'),
  computes(
    'u32 upper_32_bits(u64 n)',
    '(u32)((n) >> 32)',
    'include/linux/wordpart.h',
    'The high half of a 64 bit word.',
  ),
  computes('long abs(long x)', '(x) < 0 ? -(x) : (x)', 'include/linux/math.h', 'The absolute value.'),
];

/** Error pointers, assertions, and the arithmetic that macros hide. */
export const errors: PrimitiveGroup = {
  name: 'errors',
  title: 'Errors, assertions and arithmetic',
  primitives: [...errorPointers, ...assertions, ...arithmetic],
  families: [
    {
      pattern: 'return_[A-Za-z]\\w*',
      examples: ['return_ACPI_STATUS', 'return_VALUE'],
      form: {
        signature: 'void $name(...)',
        summary: 'By its name a macro that leaves the function, whatever it returns.',
        source: 'include/acpi/acpixf.h',
        sleeps: 'never',
        effects: [{ effect: 'stop' }],
        presumed: true,
        results: VOID,
      },
    },
  ],
};
