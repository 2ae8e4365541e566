import { HOLE_MARK, HOLE_STATEMENT } from '../text/hole.ts';
import { beginsInComment, continuesSentence, type CommentState } from './comments.ts';

/** A place in a reconstructed file where lines are missing. */
export interface Gap {
  /** Offset of the mark in the text. */
  readonly at: number;
  /** Null where the number is not known, and at the end of the text. */
  readonly missingLines: number | null;
  /** The gap is bridged: all that is missing belongs to a comment. */
  readonly insideComment: boolean;
  /** What the hunk behind the gap names as the head of its function; null where it names nothing. */
  readonly sectionHeader: string | null;
  /** The next line closes a block at the first column: what is missing is the end of a function's body. */
  readonly endsFunction: boolean;
}

/** The lines to write for a gap: the mark, and the ends of comments that the gap swallowed. */
export interface GapText {
  readonly lines: readonly string[];
  readonly insideComment: boolean;
}

/** In a function a comment is seldom longer than this; a longer gap may hide code between two comments. */
const LONGEST_COMMENT = 8;
/** At file scope the comment of a function may be long, and two of them hold no half function between them. */
const LONGEST_DOCUMENTATION = 120;

/**
 * Decides from the text around a gap whether all of it is comment. `before` is the state behind the lines in front of it,
 * `after` the lines that follow up to the next gap.
 */
export function gapText(before: CommentState, after: readonly string[], missing: number | null): GapText {
  const begins = beginsInComment(after);
  if (before.open && begins) {
    const longest = before.documentation ? LONGEST_DOCUMENTATION : LONGEST_COMMENT;
    if (missing !== null && missing <= longest) return { lines: [HOLE_MARK], insideComment: true };
    return { lines: ['*/', HOLE_STATEMENT, '/*'], insideComment: false };
  }
  if (before.open) {
    // One line is missing and the comment is closed behind it, so that line closes it.
    return missing === 1
      ? { lines: [HOLE_MARK, '*/'], insideComment: true }
      : { lines: ['*/', HOLE_STATEMENT], insideComment: false };
  }
  if (begins) {
    // One line opens the comment; a sentence that goes on tells of a second line that is comment.
    const bridged = missing === 1 || (missing === 2 && continuesSentence(after[0] ?? ''));
    return bridged
      ? { lines: ['/*', HOLE_MARK], insideComment: true }
      : { lines: [HOLE_STATEMENT, '/*'], insideComment: false };
  }
  return { lines: [HOLE_STATEMENT], insideComment: false };
}
