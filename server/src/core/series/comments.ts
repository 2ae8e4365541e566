/** Where a stretch of C stands with respect to comments. */
export interface CommentState {
  readonly open: boolean;
  /** True for a comment that began with two stars: it stands at file scope and documents what follows. */
  readonly documentation: boolean;
}

export const NO_COMMENT: CommentState = { open: false, documentation: false };

/** Reads lines of C and says whether a comment is open behind them. Strings end at their line at the latest. */
export function commentStateAfter(lines: Iterable<string>, before: CommentState): CommentState {
  let state = before;
  for (const line of lines) state = afterLine(line, state);
  return state;
}

function afterLine(line: string, before: CommentState): CommentState {
  let { open, documentation } = before;
  for (let i = 0; i < line.length; i++) {
    if (open) {
      const close = line.indexOf('*/', i);
      if (close < 0) return { open, documentation };
      open = false;
      documentation = false;
      i = close + 1;
      continue;
    }
    const c = line.charCodeAt(i);
    if (c === 47 && line.charCodeAt(i + 1) === 47) break;
    if (c === 47 && line.charCodeAt(i + 1) === 42) {
      open = true;
      documentation = line.charCodeAt(i + 2) === 42 && line.charCodeAt(i + 3) !== 47;
      i++;
    } else if (c === 34 || c === 39) i = literalEnd(line, i, c);
  }
  return { open, documentation };
}

function literalEnd(line: string, at: number, quote: number): number {
  for (let i = at + 1; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c === 92) i++;
    else if (c === quote) return i;
  }
  // An apostrophe alone (in a preprocessor message, say) opens nothing.
  return quote === 39 ? at : line.length;
}

/** A line inside a comment of the kernel's style: a star with a space before it, and a space, a slash or nothing behind. */
const STARRED = /^\s*\*(?:$|[\s/])/;

/**
 * Whether a stretch of C begins inside a comment, told from its text alone: a comment is closed before any is opened, and
 * what stands before looks like the kernel's comments.
 */
export function beginsInComment(lines: readonly string[]): boolean {
  for (const line of lines) {
    const close = line.indexOf('*/');
    const open = line.indexOf('/*');
    if (!STARRED.test(line)) return close >= 0 && (open < 0 || close < open) && line === lines[0];
    if (close >= 0) return open < 0 || close < open;
    if (open >= 0) return false;
  }
  return lines.length > 0;
}

/** Whether the first line of a comment's rest goes on with a sentence, so that a line of the comment stands before it. */
export function continuesSentence(line: string): boolean {
  return /^\s*\* ?[a-z0-9("']/.test(line);
}
