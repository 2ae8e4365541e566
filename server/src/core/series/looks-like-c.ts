/**
 * Whether plain text without a telling name is C: what only C has at the beginning of a line, or declarations, in a text
 * most of whose lines end as C does.
 */
export function looksLikeC(text: string): boolean {
  const head = text.slice(0, sampled);
  if (/^[ \t]*#[ \t]*(?:include[ \t]*[<"]|define[ \t]+\w|ifn?def[ \t]+\w)/m.test(head)) return true;
  if (/^[A-Za-z_][\w \t*]{0,200}\([^;{}]{0,1000}\)[ \t\r\n]{0,10}\{/m.test(head)) return true;
  if (!declaration.test(head)) return false;
  const lines = head.split(/\r\n|\n|\r/).filter((line) => /\S/.test(line));
  return lines.filter((line) => lineOfC.test(line)).length >= lines.length * mostOfThem;
}

const sampled = 200_000;
const mostOfThem = 0.6;

/** A line that begins with a word of C's own and goes on as a declaration does. */
const declaration =
  /^(?:(?:typedef|static|extern|const|volatile|unsigned|signed|inline|void|char|short|int|long|bool|float|double|[us](?:8|16|32|64)|[a-z]\w*_t)\b[ \t*]*|(?:struct|union|enum)[ \t]+\w+[ \t*]*)+(?:\w+[ \t]*(?:[[=,(].*)?[;{,=(]|\{|;)[ \t]*(?:\/[/*].*)?$/m;

/** A statement, the head of a block or its end, a label, a line of a comment or of the preprocessor. */
const lineOfC = /[;{},:\\(]\s*(?:\/[/*].*)?$|^\s*(?:#|\/[/*]|\*|[{}])/;
