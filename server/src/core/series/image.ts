import { LineSpans } from '../text/line-spans.ts';
import type { MappedText } from '../text/mapped.ts';
import { inputText, SourceText, type InputText, type Segment } from '../text/source.ts';
import { pushLineSegments } from './line-segments.ts';
import type { HunkLine, Patch } from './patch.ts';

/** A line of a file while patches are applied to it: of the base, or out of a patch. */
export type ImageLine =
  | { readonly text: string; readonly from: 'base'; readonly at: number }
  | {
      readonly text: string;
      readonly from: 'patch';
      readonly line: HunkLine;
      readonly body: MappedText;
      readonly patch: Patch;
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
export function writeImage(image: Image): { source: SourceText; patches: (Patch | null)[] } {
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
  return { source: new SourceText(image.path, parts.join(''), segments), patches };
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
