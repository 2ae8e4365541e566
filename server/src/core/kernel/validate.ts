import { createCatalogue } from './catalogue.ts';
import { instantiate } from './pattern.ts';
import type { Amount, Condition, Effect, Place, Primitive, PrimitiveGroup, Sleeps, Value } from './primitive.ts';
import { parsePrototype } from './prototype.ts';

/** What is wrong with declarations of primitives, one sentence each; empty where all is well. */
export function problemsOf(groups: readonly PrimitiveGroup[]): readonly string[] {
  const catalogue = createCatalogue(groups);
  const problems: string[] = [];
  const seen = new Map<string, string>();

  function claim(name: string, where: string): void {
    const before = seen.get(name);
    if (before !== undefined) problems.push(`${name} is declared by ${before} and by ${where}`);
    seen.set(name, where);
  }

  for (const group of groups) {
    for (const primitive of group.primitives) {
      const name = parsePrototype(primitive.signature)?.name ?? primitive.signature;
      claim(name, group.name);
      for (const alias of primitive.aliases ?? []) claim(alias.name, `${group.name}, alias of ${name}`);
      problems.push(...problemsOfPrimitive(name, primitive));
      for (const related of primitive.related ?? []) {
        if (catalogue.lookup(related) === null) problems.push(`${name}: related to ${related}, which nobody declares`);
      }
      for (const former of primitive.formerly ?? []) {
        const { aliases: _, formerly: __, ...form } = { ...primitive, ...former };
        problems.push(...problemsOfPrimitive(`${name} (formerly)`, form));
      }
    }
    for (const family of group.families ?? []) {
      for (const example of family.examples) {
        const match = new RegExp(`^(?:${family.pattern})$`).exec(example);
        if (match) problems.push(...problemsOfPrimitive(example, instantiate(family, example, match[1] ?? '')));
        else problems.push(`${example} does not fit its pattern ${family.pattern}`);
      }
    }
    for (const loop of group.loops ?? []) {
      const name = /^\w+/.exec(loop.form)?.[0] ?? loop.form;
      claim(name, group.name);
      for (const alias of loop.aliases ?? []) claim(alias.name, `${group.name}, alias of ${name}`);
      const known = catalogue.loop(name)?.parameters ?? [];
      for (const { parameter } of [...loop.binds, ...(loop.done ?? [])]) {
        if (!known.includes(parameter)) problems.push(`${name}: binds ${parameter}, which its form does not have`);
      }
      if (loop.summary === '' || loop.source === '') problems.push(`${name}: no summary or no source`);
    }
    for (const guard of group.guards ?? []) {
      for (const primitive of [guard.enter, guard.exit]) {
        if (primitive !== null && catalogue.primitive(primitive) === null) {
          problems.push(`guard ${guard.name}: ${primitive} is no known primitive`);
        }
      }
    }
  }
  return problems;
}

function problemsOfPrimitive(name: string, primitive: Primitive): string[] {
  const prototype = parsePrototype(primitive.signature);
  if (prototype === null) return [`${name}: the signature is no prototype`];
  const problems: string[] = [];
  const names = prototype.parameters.map((parameter) => parameter.name);
  const roots = new Set([...names, 'result', 'current', 'cpu']);
  if (primitive.summary.trim() === '') problems.push(`${name}: no summary`);
  if (primitive.source.trim() === '') problems.push(`${name}: no source`);
  if (primitive.results.length === 0) problems.push(`${name}: no results`);
  if (new Set(names).size < names.length) problems.push(`${name}: a parameter twice`);
  for (const place of placesOf(primitive)) {
    const root = rootOf(place);
    if (root === null) problems.push(`${name}: "${place}" is no place`);
    else if (!roots.has(root)) problems.push(`${name}: "${place}" names no parameter`);
  }
  const returnsNothing = prototype.returns === 'void';
  for (const { value } of primitive.results) {
    if (returnsNothing !== (value.is === 'void'))
      problems.push(`${name}: returns ${prototype.returns}, not ${value.is}`);
    const isPointer = prototype.returns.includes('*') || prototype.returns === 'unsigned long';
    if (!isPointer && (value.is === 'null' || value.is === 'errorPointer' || value.is === 'fresh')) {
      problems.push(`${name}: ${value.is} is a pointer, the return type is not`);
    }
  }
  return problems;
}

/** The first name of a path, or null where the text is no path. */
export function rootOf(place: Place): string | null {
  return /^[&*]*([A-Za-z_]\w*)(?:(?:->|\.)[A-Za-z_]\w*|\[\w+\])*$/.exec(place)?.[1] ?? null;
}

function placesOf(primitive: Primitive): readonly Place[] {
  const effects = [...(primitive.effects ?? []), ...primitive.results.flatMap((result) => result.effects ?? [])];
  return [
    ...effects.flatMap(placesOfEffect),
    ...primitive.results.flatMap((result) => [...placesOfValue(result.value), ...placesOfCondition(result.when)]),
    ...(primitive.needs ?? []).map((lock) => lock.on),
    ...(primitive.writes ?? []),
    ...(primitive.byName ?? []),
    ...placesOfSleeps(primitive.sleeps),
  ];
}

function placesOfSleeps(sleeps: Sleeps): readonly Place[] {
  return typeof sleeps === 'string' ? [] : placesOfCondition(sleeps.when);
}

function placesOfEffect(effect: Effect): readonly Place[] {
  return [...placesOfCondition(effect.when), ...placesOfKind(effect)];
}

function placesOfKind(effect: Effect): readonly Place[] {
  switch (effect.effect) {
    case 'ref':
    case 'pin':
      return [effect.of, ...placesOfAmount(effect.by)];
    case 'lock':
    case 'unlock':
      return [effect.lock.on];
    case 'windowRange':
      return [effect.of, effect.start, effect.end];
    case 'attach':
      return [effect.of, effect.object];
    case 'add':
      return [effect.at, ...placesOfAmount(effect.by)];
    case 'store':
      return [effect.at, ...placesOfValue(effect.value)];
    case 'forget':
      return [effect.at];
    case 'truncate':
      return [effect.of, effect.first, ...(effect.last === 'end' ? [] : [effect.last])];
    case 'userFault':
    case 'note':
    case 'stop':
      return [];
    default:
      return [effect.of];
  }
}

function placesOfAmount(amount: Amount): readonly Place[] {
  if (typeof amount === 'number') return [];
  return ['of' in amount ? amount.of : amount.pagesOf];
}

function placesOfValue(value: Value): readonly Place[] {
  switch (value.is) {
    case 'place':
      return [value.place];
    case 'state':
    case 'count':
      return [value.of];
    case 'pure':
      return value.arguments ?? [];
    default:
      return [];
  }
}

function placesOfCondition(condition: Condition | undefined): readonly Place[] {
  if (condition === undefined) return [];
  if ('flags' in condition) return [condition.flags];
  if ('null' in condition) return [condition.null];
  if ('error' in condition) return [condition.error];
  if ('equal' in condition) return [condition.equal[0]];
  if ('less' in condition) return [condition.less[0]];
  if ('same' in condition) return condition.same;
  if ('state' in condition) return [condition.state];
  if ('holds' in condition) return [condition.holds];
  if ('not' in condition) return placesOfCondition(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(placesOfCondition);
}
