import type { InputText, Segment } from './source.ts';

/**
 * A text that was derived from one input (decoded, unquoted, split again), with the way back for every character.
 * The map is a flat list of runs, so that a body of tens of megabytes costs no object a line.
 * Characters that no run covers were put in by the derivation and map to the end of the run before.
 */
export class MappedText {
  readonly input: InputText;
  readonly text: string;
  /** Triples: offset in `text`, length, offset in `input.text`. */
  readonly #runs: Int32Array;
  readonly #count: number;

  private constructor(input: InputText, text: string, runs: Int32Array, count: number) {
    this.input = input;
    this.text = text;
    this.#runs = runs;
    this.#count = count;
  }

  /** A stretch of an input as it stands. */
  static of(input: InputText, from: number, to: number): MappedText {
    return new MappedText(input, input.text.slice(from, to), Int32Array.of(0, to - from, from), 1);
  }

  /** For MappedTextBuilder alone: `runs` are triples, the first `count` of them are used. */
  static fromRuns(input: InputText, text: string, runs: Int32Array, count: number): MappedText {
    return new MappedText(input, text, runs, count);
  }

  /** The offset in the input at which the character at `offset` stands. */
  origin(offset: number): number {
    const run = this.#runAt(offset);
    if (run < 0) return 0;
    const at = this.#runs[run * 3]!;
    const within = Math.min(Math.max(offset - at, 0), this.#runs[run * 3 + 1]!);
    return this.#runs[run * 3 + 2]! + within;
  }

  /** Calls `visit` for each run that covers a part of [from, to), cut to it. Offsets `at` count in this text. */
  forEachRun(from: number, to: number, visit: (at: number, length: number, origin: number) => void): void {
    for (let run = Math.max(this.#runAt(from), 0); run < this.#count; run++) {
      const at = this.#runs[run * 3]!;
      if (at >= to) return;
      const begin = Math.max(at, from);
      const end = Math.min(at + this.#runs[run * 3 + 1]!, to);
      if (begin < end) visit(begin, end - begin, this.#runs[run * 3 + 2]! + begin - at);
    }
  }

  /** The segments of [from, to), as a text that starts at `at` will carry them. */
  segments(from: number, to: number, at: number): Segment[] {
    const segments: Segment[] = [];
    this.forEachRun(from, to, (runAt, length, origin) => {
      segments.push({ at: at + runAt - from, length, input: this.input, origin });
    });
    return segments;
  }

  slice(from: number, to: number): MappedText {
    return new MappedTextBuilder(this.input).copy(this, from, to).build();
  }

  #runAt(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#runs[middle * 3]! <= offset) low = middle;
      else high = middle - 1;
    }
    return this.#count === 0 ? -1 : low;
  }
}

/** Puts a MappedText together, front to back. */
export class MappedTextBuilder {
  readonly #input: InputText;
  readonly #parts: string[] = [];
  /** Short pieces are gathered here, so that text decoded character by character makes no string a character. */
  readonly #codes = new Uint16Array(4096);
  #used = 0;
  #length = 0;
  #runs = new Int32Array(48);
  #count = 0;

  constructor(input: InputText) {
    this.#input = input;
  }

  /** Length of what stands so far. */
  get length(): number {
    return this.#length;
  }

  /** Appends a stretch of a text that was derived from the same input. */
  copy(source: MappedText, from: number, to: number): this {
    const start = this.#length;
    source.forEachRun(from, to, (at, length, origin) => this.#run(start + at - from, length, origin));
    this.#append(source.text.slice(from, to));
    return this;
  }

  /** Appends decoded text that is written differently in the input: it maps to `origin`, where its encoding starts. */
  decoded(text: string, origin: number): this {
    this.#run(this.#length, text.length, origin);
    this.#append(text);
    return this;
  }

  /** Appends text that stands nowhere in the input. */
  insert(text: string): this {
    this.#append(text);
    return this;
  }

  build(): MappedText {
    this.#flush();
    return MappedText.fromRuns(this.#input, this.#parts.join(''), this.#runs, this.#count);
  }

  #append(text: string): void {
    this.#length += text.length;
    if (text.length > 64) {
      this.#flush();
      this.#parts.push(text);
      return;
    }
    if (this.#used + text.length > this.#codes.length) this.#flush();
    for (let i = 0; i < text.length; i++) this.#codes[this.#used++] = text.charCodeAt(i);
  }

  #flush(): void {
    if (this.#used > 0) this.#parts.push(String.fromCharCode(...this.#codes.subarray(0, this.#used)));
    this.#used = 0;
  }

  /** Adds a run, or lengthens the last one where both are neighbours in both texts. */
  #run(at: number, length: number, origin: number): void {
    if (length === 0) return;
    const last = (this.#count - 1) * 3;
    if (last >= 0) {
      const lastLength = this.#runs[last + 1]!;
      if (this.#runs[last]! + lastLength === at && this.#runs[last + 2]! + lastLength === origin) {
        this.#runs[last + 1] = lastLength + length;
        return;
      }
    }
    if ((this.#count + 1) * 3 > this.#runs.length) {
      const next = new Int32Array(this.#runs.length * 2);
      next.set(this.#runs);
      this.#runs = next;
    }
    this.#runs[this.#count * 3] = at;
    this.#runs[this.#count * 3 + 1] = length;
    this.#runs[this.#count * 3 + 2] = origin;
    this.#count++;
  }
}
