import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from './catalogue.ts';

/**
 * How much of what real kernel files call the catalogue knows. The scan is textual on purpose: it must not depend on
 * the parser whose gaps the catalogue fills.
 */
const corpus = (process.env['FOLIOSCOPE_CORPUS'] ?? '') || join(import.meta.dirname, '../../../../../shared/corpus');
const there = existsSync(join(corpus, 'sources'));
if (!there) process.stderr.write(`no corpus at ${corpus}: the catalogue was not measured against real sources\n`);

const files = [
  ...['guest_memfd.c', 'kvm_main.c'].map((name) => `virt/kvm/${name}`),
  ...['mmu/mmu.c', 'mmu/tdp_mmu.c', 'svm/sev.c', 'vmx/tdx.c', 'x86.c'].map((name) => `arch/x86/kvm/${name}`),
  ...['filemap.c', 'gup.c', 'truncate.c', 'swap.c', 'memory.c', 'shmem.c'].map((name) => `mm/${name}`),
];

const catalogue = createCatalogue();

/** Syntax, or macros that the reader of C turns into syntax. */
const syntax = new Set(
  (
    'if while for switch return sizeof typeof __typeof__ __attribute__ defined do else case alignof offsetof asm ' +
    'volatile __asm__ container_of guard scoped_guard CLASS __free min_t max_t clamp_t _Generic void int bool long ' +
    'char u8 u32 u64 unsigned __user static_call static_call_cond kvm_x86_call kvm_nested_call __aligned __printf ' +
    '__acquires __releases __must_hold kvm_pmu_call __alignof__ post_populate'
  ).split(' '),
);

type Known = 'declared' | 'presumed' | 'unknown';

function knowledgeOf(name: string): Known {
  if (catalogue.loop(name) || catalogue.declaration(name)) return 'declared';
  const found = catalogue.primitive(name);
  if (found === null) return 'unknown';
  return found.declaration.presumed === true ? 'presumed' : 'declared';
}

function withoutCommentsAndStrings(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/[^\n]*/g, '')
    .replace(/"(?:\\.|[^"\\\n])*"/g, '""')
    .replace(/'(?:\\.|[^'\\\n])*'/g, '0');
}

/** Names called inside braces, that the file defines neither as a function nor as a macro. */
function callsOf(source: string): string[] {
  const text = withoutCommentsAndStrings(source);
  const defined = new Set<string>();
  for (const match of text.matchAll(/^\s*#\s*define\s+(\w+)\(/gm)) defined.add(match[1] ?? '');
  const code = text.replace(/^[ \t]*#.*(?:\\\n.*)*/gm, '');
  for (const match of code.matchAll(/^(?:[A-Za-z_][^\n;{}=]*?\b)?(\w+)\([^;{}]*\)[\s\w]*\{/gm))
    defined.add(match[1] ?? '');
  const calls: string[] = [];
  let depth = 0;
  for (const match of code.matchAll(/[{}]|(->|\.)?\s*\b([A-Za-z_]\w*)\s*\(/g)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    const name = match[2];
    if (name === undefined || match[1] !== undefined || depth <= 0) continue;
    if (!syntax.has(name) && !defined.has(name)) calls.push(name);
  }
  return calls;
}

function callsOfCorpus(names: readonly string[]): string[] {
  const trees = readdirSync(join(corpus, 'sources')).sort();
  const paths = trees.flatMap((tree) => names.map((name) => join(corpus, 'sources', tree, name)));
  return paths.filter((path) => existsSync(path)).flatMap((path) => callsOf(readFileSync(path, 'utf8')));
}

function ranked(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

describe.runIf(there)('the catalogue against real sources', () => {
  it('knows nine calls of ten that leave one of the thirteen files', () => {
    const calls = callsOfCorpus(files);
    const unknown = calls.filter((name) => knowledgeOf(name) === 'unknown');
    const presumed = calls.filter((name) => knowledgeOf(name) === 'presumed');
    const top = ranked(unknown)
      .slice(0, Number(process.env['TOP'] ?? 20))
      .map(([name, count]) => `${name} ${count}`);
    process.stderr.write(
      `calls that leave their file: ${calls.length}, presumed from the name ${presumed.length}, ` +
        `unknown ${unknown.length} (${top.join(', ')}, ...)\n`,
    );
    expect(unknown.length / calls.length).toBeLessThan(0.1);
  });

  it('knows every call that leaves guest_memfd.c', () => {
    const unknown = callsOfCorpus(['virt/kvm/guest_memfd.c']).filter((name) => knowledgeOf(name) === 'unknown');
    expect([...new Set(unknown)].sort()).toEqual([]);
  });

  it('declares two thirds of the primitives that the corpus lists, and the first sixty but for what guest_memfd.c defines', () => {
    const listing = readFileSync(join(corpus, 'API.md'), 'utf8');
    const listed = [...new Set([...listing.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1] ?? ''))];
    const ranking = [...listing.matchAll(/^\d+\. `(\w+)`/gm)].map((match) => match[1] ?? '');
    const isGuard = (name: string): boolean => name === 'guard' || name === 'CLASS';
    const missing = listed.filter((name) => knowledgeOf(name) !== 'declared' && !isGuard(name));
    process.stderr.write(`listed primitives: ${listed.length}, not declared: ${missing.join(', ')}\n`);
    expect(listed.length - missing.length).toBeGreaterThanOrEqual(200);
    expect(ranking.filter((name) => missing.includes(name) && !/^_*kvm_gmem_/.test(name))).toEqual([]);
  });
});
