import type { Catalogue } from '../../kernel/catalogue.ts';
import type { RangeEnds } from '../../kernel/primitive.ts';

/** What the catalogue says of a parameter that ends a range: 0 one past the last, -1 the last; null where it says nothing. */
export function declaredEnd(catalogue: Catalogue, callee: string, args: number, position: number): bigint | null {
  const loop = catalogue.loop(callee);
  if (loop !== null) return offsetOf(loop.declaration.ends, loop.parameters[position]);
  const primitive = catalogue.primitive(callee, { arguments: args });
  if (primitive === null) return null;
  const name = primitive.prototype.parameters[position]?.name;
  const { ends, effects = [], results } = primitive.declaration;
  for (const effect of [...effects, ...results.flatMap((result) => result.effects ?? [])]) {
    if (effect.effect === 'truncate' && effect.last === name) return -1n;
    if (effect.effect === 'windowRange' && effect.end === name) return 0n;
  }
  return offsetOf(ends, name);
}

function offsetOf(ends: RangeEnds | undefined, parameter: string | undefined): bigint | null {
  const end = parameter === undefined ? undefined : ends?.[parameter];
  return end === undefined ? null : end === 'excluded' ? 0n : -1n;
}
