import { LineSpans } from '../text/line-spans.ts';
import type { MappedText } from '../text/mapped.ts';
import { inputText, SourceText, type InputText, type Segment } from '../text/source.ts';
import { pushLineSegments } from './line-segments.ts';
import type { HunkLine, Patch } from './patch.ts';

/** A line of a file while patches are applied to it: of the base, or out of a patch. */
export type ImageLine = (
  | { readonly from: 'base'; readonly at: number }
  | { readonly from: 'patch'; readonly line: HunkLine; readonly body: MappedText; readonly patch: Patch }
) & {
  readonly text: string;
  /** A patch took away what stood before it. */
  readonly cutBefore?: true;
};

/** A file while patches are applied to it. */
export interface Image {
  readonly path: string;
  /** The base file; null for one that a patch added. */
  readonly base: InputText | null;
  readonly lines: readonly ImageLine[];
  readonly endsInNewline: boolean;
}

export function imageOf(path: string, text: string): Image {
  const spans = new LineSpans(text);
  const lines: ImageLine[] = [];
  for (let i = 0; i < spans.count; i++) {
    const at = spans.start(i);
    lines.push({ text: text.slice(at, spans.end(i)), from: 'base', at });
  }
  return { path, base: inputText(path, text), lines, endsInNewline: text === '' || /[\r\n]$/.test(text.slice(-1)) };
}

export function emptyImage(path: string): Image {
  return { path, base: null, lines: [], endsInNewline: true };
}

/** Writes the file out. Untouched lines lead back to the base, lines of patches to the user's mail. */
export function writeImage(image: Image): {
  readonly source: SourceText;
  /** Of each line the patch that brought it; null where it is the base's. */
  readonly patches: readonly (Patch | null)[];
  /** The lines, counted from 1, before which something was taken away. */
  readonly cuts: ReadonlySet<number>;
} {
  const parts: string[] = [];
  const segments: Segment[] = [];
  let length = 0;
  const last = image.lines.length - 1;
  image.lines.forEach((line, index) => {
    const newline = index < last || image.endsInNewline ? '\n' : '';
    if (line.from === 'patch') pushLineSegments(segments, line.body, line.line, length);
    else if (image.base !== null) pushBase(segments, image.base, line.at, line.text.length + newline.length, length);
    parts.push(line.text, newline);
    length += line.text.length + newline.length;
  });
  const patches = image.lines.map((line) => (line.from === 'patch' ? line.patch : null));
  const cuts = new Set(image.lines.flatMap(({ cutBefore }, index) => (cutBefore === true ? [index + 1] : [])));
  return { source: new SourceText(image.path, parts.join(''), segments), patches, cuts };
}

/** Neighbouring lines of the base share a segment where their line end is one character there too. */
function pushBase(segments: Segment[], base: InputText, origin: number, length: number, at: number): void {
  const last = segments.at(-1);
  if (
    last !== undefined &&
    last.input === base &&
    last.at + last.length === at &&
    last.origin + last.length === origin
  ) {
    segments[segments.length - 1] = { ...last, length: last.length + length };
    return;
  }
  segments.push({ at, length, input: base, origin });
}
