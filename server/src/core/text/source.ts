import { LineIndex } from './lines.ts';

/** A file or mail exactly as the user gave it. `name` is what the user called it. */
export interface InputText {
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
}

export function inputText(name: string, text: string): InputText {
  return { name, text, lines: new LineIndex(text) };
}

/**
 * One run of a derived text that stands, character for character, in an input.
 * `at` and `length` count in the derived text, `origin` in the input.
 * Two neighbouring runs need not be neighbours in the input: quote marks, soft line breaks
 * and lines that a patch removes lie between them. Where a mail is encoded for transport, text that was written as escapes
 * is a run of the decoded characters that begins where the escape begins, and base64 a run for each group of four.
 */
export interface Segment {
  readonly at: number;
  readonly length: number;
  readonly input: InputText;
  readonly origin: number;
}

/** A place in a text that the user gave. Lines and columns are 1-based. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Offset in the input, for edits and selections. */
  readonly offset: number;
}

/**
 * C as the analysis reads it, with the way back to the user's own text.
 *
 * `path` is the place in the kernel tree ("mm/guest_memfd.c"), as far as it is known.
 * For a plain C file there is one segment that covers all; for a file that was rebuilt out of
 * a quoted patch there is at least one a line. Characters that no segment covers were not in
 * any input (for example the newline that replaced a gap): they map to the end of the run before.
 */
export class SourceText {
  readonly path: string;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly lines: LineIndex;
  /**
   * For each line of the text the 1-based line of the patched file, 0 where that is not known (a hole, or lines behind
   * a place where a reviewer cut lines out). Undefined where the text is the file, line for line.
   */
  readonly targetLines: readonly number[] | undefined;

  constructor(path: string, text: string, segments: readonly Segment[], targetLines?: readonly number[]) {
    this.path = path;
    this.text = text;
    this.segments = segments;
    this.lines = new LineIndex(text);
    this.targetLines = targetLines;
  }

  static of(path: string, input: InputText): SourceText {
    return new SourceText(path, input.text, [{ at: 0, length: input.text.length, input, origin: 0 }]);
  }

  /** The user's own place of an offset in this text. */
  origin(offset: number): Origin {
    const segment = this.#segmentAt(offset);
    if (segment === undefined) return { file: this.path, line: 1, column: 1, offset: 0 };
    const within = Math.min(Math.max(offset - segment.at, 0), segment.length);
    const at = segment.origin + within;
    const place = segment.input.lines.at(at);
    return { file: segment.input.name, line: place.line, column: place.column, offset: at };
  }

  /** "line 12" for a reader who is at another place; "line 12 of mm/gup.c" where that is in another file of the user's. */
  lineSeenFrom(from: Origin, offset: number): string {
    const { file, line } = this.origin(offset);
    return from.file === file ? `line ${line}` : `line ${line} of ${file}`;
  }

  /**
   * The place in the patched file itself; differs from `origin` where the text came out of a mail.
   * A line whose place is not known gets the last line before it that is.
   */
  target(offset: number): { file: string; line: number } {
    const line = this.lines.at(offset).line;
    if (this.targetLines === undefined) return { file: this.path, line };
    for (let index = line - 1; index >= 0; index--) {
      const known = this.targetLines[index] ?? 0;
      if (known > 0) return { file: this.path, line: known };
    }
    return { file: this.path, line: 1 };
  }

  #segmentAt(offset: number): Segment | undefined {
    const segments = this.segments;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (segments[middle]!.at <= offset) low = middle;
      else high = middle - 1;
    }
    return segments[low];
  }
}
