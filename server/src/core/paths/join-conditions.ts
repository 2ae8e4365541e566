import type { ConditionNode } from '../machine/state.ts';

/** One path's decisions, oldest first. */
export type Decisions = readonly ConditionNode[];

/** The most ways that are told beside what they share, and the longest text for them; more is no help to a reader. */
const mostWays = 3;
const longestText = 80;
/** Decisions in which two paths may differ and still be compared one by one. */
const mostDecisions = 5;
/** Paths that are compared with one another; of more, only what they share is told. */
const mostCompared = 24;

/**
 * What is true of each of these paths and, together, of no other: what they share, and in which ways they differ where
 * that is short to say. `a, b` and `a, !b` are `a`; `!a` and `a, !b` are "!a or !b". Where it is not short, what they
 * share is all that is told.
 */
export function joinConditions(paths: readonly Decisions[]): Decisions {
  const [first] = paths;
  if (first === undefined || paths.length === 1) return first ?? [];
  const shared = sharedBy(paths);
  const rests = paths.map((path) => path.filter((node) => !shared.has(keyOf(node))));
  const kept = first.filter((node) => shared.has(keyOf(node)));
  // Nothing is true of a path that decided no more than all did, but what all decided.
  if (rests.some((rest) => rest.length === 0)) return kept.sort((a, b) => a.order - b.order);
  const ways = simplified(rests.flatMap(apart));
  if (ways === null) return kept;
  const sharedNow = sharedBy(ways);
  const lasting = (ways[0] ?? []).filter((node) => sharedNow.has(keyOf(node)));
  const differing = ways.map((way) => way.filter((node) => !sharedNow.has(keyOf(node))));
  return [...kept, ...lasting, ...toldWays(differing)].sort((a, b) => a.order - b.order);
}

/** What is known of how one came here on either path. */
export function joinDecided(a: ConditionNode | null, b: ConditionNode | null): ConditionNode | null {
  if (a === b) return a;
  const together = commonTail(a, b);
  const apart = (node: ConditionNode | null): ConditionNode[] => {
    const list: ConditionNode[] = [];
    for (let one = node; one !== null && one !== together; one = one.previous) list.push(one);
    return list.reverse();
  };
  // The two that are most common: one has decided nothing since they parted, or each nothing but where to go there.
  if (a === together || b === together) return together;
  if (a!.previous === together && b!.previous === together && areContrary(a!, b!)) return together;
  let result = together;
  for (const node of joinConditions([apart(a), apart(b)]))
    result = { ...node, previous: result, depth: depthOf(result) + 1 };
  return result;
}

/** What both had decided before they parted. */
function commonTail(a: ConditionNode | null, b: ConditionNode | null): ConditionNode | null {
  let longer = a;
  let shorter = b;
  if (depthOf(longer) < depthOf(shorter)) [longer, shorter] = [shorter, longer];
  while (depthOf(longer) > depthOf(shorter)) longer = longer?.previous ?? null;
  while (longer !== shorter) [longer, shorter] = [longer?.previous ?? null, shorter?.previous ?? null];
  return longer;
}

function depthOf(node: ConditionNode | null): number {
  return node?.depth ?? 0;
}

function keyOf(node: ConditionNode): string {
  return node.key;
}

function sharedBy(paths: readonly Decisions[]): ReadonlySet<string> {
  const [first = [], ...others] = paths;
  const shared = new Set<string>();
  for (const { key } of first) if (others.every((other) => other.some((node) => node.key === key))) shared.add(key);
  return shared;
}

/** A decision that stands for several ways is taken apart into them. */
function apart(path: Decisions): readonly Decisions[] {
  const joined = path.find((node) => node.ways !== undefined);
  if (joined?.ways === undefined) return [path];
  const others = path.filter((node) => node !== joined);
  return joined.ways.flatMap((way) => apart([...others, ...way]));
}

/** The same set of paths in fewer words; null where there are too many to compare. */
function simplified(paths: readonly Decisions[]): readonly Decisions[] | null {
  if (paths.some((path) => path.length === 0)) return [[]];
  if (paths.length > mostCompared || paths.some((path) => path.length > mostDecisions)) return null;
  let ways = [...paths];
  for (;;) {
    ways = ways.filter((way, i) => !ways.some((other, j) => i !== j && absorbs(other, way, j < i)));
    const at = ways.findIndex((way) => decidedOtherwise(way, ways) !== null);
    if (at === -1) return ways;
    const way = ways[at]!;
    const needless = decidedOtherwise(way, ways);
    ways[at] = way.filter((node) => node !== needless);
  }
}

/** Whoever goes the longer way goes the shorter one too. */
function absorbs(shorter: Decisions, longer: Decisions, isFirst: boolean): boolean {
  return (shorter.length < longer.length || isFirst) && isPartOf(shorter, longer);
}

function isPartOf(some: Decisions, all: Decisions): boolean {
  return some.every((node) => all.some((other) => keyOf(other) === keyOf(node)));
}

/** A decision of the way that says nothing: who decides it otherwise and does all the rest is on another of the ways. */
function decidedOtherwise(way: Decisions, ways: readonly Decisions[]): ConditionNode | null {
  for (const node of way) {
    const rest = way.filter((other) => other !== node);
    for (const other of ways) {
      const contrary = other === way ? undefined : other.find((one) => areContrary(one, node));
      if (contrary === undefined) continue;
      const needed = other.filter((one) => one !== contrary);
      if (isPartOf(needed, rest)) return node;
    }
  }
  return null;
}

/** One of the two holds, always, and never both. */
function areContrary(a: ConditionNode, b: ConditionNode): boolean {
  if (a.at !== b.at) return false;
  if (a.outOf === 2 && b.outOf === 2) return a.text !== b.text;
  return a.contrary === b.text || b.contrary === a.text;
}

function toldWays(ways: readonly Decisions[]): Decisions {
  const nodes = ways.flat();
  const last = nodes.at(-1);
  if (last === undefined || ways.some((way) => way.length === 0) || ways.length > mostWays) return [];
  const text = ways.map((way) => way.map((node) => node.text).join(' and ')).join(' or ');
  if (text.length > longestText) return [];
  const order = Math.max(...nodes.map((node) => node.order));
  return [{ previous: null, depth: 1, text, key: `${last.at}:${text}`, at: last.at, order, isBranch: false, ways }];
}
