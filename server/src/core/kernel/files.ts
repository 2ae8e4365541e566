import { constant, errno, errorPointer, getter, query, quiet, zeroOr } from './declare.ts';
import type { Effect, Place, Primitive, PrimitiveGroup } from './primitive.ts';

const FILE = 'include/linux/file.h';
const FS = 'include/linux/fs.h';
const ANON = 'fs/anon_inodes.c';

function holds(of: Place): Effect {
  return { effect: 'ref', of, class: 'file', holder: 'caller', by: 1 };
}

const descriptors: readonly Primitive[] = [
  {
    signature: 'struct file *fget(unsigned int fd)',
    aliases: [{ name: 'fget_raw' }],
    summary: 'The file of a descriptor, with a reference; NULL for a bad descriptor. Undone by fput().',
    source: FILE,
    sleeps: 'never',
    results: [
      { value: { is: 'fresh', class: 'file' }, effects: [holds('result')], label: 'found' },
      { value: { is: 'null' }, label: 'bad descriptor' },
    ],
    related: ['fput'],
  },
  {
    signature: 'struct fd fdget(unsigned int fd)',
    aliases: [{ name: 'fdget_pos' }, { name: 'fdget_raw' }],
    summary:
      'The file of a descriptor for the length of a system call; fdput() undoes it. The file is NULL for a bad descriptor.',
    source: FILE,
    sleeps: 'never',
    results: [{ value: { is: 'any' } }],
    related: ['fdput', 'fd_file'],
  },
  quiet('void fdput(struct fd fd)', FILE, 'Undoes fdget().', { aliases: [{ name: 'fdput_pos' }] }),
  query('struct file *fd_file(struct fd f)', FILE, 'The file of what fdget() returned, or NULL.', {
    aliases: [{ name: 'fd_empty' }],
  }),
  {
    signature: 'int get_unused_fd_flags(unsigned int flags)',
    summary: 'Reserves a descriptor. It must be given a file by fd_install() or given back by put_unused_fd().',
    source: FILE,
    sleeps: 'may',
    results: [
      {
        value: { is: 'any', min: 0, max: 2147483647 },
        effects: [{ effect: 'ref', of: 'result', class: 'fd', holder: 'caller', by: 1 }],
        label: 'reserved',
      },
      { value: errno('EMFILE', 'ENOMEM'), label: 'none left' },
    ],
    related: ['fd_install', 'put_unused_fd'],
  },
  quiet('void put_unused_fd(unsigned int fd)', FILE, 'Gives a reserved descriptor back.', {
    effects: [{ effect: 'ref', of: 'fd', class: 'fd', holder: 'caller', by: 1, down: true }],
  }),
  {
    signature: 'int FD_ADD(unsigned int flags, struct file *file)',
    summary:
      'Gives a file a new descriptor and makes it visible to user space: the reference is handed over, or dropped where there is no descriptor. An error pointer is an error.',
    source: FILE,
    sleeps: 'may',
    effects: [{ effect: 'keep', of: 'file', says: 'hands the file over to user space' }],
    results: [{ value: { is: 'any' } }],
    related: ['fd_install'],
  },
  quiet(
    'void fd_install(unsigned int fd, struct file *file)',
    FILE,
    'Makes the file visible to user space under a reserved descriptor: the descriptor and the reference are handed over, and the file may be closed at once.',
    {
      effects: [
        { effect: 'keep', of: 'fd', says: 'hands the descriptor over to user space' },
        { effect: 'keep', of: 'file', says: 'hands the file over to user space' },
      ],
    },
  ),
];

const attributes: readonly Primitive[] = [
  {
    signature: 'int simple_attr_open(struct inode *inode, struct file *file, void *get, void *set, const char *fmt)',
    summary: 'Opens a file that shows one number; what it allocates for that, simple_attr_release() frees.',
    source: 'fs/libfs.c',
    sleeps: 'may',
    results: zeroOr(['ENOMEM']),
    related: ['simple_attr_release'],
  },
  {
    signature: 'int simple_attr_release(struct inode *inode, struct file *file)',
    summary: 'Frees what simple_attr_open() allocated; always 0.',
    source: 'fs/libfs.c',
    sleeps: 'may',
    results: [{ value: constant(0) }],
    related: ['simple_attr_open'],
  },
];

