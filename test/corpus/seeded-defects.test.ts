import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyse } from '../kit/analyse.ts';
import { corpusSources } from './parse-files.ts';

/**
 * Real files with one defect put into them, a line or a line that moved. The file as it is has nothing of the code, in
 * the function or elsewhere: what is told is told of the defect.
 */
interface Seed {
  readonly what: string;
  readonly tree: string;
  readonly path: string;
  /** Each is in the file once, and stands for one line or a few words of one. */
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly code: string;
  readonly fn: string;
}

const seeds: readonly Seed[] = [
  {
    what: 'a lock taken before the two that a callee takes, inside which another function takes it',
    tree: 'debian-v7.2.13',
    path: 'arch/x86/kvm/svm/sev.c',
    edits: [
      ['mutex_lock(&sev_mirror_lock);\n\tkvm_get_kvm(source_kvm);', 'kvm_get_kvm(source_kvm);'],
      [
        'source_kvm = fd_file(f)->private_data;\n\tret = sev_lock_two_vms(kvm, source_kvm);\n\tif (ret)\n\t\treturn ret;\n\n\t/*\n\t * Mirrors',
        'source_kvm = fd_file(f)->private_data;\n\tmutex_lock(&sev_mirror_lock);\n\tret = sev_lock_two_vms(kvm, source_kvm);\n\tif (ret)\n\t\treturn ret;\n\n\t/*\n\t * Mirrors',
      ],
    ],
    code: 'lock-order',
    fn: 'sev_vm_copy_enc_context_from',
  },
];

const sources = corpusSources();

describe.runIf(sources !== null)('a seeded defect', () => {
  test.each(seeds)('is found: $what', { timeout: 120_000 }, async ({ tree, path, edits, code, fn }) => {
    const at = (file: string): string => join(sources ?? '', tree, file);
    const readTree = (file: string): string | null => (existsSync(at(file)) ? readFileSync(at(file), 'utf8') : null);
    const told = async (text: string): Promise<readonly string[]> => {
      const { findings } = await analyse([{ name: path, path, text }], { readTree });
      const sure = findings.filter(({ severity }) => severity !== 'information');
      return [...new Set(sure.filter((finding) => finding.code === code).map((finding) => finding.function))];
    };
    const text = readTree(path) ?? '';
    expect(edits.map(([from]) => text.split(from).length)).toEqual(edits.map(() => 2));
    const seeded = edits.reduce((all, [from, to]) => all.replace(from, () => to), text);
    expect([await told(text), await told(seeded)]).toEqual([[], [fn]]);
  });
});
