#!/usr/bin/env node
// `npm run bench [NAME...]`: runs every test/bench/*.bench.mjs, prints the medians and tables, and writes them as JSON.
// test/bench/README.md says what a bench is.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Bench } from 'tinybench';
import { build } from './build.mjs';
import { writeMeasurements } from './measurements.mjs';
import { printTable } from './table.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'test', 'bench');
const wanted = process.argv.slice(2);

await build();
const rows = [];
const tables = [];
const notRun = [];
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .sort();
for (const file of files.filter((each) => wanted.length === 0 || wanted.some((name) => each.startsWith(name)))) {
  const bench = await import(pathToFileURL(join(folder, file)).href);
  const reason = await bench.skip?.();
  if (reason) {
    notRun.push({ bench: bench.name, reason });
    process.stderr.write(`NOT RUN: ${bench.name}: ${reason}\n`);
    continue;
  }
  process.stderr.write(`${bench.name} ...\n`);
  const measured = bench.measure === undefined ? await withTinybench(bench) : await bench.measure();
  const { budget = {} } = bench;
  for (const row of measured.rows ?? []) {
    const limit = budget[row.task] ?? null;
    rows.push({ bench: bench.name, ...row, budget: limit, over: limit !== null && row.median > limit });
  }
  for (const table of measured.tables ?? []) tables.push({ bench: bench.name, ...table });
}

async function withTinybench({ name, run, time = 500, iterations = 5 }) {
  const bench = new Bench({ name, time, iterations, warmup: false, throws: true });
  await run(bench);
  await bench.run();
  return {
    rows: bench.tasks.map(({ name: task, result: { latency } }) => ({
      task,
      median: latency.p50,
      max: latency.max,
      runs: latency.samplesCount,
    })),
  };
}

for (const table of tables) printTable(`${table.bench}: ${table.title}`, table.columns, table.rows);

const columns = ['bench', 'task', 'median', 'longest', 'runs', 'processor', 'peak memory', 'budget'];
const tasks = rows.map((row) => [
  row.bench,
  row.task,
  `${row.median.toFixed(0)} ms`,
  `${row.max.toFixed(0)} ms`,
  row.runs,
  row.cpu === undefined ? '' : `${row.cpu.toFixed(0)} ms`,
  row.peakMegabytes === undefined ? '' : `${row.peakMegabytes.toFixed(0)} MB`,
  row.budget === null ? '' : `${row.budget} ms${row.over ? ' OVER' : ''}`,
]);
printTable(null, columns, tasks);
if (process.env.FOLIOSCOPE_UPDATE === '1')
  writeMeasurements(join(root, 'docs', 'measurements.md'), tables, columns, tasks);

const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'bench.json'), `${JSON.stringify({ ...machine, rows, tables, notRun }, null, 2)}\n`);
process.stdout.write('\nThe same as JSON: dist/bench.json\n');
for (const { bench, reason } of notRun) process.stdout.write(`NOT RUN: ${bench}: ${reason}\n`);
process.exitCode = (rows.length === 0 && tables.length === 0) || rows.some((row) => row.over) ? 1 : 0;
