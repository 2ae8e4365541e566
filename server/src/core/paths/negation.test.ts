import { expect, test } from 'vitest';
import { negation } from './negation.ts';

test.each([
  ['file', '!file'],
  ['!file', 'file'],
  ['folio_test_large(folio)', '!folio_test_large(folio)'],
  ['!folio_test_large(folio)', 'folio_test_large(folio)'],
  ['r < 0', 'r >= 0'],
  ['offset + len > i_size_read(inode)', 'offset + len <= i_size_read(inode)'],
  ['atomic_read(&state->sharers) == 0', 'atomic_read(&state->sharers) != 0'],
  ['file->f_op != &kvm_gmem_fops', 'file->f_op == &kvm_gmem_fops'],
  ['(vma->vm_flags & (A | B)) != (A | B)', '(vma->vm_flags & (A | B)) == (A | B)'],
  ['a << 2 > b', 'a << 2 <= b'],
  ['a->b', '!a->b'],
  ['flags & FLAG', '!(flags & FLAG)'],
  ['a == b && c', '!(a == b && c)'],
  ['a < b == c', '!(a < b == c)'],
  ['(a) || (b)', '!((a) || (b))'],
  ['x = y', '!(x = y)'],
  ['!a == b', '!(!a == b)'],
  ['!a && b', '!(!a && b)'],
])('not %s is %s', (text, opposite) => expect(negation(text)).toBe(opposite));

test('of a comparison twice is the comparison', () => expect(negation(negation('a->b <= c[1]'))).toBe('a->b <= c[1]'));
