import type { PatternPrimitive, PrimitiveGroup } from './primitive.ts';

/** A name that begins by saying that something is done is no question, whatever it ends in. */
const NO_DEED =
  '(?!.*for_each)(?!(?:.*_)?(?:set|clear|mark|make|update|inject|handle|process|put|free|alloc|add|del|remove|do|init|destroy|enable|disable|get_and|test_and|check_and|wait|lock|unlock|grab|create|install|store|load|release|emulate|try|copy|move|queue|reset|flush|drop|invalidate|change|truncate|zap|unmap|map|pin|unpin)_)';

function presume(
  pattern: string,
  examples: readonly string[],
  signature: string,
  summary: string,
  nonNull?: true,
): PatternPrimitive {
  const value = nonNull ? ({ is: 'pure', nonNull } as const) : ({ is: 'any' } as const);
  return {
    pattern: `${NO_DEED}${pattern}`,
    examples,
    form: {
      signature,
      summary: `${summary} Taken from its name; nobody read the body.`,
      source: 'by name',
      sleeps: 'never',
      presumed: true,
      results: [{ value }],
    },
  };
}

const families: readonly PatternPrimitive[] = [
  presume(
    '_*(?:is|has|can|cannot|should|needs?|wants?|was)_\\w+',
    ['is_cow_mapping', 'is_shadow_present_pte', 'has_transparent_hugepage'],
    'bool $name(...)',
    'By its name a question, which changes nothing.',
  ),
  presume(
    '\\w+_(?:is|has|can|cannot|should|need|needs|want|wants|are)_\\w+',
    ['kvm_is_error_hva', 'vma_is_anonymous', 'guest_cpuid_is_amd_compatible'],
    'bool $name(...)',
    'By its name a question, which changes nothing.',
  ),
  presume(
    '\\w+_(?:enabled|supported|valid|allowed|possible|present|empty|pending|disabled|active|needed|required|has|equal|visible|requested|available|inhibited)',
    ['lru_gen_enabled', 'guest_pv_has', 'mapping_empty'],
    'bool $name(...)',
    'By its name a question, which changes nothing.',
  ),
  presume(
    '(?:____is_\\w+|sev_guest|sev_es_guest|sev_snp_guest|VALID_PAGE|IS_[A-Z_]+|S_IS[A-Z]+|KVM_[A-Z_]+_VALID)',
    ['____is_efer_lma', 'S_ISREG'],
    'bool $name(...)',
    'By its name a question, which changes nothing.',
  ),
  presume(
    'to_(?!user)\\w+',
    ['to_svm', 'to_kvm_svm', 'to_vmx', 'to_delayed_work'],
    'void *$name(...)',
    'By its name another view of its argument: the object around it.',
    true,
  ),
  presume(
    '[A-Z][A-Z0-9]*_I',
    ['SHMEM_I', 'GMEM_I'],
    'void *$name(struct inode *inode)',
    'By its name the inode of a file system around a plain inode.',
    true,
  ),
  presume(
    '\\w+_(?:count|nr|index|idx|level|size|order|mask|bits|shift|offset|type|flags|id|nid|val|capacity|length|version|generation)',
    ['folio_batch_count', 'spte_index', 'swp_offset', 'huge_page_order'],
    'unsigned long $name(...)',
    'By its name a number that is read.',
  ),
  presume(
    '(?!.*(?:LOCK|DEFINE|DECLARE|STATE|EXPORT|INIT|BUG|FREE|PUT|LIST|TRACE|MODULE))[A-Z][A-Z0-9_x]*_[A-Za-z0-9_]+',
    ['KVM_PAGES_PER_HPAGE', 'KVM_HPAGE_GFN_SHIFT', 'X2APIC_MSR'],
    'unsigned long $name(...)',
    'By its name a macro that computes a number.',
  ),
];

/** Names that say of themselves that they change nothing. They come last, and what they say is an assumption. */
export const presumed: PrimitiveGroup = { name: 'presumed', title: 'Presumed from the name', primitives: [], families };
