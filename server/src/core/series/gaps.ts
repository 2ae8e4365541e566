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

/** What is known around a gap. */
export interface Around {
  /** The state behind the lines in front of the gap. */
  readonly comment: CommentState;
  /** The lines behind it, up to the next gap. */
  readonly after: readonly string[];
  readonly missing: number | null;
  /** The hunk behind the gap names the same head of a function as the one before: no line at the first column is missing. */
  readonly sameHead: boolean;
}

/** One line closes a comment and one opens the next: where more are missing there may be code between the two. */
const SURELY_COMMENT = 2;
/** The comment that documents a function may be long; at file scope the heads of hunks tell whether code is in the gap. */
const LONGEST_DOCUMENTATION = 120;

/** Decides from the text around a gap whether all of it is comment. */
export function gapText({ comment, after, missing, sameHead }: Around): GapText {
  const begins = beginsInComment(after);
  if (comment.open && begins) {
    const documents = comment.documentation && sameHead && /^ ?\*/.test(after[0] ?? '');
    const bridged = missing !== null && missing <= (documents ? LONGEST_DOCUMENTATION : SURELY_COMMENT);
    return bridged
      ? { lines: [HOLE_MARK], insideComment: true }
      : { lines: ['*/', HOLE_STATEMENT, '/*'], insideComment: false };
  }
  if (comment.open) {
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

/** Whether a line is one that git names in the header of a hunk: it begins with a letter at the first column, and is no label. */
export function isHead(line: string): boolean {
  return /^[A-Za-z_$]/.test(line) && !/^\w+:\s*(?:$|\/)/.test(line);
}

/** Whether two names of a head are the same; git cuts them at 80 characters, and mail programs break them. */
export function isSameHead(a: string, b: string): boolean {
  const [first, second] = [a.trim().slice(0, 80), b.trim().slice(0, 80)];
  if (first === second) return true;
  const short = Math.min(first.length, second.length);
  return short >= 40 && first.slice(0, short) === second.slice(0, short);
}
