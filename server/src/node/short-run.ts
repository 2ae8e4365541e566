import { setFlagsFromString } from 'node:v8';

/**
 * For a process that lives for a second or two: V8 optimises a function only once it has run several times as long as it
 * would by default. Most of what it optimises early would never pay, and takes processor time from the run itself
 * (docs/measurements.md). A process that stays leaves the default.
 */
setFlagsFromString('--interrupt-budget=400000');
