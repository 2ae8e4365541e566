import type { InputProblem, Mail, MailAddress } from '../mail/mail.ts';
import type { QuoteLevel } from '../mail/quote.ts';
import type { MappedText } from '../text/mapped.ts';

/** A patch as it was found in a mail: written there, or quoted. */
export interface Patch {
  readonly mail: Mail;
  /** The text that the offsets of files, hunks and lines count in: the mail's body, or what was recovered from it. */
  readonly body: MappedText;
  /** How the lines of the patch begin in the mail; `marks` is 0 where it is not quoted. */
  readonly level: QuoteLevel;
  /** True where the mail's line breaks were lost and the patch was put together again from the quote marks. */
  readonly recovered: boolean;
  /** The title, without "Re:" and brackets. */
  readonly subject: string | null;
  /** 2 of "2/5"; null where the patch has no number. */
  readonly index: number | null;
  readonly total: number | null;
  readonly version: number;
  readonly rfc: boolean;
  /** Of the mail itself; of the mail that is replied to where the patch is quoted once, as far as headers tell. */
  readonly messageId: string | null;
  readonly author: MailAddress | null;
  readonly changelog: MappedText;
  readonly trailers: readonly Trailer[];
  readonly baseCommit: string | null;
  readonly files: readonly FilePatch[];
  readonly problems: readonly InputProblem[];
}

export interface Trailer {
  /** "Signed-off-by", as it is written. */
  readonly name: string;
  readonly value: string;
  /** Offset in the changelog. */
  readonly at: number;
}

export type FileStatus = 'added' | 'deleted' | 'modified' | 'renamed' | 'copied' | 'mode' | 'binary';

export interface FilePatch {
  /** Null for a file that the patch adds; empty where the quoted hunks have lost their file header. */
  readonly oldPath: string | null;
  /** Null for a file that the patch deletes. */
  readonly newPath: string | null;
  readonly status: FileStatus;
  /** Offset of the file's first header line in the body. */
  readonly at: number;
  readonly hunks: readonly Hunk[];
}

export type LineKind = ' ' | '+' | '-';

export interface HunkLine {
  readonly kind: LineKind;
  /** Without the mark and the line end. */
  readonly text: string;
  /** Offset of the text in the patch's body. */
  readonly at: number;
  /** Offset of the text in the user's input. */
  readonly origin: number;
  /** Where a mail program broke the line in two: the rest of `text`, from `from` on, stands at `at` in the body. */
  readonly joined?: { readonly from: number; readonly at: number };
  /** True for the last line of a file that ends without a newline. */
  readonly noNewline?: boolean;
}

export interface Hunk {
  readonly oldStart: number;
  readonly oldCount: number;
  readonly newStart: number;
  readonly newCount: number;
  /** What stands behind the second `@@`: the line that git takes for the head of the enclosing function. */
  readonly section: string;
  /** Offset of the hunk's header in the body. */
  readonly at: number;
  readonly lines: readonly HunkLine[];
  readonly holes: readonly HunkHole[];
  /** Whether all lines are there that the header counts. */
  readonly complete: boolean;
  /** What is wrong with it, in words; null where nothing is. */
  readonly problem: string | null;
}

/** A place in a hunk where lines were cut away, or may have been. */
export interface HunkHole {
  /** Index of the line before which the lines are missing; the number of lines for a hole at the end. */
  readonly before: number;
  /** How many lines of the new file are missing here; null where several places share the loss. */
  readonly missing: number | null;
}

/** The path that a file has after the patch, or had before where the patch deletes it. */
export function pathOf(file: FilePatch): string {
  return file.newPath ?? file.oldPath ?? '';
}
