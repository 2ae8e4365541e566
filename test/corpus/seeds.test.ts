import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOLE_MARK } from '../../server/src/core/text/hole.ts';
import { readInput } from '../../server/src/core/series/read-input.ts';
import { reconstructAll } from '../../server/src/core/series/reconstruct.ts';
import { inputText } from '../../server/src/core/text/source.ts';
import { corpusFor } from '../corpus-directory.ts';

const corpus = corpusFor('reading the seed mails');
const folder = corpus === null ? null : join(corpus, '..', 'seeds');

function seed(number: string): ReturnType<typeof readInput> {
  const name = readdirSync(folder ?? '').find((file) => file.startsWith(number)) ?? '';
  return readInput(inputText(`seeds/${number}`, readFileSync(join(folder ?? '', name), 'utf8')));
}

/** The text of a function from its name to the closing brace at the first column, or null where there is none. */
function body(text: string, name: string): string | null {
  const from = new RegExp(`^[a-z].*\\b${name}\\(.*\\n(?:[ \\t].*\\n)*\\{`, 'm').exec(text);
  if (from === null) return null;
  const end = text.indexOf('\n}', from.index);
  return end < 0 ? null : text.slice(from.index, end + 2);
}

/** The lines of a function outside of comments that are holes. */
function holes(text: string): number {
  return text.replace(/\/\*[^]*?\*\//g, '').split(HOLE_MARK).length - 1;
}

describe.runIf(folder !== null && existsSync(folder))('seed mails', () => {
  test('001: six functions stand whole in the file that is rebuilt', () => {
    const file = reconstructAll(seed('001').patches).find((one) => one.path === 'mm/guest_memfd.c');
    const text = file?.source.text ?? '';
    const whole = [
      'base_safe_refs',
      'guest_memfd_put_folio',
      'guest_memfd_unsafe_folio',
      'guest_memfd_make_accessible',
      'guest_memfd_make_inaccessible',
      'gmem_invalidate_folio',
    ];
    for (const name of whole) expect([name, holes(body(text, name) ?? HOLE_MARK)]).toEqual([name, 0]);
  });

  test('001: guest_memfd_grab_folio lacks lines of comment, and the one line of code before its closing brace', () => {
    const file = reconstructAll(seed('001').patches).find((one) => one.path === 'mm/guest_memfd.c');
    const text = body(file?.source.text ?? '', 'guest_memfd_grab_folio') ?? '';
    expect(text.split(HOLE_MARK).length - 1).toBe(3);
    expect(holes(text)).toBe(1);
    expect(text.endsWith(`${HOLE_MARK};\n}`)).toBe(true);
  });

  test('001: places in the mail and in the patched file', () => {
    const file = reconstructAll(seed('001').patches).find((one) => one.path === 'mm/guest_memfd.c');
    const at = file?.source.text.indexOf('kfree(private);') ?? 0;
    expect(file?.source.origin(at)).toMatchObject({ file: 'seeds/001', line: 278, column: 11 });
    expect(file?.source.target(at)).toEqual({ file: 'mm/guest_memfd.c', line: 148 });
    expect(file?.isAdded(at)).toBe(true);
  });

  test('002: the quoted diff is put together again, hunk by hunk', () => {
    const { patches } = seed('002');
    const hunks = patches.flatMap((patch) => patch.files).flatMap((one) => one.hunks);
    expect(hunks.map((hunk) => [hunk.oldStart, hunk.complete])).toEqual([
      [2481, true],
      [2500, true],
      [2528, true],
      [2540, true],
      [2610, true],
    ]);
    const text = reconstructAll(patches)[0]?.source.text ?? '';
    expect(holes(body(text, 'kvm_follow_refcounted_pfn') ?? HOLE_MARK)).toBe(0);
  });

  test('003: the page of the archive gives the mail and its thread', () => {
    const { kind, mails } = seed('003');
    expect([
      kind,
      mails[0]?.messageId,
      mails[0]?.tag?.index,
      mails[0]?.tag?.version,
      mails[0]?.overview.length,
    ]).toEqual(['mail', 'aFH0dCiljueHeCSp@google.com', 8, 12, 75]);
  });

  test('004: the quoted function is put together again', () => {
    const { recovered } = seed('004');
    expect(recovered.map((one) => one.name)).toEqual(['kvm_gmem_punch_hole']);
    expect(recovered[0]?.source.text.split('\n').length).toBeGreaterThan(20);
  });

  test('000: there is no code in it, and that is said', () => {
    const { kind, mails, problems } = seed('000');
    expect([kind, mails[0]?.subject, problems.length]).toEqual(['mail', 'Re: Re: Re: folio_mmapped', 1]);
  });
});
