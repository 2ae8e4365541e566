import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';

const header = `
#ifdef CONFIG_KVM_GUEST_MEMFD
int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn, struct page **page,
                     int *max_order);
#else
static inline int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn,
                                   struct page **page, int *max_order)
{
	complain(kvm);
	return -EIO;
}
#endif
`;
const source = (end: string): string => `
#include <linux/gmem.h>
void reload(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn)
{
	struct page *page;
	kvm_pfn_t pfn;

	if (kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &page, NULL))
		return;
	${end}
}
`;

async function findings(end: string, config: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const text = source(end);
  const { findings: found } = await analyse([{ name: 'virt/reload.c', text, path: 'virt/reload.c' }], {
    config,
    tree: { 'virt/reload.c': text, 'include/linux/gmem.h': header },
  });
  return found.map(({ code, severity }) => `${severity} ${code}`);
}

describe('a header that has the function under an #if, and a body that fails for the rest', () => {
  test('leaves the function to what is known of it', async () =>
    expect(await findings('kvm_release_page_clean(page);')).toEqual([]));
  test('so that what the function hands out is owed', async () =>
    expect(await findings('kvm->arch.pages++;')).toEqual(['error ref-leak']));
  test('has its body followed where the rest is what is built', async () =>
    expect(await findings('kvm->arch.pages++;', { CONFIG_KVM_GUEST_MEMFD: 'n' })).toEqual([]));
});
