import type { EffectWord } from '../../machine/effects.ts';
import type { TraceNode } from '../../machine/state.ts';

/** What a path did, each word with its step: the newest step first, the words of one step in their order. */
export function* traceWords(trace: TraceNode | null): Generator<readonly [EffectWord, TraceNode]> {
  for (let node = trace; node !== null; node = node.previous) for (const word of node.effects) yield [word, node];
}
