import { expect, test } from 'vitest';
import { findingsOf } from '../../../../test/findings-of.ts';

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

test('a counter that one failing path restores and another does not is told', () =>
  expect(findingsOf(charge('', 'if (!internal && quota->limited) quota->left++;'))).toEqual([
    'warning counter-imbalance in charge()',
  ]));

test('a step back without the step before it, spared for a reason of its own, is no defect', () =>
  expect(findingsOf(charge('uncharge(quota);', 'uncharge(quota);'))).toEqual([]));
