import type { TypeFacts } from './type-facts.ts';

/**
 * The vocabulary in which the catalogue declares kernel primitives.
 *
 * A primitive is a kernel function or macro whose body the machine does not interpret, because it is the boundary of
 * the model. It is declared once, as data; the machine's step, the path effect, the hover and the reference page all
 * come from that declaration. Every kernel fact of this project stands in this folder and nowhere else.
 */

/**
 * Where a value or an effect is, seen from a call: a parameter by its name in `signature`, `result`, or a path from
 * one: "folio", "inode->i_mapping", "*pages", "&slot->gmem". Names are the signature's, never the caller's.
 *
 * Two more roots stand for what no argument names: `current`, the task that makes the call, and `cpu`, the processor
 * that it runs on. A parameter that is listed in `byName` stands for the expression in the caller's text, so that a
 * store to it is a store to the caller's variable.
 */
export type Place = string;

/** What a reference count, a lock or an allocation belongs to; the word that a reader sees. */
export type ObjectClass =
  | 'folio'
  | 'page'
  | 'mapping'
  | 'inode'
  | 'file'
  | 'vm'
  | 'vcpu'
  | 'memslot'
  | 'vma'
  | 'mm'
  | 'task'
  | 'slab'
  | 'cache'
  | 'fd'
  | 'module'
  | 'mempolicy'
  | 'pages'
  | 'notifier'
  | 'kref'
  | 'device'
  | 'dentry'
  | 'other';

/** Who holds a reference. `caller` is the code under analysis itself. */
export type Holder = 'caller' | 'page cache' | 'private' | 'pin' | 'host mapping' | 'lru batch';

/** A number: a constant, a parameter's value, or the number of pages of the folio at a place. */
export type Amount = number | { readonly of: Place } | { readonly pagesOf: Place };

/** One lock of the model. The place that it is on tells instances apart. */
export interface LockSpec {
  /**
   * The object or the lock variable itself: "folio", "mapping", "lock". A page pointer stands for its folio, and a
   * field that TypeFacts.locks names stands for its object: write_lock(&kvm->mmu_lock) is mmu_lock of kvm.
   */
  readonly on: Place;
  /** "folio lock", "invalidate_lock", "mmu_lock", "mutex", "spinlock", "rwsem", "rcu", "srcu", ...: what is shown, and what sleep rules go by. */
  readonly lock: LockName;
  readonly mode: 'exclusive' | 'shared';
}

export type LockName =
  | 'folio lock'
  | 'invalidate_lock'
  | 'mmu_lock'
  | 'mmap_lock'
  | 'mutex'
  | 'spinlock'
  | 'rwlock'
  | 'rwsem'
  | 'rcu'
  | 'srcu'
  | 'preemption'
  | 'interrupts'
  | 'page table lock'
  | 'i_pages lock'
  | 'seqcount'
  | 'local_lock'
  | 'bottom halves'
  | 'cpus_read_lock'
  /** pagefault_disable(): user memory that is not there is not waited for. */
  | 'page faults'
  /** Only in `needs`: a lock of whatever kind that is on this place, as lockdep_assert_held(&x) asks. */
  | 'any lock';

export type SimpleCondition =
  /** The argument, a flag word, has all bits of the named constant (or "A|B"). */
  | { readonly flags: Place; readonly has: string }
  | { readonly null: Place }
  | { readonly equal: readonly [Place, number] }
  | { readonly less: readonly [Place, number] }
  /** The values at the two places are equal. */
  | { readonly same: readonly [Place, Place] }
  /** A folio flag or another state that an effect of kind `flag` sets: "uptodate", "private", "hwpoison". */
  | { readonly state: Place; readonly flag: string }
  /**
   * A collection has an entry: its head and what bounds the search, in the order in which a loop over it names them.
   * A loop over the same collection runs its body exactly where this holds.
   */
  | { readonly present: readonly Place[] }
  /** The C expression passed for this parameter, taken by name as a macro does, is true. */
  | { readonly holds: Place };

export type Condition =
  | SimpleCondition
  /** An error pointer. */
  | { readonly error: Place }
  /** The path knows that it holds; where that is open, this does not hold, and nothing forks. */
  | { readonly known: Condition }
  | { readonly not: Condition }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Effect = EffectKind & {
  /** Only where this holds; unknown conditions fork. */
  readonly when?: Condition;
  /** How to say it, where the default words would mislead. */
  readonly says?: string;
};

