import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

/** Shapes of code that nobody looked at when the checks were written, in which nothing is wrong. */
const foreign: Readonly<Record<string, string>> = {
  'a variable that a macro declares by the name that it is passed': `
    #define MASK_ALLOC(type, name, flags) type *name = kmalloc(sizeof(*name), flags)
    #define MASK_FREE(m) kfree(m)
    #define MASK_SCRATCH(x) MASK_ALLOC(struct scratch, x, GFP_KERNEL)
    int with_scratch(int node)
    {
      MASK_SCRATCH(area);

      if (!area)
        return -ENOMEM;
      area->node = node;
      MASK_FREE(area);
      return 0;
    }`,
  'a bool that others set through its address, in a loop': `
    static bool let_go(spinlock_t *lock, bool *locked)
    {
      if (*locked) {
        spin_unlock(lock);
        *locked = false;
      }
      cond_resched();
      return fatal_signal_pending(current);
    }
    static bool take(spinlock_t *lock)
    {
      spin_lock(lock);
      return true;
    }
    int count_free(struct zone *zone, unsigned long pfn, unsigned long end)
    {
      bool locked = false;
      int found = 0;

      for (; pfn < end; pfn++) {
        if (!(pfn % 32) && let_go(&zone->lock, &locked))
          break;
        if (is_tail(zone, pfn))
          continue;
        if (!locked)
          locked = take(&zone->lock);
        found++;
      }
      if (locked)
        spin_unlock(&zone->lock);
      return found;
    }`,
  'a lock that the first round takes, in a loop whose rounds differ in what they know': `
    struct outcome { bool flush; bool found; };
    struct handlers { void (*first)(struct kvm *kvm); bool (*each)(struct kvm *kvm, int slot); };
    static int for_each_slot(struct kvm *kvm, const struct handlers *handlers, int slots)
    {
      struct outcome outcome = { .flush = false, .found = false };
      int i, idx = 0;

      if (WARN_ON_ONCE(!handlers->first && !handlers->each))
        idx = slots - 1;
      for (i = idx; i < slots; i++) {
        for (node = first_node(kvm, i); node; node = next_node(node)) {
          if (!outcome.found) {
            outcome.found = true;
            write_lock(&kvm->mmu_lock);
            if (!handlers->each)
              goto unlock;
          }
          outcome.flush |= handlers->each(kvm, i);
        }
      }
    unlock:
      if (outcome.found)
        write_unlock(&kvm->mmu_lock);
      return outcome.flush;
    }`,
  'a page whose address is freed in another function': `
    static void *table_of(struct unit *unit)
    {
      struct page *page = alloc_pages(GFP_KERNEL, 2);

      return page ? page_address(page) : NULL;
    }
    static void free_table(void *table)
    {
      if (table)
        __free_pages(virt_to_page(table), 2);
    }
    int prepare(struct unit *unit)
    {
      void *table = table_of(unit);

      if (!table)
        return -ENOMEM;
      if (map_table(unit, unit->base)) {
        free_table(table);
        return -EIO;
      }
      unit->table = table;
      return 0;
    }`,
  'the first page of a folio': `
    static int install(struct vm_fault *vmf, struct page *page)
    {
      struct folio *folio = page_folio(page);

      if (mem_cgroup_charge(folio, vmf->vma->vm_mm, GFP_KERNEL)) {
        folio_put(folio);
        return VM_FAULT_OOM;
      }
      vmf->page = page;
      return 0;
    }
    int fault(struct vm_fault *vmf)
    {
      struct folio *folio = folio_alloc(GFP_KERNEL, 0);

      if (!folio)
        return VM_FAULT_OOM;
      return install(vmf, &folio->page);
    }`,
  'a page of a folio that was found is no NULL': `
    static struct page *page_at(struct address_space *mapping, pgoff_t index)
    {
      struct folio *folio = filemap_get_folio(mapping, index);

      if (IS_ERR(folio))
        return NULL;
      return folio_file_page(folio, index);
    }
    int is_cached(struct address_space *mapping, pgoff_t index)
    {
      struct page *page = page_at(mapping, index);

      if (!page)
        return 0;
      put_page(page);
      return 1;
    }`,
  'what a callee stores through a pointer is as sure as what it returns': `
    static void relock(struct folio *folio, struct lruvec **lruvec, unsigned long *flags)
    {
      if (*lruvec) {
        if (is_same_list(folio, *lruvec))
          return;
        unlock_page_lruvec_irqrestore(*lruvec, *flags);
      }
      *lruvec = folio_lruvec_lock_irqsave(folio, flags);
    }
    void deactivate(struct folio **folios, int count)
    {
      struct lruvec *lruvec = NULL;
      unsigned long flags;
      int i;

      for (i = 0; i < count; i++) {
        relock(folios[i], &lruvec, &flags);
        move_to_tail(lruvec, folios[i]);
      }
      if (lruvec)
        unlock_page_lruvec_irqrestore(lruvec, flags);
    }`,
  'what a function that returns nothing frees on some of its ways': `
    struct range { unsigned long pfn; };
    static void free_range(struct range *range)
    {
      if (range->pfn != ANCHOR)
        kmem_cache_free(range_cache, range);
    }
    static int insert_range(struct domain *domain, struct range *range, unsigned long size)
    {
      if (size > domain->most)
        return -ENOMEM;
      range->pfn = size;
      return 0;
    }
    int add_range(struct domain *domain, unsigned long size)
    {
      struct range *range = kmem_cache_zalloc(range_cache, GFP_ATOMIC);

      if (!range)
        return -ENOMEM;
      if (insert_range(domain, range, size)) {
        free_range(range);
        return -ENOSPC;
      }
      domain->first = range;
      return 0;
    }`,
  'what a callee keeps in something that it looked up': `
    static struct irq *irq_of(struct device *dev)
    {
      return xa_load(&dev->irqs, 0);
    }
    static int set_signal(struct device *dev, struct eventfd_ctx *signal)
    {
      struct irq *irq = irq_of(dev);

      if (WARN_ON_ONCE(!irq))
        return -EINVAL;
      irq->signal = signal;
      return 0;
    }
    int arm(struct device *dev, int fd)
    {
      struct eventfd_ctx *signal = eventfd_ctx_fdget(fd);
      int ret;

      if (IS_ERR(signal))
        return PTR_ERR(signal);
      ret = set_signal(dev, signal);
      if (ret)
        eventfd_ctx_put(signal);
      return ret;
    }`,
  'frame numbers that an array gets for the folios that stay locked': `
    int isolate_range(unsigned long *entries, unsigned long start, unsigned long count)
    {
      unsigned long pfn = start;
      unsigned long i;

      for (i = 0; i < count; pfn++, i++) {
        struct folio *folio = folio_get_nontail_page(pfn_to_page(pfn));

        if (!folio) {
          entries[i] = 0;
          continue;
        }
        entries[i] = (pfn << 6) | 1;
      }
      return 0;
    }`,
  'a success that goes to where failures go first': `
    int create_group(struct bdi *bdi)
    {
      struct group *group = kmalloc(sizeof(*group), GFP_KERNEL);
      int ret = 0;

      if (!group)
        return -ENOMEM;
      ret = group_init(group, bdi);
      if (ret)
        goto free;
      ret = counter_init(group);
      if (ret)
        goto exit;
      bdi->group = group;
      goto out;
    exit:
      group_exit(group);
    free:
      kfree(group);
    out:
      return ret;
    }`,
  'interrupts that stay off for the lock that is taken with them': `
    void lock_group(struct group *group)
    {
      unsigned long flags;

      if (!is_moving(group)) {
        local_irq_save(flags);
        account(group);
        local_irq_restore(flags);
        return;
      }
      spin_lock_irqsave(&group->move_lock, flags);
      group->move_flags = flags;
    }`,
  'a window that a loop opens where it finds something': `
    int move_pages(struct mm_struct *mm, unsigned long *entries, int count)
    {
      struct mmu_notifier_range range;
      bool notified = false;
      int i;

      for (i = 0; i < count; i++) {
        if (!entries[i])
          continue;
        if (!notified) {
          notified = true;
          mmu_notifier_range_init(&range, MMU_NOTIFY_MIGRATE, 0, mm, 0, count);
          mmu_notifier_invalidate_range_start(&range);
        }
        insert_entry(mm, entries[i]);
      }
      if (notified)
        mmu_notifier_invalidate_range_end(&range);
      return 0;
    }`,
  'a page whose count is set before it is freed': `
    void give_back(struct page *page)
    {
      if (page_ref_dec_return(page) == 1) {
        init_page_count(page);
        __free_page(page);
      }
    }`,
  'a lock whose inner name is given': `
    static raw_spinlock_t *inner(spinlock_t *lock)
    {
      return &lock->rlock;
    }
    bool try_it(struct zone *zone)
    {
      if (!raw_spin_trylock(inner(&zone->lock)))
        return false;
      zone->count++;
      spin_unlock(&zone->lock);
      cond_resched();
      return true;
    }`,
};

test.each(Object.entries(foreign))('%s is no finding', async (_, code) => {
  expect(await findingsOf(code)).toEqual([]);
});
