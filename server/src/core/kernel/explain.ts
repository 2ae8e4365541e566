import type { Catalogue, CataloguedLoop, CataloguedPrimitive, Entry } from './catalogue.ts';
import { describeCondition } from './describe-condition.ts';
import { describeEffect } from './describe-effect.ts';
import { describeForm } from './describe-form.ts';
import { describeNeed, describeSleeps, describeValue, describeVersions } from './describe.ts';
import { macroForm } from './forms.ts';
import type { DeclarationMacro, GuardClass, Result, Versions } from './primitive.ts';

/** What is known of a name, in words: what `explain` prints and a hover shows. */
export interface Explained {
  readonly summary: string;
  /** What is done whatever comes out. */
  readonly effect: readonly string[];
  readonly results: readonly ExplainedResult[];
  /** Locks that must be held, whether it may sleep, and how sure this is. */
  readonly context: readonly string[];
  /** Other names and forms, and the releases that have them. */
  readonly versions: readonly string[];
  /** The file of the kernel tree that defines it; null where no one file does. */
  readonly source: string | null;
  /** As C. */
  readonly declaration: string;
  /** Names to read next. */
  readonly related: readonly string[];
}

/** One way in which a call can come out. */
export interface ExplainedResult {
  /** "0", "an error pointer: -ENOMEM (no memory)". */
  readonly value: string;
  readonly when: string | null;
  readonly effect: readonly string[];
}

/**
 * Tells whatever bears the name: a function, a macro, a loop, a constant, a type. The class of a guard is also found as
 * it is written: "guard(mutex)", "__free(kfree)". Null for a name that nothing is known of.
 */
export function explain(catalogue: Catalogue, name: string): Explained | null {
  const inGuard = /^(?:guard|scoped_guard|CLASS|__free)\((\w+)\)$/.exec(name)?.[1];
  const guard = inGuard === undefined ? null : catalogue.guard(inGuard);
  if (guard !== null) return explainGuard(guard);
  const entry = catalogue.lookup(name);
  const known = entry === null ? null : explainEntry(entry, catalogue);
  const form = macroForm(name);
  if (form === null) return known;
  const read = `read as C: ${describeForm(form)}`;
  if (known !== null) return { ...known, effect: [read], results: [] };
  return { ...nothing, summary: `A macro that is ${read}.`, declaration: `${name}(...)` };
}

const nothing = { effect: [], results: [], context: [], versions: [], source: null, related: [] } as const;

function explainEntry(entry: Entry, catalogue: Catalogue): Explained {
  switch (entry.kind) {
    case 'primitive':
      return explainPrimitive(entry.primitive, catalogue);
    case 'loop':
      return explainLoop(entry.loop);
    case 'declaration':
      return explainDeclaration(entry.declaration.declaration);
    case 'guard':
      return explainGuard(entry.guard);
    case 'constant':
      return {
        ...nothing,
        summary: `A constant: ${entry.value} (0x${BigInt.asUintN(64, entry.value).toString(16)}), where no header says otherwise.`,
        declaration: `#define ${entry.name} ${entry.value}`,
      };
    case 'typedef':
      return {
        ...nothing,
        summary: 'A type, as it is taken to be where no header says otherwise.',
        declaration: `typedef ${entry.type} ${entry.name};`,
      };
    case 'struct':
      return {
        ...nothing,
        summary: 'A type, with the fields that are known of it where no header says otherwise.',
        declaration: [
          `${entry.name} {`,
          ...Object.entries(entry.fields).map(([field, type]) => `\t${member(type, field)};`),
          '};',
        ].join('\n'),
      };
  }
}

