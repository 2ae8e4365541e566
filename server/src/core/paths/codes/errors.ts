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
  {
    code: 'wrong-cleanup',
    title: 'A way that fails is cleaned up too much, too little, or from the wrong label',
    why: 'What is left done is lost or stays switched on; what is undone without having been done is undone for somebody else.',
    invalid: `int set_up(struct thing *thing)
{
	int r;

	r = thing_init_engine(thing);
	if (r)
		return r;
	r = thing_init_wheels(thing);
	if (r)
		goto out;
	r = thing_init_doors(thing);
	if (r)
		goto exit_wheels;
	return 0;

exit_wheels:
	thing_exit_wheels(thing);
	thing_exit_engine(thing);
out:
	return r;
}`,
    valid: `int set_up(struct thing *thing)
{
	int r;

	r = thing_init_engine(thing);
	if (r)
		return r;
	r = thing_init_wheels(thing);
	if (r)
		goto exit_engine;
	r = thing_init_doors(thing);
	if (r)
		goto exit_wheels;
	return 0;

exit_wheels:
	thing_exit_wheels(thing);
exit_engine:
	thing_exit_engine(thing);
	return r;
}`,
  },
];
