import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** What the README shows is what the command line prints, times apart. FOLIOSCOPE_UPDATE=1 writes it anew. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const readme = `${root}README.md`;
const time = /\b\d+\.\d\d s$/gm;

test.each([
  ['check', 'samples/linux/mm/gmemlib.c'],
  ['effects', 'samples/linux/mm/gmemlib.c:gmemlib_fault'],
])('%s %s', (command, operand) => {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.js', command, operand], { cwd: root, encoding: 'utf8' });
  const block = new RegExp(`(<!-- ${command} -->\n\n\`\`\`text\n)([^]*?)(\`\`\`\n)`);
  const text = readFileSync(readme, 'utf8');
  const shown = block.exec(text)?.[2] ?? 'no such block';
  if (process.env['FOLIOSCOPE_UPDATE'] !== '1') expect(stdout.replace(time, 'TIME')).toBe(shown.replace(time, 'TIME'));
  else if (stdout.replace(time, 'TIME') !== shown.replace(time, 'TIME'))
    writeFileSync(
      readme,
      text.replace(block, (_, before: string, _old, after: string) => before + stdout + after),
    );
});
