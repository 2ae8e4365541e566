#!/usr/bin/env node
// Before anything that runs for long is loaded.
import '../node/short-run.ts';
import { loadProgram, programBeside } from '../node/program.ts';

// Threads of a run begin with this file too.
loadProgram(programBeside(import.meta.url)).start();
