import type { Block, Expr } from '../../../server/src/core/c/ast.ts';
import type { FunctionText } from '../../../server/src/core/c/file.ts';
import type { Catalogue } from '../../../server/src/core/kernel/catalogue.ts';
import type {
  Condition,
  EffectKind,
  LockName,
  ObjectClass,
  Primitive,
} from '../../../server/src/core/kernel/primitive.ts';
import { lockRules } from '../../../server/src/core/kernel/lock-rules.ts';
import { effectsOfFunction } from './file-functions.ts';
import { calleeName } from './walk.ts';

/** What one call does, as the catalogue declares it; for a function of the file, as the calls in its body make it. */
export interface CallEffects {
  /** References and pins that the caller loses: of what, and which argument names it (null: none does by itself). */
  readonly drops: readonly { readonly class: ObjectClass; readonly argument: number | null }[];
  /** Memory that goes back to its allocator. */
  readonly frees: readonly { readonly argument: number | null }[];
  /** What is taken out of something that leads to it: private data of a folio, an entry of a list. */
  readonly detaches: readonly { readonly argument: number | null }[];
  readonly locks: readonly LockName[];
  readonly unlocks: readonly LockName[];
  readonly opensWindow: boolean;
  readonly closesWindow: boolean;
  /** Takes memory out of a mapping or of page tables. */
  readonly unmaps: boolean;
  /** Answers whether what was looked up is still current. */
  readonly asksRetry: boolean;
  /** How a failure comes back. */
  readonly fails: { readonly null: boolean; readonly error: boolean };
  /** Positions of the arguments that are the two ends of a range. */
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
}

/** What is known of calls in one file. */
export interface CallKnowledge {
  /** Null where neither the catalogue nor the file tells. */
  effects(call: Expr): CallEffects | null;
  /** Is the call true exactly where its argument is NULL, or an error pointer: IS_ERR(). */
  isErrorTest(call: Expr): boolean;
  /** A call without arguments that may sleep and does nothing else, by its name; always the same for the same number. */
  sleeper(number: number): string;
  isSpinning(lock: LockName): boolean;
}

/** A function of the file: what it says of itself without being executed. */
export interface FileFunction {
  readonly fn: FunctionText;
  readonly body: Block;
}

/**
 * Answers from the catalogue first, as the machine does, then from the functions of the file. These are not executed:
 * which places a bench has must not change with what the engine learns.
 */
export function callKnowledge(
  catalogue: Catalogue,
  fileFunction: (name: string) => FileFunction | null,
): CallKnowledge {
  const sleepers = catalogue.names().filter((name) => isSleeper(catalogue.primitive(name)?.declaration ?? null));
  const answers = new Map<string, CallEffects | null>();

  function find(name: string, args: number): CallEffects | null {
    const primitive = catalogue.primitive(name, { arguments: args });
    // As the machine does: what a name alone tells gives way to a body.
    const yields = primitive?.declaration.preferBody === true || primitive?.declaration.family !== undefined;
    const own = primitive === null || yields ? fileFunction(name) : null;
    if (own !== null) {
      // A function that calls itself says no more of itself than it does without.
      answers.set(`${name}/${args}`, null);
      return effectsOfFunction(own, knowledge);
    }
    if (primitive === null) return null;
    return effectsOfPrimitive(
      primitive.declaration,
      primitive.prototype.parameters.map((parameter) => parameter.name),
    );
  }

  const knowledge: CallKnowledge = {
    effects(call) {
      const name = calleeName(call);
      if (name === null || call.kind !== 'call') return null;
      const key = `${name}/${call.args.length}`;
      const known = answers.get(key);
      if (known !== undefined) return known;
      const answer = find(name, call.args.length);
      answers.set(key, answer);
      return answer;
    },
    isErrorTest(call) {
      const name = calleeName(call);
      const declared = name === null ? null : catalogue.primitive(name)?.declaration;
      return (declared?.results ?? []).some(({ when }) => when !== undefined && asksForError(when));
    },
    sleeper: (number) => sleepers[number % sleepers.length] ?? '',
    isSpinning: (lock) => lockRules(lock).atomic,
  };
  return knowledge;
}

function isSleeper(declaration: Primitive | null): boolean {
  return (
    declaration !== null &&
    declaration.sleeps === 'may' &&
    declaration.family === undefined &&
    /^void \w+\(void\)$/.test(declaration.signature) &&
    (declaration.effects ?? []).length === 0 &&
    declaration.results.every((result) => (result.effects ?? []).length === 0) &&
    (declaration.needs ?? []).length === 0
  );
}

/** `IS_ERR(x)` is true where x is an error pointer; PTR_ERR_OR_ZERO() asks too, but answers with a number. */
function asksForError(when: Condition): boolean {
  return 'error' in when || ('any' in when && when.any.some(asksForError));
}

function effectsOfPrimitive(declaration: Primitive, parameters: readonly string[]): CallEffects {
  const effects: readonly EffectKind[] = [
    ...(declaration.effects ?? []),
    ...declaration.results.flatMap((result) => result.effects ?? []),
  ];
  const argument = (of: string): number | null => {
    const position = parameters.indexOf(/^[&*]*(\w+)/.exec(of)?.[1] ?? '');
    return position < 0 ? null : position;
  };
  const of = <K extends EffectKind['effect']>(kind: K): readonly Extract<EffectKind, { effect: K }>[] =>
    effects.filter((effect): effect is Extract<EffectKind, { effect: K }> => effect.effect === kind);
  return {
    drops: [
      ...of('ref')
        .filter((ref) => ref.down === true && ref.holder === 'caller')
        .map((ref) => ({ class: ref.class, argument: argument(ref.of) })),
      ...of('pin')
        .filter((pin) => pin.down === true)
        .map((pin) => ({ class: 'folio' as const, argument: argument(pin.of) })),
    ],
    frees: of('free').map((free) => ({ argument: argument(free.of) })),
    detaches: [...of('detach'), ...of('unlink')].map((one) => ({ argument: argument(one.of) })),
    locks: effects.flatMap((effect) => (effect.effect === 'lock' ? [effect.lock.lock] : [])),
    unlocks: effects.flatMap((effect) => (effect.effect === 'unlock' ? [effect.lock.lock] : [])),
    opensWindow: of('window').some(({ change }) => change === 'opens'),
    closesWindow: of('window').some(({ change }) => change === 'closes'),
    unmaps: of('unmap').length + of('truncate').length > 0,
    asksRetry: of('current').length > 0,
    fails: {
      null: declaration.results.some(({ value }) => value.is === 'null'),
      error: declaration.results.some(({ value }) => value.is === 'errorPointer'),
    },
    ranges: rangesOf(parameters),
  };
}

/** Two parameters that stand side by side and are called as the two ends of a range are. */
export function rangesOf(parameters: readonly string[]): readonly { from: number; to: number }[] {
  return parameters.flatMap((name, i) => {
    const next = parameters[i + 1];
    return next !== undefined && /(?:^|_)(?:l?start|first|begin)$/.test(name) && /(?:^|_)(?:l?end|last)$/.test(next)
      ? [{ from: i, to: i + 1 }]
      : [];
  });
}
