/**
 * Where the lines of a text start and end, for passes that walk a text line by line.
 * `\n`, `\r\n` and lone `\r` all end a line, as in LineIndex. An empty last line is not counted.
 */
export class LineSpans {
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly count: number;

  constructor(text: string) {
    let starts = new Int32Array(1024);
    let ends = new Int32Array(1024);
    let count = 0;
    let start = 0;
    const push = (end: number): void => {
      if (count === starts.length) {
        starts = grown(starts);
        ends = grown(ends);
      }
      starts[count] = start;
      ends[count++] = end;
    };
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c !== 10 && c !== 13) continue;
      push(i);
      if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
      start = i + 1;
    }
    if (start < text.length) push(text.length);
    this.#starts = starts;
    this.#ends = ends;
    this.count = count;
  }

  /** Offset of the first character of line `index` (0-based). */
  start(index: number): number {
    return this.#starts[index] ?? 0;
  }

  /** The line (0-based) on which an offset stands. */
  indexAt(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(low, 0);
  }

  /** Offset behind the last character of line `index`, its line end not counted. */
  end(index: number): number {
    return this.#ends[index] ?? 0;
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(array.length * 2);
  next.set(array);
  return next;
}
