import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

describe('a reference on what was there before', () => {
  const unbind = (put: string, name = 'unbind'): string => `
    struct slot { struct file *file; int bound; };
    static struct file *slot_get_file(struct slot *slot)
    {
      return get_file_active(&slot->file);
    }
    void ${name}(struct slot *slot)
    {
      struct file *file = slot_get_file(slot);

      if (!file)
        return;
      slot->bound = 0;
      ${put}
    }`;
  test('that is dropped is balanced', async () => expect(await findingsOf(unbind('fput(file);'))).toEqual([]));
  test('that no way out drops is told', async () =>
    expect(await findingsOf(unbind(''))).toEqual(['warning ref-leak in unbind()']));
  test('is meant where the name says so', async () => expect(await findingsOf(unbind('', 'slot_get'))).toEqual([]));

  test('is not meant where the name speaks of something else', async () => {
    expect(await findingsOf(unbind('', 'slot_get_pfn'))).toEqual(['warning ref-leak in slot_get_pfn()']);
    expect(await findingsOf(unbind('', 'slot_find_file'))).toEqual([]);
  });
  test('that is taken of what is at hand may be meant for somebody else', async () =>
    expect(
      await findingsOf(
        'void link(struct dentry *dentry, struct inode *inode) { d_instantiate(dentry, inode); dget(dentry); }',
      ),
    ).toEqual([]));
});

describe('a lock', () => {
  const roots = (unlock: string, name: string): string => `
    int ${name}(struct kvm *kvm, int level)
    {
      write_lock(&kvm->mmu_lock);
      kvm->arch.level = level;
      ${unlock}
      return 0;
    }`;
  test('is not meant by a name that speaks of memory', async () => {
    expect(await findingsOf(roots('', 'roots_alloc_direct'))).toEqual(['warning lock-leak in roots_alloc_direct()']);
    expect(await findingsOf(roots('write_unlock(&kvm->mmu_lock);', 'roots_alloc_direct'))).toEqual([]);
    expect(await findingsOf(roots('', 'roots_walk_start'))).toEqual([]);
  });
});

describe('what is switched off for a processor', () => {
  const walk = (end: string, own = ''): string => `
    static void walk_begin(struct kvm_vcpu *vcpu) { local_irq_disable(); vcpu->mode = 1; }
    static void walk_end(struct kvm_vcpu *vcpu) { vcpu->mode = 0; local_irq_enable(); }
    int count_entries(struct kvm_vcpu *vcpu)
    {
      int count;

      ${own}
      walk_begin(vcpu);
      count = vcpu->stat.exits;
      ${end}
      return count;
    }`;
  test('by a callee is switched on again', async () => expect(await findingsOf(walk('walk_end(vcpu);'))).toEqual([]));
  test('by a callee, and left so, is told', async () =>
    expect(await findingsOf(walk('vcpu->mode = 2;'))).toEqual(['warning lock-leak in count_entries()']));
  test('may be meant where the function itself does so', async () =>
    expect(await findingsOf('void stop_here(struct kvm_vcpu *vcpu) { local_irq_disable(); vcpu->mode = 3; }')).toEqual(
      [],
    ));
  test('is told where it is preemption', async () =>
    expect(await findingsOf('void kick(struct kvm_vcpu *vcpu) { int me = get_cpu(); vcpu->cpu = me; }')).toEqual([
      'warning lock-leak in kick()',
    ]));
});
