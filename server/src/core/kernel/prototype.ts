/** A prototype as the catalogue writes it: enough of C's declarator syntax for names and the text of types. */
export interface ParsedPrototype {
  readonly name: string;
  /** The text of the return type: "struct folio *". */
  readonly returns: string;
  readonly parameters: readonly PrototypeParameter[];
  /** Ends in `...`. */
  readonly variadic: boolean;
}

export interface PrototypeParameter {
  readonly name: string;
  /** The text of the type with the name taken out: "unsigned long", "void (*)(void *)", "struct page *[]". */
  readonly type: string;
}

/** Reads `returns name(type parameter, ...)`. Null where the text is no prototype. */
export function parsePrototype(signature: string): ParsedPrototype | null {
  const text = signature.replace(/\s+/g, ' ').trim();
  const open = text.indexOf('(');
  if (open < 0 || !text.endsWith(')')) return null;
  const head = /^(.*?)([A-Za-z_$][\w$]*) ?$/.exec(text.slice(0, open));
  const returns = head?.[1]?.trim();
  const name = head?.[2];
  if (!returns || !name) return null;
  const parts = splitAtCommas(text.slice(open + 1, -1));
  if (parts === null) return null;
  const variadic = parts.at(-1) === '...';
  const declared = variadic ? parts.slice(0, -1) : parts;
  const only = declared[0];
  if (declared.length === 1 && (only === 'void' || only === '')) return { name, returns, parameters: [], variadic };
  const parameters: PrototypeParameter[] = [];
  for (const part of declared) {
    const parameter = parseParameter(part);
    if (parameter === null) return null;
    parameters.push(parameter);
  }
  return { name, returns, parameters, variadic };
}

/** The parts between commas that stand in no bracket, trimmed; null where the brackets do not pair. */
function splitAtCommas(text: string): string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') depth--;
    else if (c === ',' && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
    if (depth < 0) return null;
  }
  parts.push(text.slice(start).trim());
  return depth === 0 ? parts : null;
}

function parseParameter(text: string): PrototypeParameter | null {
  const pointer = /^(.*\(\s*\*\s*)(\w+)(\s*\).*)$/.exec(text);
  if (pointer) return { name: pointer[2] ?? '', type: `${pointer[1] ?? ''}${pointer[3] ?? ''}`.trim() };
  const plain = /^(.*[\s*])(\w+)\s*((?:\[[^\]]*\]\s*)*)$/.exec(text);
  if (!plain) return null;
  const type = `${(plain[1] ?? '').trim()}${(plain[3] ?? '').trim()}`;
  return { name: plain[2] ?? '', type };
}
