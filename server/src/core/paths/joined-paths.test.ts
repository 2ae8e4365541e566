import { expect, it } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

it('a condition of two parts that is asked twice is answered the same way, however many paths were joined between', async () => {
  const code = (second: string): string => `
    struct walk { int fast; int direct; int n; };
    static int is_fast(struct walk *walk)
    {
      return walk->fast && walk->direct;
    }
    void look(struct walk *walk, unsigned int a)
    {
      if (!is_fast(walk))
        local_irq_disable();
      ${Array.from({ length: 6 }, (_, bit) => `if (a & ${1 << bit}) walk->n = ${bit};`).join('\n      ')}
      ${second}
        local_irq_enable();
    }`;
  expect(await findingsOf(code('if (!is_fast(walk))'))).toEqual([]);
  expect(await findingsOf(code('if (a & 64)'))).toEqual(['warning lock-leak in look()']);
});

it('ERR_PTR() makes an error pointer, so that who gets it knows that no lock came with it', async () => {
  const code = (failure: string): string => `
    static struct kvm *acquire(struct kvm *kvm)
    {
      int r;

      mutex_lock(&kvm->lock);
      r = driver_check(kvm);
      if (r) {
        ${failure}
        return ERR_PTR(r);
      }
      return kvm;
    }
    int work(struct kvm *kvm)
    {
      struct kvm *held = acquire(kvm);

      if (IS_ERR(held))
        return PTR_ERR(held);
      mutex_unlock(&kvm->lock);
      return 0;
    }`;
  expect(await findingsOf(code('mutex_unlock(&kvm->lock);'))).toEqual([]);
  expect(await findingsOf(code(''))).toContain('warning lock-leak in work()');
});
