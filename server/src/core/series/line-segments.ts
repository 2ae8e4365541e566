import { appendAll } from '../text/append.ts';
import type { MappedText } from '../text/mapped.ts';
import type { Segment } from '../text/source.ts';
import type { HunkLine } from './patch.ts';

/** Adds the segments of a hunk's line that is written at `at` of a derived text. An empty line has a place too. */
export function pushLineSegments(segments: Segment[], body: MappedText, line: HunkLine, at: number): void {
  if (line.text === '') segments.push({ at, length: 0, input: body.input, origin: line.origin });
  const first = line.joined?.from ?? line.text.length;
  appendAll(segments, body.segments(line.at, line.at + first, at));
  if (line.joined === undefined) return;
  appendAll(segments, body.segments(line.joined.at, line.joined.at + line.text.length - first, at + first));
}
