import type { ConfigCondition } from '../ast.ts';
import { conditionText, directiveCondition, laterBranch, not } from '../conditions.ts';
import { directiveName } from '../directives.ts';
import type { Tokens } from '../tokens.ts';

/** One `#if` with all its branches, as ranges of tokens between the directives. */
export interface BranchGroup {
  /** The directives, `#endif` last; where it is missing, the last is the token behind the text. */
  readonly directives: readonly number[];
  /** What holds in each branch. The branch k lies between directives k and k + 1. */
  readonly conditions: readonly ConfigCondition[];
  readonly hasElse: boolean;
  /** What holds where no branch is taken. */
  readonly otherwise: ConfigCondition;
  /** The group around it and the branch of that one in which it stands. */
  readonly parent: BranchGroup | null;
  readonly parentBranch: number;
  /**
   * `statements`: each branch holds whole statements. `list`: each holds whole members or initializers, and all are
   * kept. `cut`: it cuts through a statement, and one branch must be chosen before parsing.
   */
  readonly shape: 'statements' | 'list' | 'cut';
}

/** One way to choose the branches that cut through statements. */
export interface BranchChoice {
  readonly assumes: readonly ConfigCondition[];
  /** For each token whether it is C that the choice keeps. */
  readonly kept: Uint8Array;
  /** The groups that are kept whole and become blocks. */
  readonly blocks: readonly BranchGroup[];
}

/** A body is read under at most so many choices. */
const MOST_VARIANTS = 4;

/** An `#if` deeper inside others than this is not looked at: all its branches are kept. */
const DEEPEST_GROUP = 24;

/** The choices under which a body must be parsed, and how many there would be. A body without `#if` has one. */
export function branchChoices(tokens: Tokens): { readonly choices: readonly BranchChoice[]; readonly total: number } {
  const groups = branchGroups(tokens);
  const cuts = groups.filter((group) => group.shape === 'cut');
  const keys = [...new Set(cuts.map(groupKey))];
  const ways = keys.map((key) => waysOf(cuts.find((group) => groupKey(group) === key)!));
  const total = ways.reduce((product, count) => Math.min(product * count, 1e6), 1);
  const choices: BranchChoice[] = [];
  const seen = new Set<string>();
  for (const picks of combinations(ways)) {
    const choice = chooseBranches(tokens, groups, (group) => picks[keys.indexOf(groupKey(group))]!);
    const key = choice.kept.join('');
    if (!seen.has(key)) choices.push(choice);
    seen.add(key);
    if (choices.length >= MOST_VARIANTS) break;
  }
  return { choices, total };
}

/** Groups that ask the same are decided the same way. */
function groupKey(group: BranchGroup): string {
  return group.conditions.map(conditionText).join(' | ');
}

/** A group without an `#else` can also be left out. */
function waysOf(group: BranchGroup): number {
  return group.conditions.length + (group.hasElse ? 0 : 1);
}

/** All first branches, then all last ones, then the rest: with few variants the most different ones are read. */
function* combinations(ways: readonly number[]): Generator<number[]> {
  yield ways.map(() => 0);
  if (ways.length === 0) return;
  yield ways.map((count) => count - 1);
  const picks = ways.map(() => 0);
  for (let tries = 0; tries < 64; tries++) {
    let position = 0;
    while (position < ways.length && ++picks[position]! >= ways[position]!) picks[position++] = 0;
    if (position === ways.length) return;
    yield [...picks];
  }
}

function chooseBranches(
  tokens: Tokens,
  groups: readonly BranchGroup[],
  pick: (group: BranchGroup) => number,
): BranchChoice {
  const kept = new Uint8Array(tokens.count).fill(1);
  for (let i = 0; i < tokens.count; i++) if (tokens.kind(i) === 6) kept[i] = 0;
  const assumes = new Map<string, ConfigCondition>();
  const blocks: BranchGroup[] = [];
  const chosenBranches = new Map<BranchGroup, number>();
  for (const group of groups) {
    const { parent } = group;
    const isReached = parent === null || (chosenBranches.get(parent) ?? group.parentBranch) === group.parentBranch;
    if (!isReached) {
      // What stands in a branch that was dropped is gone with it, and so is what stands in that.
      chosenBranches.set(group, -1);
      continue;
    }
    if (group.shape === 'list') continue;
    const constant = group.conditions.findIndex((condition) => condition.kind === 'constant' && condition.value);
    const isConstant = group.conditions.every((condition) => condition.kind === 'constant');
    if (group.shape === 'statements' && !isConstant) {
      blocks.push(group);
      continue;
    }
    const chosen = isConstant ? (constant < 0 ? group.conditions.length : constant) : pick(group);
    chosenBranches.set(group, chosen);
    group.conditions.forEach((_, k) => {
      if (k !== chosen) kept.fill(0, group.directives[k]!, group.directives[k + 1]);
    });
    if (isConstant) continue;
    const condition = group.conditions[chosen] ?? group.otherwise;
    assumes.set(conditionText(condition), condition);
  }
  return { assumes: [...assumes.values()], kept, blocks };
}

