import type { GuardClass, LoopPrimitive, Primitive, Result } from '../kernel/primitive.ts';
import { effectWords, lockWords, sleepWords, valueWords, conditionWords, versionWords } from './primitive-words.ts';
import type { Style } from './style.ts';
import { printable } from './width.ts';
import { wrap } from './wrap.ts';

/** What `explain` tells about a name: the JSON document of that command. */
export interface Explanation {
  readonly schema: 1;
  readonly name: string;
  readonly kind: 'primitive' | 'code' | 'step';
  readonly summary: string;
  /** What is done whatever comes out. */
  readonly effect: readonly string[];
  readonly results: readonly {
    readonly value: string;
    readonly when: string | null;
    readonly effect: readonly string[];
  }[];
  /** Locks that must be held, and whether it may sleep. */
  readonly context: readonly string[];
  readonly versions: readonly string[];
  /** The file of the kernel tree that defines it. */
  readonly source: string | null;
  /** For a primitive its declaration, for a code the C that raises it. */
  readonly examples: readonly string[];
  /** Names to read next. */
  readonly related: readonly string[];
}

/** A primitive, told. `asked` is the name that was looked up: the primitive's own or an alias. */
export function explainPrimitive(asked: string, primitive: Primitive): Explanation {
  const ownVersions = versionWords(primitive.versions ?? {});
  const aliases = aliasLines(primitive.aliases);
  const former = (primitive.formerly ?? []).map(({ signature, versions }) => `${versionWords(versions)}: ${signature}`);
  return {
    schema: 1,
    name: asked,
    kind: 'primitive',
    summary: primitive.summary,
    effect: (primitive.effects ?? []).map(effectWords),
    results: primitive.results.map(resultOf),
    context: [...(primitive.needs ?? []).map((lock) => `needs ${lockWords(lock)}`), sleepWords(primitive.sleeps)],
    versions: [...(ownVersions === '' ? [] : [ownVersions]), ...aliases, ...former],
    source: primitive.source,
    examples: [primitive.signature],
    related: primitive.related ?? [],
  };
}

/** A macro that heads a loop, told. */
export function explainLoop(asked: string, loop: LoopPrimitive): Explanation {
  const rounds = loop.binds.map(({ parameter, to }) => `in each round ${parameter} is ${valueWords(to)}`);
  const after = (loop.done ?? []).map(({ parameter, to }) => `after the last round ${parameter} is ${valueWords(to)}`);
  const removal = loop.removalSafe ? 'may be removed inside the loop' : 'must stay where it is inside the loop';
  return {
    ...{ schema: 1, name: asked, kind: 'primitive', summary: loop.summary, source: loop.source },
    effect: [...rounds, ...after, ...(loop.effects ?? []).map(effectWords)],
    results: [],
    context: [`the current entry ${removal}`],
    versions: aliasLines(loop.aliases),
    examples: [loop.form],
    related: [],
  };
}

/** The class of a guard, told. */
export function explainGuard(asked: string, guard: GuardClass): Explanation {
  const ignored = guard.ignores === undefined ? '' : `; ${guard.ignores} is ignored`;
  return {
    ...{ schema: 1, name: asked, kind: 'primitive', summary: guard.summary, source: null },
    effect: [
      ...(guard.enter === null ? [] : [`first ${guard.enter}()`]),
      `${guard.exit}() at every exit of the scope${ignored}`,
    ],
    results: [],
    context: [],
    versions: [],
    examples: [],
    related: [],
  };
}

/** A finding code, told. Of the examples the first breaks the promise, a second keeps it. */
export function explainCode(code: string, summary: string, examples: readonly string[]): Explanation {
  return {
    schema: 1,
    name: code,
    kind: 'code',
    summary,
    effect: [],
    results: [],
    context: [],
    versions: [],
    source: null,
    examples,
    related: [],
  };
}

/** The explanation for people. */
export function explanationText(explanation: Explanation, { width, palette }: Style): string {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0
      ? []
      : [
          '',
          `${title}:`,
          ...items.flatMap((item) => wrap(item, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))),
        ];
  return `${[
    palette.strong(explanation.name) + (explanation.source === null ? '' : ` · ${explanation.source}`),
    '',
    ...wrap(explanation.summary, width),
    ...list('Effect', explanation.effect),
    ...list('Results', explanation.results.map(resultText)),
    ...list('Context', explanation.context),
    ...list('Versions', explanation.versions),
    ...(explanation.kind === 'code'
      ? explanation.examples.flatMap(exampleLines)
      : list('Declaration', explanation.examples)),
    ...(explanation.related.length === 0 ? [] : ['', ...wrap(`See also: ${explanation.related.join(', ')}`, width)]),
  ].join('\n')}\n`;
}

function exampleLines(example: string, index: number): readonly string[] {
  const code = example.split('\n').map((line) => `    ${printable(line)}`);
  return ['', index === 0 ? 'This breaks it:' : 'This keeps it:', ...code];
}

function aliasLines(aliases: Primitive['aliases']): readonly string[] {
  return (aliases ?? []).map((alias) => {
    const versions = versionWords(alias);
    return `also ${alias.name}${versions === '' ? '' : `: ${versions}`}`;
  });
}

function resultOf(result: Result): Explanation['results'][number] {
  return {
    value: valueWords(result.value) + (result.label === undefined ? '' : ` (${result.label})`),
    when: result.when === undefined ? null : conditionWords(result.when),
    effect: (result.effects ?? []).map(effectWords),
  };
}

function resultText({ value, when, effect }: Explanation['results'][number]): string {
  return `${value}${when === null ? '' : ` if ${when}`}${effect.length === 0 ? '' : `: ${effect.join('; ')}`}`;
}
