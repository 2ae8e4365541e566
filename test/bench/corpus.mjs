// What the benches over real kernel text share: where it is, which files, and one run of the command line over them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');
const atExit = pathToFileURL(join(root, 'test', 'bench', 'usage.mjs')).href;
const longestRun = 20 * 60 * 1000;

export const corpus = resolve(root, process.env.FOLIOSCOPE_CORPUS || '../shared/corpus');

/** The reason why a bench over the corpus cannot run here, or null. */
export function missing() {
  return existsSync(join(corpus, 'sources')) ? null : 'there is no corpus (set FOLIOSCOPE_CORPUS to its directory)';
}

/** The file of a tree, or null where the tree has none. */
export function source(tree, path) {
  const file = join(corpus, 'sources', tree, path);
  return existsSync(file) ? file : null;
}

/** One whole process: its JSON, the milliseconds from start to end and those of a processor, and its peak memory. */
export function runCheck(operands, directory = root) {
  const scratch = mkdtempSync(join(tmpdir(), 'folioscope-bench-'));
  try {
    const usage = join(scratch, 'usage');
    const started = performance.now();
    const { stdout, stderr, status, error } = spawnSync(
      process.execPath,
      ['--import', atExit, cli, 'check', '--format', 'json', ...operands],
      {
        cwd: directory,
        encoding: 'utf8',
        maxBuffer: 1 << 30,
        timeout: longestRun,
        env: { ...process.env, FOLIOSCOPE_USAGE: usage },
      },
    );
    const millis = performance.now() - started;
    if (status !== 0 && status !== 1)
      throw new Error(`check ${operands.join(' ')}: ${error?.message ?? `exit status ${status}\n${stderr}`}`);
    return { result: JSON.parse(stdout), millis, ...JSON.parse(readFileSync(usage, 'utf8')) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** tree-sitter with the C grammar and nothing else: what a file costs anyone who parses it at all. */
export function bareParser() {
  const load = createRequire(import.meta.url);
  const Parser = load('tree-sitter');
  const parser = new Parser();
  parser.setLanguage(load('tree-sitter-c'));
  return (text) =>
    parser.parse((index) => text.slice(index, index + 16_384), undefined, { bufferSize: 32_768 }).rootNode;
}
