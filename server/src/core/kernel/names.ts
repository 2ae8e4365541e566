/**
 * Words by which a kernel function says that its caller gets something to give back: what it still holds when it returns
 * is then meant. A convention of the tree (foo_lock(), foo_begin(), foo_get()), used to be silent and never to accuse.
 */
const words =
  'lock\\w*|\\w*lock|begin|start|enter|acquire\\w*|get|grab|hold|take|prepare|pre|freeze|suspend|disable|stop|pause|' +
  'find|lookup|alloc|walk|map|pin|block|init|setup|open|down|claim|reserve|next|first|switch|pte|pmd|pud|save|push|deactivate';
const takes = new RegExp(`(?:^|_)(?:${words})(?:_|\\d*$)`);

/** Does the name of a function say that it takes something for its caller? */
export function saysItTakes(name: string): boolean {
  return takes.test(name);
}
