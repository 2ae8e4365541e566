import { describe, expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const remove = `
  static void remove_slot(struct kvm *kvm, struct slot *slot)
  {
    lockdep_assert_held(&kvm->slots_lock);
    list_del(&slot->link);
  }`;

const drop = (body: string): string => `${remove}
  static void remove_both(struct kvm *kvm, struct slot *slot)
  {
    remove_slot(kvm, slot);
    remove_slot(kvm, slot->other);
  }
  void drop_slot(struct kvm *kvm, struct kvm *other, struct slot *slot)
  {
    mutex_lock(&kvm->slots_lock);
    slot->busy = true;
    ${body}
  }`;

const zap = (lock: string): string => `
  static void zap(struct kvm *kvm)
  {
    lockdep_assert_held_write(&kvm->mmu_lock);
    kvm->zapped++;
  }
  void zap_all(struct kvm *kvm)
  {
    ${lock}_lock(&kvm->mmu_lock);
    zap(kvm);
    ${lock}_unlock(&kvm->mmu_lock);
  }`;

describe('a lock that a callee needs', () => {
  test('and that its caller has released is told', async () =>
    expect(await findingsOf(drop('mutex_unlock(&kvm->slots_lock); remove_slot(kvm, slot);'))).toEqual([
      'error lock-missing in drop_slot()',
    ]));
  test('is told where a callee of the callee needs it', async () =>
    expect(await findingsOf(drop('mutex_unlock(&kvm->slots_lock); remove_both(kvm, slot);'))).toEqual([
      'error lock-missing in drop_slot()',
    ]));
  test('is held', async () =>
    expect(await findingsOf(drop('remove_slot(kvm, slot); mutex_unlock(&kvm->slots_lock);'))).toEqual([]));
  test('of another object may be held by who called', async () =>
    expect(await findingsOf(drop('mutex_unlock(&kvm->slots_lock); remove_slot(other, slot);'))).toEqual([]));
  test('is the other side of the one that is held', async () =>
    expect(await findingsOf(zap('read'))).toEqual(['error lock-missing in zap_all()']));
  test('is held alone', async () => expect(await findingsOf(zap('write'))).toEqual([]));
  test('may be known by another name', async () =>
    expect(
      await findingsOf(`${remove}
        void drop_slot(struct kvm *kvm, struct vcpu *vcpu, struct slot *slot)
        {
          mutex_lock(&kvm->slots_lock);
          slot->busy = true;
          mutex_unlock(&kvm->slots_lock);
          mutex_lock(&vcpu->kvm->slots_lock);
          remove_slot(kvm, slot);
          mutex_unlock(&vcpu->kvm->slots_lock);
        }`),
    ).toEqual([]));
});

test('a primitive needs the lock that the catalogue says it needs', async () =>
  expect(
    await findingsOf(`
      void invalidate(struct kvm *kvm)
      {
        write_lock(&kvm->mmu_lock);
        kvm->zapped = 0;
        write_unlock(&kvm->mmu_lock);
        kvm_mmu_invalidate_range_add(kvm, 0, 1);
      }`),
  ).toEqual(['error lock-missing in invalidate()']));
