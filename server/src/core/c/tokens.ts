import { matchBrackets } from './brackets.ts';

/** What a token is. Comments and white space are none. */
export const TokenKind = {
  word: 1,
  number: 2,
  string: 3,
  character: 4,
  punctuation: 5,
  /** A whole preprocessor line, with its continuation lines. */
  directive: 6,
} as const;

/**
 * The tokens of a text as parallel arrays, because a file has a hundred thousand of them. Offsets count in `text`.
 * `match` leads from a bracket to its partner and is -1 elsewhere and for brackets that have none.
 */
export class Tokens {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly match: Int32Array;
  /**
   * For an outermost brace that never closes, the token at which what it opened must have ended:
   * the start of the next definition, or `count`.
   */
  readonly brokenEnds: ReadonlyMap<number, number>;

  constructor(text: string, kinds: Uint8Array, starts: Int32Array, ends: Int32Array) {
    this.text = text;
    this.count = kinds.length;
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
    this.match = new Int32Array(kinds.length).fill(-1);
    this.brokenEnds = matchBrackets(this);
  }

  /** The token's text; "" beyond either end. */
  word(index: number): string {
    return index >= 0 && index < this.count ? this.text.slice(this.starts[index]!, this.ends[index]!) : '';
  }

  kind(index: number): number {
    return index >= 0 && index < this.count ? this.kinds[index]! : 0;
  }

  at(index: number): number {
    return index < this.count ? this.starts[Math.max(index, 0)]! : this.text.length;
  }

  end(index: number): number {
    return index >= 0 && index < this.count ? this.ends[index]! : index < 0 ? 0 : this.text.length;
  }

  is(index: number, word: string): boolean {
    if (index < 0 || index >= this.count) return false;
    const at = this.starts[index]!;
    return this.ends[index]! - at === word.length && this.kinds[index] !== 6 && this.text.startsWith(word, at);
  }

  isWord(index: number): boolean {
    return index >= 0 && index < this.count && this.kinds[index] === 1;
  }

  /** True where the token starts its line without indentation. */
  isAtMargin(index: number): boolean {
    if (index < 0 || index >= this.count) return false;
    const at = this.starts[index]!;
    return at === 0 || isNewline(this.text.charCodeAt(at - 1));
  }

  /** True where a line ends between this token and the one before. */
  startsLine(index: number): boolean {
    if (index <= 0 || index >= this.count) return true;
    for (let at = this.ends[index - 1]!; at < this.starts[index]!; at++) {
      if (isNewline(this.text.charCodeAt(at))) return true;
    }
    return false;
  }

  /** The first token that starts at or after an offset. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The tokens for which `keep` holds, their brackets matched anew. */
  filter(keep: (index: number) => boolean): Tokens {
    const kept: number[] = [];
    for (let i = 0; i < this.count; i++) if (keep(i)) kept.push(i);
    const pick = (of: Int32Array): Int32Array => Int32Array.from(kept, (index) => of[index]!);
    return new Tokens(
      this.text,
      Uint8Array.from(kept, (index) => this.kinds[index]!),
      pick(this.starts),
      pick(this.ends),
    );
  }
}

/** Splits text[from, to) into tokens; never fails. Comments come back through `comments`, as pairs of offsets. */
export function tokenize(text: string, from = 0, to = text.length, comments?: number[]): Tokens {
  const room = Math.max(to - from, 0) + 1;
  const kinds = new Uint8Array(room);
  const starts = new Int32Array(room);
  const ends = new Int32Array(room);
  let count = 0;
  let at = from;
  let atLineStart = true;
  while (at < to) {
    const c = text.charCodeAt(at);
    if (c === 10 || c === 13) {
      atLineStart = true;
      at++;
      continue;
    }
    if (c === 32 || c === 9 || c === 11 || c === 12 || c === 0xa0 || c === 0xfeff) {
      at++;
      continue;
    }
    if (c === 92 && isNewline(text.charCodeAt(at + 1))) {
      at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2;
      continue;
    }
    if (c === 47 && (text.charCodeAt(at + 1) === 42 || text.charCodeAt(at + 1) === 47)) {
      const end = commentEnd(text, at, to);
      comments?.push(at, end);
      at = end;
      continue;
    }
    let end: number;
    let kind: number;
    if (c === 35 && atLineStart) {
      end = directiveEnd(text, at, to);
      kind = TokenKind.directive;
    } else if (isWordStart(c)) {
      end = wordEnd(text, at, to);
      kind = TokenKind.word;
      const quote = text.charCodeAt(end);
      if ((quote === 34 || quote === 39) && end - at <= 2 && /^(?:L|u|U|u8)$/.test(text.slice(at, end))) {
        kind = quote === 34 ? TokenKind.string : TokenKind.character;
        end = quotedEnd(text, end, to);
      }
    } else if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(at + 1)))) {
      end = numberEnd(text, at, to);
      kind = TokenKind.number;
    } else if (c === 34 || c === 39) {
      end = quotedEnd(text, at, to);
      kind = c === 34 ? TokenKind.string : TokenKind.character;
    } else {
      end = Math.min(at + punctuationLength(text, at, c), to);
      kind = TokenKind.punctuation;
    }
    kinds[count] = kind;
    starts[count] = at;
    ends[count] = end;
    count++;
    atLineStart = false;
    at = end;
  }
  return new Tokens(text, kinds.slice(0, count), starts.slice(0, count), ends.slice(0, count));
}

