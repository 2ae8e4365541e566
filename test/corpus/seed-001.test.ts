import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../server/src/core/report/result.ts';
import { corpusFor } from '../corpus-directory.ts';
import { analyse } from '../kit/analyse.ts';
import { tellPaths } from '../kit/effects.ts';

const corpus = corpusFor('what the patch in the mail of seeds/001 does');
const folder = corpus === null ? null : join(corpus, '..', 'seeds');

async function analyseSeed(): Promise<RunResult> {
  const name = readdirSync(folder ?? '').find((file) => file.startsWith('001')) ?? '';
  return analyse([{ name: '001.txt', text: readFileSync(join(folder ?? '', name), 'utf8') }]);
}

/**
 * What each path of the patch's functions leaves behind, read off the C of the mail by hand. References are the caller's
 * unless a holder is named; a private object or a counter that a path takes and gives back is not listed.
 */
const table: Readonly<Record<string, readonly string[]>> = {
  // One for the page cache's index, one for each page.
  base_safe_refs: ['folio_nr_pages(folio) + 1'],
  guest_memfd_grab_folio: [
    // The last statement of the function is in no hunk: what the paths that fail return is not known, what they did until there is.
    '? if !folio_test_uptodate(folio), kmalloc(): allocated, !accessible, !(gmem_flags & GUEST_MEMFD_FLAG_CLEAR_INACCESSIBLE), ops->prepare_inaccessible, r < 0: folio private attached; folio refs (private) +1; private memory freed; private->accessible = 0; private->safe = nr_pages + 2; sleeps',
    '? if !folio_test_uptodate(folio), kmalloc(): allocated, !accessible, gmem_flags & GUEST_MEMFD_FLAG_CLEAR_INACCESSIBLE, i >= nr_pages, ops->prepare_inaccessible, r < 0: folio memory holds zeroes; folio private attached; folio refs (private) +1; private memory freed; private->accessible = 0; private->safe = nr_pages + 2; sleeps',
    '? if !folio_test_uptodate(folio), kmalloc(): allocated, accessible, i >= nr_pages, ops->prepare_accessible, r < 0: folio memory holds zeroes; folio private attached; folio refs (private) +1; private memory freed; private->accessible = 2; private->safe = nr_pages + 2; sleeps',
    '? if !folio_test_uptodate(folio), kmalloc(): no memory: sleeps',
    '? if folio_test_uptodate(folio), !accessible, guest_memfd_make_inaccessible(): -EBUSY, atomic_dec_if_positive(): was above 1: folio->private->accessible -1; sleeps',
    '? if folio_test_uptodate(folio), !accessible: folio host unmapped; sleeps',
    '? if folio_test_uptodate(folio), accessible: sleeps',
    'ERR_PTR if __filemap_get_folio(): no memory: sleeps',
    // A new folio: the attachment's reference, the lock, the caller's reference. Cleared where the host is to see it or the flag asks for it.
    'folio if !folio_test_uptodate(folio), kmalloc(): allocated, !accessible, !(gmem_flags & GUEST_MEMFD_FLAG_CLEAR_INACCESSIBLE), !ops->prepare_inaccessible or r >= 0: folio lock of folio +1; folio private attached; folio refs (private) +1; folio refs +1; folio uptodate set; private->accessible = 0; private->safe = nr_pages + 2; sleeps',
    'folio if !folio_test_uptodate(folio), kmalloc(): allocated, !accessible, gmem_flags & GUEST_MEMFD_FLAG_CLEAR_INACCESSIBLE, i >= nr_pages, !ops->prepare_inaccessible or r >= 0: folio lock of folio +1; folio memory holds zeroes; folio private attached; folio refs (private) +1; folio refs +1; folio uptodate set; private->accessible = 0; private->safe = nr_pages + 2; sleeps',
    'folio if !folio_test_uptodate(folio), kmalloc(): allocated, accessible, i >= nr_pages, !ops->prepare_accessible or r >= 0: folio lock of folio +1; folio memory holds zeroes; folio private attached; folio refs (private) +1; folio refs +1; folio uptodate set; private->accessible = 2; private->safe = nr_pages + 2; sleeps',
    // One that was inaccessible, or whose last accessible user this takes away; and one that becomes accessible.
    'folio if folio_test_uptodate(folio), !accessible, guest_memfd_make_inaccessible(): 0, !ops->prepare_inaccessible or !r: folio host unmapped; folio lock of folio +1; folio refs +1; folio->private->accessible -1; folio->private->safe +1; sleeps',
    'folio if folio_test_uptodate(folio), !accessible, guest_memfd_make_inaccessible(): 0, atomic_dec_if_positive(): was not positive: folio lock of folio +1; folio refs +1; folio->private->safe +1; sleeps',
    'folio if folio_test_uptodate(folio), accessible: folio lock of folio +1; folio refs +1; folio->private->accessible +1; folio->private->safe +1; sleeps',
    'incomplete: parse error at line 281',
  ],
  guest_memfd_put_folio: ['void: folio refs -1; folio->private->accessible - accessible_refs; folio->private->safe -1'],
  guest_memfd_unsafe_folio: ['void: folio->private->safe -1'],
  guest_memfd_make_accessible: [
    '-EBUSY if atomic_inc_not_zero(): was 0: sleeps',
    '0 if atomic_inc_not_zero(): was 0, wait_event_timeout(): condition came true, r, !ops->prepare_accessible or !r: folio->private->accessible +1; sleeps',
    '0 if atomic_inc_not_zero(): was not 0: folio->private->accessible +1',
    'r if atomic_inc_not_zero(): was 0, wait_event_timeout(): condition came true, r, ops->prepare_accessible: sleeps',
  ],
  guest_memfd_make_inaccessible: [
    // One user of several leaves: its share is gone though the call fails.
    '-EBUSY if atomic_dec_if_positive(): was 1: folio host unmapped; sleeps',
    '-EBUSY if atomic_dec_if_positive(): was above 1: folio->private->accessible -1',
    '0 if atomic_dec_if_positive(): was 1, wait_event_timeout(): condition came true, r, !ops->prepare_inaccessible or !r: folio host unmapped; folio->private->accessible -1; sleeps',
    '0 if atomic_dec_if_positive(): was not positive',
    'r if atomic_dec_if_positive(): was 1, wait_event_timeout(): condition came true, r, ops->prepare_inaccessible: folio host unmapped; sleeps',
  ],
  // Two lines of it are shown.
  gmem_punch_hole: ['?', 'incomplete: parse error at line 414'],
  // The middle is not shown: no path comes to the end of it, and until there nothing is changed.
  gmem_release_folio: ['?', 'incomplete: parse error at line 427'],
  gmem_invalidate_folio: ['void'],
};