const lifetime: readonly Primitive[] = [
  {
    signature: 'struct file *get_file(struct file *f)',
    summary: 'One more reference on a file that is alive; returns it.',
    source: FS,
    sleeps: 'never',
    effects: [holds('f')],
    results: [{ value: { is: 'place', place: 'f' } }],
    related: ['fput'],
  },
  {
    signature: 'struct file *get_file_active(struct file **f)',
    summary:
      'Takes a reference on the file that a pointer points to, unless it is NULL or the file is already dying; reads the pointer again after. NULL where there is nothing to have, which does not mean that ->release has run.',
    source: 'fs/file.c',
    sleeps: 'never',
    versions: { since: '6.7' },
    results: [
      {
        value: { is: 'place', place: '*f' },
        when: { not: { null: '*f' } },
        effects: [holds('result')],
        label: 'alive',
      },
      { value: { is: 'null' }, label: 'none, or dying' },
    ],
    related: ['fput', 'get_file_rcu'],
  },
  {
    signature: 'struct file *get_file_rcu(struct file **f)',
    summary: 'Takes a reference under RCU on the file that a pointer points to; NULL where there is none.',
    source: 'fs/file.c',
    sleeps: 'never',
    results: [
      {
        value: { is: 'place', place: '*f' },
        when: { not: { null: '*f' } },
        effects: [holds('result')],
        label: 'alive',
      },
      { value: { is: 'null' }, label: 'none' },
    ],
    formerly: [
      {
        signature: 'bool get_file_rcu(struct file *f)',
        versions: { until: '6.6', note: 'Takes the file itself and returns whether a reference could be had.' },
        results: [
          { value: { is: 'constant', value: 1 }, effects: [holds('f')], label: 'alive' },
          { value: { is: 'constant', value: 0 }, label: 'dying' },
        ],
      },
    ],
  },
  quiet(
    'void fput(struct file *file)',
    FILE,
    'Drops a reference on a file. ->release runs some time after the last one, in task work, not inside the call.',
    {
      aliases: [{ name: '__fput_sync' }, { name: 'fput_sync' }],
      effects: [{ effect: 'ref', of: 'file', class: 'file', holder: 'caller', by: 1, down: true }],
      related: ['fget', 'get_file'],
    },
  ),
  {
    signature: 'int filp_close(struct file *filp, void *id)',
    summary: 'Flushes the file and drops a reference.',
    source: 'fs/open.c',
    sleeps: 'may',
    effects: [{ effect: 'ref', of: 'filp', class: 'file', holder: 'caller', by: 1, down: true }],
    results: zeroOr([]),
  },
  getter(
    'struct inode *file_inode(const struct file *f)',
    'f->f_inode',
    FS,
    'The inode of a file; it lives as long as the file.',
  ),
];

/** `priv`, where the file keeps one, is found again through file->private_data. */
function opens(signature: string, source: string, summary: string, aliases: readonly string[] = []): Primitive {
  return {
    signature,
    ...(aliases.length > 0 ? { aliases: aliases.map((name) => ({ name })) } : {}),
    summary,
    source,
    sleeps: 'may',
    results: [
      {
        value: { is: 'fresh', class: 'file' },
        effects: [
          holds('result'),
          ...(signature.includes('void *priv')
            ? ([
                { effect: 'store', at: 'result->private_data', value: { is: 'place', place: 'priv' } },
                // ->release answers for it from here on.
                { effect: 'keep', of: 'priv' },
              ] as const)
            : []),
        ],
        label: 'opened',
      },
      { value: errorPointer('ENOMEM', 'ENFILE'), label: 'failed' },
    ],
    related: ['fput'],
  };
}