export type EffectKind =
  /** Reference count of the object at `of`, by holder. For `folio` a page pointer or a frame number stands for its folio. */
  | {
      readonly effect: 'ref';
      readonly of: Place;
      readonly class: ObjectClass;
      readonly holder: Holder;
      readonly by: Amount;
      readonly down?: true;
      /** No change made by the call: these references are there when it returns, whoever took them. */
      readonly known?: true;
    }
  /** Of a folio, or of all that an array of pages holds. */
  | {
      readonly effect: 'pin';
      readonly of: Place;
      readonly class?: 'pages';
      readonly by: Amount;
      readonly down?: true;
    }
  | { readonly effect: 'lock' | 'unlock'; readonly lock: LockSpec }
  /** mmu_invalidate_in_progress of the VM at `of`. */
  | { readonly effect: 'window'; readonly of: Place; readonly change: 'opens' | 'closes' }
  | { readonly effect: 'windowRange'; readonly of: Place; readonly start: Place; readonly end: Place }
  | { readonly effect: 'flag'; readonly of: Place; readonly flag: string; readonly value: boolean }
  /** folio->private: a reference, PG_private and the pointer. */
  | { readonly effect: 'attach'; readonly of: Place; readonly object: Place }
  | { readonly effect: 'detach'; readonly of: Place }
  /** The object is given back to its allocator; NULL and error pointers are ignored where `ignores` says so. */
  | { readonly effect: 'free'; readonly of: Place; readonly ignores?: 'null' | 'null or error' }
  /** Adds to the integer or atomic_t at a place. */
  | { readonly effect: 'add'; readonly at: Place; readonly by: Amount; readonly down?: true }
  | { readonly effect: 'store'; readonly at: Place; readonly value: Value }
  /** Entries come to, or leave, the collection whose head is at the place. */
  | { readonly effect: 'recollect'; readonly of: Place }
  /** The entry at the place is in a list, chain or tree from here on; whoever walks that finds it. */
  | { readonly effect: 'link'; readonly of: Place }
  /** The entry at the place leaves the list, chain or tree that it is linked into. */
  | { readonly effect: 'unlink'; readonly of: Place }
  /** The array at `into` leads to the object from here on; without an object, what it led to has left. */
  | { readonly effect: 'enter'; readonly of: Place; readonly into: Place }
  /** An entry of the array has left it. */
  | { readonly effect: 'leave'; readonly of: Place }
  /** Any value may be at the place afterwards. */
  | { readonly effect: 'forget'; readonly at: Place }
  /** The callee keeps the object: its obligations are no longer the caller's. */
  | { readonly effect: 'keep'; readonly of: Place }
  | { readonly effect: 'unmap'; readonly of: Place; readonly side: 'host' | 'guest' }
  | { readonly effect: 'map'; readonly of: Place; readonly side: 'host' | 'guest' }
  /** Folios of a mapping leave the page cache: byte offsets, or page indices; `last` is inclusive, and "end" is the last of all. */
  | {
      readonly effect: 'truncate';
      readonly of: Place;
      readonly first: Place;
      readonly last: Place | 'end';
      readonly unit: 'bytes' | 'pages';
    }
  | { readonly effect: 'content'; readonly of: Place; readonly becomes: 'zeroes' | 'host data' | 'guest data' }
  | { readonly effect: 'ownership'; readonly of: Place; readonly becomes: 'host' | 'guest' | 'shared' }
  | { readonly effect: 'attribute'; readonly of: Place; readonly change: string }
  /** Host access to the bytes at a place: load or store through the direct map or a user mapping. */
  | { readonly effect: 'access'; readonly of: Place; readonly write: boolean }
  /**
   * A frame number or page is handed out: whether a reference came with it (null: it depends on the page), whether
   * the MMU notifier or an invalidation window says when it goes stale, and which primitive gives it back.
   */
  | {
      readonly effect: 'pfn';
      readonly of: Place;
      readonly refcounted: boolean | null;
      readonly notifierGuarded: boolean | null;
      readonly releaseWith: string | null;
    }
  /** What was looked up since the sequence number was sampled is current, for as long as mmu_lock of the VM is held. */
  | { readonly effect: 'current'; readonly of: Place }
  /** mmap_lock is taken and released inside, and user memory may fault. */
  | { readonly effect: 'userFault' }
  /**
   * The page at a place, or those of the array there, are of user memory: got for reading alone where the first condition
   * does not hold, pinned for the time of a call where the second does not, which is null for references.
   */
  | {
      readonly effect: 'userPage';
      readonly of: Place;
      readonly forWriting: SimpleCondition;
      readonly forLong: SimpleCondition | null;
    }
  /** Remote TLBs are flushed, a work item is queued, waiters are woken: shown, otherwise without consequence. */
  | { readonly effect: 'note'; readonly text: string }
  /** Control does not come back. */
  | { readonly effect: 'stop' };

