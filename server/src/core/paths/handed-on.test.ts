import { expect, it } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

it('a callback may release the folio lock or keep it, and only what it returns says which', async () => {
  const code = (body: string): string => `
    int read(struct file *file, struct address_space *mapping, struct folio *folio)
    {
      int error;

      folio_lock(folio);
      ${body}
      return error;
    }`;
  const callback = 'error = mapping->a_ops->read_folio(file, folio); if (error) return error;';
  expect(await findingsOf(code(`${callback} folio_unlock(folio);`))).toEqual([]);
  expect(
    await findingsOf(code('error = vfs_fsync(file, 0); if (error < -20) return error; folio_unlock(folio);')),
  ).toEqual(['warning lock-leak in read()']);
});

it("the lock of a folio that a structure leads to is the callback's as well", async () => {
  const code = (call: string): string => `
    static int ask(struct vm_fault *vmf)
    {
      ${call}
    }
    int fault(struct vm_fault *vmf, struct folio *folio)
    {
      int ret;

      vmf->page = folio_page(folio, 0);
      folio_lock(folio);
      folio_unlock(folio);
      ret = ask(vmf);
      if (ret)
        folio_unlock(folio);
      return ret;
    }`;
  expect(await findingsOf(code('return vmf->vma->vm_ops->page_mkwrite(vmf);'))).toEqual([]);
  expect(await findingsOf(code('return vmf->flags & 1;'))).toEqual(['error unlock-not-held in fault()']);
});

it('a wrapper around code that is not known leaves a reference as open as that code does', async () => {
  const code = (inside: string): string => `
    static void give(struct folio *folio)
    {
      ${inside}
    }
    int use(struct address_space *mapping, unsigned long index)
    {
      struct folio *folio = filemap_get_folio(mapping, index);

      if (IS_ERR(folio))
        return PTR_ERR(folio);
      give(folio);
      return 0;
    }`;
  expect(await findingsOf(code('driver_takes_over(folio);'))).toEqual([]);
  expect(await findingsOf(code('driver_takes_over(folio_page(folio, 0));'))).toEqual([]);
  expect(await findingsOf(code('folio_mark_dirty(folio);'))).toEqual(['error ref-leak in use()']);
});

it('a page whose address is kept in an object belongs to who has the object', async () => {
  const code = (store: string, failure: string): string => `
    struct box { void *run; unsigned long id; };
    static void drop_run(struct box *box)
    {
      free_page((unsigned long)box->run);
    }
    int create(struct kvm *kvm, unsigned long id)
    {
      struct box *box = kzalloc(sizeof(*box), GFP_KERNEL);
      struct page *page;
      int r;

      if (!box)
        return -ENOMEM;
      page = alloc_page(GFP_KERNEL);
      if (!page) {
        kfree(box);
        return -ENOMEM;
      }
      ${store}
      r = xa_insert(&kvm->vcpu_array, id, box, GFP_KERNEL);
      if (r) {
        ${failure}
        kfree(box);
        return r;
      }
      return 0;
    }`;
  expect(await findingsOf(code('box->run = page_address(page);', 'free_page((unsigned long)box->run);'))).toEqual([]);
  expect(await findingsOf(code('box->run = page_address(page);', 'drop_run(box);'))).toEqual([]);
  expect(await findingsOf(code('box->run = page_address(page);', ''))).toEqual(['error ref-leak in create()']);
  expect(await findingsOf(code('', '__free_page(page);'))).toEqual(['error ref-leak in create()']);
});

it('pages in an array are freed by who walks it', async () => {
  const code = (store: string): string => `
    int fill(struct page **pages, int n)
    {
      int i;

      for (i = 0; i < n; i++) {
        struct page *page = alloc_page(GFP_KERNEL);

        if (!page)
          goto undo;
        ${store}
      }
      return 0;
    undo:
      while (i-- > 0)
        __free_page(pages[i]);
      return -ENOMEM;
    }`;
  expect(await findingsOf(code('pages[i] = page;'))).toEqual([]);
  expect(await findingsOf(code('clear_highpage(page);'))).toContain('error ref-leak in fill()');
});

it('a reference on a frame number is given back by its page, its folio, or its frame number', async () => {
  const code = (release: string): string => `
    int map(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn)
    {
      kvm_pfn_t pfn;
      int order;
      int r = kvm_gmem_get_pfn(kvm, slot, gfn, &pfn, &order);

      if (r)
        return r;
      ${release}
      return 0;
    }`;
  expect(await findingsOf(code('put_page(pfn_to_page(pfn));'))).toEqual([]);
  expect(await findingsOf(code('folio_put(page_folio(pfn_to_page(pfn)));'))).toEqual([]);
  expect(await findingsOf(code('cond_resched();'))).toEqual(['error ref-leak in map()']);
});

