import type { Exit } from '../explore.ts';

/**
 * A path that began one section of the task or its processor and ended another, which it had not begun, answered one
 * question in two ways: what takes them asks the same before either.
 */
export function isCrossed({ state }: Exit): boolean {
  let begun = false;
  let ended = false;
  for (const { on, exclusive, shared } of state.locks.values()) {
    if (on.kind !== 'global') continue;
    begun ||= exclusive + shared > 0;
    ended ||= exclusive < 0 || shared < 0;
  }
  return begun && ended;
}
