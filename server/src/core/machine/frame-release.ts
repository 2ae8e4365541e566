import type { Argument } from '../ir/instructions.ts';
import type { CataloguedPrimitive } from '../kernel/catalogue.ts';
import { pageType } from '../kernel/objects.ts';
import type { Place } from '../kernel/primitive.ts';
import type { Binding } from './binding.ts';
import { evaluate, type Evaluation } from './evaluate.ts';
import { mayNotBeCounted } from './loosen-reference.ts';
import type { Machine, Site } from './machine.ts';
import type { PfnTerms, State } from './state.ts';
import { containsTerm, type Term } from './terms.ts';

/**
 * A reference is dropped of a frame that was looked up: one that came without a reference has none to drop, and of one
 * that may have no count only those know that ask.
 */
export function releaseFrame(
  m: Machine,
  state: State,
  site: Site,
  { frame, of, binding }: { readonly frame: Term; readonly of: Place; readonly binding: Binding },
): void {
  const terms = state.pfns.get(frame);
  if (terms === undefined || terms.refcounted === true || frame.joined) return;
  const reason =
    terms.refcounted === false ? withoutReference(state, frame) : withoutAsking(state, frame, terms, of, binding);
  if (reason === null) return;
  m.report(state, {
    code: 'unsafe-pfn',
    at: site.at,
    end: site.end,
    message: `${binding.name}() drops a reference of the frame ${m.describe(frame)}, ${reason}`,
    subject: m.describe(frame),
    consequence:
      'the count of a page goes one too low, and it may be freed while it is mapped or owned by somebody else',
    certainty: 'suspected',
    severity: 'warning',
  });
}

function withoutReference(state: State, frame: Term): string | null {
  const references = state.references.get(frame);
  if (references !== undefined && (references.uncertain !== null || (references.held.caller ?? 0) > 0)) return null;
  if (references?.open?.caller !== undefined) return null;
  return 'which was looked up without one';
}

/** What is given a page does not ask; what is given the frame number does. */
function withoutAsking(
  state: State,
  frame: Term,
  { releaseWith, asked }: PfnTerms,
  of: Place,
  { name, prototype }: Binding,
): string | null {
  const parameter = prototype.parameters.find((one) => one.name === of);
  const isPlain = parameter?.type.startsWith(pageType) === true || parameter?.type.startsWith('struct folio') === true;
  const references = state.references.get(frame);
  if (
    asked === true ||
    !isPlain ||
    releaseWith === null ||
    releaseWith === name ||
    references?.uncertain !== mayNotBeCounted
  )
    return null;
  return `which may have none: ${releaseWith}() asks`;
}

/** A call is given a frame number that was looked up, or its page: it may answer whether that has a count. */
export function noteQuestions(
  m: Machine,
  state: State,
  site: Site,
  primitive: CataloguedPrimitive | null,
  args: readonly Argument[],
): void {
  if (primitive !== null && !mayAnswer(primitive)) return;
  const e: Evaluation = { machine: m, state, site, stopped: false };
  const values = args.map((argument) => evaluate(e, argument.value));
  const isAnswer = primitive === null || saysYesOrNo(primitive);
  for (const [frame, terms] of state.pfns)
    if (
      (terms.asked !== true || (isAnswer && terms.answered !== true)) &&
      values.some((value) => containsTerm(value, frame))
    )
      state.handOut(frame, { ...terms, asked: true, ...(isAnswer ? { answered: true } : {}) });
}

function saysYesOrNo({ prototype }: CataloguedPrimitive): boolean {
  return prototype.returns === 'bool' || prototype.returns === 'int';
}

/** What only counts down says nothing, and neither does what is reckoned from the number alone. */
function mayAnswer(primitive: CataloguedPrimitive): boolean {
  const { results, effects = [] } = primitive.declaration;
  if (effects.some(({ effect }) => effect === 'ref')) return false;
  return results.some(({ value }) => {
    if (value.is === 'pure') return saysYesOrNo(primitive);
    return value.is !== 'void' && value.is !== 'expression';
  });
}
