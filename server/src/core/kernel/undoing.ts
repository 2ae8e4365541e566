/**
 * Which function undoes which, by their names: the tree calls them alike but for one word (foo_create, foo_destroy). A
 * convention, used where a function shows by what it does that it means these two so.
 */
export function undoes(undo: string, done: string): boolean {
  const undoWords = wordsOf(undo);
  const doneWords = wordsOf(done);
  return doneWords.some((word, index) =>
    undoWords.some((other, at) => isOpposite(word, other) && restOf(doneWords, index) === restOf(undoWords, at)),
  );
}

/**
 * Does the callback of this name open an invalidation window of whoever registered it, and which name closes that again?
 * As the MMU notifiers have it (include/linux/mmu_notifier.h): invalidate_range_start, invalidate_range_end.
 */
export function closesWindowOf(opening: string, closing: string): boolean {
  return (
    /(?:^|_)invalidate(?:_|$)/.test(opening) && /(?:^|_)(?:start|begin)$/.test(opening) && undoes(closing, opening)
  );
}

/** Can the text call such a callback at all? */
export function mentionsOpening(text: string): boolean {
  return /(?:->|\.)\w*invalidate\w*(?:start|begin)\(/.test(text);
}

/** Does a call of this name only look whether another one failed? */
export function asksForFailure(name: string): boolean {
  return /^(?:IS_ERR(?:_OR_NULL|_VALUE)?|PTR_ERR(?:_OR_ZERO)?|(?:VM_)?WARN(?:_ON)?(?:_ONCE)?|KVM_BUG_ON|(?:un)?likely|\w+_(?:error|failed))$/.test(
    name,
  );
}

/** Words that say how something is done and not what. */
const manner = new Set([
  'try',
  'current',
  'new',
  'node',
  'usercopy',
  'killable',
  'nested',
  'interruptible',
  'no',
  'var',
]);

function wordsOf(name: string): readonly string[] {
  return name.split('_').filter((word) => word !== '' && !manner.has(word));
}

function restOf(words: readonly string[], index: number): string {
  return words.filter((_, at) => at !== index).join('_');
}

function isOpposite(word: string, other: string): boolean {
  return other === `un${word}` || other === `de${word}` || (opposites[word] ?? []).includes(other);
}

const opposites: Readonly<Record<string, readonly string[]>> = {
  init: ['exit', 'fini', 'destroy', 'free', 'cleanup', 'release', 'teardown', 'remove'],
  create: ['destroy', 'free', 'delete', 'remove', 'release'],
  alloc: ['free', 'release', 'destroy'],
  zalloc: ['free', 'release', 'destroy'],
  allocate: ['free', 'release', 'deallocate'],
  enable: ['disable'],
  start: ['stop', 'end', 'cancel', 'abort'],
  begin: ['end', 'finish'],
  setup: ['teardown', 'cleanup', 'destroy', 'remove'],
  get: ['put', 'release'],
  acquire: ['release'],
  add: ['del', 'remove', 'delete', 'rm'],
  insert: ['remove', 'erase', 'delete'],
  attach: ['detach'],
  open: ['close', 'release'],
  prepare: ['cleanup', 'finish', 'abort'],
  reserve: ['release'],
  connect: ['disconnect'],
  grab: ['put', 'drop', 'release', 'ungrab'],
  hold: ['release', 'put'],
  request: ['release', 'free'],
  suspend: ['resume'],
  save: ['restore'],
  take: ['release', 'put'],
  install: ['remove', 'uninstall'],
  mount: ['umount', 'unmount'],
  freeze: ['thaw'],
  probe: ['remove'],
  inc: ['dec'],
};
