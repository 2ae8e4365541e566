import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/kit/check.ts';

const charge = (failure: string, undo = ''): string => `
  struct quota { int limited; long left; };
  static void uncharge(struct quota *quota)
  {
    if (quota->limited)
      quota->left++;
  }
  int charge(struct quota *quota, struct inode *inode, int internal)
  {
    if (!internal && quota->limited)
      quota->left--;
    if (driver_check(inode)) {
      ${failure}
      return -ENOSPC;
    }
    if (driver_check_again(inode)) {
      ${undo}
      return -ENOSPC;
    }
    return 0;
  }`;

test('a counter that one failing path restores and another does not is told', async () =>
  expect(await findingsOf(charge('', 'if (!internal && quota->limited) quota->left++;'))).toEqual([
    'warning counter-imbalance in charge()',
  ]));

test('a step back without the step before it, spared for a reason of its own, is no defect', async () =>
  expect(await findingsOf(charge('uncharge(quota);', 'uncharge(quota);'))).toEqual([]));

test('what another member records is given back by who finds it there', async () => {
  const setUp = (record: string): string => `
    struct vm { int id; atomic_t *ids; };
    int set_up(struct vm *vm, struct kvm *kvm)
    {
      atomic_inc(vm->ids);
      if (driver_check(kvm)) {
        atomic_dec(vm->ids);
        return -EINVAL;
      }
      ${record}
      if (driver_check_again(kvm))
        return -EINVAL;
      return 0;
    }`;
  expect(await findingsOf(setUp('vm->id = 1;'))).toEqual([]);
  expect(await findingsOf(setUp(''))).toEqual(['warning counter-imbalance in set_up()']);
});
