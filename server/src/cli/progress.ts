import type { ProgressStep } from './engine.ts';
import type { Terminal } from './terminal.ts';

/** One line on a terminal that says how far a long run is, and goes away when it is done. */
export interface Progress {
  step(step: ProgressStep): void;
  clear(): void;
}

/** Work shorter than this shows nothing; the line changes at most ten times a second. */
const patience = 1000;
const interval = 100;

export function createProgress(terminal: Terminal, wanted: 'shown' | 'silent'): Progress {
  if (wanted === 'silent' || !terminal.errorIsTerminal) return { step: () => undefined, clear: () => undefined };
  const started = terminal.millis();
  let last = started + patience - interval;
  let shown = 0;
  return {
    step({ done, total, what }) {
      const now = terminal.millis();
      if (now - last < interval) return;
      last = now;
      const line = `${done}/${total} ${what}`.slice(0, (terminal.columns ?? 80) - 1);
      terminal.warn(`\r${line.padEnd(shown)}`);
      shown = line.length;
    },
    clear() {
      if (shown > 0) terminal.warn(`\r${' '.repeat(shown)}\r`);
      shown = 0;
    },
  };
}
