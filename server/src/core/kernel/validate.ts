import { createCatalogue, type Catalogue } from './catalogue.ts';
import { instantiate } from './pattern.ts';
import type {
  Amount,
  Condition,
  Effect,
  GuardClass,
  Place,
  Primitive,
  PrimitiveGroup,
  Sleeps,
  Value,
} from './primitive.ts';
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
      problems.push(...problemsOfPrimitive(name, primitive), ...problemsOfExpressions(name, primitive, catalogue));
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
    for (const guard of group.guards ?? []) problems.push(...problemsOfGuard(guard, catalogue));
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

/** A guard that takes locks gives the same ones back. */
function problemsOfGuard(guard: GuardClass, catalogue: Catalogue): string[] {
  const enter = guard.enter === null ? null : catalogue.primitive(guard.enter);
  const exit = catalogue.primitive(guard.exit);
  if (exit === null || (enter === null && guard.enter !== null)) return [`guard ${guard.name}: an unknown primitive`];
  if (enter === null) return [];
  const taken = lockNames(enter.declaration, 'lock');
  const given = lockNames(exit.declaration, 'unlock');
  return taken === given ? [] : [`guard ${guard.name}: takes ${taken} and gives back ${given}`];
}

function lockNames(primitive: Primitive, effect: 'lock' | 'unlock'): string {
  const effects = [...(primitive.effects ?? []), ...primitive.results.flatMap((result) => result.effects ?? [])];
  const names = effects.map((one) =>
    one.effect === effect && 'lock' in one ? `${one.lock.lock} ${one.lock.mode}` : '',
  );
  return names
    .filter((name) => name !== '')
    .sort()
    .join(', ');
}

/** Words of C in an expression that are neither parameters nor anything that the catalogue knows. */
function problemsOfExpressions(name: string, primitive: Primitive, catalogue: Catalogue): string[] {
  const parameters = (parsePrototype(primitive.signature)?.parameters ?? []).map((parameter) => parameter.name);
  const known = new Set([...parameters, 'unsigned', 'long', 'int', 'void', 'bool']);
  const problems: string[] = [];
  for (const { value } of primitive.results) {
    if (value.is !== 'expression') continue;
    for (const match of value.c.matchAll(/(->|\.)?\b([A-Za-z_]\w*)/g)) {
      const word = match[2] ?? '';
      if (match[1] !== undefined || known.has(word) || catalogue.lookup(word) !== null) continue;
      problems.push(`${name}: ${word} in "${value.c}" is unknown`);
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
    case 'enter':
      return [effect.of, effect.into];
    case 'truncate':
      return [effect.of, effect.first, ...(effect.last === 'end' ? [] : [effect.last])];
    case 'userPage':
      return [effect.of, ...placesOfCondition(effect.forWriting), ...placesOfCondition(effect.forLong ?? undefined)];
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
  if ('present' in condition) return condition.present;
  if ('known' in condition) return placesOfCondition(condition.known);
  if ('not' in condition) return placesOfCondition(condition.not);
  return ('all' in condition ? condition.all : condition.any).flatMap(placesOfCondition);
}
