import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

/** A bundle that is read and not yet run. */
export interface Program {
  /** Runs its top level. */
  start(): void;
  /** What V8 made of it so far: what runs it next time need not compile that again. */
  compiled(): Buffer;
}

/**
 * Reads the bundle at `path`, in CommonJS. Beside it may be `path`.compiled: V8 takes over what was compiled when the bundle
 * was built, which is a fifth of a short run. Of another V8, or of another bundle, it is refused, and all is compiled anew.
 */
export function loadProgram(path: string): Program {
  // The bundle asks for `programUrl` where the source says import.meta.url (scripts/build.mjs).
  const names = 'exports, require, module, __filename, __dirname, programUrl';
  const source = `(function (${names}) {${readFileSync(path, 'utf8')}\n})`;
  const cachedData = readIfThere(`${path}.compiled`);
  const script = new Script(source, { filename: path, ...(cachedData === null ? {} : { cachedData }) });
  return {
    start() {
      const module = { exports: {} };
      const run = script.runInThisContext() as (...given: unknown[]) => void;
      run(module.exports, createRequire(path), module, path, dirname(path), pathToFileURL(path).href);
    },
    compiled: () => script.createCachedData(),
  };
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Where the bundle of the command line is, seen from the script beside it. */
export function programBeside(script: string): string {
  return fileURLToPath(new URL('program.cjs', script));
}
