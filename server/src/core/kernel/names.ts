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

/** Those of them that say so of what is allocated, and not of a lock. */
const withoutLock = /^(?:alloc|init|setup|open|pin|claim|reserve|push|pre)$/;

/** Does the name of a function say that it may return with a lock that its caller releases? */
export function saysItTakesLock(name: string): boolean {
  return saysItTakes(
    name
      .split('_')
      .filter((word) => !withoutLock.test(word))
      .join('_'),
  );
}

/**
 * Is a Kconfig symbol the promise of an architecture? Whoever sets HAVE_FOO vouches for what FOO needs there, and the
 * symbol itself says nothing of it (Documentation/kbuild/kconfig-language.rst).
 */
export function isVouchedFor(symbol: string): boolean {
  return /^(?:ARCH_)?(?:HAVE|HAS|NEED|WANT|SUPPORTS)_|^ARCH_/.test(symbol);
}

/** What names call the objects that have a count: the class of the model, and the words for it. */
const nouns: Readonly<Record<string, readonly string[]>> = {
  folio: ['folio', 'folios', 'page', 'pages'],
  file: ['file', 'files', 'fd'],
  inode: ['inode'],
  vm: ['kvm', 'vm'],
  mm: ['mm'],
  task: ['task'],
  dentry: ['dentry'],
  module: ['module'],
};
/** Nouns of things that are no counted object of the model: foo_get_pfn() hands out a number. */
const others = ['pfn', 'gfn', 'hva', 'gpa', 'spte', 'order', 'stats'];

/**
 * Does the name say that the function takes a reference on an object of this class? foo_get() may take any; foo_get_pfn()
 * takes no file.
 */
export function saysItTakesOne(name: string, objectClass: string): boolean {
  if (!saysItTakes(name)) return false;
  const named = name.split('_').slice(1);
  const own = nouns[objectClass] ?? [];
  if (named.some((word) => own.includes(word))) return true;
  return !named.some((word) => others.includes(word) || Object.values(nouns).some((words) => words.includes(word)));
}

/** Words for what a function sets up, and the words for what takes it down again. */
const opposites: Readonly<Record<string, readonly string[]>> = {
  init: ['exit', 'uninit', 'deinit', 'destroy', 'free', 'cleanup', 'fini', 'teardown', 'release'],
  create: ['destroy', 'delete', 'free', 'release', 'remove'],
  alloc: ['free', 'dealloc', 'release', 'destroy'],
  allocate: ['free', 'release', 'destroy'],
  setup: ['unsetup', 'teardown', 'cleanup', 'destroy', 'free'],
  open: ['release', 'close'],
  register: ['unregister', 'deregister'],
  add: ['del', 'remove', 'delete'],
  insert: ['erase', 'remove', 'delete'],
  link: ['unlink'],
  attach: ['detach'],
  track: ['untrack'],
  account: ['unaccount'],
  map: ['unmap'],
  pin: ['unpin'],
  get: ['put', 'release'],
  start: ['stop'],
  load: ['unload'],
  enable: ['disable'],
  bind: ['unbind'],
  install: ['uninstall'],
  activate: ['deactivate'],
};

/** The names that by the tree's conventions undo what a function of this name does: foo_init() and foo_exit(). */
export function undoingNames(name: string): readonly string[] {
  const words = name.replace(/^_+/, '').split('_');
  return words.flatMap((word, position) =>
    (opposites[word] ?? []).map((other) =>
      [...words.slice(0, position), other, ...words.slice(position + 1)].join('_'),
    ),
  );
}

const changesLocks =
  /lock|(?:^|_)(?:rcu|irq\w*|irqsave|irqrestore|preempt|bh|disable|enable|begin|end|enter|exit|start|stop)(?:_|\d*$)/;

/** Does the name say that the function takes or releases something for its caller? */
export function saysItChangesLocks(name: string): boolean {
  return changesLocks.test(name);
}

const freeing = /(?:^|_)(?:free|destroy|release|delete|dealloc|kfree)(?:_|\d*$)/;

/** Does the name of a function, or of a member that leads to one, say that what it is given is gone afterwards? */
export function saysItFrees(name: string): boolean {
  return freeing.test(name);
}

const destroying = /(?:^|_)(?:free|destroy|dealloc)(?:_|\d*$)/;

/** Does the name of a member that leads to a function say that what it is given is memory no more afterwards? */
export function saysItDestroys(name: string): boolean {
  return destroying.test(name);
}

const ending =
  /(?:^|_)(?:free\w*|destroy|release|delete|close|exit|uninit|deinit|cleanup|fini|teardown|unsetup|unregister|remove|evict|put|drop|unpin|unload|shutdown)(?:_|\d*$)/;

/** Does the name say that the function ends the life of what it is about, or of what that holds? */
export function saysItEnds(name: string): boolean {
  return ending.test(name);
}

const undoing = /(?:^|_)(?<!(?:at|on|check|can|before|after)_)(?:free|destroy|release|put|unpin|erase)(?:_|s?\d*$)/;

/** Does the name say that the function is there to free or release something, and for nothing else? */
export function saysItReleases(name: string): boolean {
  return undoing.test(name);
}

const givingBack = /(?:^|_)(?:k?v?z?free|(?:f|i|d|mm|bd|h)?put|release|unpin|drop|destroy|unref)(?:_|s?\d*$)/;

/** Does the name say that one thing that the function is given is given back, or freed? */
export function saysItGivesBack(name: string): boolean {
  return givingBack.test(name);
}

const asking =
  /(?:^|_)(?:is|are|has|have|can|may|must|should|needs?|test|allowed|allows|valid|equal|same|permitted|supported|enabled)(?:_|$)/;

/** Does the name ask something, and say of nothing that it is done? */
export function saysItAsks(name: string): boolean {
  return asking.test(name) && !/(?:^|_)(?:try|set|clear|get|put|inc|dec|add|sub|take|grab|test_and)(?:_|$)/.test(name);
}

/** Does the name say that a pin is given back? */
export function saysItUnpins(name: string): boolean {
  return /(?:^|_)unpin(?:_|$)/.test(name);
}

const settingUp = /(?:^|_)(?:init|setup|create|alloc|load|open|register|start|module)(?:_|\d*$)/;

/** Does the name say that the function sets something up that another takes down? */
export function saysItSetsUp(name: string): boolean {
  return settingUp.test(name);
}

const putting = /(?:^|_)(?:put|unpin)(?:_|\d*$)/;

/** Structs with a count, as C writes them, that functions which are named so give back. */
const countedStructs: ReadonlySet<string> = new Set([
  'struct folio',
  'struct page',
  'struct file',
  'struct inode',
  'struct kvm',
  'struct mm_struct',
  'struct task_struct',
  'struct pid',
  'struct dentry',
]);

/** Structs whose count moves by calls that the catalogue has, and by nothing else: other counters in them are other counts. */
const countedByCalls: ReadonlySet<string> = new Set(['struct folio', 'struct page']);

/** Is a step of some counter no reference to an object of this struct? */
export function isCountedByCalls(struct: string): boolean {
  return countedByCalls.has(struct);
}

/** Does the name say that a reference to an object of this struct, which is a parameter, is given back? */
export function saysItPuts(name: string, struct: string): boolean {
  return putting.test(name) && countedStructs.has(struct);
}
