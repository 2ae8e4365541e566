import type { FindingCode } from './code.ts';

/** Errors on their way to whoever asked. */
export const errorCodes: readonly FindingCode[] = [
  {
    code: 'unchecked-error',
    title: 'A call can fail, and the function returns success all the same',
    why: 'The caller goes on as if the work were done. Where it was done in part, nobody undoes that part.',
    invalid: `int bind(struct xarray *bindings, unsigned long first, unsigned long last, struct kvm_memory_slot *slot)
{
	if (!slot)
		return -EINVAL;
	xa_store_range(bindings, first, last, slot, GFP_KERNEL);
	return 0;
}`,
    valid: `int bind(struct xarray *bindings, unsigned long first, unsigned long last, struct kvm_memory_slot *slot)
{
	int r;

	if (!slot)
		return -EINVAL;
	r = xa_err(xa_store_range(bindings, first, last, slot, GFP_KERNEL));
	if (r)
		xa_store_range(bindings, first, last, NULL, GFP_KERNEL);
	return r;
}`,
  },
];