function isNewline(c: number): boolean {
  return c === 10 || c === 13;
}

function isDigit(c: number): boolean {
  return c >= 48 && c <= 57;
}

function isWordStart(c: number): boolean {
  return (
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c === 36 || (c > 127 && c !== 0xa0 && c !== 0xfeff)
  );
}

function wordEnd(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to) {
    const c = text.charCodeAt(end);
    if (!isWordStart(c) && !isDigit(c)) break;
    end++;
  }
  return end;
}

function numberEnd(text: string, at: number, to: number): number {
  let end = at + 1;
  while (end < to) {
    const c = text.charCodeAt(end);
    const before = text.charCodeAt(end - 1) | 32;
    const hexadecimal = (text.charCodeAt(at + 1) | 32) === 120;
    const isSign = (c === 43 || c === 45) && (before === 112 || (before === 101 && !hexadecimal));
    // GNU ranges are written `1 ... 5`, but `1...5` must not lex as a number with three points.
    const isPoint = c === 46 && text.charCodeAt(end + 1) !== 46 && text.charCodeAt(end - 1) !== 46;
    if (!isWordStart(c) && !isDigit(c) && !isPoint && !isSign) break;
    end++;
  }
  return end;
}

/** The end of a string or character literal; one that is not closed ends with its line. */
function quotedEnd(text: string, at: number, to: number): number {
  const quote = text.charCodeAt(at);
  let end = at + 1;
  while (end < to) {
    const c = text.charCodeAt(end);
    if (c === 92) {
      end += text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10 ? 3 : 2;
      continue;
    }
    if (c === quote) return end + 1;
    if (isNewline(c)) return end;
    end++;
  }
  return Math.min(end, to);
}

/** The end of a comment. One that never closes ends with its line, so that it cannot swallow the file. */
function commentEnd(text: string, at: number, to: number): number {
  if (text.charCodeAt(at + 1) === 42) {
    const close = text.indexOf('*/', at + 2);
    if (close >= 0 && close + 2 <= to) return close + 2;
  }
  let end = at + 2;
  while (end < to && !isNewline(text.charCodeAt(end))) {
    if (text.charCodeAt(end) === 92 && isNewline(text.charCodeAt(end + 1))) end++;
    end++;
  }
  return Math.min(end, to);
}

function directiveEnd(text: string, at: number, to: number): number {
  let end = at;
  while (end < to) {
    const c = text.charCodeAt(end);
    if (c === 92 && isNewline(text.charCodeAt(end + 1))) {
      end += text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10 ? 3 : 2;
      continue;
    }
    if (isNewline(c)) return end;
    if (c === 34 || c === 39) {
      end = Math.max(quotedEnd(text, end, to), end + 1);
      continue;
    }
    if (c === 47 && text.charCodeAt(end + 1) === 42) {
      end = commentEnd(text, end, to);
      continue;
    }
    if (c === 47 && text.charCodeAt(end + 1) === 47) return commentEnd(text, end, to);
    end++;
  }
  return Math.min(end, to);
}

const THREE = new Set(['<<=', '>>=', '...']);
const TWO = new Set([
  '->',
  '++',
  '--',
  '<<',
  '>>',
  '<=',
  '>=',
  '==',
  '!=',
  '&&',
  '||',
  '+=',
  '-=',
  '*=',
  '/=',
  '%=',
  '&=',
  '|=',
  '^=',
  '##',
  '::',
]);

function punctuationLength(text: string, at: number, c: number): number {
  // Brackets, comma, semicolon, tilde and question mark start no longer token.
  if (c === 40 || c === 41 || c === 44 || c === 59 || c === 91 || c === 93 || c === 123 || c === 125) return 1;
  if (THREE.has(text.slice(at, at + 3))) return 3;
  return TWO.has(text.slice(at, at + 2)) ? 2 : 1;
}
