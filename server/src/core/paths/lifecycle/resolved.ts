import type { ObjectClass } from '../../kernel/primitive.ts';

/** A value after all calls that it comes from were looked through. */
export interface Resolved {
  /** Members and variables that it is read from. */
  readonly loaded: ReadonlySet<string>;
  /** Members and variables whose address it is. */
  readonly addresses: ReadonlySet<string>;
  /** Parameters that it is, or is another view of. */
  readonly parameters: ReadonlySet<number>;
  /** Members by which it was found in a list. */
  readonly entries: ReadonlySet<string>;
  /** It was allocated: of these classes. */
  readonly fresh: ReadonlySet<ObjectClass>;
  /** It came with a reference to it: of these classes. */
  readonly counted: ReadonlySet<ObjectClass>;
  readonly isNull: boolean;
  /** Some of it comes from where nothing tells. */
  readonly isOpen: boolean;
  readonly tag: string | null;
  readonly same: string | null;
}

export const nothing: Resolved = {
  loaded: new Set(),
  addresses: new Set(),
  parameters: new Set(),
  entries: new Set(),
  fresh: new Set(),
  counted: new Set(),
  isNull: false,
  isOpen: false,
  tag: null,
  same: null,
};

export const open: Resolved = { ...nothing, isOpen: true };

/** Any of these. The names of the first stay. */
export function anyOf(values: readonly Resolved[], named: Pick<Resolved, 'tag' | 'same'>): Resolved {
  const all = <T>(of: (value: Resolved) => ReadonlySet<T>): ReadonlySet<T> =>
    new Set(values.flatMap((value) => [...of(value)]));
  return {
    loaded: all((value) => value.loaded),
    addresses: all((value) => value.addresses),
    parameters: all((value) => value.parameters),
    entries: all((value) => value.entries),
    fresh: all((value) => value.fresh),
    counted: all((value) => value.counted),
    isNull: values.some((value) => value.isNull),
    isOpen: values.some((value) => value.isOpen),
    tag: named.tag ?? values.find((value) => value.tag !== null)?.tag ?? null,
    same: named.same,
  };
}
