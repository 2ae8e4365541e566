/**
 * What the names of the kernel say of numbers: which are the two ends of a range, which count, which round. A convention
 * of the tree and no promise, so what rests on it is compared with what the code does, and a name alone accuses nobody.
 */

const starts = /^(?:l|n|v|h|g|pg)?(?:start|first|begin)$/;
const ends = /^(?:l|n|v|h|g|pg)?(?:end|last)$/;

/** A name that is one end of a range; `stem` is what is left of it without the word: "gfn_start" and "gfn_end" share one. */
export interface RangeEnd {
  readonly role: 'start' | 'end';
  readonly stem: string;
  /** By its word the last one that belongs to it, and not one past that. */
  readonly isLast: boolean;
}

export function rangeEnd(name: string): RangeEnd | null {
  const words = name.split('_');
  const found = words.map((word) => (starts.test(word) ? 'start' : ends.test(word) ? 'end' : null));
  const at = found.findIndex((role) => role !== null);
  const role = found[at];
  if (role === undefined || role === null || found.filter((one) => one !== null).length > 1) return null;
  const word = words[at] ?? '';
  const stem = words.map((one, i) => (i === at ? one.replace(/start|first|begin|end|last/, '') : one)).join('_');
  return { role, stem, isLast: word.endsWith('last') };
}

/** Parameters whose name says that what they are given belongs to the range. */
export function isInclusive(parameter: string): boolean {
  return parameter === 'max' || rangeEnd(parameter)?.isLast === true;
}

const counts = /^(?:n|nr|num|len|length|size|count|cnt|npages|nbytes|pages|bytes|ptrs|max)$/;

/** Does the name say that the number counts what is in a range: nr_pages, npages, len, PAGE_SIZE, folio_nr_pages()? */
export function saysHowMany(name: string): boolean {
  const words = name.toLowerCase().split('_');
  const [first] = words;
  const last = words.at(-1) ?? '';
  if (first === 'max' || first === 'min') return false;
  return (
    first === 'nr' ||
    first === 'ptrs' ||
    words.includes('pages') ||
    (words.includes('nr') && last !== 'nr') ||
    (counts.test(last) && last !== 'max')
  );
}

/** Functions of two numbers that give one of them. */
export function choosesOne(name: string): boolean {
  return /^u?(?:min|max)(?:_t)?$/.test(name);
}

/** A function that stores the sum of its first two arguments where the third points. */
export function addsInto(name: string): boolean {
  return name === 'check_add_overflow' || name === '__builtin_add_overflow';
}

/** Functions that move a number to the next boundary: what was one past the last stays so. */
export function roundsUp(name: string): boolean {
  return /(?:^|_)(?:ALIGN|round_up|roundup)$/i.test(name);
}

/** Functions that move a number to a boundary, whichever way. */
export function rounds(name: string): boolean {
  return /(?:^|_)(?:ALIGN|round|rounddown|roundup)(?:_|$)/i.test(name);
}

/** The function that finishes what one of this name prepares: foo_post_bar() of foo_pre_bar(). */
export function finisherOf(name: string): string | null {
  const words = name.split('_');
  const at = words.indexOf('pre');
  return at < 0 ? null : words.map((word, i) => (i === at ? 'post' : word)).join('_');
}

/** Kinds of numbers that are written alike and mean different things, by the type's name. */
const kinds: Readonly<Record<string, string>> = {
  gfn_t: 'a frame number of the guest',
  kvm_pfn_t: 'a frame number of the host',
  pgoff_t: 'an index into a file',
  gpa_t: 'an address of the guest',
  hpa_t: 'an address of the host',
  hva_t: 'a user address',
};

/** What a number of the type is, or null where its type says nothing. */
export function numberKind(typeName: string): string | null {
  return kinds[typeName] ?? null;
}

/** May a number of one type be given where another type is written? So where they are the same kind, or say no kind. */
export function mayStandFor(given: string, taken: string): boolean {
  const [a, b] = [kinds[given], kinds[taken]];
  return a === undefined || b === undefined || a === b;
}
