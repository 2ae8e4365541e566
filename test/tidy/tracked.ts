import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of the project: tracked ones, and new ones that git does not ignore. */
export function projectFiles(): readonly string[] {
  const { stdout, status } = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error('git cannot list the files of the project');
  const files = stdout.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
  if (files.length === 0) throw new Error('git lists no files');
  return [...new Set(files)];
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Files of the project that people read: no pictures, no lock file. */
export function textFiles(): readonly string[] {
  return projectFiles().filter(
    (file) => !/\.(png|wasm|gif|ico)$/.test(file) && file !== 'package-lock.json' && file !== 'node_modules',
  );
}
