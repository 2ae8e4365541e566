// Run by scripts/build.mjs beside the bundle, with the arguments of a run that is worth being quick at.
import '../node/short-run.ts';
import { writeFileSync } from 'node:fs';
import { loadProgram, programBeside } from '../node/program.ts';

const path = programBeside(import.meta.url);
const program = loadProgram(path);
process.on('exit', () => {
  writeFileSync(`${path}.compiled`, program.compiled());
});
program.start();
