import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../kit/analyse.ts';
import { corpusSources } from './parse-files.ts';

/**
 * Real files with one defect put into them, a line or a line that moved. The file as it is has nothing of the code, in
 * the function or elsewhere: what is told is told of the defect.
 */
interface Seed {
  readonly what: string;
  readonly tree: string;
  readonly path: string;
  /** Each is in the file once, and stands for one line or a few words of one. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly code: string;
  readonly fn: string;
}

const seeds: readonly Seed[] = [
  {
    what: 'a lock taken before the two that a callee takes, inside which another function takes it',
    tree: 'debian-v7.2.13',
    path: 'arch/x86/kvm/svm/sev.c',
    edits: [
      ['mutex_lock(&sev_mirror_lock);\n\tkvm_get_kvm(source_kvm);', 'kvm_get_kvm(source_kvm);'],
      [
        'source_kvm = fd_file(f)->private_data;\n\tret = sev_lock_two_vms(kvm, source_kvm);\n\tif (ret)\n\t\treturn ret;\n\n\t/*\n\t * Mirrors',
        'source_kvm = fd_file(f)->private_data;\n\tmutex_lock(&sev_mirror_lock);\n\tret = sev_lock_two_vms(kvm, source_kvm);\n\tif (ret)\n\t\treturn ret;\n\n\t/*\n\t * Mirrors',
      ],
    ],
    code: 'lock-order',
    fn: 'sev_vm_copy_enc_context_from',
  },
  {
    what: 'regions that stay pinned, pinned for the time of a call',
    tree: 'debian-v7.2.13',
    path: 'arch/x86/kvm/svm/sev.c',
    edits: [['\t       FOLL_LONGTERM);', '\t       FOLL_WRITE);']],
    code: 'pin-misuse',
    fn: 'sev_mem_enc_register_region',
  },
  {
    what: 'a pin that one way out forgets',
    tree: 'debian-v7.2.13',
    path: 'arch/x86/kvm/svm/sev.c',
    edits: [['\t\t\tsev_unpin_page(kvm, src_p);\n\t\t\treturn PTR_ERR(dst_p);', '\t\t\treturn PTR_ERR(dst_p);']],
    code: 'pin-leak',
    fn: 'sev_dbg_crypt',
  },
  {
    what: 'a pin that is given back as a reference',
    tree: 'debian-v7.2.13',
    path: 'arch/arm64/kvm/mmu.c',
    edits: [['unpin_user_pages(&page, 1);', 'put_page(page);']],
    code: 'pin-misuse',
    fn: 'pkvm_mem_abort',
  },
  {
    what: 'a sequence number that is sampled behind the lookup',
    tree: 'debian-v7.2.13',
    path: 'arch/x86/kvm/svm/sev.c',
    edits: [
      ['mmu_seq = kvm->mmu_invalidate_seq;\n\tsmp_rmb();\n\n\t/*\n\t * The new VMSA', '/*\n\t * The new VMSA'],
      [
        'read_lock(&kvm->mmu_lock);\n\t/*\n\t * Save the',
        'mmu_seq = kvm->mmu_invalidate_seq;\n\tread_lock(&kvm->mmu_lock);\n\t/*\n\t * Save the',
      ],
    ],
    code: 'stale-pfn',
    fn: '__sev_snp_reload_vmsa',
  },
  {
    what: 'a frame that may have no count, and is put as a page',
    tree: 'v6.8',
    path: 'arch/x86/kvm/x86.c',
    edits: [['kvm_release_pfn_clean(pfn);', 'put_page(pfn_to_page(pfn));']],
    code: 'unsafe-pfn',
    fn: 'reexecute_instruction',
  },
  {
    what: 'several notifiers, of which one fails, and nobody ends it for the others',
    tree: 'v5.15',
    path: 'mm/mmu_notifier.c',
    edits: [
      [
        '\t\t\tsubscription->ops->invalidate_range_end(subscription,\n\t\t\t\t\t\t\t\trange);\n\t\t}\n\t}\n\tsrcu',
        '\t\t}\n\t}\n\tsrcu',
      ],
    ],
    code: 'invalidate-unbalanced',
    fn: 'mn_hlist_invalidate_range_start',
  },
  {
    what: 'a folio that goes back to the allocator out of the direct map',
    tree: 'debian-v7.2.13',
    path: 'mm/secretmem.c',
    edits: [['set_direct_map_default_noflush(folio_page(folio, 0));\n\t\t\tfolio_put', 'folio_put']],
    code: 'attribute-map',
    fn: 'secretmem_fault',
  },
  {
    what: 'a loop that goes on from the entry that its body frees',
    tree: 'debian-v7.2.13',
    path: 'virt/kvm/vfio.c',
    edits: [
      ['list_for_each_entry_safe(kvf, tmp, &kv->file_list, node)', 'list_for_each_entry(kvf, &kv->file_list, node)'],
    ],
    code: 'use-after-free',
    fn: 'kvm_vfio_release',
  },
  {
    what: 'a window that is closed behind the lock that this needs',
    tree: 'debian-v7.2.13',
    path: 'virt/kvm/guest_memfd.c',
    edits: [
      [
        'kvm_mmu_invalidate_end(kvm);\n\t\tKVM_MMU_UNLOCK(kvm);',
        'KVM_MMU_UNLOCK(kvm);\n\t\tkvm_mmu_invalidate_end(kvm);',
      ],
    ],
    code: 'lock-missing',
    fn: '__kvm_gmem_invalidate_end',
  },
  {
    what: 'a vCPU that is freed while its number leads to it',
    tree: 'debian-v7.2.13',
    path: 'virt/kvm/kvm_main.c',
    edits: [['\txa_erase(&kvm->vcpu_array, vcpu->vcpu_idx);\n', '']],
    code: 'use-after-free',
    fn: 'kvm_vm_ioctl_create_vcpu',
  },
  {
    what: 'a way out that forgets to end the range that it began',
    tree: 'debian-v7.2.13',
    path: 'mm/memory.c',
    edits: [
      [
        'folio_put(folio);\n\n\tmmu_notifier_invalidate_range_end(&range);\n\treturn 0;',
        'folio_put(folio);\n\tif (!vmf->pte)\n\t\treturn VM_FAULT_OOM;\n\n\tmmu_notifier_invalidate_range_end(&range);\n\treturn 0;',
      ],
    ],
    code: 'invalidate-unbalanced',
    fn: 'remove_device_exclusive_entry',
  },
  {
    what: 'a frame that one way out does not give back',
    tree: 'v6.8',
    path: 'virt/kvm/pfncache.c',
    edits: [['if (!new_khva) {\n\t\t\t\tkvm_release_pfn_clean(new_pfn);\n', 'if (!new_khva) {\n']],
    code: 'ref-leak',
    fn: 'hva_to_pfn_retry',
  },
  {
    what: 'an error that its only caller asks for, and that is not returned',
    tree: 'debian-v7.2.13',
    path: 'arch/loongarch/kvm/mmu.c',
    edits: [
      [
        'srcu_read_unlock(&kvm->srcu, srcu_idx);\n\treturn err;',
        'srcu_read_unlock(&kvm->srcu, srcu_idx);\n\treturn 0;',
      ],
    ],
    code: 'unchecked-error',
    fn: 'kvm_map_page',
  },
];

const sources = corpusSources();

describe.runIf(sources !== null)('a seeded defect', () => {
  test.each(seeds)('is found: $what', { timeout: 120_000 }, async ({ tree, path, edits, code, fn }) => {
    const at = (file: string): string => join(sources ?? '', tree, file);
    const readTree = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);
    const told = async (text: string): Promise<readonly string[]> => {
      const { findings } = await analyse([{ name: path, path, text }], { readTree });
      const sure = findings.filter(({ severity }) => severity !== 'information');
      return [...new Set(sure.filter((finding) => finding.code === code).map((finding) => finding.function))];
    };
    const text = readTree(path) ?? '';
    expect(edits.map(([from]) => text.split(from).length)).toEqual(edits.map(() => 2));
    const seeded = edits.reduce((all, [from, to]) => all.replace(from, () => to), text);
    expect([await told(text), await told(seeded)]).toEqual([[], [fn]]);
  });
});