function explainPrimitive(primitive: CataloguedPrimitive, catalogue: Catalogue): Explained {
  const { name, declaration } = primitive;
  const own = /(\w+) ?\(/.exec(declaration.signature)?.[1] ?? name;
  const alias = name === own ? [] : [`another name of ${own}${parenthesis(describeVersions(primitive.alias ?? {}))}`];
  const versions = describeVersions(declaration.versions);
  const former = (declaration.formerly ?? []).map(
    (form) => `formerly ${form.signature}${parenthesis(describeVersions(form.versions))}`,
  );
  const guard = catalogue.guard(name);
  return {
    summary: declaration.summary,
    effect: (declaration.effects ?? []).map(describeEffect),
    results: declaration.results.filter(isTelling).map(explainResult),
    context: [
      ...(declaration.needs ?? []).map((lock) => `needs ${describeNeed(lock)}`),
      describeSleeps(declaration.sleeps),
      ...(declaration.presumed === true ? ['presumed from the name: a result that rests on it says so'] : []),
      ...(declaration.presumed !== true && declaration.family !== undefined ? ['one of a family of names'] : []),
      ...(declaration.preferBody === true ? ['where its body is at hand, that is executed instead'] : []),
    ],
    versions: [
      ...alias,
      ...(versions === '' ? [] : [name === own ? versions : `${own}: ${versions}`]),
      ...otherNames(name, own, declaration.aliases),
      ...former,
    ],
    source: declaration.presumed === true ? null : declaration.source,
    declaration: declaration.signature,
    related: [...(guard === null ? [] : [guardForm(guard)]), ...(declaration.related ?? [])],
  };
}

/** A plain return of nothing tells nothing. */
function isTelling({ value, effects = [] }: Result): boolean {
  return value.is !== 'void' || effects.length > 0;
}

function explainResult({ value, label, when, effects = [] }: Result): ExplainedResult {
  const words = describeValue(value);
  return {
    value: `${words === '' ? 'nothing' : words}${parenthesis(label ?? '')}`,
    when: when === undefined ? null : describeCondition(when),
    effect: effects.map(describeEffect),
  };
}

function explainLoop({ name, declaration }: CataloguedLoop): Explained {
  const own = /^\w+/.exec(declaration.form)?.[0] ?? name;
  const binds = declaration.binds.map(({ parameter, to }) => `each round: ${parameter} is ${describeValue(to)}`);
  const done = (declaration.done ?? []).map(({ parameter, to }) => `after it: ${parameter} is ${describeValue(to)}`);
  return {
    ...nothing,
    summary: declaration.summary,
    effect: [...binds, ...done, ...(declaration.effects ?? []).map(describeEffect)],
    context: [
      declaration.removalSafe
        ? 'the current entry may be removed in the body'
        : 'the current entry must not be removed in the body',
    ],
    versions: [...(name === own ? [] : [`another name of ${own}`]), ...otherNames(name, own, declaration.aliases)],
    source: declaration.source,
    declaration: declaration.form,
  };
}

function explainDeclaration({ form, summary, source, declares, type, sets = [] }: DeclarationMacro): Explained {
  return {
    ...nothing,
    summary,
    effect: [
      `declares ${member(type, declares)}`,
      ...sets.map(({ field, parameter }) => `its ${field} is ${parameter}`),
    ],
    source,
    declaration: form,
  };
}

function explainGuard(guard: GuardClass): Explained {
  const ignored = { null: 'NULL', 'null or error': 'NULL or an error pointer', negative: 'negative' } as const;
  const unless = guard.ignores === undefined ? '' : `, unless it is ${ignored[guard.ignores]}`;
  return {
    ...nothing,
    summary: guard.summary,
    effect: [
      ...(guard.enter === null ? [] : [`at the start: ${guard.enter}()`]),
      `at every exit of the scope: ${guard.exit}()${unless}`,
    ],
    declaration: guardForm(guard),
    related: [...(guard.enter === null ? [] : [guard.enter]), guard.exit],
  };
}

function guardForm({ name, enter }: GuardClass): string {
  return enter === null ? `__free(${name})` : `guard(${name})`;
}

function otherNames(
  name: string,
  own: string,
  aliases: readonly ({ readonly name: string } & Versions)[] = [],
): readonly string[] {
  return name === own ? aliases.map((alias) => `also ${alias.name}${parenthesis(describeVersions(alias))}`) : [];
}

/** "void *private", "unsigned long index". */
function member(type: string, name: string): string {
  return type.endsWith('*') ? `${type}${name}` : `${type} ${name}`;
}

function parenthesis(text: string): string {
  return text === '' ? '' : ` (${text})`;
}
