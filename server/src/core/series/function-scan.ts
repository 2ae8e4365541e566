/** Follows a C function definition character by character, from its first word to its closing brace. */
export class FunctionScan {
  #parens = 0;
  #braces = 0;
  #sawParens = false;
  #inBody = false;
  #state: 'code' | 'comment' | 'line-comment' | 'string' | 'character' = 'code';
  #before = 0;
  #escaped = false;

  /** True inside a comment or string, where marks and braces mean nothing. */
  get inLiteral(): boolean {
    return this.#state === 'string' || this.#state === 'character';
  }

  get inComment(): boolean {
    return this.#state === 'comment' || this.#state === 'line-comment';
  }

  get inBody(): boolean {
    return this.#inBody;
  }

  get parens(): number {
    return this.#parens;
  }

  /** Takes the next character and says whether the definition ended with it, goes on, or is none. */
  next(c: number): 'more' | 'end' | 'none' {
    const result = this.#state === 'code' ? this.#code(c) : this.#literal(c);
    this.#before = c;
    return result;
  }

  /** A string or a `//` comment ends with its line. */
  endLine(): void {
    if (this.#state !== 'comment') this.#state = 'code';
    this.#before = 10;
    this.#escaped = false;
  }

  #literal(c: number): 'more' {
    if (this.#state === 'comment') {
      if (c === 47 && this.#before === 42) this.#state = 'code';
    } else if (this.#state !== 'line-comment') {
      if (this.#escaped) this.#escaped = false;
      else if (c === 92) this.#escaped = true;
      else if (c === (this.#state === 'string' ? 34 : 39)) this.#state = 'code';
    }
    return 'more';
  }

  #code(c: number): 'more' | 'end' | 'none' {
    if (c === 47 && this.#before === 47) this.#state = 'line-comment';
    else if (c === 42 && this.#before === 47) this.#state = 'comment';
    else if (c === 34) this.#state = 'string';
    else if (c === 39) this.#state = 'character';
    else if (c === 40) {
      this.#parens++;
      this.#sawParens = true;
    } else if (c === 41) this.#parens--;
    else if (c === 123) {
      if (!this.#inBody && (this.#parens !== 0 || !this.#sawParens)) return 'none';
      this.#inBody = true;
      this.#braces++;
    } else if (c === 125) {
      this.#braces--;
      if (this.#braces <= 0) return this.#inBody && this.#parens === 0 ? 'end' : 'none';
    } else if (!this.#inBody && this.#parens === 0 && (c === 59 || c === 61 || (this.#sawParens && c > 32 && c !== 47)))
      return 'none';
    return this.#parens < 0 ? 'none' : 'more';
  }
}

const TYPE_WORD =
  /^(?:static|inline|__always_inline|noinline|extern|const|volatile|unsigned|signed|struct|union|enum|void|int|long|short|char|bool|float|double|size_t|__init|__exit|__must_check|__weak|[us](?:8|16|32|64)|[a-z_]\w*_t)$/;
const NO_NAME = /^(?:if|while|for|switch|return|sizeof|do|else|case|goto|typeof|defined)$/;

/**
 * Whether a line begins like the definition of a function: words of a type, then a name and a parenthesis. Returns the
 * name, or null. Prose seldom begins with the words of a type.
 */
export function functionHead(line: string): string | null {
  const match = /^((?:[A-Za-z_]\w*[\s*]+)+?)\**([A-Za-z_]\w*)\s*\(/.exec(line.length > 400 ? line.slice(0, 400) : line);
  const words = (match?.[1] ?? '').split(/[\s*]+/).filter((word) => word !== '');
  const name = match?.[2] ?? '';
  const first = words[0];
  if (first === undefined || NO_NAME.test(name) || !TYPE_WORD.test(first)) return null;
  const plain = words.every(
    (word, index) => TYPE_WORD.test(word) || /^(?:struct|union|enum)$/.test(words[index - 1] ?? '') || /^__/.test(word),
  );
  return plain ? name : null;
}
