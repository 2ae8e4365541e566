import { expect, it } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

it('a page table lock that was taken through a pointer may be released as a spinlock', async () => {
  const code = (release: string): string => `
    int look(struct mm_struct *mm, pmd_t *pmd)
    {
      spinlock_t *ptl = pmd_lock(mm, pmd);

      ${release}
      cond_resched();
      return 0;
    }`;
  expect(await findingsOf(code('spin_unlock(ptl);'))).toEqual([]);
  expect(await findingsOf(code('pmd_none(*pmd);'))).toEqual(['error sleep-in-atomic in look()']);
});

it('a spinlock that was taken by its pointer may be released with the page table', async () => {
  const code = (release: string): string => `
    void copy(struct mm_struct *mm, pmd_t *pmd, unsigned long addr)
    {
      spinlock_t *ptl;
      pte_t *pte = pte_offset_map_nolock(mm, pmd, addr, &ptl);

      if (!pte)
        return;
      spin_lock_nested(ptl, SINGLE_DEPTH_NESTING);
      ${release}
      cond_resched();
    }`;
  expect(await findingsOf(code('pte_unmap_unlock(pte, ptl);'))).toEqual([]);
  expect(await findingsOf(code('pte_unmap(pte);'))).toContain('error sleep-in-atomic in copy()');
});

it("a callee that lets its caller's lock go before it sleeps is no defect of the caller", async () => {
  const code = (inside: string): string => `
    struct pool { spinlock_t lock; };
    static void refill(struct pool *pool)
    {
      ${inside}
    }
    void serve(struct pool *pool)
    {
      spin_lock(&pool->lock);
      refill(pool);
      spin_unlock(&pool->lock);
    }`;
  expect(await findingsOf(code('spin_unlock(&pool->lock); cond_resched(); spin_lock(&pool->lock);'))).toEqual([]);
  expect(await findingsOf(code('cond_resched(); spin_unlock(&pool->lock); spin_lock(&pool->lock);'))).toEqual([
    'error sleep-in-atomic in serve()',
  ]);
});

it('whether a callee sleeps may hang on what its caller passes', async () => {
  const code = (flag: string): string => `
    struct pool { spinlock_t lock; };
    static int refill(struct pool *pool, int wait)
    {
      if (wait)
        cond_resched();
      return 0;
    }
    void serve(struct pool *pool)
    {
      spin_lock(&pool->lock);
      refill(pool, ${flag});
      spin_unlock(&pool->lock);
    }`;
  expect(await findingsOf(code('0'))).toEqual([]);
  expect(await findingsOf(code('1'))).toEqual(['error sleep-in-atomic in serve()']);
});

it('a name that is only presumed to sleep is held against nobody', async () => {
  const code = (call: string): string => `
    struct pool { spinlock_t lock; };
    void serve(struct pool *pool)
    {
      spin_lock(&pool->lock);
      ${call}
      spin_unlock(&pool->lock);
    }`;
  expect(await findingsOf(code('errseq_check_and_advance(pool, pool);'))).toEqual([]);
  expect(await findingsOf(code('msleep(1);'))).toEqual(['error sleep-in-atomic in serve()']);
});

it('an RCU section may be left for a moment by who waits in it', async () => {
  const code = (wait: string): string => `
    void walk(void)
    {
      rcu_read_lock();
      ${wait}
      rcu_read_unlock();
    }`;
  expect(await findingsOf(code('cond_resched_rcu();'))).toEqual([]);
  expect(await findingsOf(code('cond_resched();'))).toEqual(['error sleep-in-atomic in walk()']);
});

it('a walk of an array keeps the array, and so its lock', async () => {
  const code = (release: string): string => `
    void walk(struct address_space *mapping, unsigned long index)
    {
      XA_STATE(xas, &mapping->i_pages, index);

      xas_lock_irq(&xas);
      xas_load(&xas);
      ${release}
      cond_resched();
    }`;
  expect(await findingsOf(code('xas_unlock_irq(&xas);'))).toEqual([]);
  expect(await findingsOf(code(''))).toContain('error sleep-in-atomic in walk()');
});
