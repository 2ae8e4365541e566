import { named, query, quiet } from './declare.ts';
import type { ObjectClass, Primitive, PrimitiveGroup, Result } from './primitive.ts';

const INODE = 'fs/inode.c';
const DCACHE = 'fs/dcache.c';

/** An object with a reference of the caller's, or NULL. */
function foundOrNull(of: ObjectClass): readonly Result[] {
  return [
    {
      value: { is: 'fresh', class: of },
      effects: [{ effect: 'ref', of: 'result', class: of, holder: 'caller', by: 1 }],
      label: 'found',
    },
    { value: { is: 'null' }, label: 'none' },
  ];
}

const lookups: readonly Primitive[] = [
  query(
    'struct inode *ilookup5(struct super_block *sb, unsigned long hashval, int (*test)(struct inode *, void *), void *data)',
    INODE,
    'Finds an inode in the cache and takes a reference, which iput() drops; NULL where it is not there.',
    { sleeps: 'may', results: foundOrNull('inode') },
  ),
  query(
    'struct inode *ilookup(struct super_block *sb, unsigned long ino)',
    INODE,
    'Finds an inode in the cache by its number and takes a reference, which iput() drops; NULL where it is not there.',
    { ...named('iget_locked'), sleeps: 'may', results: foundOrNull('inode') },
  ),
  query(
    'struct dentry *d_alloc(struct dentry *parent, const struct qstr *name)',
    DCACHE,
    'A new dentry with a reference, which dput() drops; NULL without memory.',
    { sleeps: 'may', results: foundOrNull('dentry') },
  ),
  query(
    'struct dentry *d_find_alias(struct inode *inode)',
    DCACHE,
    'A dentry of an inode with a reference, which dput() drops; NULL where it has none.',
    { ...named('d_find_any_alias'), results: foundOrNull('dentry') },
  ),
];

const setUp: readonly Primitive[] = [
  quiet(
    'void inode_init_owner(struct mnt_idmap *idmap, struct inode *inode, const struct inode *dir, umode_t mode)',
    INODE,
    'Sets owner and mode of a new inode.',
  ),
  quiet(
    'void init_special_inode(struct inode *inode, umode_t mode, dev_t rdev)',
    INODE,
    'Makes a new inode one of a device, a pipe or a socket.',
  ),
  query('struct timespec64 simple_inode_init_ts(struct inode *inode)', 'fs/libfs.c', 'Sets the times of a new inode.'),
  quiet('void cache_no_acl(struct inode *inode)', 'include/linux/posix_acl.h', 'Notes that an inode has no ACLs.'),
  quiet(
    'void lockdep_annotate_inode_mutex_key(struct inode *inode)',
    INODE,
    'Tells directories apart from other inodes for the checks of lock order.',
  ),
  query(
    'int simple_acl_create(struct inode *dir, struct inode *inode)',
    'fs/posix_acl.c',
    'Gives a new inode the ACLs that its directory has for it.',
    { sleeps: 'may' },
  ),
  query(
    'int security_inode_init_security(struct inode *inode, struct inode *dir, const struct qstr *qstr, initxattrs initxattrs, void *fs_data)',
    'security/security.c',
    'Has the security modules label a new inode.',
    { sleeps: 'may' },
  ),
  query('int dquot_initialize(struct inode *inode)', 'fs/quota/dquot.c', 'Finds the quotas that an inode counts to.', {
    ...named('dquot_alloc_inode'),
    sleeps: 'may',
  }),
  quiet('void dquot_drop(struct inode *inode)', 'fs/quota/dquot.c', 'Lets the quotas of an inode go.', {
    ...named('dquot_free_inode'),
    sleeps: 'may',
  }),
];

const instantiation: readonly Primitive[] = [
  quiet(
    'void d_instantiate(struct dentry *dentry, struct inode *inode)',
    DCACHE,
    'A dentry gets its inode, and the reference with it.',
    {
      ...named('d_add', 'd_make_persistent', 'd_instantiate_new'),
      effects: [{ effect: 'keep', of: 'inode' }],
    },
  ),
  quiet(
    'void d_tmpfile(struct file *file, struct inode *inode)',
    DCACHE,
    'A file without a name gets its inode, and the reference with it.',
    {
      effects: [{ effect: 'keep', of: 'inode' }],
    },
  ),
];

/** Inodes and dentries as file systems make, find and name them. */
export const fileSystems: PrimitiveGroup = {
  name: 'file-systems',
  title: 'Inodes and dentries of file systems',
  primitives: [...lookups, ...setUp, ...instantiation],
};
