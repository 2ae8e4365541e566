import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../package.json';

/** One section of a transcript: a heading, files to begin with, and blocks of commands with what they print. */
export interface Section {
  readonly title: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly consoles: readonly Console[];
}

/** A fenced `console` block: `at` and `end` are offsets of what stands between the fences. */
export interface Console {
  readonly at: number;
  readonly end: number;
  readonly commands: readonly string[];
}

const bundle = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

/** Reads the sections of a Markdown file. Blocks whose first line is ```LANGUAGE file=PATH are files. */
export function readSections(markdown: string): readonly Section[] {
  const sections: { title: string; files: { path: string; text: string }[]; consoles: Console[] }[] = [];
  for (const match of markdown.matchAll(/^## (.+)$|^(`{3,})(\w+)(?: file=(\S+))?\n([^]*?)^\2$/gm)) {
    const [whole, title, fence, language, path, text] = match;
    if (title !== undefined) sections.push({ title, files: [], consoles: [] });
    const section = sections.at(-1);
    if (section === undefined || text === undefined) continue;
    if (path !== undefined) section.files.push({ path, text });
    else if (language === 'console') {
      const at = match.index + whole.indexOf('\n') + 1;
      const commands = text.split('\n').filter((line) => line.startsWith('$ '));
      section.consoles.push({
        at,
        end: match.index + whole.length - fence!.length,
        commands: commands.map((line) => line.slice(2)),
      });
    }
  }
  return sections;
}

/**
 * Runs a section's commands in a directory of its own and gives, for each block, what it should have said: standard
 * output as it is, standard error behind "2> ", the exit status in brackets. `folioscope` is a symbolic link to the
 * bundle, `samples` to the project's. Times and the version are replaced by the same for every run.
 */
export function play(section: Section): readonly string[] {
  const directory = mkdtempSync(join(tmpdir(), 'folioscope-cli-'));
  try {
    const bin = join(directory, '.bin');
    mkdirSync(bin);
    symlinkSync(bundle, join(bin, 'folioscope'));
    symlinkSync(samples, join(directory, 'samples'));
    for (const { path, text } of section.files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    return section.consoles.map((block) =>
      block.commands.map((command) => runCommand(command, directory, bin)).join(''),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function runCommand(command: string, directory: string, bin: string): string {
  const environment = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    LC_ALL: 'C',
    NO_COLOR: '',
  };
  const { stdout, stderr, status } = spawnSync('sh', ['-c', command], {
    cwd: directory,
    env: environment,
    encoding: 'utf8',
    input: '',
  });
  const errors = stderr.replace(/^(?=.)/gm, '2> ');
  return `$ ${command}\n${steady(withNewline(stdout))}${steady(withNewline(errors))}[${status ?? 'killed'}]\n`;
}

function withNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function steady(text: string): string {
  return text
    .replaceAll(version, 'VERSION')
    .replace(/\b\d+\.\d\d s$/gm, 'TIME s')
    .replace(/tree-sitter \((?:native|wasm)\)/g, 'tree-sitter (PARSER)')
    .replace(/"millis": [\d.]+/g, '"millis": MILLIS');
}
