/**
 * How often a path decided again what was known before paths became one. Of those that became one the one that did it
 * least, and the one that did it most: to decide once more is to be either.
 */
export interface Redecided {
  readonly least: number;
  readonly most: number;
}

export const neverRedecided: Redecided = { least: 0, most: 0 };

/** The path decides so many values again, and may be the half that did so before. */
export function decideAgain({ most }: Redecided, values: number): Redecided {
  return { least: most + values, most: most + values };
}

/** Of two paths that become one. */
export function redecidedByEither(a: Redecided, b: Redecided): Redecided {
  if (a === b || (a.least <= b.least && a.most >= b.most)) return a;
  return { least: Math.min(a.least, b.least), most: Math.max(a.most, b.most) };
}
