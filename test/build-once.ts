import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Tests that start the command line start the bundle that users get; it takes a second to make. Where it
 * cannot be made the old one goes away: those tests then fail, and all others still run.
 */
export default function buildOnce(): void {
  const script = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status === 0) return;
  process.stderr.write('The bundle could not be built: tests of the command line will fail.\n');
  rmSync(fileURLToPath(new URL('../dist/cli.js', import.meta.url)), { force: true });
}