export type Value =
  | { readonly is: 'void' }
  | { readonly is: 'constant'; readonly value: number }
  | { readonly is: 'null' }
  /** A negative errno out of the list; empty means any. */
  | { readonly is: 'errno'; readonly names: readonly string[] }
  /** An error pointer of one of these; empty means any. */
  | { readonly is: 'errorPointer'; readonly names: readonly string[] }
  /** Any value of the result type within the bounds. */
  | { readonly is: 'any'; readonly min?: number; readonly max?: number }
  /** A valid pointer: neither NULL nor an error pointer. Another pointer of the path may name the same object. */
  | { readonly is: 'nonNull' }
  /** A non-NULL object that no other pointer of the path names yet. `zeroed` says that its memory reads as zero. */
  | { readonly is: 'fresh'; readonly class: ObjectClass; readonly zeroed?: true }
  /** The value of a parameter, or what is stored at a path from one. */
  | { readonly is: 'place'; readonly place: Place }
  /**
   * Always the same value for the same arguments: folio_nr_pages(folio), page_to_pfn(page).
   * `inverse` names the function that undoes it: page_folio(folio_page(f, n)) is f.
   */
  | {
      readonly is: 'pure';
      readonly inverse?: string;
      readonly min?: number;
      readonly max?: number;
      readonly nonNull?: true;
      readonly arguments?: readonly Place[];
    }
  /**
   * A state that an effect of kind `flag` sets; a state not yet known stays one symbol until it is set.
   * "locked" and "private" of a folio follow from the folio lock and from what is attached as well.
   */
  | { readonly is: 'state'; readonly of: Place; readonly flag: string }
  /** How many references, pins or page table mappings the folio at a place has now; others may change it at any time. */
  | { readonly is: 'count'; readonly of: Place; readonly what: 'references' | 'pins' | 'mappings' }
  /** Arithmetic over the arguments, in C, names as in the signature: "(x) + 1". Also for macros. */
  | { readonly is: 'expression'; readonly c: string };

/**
 * One way in which a call can come out. Where several are possible, the machine forks over them.
 * `when`, `value` and the values inside effects speak of the state before the call, except for what they say of
 * `result`, and for `holds`, which speaks of the state when the call returns.
 */
export interface Result {
  readonly value: Value;
  /** Possible only where this holds; and known to hold afterwards. */
  readonly when?: Condition;
  readonly effects?: readonly Effect[];
  /** Two or three words for a witness: "found", "no memory", "timed out". */
  readonly label?: string;
}

export type Sleeps =
  | 'never'
  | 'may'
  /** Only where the condition holds: a gfp mask that may block, a flag word without FGP_NOWAIT. */
  | { readonly when: Condition };

export interface Versions {
  /** "6.4": the first release that has it. */
  readonly since?: string;
  /** "6.12": the last release that has it. */
  readonly until?: string;
  /** What differs, in a sentence. */
  readonly note?: string;
}

