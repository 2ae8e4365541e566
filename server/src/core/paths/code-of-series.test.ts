import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

/** Shapes of code that patch series brought, in which nothing is wrong. */
const fine: Readonly<Record<string, string>> = {
  'a fault handler that lets the lock go wherever it fails': `
    vm_fault_t fault_in(struct vm_fault *vmf)
    {
      struct folio *folio = filemap_lock_folio(vmf->vma->vm_file->f_mapping, vmf->pgoff);
      vm_fault_t ret = VM_FAULT_LOCKED;
      int err;

      if (IS_ERR(folio))
        return VM_FAULT_SIGBUS;
      err = prepare_for_host(vmf->pgoff);
      if (err) {
        ret = vmf_error(err);
        goto out;
      }
      vmf->page = folio_file_page(folio, vmf->pgoff);
    out:
      if (ret != VM_FAULT_LOCKED) {
        folio_unlock(folio);
        folio_put(folio);
      }
      return ret;
    }`,
  'a folio whose count unknown code sets before the callee drops it': `
    static int rebuild(struct folio *folio)
    {
      if (!gather_pages_into(folio))
        return -EINVAL;
      folio_put(folio);
      return 0;
    }
    int rebuild_at(struct address_space *mapping, pgoff_t index)
    {
      struct folio *folio = filemap_get_folio(mapping, index);
      int ret;

      if (IS_ERR(folio))
        return 0;
      folio_put(folio);
      ret = rebuild(folio);
      WARN_ON(ret);
      return ret;
    }`,
  'an error of which nobody knows that it is negative': `
    struct shop_file { struct module *owner; };
    int open_shop(struct shop_file *file, struct inode *inode)
    {
      int fd, err;

      fd = get_unused_fd_flags(0);
      if (fd < 0)
        return fd;
      if (!try_module_get(file->owner)) {
        err = -ENOENT;
        goto err_fd;
      }
      err = furnish(inode);
      if (err)
        goto err_module;
      fd_install(fd, file_of(inode));
      return fd;
    err_module:
      module_put(file->owner);
    err_fd:
      put_unused_fd(fd);
      return err;
    }`,
  'a lock that is released before the jump': `
    int add_device(struct vm *vm, struct device *dev)
    {
      int ret;

      mutex_lock(&vm->slots_lock);
      ret = register_on_bus(vm, dev);
      mutex_unlock(&vm->slots_lock);
      if (ret)
        goto out;
      ret = route_irqs(vm, dev);
      if (ret)
        goto out_bus;
      return 0;
    out_bus:
      mutex_lock(&vm->slots_lock);
      unregister_from_bus(vm, dev);
      mutex_unlock(&vm->slots_lock);
    out:
      return ret;
    }`,
  'the last of what is counted from 0, behind a first that is a number': `
    static void update_lines(struct chip *chip, u32 first, u32 last)
    {
      u32 line;

      for (line = first; line <= last; line++)
        update_line(chip, line);
    }
    void update_all(struct chip *chip)
    {
      update_lines(chip, 1, chip->nr_lines - 1);
    }`,
  'references of what is there as long as the kernel is': `
    static struct mempolicy fallback;
    void ask_twice(struct vm_area_struct *vma)
    {
      struct mempolicy *policy = &fallback;

      mpol_cond_put(policy);
      note_policy(vma);
      mpol_cond_put(policy);
    }`,
  'a page that leaves the swap cache, with the reference that it had': `
    int replace(struct page **pagep, swp_entry_t entry)
    {
      struct page *old = *pagep, *new = alloc_page(GFP_KERNEL);
      int error;

      if (!new)
        return -ENOMEM;
      get_page(new);
      SetPageSwapCache(new);
      error = exchange_in_cache(entry, old);
      if (error)
        old = new;
      else
        *pagep = new;
      ClearPageSwapCache(old);
      put_page(old);
      put_page(old);
      return error;
    }`,
  'what a virtual machine is, asked before and behind': `
    void change_attributes(struct kvm *kvm, unsigned long start, unsigned long end)
    {
      if (kvm_arch_has_private_mem(kvm)) {
        KVM_MMU_LOCK(kvm);
        kvm_mmu_invalidate_begin(kvm);
        kvm_mmu_invalidate_range_add(kvm, start, end);
        KVM_MMU_UNLOCK(kvm);
      }
      store_attributes(kvm, start, end);
      if (kvm_arch_has_private_mem(kvm)) {
        KVM_MMU_LOCK(kvm);
        unmap_range(kvm, start, end);
        kvm_mmu_invalidate_end(kvm);
        KVM_MMU_UNLOCK(kvm);
      }
    }`,
  'a file that is taken by the form that a reference had until 6.6': `
    struct slot { struct file *file; };
    static struct file *file_of(struct slot *slot)
    {
      struct file *file;

      rcu_read_lock();
      file = rcu_dereference(slot->file);
      if (file && !get_file_rcu(file))
        file = NULL;
      rcu_read_unlock();
      return file;
    }
    int look_up(struct slot *slot)
    {
      struct file *file = file_of(slot);
      int r = 0;

      if (!file)
        return -EFAULT;
      if (!belongs_to(file->private_data, slot))
        r = -EIO;
      fput(file);
      return r;
    }`,
  'the frame of a page that stays pinned, for the caller': `
    int pin_one(struct mm_struct *mm, unsigned long vaddr, unsigned long *pfn)
    {
      struct page *pages[2];
      int ret = pin_user_pages_remote(mm, vaddr, 2, FOLL_LONGTERM, pages, NULL);

      if (ret < 0)
        return ret;
      *pfn = page_to_pfn(pages[0]);
      return 0;
    }`,
  'an object that a file has from when it is opened': `
    struct copy { struct file *file; struct device *device; };
    struct copy *open_copy(struct device *device)
    {
      struct copy *copy = kzalloc(sizeof(*copy), GFP_KERNEL);
      int ret;

      if (!copy)
        return ERR_PTR(-ENOMEM);
      copy->file = anon_inode_getfile("copy", &copy_fops, copy, O_RDONLY);
      if (IS_ERR(copy->file)) {
        ret = PTR_ERR(copy->file);
        kfree(copy);
        return ERR_PTR(ret);
      }
      ret = device_state_of(device);
      if (ret) {
        fput(copy->file);
        return ERR_PTR(ret);
      }
      return copy;
    }`,
  'what is closed behind a label that frees it': `
    int enable(struct core *core)
    {
      int ret = zone_open(core);

      if (ret)
        return ret;
      ret = table_read(core);
      if (ret)
        goto out_free_zone;
      return 0;
    out_free_zone:
      zone_close(core);
      return ret;
    }`,
};

