import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBody } from '../../server/src/core/c/body.ts';
import { readFile } from '../../server/src/core/c/read.ts';
import type { SyntaxParser } from '../../server/src/core/c/syntax.ts';
import type { SourceText } from '../../server/src/core/text/source.ts';
import { nativeParser, wasmParser } from '../../server/src/node/parsers.ts';
import { corpusSources, corpusTrees, filesIn, readSource } from './parse-files.ts';

/** The files over which at most 0.5 % of the functions may be lost. */
const THIRTEEN = [
  ...['guest_memfd', 'kvm_main'].map((name) => `virt/kvm/${name}.c`),
  ...['mmu/mmu', 'mmu/tdp_mmu', 'svm/sev', 'vmx/tdx', 'x86'].map((name) => `arch/x86/kvm/${name}.c`),
  ...['filemap', 'gup', 'truncate', 'swap', 'memory', 'shmem'].map((name) => `mm/${name}.c`),
];
const MEASURED = ['debian-v7.2.13', 'v6.8', 'v6.11', 'v6.17', 'v7.0'];
const MOST_LOST = 0.005;

interface Losses {
  readonly functions: number;
  /** One line each: where, which function, why. */
  readonly lost: readonly string[];
}

/** Parses all functions of a file. A definition that a plain search finds and the reader does not is lost as well. */
function measure(source: SourceText, name: string, parser: SyntaxParser): Losses {
  const file = readFile(source);
  const place = (offset: number): string => `${name}:${source.lines.at(offset).line}`;
  const lost: string[] = [];
  for (const fn of file.functions) {
    const [problem] = parseBody(file, fn, parser).problems;
    if (problem !== undefined) lost.push(`${place(problem.at)}\t${fn.name}\t${problem.reason}`);
  }
  const bodies = new Set(file.functions.map((fn) => source.lines.at(fn.bodyAt).line));
  const unseen = definitionLines(source.text).filter((line) => !bodies.has(line));
  lost.push(...unseen.map((line) => `${name}:${line}\t?\tthis definition was not found`));
  return { functions: file.functions.length + unseen.length, lost };
}

/** The lines with the opening brace of a function, found without any understanding of C. */
function definitionLines(text: string): number[] {
  const lines = text.split('\n');
  const found: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (lines[i] !== '{' || /\\$/.test(lines[i - 1]!)) continue;
    let start = i - 1;
    while (start > 0 && !/^[A-Za-z_]/.test(lines[start]!)) start--;
    const head = lines.slice(start, i).join(' ');
    const isTable = /=\s*$/.test(head) || /^\s*(?:static\s+)?(?:const\s+)?(?:struct|union|enum)\s+\w*\s*$/.test(head);
    if (!isTable) found.push(i + 1);
  }
  return found;
}

function total(losses: readonly Losses[]): Losses {
  return { functions: losses.reduce((sum, one) => sum + one.functions, 0), lost: losses.flatMap((one) => one.lost) };
}

function row(name: string, { functions, lost }: Losses): string {
  const share = functions === 0 ? 0 : (100 * lost.length) / functions;
  return `${name.padEnd(48)}${String(functions).padStart(7)}${String(lost.length).padStart(6)}${share.toFixed(2).padStart(8)} %`;
}

function print(rows: readonly string[], lost: readonly string[]): void {
  process.stdout.write(`${[`${'file'.padEnd(48)}functions  lost   share`, ...rows, ...lost].join('\n')}\n`);
}

const sources = corpusSources();

describe.runIf(sources !== null)('functions lost in parsing', () => {
  const parser = nativeParser();
  const at = sources ?? '';

  it.each(MEASURED)(
    'of the thirteen files of %s are at most one in two hundred',
    async (tree) => {
      const used = parser ?? (await wasmParser());
      const files = THIRTEEN.filter((path) => existsSync(join(at, tree, path)));
      const losses = files.map((path) => measure(readSource(at, tree, path), `${tree}/${path}`, used));
      const all = total(losses);
      print([...losses.map((one, k) => row(`${tree}/${files[k]!}`, one)), row(tree, all)], all.lost);
      expect(all.lost.length / all.functions).toBeLessThanOrEqual(MOST_LOST);
    },
    120_000,
  );

  it('of all files are at most one in two hundred', async () => {
    const used = parser ?? (await wasmParser());
    const trees = corpusTrees(at);
    const losses = trees.map((tree) =>
      total(filesIn(at, tree, /\.[ch]$/).map((path) => measure(readSource(at, tree, path), `${tree}/${path}`, used))),
    );
    const all = total(losses);
    print([...losses.map((one, k) => row(trees[k]!, one)), row('all', all)], all.lost);
    expect(all.lost.length / all.functions).toBeLessThanOrEqual(MOST_LOST);
  }, 600_000);
});
