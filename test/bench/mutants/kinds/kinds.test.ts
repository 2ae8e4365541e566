import { expect, test } from 'vitest';
import { dropCheck, dropRetry } from './drop-check.ts';
import { dropDetach, dropFree, dropInvalidateEnd, dropPut, dropResource, dropUnlock, putTwice } from './releases.ts';
import { freeBeforeDetach, swapInvalidate } from './reorder.ts';
import { sleepUnderLock } from './sleep-under-lock.ts';
import { told } from './told.ts';
import { wrongLabel } from './wrong-label.ts';
import { wrongRange } from './wrong-range.ts';

const releases = `
static void let_go(struct folio *folio)
{
	folio_put(folio);
}

static int work(struct folio *folio, struct file *file, char *name)
{
	if (!name)
		fput(file);
	folio_lock(folio);
	folio_unlock(folio);
	kfree(name);
	let_go(folio);
	return 0;
}
`;

test('a put goes, also one that a function of the file does', () => {
  expect(told(dropPut, releases)).toBe(
    ['without folio_put(folio);\n- folio_put(folio);\n+ ;', 'without let_go(folio);\n- let_go(folio);\n+ ;'].join(
      '\n\n',
    ),
  );
});

test('a release of a file goes, though it stands alone under an if', () => {
  expect(told(dropResource, releases)).toBe('without fput(file);\n- fput(file);\n+ ;');
});

test('an unlock goes', () => {
  expect(told(dropUnlock, releases)).toBe('without folio_unlock(folio);\n- folio_unlock(folio);\n+ ;');
});

test('a kfree goes', () => {
  expect(told(dropFree, releases)).toBe('without kfree(name);\n- kfree(name);\n+ ;');
});

test('a put is doubled, in braces where no second statement can stand', () => {
  expect(told(putTwice, releases)).toBe(
    [
      'twice folio_put(folio);\n- folio_put(folio);\n+ folio_put(folio); folio_put(folio);',
      'twice fput(file);\n- fput(file);\n+ { fput(file); fput(file); }',
      'twice let_go(folio);\n- let_go(folio);\n+ let_go(folio); let_go(folio);',
    ].join('\n\n'),
  );
});

test('a call whose result is used is left alone', () => {
  expect(told(dropPut, 'int f(struct folio *a)\n{\n\treturn folio_put_testzero(a);\n}\n')).toBe('');
});

const windows = `
static void finish(struct kvm *kvm)
{
	kvm_mmu_invalidate_end(kvm);
}

static void punch(struct kvm *kvm, struct address_space *mapping, loff_t start, loff_t end)
{
	kvm_mmu_invalidate_begin(kvm);
	truncate_inode_pages_range(mapping, start, end);
	finish(kvm);
}

static void nothing(struct kvm *kvm)
{
	kvm_mmu_invalidate_begin(kvm);
	finish(kvm);
}
`;

test('the end of an invalidation goes, also where a function of the file makes it', () => {
  expect(told(dropInvalidateEnd, windows)).toBe(
    [
      'without kvm_mmu_invalidate_end(kvm);\n- kvm_mmu_invalidate_end(kvm);\n+ ;',
      'without finish(kvm);\n- finish(kvm);\n+ ;',
      'without finish(kvm);\n- finish(kvm);\n+ ;',
    ].join('\n\n'),
  );
});

test('what stands between begin and end comes out of it, and the two change places where nothing does', () => {
  expect(told(swapInvalidate, windows)).toBe(
    [
      'the begin behind truncate_inode_pages_range(mapping, start, end);\n' +
        '- kvm_mmu_invalidate_begin(kvm);\n+ ;\n' +
        '- truncate_inode_pages_range(mapping, start, end);\n' +
        '+ truncate_inode_pages_range(mapping, start, end); kvm_mmu_invalidate_begin(kvm);',
      'the end before truncate_inode_pages_range(mapping, start, end);\n' +
        '- truncate_inode_pages_range(mapping, start, end);\n' +
        '+ finish(kvm); truncate_inode_pages_range(mapping, start, end);\n' +
        '- finish(kvm);\n+ ;',
      'the end before the begin\n- kvm_mmu_invalidate_begin(kvm);\n+ finish(kvm);\n- finish(kvm);\n+ kvm_mmu_invalidate_begin(kvm);',
    ].join('\n\n'),
  );
});

const linked = `
static void forget(struct entry *entry)
{
	list_del(&entry->link);
	entry->count = 0;
	kfree(entry);
}
`;

