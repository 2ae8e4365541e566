import type { ConfigCondition } from '../ast.ts';
import { both, conditionText, directiveCondition, not } from '../conditions.ts';
import { directiveName } from '../directives.ts';
import type { Tokens } from '../tokens.ts';

/** One `#if` with all its branches, as ranges of tokens between the directives. */
export interface BranchGroup {
  /** The directives, `#endif` last; where it is missing the last is the token behind the text. */
  readonly directives: readonly number[];
  /** What holds in each branch. The branch k lies between directives k and k + 1. */
  readonly conditions: readonly ConfigCondition[];
  readonly hasElse: boolean;
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

function chooseBranches(tokens: Tokens, groups: readonly BranchGroup[], pick: (group: BranchGroup) => number): BranchChoice {
  const kept = new Uint8Array(tokens.count).fill(1);
  for (let i = 0; i < tokens.count; i++) if (tokens.kind(i) === 6) kept[i] = 0;
  const assumes = new Map<string, ConfigCondition>();
  const blocks: BranchGroup[] = [];
  for (const group of groups) {
    // A group inside a branch that was dropped is gone with it.
    if (group.directives[0]! > 0 && isDropped(group, groups, kept)) continue;
    if (group.shape === 'list') continue;
    const constant = group.conditions.findIndex((condition) => condition.kind === 'constant' && condition.value);
    const isConstant = group.conditions.every((condition) => condition.kind === 'constant');
    if (group.shape === 'statements' && !isConstant) {
      blocks.push(group);
      continue;
    }
    const chosen = isConstant ? (constant < 0 ? group.conditions.length : constant) : pick(group);
    group.conditions.forEach((_, k) => {
      if (k !== chosen) kept.fill(0, group.directives[k]!, group.directives[k + 1]);
    });
    if (isConstant) continue;
    const condition = group.conditions[chosen] ?? group.conditions.map(not).reduce(both);
    assumes.set(conditionText(condition), condition);
  }
  return { assumes: [...assumes.values()], kept, blocks };
}

/** Groups come outer ones first, so what an outer choice dropped is known; a directive itself is never kept. */
function isDropped(group: BranchGroup, groups: readonly BranchGroup[], kept: Uint8Array): boolean {
  const start = group.directives[0]!;
  for (const outer of groups) {
    if (outer === group || outer.directives[0]! > start || outer.directives.at(-1)! < start) continue;
    const branch = outer.directives.findLastIndex((index) => index < start);
    const [from, to] = [outer.directives[branch]! + 1, outer.directives[branch + 1]!];
    let any = false;
    for (let i = from; i < to; i++) if (kept[i] === 1) any = true;
    if (!any && to > from) return true;
  }
  return false;
}

/** All `#if`s, outer ones before the ones inside them. */
export function branchGroups(tokens: Tokens): BranchGroup[] {
  const open: { directives: number[]; conditions: ConfigCondition[]; asked: ConfigCondition; hasElse: boolean; order: number }[] = [];
  const groups: BranchGroup[] = [];
  let started = 0;
  const finish = (end: number): void => {
    const group = open.pop();
    if (group === undefined) return;
    group.directives.push(end);
    groups[group.order] = { ...group, shape: shapeOf(tokens, group.directives) };
  };
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const line = tokens.word(i);
    const name = directiveName(line);
    const innermost = open.at(-1);
    if (name === 'if' || name === 'ifdef' || name === 'ifndef') {
      const asked = directiveCondition(line);
      open.push({ directives: [i], conditions: [asked], asked, hasElse: false, order: started++ });
    } else if (name === 'endif') finish(i);
    else if (innermost !== undefined && (name === 'else' || name.startsWith('elif'))) {
      innermost.directives.push(i);
      const asked: ConfigCondition = name === 'else' ? { kind: 'constant', value: true } : directiveCondition(line);
      innermost.conditions.push(both(not(innermost.asked), asked));
      innermost.asked = { kind: 'or', left: innermost.asked, right: asked };
      if (name === 'else') innermost.hasElse = true;
    }
  }
  while (open.length > 0) finish(tokens.count);
  return groups.filter((group) => group !== undefined);
}

function shapeOf(tokens: Tokens, directives: readonly number[]): BranchGroup['shape'] {
  const start = directives[0]!;
  const before = neighbour(tokens, start, -1);
  const after = tokens.word(neighbour(tokens, directives.at(-1)!, 1));
  const isList = isInList(tokens, start);
  const separators = isList ? /^[;,{]$/ : /^[;{}:]$/;
  if (before >= 0 && !separators.test(tokens.word(before))) return 'cut';
  if (isList === null || (!isList && (after === 'else' || OPERATOR.test(after)))) return 'cut';
  for (let k = 0; k + 1 < directives.length; k++) {
    if (!isWholeBranch(tokens, directives[k]! + 1, directives[k + 1]!, isList)) return 'cut';
  }
  return isList ? 'list' : 'statements';
}

const OPERATOR = /^(?:[)\],?:=|^%/<>]|\|\||&&|->|\.)$/;

function isWholeBranch(tokens: Tokens, from: number, to: number, isList: boolean): boolean {
  const brackets: string[] = [];
  let first = -1;
  let last = -1;
  for (let i = from; i < to; i++) {
    if (tokens.kind(i) === 6) continue;
    if (first < 0) first = i;
    last = i;
    const word = tokens.word(i);
    if (word === '(' || word === '[' || word === '{') brackets.push(word);
    else if (word === ')' || word === ']' || word === '}') {
      const opener = brackets.pop();
      if (opener !== (word === ')' ? '(' : word === ']' ? '[' : '{')) return false;
    }
  }
  if (brackets.length > 0) return false;
  if (first < 0) return true;
  if (isList) return /^[,;}]$/.test(tokens.word(last)) || tokens.is(neighbour(tokens, to, 1), '}');
  if (tokens.is(first, 'else') || OPERATOR.test(tokens.word(first))) return false;
  return /^[;}:]$/.test(tokens.word(last));
}

/** The nearest token on a side that is no preprocessor line. */
function neighbour(tokens: Tokens, index: number, step: 1 | -1): number {
  let next = index + step;
  while (tokens.kind(next) === 6) next += step;
  return next;
}

/** Whether the place is between initializers or members; null inside parentheses or square brackets. */
function isInList(tokens: Tokens, index: number): boolean | null {
  for (let i = index - 1; i >= 0; i--) {
    const match = tokens.match[i]!;
    if (match >= 0 && match < i) i = match;
    else if (tokens.is(i, '(') || tokens.is(i, '[')) return null;
    else if (tokens.is(i, '{')) return opensList(tokens, i);
  }
  return false;
}

function opensList(tokens: Tokens, brace: number): boolean {
  const before = tokens.word(brace - 1);
  if (/^[=,\]]$/.test(before)) return true;
  if (before === '{') return opensList(tokens, brace - 1);
  if (before === ')') {
    const open = tokens.match[brace - 1]!;
    return open > 0 && /^(?:[=(,&]|return)$/.test(tokens.word(open - 1));
  }
  return /^(?:struct|union|enum)$/.test(before) || /^(?:struct|union|enum)$/.test(tokens.word(brace - 2));
}
