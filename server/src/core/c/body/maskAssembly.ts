import { maskExpression } from './maskExpressions.ts';
import { blank, type Masking, put } from './masking.ts';
import { statementEnd } from './maskStatements.ts';

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
  for (let i = outputsFrom; i < outputsTo; i++) {
    if (tokens.is(i, '(') && tokens.match[i]! > 0) {
      maskExpression(masking, i + 1, tokens.match[i]!, 1);
      i = tokens.match[i]!;
    } else if (!tokens.is(i, ',')) {
      const last = tokens.match[i]! > i ? tokens.match[i]! : i;
      blank(masking, tokens.at(i), tokens.end(last));
      i = last;
    }
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