test('a detach goes', () => {
  expect(told(dropDetach, linked)).toBe('without list_del(&entry->link);\n- list_del(&entry->link);\n+ ;');
});

test('an object is freed before it is taken out of its list', () => {
  expect(told(freeBeforeDetach, linked)).toBe(
    'kfree(entry); before list_del(&entry->link);\n- list_del(&entry->link);\n+ ;\n- kfree(entry);\n+ kfree(entry); list_del(&entry->link);',
  );
});

test('nothing is reordered where two objects are meant', () => {
  expect(told(freeBeforeDetach, linked.replace('kfree(entry)', 'kfree(other)'))).toBe('');
});

test('nothing is reordered where a member of the object is freed', () => {
  expect(told(freeBeforeDetach, linked.replace('kfree(entry)', 'kfree(entry->name)'))).toBe('');
});

const checks = `
static struct entry *make(void)
{
	return ERR_PTR(-EINVAL);
}

static int use(struct kvm *kvm, unsigned long seq)
{
	char *name = kmalloc(8, GFP_KERNEL);
	struct entry *entry;

	if (!name)
		return -ENOMEM;
	entry = make();
	if (IS_ERR(entry))
		goto out;
	if (!entry->next)
		goto out;
	while (mmu_invalidate_retry(kvm, seq))
		seq++;
out:
	kfree(name);
	return 0;
}
`;

test('the check of what can fail goes, with what it guards, by what its maker can return', () => {
  expect(told(dropCheck, checks.replaceAll(/\n\t\t(return|goto)/g, ' $1'))).toBe(
    [
      'without if (!name)\n- if (!name) return -ENOMEM;\n+ ;',
      'without if (IS_ERR(entry))\n- if (IS_ERR(entry)) goto out;\n+ ;',
    ].join('\n\n'),
  );
});

test('the retry check answers no', () => {
  expect(told(dropRetry, checks)).toBe(
    'false for mmu_invalidate_retry(kvm, seq)\n- while (mmu_invalidate_retry(kvm, seq))\n+ while (false)',
  );
});

test('a call that may sleep comes behind a spinning lock, and behind no other', () => {
  const c = `
static void two(struct kvm *kvm, struct mutex *lock)
{
	mutex_lock(lock);
	write_lock(&kvm->mmu_lock);
	write_unlock(&kvm->mmu_lock);
	mutex_unlock(lock);
}
`;
  expect(told(sleepUnderLock, c)).toMatch(
    /^(\w+)\(\) behind write_lock\(&kvm->mmu_lock\);\n- write_lock\(&kvm->mmu_lock\);\n\+ write_lock\(&kvm->mmu_lock\); \1\(\);$/,
  );
});

test('a goto takes the label before or behind its own', () => {
  const c = `
static int build(int a)
{
	if (a == 1)
		goto first;
	if (a == 2)
		goto second;
	return 0;
second:
	undo(2);
first:
	undo(1);
	return -EINVAL;
}
`;
  expect(told(wrongLabel, c)).toBe(
    [
      'goto second for goto first\n- goto first;\n+ goto second;',
      'goto first for goto second\n- goto second;\n+ goto first;',
    ].join('\n\n'),
  );
});

test('the ends of a range are swapped and moved, and a frame number stands for an index', () => {
  const c = `
static pgoff_t index_of(struct kvm_memory_slot *slot, gfn_t gfn)
{
	return gfn - slot->base_gfn;
}

static void drop(struct address_space *mapping, loff_t start, loff_t end)
{
	truncate_inode_pages_range(mapping, start, end - 1);
}
`;
  expect(told(wrongRange, c)).toBe(
    [
      'gfn for gfn - slot->base_gfn\n- return gfn - slot->base_gfn;\n+ return gfn;',
      'start and end swapped in truncate_inode_pages_range(mapping, start, end - 1)\n- truncate_inode_pages_range(mapping, start, end - 1);\n+ truncate_inode_pages_range(mapping, end - 1, start);',
      'end + 1 in truncate_inode_pages_range(mapping, start, end - 1)\n- truncate_inode_pages_range(mapping, start, end - 1);\n+ truncate_inode_pages_range(mapping, start, end - 1 + 1);',
      'end - 1 in truncate_inode_pages_range(mapping, start, end - 1)\n- truncate_inode_pages_range(mapping, start, end - 1);\n+ truncate_inode_pages_range(mapping, start, end - 1 - 1);',
    ].join('\n\n'),
  );
});
