/** What a label of a cleanup ladder says by its name. */
export interface LabelPromise {
  /** "kvm" of put_kvm. */
  readonly things: readonly string[];
  /** Does a function of this name do what the label says? */
  isKeptBy(called: string): boolean;
}

/** Verbs of labels, and the parts of names of functions that do the same. A convention of the tree, as undoingNames() is. */
const verbs: ReadonlyMap<string, RegExp> = new Map([
  ['free', /free|destroy|release|put|close|dealloc|delete|remove|unref|cleanup|exit|fini|uninit|erase|drop|del/],
  ['destroy', /free|destroy|release|put|close|dealloc|delete|remove|unref|cleanup|exit|fini|uninit|erase|drop|del/],
  ['put', /put|release|free|unref|drop|dec|unpin|close|unget/],
  ['unpin', /unpin|put|release/],
  ['unlock', /unlock|up_|_up|exit|end|release|out/],
  ['unmap', /unmap|release|put/],
]);

/** Prefixes of names that take back what was done: snp_decommission_context(). */
const undoing = /(?:^|_)(?:de(?!v|f|s|p|bug|lay)|un(?!lock|likely|signed|til)|dis)[a-z]{4,}/;

/** Words that a label has for where it stands or how one comes there. */
const others: ReadonlySet<string> = new Set([
  'out',
  'err',
  'error',
  'fail',
  'failed',
  'e',
  'bad',
  'do',
  'and',
  'exit',
  'all',
]);
/** Words that make of a name the contrary, or something that is over. */
const contrary = /^(?:no|not|skip|skipped|dont|already|after|before|without|un|none|is|was|can|need|done|next|fast)$/;

/** Null for a label that promises nothing. The first verb counts: what follows it may be the next rung. */
export function promiseOfLabel(label: string): LabelPromise | null {
  // One that is numbered is named for its place.
  if (/\d/.test(label)) return null;
  const words = label.toLowerCase().split('_');
  if (words.some((word) => contrary.test(word))) return null;
  const verb = words.find((word) => verbs.has(word));
  const does = verb === undefined ? undefined : verbs.get(verb);
  if (does === undefined) return null;
  return {
    things: words.filter((word) => word !== '' && !verbs.has(word) && !others.has(word)),
    isKeptBy: (called) => does.test(called.toLowerCase()) || undoing.test(called),
  };
}
