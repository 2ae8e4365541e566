import { maskExpression } from './mask-expressions.ts';
import { blank, type Masking, put } from './masking.ts';
import { statementEnd } from './mask-statements.ts';

/**
 * Masks an assembler statement as a call whose arguments are its output operands, which are all of it that C's meaning
 * depends on, and answers the token after it. The labels that `asm goto` may jump to are remembered.
 */
export function maskAssembly(masking: Masking, index: number, to: number): number {
  const { tokens } = masking;
  const end = statementEnd(tokens, index, to);
  let open = index + 1;
  while (open < end && tokens.isWord(open)) open++;
  const close = tokens.match[open] ?? -1;
  if (!tokens.is(open, '(') || close < 0 || close > end) return end + 1;
  const sections: number[] = [];
  for (let i = open + 1; i < close; i++) {
    if (tokens.match[i]! > i) i = tokens.match[i]!;
    else if (tokens.is(i, ':')) sections.push(i);
    // Two sections without anything between them may be written as one token.
    else if (tokens.is(i, '::')) sections.push(i, i);
  }
  const outputsFrom = sections[0] === undefined ? close : sections[0] + 1;
  const outputsTo = sections[1] ?? close;
  put(masking, tokens.at(index), tokens.end(open), 'a');
  masking.units[tokens.at(open) - masking.base] = 40;
  blank(masking, tokens.end(open), outputsFrom < close ? tokens.at(outputsFrom) : tokens.at(close));
  let kept = false;
  for (let from = outputsFrom; from < outputsTo;) {
    let to = from;
    while (to < outputsTo && !tokens.is(to, ',')) to = tokens.match[to]! > to ? tokens.match[to]! + 1 : to + 1;
    kept = maskOutput(masking, from, Math.min(to, outputsTo), kept) || kept;
    from = to + 1;
  }
  if (outputsTo < close) blank(masking, tokens.at(outputsTo), tokens.at(close));
  const labels = [];
  for (let i = (sections[3] ?? close) + 1; i < close; i++) {
    if (tokens.isWord(i)) labels.push({ name: tokens.word(i), at: tokens.at(i), end: tokens.end(i) });
  }
  masking.marks.statements.set(tokens.at(index), { kind: 'asm', labels });
  masking.parts.push({
    kind: 'statement',
    at: tokens.at(index),
    end: end < to ? tokens.end(end) : tokens.end(end - 1),
  });
  return end + 1;
}

/** Leaves of `[name] "=r" (value)` the value; an operand that a macro makes has none. Answers whether one was left. */
function maskOutput(masking: Masking, from: number, to: number, hasEarlier: boolean): boolean {
  const { tokens } = masking;
  const comma = tokens.is(from - 1, ',') ? from - 1 : -1;
  const close = to - 1;
  const open = tokens.is(close, ')') ? tokens.match[close]! : -1;
  const hasValue = open >= from && tokens.kind(open - 1) === 3;
  if (comma >= 0 && !(hasValue && hasEarlier)) blank(masking, tokens.at(comma), tokens.end(comma));
  if (!hasValue) {
    if (to > from) blank(masking, tokens.at(from), tokens.end(close));
    return false;
  }
  blank(masking, tokens.at(from), tokens.at(open));
  maskExpression(masking, open + 1, close, 1);
  return true;
}
