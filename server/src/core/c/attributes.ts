/**
 * Words that the kernel puts where C's grammar has no place for a word: attributes, annotations for sparse, sections.
 * Series and other trees invent new ones, so the list only serves where the rule below cannot tell.
 */
const PLAIN_ATTRIBUTES = words(`
  noinline noinline_for_stack noinline_for_tracing notrace asmlinkage noinstr fastcall nokprobe_inline
  randomized_struct_fields_start randomized_struct_fields_end
  ____cacheline_aligned ____cacheline_aligned_in_smp ____cacheline_internodealigned_in_smp
  _Noreturn noreturn
`);

/** Types whose names have two underscores as attributes do. */
const TYPE_WORDS =
  /^__(?:[us](?:8|16|32|64|128)|[lb]e(?:16|32|64)|u?int\d+|sum16|wsum|poll_t|kernel_\w+|builtin_va_list|int128(?:_t)?|auto_type|typeof__?|kfifo\w*)$/;

/**
 * True for a word that is an attribute wherever it stands beside another word: reserved names with two underscores that
 * are no types, and known words. `__user`, `__must_check`, `__kprobes`, `noinline`.
 */
export function looksLikeAttribute(word: string, known?: ReadonlySet<string>): boolean {
  if (word.startsWith('__')) return !TYPE_WORDS.test(word) && !word.endsWith('_t');
  return PLAIN_ATTRIBUTES.has(word) || known?.has(word) === true;
}

/**
 * Attributes that can stand alone where only a type or an expression could: `(__force u32)x`, `struct s { } __packed;`.
 * Such a word is dropped wherever it is met.
 */
const ANNOTATIONS = words(`
  __user __kernel __iomem __rcu __percpu __force __nocast __bitwise __private __safe __capability __maybe_unused
  __unused __always_unused __used __always_inline __inline __inline__ __forceinline __must_check __read_mostly
  __ro_after_init __initdata __initconst __init __exit __exitdata __refdata __packed __cacheline_aligned
  __cacheline_aligned_in_smp ____cacheline_aligned ____cacheline_aligned_in_smp __randomize_layout
  __no_randomize_layout __designated_init __cold __hot __pure __deprecated __weak __nonstring __uninitialized
  __guarded_ptr __volatile__ __restrict __restrict__ __signed_wrap __noclone noinline_for_stack __latent_entropy
  __no_kcsan __data_racy __kptr __kptr_untrusted __arena __seg_gs __seg_fs
`);

export function isAnnotation(word: string): boolean {
  return ANNOTATIONS.has(word);
}

/** Attributes that take an argument: `__aligned(8)`, `__free(kfree)`, `__attribute__((packed))`. */
const WITH_ARGUMENT = words(`
  __attribute__ __attribute __aligned __section __free __cleanup __printf __scanf __counted_by __counted_by_le
  __counted_by_be __counted_by_ptr __alias __must_hold __acquires __releases __acquire_shared __alloc_size
  __copy __mode __guarded_by __pt_guarded_by __declspec _Alignas alignas __asm_alias __nonnull __malloc
  __diagnose_as
`);

export function takesArgument(word: string): boolean {
  return WITH_ARGUMENT.has(word);
}

/** Names that are types by their form: u64, __be16, gfn_t. */
export function looksLikeType(word: string, known?: ReadonlySet<string>): boolean {
  return /_t$|^(?:__)?[us](?:8|16|32|64|128)$|^__[lb]e(?:16|32|64)$/.test(word) || known?.has(word) === true;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