it('a page table takes the reference of who maps the folio', async () => {
  const code = (map: string): string => `
    int install(struct vm_area_struct *vma, unsigned long addr)
    {
      struct folio *folio = folio_alloc(GFP_KERNEL, 0);

      if (!folio)
        return -ENOMEM;
      ${map}
      return 0;
    }`;
  expect(await findingsOf(code('folio_add_new_anon_rmap(folio, vma, addr, RMAP_EXCLUSIVE);'))).toEqual([]);
  expect(await findingsOf(code('folio_mark_uptodate(folio);'))).toEqual(['error ref-leak in install()']);
});

it('a macro that declares a variable declares it for one function alone', async () => {
  const code = (last: string): string => `
    static int insert(struct address_space *mapping, struct folio *folio, unsigned long index)
    {
      XA_STATE(xas, &mapping->i_pages, index);

      folio_get(folio);
      xas_lock_irq(&xas);
      xas_store(&xas, folio);
      xa_unlock_irq(&mapping->i_pages);
      if (xas_error(&xas)) {
        ${last}
        return xas_error(&xas);
      }
      cond_resched();
      return 0;
    }
    int add(struct address_space *mapping, unsigned long index)
    {
      struct folio *folio = folio_alloc(GFP_KERNEL, 0);
      int r;

      if (!folio)
        return -ENOMEM;
      r = insert(mapping, folio, index);
      folio_put(folio);
      return r;
    }`;
  expect(await findingsOf(code('folio_put(folio);'))).toEqual([]);
});

it('that the page cache has references of its own does not pay back the one of the lookup', async () => {
  const code = (put: string): string => `
    int probe(struct address_space *mapping, unsigned long index)
    {
      struct folio *folio = filemap_get_folio(mapping, index);

      if (IS_ERR(folio))
        return PTR_ERR(folio);
      ${put}
      return 0;
    }`;
  expect(await findingsOf(code('folio_put(folio);'))).toEqual([]);
  expect(await findingsOf(code('folio_mark_accessed(folio);'))).toEqual(['error ref-leak in probe()']);
});

it('a loop that takes a reference for each place that it fills hands all of them on', async () => {
  const code = (last: string): string => `
    struct ring { unsigned int head, size; struct page *pages[16]; };
    unsigned int fill(struct ring *ring, struct folio *folio, unsigned int n)
    {
      struct page *page = folio_page(folio, 0);
      unsigned int done = 0;

      while (done < n && ring->head < ring->size) {
        ring->pages[ring->head] = page;
        folio_get(folio);
        ring->head++;
        page++;
        done++;
      }
      ${last}
      return done;
    }`;
  expect(await findingsOf(code(''))).toEqual([]);
});

it('what a reference was taken on is there', async () => {
  const code = (release: string): string => `
    static struct file *hold(struct vm_fault *vmf)
    {
      return (vmf->flags & 1) ? get_file(vmf->vma->vm_file) : NULL;
    }
    int fault(struct vm_fault *vmf)
    {
      struct file *pinned = hold(vmf);
      int error = driver_read(vmf->pgoff);

      if (pinned)
        ${release}
      return error;
    }`;
  expect(await findingsOf(code('fput(pinned);'))).toEqual([]);
});

it('what a callee keeps of a folio that it was given goes with it', async () => {
  const code = (keep: string): string => `
    static void batch(struct folio_batch *fbatch, struct folio *folio)
    {
      if (${keep} && !folio_test_large(folio))
        return;
      cond_resched();
    }
    void park(struct folio_batch *fbatch, struct folio *folio)
    {
      folio_get(folio);
      if (!folio_test_clear_lru(folio)) {
        folio_put(folio);
        return;
      }
      batch(fbatch, folio);
    }`;
  expect(await findingsOf(code('folio_batch_add(fbatch, folio)'))).toEqual([]);
  expect(await findingsOf(code('folio_batch_space(fbatch)'))).toEqual(['warning ref-leak in park()']);
});

it('a file that gets a descriptor is handed over, also where there is none left', async () => {
  expect(
    await findingsOf(`
    int open_box(unsigned int flags)
    {
      return FD_ADD(flags, anon_inode_getfile("box", &box_fops, NULL, flags));
    }`),
  ).toEqual([]);
});

it('a tree leads to another node when one was taken out', async () => {
  const code = (erase: string): string => `
    static struct rb_root boxes = RB_ROOT;
    static void drop_first(void)
    {
      struct box *box = rb_entry(boxes.rb_node, struct box, node);

      ${erase}
      kfree(box);
    }
    void drop_two(void)
    {
      drop_first();
      drop_first();
    }`;
  expect(await findingsOf(code('rb_erase(&box->node, &boxes);'))).toEqual([]);
  expect(await findingsOf(code(''))).toEqual(['error double-free in drop_two()']);
});
