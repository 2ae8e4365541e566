import { constant, errno, query, quiet } from './declare.ts';
import type { Effect, Place, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const SEV = 'arch/x86/kvm/svm/sev.c';
const HOST = 'arch/x86/virt/svm/sev.c';
const CCP = 'drivers/crypto/ccp/sev-dev.c';
const TDX = 'arch/x86/virt/vmx/tdx/tdx.c';

function owned(of: Place, becomes: 'host' | 'guest' | 'shared'): Effect {
  return { effect: 'ownership', of, becomes };
}

function zeroOrError(effects: readonly Effect[], label: string): readonly Result[] {
  return [
    { value: constant(0), effects, label },
    { value: errno('ENODEV', 'EFAULT', 'EINVAL', 'EIO'), label: 'failed' },
  ];
}

const rmp: readonly Primitive[] = [
  {
    signature: 'int rmp_make_private(u64 pfn, u64 gpa, int level, u32 asid, bool immutable)',
    summary:
      'Hands a page to a guest in the RMP: the host can write it no more, and a write through any mapping faults. A larger entry of the direct map is split first, so that it counts as sleeping.',
    source: HOST,
    versions: { since: '6.9' },
    sleeps: 'may',
    results: zeroOrError([owned('pfn', 'guest')], 'now the guest owns it'),
    related: ['rmp_make_shared'],
  },
  {
    signature: 'int rmp_make_shared(u64 pfn, int level)',
    summary:
      'Takes a page back from a guest in the RMP. Where that fails the page must never be used again: snp_leak_pages().',
    source: HOST,
    versions: { since: '6.9' },
    sleeps: 'may',
    results: zeroOrError([owned('pfn', 'host')], 'now the host owns it'),
    related: ['rmp_make_private', 'snp_leak_pages'],
  },
  query('int psmash(u64 pfn)', HOST, 'Splits a 2M entry of the RMP into 4K entries.', {
    versions: { since: '6.9' },
    results: zeroOrError([], 'split'),
  }),
  query(
    'int snp_lookup_rmpentry(u64 pfn, bool *assigned, int *level)',
    HOST,
    "Reads whether a page is a guest's, and at which size.",
    {
      versions: { since: '6.9' },
      results: [
        {
          value: constant(0),
          effects: [
            { effect: 'forget', at: '*assigned' },
            { effect: 'forget', at: '*level' },
          ],
          label: 'read',
        },
        { value: errno('ENODEV', 'EFAULT'), label: 'no RMP entry' },
      ],
    },
  ),
  quiet(
    'void snp_leak_pages(u64 pfn, unsigned int npages)',
    HOST,
    'Keeps pages from ever being used again, because they could not be taken back.',
    {
      versions: { since: '6.9' },
      aliases: [{ name: '__snp_leak_pages', since: '7.0' }],
      effects: [
        { effect: 'note', text: 'the pages are taken out of circulation' },
        { effect: 'keep', of: 'pfn' },
      ],
    },
  ),
  {
    signature: 'int snp_page_reclaim(struct kvm *kvm, u64 pfn)',
    aliases: [{ name: 'kvm_rmp_make_shared' }],
    summary: 'Takes a page back from the firmware and then from the guest; leaks it where either fails.',
    source: SEV,
    versions: { since: '6.11' },
    preferBody: true,
    sleeps: 'may',
    results: zeroOrError([owned('pfn', 'host')], 'taken back'),
    formerly: [
      { signature: 'int snp_page_reclaim(u64 pfn)', versions: { note: 'As first proposed, without the VM.' } },
    ],
  },
  quiet('void snp_fixup_e820_tables(void)', HOST, 'Keeps the RMP itself from being used as memory.'),
];

const sev: readonly Primitive[] = [
  {
    signature:
      'struct page **sev_pin_memory(struct kvm *kvm, unsigned long uaddr, unsigned long ulen, unsigned long *n, unsigned int flags)',
    summary:
      'Pins user pages for a SEV command and counts them; an error pointer on failure. sev_unpin_memory() undoes it.',
    source: SEV,
    preferBody: true,
    sleeps: 'may',
    effects: [{ effect: 'userFault' }],
    results: [
      {
        value: { is: 'fresh', class: 'slab' },
        effects: [
          { effect: 'forget', at: '*n' },
          { effect: 'pin', of: 'result', by: { of: '*n' } },
        ],
        label: 'pinned',
      },
      { value: { is: 'errorPointer', names: ['EINVAL', 'ENOMEM', 'EFAULT'] }, label: 'failed' },
    ],
  },
  quiet(
    'void sev_unpin_memory(struct kvm *kvm, struct page **pages, unsigned long npages)',
    SEV,
    'Undoes sev_pin_memory().',
    {
      preferBody: true,
      sleeps: 'may',
      effects: [
        { effect: 'pin', of: 'pages', by: { of: 'npages' }, down: true },
        { effect: 'free', of: 'pages' },
      ],
    },
  ),
  quiet(
    'void sev_clflush_pages(struct page **pages, unsigned long npages)',
    SEV,
    'Writes the caches of pinned pages back; they must be pinned still.',
    { preferBody: true },
  ),
  query(
    'int sev_do_cmd(int cmd, void *data, int *psp_ret)',
    CCP,
    'Has the security processor run a command, waiting for it.',
    {
      aliases: [{ name: 'sev_platform_init' }, { name: '__sev_do_cmd_locked' }],
      sleeps: 'may',
      results: [
        { value: constant(0), label: 'done' },
        { value: errno('EIO', 'ENODEV', 'ETIMEDOUT', 'EBUSY', 'EINVAL'), label: 'failed' },
      ],
      writes: ['*psp_ret'],
    },
  ),
  query(
    'int sev_issue_cmd_external_user(struct file *filep, unsigned int id, void *data, int *error)',
    CCP,
    'Has the security processor run a command for who opened its device.',
    {
      sleeps: 'may',
      results: [
        { value: constant(0), label: 'done' },
        { value: errno('EIO', 'ENODEV', 'ETIMEDOUT', 'EBADF', 'EINVAL'), label: 'failed' },
      ],
    },
  ),
  query('int sev_guest_activate(void *data, int *error)', CCP, "Runs one command of a guest's life.", {
    aliases: [{ name: 'sev_guest_deactivate' }, { name: 'sev_guest_decommission' }, { name: 'sev_guest_df_flush' }],
    sleeps: 'may',
    results: [{ value: constant(0) }, { value: errno('EIO', 'ENODEV') }],
  }),
  {
    signature: 'void *snp_alloc_firmware_page(gfp_t mask)',
    summary: 'A page that the firmware may write; NULL when there is none. snp_free_firmware_page() gives it back.',
    source: CCP,
    sleeps: { when: { flags: 'mask', has: '__GFP_DIRECT_RECLAIM' } },
    results: [
      { value: { is: 'fresh', class: 'slab' }, label: 'allocated' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  quiet('void snp_free_firmware_page(void *addr)', CCP, 'Gives a page of the firmware back; NULL is ignored.', {
    sleeps: 'may',
    effects: [{ effect: 'free', of: 'addr', ignores: 'null' }],
  }),
  query(
    'void *psp_copy_user_blob(u64 uaddr, u32 len)',
    CCP,
    'Copies user memory for the security processor; an error pointer on failure. Freed with kfree().',
    {
      sleeps: 'may',
      effects: [{ effect: 'userFault' }],
      results: [
        { value: { is: 'fresh', class: 'slab' }, label: 'copied' },
        { value: { is: 'errorPointer', names: ['EINVAL', 'ENOMEM', 'EFAULT'] }, label: 'failed' },
      ],
    },
  ),
  query(
    'int sev_gmem_prepare(struct kvm *kvm, kvm_pfn_t pfn, gfn_t gfn, int max_order)',
    SEV,
    "Hands a page to an SNP guest where it is not the guest's already.",
    {
      preferBody: true,
      sleeps: 'may',
      results: zeroOrError([owned('pfn', 'guest')], 'prepared'),
      versions: { since: '6.11', until: '7.2' },
    },
  ),
  quiet(
    'void sev_gmem_invalidate(kvm_pfn_t start, kvm_pfn_t end)',
    SEV,
    'Takes pages back from an SNP guest before they are freed.',
    { preferBody: true, sleeps: 'may', effects: [owned('start', 'host')], versions: { since: '6.11', until: '7.2' } },
  ),
  quiet(
    'void sev_handle_rmp_fault(struct kvm_vcpu *vcpu, gpa_t gpa, u64 error_code)',
    SEV,
    'Settles a fault that the RMP caused, by splitting an entry or zapping and trying again.',
    { preferBody: true, sleeps: 'may' },
  ),
];

const status: readonly Result[] = [
  { value: constant(0), label: 'done' },
  { value: { is: 'any', min: 1 }, label: 'TDX error' },
];

function seamcall(
  signature: string,
  summary: string,
  effects: readonly Effect[] = [],
  aliases: readonly string[] = [],
): Primitive {
  return {
    signature,
    ...(aliases.length > 0 ? { aliases: aliases.map((name) => ({ name })) } : {}),
    summary,
    source: TDX,
    sleeps: 'never',
    results: [
      { value: constant(0), effects, label: 'done' },
      { value: { is: 'any', min: 1 }, label: 'TDX error' },
    ],
  };
}

const tdx: readonly Primitive[] = [
  seamcall(
    'u64 tdh_mem_page_add(struct tdx_td *td, u64 gpa, struct page *page, struct page *source, u64 *ext_err1, u64 *ext_err2)',
    'Adds a page with contents to a guest that is being built; the source may be the page itself.',
    [owned('page', 'guest')],
  ),
  seamcall(
    'u64 tdh_mem_page_aug(struct tdx_td *td, u64 gpa, int level, struct page *page, u64 *ext_err1, u64 *ext_err2)',
    'Adds a page that reads as zero to a guest.',
    [owned('page', 'guest')],
  ),
  seamcall(
    'u64 tdh_mem_page_remove(struct tdx_td *td, u64 gpa, u64 level, u64 *ext_err1, u64 *ext_err2)',
    'Removes a page from a guest that was blocked and flushed.',
  ),
  seamcall(
    'u64 tdh_mem_range_block(struct tdx_td *td, u64 gpa, int level, u64 *ext_err1, u64 *ext_err2)',
    'Keeps the guest from translating a range anew.',
  ),
  seamcall(
    'u64 tdh_phymem_page_reclaim(struct page *page, u64 *tdx_pt, u64 *tdx_owner, u64 *tdx_size)',
    'Takes a page back when the guest is gone.',
    [owned('page', 'host')],
  ),
  seamcall(
    'u64 tdh_phymem_page_wbinvd_hkid(u64 hkid, struct page *page)',
    'Writes back what is cached of a page under a key.',
    [],
    ['tdh_phymem_page_wbinvd_tdr'],
  ),
  seamcall(
    'u64 tdh_mem_track(struct tdx_td *td)',
    "Begins a new epoch, so that the guest's TLBs are known to be flushed.",
    [],
    [
      'tdh_mng_key_freeid',
      'tdh_mng_create',
      'tdh_vp_flush',
      'tdh_mng_vpflushdone',
      'tdh_mr_finalize',
      'tdh_mng_key_config',
      'tdh_vp_addcx',
      'tdh_mng_addcx',
      'tdh_phymem_cache_wb',
    ],
  ),
  {
    signature: 'u64 tdh_vp_rd(struct tdx_vp *vp, u64 field, u64 *data)',
    aliases: [
      { name: 'tdh_mng_rd' },
      { name: 'tdh_vp_wr' },
      { name: 'tdh_mng_init' },
      { name: 'tdh_vp_init' },
      { name: 'tdh_vp_create' },
      { name: 'tdh_mr_extend' },
      { name: 'tdh_mem_sept_add' },
      { name: 'tdh_vp_enter' },
    ],
    summary: "Asks the TDX module for something that changes no page's owner as far as is modelled.",
    source: TDX,
    sleeps: 'never',
    results: status,
  },
];

/** Who owns a page: RMP, SEV, TDX. */
export const ownership: PrimitiveGroup = {
  name: 'ownership',
  title: 'Page ownership: SNP, SEV, TDX',
  primitives: [...rmp, ...sev, ...tdx],
};