/** All `#if`s, outer ones before the ones inside them. */
export function branchGroups(tokens: Tokens): BranchGroup[] {
  const surroundings = surroundingsOf(tokens);
  const open: OpenGroup[] = [];
  const groups: OpenGroup[] = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const line = tokens.word(i);
    const name = directiveName(line);
    const innermost = open.at(-1);
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
      const asked = directiveCondition(line);
      const parentBranch = (innermost?.directives.length ?? 1) - 1;
      const group: OpenGroup = {
        directives: [i],
        conditions: [asked],
        asked: [asked],
        hasElse: false,
        otherwise: not(asked),
        parent: innermost ?? null,
        parentBranch,
        shape: 'list',
      };
      open.push(group);
      groups.push(group);
    } else if (name === 'endif' && innermost !== undefined) {
      innermost.directives.push(i);
      if (open.length <= DEEPEST_GROUP) innermost.shape = shapeOf(tokens, surroundings, innermost.directives);
      open.pop();
    } else if (innermost !== undefined && (name === 'else' || name.startsWith('elif'))) {
      innermost.directives.push(i);
      const asked = name === 'else' ? null : directiveCondition(line);
      innermost.conditions.push(laterBranch(innermost.asked, asked));
      if (asked === null) innermost.hasElse = true;
      else innermost.asked.push(asked);
      innermost.otherwise = laterBranch(innermost.asked, null);
    }
  }
  // A missing `#endif`: what is there is kept.
  for (const group of open) group.directives.push(tokens.count);
  return groups;
}

interface OpenGroup {
  readonly directives: number[];
  readonly conditions: ConfigCondition[];
  readonly asked: ConfigCondition[];
  hasElse: boolean;
  otherwise: ConfigCondition;
  readonly parent: OpenGroup | null;
  readonly parentBranch: number;
  shape: BranchGroup['shape'];
}

/** For each token its neighbours that are no preprocessor lines, and the bracket that it is in, -1 where there is none. */
interface Surroundings {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly inside: Int32Array;
}

function surroundingsOf(tokens: Tokens): Surroundings {
  const { count } = tokens;
  const before = new Int32Array(count);
  const after = new Int32Array(count);
  const inside = new Int32Array(count);
  const open: number[] = [];
  let last = -1;
  for (let i = 0; i < count; i++) {
    before[i] = last;
    if (tokens.kind(i) !== 6) last = i;
    const match = tokens.match[i]!;
    if (match >= 0 && match < i) open.pop();
    inside[i] = open.at(-1) ?? -1;
    if (match > i) open.push(i);
  }
  last = count;
  for (let i = count - 1; i >= 0; i--) {
    after[i] = last;
    if (tokens.kind(i) !== 6) last = i;
  }
  return { before, after, inside };
}

function shapeOf(tokens: Tokens, surroundings: Surroundings, directives: readonly number[]): BranchGroup['shape'] {
  const start = directives[0]!;
  const before = surroundings.before[start]!;
  const after = tokens.word(surroundings.after[directives.at(-1)!]!);
  const around = surroundings.inside[start]!;
  if (tokens.is(around, '(') || tokens.is(around, '[')) return 'cut';
  const isList = around >= 0 && opensList(tokens, around);
  if (before >= 0 && !(isList ? /^[;,{]$/ : /^[;{}:]$/).test(tokens.word(before))) return 'cut';
  if (!isList && (after === 'else' || OPERATOR.test(after))) return 'cut';
  for (let k = 0; k + 1 < directives.length; k++) {
    if (!isWholeBranch(tokens, surroundings, directives[k]!, directives[k + 1]!, isList)) return 'cut';
  }
  return isList ? 'list' : 'statements';
}

const OPERATOR = /^(?:[)\],?:=|^%/<>]|\|\||&&|->|\.)$/;

/** Whether what is between two directives is whole statements, or whole members. */
function isWholeBranch(tokens: Tokens, surroundings: Surroundings, from: number, to: number, isList: boolean): boolean {
  const brackets: string[] = [];
  for (let i = from + 1; i < to; i++) {
    const word = tokens.kind(i) === 5 ? tokens.word(i) : '';
    if (word === '(' || word === '[' || word === '{') brackets.push(word);
    else if (word === ')' || word === ']' || word === '}') {
      const opener = brackets.pop();
      if (opener !== (word === ')' ? '(' : word === ']' ? '[' : '{')) return false;
    }
  }
  if (brackets.length > 0) return false;
  const first = surroundings.after[from]!;
  const last = tokens.word(surroundings.before[to]!);
  if (first >= to) return true;
  if (isList) return /^[,;}]$/.test(last) || tokens.is(surroundings.after[to]!, '}');
  if (tokens.is(first, 'else') || OPERATOR.test(tokens.word(first))) return false;
  return /^[;}:]$/.test(last);
}

function opensList(tokens: Tokens, start: number): boolean {
  let brace = start;
  while (tokens.is(brace - 1, '{')) brace--;
  const before = tokens.word(brace - 1);
  if (/^[=,\]]$/.test(before)) return true;
  if (before === ')') {
    const open = tokens.match[brace - 1]!;
    return open > 0 && /^(?:[=(,&]|return)$/.test(tokens.word(open - 1));
  }
  return /^(?:struct|union|enum)$/.test(before) || /^(?:struct|union|enum)$/.test(tokens.word(brace - 2));
}