describe.runIf(folder !== null && existsSync(folder))(
  'the patch quoted in seeds/001, with nothing else at hand',
  () => {
    test('has two defects, and each is told once', async () => {
      const { findings } = await analyseSeed();
      expect(
        findings.map(
          ({ severity, code, function: fn, range }) => `${range.start.line}: ${severity} ${code} in ${fn}()`,
        ),
      ).toEqual([
        '278: error private-dangling in guest_memfd_grab_folio()',
        '387: warning counter-imbalance in guest_memfd_make_inaccessible()',
      ]);
    });

    test('shows six functions whole and three in part', async () => {
      const { mails = [], errors } = await analyseSeed();
      const [mail] = mails;
      expect(mail?.files.map(({ file, whole, partial }) => [file, whole, partial])).toEqual([
        ['mm/guest_memfd.c', 6, 3],
      ]);
      expect(errors.map((error) => error.function)).toEqual([
        'guest_memfd_grab_folio',
        'gmem_punch_hole',
        'gmem_release_folio',
      ]);
    });

    test('leaves behind on each path what the C says', async () => {
      const { functions } = await analyseSeed();
      expect(Object.fromEntries(functions.map((fn) => [fn.name, tellPaths(fn)]))).toEqual(table);
    });

    test('gives the witness of the first on the lines of the mail', async () => {
      const { findings } = await analyseSeed();
      // Branches that the path took stand between the steps that changed the world.
      const steps = findings[0]?.witness.filter(({ text }) => !text.startsWith('if (')) ?? [];
      expect(steps.map(({ line, effect }) => [line, effect])).toEqual([
        [194, 'folio refs 0 -> 2 (page cache, caller), folio lock of folio taken, found or created'],
        [219, 'allocated'],
        [225, 'folio refs 2 -> 3 (private), private attached'],
        [230, 'private->accessible = 2'],
        [234, 'private->safe = nr_pages + 2'],
        [250, 'folio: zeroes'],
        [278, ''],
      ]);
    });
  },
);