const creation: readonly Primitive[] = [
  opens(
    'struct file *anon_inode_getfile(const char *name, const struct file_operations *fops, void *priv, int flags)',
    ANON,
    'A new file on the shared anonymous inode; an error pointer on failure. `priv` becomes file->private_data.',
  ),
  opens(
    'struct file *anon_inode_create_getfile(const char *name, const struct file_operations *fops, void *priv, int flags, const struct inode *context_inode)',
    ANON,
    'A new file with an anonymous inode of its own; an error pointer on failure. `priv` becomes file->private_data.',
    ['anon_inode_getfile_secure'],
  ),
  {
    ...opens(
      'struct file *alloc_file_pseudo(struct inode *inode, struct vfsmount *mnt, const char *name, int flags, const struct file_operations *fops)',
      'fs/file_table.c',
      'A new file on an inode of a pseudo file system. On success the reference on the inode belongs to the file.',
    ),
    results: [
      {
        value: { is: 'fresh', class: 'file' },
        effects: [
          holds('result'),
          { effect: 'store', at: 'result->f_inode', value: { is: 'place', place: 'inode' } },
          { effect: 'keep', of: 'inode', says: 'hands the inode over to the file' },
        ],
        label: 'opened',
      },
      { value: errorPointer('ENOMEM', 'ENFILE'), label: 'failed' },
    ],
    aliases: [{ name: 'alloc_file_pseudo_noaccount' }],
  },
  opens(
    'struct file *shmem_file_setup(const char *name, loff_t size, unsigned long flags)',
    'mm/shmem.c',
    'A new unlinked file in tmpfs; an error pointer on failure.',
    ['shmem_kernel_file_setup'],
  ),
  query(
    'int anon_inode_getfd(const char *name, const struct file_operations *fops, void *priv, int flags)',
    ANON,
    'A descriptor for a new file on the shared anonymous inode. On success `priv` belongs to the file.',
    {
      sleeps: 'may',
      results: [
        { value: { is: 'any', min: 0, max: 2147483647 }, effects: [{ effect: 'keep', of: 'priv' }], label: 'opened' },
        { value: errno('ENOMEM', 'EMFILE', 'ENFILE'), label: 'failed' },
      ],
    },
  ),
  {
    signature:
      'struct inode *anon_inode_make_secure_inode(struct super_block *sb, const char *name, const struct inode *context_inode)',
    summary: 'A new anonymous inode with a reference, or an error pointer. Undone by iput().',
    source: ANON,
    sleeps: 'may',
    results: [
      {
        value: { is: 'fresh', class: 'inode' },
        effects: [{ effect: 'ref', of: 'result', class: 'inode', holder: 'caller', by: 1 }],
        label: 'made',
      },
      { value: errorPointer('ENOMEM', 'EACCES'), label: 'failed' },
    ],
    related: ['iput'],
  },
  {
    signature: 'struct inode *alloc_anon_inode(struct super_block *s)',
    summary: 'A new anonymous inode with a reference, or an error pointer.',
    source: 'fs/libfs.c',
    sleeps: 'may',
    results: [
      {
        value: { is: 'fresh', class: 'inode' },
        effects: [{ effect: 'ref', of: 'result', class: 'inode', holder: 'caller', by: 1 }],
        label: 'made',
      },
      { value: errorPointer('ENOMEM'), label: 'failed' },
    ],
  },
  {
    signature: 'struct inode *new_inode(struct super_block *sb)',
    aliases: [{ name: 'new_inode_pseudo' }],
    summary: 'A new inode with a reference, or NULL.',
    source: 'fs/inode.c',
    sleeps: 'may',
    results: [
      {
        value: { is: 'fresh', class: 'inode' },
        effects: [{ effect: 'ref', of: 'result', class: 'inode', holder: 'caller', by: 1 }],
        label: 'made',
      },
      { value: { is: 'null' }, label: 'no memory' },
    ],
  },
];

/** Descriptors, files, inodes, modules behind them. */
export const files: PrimitiveGroup = {
  name: 'files',
  title: 'Files and inodes',
  primitives: [...descriptors, ...lifetime, ...attributes, ...creation],
  guards: [
    {
      name: 'fput',
      enter: null,
      exit: 'fput',
      ignores: 'null or error',
      summary: 'Drops a reference on the file at the end of the scope, unless it is NULL or an error pointer.',
    },
    { name: 'fd', enter: 'fdget', exit: 'fdput', summary: 'The file of a descriptor until the end of the scope.' },
    {
      name: 'get_unused_fd',
      enter: 'get_unused_fd_flags',
      exit: 'put_unused_fd',
      ignores: 'negative',
      summary: 'A reserved descriptor, given back at the end of the scope unless it was taken.',
    },
    {
      name: 'iput',
      enter: null,
      exit: 'iput',
      ignores: 'null',
      summary: 'Drops a reference on the inode at the end of the scope.',
    },
    {
      name: 'put_unused_fd',
      enter: null,
      exit: 'put_unused_fd',
      ignores: 'negative',
      summary: 'Gives a reserved descriptor back at the end of the scope.',
    },
  ],
};
