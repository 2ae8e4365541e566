import { errorPointer, quiet, VOID } from './declare.ts';
import type { Primitive, PrimitiveGroup } from './primitive.ts';

const FS = 'include/linux/fs.h';
const inodes: readonly Primitive[] = [
  quiet(
    'void iput(struct inode *inode)',
    'fs/inode.c',
    'Drops a reference on an inode; NULL is ignored. At the last one the inode may be evicted with all its pages.',
    {
      sleeps: 'may',
      effects: [
        {
          effect: 'ref',
          of: 'inode',
          class: 'inode',
          holder: 'caller',
          by: 1,
          down: true,
          when: { not: { null: 'inode' } },
        },
      ],
    },
  ),
  quiet('void ihold(struct inode *inode)', 'fs/inode.c', 'One more reference on an inode that is alive.', {
    effects: [{ effect: 'ref', of: 'inode', class: 'inode', holder: 'caller', by: 1 }],
  }),
  {
    signature: 'struct inode *igrab(struct inode *inode)',
    summary: 'A reference on an inode unless it is being freed; NULL then.',
    source: 'fs/inode.c',
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'inode' },
        effects: [{ effect: 'ref', of: 'inode', class: 'inode', holder: 'caller', by: 1 }],
        label: 'taken',
      },
      { value: { is: 'null' }, label: 'being freed' },
    ],
  },
  quiet('void clear_nlink(struct inode *inode)', 'fs/inode.c', 'Changes the link count of an inode.', {
    aliases: [
      { name: 'inc_nlink' },
      { name: 'drop_nlink' },
      { name: 'clear_inode' },
      { name: 'mark_inode_dirty' },
      { name: 'inode_init_once' },
      { name: 'inode_set_flags' },
      { name: 'inode_nohighmem' },
      { name: 'generic_delete_inode' },
    ],
  }),
  quiet('void inode_lock(struct inode *inode)', FS, 'Takes i_rwsem of the inode for itself.', {
    sleeps: 'may',
    effects: [{ effect: 'lock', lock: { on: '&inode->i_rwsem', lock: 'rwsem', mode: 'exclusive' } }],
  }),
  quiet('void inode_unlock(struct inode *inode)', FS, 'Releases i_rwsem of the inode.', {
    effects: [{ effect: 'unlock', lock: { on: '&inode->i_rwsem', lock: 'rwsem', mode: 'exclusive' } }],
  }),
  quiet('void inode_lock_shared(struct inode *inode)', FS, 'Takes i_rwsem of the inode shared.', {
    sleeps: 'may',
    effects: [{ effect: 'lock', lock: { on: '&inode->i_rwsem', lock: 'rwsem', mode: 'shared' } }],
  }),
  quiet('void inode_unlock_shared(struct inode *inode)', FS, 'Releases the shared side of i_rwsem.', {
    effects: [{ effect: 'unlock', lock: { on: '&inode->i_rwsem', lock: 'rwsem', mode: 'shared' } }],
  }),
  quiet(
    'void generic_fillattr(struct mnt_idmap *idmap, u32 request_mask, struct inode *inode, struct kstat *stat)',
    'fs/stat.c',
    'Fills in what stat() reports.',
    { writes: ['*stat'] },
  ),
  {
    signature: 'struct vfsmount *kern_mount(struct file_system_type *type)',
    summary:
      'Mounts a pseudo file system for the kernel itself; an error pointer on failure. Undone by kern_unmount().',
    source: 'fs/namespace.c',
    sleeps: 'may',
    results: [
      { value: { is: 'fresh', class: 'other' }, label: 'mounted' },
      { value: errorPointer('ENOMEM'), label: 'failed' },
    ],
  },
  {
    signature: 'void kern_unmount(struct vfsmount *mnt)',
    summary: 'Undoes kern_mount().',
    source: 'fs/namespace.c',
    sleeps: 'may',
    effects: [{ effect: 'free', of: 'mnt', ignores: 'null or error' }],
    results: VOID,
  },
  {
    signature: 'struct pseudo_fs_context *init_pseudo(struct fs_context *fc, unsigned long magic)',
    summary: 'Prepares a pseudo file system; NULL when there is no memory. The context keeps the result.',
    source: 'fs/libfs.c',
    sleeps: 'may',
    results: [
      { value: { is: 'nonNull' }, label: 'ready' },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
  {
    signature: 'const struct file_operations *fops_get(const struct file_operations *fops)',
    summary: 'Holds the module of an operations table; NULL where it is going away.',
    source: FS,
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: 'fops' },
        effects: [
          { effect: 'ref', of: 'fops', class: 'module', holder: 'caller', by: 1, when: { not: { null: 'fops' } } },
        ],
        label: 'held',
      },
      { value: { is: 'null' }, label: 'going away' },
    ],
  },
  quiet('void fops_put(const struct file_operations *fops)', FS, 'Lets the module of an operations table go.', {
    effects: [
      {
        effect: 'ref',
        of: 'fops',
        class: 'module',
        holder: 'caller',
        by: 1,
        down: true,
        when: { not: { null: 'fops' } },
      },
    ],
  }),
  {
    signature: 'bool try_module_get(struct module *module)',
    summary: 'Holds a module unless it is going away.',
    source: 'include/linux/module.h',
    sleeps: 'never',
    results: [
      {
        value: { is: 'constant', value: 1 },
        effects: [
          { effect: 'ref', of: 'module', class: 'module', holder: 'caller', by: 1, when: { not: { null: 'module' } } },
        ],
        label: 'held',
      },
      { value: { is: 'constant', value: 0 }, label: 'going away' },
    ],
  },
  quiet('void __module_get(struct module *module)', 'include/linux/module.h', 'Holds a module that is surely there.', {
    effects: [
      { effect: 'ref', of: 'module', class: 'module', holder: 'caller', by: 1, when: { not: { null: 'module' } } },
    ],
  }),
  quiet('void module_put(struct module *module)', 'include/linux/module.h', 'Lets a module go.', {
    effects: [
      {
        effect: 'ref',
        of: 'module',
        class: 'module',
        holder: 'caller',
        by: 1,
        down: true,
        when: { not: { null: 'module' } },
      },
    ],
  }),
];

/** Inodes, mounts, and modules behind operations tables. */
export const inodeLifetime: PrimitiveGroup = {
  name: 'inodes',
  title: 'Inodes, mounts and modules',
  primitives: [...inodes],
};
