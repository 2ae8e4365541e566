import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createCatalogue } from '../../../server/src/core/kernel/catalogue.ts';
import { nativeParser } from '../../../server/src/node/parsers.ts';
import { equivalentOf, oneIn } from './equivalents.ts';
import equivalents from './equivalents.json';
import { corpusFileOf, heldOut, readerOf } from './files.ts';
import { writeHeldOut, writePage } from './page.ts';
import { makePlan, most } from './plan.ts';
import { kinds } from './registry.ts';
import { asData, columns, rowsOf, tell, type Result } from './report.ts';
import type { Tools } from './subject.ts';
import { serve, tryAll } from './work.ts';

const usage = `npm run bench:mutants -- [--kind NAME]... [--file PART]... [--function NAME]... [--list missed|caught|aside|all] [--jobs N] [--limit SECONDS] [--most N] [--held-out | --over TREE/PATH...]
kinds: ${kinds.map(({ name }) => name).join(', ')}
`;

const root = join(dirname(process.argv[1] ?? ''), '..');

function tools(): Tools | null {
  const corpus = resolve(root, (process.env['FOLIOSCOPE_CORPUS'] ?? '') || '../shared/corpus');
  const parser = nativeParser();
  return parser === null || !existsSync(join(corpus, 'sources'))
    ? null
    : { corpus, parser, catalogue: createCatalogue() };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      kind: { type: 'string', multiple: true, default: [] },
      file: { type: 'string', multiple: true, default: [] },
      function: { type: 'string', multiple: true, default: [] },
      list: { type: 'string', default: 'none' },
      jobs: { type: 'string', default: '1' },
      limit: { type: 'string', default: '20' },
      most: { type: 'string', default: String(most) },
      over: { type: 'string', multiple: true, default: [] },
      'held-out': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const given = tools();
  if (given === null) {
    process.stderr.write(
      'NOT RUN: mutants: needs the native parser and a corpus (set FOLIOSCOPE_CORPUS to its directory)\n',
    );
    return 1;
  }
  const over = values['held-out'] ? heldOut : values.over.map(corpusFileOf).filter((file) => file !== null);
  const unread = over.filter(({ tree, path }) => readerOf(given.corpus, tree)(path) === null);
  if (over.length < values.over.length || unread.length > 0) {
    process.stderr.write(`--over wants a file of the corpus, as TREE/PATH\n${usage}`);
    return 1;
  }
  const plan = makePlan(given, kinds, Number(values.most), over);
  const isWanted = (list: readonly string[], is: (one: string) => boolean): boolean =>
    list.length === 0 || list.some(is);
  const mutants = plan.chosen.filter(
    ({ kind, tree, path, fn }) =>
      isWanted(values.kind, (name) => name === kind) &&
      isWanted(values.file, (part) => `${tree}/${path}`.includes(part)) &&
      isWanted(values.function, (name) => name === fn.name),
  );
  let done = 0;
  const answers = await tryAll(mutants, Number(values.jobs), Number(values.limit) * 1000, () => {
    done++;
    if (done % 20 === 0) process.stderr.write(`${done} of ${mutants.length} mutants\n`);
  });
  const results = mutants.map((mutant, id): Result => {
    const answer = answers.get(id);
    if (answer === undefined) throw new Error('every mutant that was tried has an answer');
    return { mutant, aside: equivalentOf(equivalents, mutant), ...answer };
  });
  for (const result of results) {
    const { aside, outcome, mutant } = result;
    const what = aside !== null ? 'aside' : outcome.kind === 'caught' ? 'caught' : 'missed';
    if (values.list !== what && values.list !== 'all') continue;
    process.stdout.write(`${tell(result, readerOf(given.corpus, mutant.tree)(mutant.path) ?? '')}\n`);
  }
  const rows = rowsOf(kinds, plan, results);
  printTable(rows);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(
    join(root, 'dist', 'mutants.json'),
    `${JSON.stringify({ columns, rows, places: Object.fromEntries(plan.places), mutants: results.map(asData) }, null, 2)}\n`,
  );
  process.stdout.write('\nThe same as JSON: dist/mutants.json\n');
  const isWhole = mutants.length === plan.chosen.length && values.most === String(most);
  const page = join(root, 'docs', 'mutants.md');
  if (process.env['FOLIOSCOPE_UPDATE'] === '1' && isWhole && over.length === 0) writePage(page, rows, plan, results);
  if (process.env['FOLIOSCOPE_UPDATE'] === '1' && isWhole && over === heldOut) writeHeldOut(page, rows, results);
  return complaints(results);
}

/** Mutants that do not parse, and more set aside than may be, are defects of the bench. */
function complaints(results: readonly Result[]): number {
  const broken = results.filter(({ outcome }) => outcome.kind === 'broken').length;
  const aside = results.filter((result) => result.aside !== null).length;
  if (broken > 0) process.stderr.write(`${broken} mutants cannot be read any more\n`);
  if (aside * oneIn > results.length) process.stderr.write(`${aside} of ${results.length} are set aside: too many\n`);
  return broken > 0 || aside * oneIn > results.length ? 1 : 0;
}

function printTable(rows: readonly (readonly string[])[]): void {
  const all = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  for (const row of all) {
    const cells = row.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)));
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
  }
}

if (process.argv.includes('--child')) {
  const given = tools();
  if (given !== null) serve(given);
} else process.exitCode = await main();
