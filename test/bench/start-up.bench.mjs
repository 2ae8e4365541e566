// What every call of the command line pays before it does anything.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export const name = 'start-up';

export function run(bench) {
  bench.add('folioscope --version', () => {
    const { status } = spawnSync(process.execPath, [cli, '--version']);
    if (status !== 0) throw new Error(`exit status ${status}`);
  });
}
