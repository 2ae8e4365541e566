// `check` as a user starts it, from the start of the process to its end, beside a bare parse of the same file.
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { analysers, analyserTable, runAnalyser } from './analysers.mjs';
import { bareParser, corpus, missing, runCheck, source } from './corpus.mjs';

export const name = 'check';
export const skip = missing;

const tree = 'debian-v7.2.13';
const paths = ['virt/kvm/guest_memfd.c', 'virt/kvm/kvm_main.c', 'arch/x86/kvm/mmu/mmu.c'];
const many = [
  ...['virt/kvm/guest_memfd.c', 'virt/kvm/kvm_main.c', 'arch/x86/kvm/mmu/tdp_mmu.c', 'arch/x86/kvm/svm/sev.c'],
  ...['arch/x86/kvm/vmx/tdx.c', 'mm/filemap.c', 'mm/gup.c', 'mm/truncate.c', 'mm/swap.c', 'mm/shmem.c'],
];
const mostRuns = 5;
/** No further run of a task that has had so many milliseconds. */
const enough = 60_000;

export function measure() {
  const parse = bareParser();
  const alone = mkdtempSync(join(tmpdir(), 'folioscope-bench-'));
  try {
    const rows = paths.flatMap((path) => {
      const file = source(tree, path);
      if (file === null) return [];
      const copy = join(alone, basename(path));
      copyFileSync(file, copy);
      const text = readFileSync(file, 'utf8');
      const bare = () => {
        const started = performance.now();
        parse(text);
        return { millis: performance.now() - started };
      };
      const base = join(corpus, 'sources', tree);
      const others = analysers
        .filter(({ program }) => program !== null)
        .map((one) => [`${path}: ${one.name}`, () => runAnalyser(one, base, file)]);
      return inTurns({
        [`${path}: bare tree-sitter parse`]: bare,
        ...Object.fromEntries(others),
        [`${path}: check --base ${tree}`]: () => runCheck(['--base', base, file]),
        [`${path}: check, no base`]: () => runCheck([copy]),
      });
    });
    return { rows: [...rows, ...manyFiles(), ...seed()], tables: [analyserTable()] };
  } finally {
    rmSync(alone, { recursive: true, force: true });
  }
}

/** What a run of many files gains by threads, and by results that are kept. */
function manyFiles() {
  const base = join(corpus, 'sources', tree);
  const files = many.map((path) => source(tree, path)).filter((file) => file !== null);
  if (files.length < many.length) return [];
  const cache = mkdtempSync(join(tmpdir(), 'folioscope-bench-'));
  try {
    return inTurns({
      'ten files: check --jobs 1': () => runCheck(['--base', base, '--jobs', '1', ...files]),
      'ten files: check --jobs 2': () => runCheck(['--base', base, '--jobs', '2', ...files]),
      'ten files: check --cache, nothing changed': () => {
        runCheck(['--base', base, '--cache', cache, ...files]);
        return runCheck(['--base', base, '--cache', cache, ...files]);
      },
    });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

/** A saved mail with nothing else at hand: what a reviewer waits for. */
function seed() {
  const folder = join(corpus, '..', 'seeds');
  const file = readdirSync(folder).find((each) => each.startsWith('001'));
  return file === undefined ? [] : inTurns({ 'seeds/001: check, no base': () => runCheck([join(folder, file)]) });
}

/** Runs tasks one after another, again and again, so that what disturbs the machine disturbs them all. */
function inTurns(tasks) {
  const runs = new Map(Object.keys(tasks).map((task) => [task, []]));
  for (let round = 0; round < mostRuns; round++) {
    for (const [task, once] of Object.entries(tasks)) {
      const before = runs.get(task);
      const spent = before.reduce((sum, { millis }) => sum + millis, 0);
      if (spent < enough) before.push(once());
    }
  }
  return [...runs].map(([task, each]) => {
    const ofAll = (field) => each.map((one) => one[field]).sort((a, b) => a - b);
    const isProcess = each.every((one) => one.megabytes !== undefined);
    return {
      task,
      median: middle(ofAll('millis')),
      max: ofAll('millis').at(-1),
      runs: each.length,
      ...(isProcess ? { cpu: middle(ofAll('cpu')), peakMegabytes: ofAll('megabytes').at(-1) } : {}),
    };
  });
}

function middle(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}
