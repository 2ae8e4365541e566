import type { ConditionNode, State, TraceNode } from './state.ts';

/** The decisions of a path, oldest first. */
export function conditionsOf(state: State): ConditionNode[] {
  const list: ConditionNode[] = [];
  for (let node = state.conditions; node !== null; node = node.previous) list.push(node);
  return list.reverse();
}

/** The steps of a path, oldest first. */
export function traceOf(state: State): TraceNode[] {
  const list: TraceNode[] = [];
  for (let node = state.trace; node !== null; node = node.previous) list.push(node);
  return list.reverse();
}
