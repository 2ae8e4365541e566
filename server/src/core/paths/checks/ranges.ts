import type { Expr } from '../../c/ast.ts';
import { expressionText } from '../../c/ast-text.ts';
import type { Defect } from '../findings.ts';
import { lengthBeyondCount, type Evidence } from '../ranges/evidence.ts';
import { givenRanges, keepsNames, type GivenRange } from '../ranges/given.ts';
import { difference, linearOf, onlyAtom } from '../ranges/linear.ts';
import { endsIn, isCount, namedEnd, type NamedEnd } from '../ranges/names.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/** The two ends of a range change places on the way to a function, or its end is one off. */
export const ranges: Check = {
  name: 'ranges',
  run: ({ written }) => rangeDefects(written),
};

export function rangeDefects(written: WrittenFunction): readonly Defect[] {
  const off: GivenRange[] = [];
  return givenRanges(written).flatMap((range) => {
    const found = crossed(written, range);
    if (found !== null) return [found];
    const told = judged(written, range);
    // Two places that speak against one another have one mistake between them.
    if (told === null || off.some(({ whole }) => told.at >= whole.at && told.at < whole.end)) return [];
    const defect = offByOne(written, range, told);
    if (defect === null) return [];
    off.push(range);
    return [defect];
  });
}

function crossed(written: WrittenFunction, range: GivenRange): Defect | null {
  if (!isCrossedByName(range) && !isEmptyByArithmetic(range) && !isCrossedByUse(written, range)) return null;
  const [start, end] = [textOf(written, range.start), textOf(written, range.end)];
  return writtenDefect({
    code: 'wrong-range',
    message: `${range.to} is given ${start} as "${range.startName}" and ${end} as "${range.endName}": the ends of the range change places`,
    consequence:
      'the range is empty, or wraps round: what should be done to it is done to nothing, or to everything else',
    subject: `${start}, ${end}`,
    at: range.start.at,
    end: range.end.end,
  });
}

/** An end goes where the start belongs, and the start of the same range where its end does. */
function isCrossedByName({ start, end }: GivenRange): boolean {
  const [first, second] = [endsIn(start), endsIn(end)];
  return (
    first.length > 0 &&
    second.length > 0 &&
    first.every(({ role }) => role === 'end') &&
    second.every(({ role }) => role === 'start') &&
    first.every((one) => second.some((other) => areOfOneRange(one, other)))
  );
}

/** What is called an end goes where the start belongs, and elsewhere the two stand the other way round. */
function isCrossedByUse(written: WrittenFunction, { start, end, whole }: GivenRange): boolean {
  if (namedEnd(start)?.role !== 'end' || namedEnd(end)?.role === 'end' || onlyAtom(linearOf(end)) === null)
    return false;
  return written.ranges().endsAt(expressionText(end), expressionText(start), whole);
}

function areOfOneRange(a: NamedEnd, b: NamedEnd): boolean {
  return a.stem === b.stem && a.of === b.of;
}

/** The start is the end and a count, or both are numbers and it is the larger one. */
function isEmptyByArithmetic({ start, end, expects }: GivenRange): boolean {
  const [first, last] = [linearOf(start), linearOf(end)];
  const { atoms, constant } = difference(last, first);
  if (first.atoms.length === 0 && last.atoms.length === 0)
    // The first number that is given out is 1, and 0 stands for no bound.
    return (
      !(first.constant === 1n && last.constant === 0n) &&
      BigInt.asUintN(64, first.constant) > BigInt.asUintN(64, last.constant)
    );
  if (atoms.length === 0) return constant < (expects === -1n ? -1n : 0n);
  // The last that belongs to it lies one before a start and a count.
  return constant <= 1n && atoms.every(({ expr, factor }) => factor < 0n && isCount(expr));
}

function offByOne(written: WrittenFunction, range: GivenRange, { offset, at, wanted }: Judged): Defect | null {
  if (offset > 2n || offset < -3n) return null;
  const should = wanted ?? (offset > 0n ? 0n : -1n);
  const text = textOf(written, range.end);
  const by = offset > should ? `${offset - should} too far` : `${should - offset} short`;
  const { source } = written.fn.file;
  const line = source.lineSeenFrom(source.origin(range.end.at), at);
  return writtenDefect({
    code: 'wrong-range',
    message: `${text}, which ${range.to} takes for "${range.endName}", is ${by}: ${said(range.expects)}${line} shows where the range ends`,
    consequence: 'one too many or one too few is taken for part of the range',
    subject: text,
    at: range.end.at,
    end: range.end.end,
  });
}

/** Where a range ends and where it should, if these differ; 0 is one past the last, -1 the last itself. */
interface Judged {
  readonly offset: bigint;
  /** What shows it. */
  readonly at: number;
  /** Null where it is neither. */
  readonly wanted: bigint | null;
}

function judged(written: WrittenFunction, range: GivenRange): Judged | null {
  const { end, expects, whole } = range;
  const found = offsetOf(written, range);
  if (found !== null && expects !== null) return found.offset === expects ? null : { ...found, wanted: expects };
  if (found !== null && found.offset !== 0n && found.offset !== -1n) return { ...found, wanted: null };
  const { atoms, constant } = linearOf(end);
  const [only] = atoms;
  // The largest number there is stands for "without an end".
  if (only === undefined && constant === -2n) return { offset: -2n, at: end.at, wanted: null };
  if (only === undefined || constant === 0n || expects !== null || !keepsNames(range)) return null;
  // A function at hand that does not say where its range ends takes what its caller means by the same names.
  if (range.callee === null || range.callee === written.fn.text.name) return null;
  if (written.callee(range.callee) === null) return null;
  const meant = written.ranges().offset(only.expr, whole);
  if (meant === null && isParameter(written, only.expr)) return { offset: constant, at: end.at, wanted: 0n };
  return meant?.offset === 0n ? { offset: constant, at: meant.at, wanted: 0n } : null;
}

function isParameter({ fn }: WrittenFunction, expr: Expr): boolean {
  return expr.kind === 'name' && fn.text.parameters.some(({ name }) => name === expr.name);
}

function said(expects: bigint | null): string {
  if (expects === null) return '';
  return expects === 0n ? 'it goes up to the end without it, and ' : 'it goes up to the end and with it, and ';
}

function offsetOf(
  written: WrittenFunction,
  { start, end, whole, expects }: GivenRange,
): Pick<Evidence, 'offset' | 'at'> | null {
  const length = lengthBeyondCount(start, end);
  if (length !== null) return { offset: length, at: end.at };
  const { atoms, constant } = difference(linearOf(end), linearOf(start));
  // What ends where it begins holds nothing.
  if (atoms.length === 0 && constant === 0n && expects === 0n && !isSame(start, end))
    return { offset: -1n, at: end.at };
  return written.ranges().offset(end, whole);
}

/** Written alike, an empty range is meant. */
function isSame(start: Expr, end: Expr): boolean {
  return expressionText(start) === expressionText(end);
}

function textOf({ fn }: WrittenFunction, { at, end }: Expr): string {
  return fn.file.source.text.slice(at, end).replace(/\s+/g, ' ').trim();
}
