import type { Condition } from './primitive.ts';

/** "gfp has __GFP_NOFAIL", "folio is not private": what follows "where". */
export function describeCondition(condition: Condition): string {
  return conditionWords(condition, true);
}

function conditionWords(condition: Condition, holds: boolean): string {
  if ('flags' in condition)
    return `${condition.flags} has ${holds ? '' : 'no '}${condition.has.replaceAll('|', ' or ')}`;
  if ('null' in condition) return `${condition.null} is ${holds ? '' : 'not '}NULL`;
  if ('error' in condition) return `${condition.error} is ${holds ? '' : 'not '}an error pointer`;
  if ('equal' in condition) return `${condition.equal[0]} is ${holds ? '' : 'not '}${condition.equal[1]}`;
  if ('less' in condition) return `${condition.less[0]} is ${holds ? 'below' : 'at least'} ${condition.less[1]}`;
  if ('same' in condition) return `${condition.same[0]} is ${holds ? '' : 'not '}${condition.same[1]}`;
  if ('state' in condition) return `${condition.state} is ${holds ? '' : 'not '}${condition.flag}`;
  if ('present' in condition) return `${condition.present[0] ?? 'the collection'} has ${holds ? 'an' : 'no'} entry`;
  if ('holds' in condition) return `${condition.holds} is ${holds ? 'true' : 'false'}`;
  if ('known' in condition)
    return `${conditionWords(condition.known, holds)}${holds ? ', as the path knows' : ' or unknown'}`;
  if ('not' in condition) return conditionWords(condition.not, !holds);
  const all = 'all' in condition ? condition.all : null;
  const parts = (all ?? ('any' in condition ? condition.any : [])).map((part) => conditionWords(part, holds));
  const joined = (all !== null) === holds ? ' and ' : ' or ';
  return parts.join(joined);
}
