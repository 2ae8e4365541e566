/** What a reader would write where a condition does not hold: "!file" of "file", "a" of "!a", "r >= 0" of "r < 0". */
export function negation(condition: string): string {
  const text = condition.trim();
  if (/^![\w.>()-]+$/.test(text) && isBalanced(text.slice(1))) return text.slice(1);
  const compared = comparison(text);
  if (compared !== null) return `${compared.left} ${opposite[compared.operator]} ${compared.right}`;
  const isSimple = /^[\w.>()-]+$/.test(text) && !/[^-]>/.test(text);
  return isSimple ? `!${text}` : `!(${text})`;
}

const opposite: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** "a < b" where nothing else stands in it that binds less, or binds otherwise than one reads it. */
function comparison(text: string): { readonly left: string; readonly operator: string; readonly right: string } | null {
  let depth = 0;
  let found: { readonly at: number; readonly operator: string } | null = null;
  for (let i = 0; i < text.length; i++) {
    const rest = text.slice(i, i + 3);
    if (rest.startsWith('->')) i++;
    else if ('([{'.includes(text[i]!)) depth++;
    else if (')]}'.includes(text[i]!)) depth--;
    else if (depth === 0) {
      const shift = /^(?:<<|>>)=?/.exec(rest)?.[0];
      const operator = shift === undefined ? /^(?:[=!<>]=|[<>])/.exec(rest)?.[0] : undefined;
      if (
        shift?.endsWith('=') === true ||
        (operator === undefined && /^(?:[?:=,^"']|[&|]{1,2})/.test(rest) && !isAddress(text, i))
      )
        return null;
      if (operator !== undefined) {
        if (found !== null) return null;
        found = { at: i, operator };
      }
      i += (shift ?? operator ?? ' ').length - 1;
    }
  }
  if (found === null || depth !== 0) return null;
  const left = text.slice(0, found.at).trim();
  const right = text.slice(found.at + found.operator.length).trim();
  return left === '' || right === '' || left.startsWith('!') ? null : { left, operator: found.operator, right };
}

/** `&x` at the start of an operand. */
function isAddress(text: string, at: number): boolean {
  return text[at] === '&' && text[at + 1] !== '&' && /(?:^|[=!<>(,+-])\s*$/.test(text.slice(0, at));
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if (c === '(') depth++;
    if (c === ')') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