test.each(Object.entries(fine))('%s is no finding', async (_, code) => {
  expect(await findingsOf(code)).toEqual([]);
});

test('of two places that speak against one another about the end of a range the first is told', async () =>
  expect(
    await findingsOf(`
    static void store_marks(struct xarray *marks, pgoff_t start, pgoff_t end)
    {
      pgoff_t index;

      for (index = start; index < end; index++)
        mark(marks, index);
    }
    static void map_all(struct folio *folio, pgoff_t start, pgoff_t end)
    {
      unsigned long npages = end - start + 1;

      map_pages(folio_file_page(folio, start), npages);
    }
    void show(struct xarray *marks, struct folio *folio, pgoff_t start, pgoff_t end)
    {
      store_marks(marks, start, end);
      map_all(folio, start, end);
    }`),
  ).toEqual(['warning wrong-range in show()']));

test('a function that is declared without a value somewhere may have failed where one is used', async () =>
  expect(
    await findingsOf(
      `
    #include "shop.h"
    int open_all(struct shop *shop)
    {
      int r;

      r = shop_register(shop);
      if (r)
        return r;
      r = shop_init(shop);
      if (r)
        goto err_init;
      r = shop_enable(shop);
      if (r)
        goto err_enable;
      return 0;
    err_enable:
      shop_exit(shop);
    err_init:
      shop_unregister(shop);
      return r;
    }`,
      {
        tree: {
          'shop.h': 'static inline void shop_init(struct shop *shop)\n{\n}\nvoid shop_exit(struct shop *shop);\n',
        },
      },
    ),
  ).toEqual([]));
