import type { MacroDefinition } from './file.ts';
import type { Knowledge } from './knowledge.ts';
import { tokenize } from './tokens.ts';

/** Names that say themselves that they head a loop: `list_for_each_entry`, `kvm_for_each_memslot`, `foreach_page`. */
const LOOP_NAME = /for_?each/i;

/** Names that may head a loop, and do where a body stands behind them: `skb_queue_walk`, `for_class_range`. */
const MAYBE_LOOP_NAME = /(?:^|_)(?:for|walk|do_each|until|loop)(?:_|$)|forall|for_all/i;

/**
 * Whether a function-like macro stands in front of the body of a loop. Its definition decides where the file has one,
 * else what is known of the tree, else its name; `maybe` where the name alone is too weak a sign.
 */
export function isLoopMacro(
  name: string,
  macros: ReadonlyMap<string, readonly MacroDefinition[]>,
  knowledge: Knowledge,
): boolean | 'maybe' {
  if (macros.get(name)?.some((macro) => isLoopHead(macro.body)) === true) return true;
  if (knowledge.loopMacros?.has(name) === true || LOOP_NAME.test(name)) return true;
  return MAYBE_LOOP_NAME.test(name) ? 'maybe' : false;
}

/** Whether a macro's replacement ends where the body of a loop must follow: `for (...)`, `for (...) if (!x) {} else`. */
export function isLoopHead(body: string): boolean {
  if (!/\b(?:for|while)\b|for_each/.test(body)) return false;
  const tokens = tokenize(body);
  let index = 0;
  while (index < tokens.count) {
    const word = tokens.word(index);
    const isHead = word === 'for' || word === 'while' || (LOOP_NAME.test(word) && tokens.is(index + 1, '('));
    if (isHead) break;
    // A declaration or an assignment in front of the loop does not hide it, a block does.
    if (word === '{' || word === 'do') return false;
    index = tokens.match[index]! > index ? tokens.match[index]! + 1 : index + 1;
  }
  if (index >= tokens.count) return false;
  const last = tokens.count - 1;
  if (tokens.is(last, 'else')) return true;
  return tokens.is(last, ')') && tokens.match[last]! > 0;
}