/** What is true of every call, whatever comes out of it. */
export interface Primitive {
  /** A C prototype; a macro is written as a function of the types that it works on. Gives the name and the parameters' names. */
  readonly signature: string;
  /** Other names of the same thing, older, newer or only prefixed differently. */
  readonly aliases?: readonly ({ readonly name: string } & Versions)[];
  /** One paragraph in our own words: what it does, what the caller owes afterwards. */
  readonly summary: string;
  /** The file in the kernel tree that defines it. */
  readonly source: string;
  readonly versions?: Versions;
  readonly sleeps: Sleeps;
  /** Locks that the caller must hold, as the kernel itself asserts or documents them. */
  readonly needs?: readonly LockSpec[];
  /** Done on every result, before what the result adds. */
  readonly effects?: readonly Effect[];
  readonly results: readonly Result[];
  /** Argument parameters that the callee neither keeps nor changes need not be named; a pointer through which anything may be written is. */
  readonly writes?: readonly Place[];
  /** Parameters that end a range: whether what they name belongs to it. */
  readonly ends?: RangeEnds;
  /** Where it fails, its work is half done or not done at all, and nothing later notices: the result must be looked at. */
  readonly mustCheck?: true;
  /** Names of primitives to read next. */
  readonly related?: readonly string[];
  /** Parameters of a macro that stand for the caller's own expression: an lvalue that is stored to, a condition that is asked again. */
  readonly byName?: readonly string[];
  /** What the same name was, or still is, in other releases; each says only what differs. */
  readonly formerly?: readonly FormerForm[];
  /** The pattern that this was made from; it implies `preferBody`. */
  readonly family?: string;
  /** Nobody read the body: the name alone says what this says. It belongs among the assumptions of a result. */
  readonly presumed?: true;
  /** Where the tree has the body, interpreting it tells more than this: for what a lone file or a hunk calls. */
  readonly preferBody?: true;
}

/** "end" -> 'excluded': the range goes up to it without it. */
export type RangeEnds = Readonly<Record<string, 'included' | 'excluded'>>;

/** The same name with another prototype or another outcome. Told apart by `versions` and by the number of parameters. */
export type FormerForm = Partial<Omit<Primitive, 'signature' | 'versions' | 'aliases' | 'formerly' | 'family'>> & {
  readonly signature: string;
  readonly versions: Versions;
};

/** Many names of one shape: trace_*(), folio_test_*(), pr_*(). */
export interface PatternPrimitive {
  /** A regular expression for the whole name; its first group is what `$1` stands for below. */
  readonly pattern: string;
  /** Names that it stands for, for the reference page and the tests. */
  readonly examples: readonly string[];
  /** `$name` is replaced by the name called and `$1` by the first group in lower case, in every string of it. */
  readonly form: Omit<Primitive, 'family'>;
}

/** A macro that heads a loop: list_for_each_entry, xa_for_each_range. */
export interface LoopPrimitive {
  /** "list_for_each_entry(pos, head, member)". */
  readonly form: string;
  readonly aliases?: readonly ({ readonly name: string } & Versions)[];
  readonly summary: string;
  readonly source: string;
  /** Variables that get a new value in each round. */
  readonly binds: readonly { readonly parameter: string; readonly to: Value }[];
  /** What the variables are after the last round; a variable that is not named has any value. */
  readonly done?: readonly { readonly parameter: string; readonly to: Value }[];
  /** True where the current entry may be removed or freed inside the loop. */
  readonly removalSafe: boolean;
  /** The next one is read out of the current one: what the body frees, the loop reads. */
  readonly nextInCurrent?: true;
  readonly ends?: RangeEnds;
  readonly effects?: readonly Effect[];
}

/** A macro that declares a variable where a statement may stand: XA_STATE(xas, &mapping->i_pages, index). */
export interface DeclarationMacro {
  /** "XA_STATE(name, array, index)". */
  readonly form: string;
  readonly summary: string;
  readonly source: string;
  /** The parameter that is the name of the variable. */
  readonly declares: string;
  readonly type: string;
  /** Members that the declaration sets, from its parameters: "xa_index" is `index`. */
  readonly sets?: readonly { readonly field: string; readonly parameter: string }[];
}

/** A class of guard(), scoped_guard(), CLASS() or __free(): what runs at the start and at every exit of the scope. */
export interface GuardClass {
  /** "mutex", "rcu", "fd", "kfree". */
  readonly name: string;
  /** For a lock: the primitives, called with the guard's argument. Null constructor: __free, only the end matters. */
  readonly enter: string | null;
  readonly exit: string;
  /** Which values of the variable the end ignores. */
  readonly ignores?: 'null' | 'null or error' | 'negative';
  readonly summary: string;
}

/** One subsystem of the catalogue; one file each. */
export interface PrimitiveGroup {
  readonly name: string;
  readonly title: string;
  readonly primitives: readonly Primitive[];
  readonly families?: readonly PatternPrimitive[];
  readonly loops?: readonly LoopPrimitive[];
  readonly guards?: readonly GuardClass[];
  readonly declarations?: readonly DeclarationMacro[];
  readonly types?: TypeFacts;
}
