#!/usr/bin/env node
// `npm run bench [NAME...]`: runs every test/bench/*.bench.mjs and prints the medians, as a table and as JSON.
//
// A bench exports `name`, an optional `unit` ("ms" unless said), an optional async `skip()` that gives the reason why it
// cannot run here, and an async `run(bench)` that adds tasks to a tinybench Bench. An optional `budget` maps the name of
// a task to the milliseconds that it may take; one that takes longer makes the run fail.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Bench } from 'tinybench';
import { build } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'test', 'bench');
const wanted = process.argv.slice(2);

await build();
const rows = [];
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.mjs'))
  .sort();
for (const file of files.filter((each) => wanted.length === 0 || wanted.some((name) => each.startsWith(name)))) {
  const {
    name,
    run,
    skip,
    budget = {},
    time = 500,
    iterations = 5,
  } = await import(pathToFileURL(join(folder, file)).href);
  const reason = await skip?.();
  if (reason) {
    process.stderr.write(`${name}: not run: ${reason}\n`);
    continue;
  }
  const bench = new Bench({ name, time, iterations, warmup: false, throws: true });
  await run(bench);
  await bench.run();
  for (const task of bench.tasks) {
    const { latency } = task.result;
    const limit = budget[task.name] ?? null;
    rows.push({
      bench: name,
      task: task.name,
      median: latency.p50,
      max: latency.max,
      runs: latency.samplesCount,
      budget: limit,
      over: limit !== null && latency.p50 > limit,
    });
  }
}

const cells = rows.map((row) => [
  row.bench,
  row.task,
  `${row.median.toFixed(2)} ms`,
  `${row.max.toFixed(2)} ms`,
  String(row.runs),
  row.budget === null ? '' : `${row.budget} ms${row.over ? ' OVER' : ''}`,
]);
const titles = ['bench', 'task', 'median', 'longest', 'runs', 'budget'];
const widths = titles.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i].length)));
for (const row of [titles, ...cells])
  process.stdout.write(
    `${row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd()}\n`,
  );

const report = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, rows };
mkdirSync(join(root, 'dist'), { recursive: true });
writeFileSync(join(root, 'dist', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write('\nThe same as JSON: dist/bench.json\n');
process.exitCode = rows.length === 0 || rows.some((row) => row.over) ? 1 : 0;
