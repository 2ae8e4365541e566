// ../../../tmp/speed/slow3.ts
var import_node_fs = require("node:fs");

// server/src/node/parsers.ts
var import_node_module = require("node:module");
var PIECE = 16384;
function nativeParser() {
  const load2 = (0, import_node_module.createRequire)("file:///tmp/speed/x.cjs");
  let parser;
  try {
    const Parser = load2("tree-sitter");
    parser = new Parser();
    parser.setLanguage(load2("tree-sitter-c"));
  } catch {
    return null;
  }
  const types2 = /* @__PURE__ */ new Map();
  return {
    kind: "native",
    parse(text) {
      const tree = parser.parse((index) => text.slice(index, index + PIECE), null, { bufferSize: 2 * PIECE });
      return { root: copyTree(tree.walk(), types2), delete: () => void 0 };
    }
  };
}
function copyTree(cursor, types2) {
  const root = copyNode(cursor, types2);
  const ancestors = [];
  let node = root;
  for (; ; ) {
    if (cursor.gotoFirstChild()) ancestors.push(node);
    else {
      while (!cursor.gotoNextSibling()) {
        const parent2 = ancestors.pop();
        if (parent2 === void 0) return root;
        if (parent2.children.some((child) => child.hasError)) parent2.hasError = true;
        cursor.gotoParent();
      }
    }
    const parent = ancestors.at(-1);
    if (parent === void 0) return root;
    node = copyNode(cursor, types2);
    parent.children.push(node);
  }
}
function copyNode(cursor, types2) {
  const id = cursor.nodeTypeId;
  let type = types2.get(id);
  if (type === void 0) {
    type = cursor.nodeType;
    types2.set(id, type);
  }
  const isError = type === "ERROR";
  const startIndex = cursor.startIndex;
  const endIndex = cursor.endIndex;
  const isMissing = startIndex === endIndex && cursor.nodeIsMissing;
  const isNamed = /^[a-zA-Z_]/.test(type) ? cursor.nodeIsNamed : false;
  return { type, startIndex, endIndex, isNamed, isMissing, isError, hasError: isError || isMissing, children: [] };
}

// server/src/core/c/cursor.ts
var DEEPEST_NESTING = 200;
function cursorOf(tokens, knowledge = {}, index = 0, end = tokens.count) {
  return { tokens, index, end, depth: 0, found: null, knowledge };
}
function within(cursor, index, end) {
  return { ...cursor, index, end: Math.max(Math.min(end, cursor.end), index), depth: cursor.depth + 1 };
}
function peek(cursor, word) {
  return cursor.index < cursor.end && cursor.tokens.is(cursor.index, word);
}
function take(cursor, word) {
  if (!peek(cursor, word)) return false;
  cursor.index++;
  return true;
}
function partner(cursor, index) {
  const match = cursor.tokens.match[index] ?? -1;
  return match < index || match >= cursor.end ? cursor.end : match;
}
function splitArguments(tokens, open2) {
  const close = tokens.match[open2] ?? -1;
  const end = close < 0 ? tokens.count : close;
  const parts = [];
  let from = open2 + 1;
  if (from >= end) return parts;
  for (let i = from; i < end; i++) {
    if (tokens.match[i] > i) i = tokens.match[i];
    else if (tokens.is(i, ",")) {
      parts.push({ from, to: i });
      from = i + 1;
    }
  }
  parts.push({ from, to: end });
  return parts;
}

// server/src/core/c/literals.ts
function integerLiteral(text, at, end) {
  const parts = /^(0[xX][0-9a-fA-F]+|0[bB][01]+|0[0-7]*|[1-9][0-9]*)([uUlL]*)$/.exec(text.replaceAll("'", ""));
  if (parts === null) return null;
  const digits = parts[1];
  const suffix = parts[2].toLowerCase();
  const isOctal = /^0[0-7]+$/.test(digits);
  const value = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  const isDecimal = /^[1-9]/.test(digits);
  const isUnsigned = suffix.includes("u");
  const isLong = suffix.includes("l");
  if (!isLong && !isUnsigned && value < 1n << 31n) return { kind: "int", value, signed: true, bits: 32, at, end };
  if (!isLong && (isUnsigned || !isDecimal) && value < 1n << 32n) {
    return { kind: "int", value, signed: false, bits: 32, at, end };
  }
  const signed = !isUnsigned && (isDecimal || value < 1n << 63n);
  return { kind: "int", value: BigInt.asUintN(64, value), signed, bits: 64, at, end };
}
var ESCAPES = {
  n: 10,
  t: 9,
  r: 13,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  "\\": 92,
  "'": 39,
  '"': 34,
  "?": 63
};
function characterLiteral(text, at, end) {
  const content = stringContent(text);
  if (content === "") return null;
  let value = 0n;
  for (let i = 0; i < content.length; i++) value = value << 8n | BigInt(content.charCodeAt(i) & 255);
  const signed = content.length === 1 ? BigInt.asIntN(8, value) : BigInt.asIntN(32, value);
  return { kind: "int", value: signed, signed: true, bits: 32, at, end };
}
function stringContent(text) {
  const open2 = text.search(/["']/);
  const quote = text[open2];
  const inner = text.slice(open2 + 1, text.length > open2 + 1 && text.endsWith(quote ?? '"') ? -1 : void 0);
  if (!inner.includes("\\")) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]+)|([0-7]{1,3})|(\r?\n)|(.))/g, (_, hex, octal, line, letter) => {
    if (typeof hex === "string") return String.fromCharCode(Number.parseInt(hex, 16) & 255);
    if (typeof octal === "string") return String.fromCharCode(Number.parseInt(octal, 8) & 255);
    if (typeof line === "string") return "";
    const code = typeof letter === "string" ? ESCAPES[letter] : void 0;
    return code === void 0 ? String(letter) : String.fromCharCode(code);
  });
}

// server/src/core/c/brackets.ts
var HEADS = /* @__PURE__ */ new Set(["if", "for", "while", "switch"]);
var LONGEST_SEARCH = 32;
function matchBrackets(tokens) {
  const { text, kinds, starts: starts2, ends: ends2, match, count: count2 } = tokens;
  const brokenEnds = /* @__PURE__ */ new Map();
  const branches = [];
  let open2 = null;
  let lineIsAtMargin = true;
  for (let i = 0; i < count2; i++) {
    if (tokens.startsLine(i)) lineIsAtMargin = tokens.isAtMargin(i);
    if (kinds[i] === 6) {
      open2 = throughDirective(text.slice(starts2[i], Math.min(ends2[i], starts2[i] + 40)), branches, open2);
      continue;
    }
    if (kinds[i] !== 5 || ends2[i] - starts2[i] !== 1) continue;
    const c3 = text.charCodeAt(starts2[i]);
    if (c3 === 40 || c3 === 91) open2 = opened(open2, i, false, false);
    else if (c3 === 123) {
      if (open2 !== null && startsDefinition(tokens, i)) {
        if (open2.outermostBrace !== null) brokenEnds.set(open2.outermostBrace.index, definitionStart(tokens, i));
        open2 = null;
      }
      open2 = opened(open2, i, true, lineIsAtMargin);
    } else if (c3 === 41 || c3 === 93) open2 = closeParenthesis(tokens, open2, i, c3 === 41 ? 40 : 91);
    else if (c3 === 125) {
      const brace = closedBy(tokens, i, open2);
      if (brace === null) continue;
      match[brace.index] = i;
      match[i] = brace.index;
      open2 = brace.around;
    }
  }
  const outermost = open2?.outermostBrace;
  if (outermost && match[outermost.index] === -1) brokenEnds.set(outermost.index, count2);
  return brokenEnds;
}
function opened(around, index, isBrace, isAtMargin) {
  if (!isBrace) {
    const { brace = null, marginBrace = null, outermostBrace = null } = around ?? {};
    return { index, around, brace, marginBrace, outermostBrace };
  }
  const open2 = {
    index,
    around,
    brace: null,
    marginBrace: null,
    outermostBrace: null
  };
  open2.brace = open2;
  open2.marginBrace = isAtMargin ? open2 : around?.marginBrace ?? null;
  open2.outermostBrace = around?.outermostBrace ?? open2;
  return open2;
}
function closedBy(tokens, close, open2) {
  if (open2 === null) return null;
  if (open2.brace !== null && tokens.is(close + 1, ";") && tokens.is(open2.brace.index - 1, "=")) return open2.brace;
  return (tokens.isAtMargin(close) ? open2.marginBrace : null) ?? open2.brace;
}
function throughDirective(line, branches, open2) {
  const name = /^#\s*([a-z]+)/.exec(line)?.[1] ?? "";
  const innermost = branches.at(-1);
  if (name === "if" || name === "ifdef" || name === "ifndef")
    branches.push({ entry: open2, first: null, isFirst: true });
  else if (innermost === void 0) return open2;
  else if (name === "else" || name.startsWith("elif")) {
    if (innermost.isFirst) innermost.first = open2;
    innermost.isFirst = false;
    return innermost.entry;
  } else if (name === "endif") {
    branches.pop();
    return innermost.isFirst ? open2 : innermost.first;
  }
  return open2;
}
function closeParenthesis(tokens, open2, close, opener) {
  let candidate = open2;
  for (let steps2 = 0; candidate !== null && steps2 < LONGEST_SEARCH; steps2++) {
    const c3 = tokens.text.charCodeAt(tokens.starts[candidate.index]);
    if (c3 === opener) {
      tokens.match[candidate.index] = close;
      tokens.match[close] = candidate.index;
      return candidate.around;
    }
    if (c3 === 123) return open2;
    candidate = candidate.around;
  }
  return open2;
}
function startsDefinition(tokens, brace) {
  if (!tokens.isAtMargin(brace)) return false;
  let before = brace - 1;
  while (before >= 0 && (tokens.kinds[before] === 1 || tokens.kinds[before] === 6)) before--;
  if (!tokens.is(before, ")")) return false;
  const open2 = tokens.match[before];
  const start = definitionStart(tokens, brace);
  return open2 > 0 && start < open2 && !HEADS.has(tokens.word(open2 - 1)) && !HEADS.has(tokens.word(start));
}
function definitionStart(tokens, brace) {
  let start = brace;
  for (let i = brace - 1; i >= 0; i--) {
    if (tokens.kinds[i] === 6 || tokens.is(i, ";") || tokens.is(i, "}") || tokens.is(i, "{")) break;
    if (tokens.isAtMargin(i) && tokens.isWord(i)) start = i;
    else if (start !== brace && tokens.startsLine(i)) break;
  }
  return start;
}

// server/src/core/c/tokens.ts
var TokenKind = {
  word: 1,
  number: 2,
  string: 3,
  character: 4,
  punctuation: 5,
  /** A whole preprocessor line, with its continuation lines. */
  directive: 6
};
var Tokens = class _Tokens {
  text;
  count;
  kinds;
  starts;
  ends;
  match;
  /**
   * For an outermost brace that never closes, the token at which what it opened must have ended:
   * the start of the next definition, or `count`.
   */
  brokenEnds;
  constructor(text, kinds, starts2, ends2) {
    this.text = text;
    this.count = kinds.length;
    this.kinds = kinds;
    this.starts = starts2;
    this.ends = ends2;
    this.match = new Int32Array(kinds.length).fill(-1);
    this.brokenEnds = matchBrackets(this);
  }
  /** The token's text; "" beyond either end. */
  word(index) {
    return index >= 0 && index < this.count ? this.text.slice(this.starts[index], this.ends[index]) : "";
  }
  kind(index) {
    return index >= 0 && index < this.count ? this.kinds[index] : 0;
  }
  at(index) {
    return index < this.count ? this.starts[Math.max(index, 0)] : this.text.length;
  }
  end(index) {
    return index >= 0 && index < this.count ? this.ends[index] : index < 0 ? 0 : this.text.length;
  }
  is(index, word) {
    if (index < 0 || index >= this.count) return false;
    const at = this.starts[index];
    return this.ends[index] - at === word.length && this.kinds[index] !== 6 && this.text.startsWith(word, at);
  }
  isWord(index) {
    return index >= 0 && index < this.count && this.kinds[index] === 1;
  }
  /** True where the token starts its line without indentation. */
  isAtMargin(index) {
    if (index < 0 || index >= this.count) return false;
    const at = this.starts[index];
    return at === 0 || isNewline(this.text.charCodeAt(at - 1));
  }
  /** True where a line ends between this token and the one before. */
  startsLine(index) {
    if (index <= 0 || index >= this.count) return true;
    for (let at = this.ends[index - 1]; at < this.starts[index]; at++) {
      if (isNewline(this.text.charCodeAt(at))) return true;
    }
    return false;
  }
  /** The first token that starts at or after an offset. */
  indexAt(offset) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = low + high >> 1;
      if (this.starts[middle] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** The tokens for which `keep` holds, their brackets matched anew. */
  filter(keep2) {
    const kept = [];
    for (let i = 0; i < this.count; i++) if (keep2(i)) kept.push(i);
    const pick = (of) => Int32Array.from(kept, (index) => of[index]);
    return new _Tokens(
      this.text,
      Uint8Array.from(kept, (index) => this.kinds[index]),
      pick(this.starts),
      pick(this.ends)
    );
  }
};
function tokenize(text, from = 0, to = text.length, comments) {
  const room = Math.max(to - from, 0) + 1;
  const kinds = new Uint8Array(room);
  const starts2 = new Int32Array(room);
  const ends2 = new Int32Array(room);
  let count2 = 0;
  let at = from;
  let atLineStart = true;
  while (at < to) {
    const c3 = text.charCodeAt(at);
    if (c3 === 10 || c3 === 13) {
      atLineStart = true;
      at++;
      continue;
    }
    if (c3 === 32 || c3 === 9 || c3 === 11 || c3 === 12 || c3 === 160 || c3 === 65279) {
      at++;
      continue;
    }
    if (c3 === 92 && isNewline(text.charCodeAt(at + 1))) {
      at += text.charCodeAt(at + 1) === 13 && text.charCodeAt(at + 2) === 10 ? 3 : 2;
      continue;
    }
    if (c3 === 47 && (text.charCodeAt(at + 1) === 42 || text.charCodeAt(at + 1) === 47)) {
      const end2 = commentEnd(text, at, to);
      comments?.push(at, end2);
      at = end2;
      continue;
    }
    let end;
    let kind;
    if (c3 === 35 && atLineStart) {
      end = directiveEnd(text, at, to);
      kind = TokenKind.directive;
    } else if (isWordStart(c3)) {
      end = wordEnd(text, at, to);
      kind = TokenKind.word;
      const quote = text.charCodeAt(end);
      if ((quote === 34 || quote === 39) && end - at <= 2 && /^(?:L|u|U|u8)$/.test(text.slice(at, end))) {
        kind = quote === 34 ? TokenKind.string : TokenKind.character;
        end = quotedEnd(text, end, to);
      }
    } else if (isDigit(c3) || c3 === 46 && isDigit(text.charCodeAt(at + 1))) {
      end = numberEnd(text, at, to);
      kind = TokenKind.number;
    } else if (c3 === 34 || c3 === 39) {
      end = quotedEnd(text, at, to);
      kind = c3 === 34 ? TokenKind.string : TokenKind.character;
    } else {
      end = Math.min(at + punctuationLength(text, at, c3), to);
      kind = TokenKind.punctuation;
    }
    kinds[count2] = kind;
    starts2[count2] = at;
    ends2[count2] = end;
    count2++;
    atLineStart = false;
    at = end;
  }
  return new Tokens(text, kinds.slice(0, count2), starts2.slice(0, count2), ends2.slice(0, count2));
}
function isNewline(c3) {
  return c3 === 10 || c3 === 13;
}
function isDigit(c3) {
  return c3 >= 48 && c3 <= 57;
}
function isWordStart(c3) {
  return c3 >= 97 && c3 <= 122 || c3 >= 65 && c3 <= 90 || c3 === 95 || c3 === 36 || c3 > 127 && c3 !== 160 && c3 !== 65279;
}
function wordEnd(text, at, to) {
  let end = at + 1;
  while (end < to) {
    const c3 = text.charCodeAt(end);
    if (!isWordStart(c3) && !isDigit(c3)) break;
    end++;
  }
  return end;
}
function numberEnd(text, at, to) {
  let end = at + 1;
  while (end < to) {
    const c3 = text.charCodeAt(end);
    const before = text.charCodeAt(end - 1) | 32;
    const hexadecimal = (text.charCodeAt(at + 1) | 32) === 120;
    const isSign = (c3 === 43 || c3 === 45) && (before === 112 || before === 101 && !hexadecimal);
    const isPoint = c3 === 46 && text.charCodeAt(end + 1) !== 46 && text.charCodeAt(end - 1) !== 46;
    if (!isWordStart(c3) && !isDigit(c3) && !isPoint && !isSign) break;
    end++;
  }
  return end;
}
function quotedEnd(text, at, to) {
  const quote = text.charCodeAt(at);
  let end = at + 1;
  while (end < to) {
    const c3 = text.charCodeAt(end);
    if (c3 === 92) {
      end += text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10 ? 3 : 2;
      continue;
    }
    if (c3 === quote) return end + 1;
    if (isNewline(c3)) return end;
    end++;
  }
  return Math.min(end, to);
}
function commentEnd(text, at, to) {
  if (text.charCodeAt(at + 1) === 42) {
    const close = text.indexOf("*/", at + 2);
    if (close >= 0 && close + 2 <= to) return close + 2;
  }
  let end = at + 2;
  while (end < to && !isNewline(text.charCodeAt(end))) {
    if (text.charCodeAt(end) === 92 && isNewline(text.charCodeAt(end + 1))) end++;
    end++;
  }
  return Math.min(end, to);
}
function directiveEnd(text, at, to) {
  let end = at;
  while (end < to) {
    const c3 = text.charCodeAt(end);
    if (c3 === 92 && isNewline(text.charCodeAt(end + 1))) {
      end += text.charCodeAt(end + 1) === 13 && text.charCodeAt(end + 2) === 10 ? 3 : 2;
      continue;
    }
    if (isNewline(c3)) return end;
    if (c3 === 34 || c3 === 39) {
      end = Math.max(quotedEnd(text, end, to), end + 1);
      continue;
    }
    if (c3 === 47 && text.charCodeAt(end + 1) === 42) {
      end = commentEnd(text, end, to);
      continue;
    }
    if (c3 === 47 && text.charCodeAt(end + 1) === 47) return commentEnd(text, end, to);
    end++;
  }
  return Math.min(end, to);
}
var THREE = /* @__PURE__ */ new Set(["<<=", ">>=", "..."]);
var TWO = /* @__PURE__ */ new Set([
  "->",
  "++",
  "--",
  "<<",
  ">>",
  "<=",
  ">=",
  "==",
  "!=",
  "&&",
  "||",
  "+=",
  "-=",
  "*=",
  "/=",
  "%=",
  "&=",
  "|=",
  "^=",
  "##",
  "::"
]);
function punctuationLength(text, at, c3) {
  if (c3 === 40 || c3 === 41 || c3 === 44 || c3 === 59 || c3 === 91 || c3 === 93 || c3 === 123 || c3 === 125) return 1;
  if (THREE.has(text.slice(at, at + 3))) return 3;
  return TWO.has(text.slice(at, at + 2)) ? 2 : 1;
}

// server/src/core/c/conditions.ts
function directiveCondition(line) {
  const parts = /^#\s*([a-z]+)([^]*)$/.exec(line);
  const argument = plainArgument(parts?.[2] ?? "");
  const name = parts?.[1] ?? "";
  if (name.endsWith("ndef")) return not({ kind: "defined", name: firstWord(argument) });
  if (name.endsWith("def")) return { kind: "defined", name: firstWord(argument) };
  return parseCondition(argument);
}
function parseCondition(text) {
  const tokens = tokenize(text);
  const reader = { tokens, index: 0, depth: 0 };
  const condition2 = either(reader);
  return condition2 === null || reader.index < tokens.count ? { kind: "other", text: text.trim() } : condition2;
}
function not(of) {
  if (of.kind === "not") return of.of;
  if (of.kind === "constant") return { kind: "constant", value: !of.value };
  return { kind: "not", of };
}
var LONGEST_CHAIN = 64;
function laterBranch(earlier, asked) {
  if (earlier.length > LONGEST_CHAIN) return asked ?? { kind: "other", text: "else" };
  const none = not(earlier.reduce((left, right) => ({ kind: "or", left, right })));
  return asked === null ? none : both(none, asked);
}
function both(left, right) {
  if (left.kind === "constant" && left.value) return right;
  if (right.kind === "constant" && right.value) return left;
  return { kind: "and", left, right };
}
function conditionText(condition2) {
  switch (condition2.kind) {
    case "defined":
      return `defined(${condition2.name})`;
    case "enabled":
      return `IS_ENABLED(${condition2.name})`;
    case "not":
      return `!${nested(condition2.of)}`;
    case "and":
      return `${nested(condition2.left)} && ${nested(condition2.right)}`;
    case "or":
      return `${nested(condition2.left)} || ${nested(condition2.right)}`;
    case "constant":
      return condition2.value ? "1" : "0";
    case "other":
      return condition2.text;
  }
}
function evaluateCondition(condition2, lookup3) {
  switch (condition2.kind) {
    case "defined": {
      const value = lookup3(condition2.name);
      return value === void 0 ? null : value !== null && value !== "n" && value !== "m";
    }
    case "enabled": {
      const value = lookup3(condition2.name);
      return value === void 0 ? null : value === "y" || value === "m" || value === "1";
    }
    case "not": {
      const value = evaluateCondition(condition2.of, lookup3);
      return value === null ? null : !value;
    }
    case "and":
    case "or": {
      const decisive = condition2.kind === "or";
      const left = evaluateCondition(condition2.left, lookup3);
      if (left === decisive) return decisive;
      const right = evaluateCondition(condition2.right, lookup3);
      if (right === decisive) return decisive;
      return left === null || right === null ? null : !decisive;
    }
    case "constant":
      return condition2.value;
    case "other":
      return null;
  }
}
var DEEPEST = 100;
function either(reader) {
  let left = every(reader);
  for (let length = 0; left !== null && length < LONGEST_CHAIN && reader.tokens.is(reader.index, "||"); length++) {
    reader.index++;
    const right = every(reader);
    left = right === null ? null : { kind: "or", left, right };
  }
  return left;
}
function every(reader) {
  let left = single(reader);
  for (let length = 0; left !== null && length < LONGEST_CHAIN && reader.tokens.is(reader.index, "&&"); length++) {
    reader.index++;
    const right = single(reader);
    left = right === null ? null : { kind: "and", left, right };
  }
  return left;
}
function single(reader) {
  if (++reader.depth > DEEPEST) return null;
  const condition2 = atom(reader);
  reader.depth--;
  return condition2 ?? comparison(reader);
}
function atom(reader) {
  const { tokens } = reader;
  const start = reader.index;
  const word = tokens.word(start);
  if (word === "!") {
    reader.index++;
    const of = single(reader);
    return of === null ? null : not(of);
  }
  if (word === "(") {
    reader.index++;
    const inner = either(reader);
    if (inner !== null && tokens.is(reader.index, ")") && endsOperand(tokens, reader.index + 1)) {
      reader.index++;
      return inner;
    }
    reader.index = start;
    return null;
  }
  if (word === "defined") {
    const parenthesized = tokens.is(start + 1, "(");
    const name = tokens.word(parenthesized ? start + 2 : start + 1);
    reader.index = start + (parenthesized ? 4 : 2);
    return { kind: "defined", name };
  }
  if (/^IS_(?:ENABLED|REACHABLE|BUILTIN|MODULE)$/.test(word) && tokens.is(start + 1, "(")) {
    reader.index = start + 4;
    return { kind: "enabled", name: tokens.word(start + 2) };
  }
  if (!endsOperand(tokens, start + 1)) return null;
  reader.index = start + 1;
  const number2 = tokens.kind(start) === 2 ? integerLiteral(word, 0, 0) : null;
  if (number2 !== null) return { kind: "constant", value: number2.value !== 0n };
  return tokens.isWord(start) ? { kind: "other", text: word } : null;
}
function comparison(reader) {
  const { tokens } = reader;
  const start = reader.index;
  let index = start;
  while (index < tokens.count && !tokens.is(index, "&&") && !tokens.is(index, "||") && !tokens.is(index, ")")) {
    index = tokens.is(index, "(") && tokens.match[index] > 0 ? tokens.match[index] + 1 : index + 1;
  }
  if (index === start) return null;
  reader.index = index;
  return { kind: "other", text: tokens.text.slice(tokens.at(start), tokens.end(index - 1)) };
}
function endsOperand(tokens, index) {
  return index >= tokens.count || tokens.is(index, "&&") || tokens.is(index, "||") || tokens.is(index, ")");
}
function nested(condition2) {
  const text = conditionText(condition2);
  return condition2.kind === "and" || condition2.kind === "or" ? `(${text})` : text;
}
function plainArgument(text) {
  return text.replace(/\/\*[^]*?(?:\*\/|$)|\/\/.*/g, " ").replace(/\\\r?\n/g, " ").trim();
}
function firstWord(text) {
  return /^\w+/.exec(text)?.[0] ?? text;
}

// server/src/core/c/directives.ts
function directiveName(line) {
  return /^#\s*([a-z_]+)/.exec(line)?.[1] ?? "";
}
var ConditionStack = class {
  #levels = [];
  #guard;
  constructor(tokens) {
    this.#guard = includeGuard(tokens);
  }
  get conditions() {
    return this.#levels.map((level) => level.now).filter((condition2) => !(condition2.kind === "constant" && condition2.value));
  }
  /** Takes note of the `#if`, `#else` or `#endif` that is token `index`; other lines leave it as it is. */
  pass(index, line, name) {
    const innermost = this.#levels.at(-1);
    if (name === "if" || name === "ifdef" || name === "ifndef") {
      const condition2 = index === this.#guard ? { kind: "constant", value: true } : directiveCondition(line);
      this.#levels.push({ asked: [condition2], now: condition2 });
    } else if (name === "endif") this.#levels.pop();
    else if (innermost !== void 0 && name === "else") innermost.now = laterBranch(innermost.asked, null);
    else if (innermost !== void 0 && name.startsWith("elif")) {
      const condition2 = directiveCondition(line);
      innermost.now = laterBranch(innermost.asked, condition2);
      innermost.asked.push(condition2);
    }
  }
};
function includeGuard(tokens) {
  const directives = [];
  for (let i = 0; i < tokens.count && directives.length < 2; i++) if (tokens.kind(i) === 6) directives.push(i);
  const [first, second] = directives;
  if (first === void 0 || second === void 0) return -1;
  const guard = /^#\s*ifndef\s+(\w+)/.exec(tokens.word(first))?.[1];
  const defined = /^#\s*define\s+(\w+)\s*$/.exec(tokens.word(second))?.[1];
  return guard !== void 0 && guard === defined ? first : -1;
}
function readDefine(line, at, conditions) {
  const head = /^#\s*define\s+([A-Za-z_$][\w$]*)(\()?/.exec(line);
  if (head === null) return null;
  let rest = head[0].length;
  let parameters = null;
  if (head[2] !== void 0) {
    const close = line.indexOf(")", rest);
    const end = close < 0 ? line.length : close;
    const list = withoutComments(line.slice(rest, end)).trim();
    parameters = list === "" ? [] : list.split(",").map((parameter) => parameterName(parameter.trim()));
    rest = end + 1;
  }
  const body = withoutComments(line.slice(rest)).trim();
  return { name: head[1], parameters, body, conditions, at, end: at + line.length };
}
function includedPath(line) {
  return /^#\s*include(?:_next)?\s*[<"]([^>"]+)[>"]/.exec(line)?.[1] ?? null;
}
function parameterName(parameter) {
  return parameter === "..." ? "__VA_ARGS__" : parameter.replace(/\s*\.\.\.$/, "...");
}
function withoutComments(text) {
  if (!text.includes("/") && !text.includes("\\")) return text;
  const comments = [];
  tokenize(text, 0, text.length, comments);
  let plain = "";
  let from = 0;
  for (let i = 0; i < comments.length; i += 2) {
    plain += `${text.slice(from, comments[i])} `;
    from = comments[i + 1];
  }
  return (plain + text.slice(from)).replace(/\\\r?\n/g, " ");
}

// server/src/core/c/attributes.ts
var PLAIN_ATTRIBUTES = words(`
  noinline noinline_for_stack noinline_for_tracing notrace asmlinkage noinstr fastcall nokprobe_inline
  randomized_struct_fields_start randomized_struct_fields_end
  ____cacheline_aligned ____cacheline_aligned_in_smp ____cacheline_internodealigned_in_smp
  _Noreturn noreturn
`);
var TYPE_WORDS = /^__(?:[us](?:8|16|32|64|128)|[lb]e(?:16|32|64)|u?int\d+|sum16|wsum|poll_t|kernel_\w+|builtin_va_list|int128(?:_t)?|auto_type|typeof__?|kfifo\w*)$/;
function looksLikeAttribute(word, known) {
  if (word.startsWith("__")) return !TYPE_WORDS.test(word) && !word.endsWith("_t");
  return PLAIN_ATTRIBUTES.has(word) || known?.has(word) === true;
}
var ANNOTATIONS = words(`
  __user __kernel __iomem __rcu __percpu __force __nocast __bitwise __private __safe __capability __maybe_unused
  __unused __always_unused __used __always_inline __inline __inline__ __forceinline __must_check __read_mostly
  __ro_after_init __initdata __initconst __init __exit __exitdata __refdata __packed __cacheline_aligned
  __cacheline_aligned_in_smp ____cacheline_aligned ____cacheline_aligned_in_smp __randomize_layout
  __no_randomize_layout __designated_init __cold __hot __pure __deprecated __weak __nonstring __uninitialized
  __guarded_ptr __volatile__ __restrict __restrict__ __signed_wrap __noclone noinline_for_stack __latent_entropy
  __no_kcsan __data_racy __kptr __kptr_untrusted __arena __seg_gs __seg_fs
`);
function isAnnotation(word) {
  return ANNOTATIONS.has(word);
}
var WITH_ARGUMENT = words(`
  __attribute__ __attribute __aligned __section __free __cleanup __printf __scanf __counted_by __counted_by_le
  __counted_by_be __counted_by_ptr __alias __must_hold __acquires __releases __acquire_shared __alloc_size
  __copy __mode __guarded_by __pt_guarded_by __declspec _Alignas alignas __asm_alias __nonnull __malloc
  __diagnose_as
`);
function takesArgument(word) {
  return WITH_ARGUMENT.has(word);
}
function looksLikeType(word, known) {
  return /_t$|^(?:__)?[us](?:8|16|32|64|128)$|^__[lb]e(?:16|32|64)$/.test(word) || known?.has(word) === true;
}
function words(text) {
  return new Set(text.trim().split(/\s+/));
}

// server/src/core/c/initializers.ts
function readInitializerList(cursor) {
  const { tokens } = cursor;
  const open2 = cursor.index;
  const close = partner(cursor, open2);
  const items = [];
  if (cursor.depth < DEEPEST_NESTING) {
    for (const part of splitArguments(tokens, open2))
      if (part.from < part.to) items.push(readItem(cursor, part.from, part.to));
  }
  cursor.index = Math.min(close + 1, cursor.end);
  return { kind: "initializer", items, at: tokens.at(open2), end: tokens.end(cursor.index - 1) };
}
function readItem(cursor, from, to) {
  const { tokens } = cursor;
  const designators = [];
  let index = from;
  while (index < to) {
    if (tokens.is(index, ".") && tokens.isWord(index + 1)) {
      designators.push(tokens.word(index + 1));
      index += 2;
    } else if (tokens.is(index, "[") && tokens.match[index] > index) {
      const close = tokens.match[index];
      const range = rangeEnd(cursor, index + 1, close);
      designators.push(readWhole(cursor, index + 1, range));
      index = close + 1;
    } else break;
  }
  if (designators.length === 0 && tokens.isWord(from) && tokens.is(from + 1, ":")) {
    designators.push(tokens.word(from));
    index = from + 2;
  } else if (tokens.is(index, "=")) index++;
  const value = readWhole(cursor, index, to);
  return { designators, value, at: tokens.at(from), end: tokens.end(to - 1) };
}
function rangeEnd(cursor, from, to) {
  for (let i = from; i < to; i++) if (cursor.tokens.is(i, "...")) return i;
  return to;
}

// server/src/core/c/aggregates.ts
function readAggregate(cursor) {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const keyword = tokens.word(cursor.index++);
  skipAttributes(cursor);
  let tag = "";
  if (cursor.index < cursor.end && tokens.isWord(cursor.index)) tag = tokens.word(cursor.index++);
  if (keyword === "enum" && peek(cursor, ":") && tokens.isWord(cursor.index + 1)) {
    cursor.index++;
    readSpecifiers(cursor);
  } else skipAttributes(cursor);
  if (!peek(cursor, "{")) return { kind: "tagged", keyword, tag };
  const open2 = cursor.index;
  const close = partner(cursor, open2);
  const body = within(cursor, open2 + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  const end = tokens.end(cursor.index - 1);
  if (body.depth > DEEPEST_NESTING) return { kind: "tagged", keyword, tag };
  if (keyword === "enum") {
    cursor.found?.enums.push({ tag, members: readMembers(body, open2), at, end });
    return { kind: "tagged", keyword, tag };
  }
  const fields2 = readFields(body);
  if (tag === "") return { kind: "tagged", keyword, tag, fields: fields2 };
  cursor.found?.structs.push({ keyword, tag, fields: fields2, at, end });
  return { kind: "tagged", keyword, tag };
}
function readFields(cursor) {
  const fields2 = [];
  while (cursor.index < cursor.end) {
    const start = cursor.index;
    if (!take(cursor, ";")) {
      const stop = fieldEnd(cursor, start);
      readField(within(cursor, start, stop), fields2);
      cursor.index = stop;
    }
    if (cursor.index === start) cursor.index++;
  }
  return fields2;
}
function readField(cursor, fields2) {
  const { tokens } = cursor;
  const start = cursor.index;
  if (tokens.isWord(start) && tokens.is(start + 1, "(") && !startsType(tokens, start) && !isPointerDeclarator(cursor)) {
    readMacroField(cursor, fields2);
    return;
  }
  const at = tokens.at(start);
  const { type } = readSpecifiers(cursor);
  if (cursor.index >= cursor.end) {
    if (type.kind === "tagged" && type.fields !== void 0)
      fields2.push({ name: "", type, at, end: tokens.end(cursor.end - 1) });
    return;
  }
  while (cursor.index < cursor.end) {
    const first = cursor.index;
    const declarator = readDeclarator(cursor, type);
    if (take(cursor, ":")) readExpression(cursor);
    while (cursor.index < cursor.end && !peek(cursor, ",")) cursor.index++;
    if (declarator.name !== "") {
      fields2.push({ name: declarator.name, type: declarator.type, at: declarator.nameAt, end: declarator.nameEnd });
    }
    take(cursor, ",");
    if (cursor.index === first) cursor.index++;
  }
}
function isPointerDeclarator(cursor) {
  return cursor.tokens.is(cursor.index + 2, "*");
}
function readMacroField(cursor, fields2) {
  const { tokens } = cursor;
  const open2 = cursor.index + 1;
  const at = tokens.at(cursor.index);
  const close = partner(cursor, open2);
  const end = tokens.end(close);
  const parts = splitArguments(tokens, open2);
  const members2 = parts.find(({ from, to }) => hasSemicolon(cursor, from, to));
  if (members2 !== void 0) {
    fields2.push(...readFields(within(cursor, members2.from, close)));
    return;
  }
  const isName = (part) => part.to === part.from + 1 && tokens.isWord(part.from);
  const named3 = parts.filter(isName);
  const typed = parts.find((part) => startsType(tokens, part.from));
  const name = typed === void 0 && !tokens.word(cursor.index).includes("FLEX") ? named3[0] : named3.at(-1);
  if (name === void 0) return;
  const other = typed ?? parts.find((part) => part !== name);
  const bitmap = { kind: "int", bits: 64, signed: false, spelled: "unsigned long" };
  const isElement = typed !== void 0 || tokens.word(cursor.index).includes("FLEX");
  const of = other !== void 0 && isElement ? readTypeName(within(cursor, other.from, other.to)) : bitmap;
  fields2.push({ name: tokens.word(name.from), type: { kind: "array", of, length: null }, at, end });
}
function hasSemicolon(cursor, from, to) {
  for (let i = from; i < to; i++) if (cursor.tokens.is(i, ";")) return true;
  return false;
}
function fieldEnd(cursor, from) {
  for (let i = from; i < cursor.end; i++) {
    if (cursor.tokens.is(i, ";")) return i;
    if (cursor.tokens.match[i] > i) i = cursor.tokens.match[i];
  }
  return cursor.end;
}
function readMembers(cursor, open2) {
  const { tokens } = cursor;
  return splitArguments(tokens, open2).flatMap(({ from, to }) => {
    if (from >= to || !tokens.isWord(from)) return [];
    let index = from + 1;
    while (index < to && !tokens.is(index, "=")) index++;
    const value = index < to ? readExpression(within(cursor, index + 1, to)) : null;
    return [{ name: tokens.word(from), value }];
  });
}
function skipAttributes(cursor) {
  const { tokens } = cursor;
  while (cursor.index < cursor.end && tokens.isWord(cursor.index)) {
    const word = tokens.word(cursor.index);
    const isAttribute = isAnnotation(word) || looksLikeAttribute(word, cursor.knowledge.attributeNames) && tokens.is(cursor.index + 1, "(");
    if (!isAttribute) return;
    readAttribute(cursor);
  }
}

// server/src/core/c/types.ts
var STORAGE = /* @__PURE__ */ new Set([
  "static",
  "extern",
  "typedef",
  "inline",
  "__inline",
  "__inline__",
  "register",
  "_Thread_local",
  "__thread",
  "__extension__"
]);
var QUALIFIERS = /* @__PURE__ */ new Set([
  "const",
  "volatile",
  "restrict",
  "_Atomic",
  "__const",
  "__volatile__",
  "__restrict",
  "__restrict__",
  "constexpr"
]);
var NUMBERS = /* @__PURE__ */ new Set([
  "void",
  "char",
  "short",
  "int",
  "long",
  "float",
  "double",
  "signed",
  "unsigned",
  "bool",
  "_Bool",
  "__signed__",
  "__int128",
  "__int128_t",
  "__uint128_t",
  "_Float16"
]);
var TYPEOF = /* @__PURE__ */ new Set([
  "typeof",
  "__typeof__",
  "__typeof",
  "typeof_unqual",
  "__unqual_scalar_typeof",
  "typeof_member"
]);
var AGGREGATES = /* @__PURE__ */ new Set(["struct", "union", "enum"]);
function isTypeWord(word) {
  return NUMBERS.has(word) || AGGREGATES.has(word) || QUALIFIERS.has(word) || TYPEOF.has(word) || word === "__auto_type";
}
function isStorageWord(word) {
  return STORAGE.has(word);
}
function startsType(tokens, index) {
  if (!tokens.isWord(index)) return false;
  const word = tokens.word(index);
  return isTypeWord(word) || isAnnotation(word) && !tokens.is(index + 1, "(");
}
function readTypeName(cursor) {
  const { type } = readSpecifiers(cursor);
  return readDeclarator(cursor, type).type;
}
function readSpecifiers(cursor) {
  const { tokens } = cursor;
  const attributes2 = [];
  const numbers = [];
  const flags = { isStatic: false, isInline: false, isExtern: false, isTypedef: false };
  let type = null;
  while (cursor.index < cursor.end) {
    const index = cursor.index;
    if (!tokens.isWord(index)) {
      if (tokens.is(index, "[") && tokens.is(index + 1, "["))
        cursor.index = Math.min(partner(cursor, index) + 1, cursor.end);
      else break;
      continue;
    }
    const word = tokens.word(index);
    if (STORAGE.has(word)) {
      cursor.index++;
      if (word === "static") flags.isStatic = true;
      else if (word === "extern") flags.isExtern = true;
      else if (word === "typedef") flags.isTypedef = true;
      else if (word.includes("inline")) flags.isInline = true;
    } else if (QUALIFIERS.has(word)) cursor.index++;
    else if (NUMBERS.has(word)) {
      numbers.push(word);
      cursor.index++;
    } else if (AGGREGATES.has(word)) type = readAggregate(cursor);
    else if (TYPEOF.has(word) && tokens.is(index + 1, "(")) type = readTypeof(cursor);
    else if (word === "__auto_type" || word === "auto" && type === null && numbers.length === 0) {
      type = { kind: "unknown" };
      cursor.index++;
    } else {
      const role = roleOf(cursor, type !== null || numbers.length > 0);
      if (role === "declarator") break;
      if (role === "attribute") {
        if (word === "__always_inline") flags.isInline = true;
        attributes2.push(readAttribute(cursor));
      } else {
        type = { kind: "named", name: word };
        cursor.index = role === "type" ? index + 1 : Math.min(partner(cursor, index + 1) + 1, cursor.end);
      }
    }
  }
  const hasType = type !== null || numbers.length > 0;
  return {
    type: type ?? (numbers.length > 0 ? numberType(numbers) : { kind: "unknown" }),
    hasType,
    attributes: attributes2,
    ...flags
  };
}
function readAttribute(cursor) {
  const { tokens } = cursor;
  const name = tokens.word(cursor.index++);
  if (!peek(cursor, "(")) return { name, argument: null };
  const open2 = cursor.index;
  const close = partner(cursor, open2);
  cursor.index = Math.min(close + 1, cursor.end);
  return { name, argument: tokens.text.slice(tokens.end(open2), tokens.at(Math.min(close, tokens.count))) };
}
function roleOf(cursor, hasType) {
  const { tokens, index } = cursor;
  const word = tokens.word(index);
  if (isAnnotation(word)) return "attribute";
  const next = index + 1 < cursor.end ? index + 1 : -1;
  const attributeLike = looksLikeAttribute(word, cursor.knowledge.attributeNames);
  if (next > 0 && tokens.is(next, "(")) {
    if (takesArgument(word)) return "attribute";
    const after = partner(cursor, next) + 1;
    const followedByWord = after < cursor.end && tokens.isWord(after) && !looksLikeAttribute(tokens.word(after), cursor.knowledge.attributeNames);
    if (hasType) return attributeLike && followedByWord ? "attribute" : "declarator";
    if (tokens.is(next + 1, "*") || tokens.is(next + 1, "^")) return attributeLike ? "attribute" : "type";
    if (!followedByWord && !(after < cursor.end && tokens.is(after, "*"))) return "declarator";
    const startsDeclaration2 = isDeclarationWord(tokens.word(after)) || tokens.isWord(after) && tokens.isWord(after + 1) && after + 1 < cursor.end;
    return attributeLike || startsDeclaration2 ? "attribute" : "macroType";
  }
  const nextIsWord = next > 0 && tokens.isWord(next);
  const nextWord = nextIsWord ? tokens.word(next) : "";
  if (hasType) {
    if (attributeLike && (nextIsWord || next > 0 && tokens.is(next, "*"))) return "attribute";
    return nextIsWord && !looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) && !isAnnotation(nextWord) ? "attribute" : "declarator";
  }
  if (!nextIsWord) return "type";
  if (isDeclarationWord(nextWord)) return QUALIFIERS.has(nextWord) ? "type" : "attribute";
  if (attributeLike)
    return looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) && !isFollowedByWord(cursor, next) ? "type" : "attribute";
  if (looksLikeAttribute(nextWord, cursor.knowledge.attributeNames) || isAnnotation(nextWord)) return "type";
  return isFollowedByWord(cursor, next) && !looksLikeAttribute(tokens.word(next + 1), cursor.knowledge.attributeNames) ? "attribute" : "type";
}
function isFollowedByWord(cursor, index) {
  return index + 1 < cursor.end && cursor.tokens.isWord(index + 1);
}
function isDeclarationWord(word) {
  return STORAGE.has(word) || isTypeWord(word);
}
function readTypeof(cursor) {
  const open2 = cursor.index + 1;
  const close = partner(cursor, open2);
  const inner = within(cursor, open2 + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  if (inner.depth > DEEPEST_NESTING) return { kind: "unknown" };
  if (startsType(inner.tokens, inner.index)) return readTypeName(inner);
  const of = readCommaExpression(inner);
  return { kind: "typeof", of };
}
function numberType(words3) {
  if (words3.includes("void")) return { kind: "void" };
  if (words3.some((word) => word === "float" || word === "double" || word === "_Float16")) return { kind: "float" };
  const spelled = words3.join(" ");
  const signed = !words3.includes("unsigned") && !words3.includes("__uint128_t");
  if (words3.includes("bool") || words3.includes("_Bool")) return { kind: "int", bits: 1, signed: false, spelled };
  if (words3.includes("char")) return { kind: "int", bits: 8, signed, spelled };
  if (words3.includes("short")) return { kind: "int", bits: 16, signed, spelled };
  if (words3.some((word) => word.includes("int128"))) return { kind: "int", bits: 128, signed, spelled };
  return { kind: "int", bits: words3.includes("long") ? 64 : 32, signed, spelled };
}

// server/src/core/c/expressions.ts
var PRECEDENCE = /* @__PURE__ */ new Map([
  ["||", 4],
  ["&&", 5],
  ["|", 6],
  ["^", 7],
  ["&", 8],
  ["==", 9],
  ["!=", 9],
  ["<", 10],
  ["<=", 10],
  [">", 10],
  [">=", 10],
  ["<<", 11],
  [">>", 11],
  ["+", 12],
  ["-", 12],
  ["*", 13],
  ["/", 13],
  ["%", 13]
]);
var ASSIGNMENTS = /* @__PURE__ */ new Set(["=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="]);
var COMMA = 1;
var ASSIGNMENT = 2;
var CONDITIONAL = 3;
var LONGEST_CHAIN2 = 400;
function readExpression(cursor) {
  return readAt(cursor, ASSIGNMENT);
}
function readCommaExpression(cursor) {
  return readAt(cursor, COMMA);
}
function readInitializer(cursor) {
  return peek(cursor, "{") ? readInitializerList(cursor) : readExpression(cursor);
}
function readWhole(cursor, from, to) {
  const part = within(cursor, from, to);
  const expr = readInitializer(part);
  return part.index < part.end ? hole(cursor, from, part.end) : expr;
}
function hole(cursor, from, to) {
  const { tokens } = cursor;
  const at = tokens.at(from);
  const end = to > from ? tokens.end(to - 1) : at;
  return { kind: "hole", text: tokens.text.slice(at, end), at, end };
}
function readAt(cursor, lowest) {
  if (++cursor.depth > DEEPEST_NESTING) {
    const from = cursor.index;
    cursor.index = cursor.end;
    cursor.depth--;
    return hole(cursor, from, cursor.end);
  }
  const start = cursor.index;
  let left = readUnary(cursor);
  for (let operators = 0; cursor.index < cursor.end; operators++) {
    const op = cursor.tokens.word(cursor.index);
    if (operators > LONGEST_CHAIN2) {
      cursor.index = cursor.end;
      left = hole(cursor, start, cursor.end);
      break;
    }
    const binding = PRECEDENCE.get(op);
    if (binding !== void 0) {
      if (binding < lowest) break;
      cursor.index++;
      const right = readAt(cursor, binding + 1);
      left = { kind: "binary", op, left, right, at: left.at, end: right.end };
    } else if (op === "?" && lowest <= CONDITIONAL) left = readConditional(cursor, left);
    else if (ASSIGNMENTS.has(op) && lowest <= ASSIGNMENT) {
      cursor.index++;
      const value = readAt(cursor, ASSIGNMENT);
      const operator = op === "=" ? null : op.slice(0, -1);
      left = { kind: "assign", op: operator, target: left, value, at: left.at, end: value.end };
    } else if (op === "," && lowest <= COMMA) {
      cursor.index++;
      const right = readAt(cursor, ASSIGNMENT);
      left = { kind: "comma", left, right, at: left.at, end: right.end };
    } else break;
  }
  cursor.depth--;
  return left;
}
function readConditional(cursor, test) {
  cursor.index++;
  const then = peek(cursor, ":") ? null : readAt(cursor, COMMA);
  take(cursor, ":");
  const otherwise = readAt(cursor, CONDITIONAL);
  return { kind: "conditional", test, then, otherwise, at: test.at, end: otherwise.end };
}
function readUnary(cursor) {
  const { tokens } = cursor;
  const start = cursor.index;
  if (start >= cursor.end) return hole(cursor, start, start);
  const at = tokens.at(start);
  const word = tokens.word(start);
  switch (word) {
    case "-":
    case "+":
    case "!":
    case "~":
    case "*":
    case "&": {
      cursor.index++;
      const operand = readNested(cursor);
      return { kind: "unary", op: word, operand, at, end: operand.end };
    }
    case "++":
    case "--": {
      cursor.index++;
      const operand = readNested(cursor);
      return { kind: "update", op: word, prefix: true, operand, at, end: operand.end };
    }
    case "&&":
      if (!tokens.isWord(start + 1)) break;
      cursor.index += 2;
      return { kind: "labelAddress", label: tokens.word(start + 1), at, end: tokens.end(start + 1) };
    case "sizeof":
      return readSizeof(cursor);
    case "__extension__":
      cursor.index++;
      return readNested(cursor);
    case "(":
      if (isCast(cursor)) return readCast(cursor);
  }
  return readPostfix(cursor);
}
function readNested(cursor) {
  if (cursor.depth >= DEEPEST_NESTING) {
    const from = cursor.index;
    cursor.index = cursor.end;
    return hole(cursor, from, cursor.end);
  }
  cursor.depth++;
  const expr = readUnary(cursor);
  cursor.depth--;
  return expr;
}
function isCast(cursor) {
  const { tokens, index } = cursor;
  const close = partner(cursor, index);
  if (close + 1 >= cursor.end && !tokens.is(close + 1, "{")) return false;
  if (startsType(tokens, index + 1)) return true;
  if (!tokens.isWord(index + 1)) return false;
  if (tokens.is(close + 1, "{")) return true;
  if (tokens.is(index + 2, "(") && tokens.is(index + 3, "*") && tokens.is(index + 4, ")")) return true;
  const last = close - 1;
  if (last > index + 1) return isTypeShape(cursor, index + 1, last);
  const next = tokens.kind(close + 1);
  if (next >= 1 && next <= 4) return true;
  if (/^[!~]$/.test(tokens.word(close + 1))) return true;
  return looksLikeType(tokens.word(index + 1), cursor.knowledge.typeNames) && /^[-+*&(]$/.test(tokens.word(close + 1));
}
function isTypeShape(cursor, from, last) {
  const { tokens } = cursor;
  let stars = 0;
  for (let i = from; i <= last; i++) {
    if (tokens.is(i, "*")) stars++;
    else if (!tokens.isWord(i) || stars > 0 && !startsType(tokens, i)) return false;
  }
  return true;
}
function readCast(cursor) {
  const at = cursor.tokens.at(cursor.index);
  const close = partner(cursor, cursor.index);
  const type = readTypeName(within(cursor, cursor.index + 1, close));
  cursor.index = Math.min(close + 1, cursor.end);
  if (peek(cursor, "{")) {
    const value = readInitializerList(cursor);
    return readSuffixes(cursor, { kind: "compoundLiteral", type, value, at, end: value.end });
  }
  const operand = readNested(cursor);
  return { kind: "cast", type, operand, at, end: operand.end };
}
function readSizeof(cursor) {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const open2 = ++cursor.index;
  if (peek(cursor, "(")) {
    const close = partner(cursor, open2);
    const single3 = close === open2 + 2 && tokens.isWord(open2 + 1);
    const isType = startsType(tokens, open2 + 1) || tokens.is(close - 1, "*") || single3 && looksLikeType(tokens.word(open2 + 1), cursor.knowledge.typeNames);
    if (isType) {
      const type = readTypeName(within(cursor, open2 + 1, close));
      cursor.index = Math.min(close + 1, cursor.end);
      return { kind: "sizeof", type, operand: null, at, end: tokens.end(cursor.index - 1) };
    }
  }
  const operand = readNested(cursor);
  return { kind: "sizeof", type: null, operand, at, end: tokens.end(cursor.index - 1) };
}
function readPostfix(cursor) {
  return readSuffixes(cursor, readPrimary(cursor));
}
function readSuffixes(cursor, start) {
  const { tokens } = cursor;
  let expr = start;
  for (let suffixes = 0; cursor.index < cursor.end && suffixes < LONGEST_CHAIN2; suffixes++) {
    const open2 = cursor.index;
    const word = tokens.word(open2);
    if (word === "(") {
      const args = splitArguments(tokens, open2).map((part) => readArgument(cursor, part.from, part.to));
      cursor.index = Math.min(partner(cursor, open2) + 1, cursor.end);
      expr = callOf(cursor, expr, args, tokens.end(cursor.index - 1));
    } else if (word === "[") {
      const close = partner(cursor, open2);
      const index = readWhole(cursor, open2 + 1, close);
      cursor.index = Math.min(close + 1, cursor.end);
      expr = { kind: "index", object: expr, index, at: expr.at, end: tokens.end(cursor.index - 1) };
    } else if ((word === "." || word === "->") && tokens.isWord(open2 + 1) && open2 + 1 < cursor.end) {
      cursor.index += 2;
      expr = {
        kind: "member",
        object: expr,
        field: tokens.word(open2 + 1),
        arrow: word === "->",
        at: expr.at,
        end: tokens.end(open2 + 1)
      };
    } else if (word === "++" || word === "--") {
      cursor.index++;
      expr = { kind: "update", op: word, prefix: false, operand: expr, at: expr.at, end: tokens.end(open2) };
    } else break;
  }
  return expr;
}
function callOf({ tokens }, callee, args, end) {
  const [typed, member] = args;
  if (callee.kind === "name" && isOffsetof(callee.name) && typed?.kind === "type" && member !== void 0) {
    return { kind: "offsetof", type: typed.type, member: tokens.text.slice(member.at, member.end), at: callee.at, end };
  }
  return { kind: "call", callee, args, at: callee.at, end };
}
function isOffsetof(name) {
  return name === "offsetof" || name === "__builtin_offsetof";
}
function readArgument(cursor, from, to) {
  const { tokens } = cursor;
  if (cursor.depth >= DEEPEST_NESTING || !isTypeArgument(cursor, from, to)) return readWhole(cursor, from, to);
  const type = readTypeName(within(cursor, from, to));
  return { kind: "type", type, at: tokens.at(from), end: tokens.end(to - 1) };
}
function isTypeArgument({ tokens, knowledge }, from, to) {
  if (to <= from || !tokens.isWord(from)) return false;
  if (startsType(tokens, from) || tokens.is(to - 1, "*")) return true;
  if (to === from + 1) return looksLikeType(tokens.word(from), knowledge.typeNames);
  return to === from + 2 && tokens.isWord(from + 1) && !NO_TYPES.has(tokens.word(from));
}
var NO_TYPES = /* @__PURE__ */ new Set([
  "sizeof",
  "return",
  "goto",
  "break",
  "continue",
  "case",
  "default",
  "else",
  "do",
  "__extension__"
]);
function readPrimary(cursor) {
  const { tokens } = cursor;
  const start = cursor.index;
  const at = tokens.at(start);
  const end = tokens.end(start);
  const word = tokens.word(start);
  switch (start < cursor.end ? tokens.kind(start) : 0) {
    case 1:
      cursor.index++;
      if (tokens.kind(start + 1) === 3 && start + 1 < cursor.end) return readString(cursor, start);
      if (word === "true" || word === "false")
        return { kind: "int", value: word === "true" ? 1n : 0n, signed: true, bits: 32, at, end };
      return { kind: "name", name: word, at, end };
    case 2:
      cursor.index++;
      return integerLiteral(word, at, end) ?? { kind: "hole", text: word, at, end };
    case 3:
      return readString(cursor, start);
    case 4:
      cursor.index++;
      return characterLiteral(word, at, end) ?? { kind: "hole", text: word, at, end };
  }
  if (word === "(") {
    const close = partner(cursor, start);
    const inner = within(cursor, start + 1, close);
    const isStatement2 = tokens.is(start + 1, "{");
    const expr = isStatement2 ? null : readCommaExpression(inner);
    cursor.index = Math.min(close + 1, cursor.end);
    if (expr !== null && inner.index >= inner.end) return expr;
    return hole(cursor, start, cursor.index);
  }
  if (word === "{") return readInitializerList(cursor);
  if (start < cursor.end && !/^[)\]};,:]$/.test(word)) cursor.index++;
  return hole(cursor, start, cursor.index);
}
function readString(cursor, start) {
  const { tokens } = cursor;
  let text = "";
  cursor.index = start;
  while (cursor.index < cursor.end) {
    const kind = tokens.kind(cursor.index);
    if (kind === 3) text += stringContent(tokens.word(cursor.index));
    else if (kind === 1 && tokens.is(cursor.index + 1, "(")) cursor.index = partner(cursor, cursor.index + 1);
    else if (kind !== 1) break;
    cursor.index++;
  }
  return { kind: "string", text, at: tokens.at(start), end: tokens.end(cursor.index - 1) };
}

// server/src/core/c/declarators.ts
function isNameWrapper(word) {
  return word === "uninitialized_var";
}
function readDeclarator(cursor, base) {
  const shape = readShape(cursor);
  return {
    name: shape.name,
    nameAt: shape.nameAt,
    nameEnd: shape.nameEnd,
    type: shape.apply(base),
    attributes: shape.attributes
  };
}
function readParameters(cursor, open2) {
  const { tokens } = cursor;
  const parameters = [];
  let variadic = false;
  if (cursor.depth > DEEPEST_NESTING) return { parameters, variadic };
  const parts = splitArguments(tokens, open2);
  for (const { from, to } of parts) {
    if (from >= to) continue;
    if (tokens.is(from, "...")) variadic = true;
    else if (!(parts.length === 1 && to === from + 1 && tokens.is(from, "void")))
      parameters.push(readParameter(cursor, from, to));
  }
  return { parameters, variadic };
}
function readParameter(cursor, from, to) {
  const part = within(cursor, from, to);
  const { type } = readSpecifiers(part);
  const declarator = readDeclarator(part, type);
  return { name: declarator.name, type: declarator.type, at: cursor.tokens.at(from), end: cursor.tokens.end(to - 1) };
}
function readShape(cursor) {
  const { tokens } = cursor;
  const attributes2 = [];
  let pointers = 0;
  while (cursor.index < cursor.end) {
    if (peek(cursor, "*") || peek(cursor, "^")) {
      pointers++;
      cursor.index++;
    } else if (isBeforeName(cursor, attributes2)) continue;
    else break;
  }
  const shape = readDirect(cursor, attributes2);
  const inner = shape.apply;
  const suffixes = readSuffixes2(cursor);
  readTrailing(cursor, shape.attributes);
  shape.apply = (base) => {
    let type = base;
    for (let i = 0; i < pointers; i++) type = { kind: "pointer", to: type };
    for (const suffix of suffixes.toReversed()) type = suffix(type);
    return inner(type);
  };
  if (shape.name === "") shape.nameAt = shape.nameEnd = tokens.at(Math.min(cursor.index, cursor.end));
  return shape;
}
function isBeforeName(cursor, attributes2) {
  const { tokens, index } = cursor;
  if (!tokens.isWord(index)) return false;
  const word = tokens.word(index);
  if (isTypeWord(word) || isStorageWord(word)) {
    cursor.index++;
    return true;
  }
  const next = index + 1 < cursor.end ? index + 1 : -1;
  const nextIsName = next > 0 && tokens.isWord(next) && !looksLikeAttribute(tokens.word(next), cursor.knowledge.attributeNames) && !isAnnotation(tokens.word(next));
  const isAttribute = isAnnotation(word) || next > 0 && tokens.is(next, "(") && takesArgument(word) || looksLikeAttribute(word, cursor.knowledge.attributeNames) && next > 0 && (tokens.isWord(next) || tokens.is(next, "*")) || nextIsName;
  if (isAttribute) attributes2.push(readAttribute(cursor));
  return isAttribute;
}
function readDirect(cursor, attributes2) {
  const { tokens, index } = cursor;
  const at = tokens.at(index);
  const shape = { name: "", nameAt: at, nameEnd: at, attributes: attributes2, apply: (base) => base };
  if (index >= cursor.end) return shape;
  if (tokens.isWord(index)) {
    const wrapped2 = isNameWrapper(tokens.word(index)) && tokens.is(index + 1, "(") ? 2 : 0;
    cursor.index = index + (wrapped2 === 0 ? 1 : 4);
    shape.name = tokens.word(index + wrapped2);
    shape.nameAt = tokens.at(index + wrapped2);
    shape.nameEnd = tokens.end(index + wrapped2);
    return shape;
  }
  if (!tokens.is(index, "(") || !holdsDeclarator(cursor)) return shape;
  const close = partner(cursor, index);
  const inner = within(cursor, index + 1, close);
  cursor.index = Math.min(close + 1, cursor.end);
  if (inner.depth > DEEPEST_NESTING) return shape;
  const nested2 = readShape(inner);
  nested2.attributes.push(...attributes2);
  return nested2;
}
function holdsDeclarator(cursor) {
  const { tokens } = cursor;
  let index = cursor.index + 1;
  while (tokens.isWord(index) && (isAnnotation(tokens.word(index)) || looksLikeAttribute(tokens.word(index), cursor.knowledge.attributeNames)))
    index++;
  if (tokens.is(index, "*") || tokens.is(index, "(") || tokens.is(index, "^")) return true;
  if (!tokens.isWord(index) || startsType(tokens, index)) return false;
  return tokens.is(index + 1, ")") || tokens.is(index + 1, "[") || tokens.is(index + 1, "(");
}
function readSuffixes2(cursor) {
  const { tokens } = cursor;
  const suffixes = [];
  while (cursor.index < cursor.end) {
    const open2 = cursor.index;
    if (tokens.is(open2, "(")) {
      const { parameters, variadic } = readParameters(cursor, open2);
      suffixes.push((returns) => ({ kind: "function", returns, parameters, variadic }));
    } else if (tokens.is(open2, "[")) {
      const length = readLength(cursor, open2);
      suffixes.push((of) => ({ kind: "array", of, length }));
    } else break;
    cursor.index = Math.min(partner(cursor, open2) + 1, cursor.end);
  }
  return suffixes;
}
function readLength(cursor, open2) {
  const part = within(cursor, open2 + 1, partner(cursor, open2));
  while (part.index < part.end && (isTypeWord(part.tokens.word(part.index)) || part.tokens.is(part.index, "static")))
    part.index++;
  return part.index < part.end ? readExpression(part) : null;
}
function readTrailing(cursor, attributes2) {
  const { tokens } = cursor;
  while (cursor.index < cursor.end && tokens.isWord(cursor.index) && !isStorageWord(tokens.word(cursor.index))) {
    attributes2.push(readAttribute(cursor));
  }
  if (peek(cursor, "[") && tokens.is(cursor.index + 1, "["))
    cursor.index = Math.min(partner(cursor, cursor.index) + 1, cursor.end);
  take(cursor, "\\");
}

// server/src/core/c/file-declarations.ts
var LONGEST_INITIALIZER = 2e4;
function readFileDeclaration(cursor) {
  const { tokens } = cursor;
  const at = tokens.at(cursor.index);
  const specifiers = readSpecifiers(cursor);
  const typedefs2 = [];
  const prototypes = [];
  const variables = [];
  while (cursor.index < cursor.end) {
    const first = cursor.index;
    const declarator = readDeclarator(cursor, specifiers.type);
    const init = take(cursor, "=") ? readInitialValue(cursor) : null;
    while (cursor.index < cursor.end && !peek(cursor, ",")) cursor.index++;
    const end = tokens.end(cursor.index - 1);
    const { name, type } = declarator;
    if (name === "" || !specifiers.hasType) break;
    if (specifiers.isTypedef) typedefs2.push({ name, type });
    else if (type.kind === "function") {
      const { returns, parameters, variadic } = type;
      prototypes.push({ name, returns, parameters, variadic, at, end });
    } else variables.push(variableOf(declarator, init, specifiers.isStatic, end));
    take(cursor, ",");
    if (cursor.index === first) cursor.index++;
  }
  return { typedefs: typedefs2, prototypes, variables };
}
function variableOf(declarator, init, isStatic, end) {
  const cleanup = declarator.attributes.find(
    (attribute) => attribute.name === "__free" || attribute.name === "__cleanup"
  );
  return {
    name: declarator.name,
    type: declarator.type,
    init,
    isStatic,
    cleanup: cleanup?.argument?.trim() ?? null,
    at: declarator.nameAt,
    end
  };
}
function readInitialValue(cursor) {
  const { tokens } = cursor;
  const from = cursor.index;
  let to = from;
  while (to < cursor.end && !tokens.is(to, ",")) to = tokens.match[to] > to ? tokens.match[to] + 1 : to + 1;
  cursor.index = to;
  if (to - from <= LONGEST_INITIALIZER) return readInitializer(within(cursor, from, to));
  return {
    kind: "hole",
    text: tokens.text.slice(tokens.at(from), tokens.end(to - 1)),
    at: tokens.at(from),
    end: tokens.end(to - 1)
  };
}

// server/src/core/text/hole.ts
var HOLE_MARK = "\uE000";
var HOLE_STATEMENT = `${HOLE_MARK};`;

// server/src/core/c/hash.ts
function textKey(text) {
  let high = 3735928559;
  let low = 1103547991;
  for (let i = 0; i < text.length; i++) {
    const c3 = text.charCodeAt(i);
    high = Math.imul(high ^ c3, 2654435761);
    low = Math.imul(low ^ c3, 1597334677);
  }
  high = Math.imul(high ^ high >>> 16, 2246822507) ^ Math.imul(low ^ low >>> 13, 3266489909);
  low = Math.imul(low ^ low >>> 16, 2246822507) ^ Math.imul(high ^ high >>> 13, 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16);
}

// server/src/core/c/units.ts
function splitUnits(tokens) {
  const conditions = new ConditionStack(tokens);
  const units = [];
  let index = 0;
  while (index < tokens.count) {
    if (tokens.kind(index) === 6) {
      passDirective(tokens, index, conditions);
      index++;
    } else if (tokens.is(index, ";") || tokens.is(index, "}")) index++;
    else if (tokens.is(index, "extern") && tokens.kind(index + 1) === 3 && tokens.is(index + 2, "{")) index += 3;
    else index = passUnit(tokens, index, conditions, units);
  }
  return units;
}
function passDirective(tokens, index, conditions) {
  const line = tokens.word(index);
  conditions.pass(index, line, directiveName(line));
}
function passUnit(tokens, from, conditions, units) {
  const held = conditions.conditions;
  const left = [];
  let assigned = false;
  let index = from;
  const emit = (kind, to, body = -1) => {
    units.push({ kind, from, to, body, left, conditions: held });
    return to;
  };
  while (index < tokens.count) {
    if (tokens.kind(index) === 6) {
      if (endsMacroCall(tokens, from, index)) return emit("macroCall", index);
      const name = directiveName(tokens.word(index));
      if (name === "else" || name.startsWith("elif")) {
        const end = endOfBranches(tokens, index);
        left.push(index, end);
        index = end;
        continue;
      }
      if (!name.includes("if") && index > from && tokens.isAtMargin(index) && afterBlankLine(tokens, index)) {
        return emit("garbage", index);
      }
      passDirective(tokens, index, conditions);
      left.push(index, index + 1);
      index++;
      continue;
    }
    if (tokens.is(index, ";")) {
      const kind = assigned || !isMacroCall(tokens, from, index) ? "declaration" : "macroCall";
      return emit(kind, index) + 1;
    }
    if (tokens.is(index, "}")) return emit("garbage", index);
    if (index > from && startsAnew(tokens, from, index)) {
      return emit(endsMacroCall(tokens, from, index) ? "macroCall" : "garbage", index);
    }
    if (tokens.is(index, "{")) {
      const end = tokens.match[index];
      const broken = end < 0 ? tokens.brokenEnds.get(index) ?? index + 1 : -1;
      if (!assigned && !opensAggregate(tokens, from, index))
        return emit("function", broken < 0 ? end + 1 : broken, index);
      if (broken >= 0) return emit("garbage", broken);
      index = end + 1;
    } else if (tokens.is(index, "(") || tokens.is(index, "[")) {
      const end = tokens.match[index];
      if (end < 0) return emit("garbage", nextMargin(tokens, index + 1));
      index = end + 1;
    } else {
      if (tokens.is(index, "=")) assigned = true;
      index++;
    }
  }
  if (endsMacroCall(tokens, from, index)) return emit("macroCall", index);
  return index === from + 1 ? index : emit("garbage", index);
}
function unitTokens(tokens, unit, to) {
  const out = new Uint8Array(tokens.count);
  for (let k = 0; k < unit.left.length; k += 2) out.fill(1, unit.left[k], unit.left[k + 1]);
  return tokens.filter((index) => index >= unit.from && index < to && tokens.kind(index) !== 6 && out[index] === 0);
}
var MOST_WORDS = 16;
function isMacroCall(tokens, from, to) {
  let index = from;
  const furthest = Math.min(to, from + MOST_WORDS);
  while (index < furthest && tokens.isWord(index) && (isStorageWord(tokens.word(index)) || tokens.isWord(index + 1))) {
    if (!isStorageWord(tokens.word(index)) && !looksLikeAttribute(tokens.word(index))) return false;
    index++;
  }
  if (!tokens.isWord(index) || !tokens.is(index + 1, "(")) return false;
  return tokens.match[index + 1] === to - 1;
}
function endsMacroCall(tokens, from, to) {
  if (!isMacroCall(tokens, from, to)) return false;
  return isUpperCase(tokens.word(from)) || !tokens.word(from).startsWith("__");
}
function isUpperCase(word) {
  return /^[A-Z0-9_]+$/.test(word);
}
function startsAnew(tokens, from, index) {
  if (isUpperCase(tokens.word(index)) && tokens.is(index + 1, "(") && isUpperCase(tokens.word(from))) {
    if (isMacroCall(tokens, from, index)) return true;
  }
  if (!tokens.isAtMargin(index) || !tokens.isWord(index)) return false;
  if (/^(?:static|extern|typedef)$/.test(tokens.word(index))) return true;
  if (endsMacroCall(tokens, from, index)) return true;
  return afterBlankLine(tokens, index) && !/^[=,|&+*(-]$/.test(tokens.word(index - 1));
}
function afterBlankLine(tokens, index) {
  const gap = tokens.text.slice(tokens.end(index - 1), tokens.at(index));
  return /\n[ \t\r]*\n/.test(gap) && !gap.includes("*/");
}
function nextMargin(tokens, index) {
  let next = index;
  while (next < tokens.count && !(tokens.isAtMargin(next) && (tokens.kind(next) === 6 || afterBlankLine(tokens, next)))) {
    if (tokens.isAtMargin(next) && tokens.is(next, "}")) return next + 1;
    next++;
  }
  return next;
}
function opensAggregate(tokens, from, brace) {
  for (let i = brace - 1; i >= from; i--) {
    if (/^(?:struct|union|enum)$/.test(tokens.word(i))) return brace - i <= 2 || onlyWordsBetween(tokens, i + 1, brace);
    if (tokens.is(i, ")")) {
      const open2 = tokens.match[i];
      if (open2 <= from || !looksLikeAttribute(tokens.word(open2 - 1))) return false;
      i = open2;
    } else if (!tokens.isWord(i) && !tokens.is(i, ":")) return false;
  }
  return false;
}
function onlyWordsBetween(tokens, from, to) {
  let plain = 0;
  for (let i = from; i < to; i++) {
    if (tokens.is(i, "(")) i = Math.max(tokens.match[i], i);
    else if (tokens.isWord(i) && !looksLikeAttribute(tokens.word(i)) && !tokens.is(i - 1, ":")) plain++;
  }
  return plain <= 1;
}
function endOfBranches(tokens, index) {
  let depth = 0;
  for (let i = index + 1; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const name = directiveName(tokens.word(i));
    if (name === "if" || name === "ifdef" || name === "ifndef") depth++;
    else if (name === "endif" && depth-- === 0) return i;
  }
  return tokens.count;
}

// server/src/core/c/functions.ts
var statementWords = /* @__PURE__ */ new Set(["if", "else", "for", "while", "do", "switch", "return", "case"]);
function readFunction(context, tokens, unit) {
  if (statementWords.has(tokens.word(unit.from))) return null;
  const view = unit.left.length === 0 ? tokens : unitTokens(tokens, unit, unit.body);
  const cursor = view === tokens ? cursorOf(tokens, context.knowledge, unit.from, unit.body) : cursorOf(view, context.knowledge);
  const head = isMacroCall(view, cursor.index, cursor.end) ? readMacroHead(cursor) : readHead(cursor);
  if (head === null) return null;
  const close = tokens.match[unit.body];
  const at = tokens.at(unit.from);
  const end = tokens.end(unit.to - 1);
  return {
    ...head,
    at,
    end,
    bodyAt: tokens.at(unit.body),
    bodyEnd: close >= 0 ? tokens.end(close) : end,
    conditions: unit.conditions,
    comment: commentAbove(context, at),
    contentKey: textKey(`${context.dependencies}\0${context.text.slice(at, end)}`),
    whole: close >= 0 && !hasHole(tokens, unit)
  };
}
function hasHole(tokens, unit) {
  for (let index = unit.from; index < unit.to; index++)
    if (tokens.text.startsWith(HOLE_MARK, tokens.at(index))) return true;
  return false;
}
function readHead(cursor) {
  const specifiers = readSpecifiers(cursor);
  const declarator = readDeclarator(cursor, specifiers.type);
  if (declarator.type.kind !== "function" || declarator.name === "") return null;
  const { returns, parameters, variadic } = declarator.type;
  return {
    name: declarator.name,
    nameAt: declarator.nameAt,
    returns,
    parameters,
    variadic,
    attributes: [...specifiers.attributes, ...declarator.attributes],
    isStatic: specifiers.isStatic,
    isInline: specifiers.isInline
  };
}
function readMacroHead(cursor) {
  const { tokens } = cursor;
  let index = cursor.index;
  while (!tokens.is(index + 1, "(")) index++;
  const macro = tokens.word(index);
  const parts = splitArguments(tokens, index + 1);
  const first = parts[0];
  if (first === void 0 || first.from >= first.to) return null;
  const isSystemCall = /SYSCALL_DEFINE\d$/.test(macro);
  const word = tokens.text.slice(tokens.at(first.from), tokens.end(first.to - 1));
  const isStatic = !isSystemCall && tokens.is(cursor.index, "static");
  const long = { kind: "int", bits: 64, signed: true, spelled: "long" };
  const name = !isSystemCall ? word : macro.startsWith("COMPAT_") ? `__do_compat_sys_${word}` : `__do_sys_${word}`;
  const list = isSystemCall ? null : readParameters(cursor, index + 1);
  const parameters = list?.parameters.slice(1) ?? pairedParameters(cursor, parts.slice(1));
  return {
    name,
    nameAt: tokens.at(first.from),
    returns: long,
    parameters,
    variadic: false,
    isStatic,
    isInline: false,
    attributes: [{ name: macro, argument: null }]
  };
}
function pairedParameters(cursor, parts) {
  const { tokens } = cursor;
  const parameters = [];
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [typed, named3] = [parts[i], parts[i + 1]];
    const type = readTypeName(within(cursor, typed.from, typed.to));
    parameters.push({ name: tokens.word(named3.from), type, at: tokens.at(typed.from), end: tokens.end(named3.to - 1) });
  }
  return parameters;
}
function commentAbove(context, at) {
  const { text, comments } = context;
  let low = 0;
  let high = comments.length / 2;
  while (low < high) {
    const middle = low + high >> 1;
    if (comments[2 * middle + 1] <= at) low = middle + 1;
    else high = middle;
  }
  const lines = [];
  let below2 = at;
  for (let i = low - 1; i >= 0; i--) {
    const [start, end] = [comments[2 * i], comments[2 * i + 1]];
    if (!/^[ \t\r]*\n?[ \t\r]*$/.test(text.slice(end, below2))) break;
    const isLine = text.startsWith("//", start);
    if (!isLine && lines.length > 0) break;
    lines.unshift(plainComment(text.slice(start, end)));
    below2 = start;
    if (!isLine) break;
  }
  return lines.length === 0 ? null : lines.join("\n");
}
function plainComment(comment) {
  if (comment.startsWith("//")) return comment.slice(2).trim();
  const lines = comment.replace(/^\/\*+/, "").replace(/\*+\/$/, "").split(/\r?\n/);
  return lines.map((line) => line.replace(/^\s*\*? ?/, "").trimEnd()).join("\n").trim();
}

// server/src/core/c/loop-heads.ts
var LOOP_NAME = /for_?each/i;
var MAYBE_LOOP_NAME = /(?:^|_)(?:for|walk|do_each|until|loop)(?:_|$)|forall|for_all/i;
function isLoopMacro(name, macros, knowledge) {
  if (macros.get(name)?.some((macro) => isLoopHead(macro.body)) === true) return true;
  if (knowledge.loopMacros?.has(name) === true || LOOP_NAME.test(name)) return true;
  return MAYBE_LOOP_NAME.test(name) ? "maybe" : false;
}
function isLoopHead(body) {
  if (!/\b(?:for|while)\b|for_each/.test(body)) return false;
  const tokens = tokenize(body);
  let index = 0;
  while (index < tokens.count) {
    const word = tokens.word(index);
    const isHead = word === "for" || word === "while" || LOOP_NAME.test(word) && tokens.is(index + 1, "(");
    if (isHead) break;
    if (word === "{" || word === "do") return false;
    index = tokens.match[index] > index ? tokens.match[index] + 1 : index + 1;
  }
  if (index >= tokens.count) return false;
  const last = tokens.count - 1;
  if (tokens.is(last, "else")) return true;
  return tokens.is(last, ")") && tokens.match[last] > 0;
}

// server/src/core/c/read.ts
function readFile(source, knowledge = {}) {
  const { text } = source;
  const comments = [];
  const tokens = tokenize(text, 0, text.length, comments);
  const { macros, includes } = readDirectives(tokens);
  const context = { text, comments, knowledge, dependencies: dependencies(macros, knowledge) };
  const parts = {
    functions: [],
    prototypes: [],
    typedefs: /* @__PURE__ */ new Map(),
    globals: [],
    macroCalls: [],
    problems: [],
    found: { structs: [], enums: [] }
  };
  for (const unit of splitUnits(tokens)) readUnit(context, tokens, unit, parts);
  const structs = new Map(parts.found.structs.map((struct) => [struct.tag, struct]));
  const { functions, prototypes, typedefs: typedefs2, globals, macroCalls, problems } = parts;
  return {
    source,
    functions,
    prototypes,
    structs,
    enums: parts.found.enums,
    typedefs: typedefs2,
    macros,
    globals,
    macroCalls,
    includes,
    problems
  };
}
function readDirectives(tokens) {
  const macros = /* @__PURE__ */ new Map();
  const includes = [];
  const conditions = new ConditionStack(tokens);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const line = tokens.word(i);
    const name = directiveName(line);
    if (name === "define") {
      const macro = readDefine(line, tokens.at(i), conditions.conditions);
      if (macro === null) continue;
      const others = macros.get(macro.name);
      if (others === void 0) macros.set(macro.name, [macro]);
      else others.push(macro);
    } else if (name.startsWith("include")) {
      const path2 = includedPath(line);
      if (path2 !== null) includes.push(path2);
    } else conditions.pass(i, line, name);
  }
  return { macros, includes };
}
function readUnit(context, tokens, unit, parts) {
  const at = tokens.at(unit.from);
  if (unit.kind === "garbage") {
    parts.problems.push({ at, function: null, reason: "this is no declaration" });
    return;
  }
  if (unit.kind === "function") {
    const found2 = readFunction(context, tokens, unit);
    if (found2 === null)
      parts.problems.push({ at, function: null, reason: "this looks like a function, but its head cannot be read" });
    else {
      parts.functions.push(found2);
      if (tokens.match[unit.body] < 0)
        parts.problems.push({ at, function: found2.name, reason: "the closing brace of this function is missing" });
    }
    return;
  }
  const view = hasDirective(tokens, unit) ? unitTokens(tokens, unit, unit.to) : tokens;
  const [from, to] = view === tokens ? [unit.from, unit.to] : [0, view.count];
  const call2 = unit.kind === "macroCall" ? readMacroCall(view, from, to) : initializedMacroCall(view, from, to);
  if (call2 !== null) {
    parts.macroCalls.push(call2);
    return;
  }
  const declared = readFileDeclaration({ ...cursorOf(view, context.knowledge, from, to), found: parts.found });
  for (const { name, type } of declared.typedefs) parts.typedefs.set(name, type);
  parts.prototypes.push(...declared.prototypes);
  parts.globals.push(...declared.variables.map((variable) => ({ ...variable, conditions: unit.conditions })));
}
function hasDirective(tokens, unit) {
  for (let i = unit.from; i < unit.to; i++) if (tokens.kind(i) === 6) return true;
  return false;
}
function initializedMacroCall(tokens, from, to) {
  for (let i = from; i < to; i++) {
    if (tokens.is(i, "=")) return isMacroCall(tokens, from, i) ? readMacroCall(tokens, from, i) : null;
    if (tokens.match[i] > i) i = tokens.match[i];
  }
  return null;
}
function readMacroCall(tokens, from, to) {
  let index = from;
  while (index < to && !tokens.is(index + 1, "(")) index++;
  if (index >= to) return null;
  const parts = splitArguments(tokens, index + 1).filter((part) => part.from < part.to);
  return {
    name: tokens.word(index),
    args: parts.map((part) => tokens.text.slice(tokens.at(part.from), tokens.end(part.to - 1))),
    argsAt: parts.map((part) => tokens.at(part.from)),
    at: tokens.at(from),
    end: tokens.end(to - 1)
  };
}
function dependencies(macros, knowledge) {
  const heads = [...macros.values()].flat().filter((macro) => macro.parameters !== null && isLoopHead(macro.body));
  const names3 = [knowledge.attributeNames, knowledge.loopMacros, knowledge.typeNames].map(
    (set) => [...set ?? []].sort().join()
  );
  return textKey(`${heads.map((macro) => macro.name).join()}\0${names3.join("\0")}`);
}

// server/src/core/text/lines.ts
var LineIndex = class {
  #starts;
  constructor(text) {
    const starts2 = [0];
    for (let i = 0; i < text.length; i++) {
      const c3 = text.charCodeAt(i);
      if (c3 === 10 || c3 === 13 && text.charCodeAt(i + 1) !== 10) starts2.push(i + 1);
    }
    this.#starts = starts2;
  }
  /** Number of lines; an empty text has one. */
  get count() {
    return this.#starts.length;
  }
  /** The 1-based line and column of an offset; offsets beyond the text land on the last line. */
  at(offset) {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (this.#starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low] + 1 };
  }
  /** The offset at which a 1-based line starts; lines out of range are clamped. */
  start(line) {
    return this.#starts[Math.min(Math.max(line, 1), this.#starts.length) - 1];
  }
};

// server/src/core/text/source.ts
function inputText(name, text) {
  return { name, text, lines: new LineIndex(text) };
}
var SourceText = class _SourceText {
  path;
  text;
  segments;
  lines;
  /**
   * For each line of the text the 1-based line of the patched file, 0 where that is not known (a hole, or lines behind
   * a place where a reviewer cut lines out). Undefined where the text is the file, line for line.
   */
  targetLines;
  constructor(path2, text, segments, targetLines) {
    this.path = path2;
    this.text = text;
    this.segments = segments;
    this.lines = new LineIndex(text);
    this.targetLines = targetLines;
  }
  static of(path2, input) {
    return new _SourceText(path2, input.text, [{ at: 0, length: input.text.length, input, origin: 0 }]);
  }
  /** The user's own place of an offset in this text. */
  origin(offset) {
    const segment = this.#segmentAt(offset);
    if (segment === void 0) return { file: this.path, line: 1, column: 1, offset: 0 };
    const within3 = Math.min(Math.max(offset - segment.at, 0), segment.length);
    const at = segment.origin + within3;
    const place = segment.input.lines.at(at);
    return { file: segment.input.name, line: place.line, column: place.column, offset: at };
  }
  /**
   * The place in the patched file itself; differs from `origin` where the text came out of a mail.
   * A line whose place is not known gets the last line before it that is.
   */
  target(offset) {
    const line = this.lines.at(offset).line;
    if (this.targetLines === void 0) return { file: this.path, line };
    for (let index = line - 1; index >= 0; index--) {
      const known = this.targetLines[index] ?? 0;
      if (known > 0) return { file: this.path, line: known };
    }
    return { file: this.path, line: 1 };
  }
  #segmentAt(offset) {
    const segments = this.segments;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = low + high + 1 >> 1;
      if (segments[middle].at <= offset) low = middle;
      else high = middle - 1;
    }
    return segments[low];
  }
};

// server/src/core/kernel/dereferences.ts
function objectParameters(name, prototype) {
  if (ignoreErrors.has(name)) return [];
  const further = bytes[name] ?? bytes[prototype.name] ?? [];
  const found2 = [];
  for (const parameter of prototype.parameters) {
    const isObject = objectType.test(parameter.type) || further.includes(parameter.name) && name !== "clear_user";
    if (isObject && !(optional[name] ?? []).includes(parameter.name))
      found2.push({ parameter: parameter.name, ignoresNull: ignoreNull.has(name) });
  }
  return found2;
}
var objectType = /^(?:const )?(?:struct (?:folio|page|address_space|inode|file|kvm|kvm_vcpu|kvm_memory_slot|vm_area_struct|mm_struct|task_struct|folio_batch|kmem_cache|kvm_mmu_page|vm_fault|list_head|hlist_node|hlist_head|rb_node|mutex|rw_semaphore|xarray|kref|completion|srcu_struct|eventfd_ctx|workqueue_struct|work_struct|interval_tree_node)|spinlock_t|rwlock_t|atomic_t|refcount_t|wait_queue_head_t) \*$/;
var bytes = {
  copy_from_user: ["to"],
  copy_to_user: ["from"],
  copy_struct_from_user: ["dst"],
  memcpy: ["dest", "src"],
  memset: ["s"],
  kmemdup: ["src"],
  kvm_read_guest: ["data"],
  kvm_read_guest_page: ["data"],
  kvm_write_guest: ["data"],
  kvm_write_guest_page: ["data"],
  kvm_read_guest_cached: ["data"],
  kvm_write_guest_cached: ["data"],
  kvm_read_guest_offset_cached: ["data"],
  kvm_write_guest_offset_cached: ["data"],
  memcpy_to_page: ["from"],
  memcpy_from_page: ["to"],
  clear_page: ["page"],
  // NULL has no physical address: the one that is reckoned for it is somebody else's memory.
  __pa: ["x"],
  virt_to_page: ["kaddr"],
  virt_to_folio: ["x"],
  kmem_cache_free: ["objp"],
  kern_unmount: ["mnt"],
  kfree: ["objp"],
  kvfree: ["addr"]
};
var ignoreNull = /* @__PURE__ */ new Set([
  "iput",
  "dput",
  "dget",
  "kfree",
  "kvfree",
  "vfree",
  "kfree_sensitive",
  "kvfree_sensitive",
  "kzfree",
  "kfree_const",
  "kfree_nolock",
  "kmem_cache_destroy",
  "kmem_cache_free",
  "mpol_put",
  "put_pid",
  "put_task_struct",
  "mmput_async",
  "igrab",
  "kvm_release_faultin_page",
  "kvm_release_page_unused",
  "kvm_release_page_clean",
  "kvm_release_page_dirty",
  "is_error_page",
  "kvm_is_zone_device_page",
  "list_entry",
  "list_entry_rcu",
  "hlist_entry",
  "hlist_entry_safe",
  "list_first_or_null_rcu",
  "rb_next",
  "rb_prev",
  "dump_page",
  "kvm_slot_can_be_private",
  "kvm_slot_has_gmem",
  "mark_page_dirty_in_slot",
  "gfn_to_hva_memslot"
]);
var ignoreErrors = /* @__PURE__ */ new Set(["kern_unmount", "FD_ADD", "is_error_page"]);
var optional = {
  vma_alloc_folio: ["vma"],
  alloc_page_vma: ["vma"],
  alloc_pages_vma: ["vma"],
  swap_cache_get_folio: ["vma"],
  lookup_swap_cache: ["vma"],
  mmu_notifier_range_init: ["mm"],
  mem_cgroup_charge: ["mm"],
  folio_add_lru_vma: ["vma"],
  page_cache_ra_order: ["folio"],
  page_cache_async_ra: ["folio"],
  page_cache_sync_readahead: ["file"],
  page_cache_async_readahead: ["file"],
  anon_inode_create_getfile: ["context_inode"],
  anon_inode_make_secure_inode: ["context_inode"],
  tdh_mem_page_add: ["source"],
  rb_link_node: ["parent"],
  mpol_set_shared_policy: ["vma"],
  vm_normal_page: ["vma"],
  make_spte: ["sp"]
};

// server/src/core/kernel/declare.ts
var VOID = [{ value: { is: "void" } }];
var ANY = [{ value: { is: "any" } }];
function quiet(signature, source, summary, extra = {}) {
  return { signature, source, summary, sleeps: "never", results: VOID, ...extra };
}
function query(signature, source, summary, extra = {}) {
  return { signature, source, summary, sleeps: "never", results: ANY, ...extra };
}
function pure(signature, source, summary, bounds = {}, extra = {}) {
  return { signature, source, summary, sleeps: "never", results: [{ value: { is: "pure", ...bounds } }], ...extra };
}
function getter(signature, place, source, summary, extra = {}) {
  return { signature, source, summary, sleeps: "never", results: [{ value: { is: "place", place } }], ...extra };
}
function computes(signature, c3, source, summary, extra = {}) {
  return { signature, source, summary, sleeps: "never", results: [{ value: { is: "expression", c: c3 } }], ...extra };
}
function takes(signature, lock, source, summary, extra = {}) {
  return { signature, source, summary, sleeps: "never", effects: [{ effect: "lock", lock }], results: VOID, ...extra };
}
function releases(signature, lock, source, summary, extra = {}) {
  return {
    signature,
    source,
    summary,
    sleeps: "never",
    effects: [{ effect: "unlock", lock }],
    results: VOID,
    ...extra
  };
}
function tries(signature, lock, source, summary, extra = {}) {
  const results = [
    { value: constant(1), effects: [{ effect: "lock", lock }], label: "taken" },
    { value: constant(0), label: "busy" }
  ];
  return { signature, source, summary, sleeps: "never", results, ...extra };
}
function takesUnlessSignalled(signature, lock, source, summary, extra = {}) {
  const results = [
    { value: constant(0), effects: [{ effect: "lock", lock }], label: "taken" },
    { value: errno("EINTR"), label: "interrupted" }
  ];
  return { signature, source, summary, sleeps: "may", results, ...extra };
}
function exclusive(on3, lock) {
  return { on: on3, lock, mode: "exclusive" };
}
function shared(on3, lock) {
  return { on: on3, lock, mode: "shared" };
}
function constant(value) {
  return { is: "constant", value };
}
function errno(...names3) {
  return { is: "errno", names: names3 };
}
function errorPointer(...names3) {
  return { is: "errorPointer", names: names3 };
}
function not2(condition2) {
  return { not: condition2 };
}
function mayBlock(flags) {
  return { flags, has: "__GFP_DIRECT_RECLAIM" };
}
function zeroOr(errors2, effects = []) {
  return [
    { value: constant(0), effects, label: "done" },
    { value: errno(...errors2), label: "failed" }
  ];
}
function whether(condition2) {
  return [
    { value: constant(1), when: condition2 },
    { value: constant(0), when: not2(condition2) }
  ];
}
function named(...names3) {
  return { aliases: names3.map((name) => ({ name })) };
}

// server/src/core/kernel/accesses.ts
var COMPILER = "include/asm-generic/rwonce.h";
var REFCOUNT = "include/linux/refcount.h";
function c(text) {
  return { is: "expression", c: text };
}
var count = "r->refs.counter";
var krefCount = "kref->refcount.refs.counter";
function unlessZero(at) {
  return [
    { value: constant(1), when: { not: { equal: [at, 0] } }, effects: [{ effect: "add", at, by: 1 }], label: "taken" },
    { value: constant(0), when: { equal: [at, 0] }, label: "count was 0" }
  ];
}
var references = [
  getter("unsigned int refcount_read(const refcount_t *r)", count, REFCOUNT, "The value of the count."),
  quiet("void refcount_set(refcount_t *r, int n)", REFCOUNT, "Sets the count of a new object.", {
    effects: [{ effect: "store", at: count, value: { is: "place", place: "n" } }]
  }),
  quiet("void refcount_inc(refcount_t *r)", REFCOUNT, "Adds 1 to a count that is not 0.", {
    effects: [{ effect: "add", at: count, by: 1 }]
  }),
  quiet("void refcount_dec(refcount_t *r)", REFCOUNT, "Takes 1 away; others remain.", {
    effects: [{ effect: "add", at: count, by: 1, down: true }]
  }),
  {
    signature: "bool refcount_inc_not_zero(refcount_t *r)",
    summary: "Adds 1 unless the count is 0; says whether it did.",
    source: REFCOUNT,
    sleeps: "never",
    results: unlessZero(count)
  },
  query(
    "bool refcount_dec_and_test(refcount_t *r)",
    REFCOUNT,
    "Takes 1 away; true where that made it 0, and the caller frees the object.",
    {
      effects: [{ effect: "add", at: count, by: 1, down: true }],
      results: [{ value: c("r->refs.counter == 1") }]
    }
  ),
  quiet("void kref_init(struct kref *kref)", "include/linux/kref.h", "A count of 1 for a new object.", {
    effects: [{ effect: "store", at: krefCount, value: constant(1) }]
  }),
  quiet("void kref_get(struct kref *kref)", "include/linux/kref.h", "Adds 1 to a count that is not 0.", {
    effects: [{ effect: "add", at: krefCount, by: 1 }]
  }),
  {
    signature: "int kref_get_unless_zero(struct kref *kref)",
    summary: "Adds 1 unless the count is 0; says whether it did.",
    source: "include/linux/kref.h",
    sleeps: "never",
    results: unlessZero(krefCount)
  },
  query(
    "int kref_put(struct kref *kref, void (*release)(struct kref *kref))",
    "include/linux/kref.h",
    "Takes 1 away; runs the function and returns 1 where that made it 0.",
    {
      effects: [
        { effect: "add", at: krefCount, by: 1, down: true },
        { effect: "keep", of: "kref" }
      ],
      results: [{ value: c("kref->refcount.refs.counter == 1") }]
    }
  )
];
var accesses = [
  getter("long READ_ONCE(long x)", "x", COMPILER, "Reads a variable exactly once, whole.", {
    aliases: [{ name: "READ_ONCE_NOCHECK" }, { name: "data_race" }, { name: "ACCESS_PRIVATE" }],
    byName: ["x"]
  }),
  quiet("void WRITE_ONCE(long x, long val)", COMPILER, "Writes a variable exactly once, whole.", {
    byName: ["x"],
    effects: [{ effect: "store", at: "x", value: { is: "place", place: "val" } }]
  }),
  getter(
    "long smp_load_acquire(long *p)",
    "*p",
    "include/asm-generic/barrier.h",
    "Reads; what follows in the code is not done before."
  ),
  quiet(
    "void smp_store_release(long *p, long v)",
    "include/asm-generic/barrier.h",
    "Writes; what stands before in the code is done before.",
    {
      aliases: [{ name: "smp_store_mb" }],
      effects: [{ effect: "store", at: "*p", value: { is: "place", place: "v" } }]
    }
  ),
  quiet(
    "void smp_mb(void)",
    "include/asm-generic/barrier.h",
    "Keeps accesses before it and after it in order, as other processors see them. A model without reordering cannot tell where it is missing.",
    {
      aliases: [
        "smp_rmb",
        "smp_wmb",
        "mb",
        "rmb",
        "wmb",
        "barrier",
        "smp_mb__after_atomic",
        "smp_mb__before_atomic",
        "smp_mb__after_srcu_read_unlock",
        "smp_mb__after_spinlock",
        "virt_wmb",
        "dma_rmb",
        "dma_wmb",
        "barrier_data",
        "barrier_nospec",
        "smp_acquire__after_ctrl_dep",
        "smp_read_barrier_depends"
      ].map((name) => ({ name }))
    }
  ),
  {
    signature: "long cmpxchg(long *ptr, long old, long n)",
    aliases: [
      { name: "cmpxchg64" },
      { name: "cmpxchg_relaxed" },
      { name: "cmpxchg_release" },
      { name: "cmpxchg_acquire" },
      { name: "cmpxchg_local" }
    ],
    summary: "Writes n if *ptr is old; returns what it was.",
    source: "arch/x86/include/asm/cmpxchg.h",
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "old" },
        when: { same: ["*ptr", "old"] },
        effects: [{ effect: "store", at: "*ptr", value: { is: "place", place: "n" } }],
        label: "exchanged"
      },
      { value: { is: "place", place: "*ptr" }, when: not2({ same: ["*ptr", "old"] }), label: "was another" }
    ]
  },
  {
    signature: "bool try_cmpxchg(long *ptr, long *oldp, long n)",
    aliases: [{ name: "try_cmpxchg64" }, { name: "try_cmpxchg_relaxed" }, { name: "try_cmpxchg_release" }],
    summary: "Writes n if *ptr is *oldp, and says so; else *oldp is what it was.",
    source: "arch/x86/include/asm/cmpxchg.h",
    sleeps: "never",
    results: [
      {
        value: constant(1),
        when: { same: ["*ptr", "*oldp"] },
        effects: [{ effect: "store", at: "*ptr", value: { is: "place", place: "n" } }],
        label: "exchanged"
      },
      {
        value: constant(0),
        when: not2({ same: ["*ptr", "*oldp"] }),
        effects: [{ effect: "store", at: "*oldp", value: { is: "place", place: "*ptr" } }],
        label: "was another"
      }
    ]
  },
  {
    signature: "long xchg(long *ptr, long v)",
    aliases: [{ name: "xchg_relaxed" }, { name: "xchg_release" }],
    summary: "Writes, and returns what was there.",
    source: "arch/x86/include/asm/cmpxchg.h",
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "*ptr" },
        effects: [{ effect: "store", at: "*ptr", value: { is: "place", place: "v" } }]
      }
    ]
  },
  {
    signature: "void *no_free_ptr(void *p)",
    aliases: [
      { name: "return_ptr" },
      { name: "__get_and_null_ptr" },
      { name: "take_fd" },
      { name: "retain_and_null_ptr" }
    ],
    summary: "Gives the pointer and sets the variable to NULL, so that the end of its scope frees nothing. return_ptr() returns from the function besides.",
    source: "include/linux/cleanup.h",
    sleeps: "never",
    byName: ["p"],
    results: [{ value: { is: "place", place: "p" }, effects: [{ effect: "store", at: "p", value: { is: "null" } }] }]
  }
];
var accessGroup = {
  name: "accesses",
  title: "Reference counts in memory, single accesses, barriers",
  primitives: [...references, ...accesses]
};

// server/src/core/kernel/atomics.ts
var ATOMIC = "include/linux/atomic.h";
function widths(name) {
  return [{ name: name.replace("atomic_", "atomic64_") }, { name: name.replace("atomic_", "atomic_long_") }];
}
var counter = "v->counter";
function up(by) {
  return { effect: "add", at: counter, by: typeof by === "number" ? by : { of: by } };
}
function down(by) {
  return { effect: "add", at: counter, by: typeof by === "number" ? by : { of: by }, down: true };
}
function c2(text) {
  return { is: "expression", c: text };
}
function operation({ signature, summary, effect, value }) {
  const name = /(\w+)\(/.exec(signature)?.[1] ?? "";
  return {
    signature,
    aliases: [
      ...widths(name),
      ...["_relaxed", "_acquire", "_release"].filter(() => value.is !== "void" && name !== "atomic_read").flatMap((order2) => [
        { name: `${name}${order2}` },
        ...widths(name).map((alias) => ({ name: `${alias.name}${order2}` }))
      ])
    ],
    summary,
    source: ATOMIC,
    sleeps: "never",
    ...effect ? { effects: [effect] } : {},
    results: [{ value }]
  };
}
var operations = [
  operation({
    signature: "int atomic_read(const atomic_t *v)",
    summary: "The value of the counter.",
    value: { is: "place", place: counter }
  }),
  operation({
    signature: "void atomic_set(atomic_t *v, int i)",
    summary: "Sets the counter.",
    effect: { effect: "store", at: counter, value: { is: "place", place: "i" } },
    value: { is: "void" }
  }),
  operation({ signature: "void atomic_inc(atomic_t *v)", summary: "Adds 1.", effect: up(1), value: { is: "void" } }),
  operation({
    signature: "void atomic_dec(atomic_t *v)",
    summary: "Takes 1 away.",
    effect: down(1),
    value: { is: "void" }
  }),
  operation({
    signature: "void atomic_add(int i, atomic_t *v)",
    summary: "Adds i.",
    effect: up("i"),
    value: { is: "void" }
  }),
  operation({
    signature: "void atomic_sub(int i, atomic_t *v)",
    summary: "Takes i away.",
    effect: down("i"),
    value: { is: "void" }
  }),
  operation({
    signature: "int atomic_inc_return(atomic_t *v)",
    summary: "Adds 1 and returns the new value.",
    effect: up(1),
    value: c2("v->counter + 1")
  }),
  operation({
    signature: "int atomic_dec_return(atomic_t *v)",
    summary: "Takes 1 away and returns the new value.",
    effect: down(1),
    value: c2("v->counter - 1")
  }),
  operation({
    signature: "int atomic_add_return(int i, atomic_t *v)",
    summary: "Adds i and returns the new value.",
    effect: up("i"),
    value: c2("v->counter + i")
  }),
  operation({
    signature: "int atomic_sub_return(int i, atomic_t *v)",
    summary: "Takes i away and returns the new value.",
    effect: down("i"),
    value: c2("v->counter - i")
  }),
  operation({
    signature: "int atomic_fetch_add(int i, atomic_t *v)",
    summary: "Adds i and returns the old value.",
    effect: up("i"),
    value: c2("v->counter")
  }),
  operation({
    signature: "int atomic_fetch_sub(int i, atomic_t *v)",
    summary: "Takes i away and returns the old value.",
    effect: down("i"),
    value: c2("v->counter")
  }),
  operation({
    signature: "int atomic_fetch_inc(atomic_t *v)",
    summary: "Adds 1 and returns the old value.",
    effect: up(1),
    value: c2("v->counter")
  }),
  operation({
    signature: "bool atomic_dec_and_test(atomic_t *v)",
    summary: "Takes 1 away; true where that made it 0.",
    effect: down(1),
    value: c2("v->counter == 1")
  }),
  operation({
    signature: "bool atomic_inc_and_test(atomic_t *v)",
    summary: "Adds 1; true where that made it 0.",
    effect: up(1),
    value: c2("v->counter == -1")
  }),
  operation({
    signature: "bool atomic_sub_and_test(int i, atomic_t *v)",
    summary: "Takes i away; true where that made it 0.",
    effect: down("i"),
    value: c2("v->counter == i")
  }),
  operation({
    signature: "bool atomic_add_negative(int i, atomic_t *v)",
    summary: "Adds i; true where the new value is negative.",
    effect: up("i"),
    value: c2("v->counter + i < 0")
  }),
  operation({
    signature: "int atomic_xchg(atomic_t *v, int n)",
    summary: "Sets the counter and returns the old value.",
    effect: { effect: "store", at: counter, value: { is: "place", place: "n" } },
    value: c2("v->counter")
  })
];
var conditional = [
  {
    signature: "void atomic_set_release(atomic_t *v, int i)",
    aliases: widths("atomic_set_release"),
    summary: "Sets the counter; what stands before in the code is done before.",
    source: ATOMIC,
    sleeps: "never",
    effects: [{ effect: "store", at: counter, value: { is: "place", place: "i" } }],
    results: [{ value: { is: "void" } }]
  },
  {
    signature: "int atomic_read_acquire(const atomic_t *v)",
    aliases: widths("atomic_read_acquire"),
    summary: "The value of the counter; what follows in the code is not done before.",
    source: ATOMIC,
    sleeps: "never",
    results: [{ value: { is: "place", place: counter } }]
  },
  {
    signature: "bool atomic_inc_not_zero(atomic_t *v)",
    aliases: widths("atomic_inc_not_zero"),
    summary: "Adds 1 unless the counter is 0; says whether it did.",
    source: ATOMIC,
    sleeps: "never",
    results: [
      { value: constant(1), when: { not: { equal: [counter, 0] } }, effects: [up(1)], label: "was not 0" },
      { value: constant(0), when: { equal: [counter, 0] }, label: "was 0" }
    ]
  },
  {
    signature: "int atomic_dec_if_positive(atomic_t *v)",
    aliases: widths("atomic_dec_if_positive"),
    summary: "Takes 1 away if that does not make the counter negative. It returns the old value less 1 in any case: below 0 says that nothing was stored, 0 that the counter is 0 now, above 0 that it was lowered and others remain.",
    source: ATOMIC,
    sleeps: "never",
    results: [
      { value: c2("v->counter - 1"), when: { less: [counter, 1] }, label: "was not positive" },
      { value: constant(0), when: { equal: [counter, 1] }, effects: [down(1)], label: "was 1" },
      { value: c2("v->counter - 1"), when: { not: { less: [counter, 2] } }, effects: [down(1)], label: "was above 1" }
    ]
  },
  {
    signature: "bool atomic_add_unless(atomic_t *v, int a, int u)",
    aliases: widths("atomic_add_unless"),
    summary: "Adds a unless the counter is u; says whether it did.",
    source: ATOMIC,
    sleeps: "never",
    results: [
      { value: constant(1), when: not2({ same: [counter, "u"] }), effects: [up("a")], label: "added" },
      { value: constant(0), when: { same: [counter, "u"] }, label: "was u" }
    ]
  },
  {
    signature: "int atomic_cmpxchg(atomic_t *v, int old, int n)",
    aliases: [...widths("atomic_cmpxchg"), { name: "atomic_cmpxchg_acquire" }, { name: "atomic_cmpxchg_relaxed" }],
    summary: "Sets the counter to n if it is old; returns what it was.",
    source: ATOMIC,
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "old" },
        when: { same: [counter, "old"] },
        effects: [{ effect: "store", at: counter, value: { is: "place", place: "n" } }],
        label: "exchanged"
      },
      { value: c2("v->counter"), when: not2({ same: [counter, "old"] }), label: "was another" }
    ]
  },
  {
    signature: "bool atomic_try_cmpxchg(atomic_t *v, int *old, int n)",
    aliases: widths("atomic_try_cmpxchg"),
    summary: "Sets the counter to n if it is *old, and says so; else *old is what it was.",
    source: ATOMIC,
    sleeps: "never",
    results: [
      {
        value: constant(1),
        when: { same: [counter, "*old"] },
        effects: [{ effect: "store", at: counter, value: { is: "place", place: "n" } }],
        label: "exchanged"
      },
      {
        value: constant(0),
        when: not2({ same: [counter, "*old"] }),
        effects: [{ effect: "store", at: "*old", value: { is: "place", place: "v->counter" } }],
        label: "was another"
      }
    ]
  },
  {
    signature: "bool atomic_dec_and_lock(atomic_t *v, spinlock_t *lock)",
    summary: "Takes 1 away; takes the lock and returns true where that made it 0.",
    source: "include/linux/spinlock.h",
    sleeps: "never",
    results: [
      {
        value: constant(1),
        when: { equal: [counter, 1] },
        effects: [down(1), { effect: "lock", lock: { on: "lock", lock: "spinlock", mode: "exclusive" } }],
        label: "now 0, locked"
      },
      { value: constant(0), when: { not: { equal: [counter, 1] } }, effects: [down(1)], label: "not 0" }
    ]
  }
];
var atomics = {
  name: "atomics",
  title: "Atomics and barriers",
  primitives: [...operations, ...conditional]
};

// server/src/core/kernel/declarations.ts
var XARRAY = "include/linux/xarray.h";
var WAIT = "include/linux/wait.h";
var declarations = [
  {
    form: "XA_STATE(name, array, index)",
    summary: "A walk over an xarray, at an index.",
    source: XARRAY,
    declares: "name",
    type: "struct xa_state",
    sets: [
      { field: "xa", parameter: "array" },
      { field: "xa_index", parameter: "index" }
    ]
  },
  {
    form: "XA_STATE_ORDER(name, array, index, order)",
    summary: "A walk over an xarray, at an entry of an order.",
    source: XARRAY,
    declares: "name",
    type: "struct xa_state",
    sets: [
      { field: "xa", parameter: "array" },
      { field: "xa_index", parameter: "index" }
    ]
  },
  {
    form: "LIST_HEAD(name)",
    summary: "An empty list.",
    source: "include/linux/list.h",
    declares: "name",
    type: "struct list_head"
  },
  {
    form: "HLIST_HEAD(name)",
    summary: "An empty hash chain.",
    source: "include/linux/list.h",
    declares: "name",
    type: "struct hlist_head"
  },
  {
    form: "DEFINE_MUTEX(name)",
    summary: "A mutex that nobody has.",
    source: "include/linux/mutex.h",
    declares: "name",
    type: "struct mutex"
  },
  {
    form: "DEFINE_SPINLOCK(name)",
    summary: "A spinlock that nobody has.",
    source: "include/linux/spinlock.h",
    declares: "name",
    type: "spinlock_t"
  },
  {
    form: "DEFINE_RAW_SPINLOCK(name)",
    summary: "A spinlock that nobody has.",
    source: "include/linux/spinlock.h",
    declares: "name",
    type: "raw_spinlock_t"
  },
  {
    form: "DECLARE_WAIT_QUEUE_HEAD(name)",
    summary: "A queue of waiters.",
    source: WAIT,
    declares: "name",
    type: "wait_queue_head_t"
  },
  {
    form: "DECLARE_WAIT_QUEUE_HEAD_ONSTACK(name)",
    summary: "A queue of waiters.",
    source: WAIT,
    declares: "name",
    type: "wait_queue_head_t"
  },
  {
    form: "DEFINE_WAIT(name)",
    summary: "An entry of a queue of waiters.",
    source: WAIT,
    declares: "name",
    type: "struct wait_queue_entry"
  },
  {
    form: "DEFINE_WAIT_FUNC(name, function)",
    summary: "An entry of a queue of waiters.",
    source: WAIT,
    declares: "name",
    type: "struct wait_queue_entry"
  },
  {
    form: "DECLARE_SWAITQUEUE(name)",
    summary: "An entry of a queue of waiters.",
    source: "include/linux/swait.h",
    declares: "name",
    type: "struct swait_queue"
  },
  {
    form: "DECLARE_COMPLETION_ONSTACK(name)",
    summary: "Something to wait for.",
    source: "include/linux/completion.h",
    declares: "name",
    type: "struct completion"
  },
  {
    form: "DECLARE_BITMAP(name, bits)",
    summary: "A bit map.",
    source: "include/linux/types.h",
    declares: "name",
    type: "unsigned long *"
  },
  {
    form: "DEFINE_READAHEAD(name, file, ra, mapping, index)",
    summary: "A request to read ahead.",
    source: "include/linux/pagemap.h",
    declares: "name",
    type: "struct readahead_control",
    sets: [
      { field: "file", parameter: "file" },
      { field: "mapping", parameter: "mapping" }
    ]
  },
  {
    form: "VMA_ITERATOR(name, mm, addr)",
    summary: "A walk over the mappings of an address space.",
    source: "include/linux/mm_types.h",
    declares: "name",
    type: "struct vma_iterator"
  },
  {
    form: "MA_STATE(name, tree, first, end)",
    summary: "A walk over a maple tree.",
    source: "include/linux/maple_tree.h",
    declares: "name",
    type: "struct ma_state"
  },
  {
    form: "DEFINE_FOLIO_VMA_WALK(name, folio, vma, address, flags)",
    summary: "A walk over the page tables that map a folio.",
    source: "include/linux/rmap.h",
    declares: "name",
    type: "struct page_vma_mapped_walk"
  },
  {
    form: "DEFINE_RATELIMIT_STATE(name, interval, burst)",
    summary: "A limit on how often something is logged.",
    source: "include/linux/ratelimit_types.h",
    declares: "name",
    type: "struct ratelimit_state"
  },
  {
    form: "DEFINE_PER_CPU(type, name)",
    summary: "A variable for each processor.",
    source: "include/linux/percpu-defs.h",
    declares: "name",
    type: "long"
  }
];
var declarationMacros = {
  name: "declarations",
  title: "Declarations made by macros",
  primitives: [],
  declarations
};

// server/src/core/kernel/direct-map.ts
var SET_MEMORY = "include/linux/set_memory.h";
var RMAP = "include/linux/rmap.h";
function inDirectMap(of, value) {
  return { effect: "flag", of, flag: "direct map", value };
}
function doneOrFailed(effects) {
  return [
    { value: constant(0), effects, label: "done" },
    { value: errno("ENOMEM", "EINVAL"), label: "failed" }
  ];
}
var directMap = [
  query(
    "int set_direct_map_invalid_noflush(struct page *page)",
    SET_MEMORY,
    "Takes a page out of the direct map; the TLBs still know it until flush_tlb_kernel_range(). It may have to split a larger entry, which allocates.",
    {
      aliases: [{ name: "folio_set_direct_map_invalid_noflush" }],
      sleeps: "may",
      mustCheck: true,
      results: doneOrFailed([inDirectMap("page", false)]),
      related: ["set_direct_map_default_noflush", "flush_tlb_kernel_range"]
    }
  ),
  query("int set_direct_map_default_noflush(struct page *page)", SET_MEMORY, "Puts a page back into the direct map.", {
    aliases: [{ name: "folio_set_direct_map_default_noflush" }],
    sleeps: "may",
    results: doneOrFailed([inDirectMap("page", true)])
  }),
  query(
    "int set_direct_map_valid_noflush(struct page *page, unsigned int nr, bool valid)",
    SET_MEMORY,
    "Takes pages out of the direct map or puts them back.",
    {
      sleeps: "may",
      results: doneOrFailed([
        { ...inDirectMap("page", true), when: { not: { equal: ["valid", 0] } } },
        { ...inDirectMap("page", false), when: { equal: ["valid", 0] } }
      ])
    }
  ),
  query(
    "int folio_zap_direct_map(struct folio *folio)",
    SET_MEMORY,
    "Takes a folio out of the direct map and flushes the TLBs. Proposed, in no release.",
    { sleeps: "may", results: doneOrFailed([inDirectMap("folio", false)]) }
  ),
  query(
    "int folio_restore_direct_map(struct folio *folio)",
    SET_MEMORY,
    "Puts a folio back into the direct map. Proposed, in no release.",
    { sleeps: "may", results: doneOrFailed([inDirectMap("folio", true)]) }
  ),
  query("bool kernel_page_present(struct page *page)", SET_MEMORY, "Whether a page is in the direct map.", {
    results: [{ value: { is: "state", of: "page", flag: "direct map" } }]
  }),
  query("bool can_set_direct_map(void)", SET_MEMORY, "Whether single pages can leave the direct map on this machine."),
  quiet(
    "void flush_tlb_kernel_range(unsigned long start, unsigned long end)",
    "arch/x86/include/asm/tlbflush.h",
    "Makes every processor forget what it had translated of a kernel range.",
    { effects: [{ effect: "note", text: "the TLBs of the kernel are flushed" }] }
  ),
  query(
    "int set_memory_encrypted(unsigned long addr, int numpages)",
    SET_MEMORY,
    "Changes whether pages of the kernel itself are encrypted.",
    {
      aliases: [{ name: "set_memory_decrypted" }, { name: "set_memory_4k" }, { name: "set_memory_np" }],
      sleeps: "may",
      mustCheck: true,
      results: doneOrFailed([])
    }
  ),
  quiet(
    "void clflush_cache_range(void *addr, unsigned int size)",
    "arch/x86/include/asm/cacheflush.h",
    "Writes the caches of a range back to memory.",
    { aliases: [{ name: "clwb_cache_range" }] }
  )
];
var hostTables = [
  quiet(
    "void folio_add_file_rmap_pte(struct folio *folio, struct page *page, struct vm_area_struct *vma)",
    RMAP,
    "Counts a page table entry that maps the page.",
    {
      aliases: [{ name: "page_add_file_rmap" }, { name: "folio_add_file_rmap_pmd" }],
      effects: [{ effect: "map", of: "folio", side: "host" }]
    }
  ),
  quiet(
    "void folio_remove_rmap_pte(struct folio *folio, struct page *page, struct vm_area_struct *vma)",
    RMAP,
    "Counts a page table entry away that mapped the page.",
    {
      aliases: [{ name: "folio_remove_rmap_pmd" }, { name: "folio_remove_rmap_pud" }],
      effects: [{ effect: "unmap", of: "folio", side: "host" }]
    }
  ),
  quiet(
    "void folio_remove_rmap_ptes(struct folio *folio, struct page *page, int nr_pages, struct vm_area_struct *vma)",
    RMAP,
    "Counts page table entries away that mapped pages of the folio.",
    {
      effects: [{ effect: "unmap", of: "folio", side: "host" }]
    }
  ),
  quiet(
    "void folio_add_file_rmap_ptes(struct folio *folio, struct page *page, int nr_pages, struct vm_area_struct *vma)",
    RMAP,
    "Counts page table entries that map pages of the folio.",
    {
      effects: [{ effect: "map", of: "folio", side: "host" }]
    }
  ),
  quiet(
    "void folio_add_new_anon_rmap(struct folio *folio, struct vm_area_struct *vma, unsigned long address, int flags)",
    RMAP,
    "Counts the first page table entry of a new anonymous folio.",
    {
      aliases: [{ name: "page_add_new_anon_rmap" }],
      effects: [{ effect: "map", of: "folio", side: "host" }]
    }
  ),
  quiet(
    "void page_remove_rmap(struct page *page, bool compound)",
    RMAP,
    "Counts a page table entry away that mapped the page.",
    { effects: [{ effect: "unmap", of: "page", side: "host" }] }
  ),
  quiet(
    "void try_to_unmap(struct folio *folio, int flags)",
    "mm/rmap.c",
    "Removes the page table entries of a folio, leaving what is needed to find it again.",
    { aliases: [{ name: "try_to_migrate" }], sleeps: "may", effects: [{ effect: "unmap", of: "folio", side: "host" }] }
  ),
  quiet(
    "void zap_page_range_single(struct vm_area_struct *vma, unsigned long address, unsigned long size, void *details)",
    "mm/memory.c",
    "Removes the page table entries of a range of one mapping.",
    {
      aliases: [{ name: "zap_vma_ptes" }, { name: "zap_page_range" }],
      preferBody: true,
      sleeps: "may",
      effects: [{ effect: "unmap", of: "vma", side: "host" }]
    }
  ),
  {
    signature: "int vmf_insert_pfn(struct vm_area_struct *vma, unsigned long addr, unsigned long pfn)",
    aliases: [{ name: "vmf_insert_mixed" }],
    summary: "Maps a frame that has no reference into a user address.",
    source: "mm/memory.c",
    sleeps: "may",
    preferBody: true,
    effects: [{ effect: "map", of: "pfn", side: "host" }],
    results: [{ value: { is: "any" } }]
  },
  query(
    "int migrate_pages(struct list_head *from, void *get_new_folio, void *put_new_folio, unsigned long opaque, int mode, int reason, unsigned int *ret_succeeded)",
    "mm/migrate.c",
    "Moves folios; those with references that nobody accounts for stay. Returns how many stayed, or an errno.",
    { sleeps: "may" }
  ),
  query(
    "int filemap_migrate_folio(struct address_space *mapping, struct folio *dst, struct folio *src, int mode)",
    "mm/migrate.c",
    "Moves a folio of the page cache.",
    { sleeps: "may" }
  ),
  query(
    "int split_folio(struct folio *folio)",
    "include/linux/huge_mm.h",
    "Splits a large folio into single pages; it fails where somebody holds a reference that nobody accounts for.",
    {
      aliases: [
        { name: "split_huge_page" },
        { name: "try_folio_split" },
        { name: "try_folio_split_to_order" },
        { name: "split_folio_to_order" }
      ],
      sleeps: "may",
      needs: [{ on: "folio", lock: "folio lock", mode: "exclusive" }],
      results: [
        { value: constant(0), label: "split" },
        { value: errno("EAGAIN", "EBUSY", "EINVAL", "ENOMEM"), label: "failed" }
      ]
    }
  ),
  query(
    "int memory_failure(unsigned long pfn, int flags)",
    "mm/memory-failure.c",
    "Handles a page with a memory error: unmaps it everywhere and asks its file to let it go.",
    { sleeps: "may" }
  )
];
var directMapGroup = {
  name: "direct-map",
  title: "Direct map and host mappings",
  primitives: [...directMap, ...hostTables]
};

// server/src/core/kernel/errors.ts
var ERR = "include/linux/err.h";
var BUG = "include/asm-generic/bug.h";
var MINMAX = "include/linux/minmax.h";
var COMPILER2 = "include/linux/compiler.h";
var errorPointers = [
  {
    signature: "bool IS_ERR(const void *ptr)",
    summary: "Whether a pointer carries an errno instead of an address. NULL is not an error pointer.",
    source: ERR,
    sleeps: "never",
    results: whether({ error: "ptr" }),
    related: ["PTR_ERR", "IS_ERR_OR_NULL"]
  },
  {
    signature: "bool IS_ERR_OR_NULL(const void *ptr)",
    summary: "Whether a pointer is NULL or carries an errno. PTR_ERR() of NULL is 0, which reads as success.",
    source: ERR,
    sleeps: "never",
    results: whether({ any: [{ null: "ptr" }, { error: "ptr" }] }),
    related: ["IS_ERR"]
  },
  {
    signature: "bool IS_ERR_VALUE(unsigned long x)",
    summary: "Whether a number is in the range of error pointers.",
    source: ERR,
    sleeps: "never",
    results: whether({ error: "x" })
  },
  computes("long PTR_ERR(const void *ptr)", "(long)ptr", ERR, "The negative errno that an error pointer carries.", {
    related: ["IS_ERR", "ERR_PTR"]
  }),
  {
    signature: "void *ERR_PTR(long error)",
    summary: "The error pointer of a negative errno. ERR_PTR(0) is NULL; nothing else is passed.",
    source: ERR,
    sleeps: "never",
    results: [
      { value: { is: "expression", c: "(void *)error" }, when: { error: "error" } },
      { value: { is: "expression", c: "(void *)error" }, when: { equal: ["error", 0] } }
    ],
    related: ["PTR_ERR"]
  },
  computes("void *ERR_CAST(const void *ptr)", "(void *)ptr", ERR, "Hands an error pointer on as one of another type."),
  {
    signature: "int PTR_ERR_OR_ZERO(const void *ptr)",
    summary: "The errno of an error pointer, or 0 for any other pointer.",
    source: ERR,
    sleeps: "never",
    results: [
      { value: { is: "expression", c: "(int)(long)ptr" }, when: { error: "ptr" } },
      { value: { is: "constant", value: 0 }, when: not2({ error: "ptr" }) }
    ]
  }
];
var conditionHolds = not2({ equal: ["condition", 0] });
var assertions = [
  computes(
    "bool WARN_ON(bool condition)",
    "!!(condition)",
    BUG,
    "Says so in the log when the condition is true, and returns it; nothing else happens.",
    {
      aliases: [
        { name: "WARN_ON_ONCE" },
        { name: "VM_WARN_ON" },
        { name: "VM_WARN_ON_ONCE" },
        { name: "KVM_MMU_WARN_ON" },
        { name: "CHECK_DATA_CORRUPTION" },
        { name: "WARN_ON_ONCE_GFP" }
      ],
      versions: { note: "VM_WARN_ON() and its like compile to nothing without CONFIG_DEBUG_VM." }
    }
  ),
  computes("bool WARN(bool condition, const char *format, ...)", "!!(condition)", BUG, "WARN_ON() with a message.", {
    aliases: [{ name: "WARN_ONCE" }, { name: "WARN_RATELIMIT" }, { name: "VM_WARN_ONCE" }, { name: "VM_WARN" }]
  }),
  computes(
    "bool VM_WARN_ON_FOLIO(bool condition, const struct folio *folio)",
    "!!(condition)",
    "include/linux/mmdebug.h",
    "Warns and dumps the folio when the condition is true; only in debug builds.",
    {
      aliases: [
        { name: "VM_WARN_ON_ONCE_FOLIO" },
        { name: "VM_WARN_ON_ONCE_PAGE" },
        { name: "VM_WARN_ON_PAGE" },
        { name: "VM_WARN_ON_ONCE_MM" },
        { name: "VM_WARN_ON_ONCE_VMA" },
        { name: "VM_WARN_ON_VMG" }
      ]
    }
  ),
  {
    signature: "void BUG_ON(bool condition)",
    summary: "Stops the machine when the condition is true. After it the condition is false.",
    source: BUG,
    sleeps: "never",
    results: [
      { value: { is: "void" }, when: not2(conditionHolds) },
      { value: { is: "void" }, when: conditionHolds, effects: [{ effect: "stop" }], label: "BUG" }
    ],
    aliases: [{ name: "CHECK_BUG" }]
  },
  {
    signature: "void VM_BUG_ON(bool condition)",
    summary: "BUG_ON() of debug builds; documents what the code relies on.",
    source: "include/linux/mmdebug.h",
    sleeps: "never",
    results: [
      { value: { is: "void" }, when: not2(conditionHolds) },
      { value: { is: "void" }, when: conditionHolds, effects: [{ effect: "stop" }], label: "BUG" }
    ]
  },
  {
    signature: "void VM_BUG_ON_FOLIO(bool condition, const struct folio *folio)",
    aliases: [{ name: "VM_BUG_ON_PAGE" }, { name: "VM_BUG_ON_VMA" }, { name: "VM_BUG_ON_MM" }],
    summary: "BUG_ON() of debug builds that dumps the object; documents what the code relies on.",
    source: "include/linux/mmdebug.h",
    sleeps: "never",
    results: [
      { value: { is: "void" }, when: not2(conditionHolds) },
      { value: { is: "void" }, when: conditionHolds, effects: [{ effect: "stop" }], label: "BUG" }
    ]
  },
  {
    signature: "void BUG(void)",
    aliases: [{ name: "unreachable" }, { name: "do_exit" }],
    summary: "Control does not come back.",
    source: BUG,
    sleeps: "never",
    effects: [{ effect: "stop" }],
    results: VOID
  },
  {
    signature: "void panic(const char *fmt, ...)",
    summary: "Stops the machine.",
    source: "kernel/panic.c",
    sleeps: "never",
    effects: [{ effect: "stop" }],
    results: VOID
  },
  computes(
    "bool KVM_BUG_ON(bool condition, struct kvm *kvm)",
    "!!(condition)",
    "include/linux/kvm_host.h",
    "When the condition is true the VM is marked as broken and every later ioctl fails with -EIO. Returns the condition.",
    {
      aliases: [{ name: "KVM_BUG_ON_DATA_CORRUPTION" }]
    }
  ),
  computes(
    "bool KVM_BUG(bool condition, struct kvm *kvm, const char *fmt, ...)",
    "!!(condition)",
    "include/linux/kvm_host.h",
    "KVM_BUG_ON() with a message."
  ),
  quiet(
    "void BUILD_BUG_ON(bool condition)",
    "include/linux/build_bug.h",
    "Refuses to compile when the condition is true; nothing at run time.",
    {
      aliases: [
        { name: "VM_BUG_ON_PGFLAGS" },
        { name: "BUILD_BUG_ON_INVALID" },
        { name: "compiletime_assert" },
        { name: "BUILD_BUG_ON_NOT_POWER_OF_2" }
      ]
    }
  ),
  quiet(
    "void BUILD_BUG_ON_MSG(bool condition, const char *msg)",
    "include/linux/build_bug.h",
    "Refuses to compile when the condition is true; nothing at run time.",
    {
      aliases: [{ name: "static_assert" }, { name: "_Static_assert" }]
    }
  ),
  quiet(
    "void BUILD_BUG(void)",
    "include/linux/build_bug.h",
    "Refuses to compile where it is not optimised away; nothing at run time."
  )
];
var arithmetic = [
  computes("bool likely(bool x)", "!!(x)", COMPILER2, "The truth of x; a hint for the compiler.", {
    aliases: [{ name: "unlikely" }]
  }),
  computes("bool unlikely_notrace(bool x)", "!!(x)", COMPILER2, "The truth of x; a hint for the compiler.", {
    aliases: [{ name: "likely_notrace" }]
  }),
  computes("long min(long x, long y)", "(x) < (y) ? (x) : (y)", MINMAX, "The smaller of two values of one type.", {
    aliases: [{ name: "umin" }]
  }),
  computes("long max(long x, long y)", "(x) > (y) ? (x) : (y)", MINMAX, "The larger of two values of one type.", {
    aliases: [{ name: "umax" }]
  }),
  computes(
    "long min3(long x, long y, long z)",
    "(x) < (y) ? ((x) < (z) ? (x) : (z)) : ((y) < (z) ? (y) : (z))",
    MINMAX,
    "The smallest of three values."
  ),
  computes(
    "long max3(long x, long y, long z)",
    "(x) > (y) ? ((x) > (z) ? (x) : (z)) : ((y) > (z) ? (y) : (z))",
    MINMAX,
    "The largest of three values."
  ),
  computes(
    "long clamp(long val, long lo, long hi)",
    "(val) < (lo) ? (lo) : ((val) > (hi) ? (hi) : (val))",
    MINMAX,
    "The value, moved into the bounds."
  ),
  computes(
    "long min_not_zero(long x, long y)",
    "(x) == 0 ? (y) : ((y) == 0 ? (x) : ((x) < (y) ? (x) : (y)))",
    MINMAX,
    "The smaller of two values, zero meaning none."
  ),
  computes(
    "unsigned long ALIGN(unsigned long x, unsigned long a)",
    "((x) + (a) - 1) & ~((a) - 1)",
    "include/linux/align.h",
    "Rounds up to a multiple of a power of two; it can wrap.",
    { aliases: [{ name: "round_up" }, { name: "__ALIGN_KERNEL" }] }
  ),
  computes(
    "unsigned long ALIGN_DOWN(unsigned long x, unsigned long a)",
    "(x) & ~((a) - 1)",
    "include/linux/align.h",
    "Rounds down to a multiple of a power of two.",
    { aliases: [{ name: "round_down" }] }
  ),
  computes(
    "bool IS_ALIGNED(unsigned long x, unsigned long a)",
    "((x) & ((a) - 1)) == 0",
    "include/linux/align.h",
    "Whether a number is a multiple of a power of two."
  ),
  computes(
    "unsigned long PAGE_ALIGN(unsigned long addr)",
    "((addr) + 4095) & ~4095UL",
    "include/linux/mm.h",
    "Rounds up to a page boundary; it can wrap."
  ),
  computes(
    "unsigned long PAGE_ALIGN_DOWN(unsigned long addr)",
    "(addr) & ~4095UL",
    "include/linux/mm.h",
    "Rounds down to a page boundary."
  ),
  computes(
    "bool PAGE_ALIGNED(unsigned long addr)",
    "((addr) & 4095) == 0",
    "include/linux/mm.h",
    "Whether a byte offset or address is on a page boundary."
  ),
  computes(
    "unsigned long PFN_UP(unsigned long x)",
    "((x) + 4095) >> 12",
    "include/linux/pfn.h",
    "Bytes to pages, rounded up."
  ),
  computes(
    "unsigned long PFN_DOWN(unsigned long x)",
    "(x) >> 12",
    "include/linux/pfn.h",
    "Bytes to pages, rounded down.",
    { aliases: [{ name: "PHYS_PFN" }] }
  ),
  computes(
    "phys_addr_t PFN_PHYS(unsigned long x)",
    "(phys_addr_t)(x) << 12",
    "include/linux/pfn.h",
    "A page frame number to its physical address."
  ),
  computes(
    "unsigned long offset_in_page(unsigned long p)",
    "(unsigned long)(p) & 4095",
    "include/linux/mm.h",
    "The offset of an address in its page."
  ),
  computes(
    "unsigned long DIV_ROUND_UP(unsigned long n, unsigned long d)",
    "((n) + (d) - 1) / (d)",
    "include/linux/math.h",
    "Division that rounds up.",
    { aliases: [{ name: "DIV_ROUND_UP_ULL" }] }
  ),
  computes(
    "u64 div_u64(u64 dividend, u32 divisor)",
    "(dividend) / (divisor)",
    "include/linux/math64.h",
    "Division of 64 bits.",
    { aliases: [{ name: "div64_u64" }, { name: "div64_ul" }, { name: "div64_s64" }, { name: "div_s64" }] }
  ),
  computes(
    "u64 mul_u64_u32_div(u64 a, u32 mul, u32 divisor)",
    "(a) * (mul) / (divisor)",
    "include/linux/math64.h",
    "A product that is divided again, without loss in between."
  ),
  computes("unsigned long BIT(unsigned long nr)", "1UL << (nr)", "include/linux/bits.h", "A word with one bit set."),
  computes("u64 BIT_ULL(u64 nr)", "1ULL << (nr)", "include/linux/bits.h", "A 64 bit word with one bit set."),
  computes(
    "u64 GENMASK_ULL(u64 h, u64 l)",
    "(~0ULL << (l)) & (~0ULL >> (63 - (h)))",
    "include/linux/bits.h",
    "A word with the bits from l to h set.",
    { aliases: [{ name: "GENMASK" }] }
  ),
  computes("u32 lower_32_bits(u64 n)", "(u32)(n)", "include/linux/wordpart.h", "The low half of a 64 bit word."),
  computes(
    "u32 upper_32_bits(u64 n)",
    "(u32)((n) >> 32)",
    "include/linux/wordpart.h",
    "The high half of a 64 bit word."
  ),
  computes("long abs(long x)", "(x) < 0 ? -(x) : (x)", "include/linux/math.h", "The absolute value.")
];
var errors = {
  name: "errors",
  title: "Errors, assertions and arithmetic",
  primitives: [...errorPointers, ...assertions, ...arithmetic]
};

// server/src/core/kernel/events-and-arm64.ts
var EVENTFD = "include/linux/eventfd.h";
var ARM64 = "arch/arm64/include/asm/kvm_pgtable.h";
var events = [
  {
    signature: "struct eventfd_ctx *eventfd_ctx_fdget(int fd)",
    summary: "What a descriptor of an event stands for, with a reference; an error pointer on failure. eventfd_ctx_put() drops it.",
    source: EVENTFD,
    sleeps: "never",
    results: [
      {
        value: { is: "fresh", class: "kref" },
        effects: [{ effect: "ref", of: "result", class: "kref", holder: "caller", by: 1 }],
        label: "found"
      },
      { value: errorPointer("EBADF", "EINVAL"), label: "no event" }
    ]
  },
  {
    signature: "struct eventfd_ctx *eventfd_ctx_fileget(struct file *file)",
    summary: "What the file of an event stands for, with a reference; an error pointer on failure.",
    source: EVENTFD,
    sleeps: "never",
    results: [
      {
        value: { is: "fresh", class: "kref" },
        effects: [{ effect: "ref", of: "result", class: "kref", holder: "caller", by: 1 }],
        label: "found"
      },
      { value: errorPointer("EINVAL"), label: "no event" }
    ]
  },
  quiet("void eventfd_ctx_put(struct eventfd_ctx *ctx)", EVENTFD, "Drops a reference on an event.", {
    effects: [{ effect: "ref", of: "ctx", class: "kref", holder: "caller", by: 1, down: true }]
  }),
  quiet("void eventfd_signal(struct eventfd_ctx *ctx)", EVENTFD, "Raises an event.", {
    ...named("eventfd_ctx_do_read", "eventfd_ctx_remove_wait_queue"),
    effects: [{ effect: "note", text: "waiters are woken" }]
  }),
  quiet(
    "void flush_workqueue(struct workqueue_struct *wq)",
    "include/linux/workqueue.h",
    "Waits until everything that was queued has run.",
    { ...named("drain_workqueue", "destroy_workqueue"), sleeps: "may" }
  ),
  {
    signature: "struct workqueue_struct *alloc_workqueue(const char *fmt, unsigned int flags, int max_active, ...)",
    summary: "A new queue of work; NULL on failure. destroy_workqueue() undoes it.",
    source: "include/linux/workqueue.h",
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "other" }, label: "made" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "void *alloc_pages_exact(size_t size, gfp_t gfp_mask)",
    summary: "Memory of whole pages; NULL when there is none. free_pages_exact() gives it back.",
    source: "include/linux/gfp.h",
    sleeps: { when: { flags: "gfp_mask", has: "__GFP_DIRECT_RECLAIM" } },
    results: [
      { value: { is: "fresh", class: "slab" }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  quiet(
    "void free_pages_exact(void *virt, size_t size)",
    "include/linux/gfp.h",
    "Gives back what alloc_pages_exact() gave.",
    { effects: [{ effect: "free", of: "virt" }] }
  ),
  query(
    "long strnlen_user(const char *str, long n)",
    "include/linux/uaccess.h",
    "The length of a string in user memory; 0 on a bad address.",
    { sleeps: "may", effects: [{ effect: "userFault" }], results: [{ value: { is: "any", min: 0 } }] }
  ),
  query(
    "long strncpy_from_user(char *dst, const char *src, long count)",
    "include/linux/uaccess.h",
    "Copies a string from user memory; its length or -EFAULT.",
    {
      sleeps: "may",
      effects: [{ effect: "userFault" }, { effect: "forget", at: "*dst" }],
      results: [{ value: { is: "any", min: 0 } }, { value: { is: "errno", names: ["EFAULT"] } }]
    }
  )
];
var arm64 = [
  takes(
    "void kvm_fault_lock(struct kvm *kvm)",
    shared("kvm", "mmu_lock"),
    "arch/arm64/include/asm/kvm_mmu.h",
    "Takes mmu_lock for a fault: shared, and exclusive where the hypervisor is protected from the host.",
    { preferBody: true }
  ),
  releases(
    "void kvm_fault_unlock(struct kvm *kvm)",
    shared("kvm", "mmu_lock"),
    "arch/arm64/include/asm/kvm_mmu.h",
    "Releases mmu_lock after a fault.",
    { preferBody: true }
  ),
  query(
    "int kvm_pgtable_stage2_map(struct kvm_pgtable *pgt, u64 addr, u64 size, u64 phys, int prot, void *mc, int flags)",
    ARM64,
    "Maps frames into the guest.",
    {
      results: [
        { value: constant(0), effects: [{ effect: "map", of: "phys", side: "guest" }], label: "mapped" },
        { value: { is: "errno", names: ["EAGAIN", "ENOMEM"] }, label: "failed" }
      ]
    }
  ),
  query(
    "int kvm_pgtable_stage2_unmap(struct kvm_pgtable *pgt, u64 addr, u64 size)",
    ARM64,
    "Unmaps a range from the guest.",
    { effects: [{ effect: "unmap", of: "pgt", side: "guest" }], results: [{ value: constant(0) }] }
  ),
  query(
    "u64 kvm_vcpu_get_esr(const struct kvm_vcpu *vcpu)",
    "arch/arm64/include/asm/kvm_emulate.h",
    "A register of a vCPU that says why it left the guest.",
    named(
      "kvm_vcpu_get_hfar",
      "kvm_vcpu_get_fault_ipa",
      "vcpu_hcr",
      "vcpu_pc",
      "kvm_vcpu_abt_iss1tw",
      "kvm_vcpu_abt_issea",
      "kvm_vcpu_trap_get_class",
      "kvm_vcpu_trap_get_fault",
      "kvm_vcpu_trap_get_perm_fault_granule"
    )
  ),
  quiet(
    "void kvm_inject_dabt(struct kvm_vcpu *vcpu, unsigned long addr)",
    "arch/arm64/include/asm/kvm_emulate.h",
    "Gives the guest an exception.",
    named(
      "kvm_inject_pabt",
      "kvm_inject_vabt",
      "kvm_inject_size_fault",
      "kvm_inject_serror",
      "kvm_incr_pc",
      "kvm_inject_s2_fault"
    )
  ),
  query(
    "bool try_page_mte_tagging(struct page *page)",
    "arch/arm64/include/asm/mte.h",
    "Claims the tags of a page; false where it has them.",
    named("page_mte_tagged")
  ),
  quiet("void set_page_mte_tagged(struct page *page)", "arch/arm64/include/asm/mte.h", "Says that a page has tags."),
  quiet(
    "void mte_clear_page_tags(void *addr)",
    "arch/arm64/include/asm/mte.h",
    "Clears the tags of a page.",
    named("__clean_dcache_guest_page", "__invalidate_icache_guest_page")
  ),
  query(
    "unsigned long mte_copy_tags_to_user(void *to, void *from, unsigned long n)",
    "arch/arm64/include/asm/mte.h",
    "Copies tags of a page to user memory; returns how many were copied.",
    { sleeps: "may", effects: [{ effect: "userFault" }], results: [{ value: { is: "any", min: 0 } }] }
  ),
  query(
    "unsigned long mte_copy_tags_from_user(void *to, const void *from, unsigned long n)",
    "arch/arm64/include/asm/mte.h",
    "Copies tags of a page from user memory; returns how many were copied.",
    { sleeps: "may", effects: [{ effect: "userFault" }], results: [{ value: { is: "any", min: 0 } }] }
  ),
  pure(
    "unsigned long __phys_to_pfn(phys_addr_t paddr)",
    "include/asm-generic/memory_model.h",
    "An address to its frame number, or back.",
    {},
    named("__pfn_to_phys", "page_to_virt", "kern_hyp_va")
  )
];
var families = [
  {
    pattern: "(?:esr_\\w+|kvm_vcpu_trap_\\w+|kvm_vcpu_dabt_\\w+|kvm_s2_trans_\\w+|cpus_have_\\w+|read_sanitised_\\w+|vcpu_(?:read|get)_\\w+)",
    examples: ["esr_fsc_is_permission_fault", "cpus_have_final_cap"],
    form: {
      signature: "unsigned long $name(...)",
      summary: "Reads why a vCPU left the guest, or what the processor has.",
      source: "arch/arm64/include/asm/kvm_emulate.h",
      sleeps: "never",
      results: [{ value: { is: "any" } }]
    }
  }
];
var eventsAndArm64 = {
  name: "events-and-arm64",
  title: "Events, work queues, KVM on arm64",
  primitives: [...events, ...arm64],
  families
};

// server/src/core/kernel/filemap.ts
var FILEMAP = "mm/filemap.c";
var PAGEMAP = "include/linux/pagemap.h";
var resultLock = { effect: "lock", lock: exclusive("result", "folio lock") };
var foundFolio = { is: "fresh", class: "folio" };
var looksUp = [
  { effect: "ref", of: "result", class: "folio", holder: "page cache", by: { pagesOf: "result" }, known: true },
  { effect: "ref", of: "result", class: "folio", holder: "caller", by: 1 },
  { effect: "store", at: "result->mapping", value: { is: "place", place: "mapping" } }
];
function has(flags, bits3) {
  return { flags, has: bits3 };
}
var flaggedFolio = {
  value: foundFolio,
  effects: [...looksUp, { ...resultLock, when: has("fgp_flags", "FGP_LOCK") }],
  label: "found or created"
};
var lookupSleeps = {
  all: [
    not2(has("fgp_flags", "FGP_NOWAIT")),
    { any: [has("fgp_flags", "FGP_LOCK"), has("fgp_flags", "FGP_CREAT"), has("fgp_flags", "FGP_STABLE")] }
  ]
};
var lookup = [
  {
    signature: "struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index)",
    summary: "Finds the folio at an index of a file, or allocates and inserts one. It comes back locked with a reference for the caller; the page cache holds one a page besides. A new folio is not uptodate. Undo with folio_unlock() and folio_put().",
    source: PAGEMAP,
    versions: { since: "6.3", note: "Fails with an error pointer since 6.4, with NULL before." },
    sleeps: "may",
    results: [
      { value: foundFolio, effects: [...looksUp, resultLock], label: "found or created" },
      { value: errorPointer("ENOMEM"), label: "no memory" }
    ],
    formerly: [
      {
        signature: "struct folio *filemap_grab_folio(struct address_space *mapping, pgoff_t index)",
        versions: { until: "6.3", note: "NULL on failure." },
        results: [
          { value: foundFolio, effects: [...looksUp, resultLock], label: "found or created" },
          { value: { is: "null" }, label: "no memory" }
        ]
      }
    ],
    related: ["filemap_lock_folio", "__filemap_get_folio", "folio_unlock", "folio_put"]
  },
  {
    signature: "struct folio *__filemap_get_folio(struct address_space *mapping, pgoff_t index, fgf_t fgp_flags, gfp_t gfp)",
    summary: "Finds a folio in the page cache, as the flags say: FGP_CREAT creates one where there is none, FGP_LOCK locks it, FGP_STABLE waits for writeback, FGP_NOWAIT never waits. The caller gets a reference.",
    source: FILEMAP,
    versions: { since: "5.16", note: "Fails with an error pointer since 6.4, with NULL before." },
    sleeps: { when: lookupSleeps },
    results: [
      flaggedFolio,
      { value: errorPointer("ENOENT"), when: not2(has("fgp_flags", "FGP_CREAT")), label: "not in the cache" },
      { value: errorPointer("ENOMEM"), when: has("fgp_flags", "FGP_CREAT"), label: "no memory" },
      { value: errorPointer("EAGAIN"), when: has("fgp_flags", "FGP_NOWAIT"), label: "would wait" }
    ],
    formerly: [
      {
        signature: "struct folio *__filemap_get_folio(struct address_space *mapping, pgoff_t index, int fgp_flags, gfp_t gfp)",
        versions: { until: "6.3", note: "NULL on failure." },
        results: [flaggedFolio, { value: { is: "null" }, label: "not found or no memory" }]
      }
    ],
    related: ["filemap_grab_folio", "filemap_get_folio"]
  },
  {
    signature: "struct folio *__filemap_get_folio_mpol(struct address_space *mapping, pgoff_t index, fgf_t fgp_flags, gfp_t gfp, struct mempolicy *policy)",
    summary: "The same as __filemap_get_folio() with an explicit memory policy for the allocation. The reference on the policy stays with the caller.",
    source: FILEMAP,
    versions: { since: "7.0" },
    sleeps: { when: lookupSleeps },
    results: [
      flaggedFolio,
      { value: errorPointer("ENOENT"), when: not2(has("fgp_flags", "FGP_CREAT")), label: "not in the cache" },
      { value: errorPointer("ENOMEM"), when: has("fgp_flags", "FGP_CREAT"), label: "no memory" },
      { value: errorPointer("EAGAIN"), when: has("fgp_flags", "FGP_NOWAIT"), label: "would wait" }
    ],
    related: ["__filemap_get_folio", "mpol_shared_policy_lookup"]
  },
  {
    signature: "struct folio *filemap_lock_folio(struct address_space *mapping, pgoff_t index)",
    summary: "Finds the folio at an index, takes a reference and locks it; creates nothing.",
    source: PAGEMAP,
    versions: { since: "5.16", note: "Fails with an error pointer since 6.4, with NULL before." },
    sleeps: "may",
    results: [
      { value: foundFolio, effects: [...looksUp, resultLock], label: "found" },
      { value: errorPointer("ENOENT"), label: "not in the cache" }
    ],
    formerly: [
      {
        signature: "struct folio *filemap_lock_folio(struct address_space *mapping, pgoff_t index)",
        versions: { until: "6.3", note: "NULL on failure." },
        results: [
          { value: foundFolio, effects: [...looksUp, resultLock], label: "found" },
          { value: { is: "null" }, label: "not in the cache" }
        ]
      }
    ],
    related: ["filemap_grab_folio"]
  },
  {
    signature: "struct folio *filemap_get_folio(struct address_space *mapping, pgoff_t index)",
    summary: "Finds the folio at an index and takes a reference; it is not locked, and may leave the cache at any time.",
    source: PAGEMAP,
    versions: { since: "5.16", note: "Fails with an error pointer since 6.4, with NULL before." },
    sleeps: "never",
    results: [
      { value: foundFolio, effects: looksUp, label: "found" },
      { value: errorPointer("ENOENT"), label: "not in the cache" }
    ],
    formerly: [
      {
        signature: "struct folio *filemap_get_folio(struct address_space *mapping, pgoff_t index)",
        versions: { until: "6.3", note: "NULL on failure." },
        results: [
          { value: foundFolio, effects: looksUp, label: "found" },
          { value: { is: "null" }, label: "not in the cache" }
        ]
      }
    ]
  },
  {
    signature: "struct folio *filemap_get_incore_folio(struct address_space *mapping, pgoff_t index)",
    summary: "Finds the folio at an index, in the page cache or else in the swap cache, and takes a reference.",
    source: "mm/swap_state.c",
    sleeps: "never",
    results: [
      { value: foundFolio, effects: looksUp, label: "found" },
      { value: errorPointer("ENOENT"), label: "not in memory" }
    ]
  },
  {
    signature: "struct page *find_get_page(struct address_space *mapping, pgoff_t offset)",
    aliases: [{ name: "find_get_page_flags" }],
    summary: "Finds the page at an index and takes a reference; NULL where there is none.",
    source: PAGEMAP,
    sleeps: "never",
    results: [
      { value: { is: "fresh", class: "folio" }, effects: looksUp, label: "found" },
      { value: { is: "null" }, label: "not in the cache" }
    ]
  },
  {
    signature: "struct page *find_lock_page(struct address_space *mapping, pgoff_t index)",
    aliases: [{ name: "find_lock_entry", until: "5.15" }, { name: "find_or_create_page" }, { name: "grab_cache_page" }],
    summary: "Finds the page at an index, takes a reference and locks it; NULL where there is none to be had.",
    source: PAGEMAP,
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "folio" }, effects: [...looksUp, resultLock], label: "found" },
      { value: { is: "null" }, label: "not found" }
    ]
  }
];
var membership = [
  {
    signature: "int filemap_add_folio(struct address_space *mapping, struct folio *folio, pgoff_t index, gfp_t gfp)",
    aliases: [{ name: "add_to_page_cache_lru", until: "6.6" }],
    summary: "Inserts a new folio into the page cache, locked; the cache takes one reference a page. -EEXIST where another is there already: the folio is then unlocked again and stays the caller's.",
    source: FILEMAP,
    sleeps: { when: mayBlock("gfp") },
    results: [
      {
        value: { is: "constant", value: 0 },
        effects: [
          { effect: "ref", of: "folio", class: "folio", holder: "page cache", by: { pagesOf: "folio" } },
          { effect: "lock", lock: exclusive("folio", "folio lock") },
          { effect: "store", at: "folio->mapping", value: { is: "place", place: "mapping" } },
          { effect: "store", at: "folio->index", value: { is: "place", place: "index" } }
        ],
        label: "inserted"
      },
      { value: errno("EEXIST", "ENOMEM"), label: "failed" }
    ],
    related: ["filemap_remove_folio"]
  },
  quiet(
    "void filemap_remove_folio(struct folio *folio)",
    FILEMAP,
    "Takes a locked folio out of the page cache: ->free_folio runs, then the cache's references drop. The mapping is cleared, and what still maps the page is stale.",
    {
      aliases: [{ name: "delete_from_page_cache", until: "5.16" }],
      sleeps: "may",
      needs: [exclusive("folio", "folio lock")],
      effects: [
        { effect: "truncate", of: "folio->mapping", first: "folio->index", last: "folio->index", unit: "pages" },
        { effect: "ref", of: "folio", class: "folio", holder: "page cache", by: { pagesOf: "folio" }, down: true },
        { effect: "store", at: "folio->mapping", value: { is: "null" } }
      ]
    }
  ),
  query(
    "unsigned int filemap_get_folios(struct address_space *mapping, pgoff_t *start, pgoff_t end, struct folio_batch *fbatch)",
    FILEMAP,
    "Collects folios of a range into a batch, with a reference on each; returns how many. folio_batch_release() drops them.",
    {
      aliases: [{ name: "filemap_get_folios_contig" }],
      ends: { end: "included" },
      writes: ["*start", "fbatch"],
      results: [
        {
          value: { is: "any", min: 1, max: 31 },
          effects: [
            { effect: "ref", of: "fbatch", class: "pages", holder: "caller", by: 1 },
            { effect: "forget", at: "*start" },
            { effect: "forget", at: "*fbatch" }
          ],
          label: "found some"
        },
        { value: { is: "constant", value: 0 }, effects: [{ effect: "forget", at: "*start" }], label: "none" }
      ]
    }
  ),
  query(
    "unsigned int find_get_entries(struct address_space *mapping, pgoff_t *start, pgoff_t end, struct folio_batch *fbatch, pgoff_t *indices)",
    FILEMAP,
    "Collects what is in a range of the page cache, with a reference on each folio; find_lock_entries() locks them besides.",
    {
      aliases: [{ name: "find_lock_entries" }],
      ends: { end: "included" },
      effects: [
        { effect: "forget", at: "*fbatch" },
        { effect: "forget", at: "*indices" }
      ],
      writes: ["*start"],
      results: [
        {
          value: { is: "any", min: 1, max: 31 },
          effects: [{ effect: "ref", of: "fbatch", class: "pages", holder: "caller", by: 1 }],
          label: "found some"
        },
        { value: { is: "constant", value: 0 }, label: "none" }
      ],
      formerly: [
        {
          signature: "unsigned int find_get_entries(struct address_space *mapping, pgoff_t start, pgoff_t end, struct pagevec *fbatch, pgoff_t *indices)",
          versions: { until: "6.1", note: "The start was a value." },
          writes: []
        }
      ]
    }
  ),
  query(
    "bool filemap_release_folio(struct folio *folio, gfp_t gfp)",
    FILEMAP,
    "Asks ->release_folio to give up what is attached to folio->private; true where nothing is attached any more.",
    { aliases: [{ name: "try_to_release_page", until: "5.18" }], sleeps: { when: mayBlock("gfp") } }
  ),
  quiet(
    "void folio_wait_stable(struct folio *folio)",
    "mm/page-writeback.c",
    "Waits for writeback where the backing device needs it.",
    {
      sleeps: "may",
      aliases: [{ name: "wait_for_stable_page" }]
    }
  ),
  quiet(
    "void folio_wait_writeback(struct folio *folio)",
    "mm/page-writeback.c",
    "Waits until writeback of the folio is over.",
    {
      sleeps: "may",
      aliases: [{ name: "wait_on_page_writeback" }]
    }
  ),
  quiet(
    "void folio_mark_accessed(struct folio *folio)",
    "mm/swap.c",
    "Notes activity for reclaim; no meaning for unevictable memory.",
    {
      aliases: [{ name: "mark_page_accessed" }]
    }
  ),
  query(
    "bool folio_mark_dirty(struct folio *folio)",
    "mm/page-writeback.c",
    "Marks the folio dirty through its a_ops.",
    {
      aliases: [{ name: "set_page_dirty" }],
      effects: [{ effect: "flag", of: "folio", flag: "dirty", value: true }]
    }
  ),
  query(
    "bool noop_dirty_folio(struct address_space *mapping, struct folio *folio)",
    "mm/page-writeback.c",
    "Marks the folio dirty without telling anybody; for memory that is never written back.",
    {
      aliases: [{ name: "filemap_dirty_folio" }],
      effects: [{ effect: "flag", of: "folio", flag: "dirty", value: true }]
    }
  ),
  query(
    "int set_page_dirty_lock(struct page *page)",
    "mm/page-writeback.c",
    "Marks a page dirty under its lock, for a user that holds only a reference or pin.",
    {
      sleeps: "may",
      effects: [{ effect: "flag", of: "page", flag: "dirty", value: true }]
    }
  )
];
var filemap = {
  name: "filemap",
  title: "Page cache",
  primitives: [...lookup, ...membership],
  types: { locks: { "struct address_space": { invalidate_lock: "invalidate_lock" } } }
};

// server/src/core/kernel/files.ts
var FILE = "include/linux/file.h";
var FS = "include/linux/fs.h";
var ANON = "fs/anon_inodes.c";
function holds(of) {
  return { effect: "ref", of, class: "file", holder: "caller", by: 1 };
}
var descriptors = [
  {
    signature: "struct file *fget(unsigned int fd)",
    aliases: [{ name: "fget_raw" }],
    summary: "The file of a descriptor, with a reference; NULL for a bad descriptor. Undone by fput().",
    source: FILE,
    sleeps: "never",
    results: [
      { value: { is: "fresh", class: "file" }, effects: [holds("result")], label: "found" },
      { value: { is: "null" }, label: "bad descriptor" }
    ],
    related: ["fput"]
  },
  {
    signature: "struct fd fdget(unsigned int fd)",
    aliases: [{ name: "fdget_pos" }, { name: "fdget_raw" }],
    summary: "The file of a descriptor for the length of a system call; fdput() undoes it. The file is NULL for a bad descriptor.",
    source: FILE,
    sleeps: "never",
    results: [{ value: { is: "any" } }],
    related: ["fdput", "fd_file"]
  },
  quiet("void fdput(struct fd fd)", FILE, "Undoes fdget().", { aliases: [{ name: "fdput_pos" }] }),
  query("struct file *fd_file(struct fd f)", FILE, "The file of what fdget() returned, or NULL.", {
    aliases: [{ name: "fd_empty" }]
  }),
  {
    signature: "int get_unused_fd_flags(unsigned int flags)",
    summary: "Reserves a descriptor. It must be given a file by fd_install() or given back by put_unused_fd().",
    source: FILE,
    sleeps: "may",
    results: [
      {
        value: { is: "any", min: 0, max: 2147483647 },
        effects: [{ effect: "ref", of: "result", class: "fd", holder: "caller", by: 1 }],
        label: "reserved"
      },
      { value: errno("EMFILE", "ENOMEM"), label: "none left" }
    ],
    related: ["fd_install", "put_unused_fd"]
  },
  quiet("void put_unused_fd(unsigned int fd)", FILE, "Gives a reserved descriptor back.", {
    effects: [{ effect: "ref", of: "fd", class: "fd", holder: "caller", by: 1, down: true }]
  }),
  {
    signature: "int FD_ADD(unsigned int flags, struct file *file)",
    summary: "Gives a file a new descriptor and makes it visible to user space: the reference is handed over, or dropped where there is no descriptor. An error pointer is an error.",
    source: FILE,
    sleeps: "may",
    effects: [{ effect: "keep", of: "file", says: "hands the file over to user space" }],
    results: [{ value: { is: "any" } }],
    related: ["fd_install"]
  },
  quiet(
    "void fd_install(unsigned int fd, struct file *file)",
    FILE,
    "Makes the file visible to user space under a reserved descriptor: the descriptor and the reference are handed over, and the file may be closed at once.",
    {
      effects: [
        { effect: "keep", of: "fd", says: "hands the descriptor over to user space" },
        { effect: "keep", of: "file", says: "hands the file over to user space" }
      ]
    }
  )
];
var attributes = [
  {
    signature: "int simple_attr_open(struct inode *inode, struct file *file, void *get, void *set, const char *fmt)",
    summary: "Opens a file that shows one number; what it allocates for that, simple_attr_release() frees.",
    source: "fs/libfs.c",
    sleeps: "may",
    results: zeroOr(["ENOMEM"]),
    related: ["simple_attr_release"]
  },
  {
    signature: "int simple_attr_release(struct inode *inode, struct file *file)",
    summary: "Frees what simple_attr_open() allocated; always 0.",
    source: "fs/libfs.c",
    sleeps: "may",
    results: [{ value: constant(0) }],
    related: ["simple_attr_open"]
  }
];
var lifetime = [
  {
    signature: "struct file *get_file(struct file *f)",
    summary: "One more reference on a file that is alive; returns it.",
    source: FS,
    sleeps: "never",
    effects: [holds("f")],
    results: [{ value: { is: "place", place: "f" } }],
    related: ["fput"]
  },
  {
    signature: "struct file *get_file_active(struct file **f)",
    summary: "Takes a reference on the file that a pointer points to, unless it is NULL or the file is already dying; reads the pointer again after. NULL where there is nothing to have, which does not mean that ->release has run.",
    source: "fs/file.c",
    sleeps: "never",
    versions: { since: "6.7" },
    results: [
      {
        value: { is: "place", place: "*f" },
        when: { not: { null: "*f" } },
        effects: [holds("result")],
        label: "alive"
      },
      { value: { is: "null" }, label: "none, or dying" }
    ],
    related: ["fput", "get_file_rcu"]
  },
  {
    signature: "struct file *get_file_rcu(struct file **f)",
    summary: "Takes a reference under RCU on the file that a pointer points to; NULL where there is none.",
    source: "fs/file.c",
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "*f" },
        when: { not: { null: "*f" } },
        effects: [holds("result")],
        label: "alive"
      },
      { value: { is: "null" }, label: "none" }
    ],
    formerly: [
      {
        signature: "bool get_file_rcu(struct file *f)",
        versions: { until: "6.6", note: "Takes the file itself and returns whether a reference could be had." },
        results: [
          { value: { is: "constant", value: 1 }, effects: [holds("f")], label: "alive" },
          { value: { is: "constant", value: 0 }, label: "dying" }
        ]
      }
    ]
  },
  quiet(
    "void fput(struct file *file)",
    FILE,
    "Drops a reference on a file. ->release runs some time after the last one, in task work, not inside the call.",
    {
      aliases: [{ name: "__fput_sync" }, { name: "fput_sync" }],
      effects: [{ effect: "ref", of: "file", class: "file", holder: "caller", by: 1, down: true }],
      related: ["fget", "get_file"]
    }
  ),
  {
    signature: "int filp_close(struct file *filp, void *id)",
    summary: "Flushes the file and drops a reference.",
    source: "fs/open.c",
    sleeps: "may",
    effects: [{ effect: "ref", of: "filp", class: "file", holder: "caller", by: 1, down: true }],
    results: zeroOr([])
  },
  getter(
    "struct inode *file_inode(const struct file *f)",
    "f->f_inode",
    FS,
    "The inode of a file; it lives as long as the file."
  )
];
function opens(signature, source, summary, aliases2 = []) {
  return {
    signature,
    ...aliases2.length > 0 ? { aliases: aliases2.map((name) => ({ name })) } : {},
    summary,
    source,
    sleeps: "may",
    results: [
      {
        value: { is: "fresh", class: "file" },
        effects: [
          holds("result"),
          ...signature.includes("void *priv") ? [{ effect: "store", at: "result->private_data", value: { is: "place", place: "priv" } }] : []
        ],
        label: "opened"
      },
      { value: errorPointer("ENOMEM", "ENFILE"), label: "failed" }
    ],
    related: ["fput"]
  };
}
var creation = [
  opens(
    "struct file *anon_inode_getfile(const char *name, const struct file_operations *fops, void *priv, int flags)",
    ANON,
    "A new file on the shared anonymous inode; an error pointer on failure. `priv` becomes file->private_data."
  ),
  opens(
    "struct file *anon_inode_create_getfile(const char *name, const struct file_operations *fops, void *priv, int flags, const struct inode *context_inode)",
    ANON,
    "A new file with an anonymous inode of its own; an error pointer on failure. `priv` becomes file->private_data.",
    ["anon_inode_getfile_secure"]
  ),
  {
    ...opens(
      "struct file *alloc_file_pseudo(struct inode *inode, struct vfsmount *mnt, const char *name, int flags, const struct file_operations *fops)",
      "fs/file_table.c",
      "A new file on an inode of a pseudo file system. On success the reference on the inode belongs to the file."
    ),
    results: [
      {
        value: { is: "fresh", class: "file" },
        effects: [
          holds("result"),
          { effect: "store", at: "result->f_inode", value: { is: "place", place: "inode" } },
          { effect: "keep", of: "inode", says: "hands the inode over to the file" }
        ],
        label: "opened"
      },
      { value: errorPointer("ENOMEM", "ENFILE"), label: "failed" }
    ],
    aliases: [{ name: "alloc_file_pseudo_noaccount" }]
  },
  opens(
    "struct file *shmem_file_setup(const char *name, loff_t size, unsigned long flags)",
    "mm/shmem.c",
    "A new unlinked file in tmpfs; an error pointer on failure.",
    ["shmem_kernel_file_setup"]
  ),
  query(
    "int anon_inode_getfd(const char *name, const struct file_operations *fops, void *priv, int flags)",
    ANON,
    "A descriptor for a new file on the shared anonymous inode. On success `priv` belongs to the file.",
    {
      sleeps: "may",
      results: [
        { value: { is: "any", min: 0, max: 2147483647 }, effects: [{ effect: "keep", of: "priv" }], label: "opened" },
        { value: errno("ENOMEM", "EMFILE", "ENFILE"), label: "failed" }
      ]
    }
  ),
  {
    signature: "struct inode *anon_inode_make_secure_inode(struct super_block *sb, const char *name, const struct inode *context_inode)",
    summary: "A new anonymous inode with a reference, or an error pointer. Undone by iput().",
    source: ANON,
    sleeps: "may",
    results: [
      {
        value: { is: "fresh", class: "inode" },
        effects: [{ effect: "ref", of: "result", class: "inode", holder: "caller", by: 1 }],
        label: "made"
      },
      { value: errorPointer("ENOMEM", "EACCES"), label: "failed" }
    ],
    related: ["iput"]
  },
  {
    signature: "struct inode *alloc_anon_inode(struct super_block *s)",
    summary: "A new anonymous inode with a reference, or an error pointer.",
    source: "fs/libfs.c",
    sleeps: "may",
    results: [
      {
        value: { is: "fresh", class: "inode" },
        effects: [{ effect: "ref", of: "result", class: "inode", holder: "caller", by: 1 }],
        label: "made"
      },
      { value: errorPointer("ENOMEM"), label: "failed" }
    ]
  },
  {
    signature: "struct inode *new_inode(struct super_block *sb)",
    aliases: [{ name: "new_inode_pseudo" }],
    summary: "A new inode with a reference, or NULL.",
    source: "fs/inode.c",
    sleeps: "may",
    results: [
      {
        value: { is: "fresh", class: "inode" },
        effects: [{ effect: "ref", of: "result", class: "inode", holder: "caller", by: 1 }],
        label: "made"
      },
      { value: { is: "null" }, label: "no memory" }
    ]
  }
];
var files = {
  name: "files",
  title: "Files and inodes",
  primitives: [...descriptors, ...lifetime, ...attributes, ...creation],
  guards: [
    {
      name: "fput",
      enter: null,
      exit: "fput",
      ignores: "null or error",
      summary: "Drops a reference on the file at the end of the scope, unless it is NULL or an error pointer."
    },
    { name: "fd", enter: "fdget", exit: "fdput", summary: "The file of a descriptor until the end of the scope." },
    {
      name: "get_unused_fd",
      enter: "get_unused_fd_flags",
      exit: "put_unused_fd",
      ignores: "negative",
      summary: "A reserved descriptor, given back at the end of the scope unless it was taken."
    },
    {
      name: "iput",
      enter: null,
      exit: "iput",
      ignores: "null",
      summary: "Drops a reference on the inode at the end of the scope."
    },
    {
      name: "put_unused_fd",
      enter: null,
      exit: "put_unused_fd",
      ignores: "negative",
      summary: "Gives a reserved descriptor back at the end of the scope."
    }
  ]
};

// server/src/core/kernel/folio-geometry.ts
var MM = "include/linux/mm.h";
var PAGEMAP2 = "include/linux/pagemap.h";
var geometry = [
  pure("long folio_nr_pages(const struct folio *folio)", MM, "The number of pages of the folio, a power of two.", {
    min: 1,
    max: 262144
  }),
  pure("unsigned int folio_order(const struct folio *folio)", MM, "The binary logarithm of the number of pages.", {
    min: 0,
    max: 18
  }),
  pure("size_t folio_size(const struct folio *folio)", MM, "The number of bytes of the folio.", { min: 4096 }),
  pure("unsigned int folio_shift(const struct folio *folio)", MM, "The binary logarithm of the number of bytes.", {
    min: 12,
    max: 30
  }),
  pure("unsigned long folio_pfn(const struct folio *folio)", MM, "The page frame number of the first page.", {
    inverse: "pfn_folio"
  }),
  pure(
    "unsigned long page_to_pfn(const struct page *page)",
    "include/asm-generic/memory_model.h",
    "The page frame number of a page.",
    {
      inverse: "pfn_to_page"
    }
  ),
  pure(
    "struct page *pfn_to_page(unsigned long pfn)",
    "include/asm-generic/memory_model.h",
    "The page of a frame number. Only for numbers that have one: pfn_valid() asks.",
    { inverse: "page_to_pfn", nonNull: true }
  ),
  pure("struct folio *pfn_folio(unsigned long pfn)", PAGEMAP2, "The folio of a frame number that has a page.", {
    inverse: "folio_pfn",
    nonNull: true
  }),
  pure(
    "struct folio *page_folio(struct page *page)",
    "include/linux/page-flags.h",
    "The folio that a page belongs to. Stable only while a reference is held.",
    { inverse: "folio_page", nonNull: true },
    { versions: { since: "5.16" } }
  ),
  pure(
    "struct page *folio_page(struct folio *folio, unsigned long n)",
    "include/linux/page-flags.h",
    "The nth page of the folio.",
    { inverse: "page_folio", nonNull: true }
  ),
  pure(
    "struct page *compound_head(struct page *page)",
    "include/linux/page-flags.h",
    "The head page of a compound page.",
    {
      nonNull: true
    }
  ),
  pure("unsigned int compound_order(struct page *page)", MM, "The order of a compound page; 0 for any other.", {
    min: 0,
    max: 18
  }),
  pure("unsigned long compound_nr(struct page *page)", MM, "The number of pages of a compound page; 1 for any other.", {
    min: 1
  }),
  pure("unsigned long page_size(struct page *page)", MM, "The number of bytes of a page or compound page.", {
    min: 4096
  }),
  pure("int thp_nr_pages(struct page *page)", MM, "The number of pages of a huge page; 1 for any other.", { min: 1 }),
  pure("unsigned int thp_order(struct page *page)", MM, "The order of a huge page; 0 for any other.", {
    min: 0,
    max: 18
  }),
  pure("bool pfn_valid(unsigned long pfn)", "include/linux/mmzone.h", "Whether a frame number has a struct page."),
  computes(
    "struct page *folio_file_page(struct folio *folio, pgoff_t index)",
    "folio_page(folio, index & (folio_nr_pages(folio) - 1))",
    PAGEMAP2,
    "The page of the folio for an index of the file."
  ),
  computes(
    "pgoff_t folio_next_index(const struct folio *folio)",
    "folio->index + folio_nr_pages(folio)",
    PAGEMAP2,
    "The index right after the folio; it can wrap only where an unsigned long has 32 bits."
  ),
  getter("pgoff_t folio_index(struct folio *folio)", "folio->index", PAGEMAP2, "The index of the folio in its file.", {
    aliases: [{ name: "page_index" }],
    versions: { until: "6.15", note: "Later code reads folio->index." }
  }),
  computes(
    "loff_t folio_pos(const struct folio *folio)",
    "(loff_t)folio->index * 4096",
    PAGEMAP2,
    "The byte offset of the folio in its file.",
    {
      aliases: [{ name: "page_offset" }]
    }
  ),
  getter(
    "struct address_space *folio_mapping(const struct folio *folio)",
    "folio->mapping",
    "mm/util.c",
    "The mapping that the folio is in, or NULL.",
    {
      aliases: [{ name: "page_mapping" }, { name: "folio_file_mapping" }, { name: "folio_flush_mapping" }]
    }
  ),
  getter(
    "struct inode *folio_inode(struct folio *folio)",
    "folio->mapping->host",
    PAGEMAP2,
    "The inode of the folio's mapping. The folio must be locked or otherwise kept in its mapping."
  ),
  pure(
    "void *folio_address(const struct folio *folio)",
    MM,
    "The address of the folio in the direct map.",
    {},
    {
      aliases: [{ name: "page_address" }, { name: "lowmem_page_address" }]
    }
  )
];
var folioGeometry = {
  name: "folio-geometry",
  title: "Size and place of folios",
  primitives: [...geometry]
};

// server/src/core/kernel/folio.ts
var MM2 = "include/linux/mm.h";
var PAGE_REF = "include/linux/page_ref.h";
var PAGEMAP3 = "include/linux/pagemap.h";
var FILEMAP2 = "mm/filemap.c";
var folioLock = exclusive("folio", "folio lock");
var pageLock = exclusive("page", "folio lock");
function gets(of) {
  return { effect: "ref", of, class: "folio", holder: "caller", by: 1 };
}
function puts(of) {
  return { effect: "ref", of, class: "folio", holder: "caller", by: 1, down: true };
}
var references2 = [
  quiet(
    "void folio_get(struct folio *folio)",
    MM2,
    "Takes one more reference on a folio that the caller already knows to be alive. Pair it with folio_put().",
    { effects: [gets("folio")], related: ["folio_put", "folio_try_get"], versions: { since: "5.16" } }
  ),
  quiet(
    "void folio_put(struct folio *folio)",
    MM2,
    "Drops one reference. The last one returns the folio to the allocator; nothing may be read through the pointer after that. The references of the page cache are not the caller's to drop.",
    { effects: [puts("folio")], related: ["folio_get"], versions: { since: "5.16" } }
  ),
  quiet("void folio_put_refs(struct folio *folio, int refs)", MM2, "Drops several references at once.", {
    effects: [{ effect: "ref", of: "folio", class: "folio", holder: "caller", by: { of: "refs" }, down: true }],
    related: ["folio_put"]
  }),
  quiet("void folio_ref_add(struct folio *folio, int nr)", PAGE_REF, "Adds references to a folio that is alive.", {
    effects: [{ effect: "ref", of: "folio", class: "folio", holder: "caller", by: { of: "nr" } }],
    aliases: [{ name: "page_ref_add" }]
  }),
  quiet(
    "void folio_ref_sub(struct folio *folio, int nr)",
    PAGE_REF,
    "Takes references away without freeing; the caller knows that others remain.",
    {
      effects: [{ effect: "ref", of: "folio", class: "folio", holder: "caller", by: { of: "nr" }, down: true }],
      aliases: [{ name: "page_ref_sub" }]
    }
  ),
  {
    signature: "bool folio_try_get(struct folio *folio)",
    aliases: [{ name: "folio_try_get_rcu", until: "6.10" }],
    summary: "Takes a reference unless the count is zero, which is how a lookup that holds nothing must do it. After true, check that the folio is still the one that was looked up.",
    source: PAGE_REF,
    sleeps: "never",
    results: [
      { value: constant(1), effects: [gets("folio")], label: "taken" },
      { value: constant(0), label: "count was zero" }
    ],
    related: ["folio_put"]
  },
  quiet("void get_page(struct page *page)", MM2, "Takes a reference on the folio that the page belongs to.", {
    effects: [gets("page")],
    related: ["put_page"]
  }),
  quiet("void put_page(struct page *page)", MM2, "Drops a reference on the folio that the page belongs to.", {
    effects: [puts("page")],
    related: ["get_page", "folio_put"]
  }),
  {
    signature: "bool get_page_unless_zero(struct page *page)",
    aliases: [{ name: "try_get_page" }],
    summary: "Takes a reference on the page unless its count is zero. It fails for tail pages of allocations that are not compound and for reserved pages, whose count is not kept.",
    source: MM2,
    sleeps: "never",
    results: [
      { value: constant(1), effects: [gets("page")], label: "taken" },
      { value: constant(0), label: "count was zero" }
    ],
    related: ["put_page"]
  },
  {
    signature: "bool put_page_testzero(struct page *page)",
    aliases: [{ name: "folio_put_testzero" }],
    summary: "Drops a reference and says whether it was the last; then the caller has to free the page itself.",
    source: MM2,
    sleeps: "never",
    effects: [puts("page")],
    results: [{ value: { is: "any", min: 0, max: 1 } }]
  },
  {
    signature: "int folio_ref_count(const struct folio *folio)",
    aliases: [{ name: "page_ref_count" }, { name: "page_count" }],
    summary: "The references that the folio has now, of all holders together: one a page for the page cache, one for an attached private object, one a page table entry, pins and callers. Others may change it at any time.",
    source: PAGE_REF,
    sleeps: "never",
    results: [{ value: { is: "count", of: "folio", what: "references" } }],
    related: ["folio_expected_ref_count"]
  },
  query(
    "int folio_expected_ref_count(const struct folio *folio)",
    MM2,
    "The references that the page cache, the private attachment and the page tables account for; what the folio has beyond them belongs to somebody else.",
    { versions: { since: "6.16" }, related: ["folio_ref_count"] }
  ),
  {
    signature: "bool folio_ref_freeze(struct folio *folio, int expected)",
    aliases: [{ name: "page_ref_freeze" }],
    summary: "Sets the count to zero if it is exactly the expected one, so that nobody can take a reference meanwhile.",
    source: PAGE_REF,
    sleeps: "never",
    results: [
      { value: constant(1), label: "frozen" },
      { value: constant(0), label: "other references" }
    ],
    related: ["folio_ref_unfreeze"]
  },
  quiet(
    "void folio_ref_unfreeze(struct folio *folio, int count)",
    PAGE_REF,
    "Sets the count of a frozen folio again.",
    {
      aliases: [{ name: "page_ref_unfreeze" }]
    }
  )
];
var locking = [
  takes("void folio_lock(struct folio *folio)", folioLock, PAGEMAP3, "Waits for the folio lock and takes it.", {
    sleeps: "may",
    related: ["folio_unlock", "folio_trylock"]
  }),
  takes(
    "void lock_page(struct page *page)",
    pageLock,
    PAGEMAP3,
    "Waits for the lock of the page's folio and takes it.",
    {
      aliases: [{ name: "__folio_lock" }],
      sleeps: "may"
    }
  ),
  tries("bool folio_trylock(struct folio *folio)", folioLock, PAGEMAP3, "Takes the folio lock if nobody has it.", {
    related: ["folio_unlock"]
  }),
  tries(
    "bool trylock_page(struct page *page)",
    pageLock,
    PAGEMAP3,
    "Takes the lock of the page's folio if nobody has it."
  ),
  takesUnlessSignalled(
    "int folio_lock_killable(struct folio *folio)",
    folioLock,
    PAGEMAP3,
    "Waits for the folio lock; a fatal signal ends the wait without it.",
    { aliases: [{ name: "__folio_lock_killable" }] }
  ),
  takesUnlessSignalled(
    "int lock_page_killable(struct page *page)",
    pageLock,
    PAGEMAP3,
    "Waits for the lock of the page's folio; a fatal signal ends the wait without it."
  ),
  releases(
    "void folio_unlock(struct folio *folio)",
    folioLock,
    FILEMAP2,
    "Releases the folio lock and wakes who waits for it. The caller must hold the lock and a reference.",
    { needs: [folioLock], related: ["folio_lock"] }
  ),
  releases(
    "void unlock_page(struct page *page)",
    pageLock,
    "mm/folio-compat.c",
    "Releases the lock of the page's folio.",
    {
      needs: [pageLock]
    }
  )
];
var attachment = [
  quiet(
    "void folio_attach_private(struct folio *folio, void *data)",
    PAGEMAP3,
    "Stores the pointer in folio->private, sets PG_private and takes a reference for the attachment. It must be undone by folio_detach_private() before the object is freed, and not be done twice.",
    {
      aliases: [{ name: "attach_page_private", since: "5.8" }],
      effects: [{ effect: "attach", of: "folio", object: "data" }],
      related: ["folio_detach_private", "folio_get_private"],
      versions: { since: "5.16" }
    }
  ),
  {
    signature: "void *folio_detach_private(struct folio *folio)",
    aliases: [{ name: "detach_page_private", since: "5.8" }],
    summary: "Clears PG_private and the pointer, drops the attachment's reference and hands the pointer back; the object is the caller's again. Where nothing is attached it returns NULL and drops nothing.",
    source: PAGEMAP3,
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "folio->private" },
        when: { state: "folio", flag: "private" },
        effects: [{ effect: "detach", of: "folio" }],
        label: "detached"
      },
      { value: { is: "null" }, when: { not: { state: "folio", flag: "private" } }, label: "nothing attached" }
    ],
    related: ["folio_attach_private"],
    versions: { since: "5.16" }
  },
  {
    signature: "void *folio_change_private(struct folio *folio, void *data)",
    summary: "Replaces the attached pointer and hands the old one back; the references stay as they are.",
    source: PAGEMAP3,
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "folio->private" },
        effects: [{ effect: "store", at: "folio->private", value: { is: "place", place: "data" } }]
      }
    ],
    related: ["folio_attach_private"]
  },
  getter(
    "void *folio_get_private(struct folio *folio)",
    "folio->private",
    PAGEMAP3,
    "The pointer attached to the folio.",
    {
      aliases: [{ name: "page_private" }],
      related: ["folio_attach_private"]
    }
  ),
  quiet(
    "void set_page_private(struct page *page, unsigned long private)",
    MM2,
    "Stores a number in page->private only.",
    {
      effects: [{ effect: "store", at: "page->private", value: { is: "place", place: "private" } }]
    }
  )
];
var mapcount = [
  {
    signature: "int folio_mapcount(const struct folio *folio)",
    aliases: [
      { name: "page_mapcount", until: "6.15" },
      { name: "total_mapcount", until: "6.10" }
    ],
    summary: "How many page table entries map the folio now.",
    source: MM2,
    sleeps: "never",
    results: [{ value: { is: "count", of: "folio", what: "mappings" } }]
  },
  query("bool folio_mapped(const struct folio *folio)", MM2, "Whether any page table entry maps the folio now.", {
    aliases: [{ name: "page_mapped" }]
  }),
  query(
    "bool folio_maybe_dma_pinned(struct folio *folio)",
    MM2,
    "Whether the folio may be pinned. For a small folio it is read off the reference count, so that many references look like a pin; it never misses one.",
    { aliases: [{ name: "page_maybe_dma_pinned" }] }
  ),
  query("bool folio_maybe_mapped_shared(struct folio *folio)", MM2, "Whether more than one process may map the folio.", {
    aliases: [{ name: "folio_likely_mapped_shared" }, { name: "folio_estimated_sharers" }]
  }),
  query(
    "bool folio_may_be_lru_cached(struct folio *folio)",
    "include/linux/swap.h",
    "Whether the folio may sit in a batch of a processor, which holds a reference.",
    {
      versions: { since: "6.17" }
    }
  ),
  quiet(
    "void lru_add_drain(void)",
    "mm/swap.c",
    "Empties the folio batches of this processor; their references are dropped.",
    {
      effects: [{ effect: "note", text: "the folio batches of this processor are drained" }]
    }
  ),
  quiet("void lru_add_drain_all(void)", "mm/swap.c", "Empties the folio batches of every processor and waits for it.", {
    sleeps: "may",
    effects: [{ effect: "note", text: "the folio batches of all processors are drained" }]
  }),
  {
    signature: "void folio_batch_release(struct folio_batch *fbatch)",
    aliases: [{ name: "pagevec_release" }, { name: "__folio_batch_release" }, { name: "__pagevec_release" }],
    summary: "Drops one reference on each folio of the batch and empties it.",
    source: "include/linux/pagevec.h",
    sleeps: "may",
    effects: [{ effect: "ref", of: "fbatch", class: "pages", holder: "caller", by: 1, down: true }],
    results: VOID
  }
];
var folio = {
  name: "folio",
  title: "Folios and pages",
  primitives: [...references2, ...locking, ...attachment, ...mapcount],
  guards: [
    {
      name: "folio_put",
      enter: null,
      exit: "folio_put",
      ignores: "null or error",
      summary: "Drops a reference on the folio at the end of the scope, unless it is NULL or an error pointer."
    },
    {
      name: "put_page",
      enter: null,
      exit: "put_page",
      ignores: "null",
      summary: "Drops a reference on the page at the end of the scope, unless it is NULL."
    }
  ]
};

// server/src/core/kernel/guest-memfd.ts
var KVM = "include/linux/kvm_host.h";
var GMEM = "virt/kvm/guest_memfd.c";
var MEMPOLICY = "include/linux/mempolicy.h";
var archHooks = [
  {
    signature: "int kvm_arch_gmem_prepare(struct kvm *kvm, gfn_t gfn, kvm_pfn_t pfn, int max_order)",
    aliases: [{ name: "kvm_arch_gmem_make_private", since: "7.3" }],
    summary: "Lets the architecture hand the pages to the guest before they are mapped; SNP makes them private in the RMP. The folio is locked. Calling it again for a page that is private already changes nothing.",
    source: KVM,
    versions: { since: "6.11", until: "7.2" },
    sleeps: "may",
    results: [
      { value: constant(0), effects: [{ effect: "ownership", of: "pfn", becomes: "guest" }], label: "prepared" },
      { value: errno("EINVAL", "EIO"), label: "failed" }
    ],
    related: ["kvm_arch_gmem_invalidate"]
  },
  quiet(
    "void kvm_arch_gmem_invalidate(kvm_pfn_t start, kvm_pfn_t end)",
    KVM,
    "Takes pages [start, end) back from the guest when they leave the page cache, before they are freed; SNP makes them shared in the RMP.",
    {
      aliases: [{ name: "kvm_arch_gmem_reclaim", since: "7.3" }],
      versions: { since: "6.11", until: "7.2" },
      sleeps: "may",
      effects: [{ effect: "ownership", of: "start", becomes: "host" }],
      ends: { end: "excluded" },
      related: ["kvm_arch_gmem_prepare"]
    }
  ),
  quiet(
    "void kvm_arch_gmem_invalidate_range(struct kvm *kvm, struct kvm_gfn_range *range)",
    KVM,
    "Tells the architecture, under mmu_lock, that a range is being invalidated; SNP asks vCPUs to load their VMSA again.",
    {
      versions: { since: "7.2" },
      needs: [{ on: "kvm", lock: "mmu_lock", mode: "exclusive" }]
    }
  ),
  query("bool kvm_arch_supports_gmem_mmap(struct kvm *kvm)", KVM, "What guest_memfd may do for this type of VM.", {
    aliases: [{ name: "kvm_arch_supports_gmem_init_shared" }, { name: "kvm_arch_supports_gmem" }]
  })
];
var handsOutPfn = [
  { effect: "store", at: "*pfn", value: { is: "any", min: 0 } },
  { effect: "store", at: "*page", value: { is: "nonNull" } },
  { effect: "ref", of: "*page", class: "folio", holder: "caller", by: 1 },
  { effect: "pfn", of: "*pfn", refcounted: true, notifierGuarded: true, releaseWith: "kvm_release_page_unused" }
];
var pfnFailures = { value: errno("EFAULT", "EIO", "EHWPOISON", "ENOMEM", "EINVAL"), label: "failed" };
var entryPoints = [
  {
    signature: "int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn, struct page **page, int *max_order)",
    summary: "Finds or makes the page behind a frame number of a guest_memfd memslot and prepares it. On 0 the page comes with one reference for the caller, unlocked; an invalidation can take it out of the file at any time, so that mmu_invalidate_retry() has to be asked before it is mapped. max_order may be NULL.",
    source: GMEM,
    versions: { since: "6.8", note: "Without the page before 6.13." },
    sleeps: "may",
    preferBody: true,
    results: [{ value: constant(0), effects: handsOutPfn, label: "found" }, pfnFailures],
    formerly: [
      {
        signature: "int kvm_gmem_get_pfn(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn, kvm_pfn_t *pfn, int *max_order)",
        versions: { since: "6.8", until: "6.12" },
        results: [
          {
            value: constant(0),
            effects: [
              { effect: "store", at: "*pfn", value: { is: "any", min: 0 } },
              { effect: "ref", of: "*pfn", class: "folio", holder: "caller", by: 1 },
              {
                effect: "pfn",
                of: "*pfn",
                refcounted: true,
                notifierGuarded: true,
                releaseWith: "kvm_release_pfn_clean"
              }
            ],
            label: "found"
          },
          pfnFailures
        ]
      }
    ],
    related: ["mmu_invalidate_retry_gfn", "kvm_release_page_unused"]
  },
  {
    signature: "long kvm_gmem_populate(struct kvm *kvm, gfn_t start_gfn, void *src, long npages, kvm_gmem_populate_cb post_populate, void *opaque)",
    summary: "Fills private memory before the VM first runs: for each frame number finds the folio and runs the callback. Returns how many pages were done, or an errno where none was. It takes invalidate_lock; slots_lock is held.",
    source: GMEM,
    versions: { since: "6.11", note: "From 7.0 on the source pages are looked up before invalidate_lock is taken." },
    sleeps: "may",
    preferBody: true,
    needs: [{ on: "&kvm->slots_lock", lock: "mutex", mode: "exclusive" }],
    effects: [{ effect: "userFault" }],
    results: [
      { value: { is: "any", min: 0 }, label: "pages done" },
      { value: errno("EINVAL", "EFAULT", "EINTR", "EEXIST", "ENOMEM", "EIO"), label: "failed" }
    ]
  },
  query(
    "int kvm_gmem_create(struct kvm *kvm, struct kvm_create_guest_memfd *args)",
    GMEM,
    "Makes a guest_memfd file and a descriptor for it; the file holds the VM.",
    {
      sleeps: "may",
      preferBody: true,
      results: [
        { value: { is: "any", min: 0, max: 2147483647 }, label: "made" },
        { value: errno("EINVAL", "ENOMEM", "EMFILE"), label: "failed" }
      ]
    }
  ),
  query(
    "int kvm_gmem_bind(struct kvm *kvm, struct kvm_memory_slot *slot, unsigned int fd, uoff_t offset)",
    GMEM,
    "Binds a memslot to a range of a guest_memfd file: slot->gmem gets the file, without a reference.",
    {
      sleeps: "may",
      preferBody: true,
      needs: [{ on: "&kvm->slots_lock", lock: "mutex", mode: "exclusive" }],
      results: [
        { value: constant(0), effects: [{ effect: "forget", at: "slot->gmem" }], label: "bound" },
        { value: errno("EBADF", "EINVAL", "EEXIST", "ENOMEM"), label: "failed" }
      ]
    }
  ),
  quiet(
    "void kvm_gmem_unbind(struct kvm_memory_slot *slot)",
    GMEM,
    "Removes the binding of a memslot; slot->gmem.file is NULL after it, unless the file was dying before 7.0.",
    {
      sleeps: "may",
      preferBody: true,
      effects: [{ effect: "forget", at: "slot->gmem" }]
    }
  )
];
var policies = [
  {
    signature: "struct mempolicy *mpol_shared_policy_lookup(struct shared_policy *sp, pgoff_t idx)",
    summary: "The memory policy of an index of a file, with a reference that mpol_cond_put() drops; NULL where there is none.",
    source: MEMPOLICY,
    sleeps: "never",
    results: [
      {
        value: { is: "fresh", class: "mempolicy" },
        effects: [{ effect: "ref", of: "result", class: "mempolicy", holder: "caller", by: 1 }],
        label: "found"
      },
      { value: { is: "null" }, label: "none" }
    ],
    related: ["mpol_cond_put"]
  },
  quiet(
    "void mpol_cond_put(struct mempolicy *pol)",
    MEMPOLICY,
    "Drops the reference of a policy that a lookup gave; NULL is ignored.",
    {
      effects: [
        {
          effect: "ref",
          of: "pol",
          class: "mempolicy",
          holder: "caller",
          by: 1,
          down: true,
          when: { not: { null: "pol" } }
        }
      ]
    }
  ),
  quiet("void mpol_put(struct mempolicy *pol)", MEMPOLICY, "Drops a reference on a policy; NULL is ignored.", {
    effects: [
      {
        effect: "ref",
        of: "pol",
        class: "mempolicy",
        holder: "caller",
        by: 1,
        down: true,
        when: { not: { null: "pol" } }
      }
    ]
  }),
  quiet("void mpol_get(struct mempolicy *pol)", MEMPOLICY, "One more reference on a policy; NULL is ignored.", {
    effects: [
      { effect: "ref", of: "pol", class: "mempolicy", holder: "caller", by: 1, when: { not: { null: "pol" } } }
    ]
  }),
  query(
    "int mpol_set_shared_policy(struct shared_policy *sp, struct vm_area_struct *vma, struct mempolicy *mpol)",
    MEMPOLICY,
    "Sets the policy of a range of a file.",
    {
      sleeps: "may",
      results: zeroOr(["ENOMEM"])
    }
  ),
  quiet(
    "void mpol_shared_policy_init(struct shared_policy *sp, struct mempolicy *mpol)",
    MEMPOLICY,
    "Prepares the policies of a file."
  ),
  quiet("void mpol_free_shared_policy(struct shared_policy *sp)", MEMPOLICY, "Frees the policies of a file.")
];
var guestMemfd = {
  name: "guest-memfd",
  title: "KVM: guest_memfd",
  primitives: [...archHooks, ...entryPoints, ...policies]
};

// server/src/core/kernel/gup.ts
var GUP = "mm/gup.c";
var MM3 = "include/linux/mm.h";
function holdsPage(kind, of) {
  return kind === "pin" ? { effect: "pin", of, by: 1 } : { effect: "ref", of, class: "folio", holder: "caller", by: 1 };
}
function holdsPages(kind, of, number2) {
  if (kind === "pin") return { effect: "pin", of, by: { of: number2 } };
  return { effect: "ref", of, class: "pages", holder: "caller", by: { of: number2 } };
}
function found(kind, pages3) {
  const wantsOne = { equal: ["nr_pages", 1] };
  const wanted = not2({ null: pages3 });
  const filled = { effect: "forget", at: `*${pages3}` };
  return [
    {
      value: constant(1),
      when: wantsOne,
      effects: [
        { effect: "store", at: `*${pages3}`, value: { is: "nonNull" }, when: wanted },
        { ...holdsPage(kind, `*${pages3}`), when: wanted },
        { effect: "userPage", of: `*${pages3}`, forWriting: { flags: "gup_flags", has: "FOLL_WRITE" }, when: wanted }
      ],
      label: "found"
    },
    {
      value: { is: "place", place: "nr_pages" },
      when: not2(wantsOne),
      effects: [filled, { ...holdsPages(kind, pages3, "nr_pages"), when: wanted }],
      label: "all found"
    },
    {
      value: { is: "any", min: 1 },
      when: not2(wantsOne),
      effects: [filled, { ...holdsPages(kind, pages3, "result"), when: wanted }],
      label: "some found"
    }
  ];
}
var failed = { value: errno("EFAULT", "ENOMEM", "EINTR", "EAGAIN", "EHWPOISON"), label: "failed" };
var getDuty = "put_page() gives each back.";
var pinDuty = "unpin_user_page() gives each back; a pin that lasts longer than the call is FOLL_LONGTERM.";
function slow(signature, kind, how, extra = {}) {
  const what = kind === "pin" ? "Pins user pages" : "Takes references on user pages";
  return {
    signature,
    summary: `${what}, ${how} Fewer pages than asked for, and 0, are possible. ${kind === "pin" ? pinDuty : getDuty}`,
    source: GUP,
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: [...found(kind, "pages"), failed],
    ...extra
  };
}
var lookups = [
  slow(
    "int get_user_pages_fast(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)",
    "get",
    "without mmap_lock where that works, else taking it. Never for secretmem.",
    { related: ["put_page", "pin_user_pages_fast"] }
  ),
  slow(
    "int pin_user_pages_fast(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)",
    "pin",
    "without mmap_lock where that works, else taking it. FOLL_LONGTERM moves pages out of movable memory first.",
    { versions: { since: "5.6" } }
  ),
  slow(
    "long get_user_pages_unlocked(unsigned long start, unsigned long nr_pages, struct page **pages, unsigned int gup_flags)",
    "get",
    "taking mmap_lock inside."
  ),
  slow(
    "long pin_user_pages_unlocked(unsigned long start, unsigned long nr_pages, struct page **pages, unsigned int gup_flags)",
    "pin",
    "taking mmap_lock inside."
  ),
  slow(
    "long get_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages)",
    "get",
    "with mmap_lock held by the caller.",
    {
      needs: [{ on: "current->mm", lock: "mmap_lock", mode: "shared" }],
      effects: [],
      formerly: [
        {
          signature: "long get_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas)",
          versions: { until: "6.4" }
        }
      ]
    }
  ),
  slow(
    "long pin_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages)",
    "pin",
    "with mmap_lock held by the caller.",
    {
      needs: [{ on: "current->mm", lock: "mmap_lock", mode: "shared" }],
      effects: [],
      formerly: [
        {
          signature: "long pin_user_pages(unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas)",
          versions: { until: "6.4" }
        }
      ]
    }
  ),
  slow(
    "long get_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, int *locked)",
    "get",
    "of another address space, whose mmap_lock is held.",
    {
      effects: [],
      formerly: [
        {
          signature: "long get_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)",
          versions: { since: "5.9", until: "6.4" }
        },
        {
          signature: "long get_user_pages_remote(struct task_struct *tsk, struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)",
          versions: { until: "5.8" }
        }
      ]
    }
  ),
  slow(
    "long pin_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, int *locked)",
    "pin",
    "of another address space, whose mmap_lock is held.",
    {
      effects: [],
      formerly: [
        {
          signature: "long pin_user_pages_remote(struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)",
          versions: { since: "5.9", until: "6.4" }
        },
        {
          signature: "long pin_user_pages_remote(struct task_struct *tsk, struct mm_struct *mm, unsigned long start, unsigned long nr_pages, unsigned int gup_flags, struct page **pages, struct vm_area_struct **vmas, int *locked)",
          versions: { until: "5.8" }
        }
      ]
    }
  ),
  {
    signature: "bool get_user_page_fast_only(unsigned long addr, unsigned int gup_flags, struct page **pagep)",
    summary: `Takes a reference on one user page if it is mapped already, without sleeping. ${getDuty}`,
    source: MM3,
    sleeps: "never",
    results: [
      {
        value: constant(1),
        effects: [{ effect: "store", at: "*pagep", value: { is: "nonNull" } }, holdsPage("get", "*pagep")],
        label: "found"
      },
      { value: constant(0), label: "not mapped" }
    ]
  },
  {
    signature: "int get_user_pages_fast_only(unsigned long start, int nr_pages, unsigned int gup_flags, struct page **pages)",
    aliases: [{ name: "__get_user_pages_fast", until: "5.7" }],
    summary: `Takes references on user pages that are mapped already, without sleeping; returns how many. ${getDuty}`,
    source: GUP,
    sleeps: "never",
    results: [...found("get", "pages"), { value: constant(0), label: "none mapped" }]
  },
  {
    signature: "long memfd_pin_folios(struct file *memfd, loff_t start, loff_t end, struct folio **folios, unsigned int max_folios, pgoff_t *offset)",
    summary: "Pins the folios of a byte range of a memfd, allocating what is not there; returns how many. unpin_folios() gives them back.",
    source: GUP,
    versions: { since: "6.11" },
    sleeps: "may",
    results: [
      {
        value: { is: "any", min: 1 },
        effects: [
          { effect: "pin", of: "folios", by: { of: "result" } },
          { effect: "forget", at: "*folios" },
          { effect: "forget", at: "*offset" }
        ],
        label: "pinned"
      },
      { value: errno("EINVAL", "ENOMEM", "EEXIST"), label: "failed" }
    ]
  }
];
function unpins(of, by) {
  return { effect: "pin", of, by: by === 1 ? 1 : { of: by }, down: true };
}
var releases2 = [
  quiet("void unpin_user_page(struct page *page)", GUP, "Gives back one pin of a page.", {
    effects: [unpins("page", 1)]
  }),
  quiet(
    "void unpin_user_pages(struct page **pages, unsigned long npages)",
    GUP,
    "Gives back the pins of an array of pages.",
    { effects: [unpins("pages", "npages")] }
  ),
  quiet(
    "void unpin_user_pages_dirty_lock(struct page **pages, unsigned long npages, bool make_dirty)",
    GUP,
    "Marks pages dirty if asked to, and gives back their pins.",
    { sleeps: "may", effects: [unpins("pages", "npages")] }
  ),
  quiet(
    "void unpin_user_page_range_dirty_lock(struct page *page, unsigned long npages, bool make_dirty)",
    GUP,
    "Marks a run of pages dirty if asked to, and gives back their pins.",
    { sleeps: "may", effects: [unpins("page", "npages")] }
  ),
  quiet("void unpin_user_folio(struct folio *folio, unsigned long npages)", GUP, "Gives back pins of a folio.", {
    effects: [unpins("folio", "npages")]
  }),
  quiet("void unpin_folio(struct folio *folio)", GUP, "Gives back one pin of a folio.", {
    effects: [unpins("folio", 1)]
  }),
  quiet(
    "void unpin_folios(struct folio **folios, unsigned long nfolios)",
    GUP,
    "Gives back the pins of an array of folios.",
    { effects: [unpins("folios", "nfolios")] }
  )
];
var ptl = { effect: "lock", lock: { on: "args", lock: "page table lock", mode: "exclusive" } };
var walking = [
  query(
    "int fixup_user_fault(struct mm_struct *mm, unsigned long address, unsigned int fault_flags, bool *unlocked)",
    GUP,
    "Faults a user address in, without taking a reference. mmap_lock, held by the caller, can be dropped and taken again; then *unlocked is true.",
    {
      formerly: [
        {
          signature: "int fixup_user_fault(struct task_struct *tsk, struct mm_struct *mm, unsigned long address, unsigned int fault_flags, bool *unlocked)",
          versions: { until: "5.8" }
        }
      ],
      sleeps: "may",
      results: [
        { value: constant(0), effects: [{ effect: "forget", at: "*unlocked" }], label: "faulted in" },
        {
          value: errno("EFAULT", "EINTR", "ENOMEM", "EHWPOISON"),
          effects: [{ effect: "forget", at: "*unlocked" }],
          label: "failed"
        }
      ]
    }
  ),
  {
    signature: "int follow_pfnmap_start(struct follow_pfnmap_args *args)",
    summary: "Reads the frame number that a page table entry holds. On 0 the page table lock is held until follow_pfnmap_end(), and no reference is taken: what was read is good only until then, or under an MMU notifier.",
    source: "mm/memory.c",
    versions: { since: "6.12" },
    sleeps: "never",
    results: [
      {
        value: constant(0),
        effects: [
          { effect: "forget", at: "*args" },
          ptl,
          { effect: "pfn", of: "args->pfn", refcounted: false, notifierGuarded: null, releaseWith: null }
        ],
        label: "found"
      },
      { value: errno("EINVAL"), label: "not mapped" }
    ],
    related: ["follow_pfnmap_end"]
  },
  quiet(
    "void follow_pfnmap_end(struct follow_pfnmap_args *args)",
    "mm/memory.c",
    "Lets the page table lock of follow_pfnmap_start() go.",
    {
      effects: [{ effect: "unlock", lock: { on: "args", lock: "page table lock", mode: "exclusive" } }]
    }
  ),
  {
    signature: "int follow_pte(struct vm_area_struct *vma, unsigned long address, pte_t **ptepp, spinlock_t **ptlp)",
    summary: "Finds the page table entry of an address. On 0 the page table lock is held; pte_unmap_unlock() lets it go.",
    source: "mm/memory.c",
    versions: { until: "6.11", note: "Took the mm before 6.10." },
    sleeps: "never",
    results: [
      {
        value: constant(0),
        effects: [
          { effect: "store", at: "*ptepp", value: { is: "nonNull" } },
          { effect: "store", at: "*ptlp", value: { is: "nonNull" } },
          { effect: "lock", lock: { on: "*ptlp", lock: "page table lock", mode: "exclusive" } }
        ],
        label: "found"
      },
      { value: errno("EINVAL"), label: "not mapped" }
    ]
  },
  query(
    "int follow_pfn(struct vm_area_struct *vma, unsigned long address, unsigned long *pfn)",
    "mm/memory.c",
    "Reads the frame number of an address without any protection of it.",
    {
      versions: { until: "6.11" },
      results: [
        {
          value: constant(0),
          effects: [
            { effect: "forget", at: "*pfn" },
            { effect: "pfn", of: "*pfn", refcounted: false, notifierGuarded: false, releaseWith: null }
          ],
          label: "found"
        },
        { value: errno("EINVAL"), label: "not mapped" }
      ]
    }
  ),
  query(
    "struct vm_area_struct *vma_lookup(struct mm_struct *mm, unsigned long addr)",
    MM3,
    "The mapping that holds an address, or NULL. Good while mmap_lock is held.",
    {
      needs: [{ on: "mm", lock: "mmap_lock", mode: "shared" }],
      aliases: [
        { name: "find_vma" },
        { name: "find_extend_vma" },
        { name: "find_extend_vma_locked" },
        { name: "gup_vma_lookup" }
      ]
    }
  ),
  query(
    "struct vm_area_struct *find_vma_intersection(struct mm_struct *mm, unsigned long start_addr, unsigned long end_addr)",
    MM3,
    "The first mapping that meets a range, or NULL. Good while mmap_lock is held.",
    {
      needs: [{ on: "mm", lock: "mmap_lock", mode: "shared" }],
      ends: { end_addr: "excluded" }
    }
  ),
  query(
    "bool gup_fast_folio_allowed(struct folio *folio, unsigned int flags)",
    GUP,
    "Whether the fast path may hand the folio out: not secretmem, and for writable long-term pins not memory of a file. It does not ask whether the mapping is inaccessible.",
    { versions: { since: "6.10" }, preferBody: true }
  ),
  query(
    "bool folio_is_longterm_pinnable(struct folio *folio)",
    MM3,
    "Whether a long-term pin of the folio is harmless where it is.",
    { aliases: [{ name: "is_pinnable_page" }, { name: "is_longterm_pinnable_page" }] }
  )
];
var gup = {
  name: "gup",
  title: "User pages and pins",
  primitives: [...lookups, ...releases2, ...walking]
};

// server/src/core/kernel/inodes.ts
var FS2 = "include/linux/fs.h";
var inodes = [
  quiet(
    "void iput(struct inode *inode)",
    "fs/inode.c",
    "Drops a reference on an inode; NULL is ignored. At the last one the inode may be evicted with all its pages.",
    {
      sleeps: "may",
      effects: [
        {
          effect: "ref",
          of: "inode",
          class: "inode",
          holder: "caller",
          by: 1,
          down: true,
          when: { not: { null: "inode" } }
        }
      ]
    }
  ),
  quiet("void ihold(struct inode *inode)", "fs/inode.c", "One more reference on an inode that is alive.", {
    effects: [{ effect: "ref", of: "inode", class: "inode", holder: "caller", by: 1 }]
  }),
  {
    signature: "struct inode *igrab(struct inode *inode)",
    summary: "A reference on an inode unless it is being freed; NULL then.",
    source: "fs/inode.c",
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "inode" },
        effects: [{ effect: "ref", of: "inode", class: "inode", holder: "caller", by: 1 }],
        label: "taken"
      },
      { value: { is: "null" }, label: "being freed" }
    ]
  },
  quiet("void clear_nlink(struct inode *inode)", "fs/inode.c", "Changes the link count of an inode.", {
    aliases: [
      { name: "inc_nlink" },
      { name: "drop_nlink" },
      { name: "clear_inode" },
      { name: "mark_inode_dirty" },
      { name: "inode_init_once" },
      { name: "inode_set_flags" },
      { name: "inode_nohighmem" },
      { name: "generic_delete_inode" }
    ]
  }),
  quiet("void inode_lock(struct inode *inode)", FS2, "Takes i_rwsem of the inode for itself.", {
    sleeps: "may",
    effects: [{ effect: "lock", lock: { on: "&inode->i_rwsem", lock: "rwsem", mode: "exclusive" } }]
  }),
  quiet("void inode_unlock(struct inode *inode)", FS2, "Releases i_rwsem of the inode.", {
    effects: [{ effect: "unlock", lock: { on: "&inode->i_rwsem", lock: "rwsem", mode: "exclusive" } }]
  }),
  quiet("void inode_lock_shared(struct inode *inode)", FS2, "Takes i_rwsem of the inode shared.", {
    sleeps: "may",
    effects: [{ effect: "lock", lock: { on: "&inode->i_rwsem", lock: "rwsem", mode: "shared" } }]
  }),
  quiet("void inode_unlock_shared(struct inode *inode)", FS2, "Releases the shared side of i_rwsem.", {
    effects: [{ effect: "unlock", lock: { on: "&inode->i_rwsem", lock: "rwsem", mode: "shared" } }]
  }),
  quiet(
    "void generic_fillattr(struct mnt_idmap *idmap, u32 request_mask, struct inode *inode, struct kstat *stat)",
    "fs/stat.c",
    "Fills in what stat() reports.",
    { writes: ["*stat"] }
  ),
  {
    signature: "struct vfsmount *kern_mount(struct file_system_type *type)",
    summary: "Mounts a pseudo file system for the kernel itself; an error pointer on failure. Undone by kern_unmount().",
    source: "fs/namespace.c",
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "other" }, label: "mounted" },
      { value: errorPointer("ENOMEM"), label: "failed" }
    ]
  },
  {
    signature: "void kern_unmount(struct vfsmount *mnt)",
    summary: "Undoes kern_mount().",
    source: "fs/namespace.c",
    sleeps: "may",
    effects: [{ effect: "free", of: "mnt", ignores: "null or error" }],
    results: VOID
  },
  {
    signature: "struct pseudo_fs_context *init_pseudo(struct fs_context *fc, unsigned long magic)",
    summary: "Prepares a pseudo file system; NULL when there is no memory. The context keeps the result.",
    source: "fs/libfs.c",
    sleeps: "may",
    results: [
      { value: { is: "nonNull" }, label: "ready" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "const struct file_operations *fops_get(const struct file_operations *fops)",
    summary: "Holds the module of an operations table; NULL where it is going away.",
    source: FS2,
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "fops" },
        effects: [
          { effect: "ref", of: "fops", class: "module", holder: "caller", by: 1, when: { not: { null: "fops" } } }
        ],
        label: "held"
      },
      { value: { is: "null" }, label: "going away" }
    ]
  },
  quiet("void fops_put(const struct file_operations *fops)", FS2, "Lets the module of an operations table go.", {
    effects: [
      {
        effect: "ref",
        of: "fops",
        class: "module",
        holder: "caller",
        by: 1,
        down: true,
        when: { not: { null: "fops" } }
      }
    ]
  }),
  {
    signature: "bool try_module_get(struct module *module)",
    summary: "Holds a module unless it is going away.",
    source: "include/linux/module.h",
    sleeps: "never",
    results: [
      {
        value: { is: "constant", value: 1 },
        effects: [
          { effect: "ref", of: "module", class: "module", holder: "caller", by: 1, when: { not: { null: "module" } } }
        ],
        label: "held"
      },
      { value: { is: "constant", value: 0 }, label: "going away" }
    ]
  },
  quiet("void __module_get(struct module *module)", "include/linux/module.h", "Holds a module that is surely there.", {
    effects: [
      { effect: "ref", of: "module", class: "module", holder: "caller", by: 1, when: { not: { null: "module" } } }
    ]
  }),
  quiet("void module_put(struct module *module)", "include/linux/module.h", "Lets a module go.", {
    effects: [
      {
        effect: "ref",
        of: "module",
        class: "module",
        holder: "caller",
        by: 1,
        down: true,
        when: { not: { null: "module" } }
      }
    ]
  })
];
var inodeLifetime = {
  name: "inodes",
  title: "Inodes, mounts and modules",
  primitives: [...inodes]
};

// server/src/core/kernel/kvm-core.ts
var KVM2 = "include/linux/kvm_host.h";
var MAIN = "virt/kvm/kvm_main.c";
var memslots = [
  query(
    "struct kvm_memory_slot *gfn_to_memslot(struct kvm *kvm, gfn_t gfn)",
    MAIN,
    "The memslot that holds a guest frame number, or NULL. It lives while slots_lock or kvm->srcu is held.",
    named("kvm_vcpu_gfn_to_memslot", "id_to_memslot", "__gfn_to_memslot", "search_memslots", "try_get_memslot")
  ),
  query(
    "struct kvm_memslots *kvm_memslots(struct kvm *kvm)",
    KVM2,
    "The memslots in use. They live while slots_lock or kvm->srcu is held.",
    { ...named("kvm_vcpu_memslots"), results: [{ value: { is: "nonNull" } }] }
  ),
  query(
    "struct kvm_memslots *__kvm_memslots(struct kvm *kvm, int as_id)",
    KVM2,
    "The memslots in use of an address space.",
    { ...named("kvm_get_inactive_memslots", "kvm_memslots_for_spte_role"), results: [{ value: { is: "nonNull" } }] }
  ),
  query(
    "bool kvm_is_visible_gfn(struct kvm *kvm, gfn_t gfn)",
    MAIN,
    "Whether a guest frame number has a memslot that the guest sees.",
    named("kvm_vcpu_is_visible_gfn")
  ),
  query(
    "unsigned long gfn_to_hva(struct kvm *kvm, gfn_t gfn)",
    MAIN,
    "The user address behind a guest frame number, or an error address.",
    named("kvm_vcpu_gfn_to_hva")
  ),
  query(
    "unsigned long gfn_to_hva_memslot(struct kvm_memory_slot *slot, gfn_t gfn)",
    MAIN,
    "The user address behind a guest frame number of a memslot.",
    { ...named("__gfn_to_hva_memslot"), preferBody: true }
  ),
  query(
    "unsigned long gfn_to_hva_prot(struct kvm *kvm, gfn_t gfn, bool *writable)",
    MAIN,
    "The user address behind a guest frame number, and whether it may be written.",
    { writes: ["*writable"] }
  ),
  query(
    "gfn_t hva_to_gfn_memslot(unsigned long hva, struct kvm_memory_slot *slot)",
    KVM2,
    "The guest frame number behind a user address of a memslot.",
    { preferBody: true }
  ),
  query("bool kvm_is_error_hva(unsigned long addr)", KVM2, "Whether a user address is an error.", {
    results: [{ value: { is: "pure", min: 0, max: 1 } }]
  }),
  computes("gfn_t gpa_to_gfn(gpa_t gpa)", "gpa >> PAGE_SHIFT", KVM2, "A guest address to its frame number."),
  computes(
    "gpa_t gfn_to_gpa(gfn_t gfn)",
    "gfn << PAGE_SHIFT",
    KVM2,
    "A guest frame number to its address.",
    named("pfn_to_hpa")
  ),
  computes("kvm_pfn_t hpa_to_pfn(hpa_t hpa)", "hpa >> PAGE_SHIFT", KVM2, "A host address to its frame number."),
  pure(
    "gfn_t gfn_round_for_level(gfn_t gfn, int level)",
    "arch/x86/kvm/mmu.h",
    "The first frame number of the huge page around one."
  ),
  quiet(
    "void mark_page_dirty(struct kvm *kvm, gfn_t gfn)",
    MAIN,
    "Logs that the guest page was written.",
    named("kvm_vcpu_mark_page_dirty")
  ),
  quiet(
    "void mark_page_dirty_in_slot(struct kvm *kvm, const struct kvm_memory_slot *memslot, gfn_t gfn)",
    MAIN,
    "Logs that the guest page was written."
  )
];
var copied = [
  { value: constant(0), label: "done" },
  { value: errno("EFAULT"), label: "bad address" }
];
function reaches(signature, summary, aliases2, extra = {}) {
  return {
    signature,
    ...aliases2.length > 0 ? named(...aliases2) : {},
    summary,
    source: MAIN,
    preferBody: true,
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: copied,
    ...extra
  };
}
var guestMemory = [
  reaches(
    "int kvm_read_guest(struct kvm *kvm, gpa_t gpa, void *data, unsigned long len)",
    "Reads guest memory through the user mapping of it; it can fault.",
    ["kvm_vcpu_read_guest"],
    { effects: [{ effect: "userFault" }, { effect: "forget", at: "*data" }] }
  ),
  reaches(
    "int kvm_read_guest_page(struct kvm *kvm, gfn_t gfn, void *data, int offset, int len)",
    "Reads guest memory through the user mapping of it; it can fault.",
    ["kvm_vcpu_read_guest_page"],
    { effects: [{ effect: "userFault" }, { effect: "forget", at: "*data" }] }
  ),
  reaches(
    "int kvm_write_guest(struct kvm *kvm, gpa_t gpa, const void *data, unsigned long len)",
    "Writes guest memory through the user mapping of it; it can fault.",
    ["kvm_vcpu_write_guest"]
  ),
  reaches(
    "int kvm_write_guest_page(struct kvm *kvm, gfn_t gfn, const void *data, int offset, int len)",
    "Writes guest memory through the user mapping of it; it can fault.",
    ["kvm_vcpu_write_guest_page"]
  ),
  reaches(
    "int kvm_clear_guest(struct kvm *kvm, gpa_t gpa, unsigned long len)",
    "Zeroes guest memory through the user mapping of it; it can fault.",
    ["kvm_clear_guest_page"]
  ),
  reaches(
    "int kvm_read_guest_cached(struct kvm *kvm, void *ghc, void *data, unsigned long len)",
    "Reads guest memory whose user address is known.",
    [],
    { effects: [{ effect: "userFault" }, { effect: "forget", at: "*data" }] }
  ),
  reaches(
    "int kvm_write_guest_cached(struct kvm *kvm, void *ghc, void *data, unsigned long len)",
    "Writes guest memory whose user address is known.",
    []
  ),
  reaches(
    "int kvm_read_guest_offset_cached(struct kvm *kvm, void *ghc, void *data, unsigned int offset, unsigned long len)",
    "Reads guest memory whose user address is known.",
    [],
    { effects: [{ effect: "userFault" }, { effect: "forget", at: "*data" }] }
  ),
  reaches(
    "int kvm_write_guest_offset_cached(struct kvm *kvm, void *ghc, void *data, unsigned int offset, unsigned long len)",
    "Writes guest memory whose user address is known.",
    []
  ),
  query(
    "int kvm_gfn_to_hva_cache_init(struct kvm *kvm, void *ghc, gpa_t gpa, unsigned long len)",
    MAIN,
    "Remembers the user address of a piece of guest memory.",
    { results: copied }
  ),
  query(
    "int kvm_gpc_activate(void *gpc, gpa_t gpa, unsigned long len)",
    "virt/kvm/pfncache.c",
    "Keeps a frame of guest memory at hand; invalidations tell when it goes stale.",
    { sleeps: "may", results: copied }
  ),
  query(
    "int kvm_gpc_refresh(void *gpc, unsigned long len)",
    "virt/kvm/pfncache.c",
    "Looks the frame up anew after it went stale.",
    { sleeps: "may", results: copied }
  ),
  query(
    "bool kvm_gpc_check(void *gpc, unsigned long len)",
    "virt/kvm/pfncache.c",
    "Whether the frame at hand is current; under the lock of the cache."
  ),
  quiet("void kvm_gpc_deactivate(void *gpc)", "virt/kvm/pfncache.c", "Lets a frame at hand go.", { sleeps: "may" }),
  quiet("void kvm_gpc_init(void *gpc, struct kvm *kvm)", "virt/kvm/pfncache.c", "Prepares a cache of one frame."),
  quiet(
    "void gfn_to_pfn_cache_invalidate_start(struct kvm *kvm, unsigned long start, unsigned long end)",
    "virt/kvm/pfncache.c",
    "Says of frames at hand that they are stale, before the MMU is told.",
    { versions: { since: "5.17" } }
  )
];
var vcpus = [
  quiet(
    "void kvm_make_request(int req, struct kvm_vcpu *vcpu)",
    KVM2,
    "Asks a vCPU to do something before it runs again.",
    {
      ...named("__kvm_make_request", "kvm_clear_request"),
      effects: [{ effect: "note", text: "a request is made to a vCPU" }]
    }
  ),
  query(
    "bool kvm_check_request(int req, struct kvm_vcpu *vcpu)",
    KVM2,
    "Whether something was asked of the vCPU; takes it as done.",
    named("kvm_test_request", "__kvm_check_request")
  ),
  query(
    "bool kvm_make_all_cpus_request(struct kvm *kvm, unsigned int req)",
    MAIN,
    "Asks every vCPU to do something before it runs again, and makes it look up.",
    { effects: [{ effect: "note", text: "a request is made to every vCPU" }] }
  ),
  quiet("void kvm_vcpu_kick(struct kvm_vcpu *vcpu)", MAIN, "Makes a vCPU leave the guest, or wakes it.", {
    ...named("kvm_vcpu_wake_up", "__kvm_vcpu_kick", "kvm_vcpu_yield_to"),
    effects: [{ effect: "note", text: "a vCPU is made to look up" }]
  }),
  quiet("void vcpu_load(struct kvm_vcpu *vcpu)", MAIN, "Puts a vCPU on this processor."),
  quiet("void vcpu_put(struct kvm_vcpu *vcpu)", MAIN, "Takes a vCPU off this processor."),
  query(
    "struct kvm_vcpu *kvm_get_vcpu(struct kvm *kvm, int i)",
    KVM2,
    "A vCPU by its number, or NULL.",
    named("kvm_get_vcpu_by_id")
  ),
  query(
    "struct kvm_vcpu *kvm_get_running_vcpu(void)",
    MAIN,
    "The vCPU that this processor runs, or NULL.",
    named("kvm_arch_vcpu_get_running")
  ),
  quiet("void kvm_vcpu_srcu_read_lock(struct kvm_vcpu *vcpu)", KVM2, "Begins a section in which memslots stay.", {
    effects: [{ effect: "lock", lock: { on: "&vcpu->kvm->srcu", lock: "srcu", mode: "shared" } }]
  }),
  quiet("void kvm_vcpu_srcu_read_unlock(struct kvm_vcpu *vcpu)", KVM2, "Ends the section.", {
    effects: [{ effect: "unlock", lock: { on: "&vcpu->kvm->srcu", lock: "srcu", mode: "shared" } }]
  }),
  quiet("void kvm_vm_bugged(struct kvm *kvm)", KVM2, "Marks the VM as broken or dead; its ioctls fail from then on.", {
    ...named("kvm_vm_dead"),
    effects: [{ effect: "store", at: "kvm->vm_bugged", value: constant(1) }]
  }),
  query("struct kvm_io_bus *kvm_get_bus(struct kvm *kvm, int idx)", KVM2, "A bus of the VM, or NULL."),
  query(
    "int kvm_io_bus_write(struct kvm_vcpu *vcpu, int bus_idx, gpa_t addr, int len, const void *val)",
    MAIN,
    "Hands a write to a device of KVM.",
    { ...named("kvm_io_bus_write_cookie"), sleeps: "may" }
  ),
  query(
    "int kvm_io_bus_read(struct kvm_vcpu *vcpu, int bus_idx, gpa_t addr, int len, void *val)",
    MAIN,
    "Hands a read to a device of KVM.",
    { sleeps: "may", effects: [{ effect: "forget", at: "*val" }] }
  ),
  query(
    "int kvm_mmu_topup_memory_cache(void *mc, int min)",
    MAIN,
    "Fills a cache of objects, so that none has to be allocated under mmu_lock.",
    {
      ...named("__kvm_mmu_topup_memory_cache"),
      sleeps: "may",
      results: [{ value: constant(0) }, { value: errno("ENOMEM"), label: "no memory" }]
    }
  ),
  {
    signature: "void *kvm_mmu_memory_cache_alloc(void *mc)",
    summary: "An object out of a cache that was filled before; it does not sleep.",
    source: MAIN,
    sleeps: "never",
    results: [{ value: { is: "nonNull" } }]
  },
  quiet("void kvm_mmu_free_memory_cache(void *mc)", MAIN, "Gives back what a cache has left."),
  quiet("void kvm_account_pgtable_pages(void *virt, int nr)", KVM2, "Counts pages of page tables."),
  query(
    "bool kvm_async_pf_wakeup_all(struct kvm_vcpu *vcpu)",
    "virt/kvm/async_pf.c",
    "Handles faults that are completed by somebody else.",
    named("kvm_setup_async_pf")
  ),
  quiet(
    "void kvm_clear_async_pf_completion_queue(struct kvm_vcpu *vcpu)",
    "virt/kvm/async_pf.c",
    "Handles faults that are completed by somebody else.",
    { ...named("kvm_check_async_pf_completion", "kvm_async_pf_vcpu_init"), sleeps: "may" }
  )
];
var families2 = [
  {
    pattern: "kvm_stats_\\w+|KVM_STATS_\\w+|STATS_DESC_\\w+",
    examples: ["KVM_STATS_LOG_HIST_UPDATE", "STATS_DESC_COUNTER"],
    form: {
      signature: "void $name(...)",
      summary: "Counts something, or describes a counter.",
      source: KVM2,
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  }
];
var kvmCore = {
  name: "kvm-core",
  title: "KVM: memslots, guest memory, vCPUs",
  primitives: [...memslots, ...guestMemory, ...vcpus],
  families: families2
};

// server/src/core/kernel/kvm-mmu.ts
var KVM3 = "include/linux/kvm_host.h";
var MAIN2 = "virt/kvm/kvm_main.c";
var X86 = "arch/x86/kvm/mmu/mmu.c";
var underMmuLock = [exclusive("kvm", "mmu_lock")];
var opens2 = { effect: "window", of: "kvm", change: "opens" };
var closes = [
  { effect: "add", at: "kvm->mmu_invalidate_seq", by: 1, says: "bumps mmu_invalidate_seq" },
  { effect: "window", of: "kvm", change: "closes" }
];
var covers = { effect: "windowRange", of: "kvm", start: "start", end: "end" };
var coversRange = { effect: "windowRange", of: "kvm", start: "range->start", end: "range->end" };
var retry = [
  { value: constant(0), effects: [{ effect: "current", of: "kvm" }], label: "nothing moved" },
  { value: constant(1), label: "may be stale" }
];
var windows = [
  {
    signature: "void kvm_mmu_invalidate_begin(struct kvm *kvm)",
    aliases: [
      { name: "kvm_mmu_invalidate_start", since: "7.2" },
      { name: "kvm_inc_notifier_count", until: "6.0" }
    ],
    summary: "Opens an invalidation window: until kvm_mmu_invalidate_end() every fault that asks mmu_invalidate_retry() starts over. Windows count; the range is forgotten when the first opens, and kvm_mmu_invalidate_range_add() gives it.",
    source: MAIN2,
    versions: { note: "Before 6.8 the range was an argument." },
    sleeps: "never",
    needs: underMmuLock,
    effects: [opens2],
    results: [{ value: { is: "void" } }],
    formerly: [
      {
        signature: "void kvm_mmu_invalidate_begin(struct kvm *kvm, unsigned long start, unsigned long end)",
        versions: { until: "6.7" },
        effects: [opens2, covers]
      }
    ],
    related: ["kvm_mmu_invalidate_end", "kvm_mmu_invalidate_range_add", "mmu_invalidate_retry"]
  },
  {
    signature: "void kvm_mmu_invalidate_end(struct kvm *kvm)",
    aliases: [{ name: "kvm_dec_notifier_count", until: "6.0" }],
    summary: "Closes an invalidation window: first the sequence number goes up, then the count down, so that no fault can slip through. It warns where no window is open, or none had a range.",
    source: MAIN2,
    versions: { note: "Before 6.8 the range was an argument." },
    sleeps: "never",
    needs: underMmuLock,
    effects: closes,
    results: [{ value: { is: "void" } }],
    formerly: [
      {
        signature: "void kvm_mmu_invalidate_end(struct kvm *kvm, unsigned long start, unsigned long end)",
        versions: { until: "6.7" }
      }
    ],
    related: ["kvm_mmu_invalidate_begin"]
  },
  quiet(
    "void kvm_mmu_invalidate_range_add(struct kvm *kvm, gfn_t start, gfn_t end)",
    MAIN2,
    "Adds frame numbers [start, end) to what the open window covers. Ranges grow together until the last window closes.",
    {
      versions: { since: "6.8" },
      needs: underMmuLock,
      effects: [covers],
      related: ["kvm_mmu_invalidate_begin"]
    }
  ),
  query(
    "bool kvm_mmu_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)",
    MAIN2,
    "Adds the range to the open window and unmaps it from the guest. True asks the caller to flush the TLBs. Where the range may block, mmu_lock can be dropped and taken again inside.",
    {
      versions: { since: "6.8" },
      needs: underMmuLock,
      effects: [coversRange, { effect: "unmap", of: "range", side: "guest" }],
      related: ["kvm_flush_remote_tlbs"]
    }
  ),
  query(
    "bool kvm_unmap_gfn_range(struct kvm *kvm, struct kvm_gfn_range *range)",
    X86,
    "Unmaps frame numbers [start, end) from the guest. True asks the caller to flush the TLBs. The attribute filter is a wish: an architecture may unmap more.",
    {
      aliases: [{ name: "kvm_tdp_mmu_unmap_gfn_range" }],
      needs: [shared("kvm", "mmu_lock")],
      effects: [{ effect: "unmap", of: "range", side: "guest" }]
    }
  ),
  {
    signature: "int mmu_invalidate_retry(struct kvm *kvm, unsigned long mmu_seq)",
    aliases: [{ name: "mmu_notifier_retry", until: "6.0" }],
    summary: "Whether an invalidation is under way or has ended since the sequence number was sampled; what was looked up must then be dropped. Only under mmu_lock does a 0 mean anything.",
    source: KVM3,
    sleeps: "never",
    needs: [shared("kvm", "mmu_lock")],
    results: retry,
    related: ["mmu_invalidate_retry_gfn"]
  },
  {
    signature: "int mmu_invalidate_retry_gfn(struct kvm *kvm, unsigned long mmu_seq, gfn_t gfn)",
    aliases: [
      { name: "mmu_invalidate_retry_hva", since: "6.1", until: "6.7" },
      { name: "mmu_notifier_retry_hva", since: "5.12", until: "6.0" }
    ],
    summary: "As mmu_invalidate_retry(), but while an invalidation is under way only for a frame number inside its range.",
    source: KVM3,
    sleeps: "never",
    needs: [shared("kvm", "mmu_lock")],
    results: retry
  },
  query(
    "bool mmu_invalidate_retry_gfn_unsafe(struct kvm *kvm, unsigned long mmu_seq, gfn_t gfn)",
    KVM3,
    "The same question without mmu_lock, to save a wait that would be in vain; false proves nothing.",
    {
      versions: { since: "6.8" }
    }
  )
];
var zapping = [
  quiet(
    "void kvm_zap_gfn_range(struct kvm *kvm, gfn_t gfn_start, gfn_t gfn_end)",
    X86,
    "Unmaps frame numbers [start, end) from the guest inside a window of its own, taking mmu_lock.",
    {
      effects: [{ effect: "unmap", of: "kvm", side: "guest" }],
      ends: { gfn_end: "excluded" }
    }
  ),
  quiet(
    "void kvm_flush_remote_tlbs(struct kvm *kvm)",
    MAIN2,
    "Makes every processor that runs the VM forget what it had translated. Before pages are freed this must have happened.",
    {
      effects: [{ effect: "note", text: "the TLBs of the guest are flushed" }]
    }
  ),
  quiet(
    "void kvm_flush_remote_tlbs_range(struct kvm *kvm, gfn_t gfn, u64 nr_pages)",
    MAIN2,
    "Flushes the translations of a range.",
    {
      effects: [{ effect: "note", text: "the TLBs of the guest are flushed" }]
    }
  ),
  quiet(
    "void kvm_flush_remote_tlbs_memslot(struct kvm *kvm, const struct kvm_memory_slot *memslot)",
    MAIN2,
    "Flushes the translations of a memslot.",
    {
      effects: [{ effect: "note", text: "the TLBs of the guest are flushed" }]
    }
  ),
  quiet(
    "void kvm_arch_flush_shadow_memslot(struct kvm *kvm, struct kvm_memory_slot *slot)",
    KVM3,
    "Unmaps everything of a memslot that goes away.",
    {
      effects: [{ effect: "unmap", of: "slot", side: "guest" }]
    }
  ),
  quiet(
    "void kvm_arch_flush_shadow_all(struct kvm *kvm)",
    KVM3,
    "Unmaps everything when the address space or the VM goes away; it can run twice at once.",
    {
      effects: [{ effect: "unmap", of: "kvm", side: "guest" }]
    }
  ),
  quiet(
    "void kvm_arch_guest_memory_reclaimed(struct kvm *kvm)",
    KVM3,
    "Lets the architecture write caches back after guest memory was unmapped.",
    { sleeps: "may" }
  )
];
var notifiers = [
  quiet(
    "void mmu_notifier_invalidate_range_start(struct mmu_notifier_range *range)",
    "include/linux/mmu_notifier.h",
    "Tells every notifier of the address space that the range is about to change. It must be paired with the end, whatever happens between.",
    {
      sleeps: "may",
      effects: [{ effect: "window", of: "range", change: "opens" }],
      related: ["mmu_notifier_invalidate_range_end"]
    }
  ),
  {
    signature: "int mmu_notifier_invalidate_range_start_nonblock(struct mmu_notifier_range *range)",
    aliases: [{ name: "__mmu_notifier_invalidate_range_start" }],
    preferBody: true,
    summary: "As mmu_notifier_invalidate_range_start(), but fails where a notifier would have to wait; then there is no end to call.",
    source: "include/linux/mmu_notifier.h",
    sleeps: "never",
    results: [
      { value: constant(0), effects: [{ effect: "window", of: "range", change: "opens" }], label: "begun" },
      { value: { is: "errno", names: ["EAGAIN"] }, label: "would wait" }
    ]
  },
  quiet(
    "void mmu_notifier_invalidate_range_end(struct mmu_notifier_range *range)",
    "include/linux/mmu_notifier.h",
    "Tells every notifier that the change is over.",
    {
      aliases: [{ name: "__mmu_notifier_invalidate_range_end" }, { name: "mmu_notifier_invalidate_range_only_end" }],
      sleeps: "may",
      effects: [{ effect: "window", of: "range", change: "closes" }],
      related: ["mmu_notifier_invalidate_range_start"]
    }
  ),
  quiet(
    "void mmu_notifier_range_init(struct mmu_notifier_range *range, int event, unsigned int flags, struct mm_struct *mm, unsigned long start, unsigned long end)",
    "include/linux/mmu_notifier.h",
    "Describes a range of user addresses that is to change.",
    {
      formerly: [
        {
          signature: "void mmu_notifier_range_init(struct mmu_notifier_range *range, int event, unsigned int flags, struct vm_area_struct *vma, struct mm_struct *mm, unsigned long start, unsigned long end)",
          versions: { until: "6.2" }
        }
      ],
      writes: ["*range"],
      effects: [
        { effect: "store", at: "range->mm", value: { is: "place", place: "mm" } },
        { effect: "store", at: "range->start", value: { is: "place", place: "start" } },
        { effect: "store", at: "range->end", value: { is: "place", place: "end" } }
      ],
      ends: { end: "excluded" }
    }
  ),
  query(
    "bool mmu_notifier_range_blockable(const struct mmu_notifier_range *range)",
    "include/linux/mmu_notifier.h",
    "Whether the notifiers may sleep for this range."
  ),
  query(
    "int mmu_notifier_register(struct mmu_notifier *subscription, struct mm_struct *mm)",
    "mm/mmu_notifier.c",
    "Asks to be told of changes to an address space.",
    {
      sleeps: "may",
      aliases: [{ name: "__mmu_notifier_register" }],
      results: [
        { value: constant(0), effects: [{ effect: "keep", of: "subscription" }], label: "registered" },
        { value: { is: "errno", names: ["ENOMEM", "EINTR"] }, label: "failed" }
      ]
    }
  ),
  quiet(
    "void mmu_notifier_unregister(struct mmu_notifier *subscription, struct mm_struct *mm)",
    "mm/mmu_notifier.c",
    "Stops being told; waits until no callback runs.",
    { sleeps: "may" }
  )
];
var virtualMachines = [
  quiet("void kvm_get_kvm(struct kvm *kvm)", MAIN2, "One more user of a VM that is alive.", {
    effects: [{ effect: "ref", of: "kvm", class: "vm", holder: "caller", by: 1 }],
    related: ["kvm_put_kvm"]
  }),
  {
    signature: "bool kvm_get_kvm_safe(struct kvm *kvm)",
    summary: "One more user of a VM unless it is being destroyed.",
    source: MAIN2,
    sleeps: "never",
    results: [
      {
        value: constant(1),
        effects: [{ effect: "ref", of: "kvm", class: "vm", holder: "caller", by: 1 }],
        label: "alive"
      },
      { value: constant(0), label: "being destroyed" }
    ]
  },
  quiet("void kvm_put_kvm(struct kvm *kvm)", MAIN2, "One user of the VM less; the last one destroys it, which sleeps.", {
    sleeps: "may",
    effects: [{ effect: "ref", of: "kvm", class: "vm", holder: "caller", by: 1, down: true }],
    related: ["kvm_get_kvm"]
  }),
  quiet("void kvm_put_kvm_no_destroy(struct kvm *kvm)", MAIN2, "One user of the VM less; it is surely not the last.", {
    effects: [{ effect: "ref", of: "kvm", class: "vm", holder: "caller", by: 1, down: true }]
  })
];
var kvmMmu = {
  name: "kvm-mmu",
  title: "KVM: invalidation and mappings of the guest",
  primitives: [...windows, ...zapping, ...notifiers, ...virtualMachines]
};

// server/src/core/kernel/kvm-pfn-until-6-12.ts
var MAIN3 = "virt/kvm/kvm_main.c";
var LAST_PFN = 4503599627370495;
var frame = { is: "any", min: 0, max: LAST_PFN };
var badFrame = [
  { value: { is: "expression", c: "KVM_PFN_ERR_FAULT" }, label: "error pfn" },
  { value: { is: "expression", c: "KVM_PFN_NOSLOT" }, label: "no memslot" }
];
var withReference = [
  {
    value: frame,
    effects: [
      {
        effect: "ref",
        of: "result",
        class: "folio",
        holder: "caller",
        by: 1,
        says: "takes a reference where the page has a count"
      },
      { effect: "pfn", of: "result", refcounted: null, notifierGuarded: true, releaseWith: "kvm_release_pfn_clean" }
    ],
    label: "found"
  },
  ...badFrame
];
function oldLookup(signature, summary, extra = {}) {
  return {
    signature,
    summary: `${summary} Where the page has a count a reference came with it; kvm_release_pfn_clean() or _dirty() gives it back.`,
    source: MAIN3,
    versions: { until: "6.12" },
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: withReference,
    related: ["kvm_release_pfn_clean", "kvm_faultin_pfn"],
    ...extra
  };
}
var until612 = [
  oldLookup("kvm_pfn_t gfn_to_pfn(struct kvm *kvm, gfn_t gfn)", "The frame behind a guest frame number, for writing.", {
    aliases: [{ name: "gfn_to_pfn_memslot" }, { name: "kvm_vcpu_gfn_to_pfn" }]
  }),
  oldLookup(
    "kvm_pfn_t gfn_to_pfn_prot(struct kvm *kvm, gfn_t gfn, bool write_fault, bool *writable)",
    "The frame behind a guest frame number, and whether it may be written.",
    { writes: ["*writable"] }
  ),
  oldLookup(
    "kvm_pfn_t gfn_to_pfn_memslot_atomic(const struct kvm_memory_slot *slot, gfn_t gfn)",
    "The frame behind a guest frame number if it is mapped already.",
    { sleeps: "never", effects: [], aliases: [{ name: "gfn_to_pfn_atomic" }, { name: "kvm_vcpu_gfn_to_pfn_atomic" }] }
  ),
  oldLookup(
    "kvm_pfn_t __gfn_to_pfn_memslot(const struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool interruptible, bool *async, bool write_fault, bool *writable, hva_t *hva)",
    "The frame behind a guest frame number, with every choice open.",
    {
      writes: ["*async", "*writable", "*hva"],
      preferBody: true,
      sleeps: { when: { equal: ["atomic", 0] } },
      formerly: [
        {
          signature: "kvm_pfn_t __gfn_to_pfn_memslot(struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool *async, bool write_fault, bool *writable)",
          versions: { until: "5.11" },
          writes: ["*async", "*writable"]
        },
        {
          signature: "kvm_pfn_t __gfn_to_pfn_memslot(struct kvm_memory_slot *slot, gfn_t gfn, bool atomic, bool *async, bool write_fault, bool *writable, hva_t *hva)",
          versions: { since: "5.12", until: "6.1" }
        }
      ]
    }
  ),
  quiet(
    "void kvm_release_pfn_clean(kvm_pfn_t pfn)",
    MAIN3,
    "Gives back the reference that came with a frame, if one did; error pfns are ignored.",
    {
      aliases: [{ name: "kvm_release_pfn_dirty", until: "6.12" }],
      versions: { until: "6.12" },
      effects: [
        {
          effect: "ref",
          of: "pfn",
          class: "folio",
          holder: "caller",
          by: 1,
          down: true,
          says: "drops the reference where the page has a count"
        }
      ]
    }
  ),
  quiet(
    "void kvm_release_pfn(kvm_pfn_t pfn, bool dirty)",
    MAIN3,
    "Gives back the reference that came with a frame, marking the page dirty if asked to.",
    {
      versions: { until: "6.12" },
      effects: [{ effect: "ref", of: "pfn", class: "folio", holder: "caller", by: 1, down: true }]
    }
  ),
  quiet("void kvm_set_pfn_dirty(kvm_pfn_t pfn)", MAIN3, "Marks the page of a frame; the reference stays.", {
    aliases: [{ name: "kvm_set_pfn_accessed", until: "6.12" }],
    versions: { until: "6.12" }
  }),
  quiet(
    "void kvm_get_pfn(kvm_pfn_t pfn)",
    MAIN3,
    "One more reference where the page has a count; it does not notice a count of zero.",
    {
      versions: { until: "5.13" },
      preferBody: true,
      effects: [{ effect: "ref", of: "pfn", class: "folio", holder: "caller", by: 1 }]
    }
  ),
  {
    signature: "bool kvm_try_get_pfn(kvm_pfn_t pfn)",
    summary: "One more reference where the page has a count; fails for a count of zero.",
    source: MAIN3,
    versions: { since: "5.13", until: "6.12" },
    preferBody: true,
    sleeps: "never",
    results: [
      {
        value: constant(1),
        effects: [{ effect: "ref", of: "pfn", class: "folio", holder: "caller", by: 1 }],
        label: "taken, or not counted"
      },
      { value: constant(0), label: "count was zero" }
    ]
  },
  query("bool kvm_is_reserved_pfn(kvm_pfn_t pfn)", MAIN3, "Whether the page of a frame has a count, or is reserved.", {
    aliases: [{ name: "kvm_is_zone_device_pfn" }, { name: "kvm_is_refcounted_pfn" }, { name: "kvm_is_mmio_pfn" }],
    preferBody: true
  })
];
var kvmPfnUntil612 = {
  name: "kvm-pfn-until-6-12",
  title: "KVM: frames with hidden references, until 6.12",
  primitives: [...until612]
};

// server/src/core/kernel/kvm-pfn.ts
var KVM4 = "include/linux/kvm_host.h";
var MAIN4 = "virt/kvm/kvm_main.c";
var LAST_PFN2 = 4503599627370495;
var frame2 = { is: "any", min: 0, max: LAST_PFN2 };
var badFrame2 = [
  { value: { is: "expression", c: "KVM_PFN_ERR_FAULT" }, label: "error pfn" },
  { value: { is: "expression", c: "KVM_PFN_NOSLOT" }, label: "no memslot" }
];
function holds2(of, down2) {
  const effect = { effect: "ref", of, class: "folio", holder: "caller", by: 1, when: { not: { null: of } } };
  return down2 ? { ...effect, down: down2 } : effect;
}
var faultedIn = [
  {
    value: frame2,
    effects: [
      { effect: "store", at: "*refcounted_page", value: { is: "nonNull" } },
      { effect: "ref", of: "*refcounted_page", class: "folio", holder: "caller", by: 1 },
      { effect: "pfn", of: "result", refcounted: true, notifierGuarded: true, releaseWith: "kvm_release_faultin_page" }
    ],
    label: "page with a count"
  },
  {
    value: frame2,
    effects: [
      { effect: "store", at: "*refcounted_page", value: { is: "null" } },
      { effect: "pfn", of: "result", refcounted: false, notifierGuarded: true, releaseWith: null }
    ],
    label: "page without a count"
  },
  ...badFrame2.map((bad) => ({
    ...bad,
    effects: [{ effect: "store", at: "*refcounted_page", value: { is: "null" } }]
  }))
];
var since613 = [
  {
    signature: "kvm_pfn_t __kvm_faultin_pfn(const struct kvm_memory_slot *slot, gfn_t gfn, unsigned int foll, bool *writable, struct page **refcounted_page)",
    summary: "The frame behind a guest frame number, for mapping into the guest. *refcounted_page is its page, with a reference, or NULL where the page has no count. Only the MMU notifier keeps the frame current: ask mmu_invalidate_retry() under mmu_lock. kvm_release_faultin_page() gives the page back.",
    source: MAIN4,
    versions: { since: "6.13" },
    sleeps: { when: { not: { flags: "foll", has: "FOLL_NOWAIT" } } },
    writes: ["*writable"],
    effects: [{ effect: "userFault" }, { effect: "forget", at: "*writable" }],
    results: faultedIn,
    related: ["kvm_release_faultin_page", "mmu_invalidate_retry"]
  },
  {
    signature: "kvm_pfn_t kvm_faultin_pfn(struct kvm_vcpu *vcpu, gfn_t gfn, bool write, bool *writable, struct page **refcounted_page)",
    summary: "As __kvm_faultin_pfn(), through the memslots of a vCPU.",
    source: KVM4,
    versions: { since: "6.13" },
    preferBody: true,
    sleeps: "may",
    writes: ["*writable"],
    effects: [{ effect: "userFault" }, { effect: "forget", at: "*writable" }],
    results: faultedIn
  },
  {
    signature: "kvm_pfn_t kvm_follow_pfn(struct kvm_follow_pfn *kfp)",
    aliases: [{ name: "hva_to_pfn" }],
    summary: "What all lookups of frames come down to; the page with its reference or pin, or NULL, is stored where kfp->refcounted_page says.",
    source: MAIN4,
    versions: { since: "6.13" },
    preferBody: true,
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    formerly: [
      {
        signature: "kvm_pfn_t hva_to_pfn(unsigned long addr, bool atomic, bool *async, bool write_fault, bool *writable)",
        versions: { until: "6.1" },
        writes: ["*async", "*writable"],
        results: [
          {
            value: frame2,
            effects: [
              {
                effect: "ref",
                of: "result",
                class: "folio",
                holder: "caller",
                by: 1,
                says: "takes a reference where the page has a count"
              },
              {
                effect: "pfn",
                of: "result",
                refcounted: null,
                notifierGuarded: true,
                releaseWith: "kvm_release_pfn_clean"
              }
            ],
            label: "found"
          },
          ...badFrame2
        ]
      },
      {
        signature: "kvm_pfn_t hva_to_pfn(unsigned long addr, bool atomic, bool interruptible, bool *async, bool write_fault, bool *writable)",
        versions: { since: "6.2", until: "6.12" },
        writes: ["*async", "*writable"],
        results: [
          {
            value: frame2,
            effects: [
              {
                effect: "ref",
                of: "result",
                class: "folio",
                holder: "caller",
                by: 1,
                says: "takes a reference where the page has a count"
              },
              {
                effect: "pfn",
                of: "result",
                refcounted: null,
                notifierGuarded: true,
                releaseWith: "kvm_release_pfn_clean"
              }
            ],
            label: "found"
          },
          ...badFrame2
        ]
      }
    ],
    results: [
      {
        value: frame2,
        // Whether it has one is for the page to tell: what is stored through a member has no type to count it by.
        effects: [{ effect: "forget", at: "*kfp->refcounted_page" }],
        label: "page with a count"
      },
      {
        value: frame2,
        effects: [{ effect: "store", at: "*kfp->refcounted_page", value: { is: "null" } }],
        label: "page without a count"
      },
      ...badFrame2
    ]
  },
  quiet(
    "void kvm_release_faultin_page(struct kvm *kvm, struct page *page, bool unused, bool dirty)",
    KVM4,
    "Gives back the page that a fault looked up; NULL is ignored. A page that was mapped is marked, under mmu_lock.",
    {
      versions: { since: "6.13" },
      needs: [shared("kvm", "mmu_lock")],
      effects: [holds2("page", true)]
    }
  ),
  quiet(
    "void kvm_release_page_unused(struct page *page)",
    KVM4,
    "Gives back a page that was not used; NULL is ignored.",
    { versions: { since: "6.13" }, effects: [holds2("page", true)] }
  ),
  {
    signature: "struct page *__gfn_to_page(struct kvm *kvm, gfn_t gfn, bool write)",
    summary: "The page behind a guest frame number with a reference, or NULL. Nothing says when it goes stale.",
    source: MAIN4,
    versions: { since: "6.13" },
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: pageOrNothing({ value: { is: "null" }, label: "none" })
  },
  query(
    "int kvm_prefetch_pages(struct kvm_memory_slot *slot, gfn_t gfn, struct page **pages, int nr_pages)",
    MAIN4,
    "References on pages that are mapped already, without sleeping; returns how many.",
    {
      aliases: [{ name: "gfn_to_page_many_atomic", until: "6.12" }],
      results: [
        {
          value: { is: "any", min: 1 },
          effects: [
            { effect: "ref", of: "pages", class: "pages", holder: "caller", by: { of: "result" } },
            { effect: "forget", at: "*pages" }
          ],
          label: "some"
        },
        { value: { is: "any", min: -1, max: 0 }, label: "none" }
      ]
    }
  )
];
function pageOrNothing(nothing3) {
  return [
    {
      value: { is: "nonNull" },
      effects: [
        { effect: "ref", of: "result", class: "folio", holder: "caller", by: 1 },
        {
          effect: "pfn",
          of: "result",
          refcounted: true,
          notifierGuarded: false,
          releaseWith: "kvm_release_page_clean"
        }
      ],
      label: "found"
    },
    nothing3
  ];
}
var everywhere = [
  {
    signature: "struct page *gfn_to_page(struct kvm *kvm, gfn_t gfn)",
    aliases: [{ name: "kvm_vcpu_gfn_to_page" }, { name: "kvm_vcpu_gpa_to_page" }],
    summary: "The page behind a guest frame number with a reference; kvm_release_page_clean() or _dirty() gives it back.",
    source: MAIN4,
    versions: { note: "NULL on failure since 6.13, the bad page (see is_error_page()) before." },
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    // Where nothing tells the version, one of the two is as likely as the other.
    results: pageOrNothing({ value: { is: "any" }, label: "none" }),
    formerly: [
      {
        signature: "struct page *gfn_to_page(struct kvm *kvm, gfn_t gfn)",
        versions: { until: "6.12" },
        results: pageOrNothing({ value: { is: "errorPointer", names: ["EFAULT"] }, label: "bad page" })
      }
    ]
  },
  query(
    "bool is_error_page(struct page *page)",
    KVM4,
    "Whether a page is the bad one that gfn_to_page() returned before 6.13.",
    {
      versions: { until: "6.12" },
      results: [
        { value: constant(1), when: { error: "page" } },
        { value: constant(0), when: { not: { error: "page" } } }
      ]
    }
  ),
  quiet(
    "void kvm_release_page_clean(struct page *page)",
    MAIN4,
    "Marks the page accessed and gives back its reference; NULL is ignored since 6.13.",
    { effects: [holds2("page", true)] }
  ),
  quiet(
    "void kvm_release_page_dirty(struct page *page)",
    MAIN4,
    "Marks the page dirty and gives back its reference; NULL is ignored since 6.13.",
    {
      effects: [
        holds2("page", true),
        { effect: "flag", of: "page", flag: "dirty", value: true, when: { not: { null: "page" } } }
      ]
    }
  ),
  computes(
    "bool is_error_pfn(kvm_pfn_t pfn)",
    "(pfn & KVM_PFN_ERR_MASK) != 0",
    KVM4,
    "Whether a frame number is an error."
  ),
  computes(
    "bool is_error_noslot_pfn(kvm_pfn_t pfn)",
    "(pfn & KVM_PFN_ERR_NOSLOT_MASK) != 0",
    KVM4,
    "Whether a frame number is an error or means that there is no memslot."
  ),
  computes(
    "bool is_noslot_pfn(kvm_pfn_t pfn)",
    "pfn == KVM_PFN_NOSLOT",
    KVM4,
    "Whether there is no memslot for the guest frame number."
  ),
  computes(
    "bool is_sigpending_pfn(kvm_pfn_t pfn)",
    "pfn == KVM_PFN_ERR_SIGPENDING",
    KVM4,
    "Whether the lookup was ended by a signal."
  ),
  {
    signature: "int kvm_vcpu_map(struct kvm_vcpu *vcpu, gpa_t gpa, struct kvm_host_map *map)",
    aliases: [{ name: "kvm_vcpu_map_readonly", since: "6.13" }],
    summary: "Maps a guest page into the kernel, pinning it since 6.13 and with a reference before. kvm_vcpu_unmap() undoes it.",
    source: MAIN4,
    preferBody: true,
    sleeps: "may",
    effects: [{ effect: "userFault" }, { effect: "forget", at: "*map" }],
    results: [
      {
        value: constant(0),
        effects: [
          { effect: "ref", of: "map", class: "pages", holder: "caller", by: 1, says: "holds and maps the guest page" }
        ],
        label: "mapped"
      },
      { value: errno("EINVAL", "EFAULT"), label: "failed" }
    ],
    related: ["kvm_vcpu_unmap"]
  },
  quiet(
    "void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map)",
    MAIN4,
    "Undoes kvm_vcpu_map(); a map that holds nothing is ignored.",
    {
      preferBody: true,
      effects: [
        {
          effect: "ref",
          of: "map",
          class: "pages",
          holder: "caller",
          by: 1,
          down: true,
          says: "gives the guest page back"
        }
      ],
      formerly: [
        {
          signature: "void kvm_vcpu_unmap(struct kvm_vcpu *vcpu, struct kvm_host_map *map, bool dirty)",
          versions: { until: "6.12" }
        }
      ]
    }
  )
];
var kvmPfn = {
  name: "kvm-pfn",
  title: "KVM: frames behind guest frame numbers",
  primitives: [...since613, ...everywhere]
};

// server/src/core/kernel/kvm-x86.ts
var X862 = "arch/x86/kvm/x86.h";
var SPTE = "arch/x86/kvm/mmu/spte.h";
var primitives = [
  pure("u64 spte_to_pfn(u64 pte)", SPTE, "The frame number that an entry of the guest's tables holds."),
  pure(
    "struct kvm_mmu_page *sptep_to_sp(u64 *sptep)",
    SPTE,
    "The table that an entry is in, or points to.",
    { nonNull: true },
    named("spte_to_child_sp", "to_shadow_page")
  ),
  query("struct kvm_mmu_page *root_to_sp(hpa_t root)", SPTE, "The table of a root, or NULL for a dummy one."),
  pure("u64 *spte_to_child_pt(u64 pte, int level)", SPTE, "The table that an entry points to.", { nonNull: true }),
  query("u64 mmu_spte_get_lockless(u64 *sptep)", SPTE, "Reads an entry of the guest's tables.", {
    ...named("kvm_tdp_mmu_read_spte"),
    results: [{ value: { is: "any" } }]
  }),
  pure("u64 rsvd_bits(int s, int e)", "arch/x86/kvm/mmu.h", "A word with the bits from s to e set."),
  query(
    "bool make_spte(struct kvm_vcpu *vcpu, struct kvm_mmu_page *sp, const struct kvm_memory_slot *slot, unsigned int pte_access, gfn_t gfn, kvm_pfn_t pfn, u64 old_spte, bool prefetch, bool synchronizing, bool host_writable, u64 *new_spte)",
    SPTE,
    "Makes an entry that maps a frame into the guest; the caller stores it.",
    { writes: ["*new_spte"] }
  ),
  query(
    "u64 make_nonleaf_spte(u64 *child_pt, bool ad_disabled)",
    SPTE,
    "Makes an entry of the guest's tables; the caller stores it.",
    named(
      "make_mmio_spte",
      "make_huge_page_split_spte",
      "mark_spte_for_access_track",
      "restore_acc_track_spte",
      "make_small_spte",
      "make_huge_spte",
      "mark_spte_for_age"
    )
  ),
  query(
    "struct kvm_cpuid_entry2 *kvm_find_cpuid_entry(struct kvm_vcpu *vcpu, u32 function)",
    "arch/x86/kvm/cpuid.c",
    "An entry of what the guest is told of its processor, or NULL."
  ),
  query(
    "struct kvm_cpuid_entry2 *kvm_find_cpuid_entry_index(struct kvm_vcpu *vcpu, u32 function, u32 index)",
    "arch/x86/kvm/cpuid.c",
    "An entry of what the guest is told of its processor, or NULL."
  ),
  quiet(
    "void kvm_inject_gp(struct kvm_vcpu *vcpu, u32 error_code)",
    X862,
    "Gives the guest an exception or interrupt.",
    named(
      "kvm_queue_exception",
      "kvm_inject_nmi",
      "kvm_queue_exception_e",
      "kvm_requeue_exception",
      "kvm_inject_page_fault",
      "kvm_queue_interrupt",
      "kvm_inject_emulated_page_fault"
    )
  ),
  quiet(
    "void kvm_mmu_reset_context(struct kvm_vcpu *vcpu)",
    "arch/x86/kvm/mmu/mmu.c",
    "Makes the MMU of a vCPU begin anew.",
    {
      ...named("kvm_mmu_unload", "kvm_init_mmu", "kvm_mmu_sync_roots", "kvm_mmu_destroy"),
      preferBody: true,
      sleeps: "may"
    }
  ),
  quiet(
    "void kvm_set_rflags(struct kvm_vcpu *vcpu, unsigned long rflags)",
    X862,
    "Changes registers of a vCPU.",
    named("kvm_register_mark_dirty", "kvm_set_mp_state", "kvm_register_write_raw", "kvm_set_linear_rip")
  ),
  quiet(
    "void svm_set_intercept(struct vcpu_svm *svm, int bit)",
    "arch/x86/kvm/svm/svm.h",
    "Changes what the vCPU leaves the guest for.",
    named(
      "svm_clr_intercept",
      "set_exception_intercept",
      "clr_exception_intercept",
      "vmcb_set_intercept",
      "vmcb_clr_intercept",
      "vmcb_mark_dirty"
    )
  ),
  quiet(
    "void kvm_cpu_cap_set(unsigned int x86_feature)",
    "arch/x86/kvm/cpuid.h",
    "Changes what KVM offers to guests.",
    named("kvm_cpu_cap_clear", "kvm_cpu_cap_check_and_set", "kvm_caps_set")
  ),
  query(
    "u64 kvm_scale_tsc(u64 tsc, u64 ratio)",
    X862,
    "Time of the guest.",
    named("kvm_read_l1_tsc", "nsec_to_cycles", "kvm_calc_nested_tsc_offset", "kvm_compute_l1_tsc_offset")
  ),
  quiet(
    "void put_smstate(int type, char *buf, int offset, unsigned long val)",
    X862,
    "Writes a field of the state of system management mode.",
    { byName: ["type"] }
  ),
  query(
    "bool lapic_in_kernel(struct kvm_vcpu *vcpu)",
    "arch/x86/kvm/lapic.h",
    "A question about interrupts or time of a vCPU.",
    named(
      "apic_x2apic_mode",
      "kvm_lapic_hv_timer_in_use",
      "kvm_lapic_get_cr8",
      "kvm_apic_init_sipi_allowed",
      "vcpu_valid_wakeup",
      "kvm_arch_vcpu_in_kernel",
      "kvm_arch_vcpu_runnable",
      "kvm_arch_pmi_in_guest",
      "kvm_apic_accept_pic_intr",
      "kvm_arch_no_poll",
      "kvm_get_apic_mode",
      "kvm_get_lapic_tscdeadline_msr",
      "cpuid_maxphyaddr"
    )
  ),
  query(
    "bool irqchip_in_kernel(struct kvm *kvm)",
    "arch/x86/kvm/irq.h",
    "A question about a VM.",
    named(
      "irqchip_split",
      "irqchip_kernel",
      "irqchip_full",
      "pic_in_kernel",
      "kvm_memslots_have_rmaps",
      "kvm_shadow_root_allocated",
      "kvm_arch_nr_memslot_as_ids",
      "kvm_mmu_max_gfn",
      "user_exit_on_hypercall",
      "kvm_use_dirty_bitmap",
      "kvm_memslots_empty"
    )
  ),
  query(
    "bool vcpu_match_mmio_gpa(struct kvm_vcpu *vcpu, gpa_t gpa)",
    X862,
    "Whether an address is the one of the device access that was seen last.",
    named("vcpu_match_mmio_gva")
  ),
  quiet(
    "void vcpu_clear_mmio_info(struct kvm_vcpu *vcpu, gva_t gva)",
    X862,
    "Notes of a vCPU for the next exit.",
    named(
      "kvm_vcpu_set_in_spin_loop",
      "kvm_vcpu_set_dy_eligible",
      "svm_vmgexit_bad_input",
      "svm_vmgexit_inject_exception"
    )
  ),
  quiet(
    "void kvm_clear_exception_queue(struct kvm_vcpu *vcpu)",
    X862,
    "Notes of a vCPU for the next exit.",
    named(
      "kvm_clear_interrupt_queue",
      "svm_vmgexit_success",
      "svm_vmgexit_no_action",
      "kvm_lapic_sync_from_vapic",
      "kvm_lapic_sync_to_vapic",
      "kvm_vcpu_exiting_guest_mode"
    )
  ),
  quiet(
    "void kvm_mmu_prepare_memory_fault_exit(struct kvm_vcpu *vcpu, struct kvm_page_fault *fault)",
    "arch/x86/kvm/mmu/mmu_internal.h",
    "Fills in the exit that tells user space which memory faulted."
  ),
  quiet(
    "void kvm_update_page_stats(struct kvm *kvm, int level, int count)",
    "arch/x86/kvm/mmu.h",
    "Counts mapped pages."
  ),
  quiet(
    "void kvm_flush_remote_tlbs_gfn(struct kvm *kvm, gfn_t gfn, int level)",
    "arch/x86/kvm/mmu/mmu_internal.h",
    "Flushes the translations of a guest frame number.",
    { effects: [{ effect: "note", text: "the TLBs of the guest are flushed" }] }
  ),
  query(
    "u64 kvm_tdp_mmu_write_spte(u64 *sptep, u64 old_spte, u64 new_spte, int level)",
    SPTE,
    "Writes an entry of the guest's tables and returns what it was.",
    { ...named("__kvm_tdp_mmu_write_spte", "tdp_mmu_clear_spte_bits"), effects: [{ effect: "forget", at: "*sptep" }] }
  ),
  query(
    "int kvm_iodevice_write(struct kvm_vcpu *vcpu, void *dev, gpa_t addr, int l, const void *v)",
    "include/kvm/iodev.h",
    "Hands a write to a device of KVM.",
    { sleeps: "may" }
  ),
  query(
    "int kvm_iodevice_read(struct kvm_vcpu *vcpu, void *dev, gpa_t addr, int l, void *v)",
    "include/kvm/iodev.h",
    "Hands a read to a device of KVM.",
    { sleeps: "may", effects: [{ effect: "forget", at: "*v" }] }
  ),
  query(
    "unsigned long kvm_dirty_bitmap_bytes(struct kvm_memory_slot *memslot)",
    "include/linux/kvm_host.h",
    "The size of the dirty log of a memslot.",
    { ...named("kvm_second_dirty_bitmap", "__kvm_mmu_slot_lpages"), preferBody: true }
  )
];
var families3 = [
  {
    pattern: "_*(?:kvm|vmcs|vmcb|ghcb|svm|vmx|tdvmcall|td|tdx_kvm)_(?:(?:r[a-z0-9]+|e[a-z]x|cr\\d?|cr\\d_bits|edx_eax|register|pdptr|get_\\w+|is_\\w+)_read(?:_raw)?|read_(?:cr\\d|cr\\d_bits|edx_eax|pkru)|read(?:16|32|64|l|_\\w+)?|get_(?:rflags|dr|cr8|linear_rip|apic_\\w+|msr\\w*|intr_\\w+|exit_\\w+|sw_\\w+|active_pcid|pcid|rip))",
    examples: ["kvm_rip_read", "kvm_read_cr3", "kvm_register_read", "ghcb_get_sw_exit_code", "vmcs_read32"],
    form: {
      signature: "unsigned long $name(...)",
      summary: "Reads a register of a vCPU.",
      source: "arch/x86/kvm/kvm_cache_regs.h",
      sleeps: "never",
      results: [{ value: { is: "any" } }]
    }
  },
  {
    pattern: "_*(?:kvm|vmcs|vmcb|ghcb|td)_(?:(?:r[a-z0-9]+|e[a-z]x|register|pdptr)_write(?:_raw)?|write(?:16|32|64|l)?|set_(?:rax|rbx|rcx|rdx|r\\d+|sw_\\w+|bits\\w*|dr\\w*))",
    examples: ["kvm_rax_write", "kvm_register_write", "ghcb_set_sw_exit_info_2", "vmcs_writel"],
    form: {
      signature: "void $name(...)",
      summary: "Writes a register of a vCPU.",
      source: "arch/x86/kvm/kvm_cache_regs.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:ghcb|kvm_ghcb)_\\w+_is_valid|guest_cpu(?:id)?_\\w+|kvm_cpu_cap_has\\w*|kvm_is_\\w+|kvm_arch_has_\\w+",
    examples: ["kvm_ghcb_rax_is_valid", "guest_cpu_cap_has", "kvm_cpu_cap_has", "kvm_is_cr4_bit_set"],
    form: {
      signature: "bool $name(...)",
      summary: "A question about a vCPU or what it offers; changes nothing.",
      source: X862,
      sleeps: "never",
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  }
];
var kvmX86 = { name: "kvm-x86", title: "KVM on x86", primitives, families: families3 };

// server/src/core/kernel/lists-and-xarrays.ts
var LIST = "include/linux/list.h";
function linked(entry2) {
  return [
    { effect: "keep", of: entry2 },
    { effect: "link", of: entry2 }
  ];
}
var lists = [
  quiet(
    "void list_add(struct list_head *new, struct list_head *head)",
    LIST,
    "Links an entry in; whoever walks the list can reach it from now on.",
    {
      aliases: [{ name: "list_add_tail" }, { name: "list_add_rcu" }, { name: "list_add_tail_rcu" }],
      effects: linked("new"),
      related: ["list_del"]
    }
  ),
  quiet(
    "void list_del(struct list_head *entry)",
    LIST,
    "Takes an entry out of its list; it is the caller's alone after that.",
    {
      aliases: [
        { name: "list_del_init" },
        { name: "list_del_rcu" },
        { name: "__list_del_entry" },
        { name: "list_del_init_careful" }
      ],
      effects: [{ effect: "unlink", of: "entry" }],
      writes: ["*entry"],
      related: ["list_add"]
    }
  ),
  quiet(
    "void list_move(struct list_head *list, struct list_head *head)",
    LIST,
    "Takes an entry out of its list and links it into another.",
    {
      aliases: [{ name: "list_move_tail" }],
      effects: linked("list")
    }
  ),
  quiet(
    "void list_splice(const struct list_head *list, struct list_head *head)",
    LIST,
    "Links all entries of one list into another.",
    {
      aliases: [
        { name: "list_splice_init" },
        { name: "list_splice_tail" },
        { name: "list_splice_tail_init" },
        { name: "list_replace" },
        { name: "list_replace_init" },
        { name: "list_bulk_move_tail" }
      ]
    }
  ),
  quiet("void INIT_LIST_HEAD(struct list_head *list)", LIST, "Makes an empty list.", {
    aliases: [
      { name: "INIT_HLIST_HEAD" },
      { name: "INIT_HLIST_NODE" },
      { name: "hash_init" },
      { name: "INIT_LIST_HEAD_RCU" },
      { name: "init_llist_head" }
    ],
    writes: ["*list"]
  }),
  query(
    "bool list_empty(const struct list_head *head)",
    LIST,
    "Whether the list has no entries, or the entry is in no list.",
    {
      aliases: [
        { name: "list_empty_careful" },
        { name: "hlist_empty" },
        { name: "hlist_unhashed" },
        { name: "hash_empty" },
        { name: "hash_hashed" },
        { name: "llist_empty" },
        { name: "list_is_singular" }
      ]
    }
  ),
  query(
    "bool list_is_last(const struct list_head *list, const struct list_head *head)",
    LIST,
    "Whether the entry is the last of the list.",
    {
      aliases: [{ name: "list_is_first" }, { name: "list_is_head" }]
    }
  ),
  query(
    "void *list_first_entry(struct list_head *ptr, int type, int member)",
    LIST,
    "The object of the first entry; meaningless for an empty list.",
    {
      aliases: [
        { name: "list_last_entry" },
        { name: "list_entry" },
        { name: "list_entry_rcu" },
        { name: "hlist_entry" }
      ],
      byName: ["type", "member"],
      results: [{ value: { is: "nonNull" } }]
    }
  ),
  query(
    "void *list_first_entry_or_null(struct list_head *ptr, int type, int member)",
    LIST,
    "The object of the first entry, or NULL for an empty list.",
    {
      aliases: [{ name: "list_first_or_null_rcu" }, { name: "hlist_entry_safe" }, { name: "list_last_entry_or_null" }],
      byName: ["type", "member"],
      results: [
        { value: { is: "nonNull" }, label: "first" },
        { value: { is: "null" }, label: "empty" }
      ]
    }
  ),
  query(
    "void *list_next_entry(void *pos, int member)",
    LIST,
    "The object of the next entry; past the last one it is no object.",
    {
      aliases: [{ name: "list_prev_entry" }],
      byName: ["member"],
      results: [{ value: { is: "nonNull" } }]
    }
  ),
  quiet("void hlist_add_head(struct hlist_node *n, struct hlist_head *h)", LIST, "Links an entry into a hash chain.", {
    aliases: [{ name: "hlist_add_head_rcu" }, { name: "hlist_add_tail_rcu" }],
    effects: linked("n")
  }),
  quiet("void hlist_del(struct hlist_node *n)", LIST, "Takes an entry out of its hash chain.", {
    aliases: [
      { name: "hlist_del_init" },
      { name: "hlist_del_rcu" },
      { name: "hlist_del_init_rcu" },
      { name: "hash_del" },
      { name: "hash_del_rcu" }
    ],
    effects: [{ effect: "unlink", of: "n" }],
    writes: ["*n"]
  }),
  quiet(
    "void hash_add(int hashtable, struct hlist_node *node, unsigned long key)",
    "include/linux/hashtable.h",
    "Links an entry into a hash table.",
    {
      aliases: [{ name: "hash_add_rcu" }],
      byName: ["hashtable"],
      effects: linked("node")
    }
  ),
  quiet(
    "void rb_link_node(struct rb_node *node, struct rb_node *parent, struct rb_node **rb_link)",
    "include/linux/rbtree.h",
    "Links a node into a tree.",
    {
      effects: linked("node")
    }
  ),
  quiet(
    "void rb_insert_color(struct rb_node *node, struct rb_root *root)",
    "include/linux/rbtree.h",
    "Balances a tree after a node was linked in."
  ),
  quiet(
    "void rb_erase(struct rb_node *node, struct rb_root *root)",
    "include/linux/rbtree.h",
    "Takes a node out of a tree.",
    {
      aliases: [{ name: "interval_tree_remove" }, { name: "rb_erase_cached" }],
      effects: [{ effect: "unlink", of: "node" }],
      // Which nodes the tree leads to from here on is another matter.
      writes: ["*root"]
    }
  ),
  quiet(
    "void interval_tree_insert(struct interval_tree_node *node, struct rb_root_cached *root)",
    "include/linux/interval_tree.h",
    "Links an interval into a tree.",
    {
      effects: linked("node")
    }
  ),
  query(
    "struct rb_node *rb_first(const struct rb_root *root)",
    "include/linux/rbtree.h",
    "A node of the tree, or NULL.",
    {
      aliases: [{ name: "rb_next" }, { name: "rb_prev" }, { name: "rb_last" }]
    }
  ),
  query(
    "struct interval_tree_node *interval_tree_iter_first(struct rb_root_cached *root, unsigned long start, unsigned long last)",
    "include/linux/interval_tree.h",
    "The first interval that meets a range, or NULL.",
    {
      aliases: [{ name: "interval_tree_iter_next" }, { name: "vma_interval_tree_iter_first" }]
    }
  ),
  quiet(
    "void rcu_assign_pointer(void *p, void *v)",
    "include/linux/rcupdate.h",
    "Publishes a pointer: who reads it under RCU sees what was written to the object before.",
    {
      aliases: [{ name: "RCU_INIT_POINTER" }],
      byName: ["p"],
      effects: [{ effect: "store", at: "p", value: { is: "place", place: "v" } }]
    }
  ),
  getter(
    "void *rcu_dereference(void *p)",
    "p",
    "include/linux/rcupdate.h",
    "Reads a pointer that is published with rcu_assign_pointer().",
    {
      aliases: [
        { name: "rcu_dereference_raw" },
        { name: "rcu_access_pointer" },
        { name: "rcu_dereference_bh" },
        { name: "rcu_dereference_sched" }
      ],
      byName: ["p"]
    }
  ),
  getter(
    "void *rcu_dereference_protected(void *p, bool c)",
    "p",
    "include/linux/rcupdate.h",
    "Reads a published pointer under the lock that the condition names.",
    {
      aliases: [
        { name: "rcu_dereference_check" },
        { name: "rcu_dereference_bh_check" },
        { name: "rcu_dereference_raw_check" }
      ],
      byName: ["p", "c"]
    }
  ),
  getter(
    "void *srcu_dereference(void *p, struct srcu_struct *ssp)",
    "p",
    "include/linux/srcu.h",
    "Reads a published pointer inside an SRCU section.",
    {
      byName: ["p"]
    }
  ),
  getter(
    "void *srcu_dereference_check(void *p, struct srcu_struct *ssp, bool c)",
    "p",
    "include/linux/srcu.h",
    "Reads a published pointer inside an SRCU section, or under the lock that the condition names.",
    {
      byName: ["p", "c"]
    }
  ),
  {
    signature: "void *rcu_replace_pointer(void *rcu_ptr, void *ptr, bool c)",
    summary: "Publishes a pointer and returns the one that was there.",
    source: "include/linux/rcupdate.h",
    byName: ["rcu_ptr", "c"],
    sleeps: "never",
    results: [
      {
        value: { is: "place", place: "rcu_ptr" },
        effects: [{ effect: "store", at: "rcu_ptr", value: { is: "place", place: "ptr" } }]
      }
    ]
  }
];
var listsAndXarrays = {
  name: "lists-and-xarrays",
  title: "Lists, trees and xarrays",
  primitives: [...lists]
};

// server/src/core/kernel/locks.ts
var MUTEX = "include/linux/mutex.h";
var RWSEM = "include/linux/rwsem.h";
var MMAP = "include/linux/mmap_lock.h";
var LOCKDEP = "include/linux/lockdep.h";
var mutex = exclusive("lock", "mutex");
var semWrite = exclusive("sem", "rwsem");
var semRead = shared("sem", "rwsem");
var mmapWrite = exclusive("mm", "mmap_lock");
var mmapRead = shared("mm", "mmap_lock");
var mutexes = [
  takes(
    "void mutex_lock(struct mutex *lock)",
    mutex,
    MUTEX,
    "Waits for the mutex and takes it. KVM's order is kvm->lock, then vcpu->mutex, then slots_lock, outside invalidate_lock and mmu_lock.",
    { sleeps: "may", related: ["mutex_unlock", "mutex_lock_killable"] }
  ),
  takes(
    "void mutex_lock_nested(struct mutex *lock, unsigned int subclass)",
    mutex,
    MUTEX,
    "Takes a mutex while one of the same class is held; the subclass tells lockdep that the order is known.",
    { aliases: [{ name: "mutex_lock_nest_lock" }], sleeps: "may" }
  ),
  releases("void mutex_unlock(struct mutex *lock)", mutex, MUTEX, "Releases the mutex.", {
    needs: [mutex],
    related: ["mutex_lock"]
  }),
  tries(
    "int mutex_trylock(struct mutex *lock)",
    mutex,
    MUTEX,
    "Takes the mutex if it is free. True means taken, unlike the interruptible forms."
  ),
  takesUnlessSignalled(
    "int mutex_lock_killable(struct mutex *lock)",
    mutex,
    MUTEX,
    "Waits for the mutex; a fatal signal ends the wait without it."
  ),
  takesUnlessSignalled(
    "int mutex_lock_interruptible(struct mutex *lock)",
    mutex,
    MUTEX,
    "Waits for the mutex; any signal ends the wait without it."
  ),
  takesUnlessSignalled(
    "int mutex_lock_killable_nested(struct mutex *lock, unsigned int subclass)",
    mutex,
    MUTEX,
    "Waits for the mutex while one of the same class is held; a fatal signal ends the wait without it."
  ),
  query("bool mutex_is_locked(struct mutex *lock)", MUTEX, "Whether anybody has the mutex."),
  quiet("void mutex_init(struct mutex *mutex)", MUTEX, "Prepares a mutex; nobody has it.", {
    aliases: [{ name: "mutex_destroy" }, { name: "init_rwsem" }]
  })
];
var semaphores = [
  takes(
    "void down_write(struct rw_semaphore *sem)",
    semWrite,
    RWSEM,
    "Waits for the semaphore and takes it for itself. Readers that come later wait behind it.",
    { sleeps: "may", related: ["up_write"] }
  ),
  takes(
    "void down_read(struct rw_semaphore *sem)",
    semRead,
    RWSEM,
    "Waits for the semaphore and takes it shared. Taking it twice in one task can deadlock with a writer between.",
    { sleeps: "may", related: ["up_read"] }
  ),
  takes(
    "void down_write_nested(struct rw_semaphore *sem, int subclass)",
    semWrite,
    RWSEM,
    "Takes a semaphore while one of the same class is held.",
    { sleeps: "may" }
  ),
  releases("void up_write(struct rw_semaphore *sem)", semWrite, RWSEM, "Releases the exclusive side.", {
    needs: [semWrite]
  }),
  releases("void up_read(struct rw_semaphore *sem)", semRead, RWSEM, "Releases the shared side.", { needs: [semRead] }),
  quiet(
    "void downgrade_write(struct rw_semaphore *sem)",
    RWSEM,
    "Turns the exclusive side into the shared one without letting go.",
    {
      effects: [
        { effect: "unlock", lock: semWrite },
        { effect: "lock", lock: semRead }
      ]
    }
  ),
  tries(
    "int down_write_trylock(struct rw_semaphore *sem)",
    semWrite,
    RWSEM,
    "Takes the semaphore for itself if it is free."
  ),
  tries(
    "int down_read_trylock(struct rw_semaphore *sem)",
    semRead,
    RWSEM,
    "Takes the semaphore shared if no writer has it."
  ),
  takesUnlessSignalled(
    "int down_write_killable(struct rw_semaphore *sem)",
    semWrite,
    RWSEM,
    "Waits for the semaphore; a fatal signal ends the wait without it."
  ),
  takesUnlessSignalled(
    "int down_read_killable(struct rw_semaphore *sem)",
    semRead,
    RWSEM,
    "Waits for the shared side; a fatal signal ends the wait without it.",
    { aliases: [{ name: "down_read_interruptible" }] }
  )
];
var mmap = [
  takes(
    "void mmap_write_lock(struct mm_struct *mm)",
    mmapWrite,
    MMAP,
    "Takes mmap_lock for itself: mappings can be changed. Outermost of the memory locks.",
    { aliases: [{ name: "mmap_write_lock_nested" }], sleeps: "may", versions: { since: "5.8" } }
  ),
  releases(
    "void mmap_write_unlock(struct mm_struct *mm)",
    mmapWrite,
    MMAP,
    "Releases the exclusive side of mmap_lock.",
    { needs: [mmapWrite] }
  ),
  takes(
    "void mmap_read_lock(struct mm_struct *mm)",
    mmapRead,
    MMAP,
    "Takes mmap_lock shared: mappings stay as they are. It comes before invalidate_lock and before the folio lock.",
    { sleeps: "may", versions: { since: "5.8" } }
  ),
  releases("void mmap_read_unlock(struct mm_struct *mm)", mmapRead, MMAP, "Releases the shared side of mmap_lock.", {
    aliases: [{ name: "mmap_read_unlock_non_owner" }],
    needs: [mmapRead]
  }),
  tries("bool mmap_read_trylock(struct mm_struct *mm)", mmapRead, MMAP, "Takes mmap_lock shared if no writer has it."),
  tries("bool mmap_write_trylock(struct mm_struct *mm)", mmapWrite, MMAP, "Takes mmap_lock for itself if it is free."),
  takesUnlessSignalled(
    "int mmap_read_lock_killable(struct mm_struct *mm)",
    mmapRead,
    MMAP,
    "Waits for mmap_lock shared; a fatal signal ends the wait without it."
  ),
  takesUnlessSignalled(
    "int mmap_write_lock_killable(struct mm_struct *mm)",
    mmapWrite,
    MMAP,
    "Waits for mmap_lock; a fatal signal ends the wait without it."
  ),
  quiet(
    "void mmap_write_downgrade(struct mm_struct *mm)",
    MMAP,
    "Turns the exclusive side of mmap_lock into the shared one.",
    {
      effects: [
        { effect: "unlock", lock: mmapWrite },
        { effect: "lock", lock: mmapRead }
      ]
    }
  ),
  quiet(
    "void mmap_assert_locked(const struct mm_struct *mm)",
    MMAP,
    "Says in debug builds that the caller holds mmap_lock.",
    { aliases: [{ name: "mmap_lock_assert" }], needs: [mmapRead] }
  ),
  quiet(
    "void mmap_assert_write_locked(const struct mm_struct *mm)",
    MMAP,
    "Says in debug builds that the caller holds mmap_lock for itself.",
    { needs: [mmapWrite] }
  )
];
var assertions2 = [
  quiet(
    "void lockdep_assert_held(void *lock)",
    LOCKDEP,
    "Says that the caller holds the lock; checked in debug builds only.",
    {
      aliases: [{ name: "assert_spin_locked" }, { name: "rwsem_assert_held" }, { name: "lockdep_assert_held_once" }],
      needs: [shared("lock", "any lock")]
    }
  ),
  quiet("void lockdep_assert_held_write(void *lock)", LOCKDEP, "Says that the caller holds the lock for itself.", {
    aliases: [{ name: "rwsem_assert_held_write" }],
    needs: [exclusive("lock", "any lock")]
  }),
  quiet(
    "void lockdep_assert_held_read(void *lock)",
    LOCKDEP,
    "Says that the caller holds the shared side of the lock.",
    { needs: [shared("lock", "any lock")] }
  ),
  quiet("void lockdep_assert_not_held(void *lock)", LOCKDEP, "Says that the caller does not hold the lock."),
  query(
    "int lockdep_is_held(const void *lock)",
    LOCKDEP,
    "Whether the caller holds the lock; true where lockdep is off.",
    {
      aliases: [
        { name: "lock_is_held" },
        { name: "lockdep_is_held_type" },
        { name: "rwsem_is_locked" },
        { name: "spin_is_locked" },
        { name: "rwsem_is_contended" },
        { name: "rwlock_needbreak" },
        { name: "spin_needbreak" }
      ]
    }
  ),
  quiet("void might_lock(void *lock)", LOCKDEP, "Tells lockdep that the function may take the lock.", {
    aliases: [{ name: "might_lock_read" }, { name: "might_lock_nested" }]
  })
];
var guards = [
  { name: "mutex", enter: "mutex_lock", exit: "mutex_unlock", summary: "Holds a mutex until the end of the scope." },
  {
    name: "mutex_try",
    enter: "mutex_trylock",
    exit: "mutex_unlock",
    ignores: "null",
    summary: "Holds a mutex until the end of the scope if it was free."
  },
  {
    name: "rwsem_read",
    enter: "down_read",
    exit: "up_read",
    summary: "Holds the shared side of a semaphore until the end of the scope."
  },
  {
    name: "rwsem_write",
    enter: "down_write",
    exit: "up_write",
    summary: "Holds a semaphore until the end of the scope."
  },
  {
    name: "mmap_read_lock",
    enter: "mmap_read_lock",
    exit: "mmap_read_unlock",
    summary: "Holds mmap_lock shared until the end of the scope."
  }
];
var locks = {
  name: "locks",
  title: "Locks whose holder may sleep",
  primitives: [...mutexes, ...semaphores, ...mmap, ...assertions2],
  guards,
  types: {
    locks: {
      "struct kvm": { mmu_lock: "mmu_lock" },
      "struct mm_struct": { mmap_lock: "mmap_lock", mmap_sem: "mmap_lock" }
    }
  }
};

// server/src/core/kernel/loops.ts
var entry = { is: "nonNull" };
var number = { is: "any", min: 0 };
var nothing = { is: "null" };
function loop(form, source, summary, binds, more = {}) {
  const bound = Object.entries(binds).map(([parameter, to]) => ({ parameter, to }));
  return { form, source, summary, binds: bound, removalSafe: false, ...more };
}
function aliases(...names3) {
  return { aliases: names3.map((name) => ({ name })) };
}
var LIST2 = "include/linux/list.h";
var XARRAY2 = "include/linux/xarray.h";
var KVM5 = "include/linux/kvm_host.h";
var loops = [
  loop(
    "list_for_each_entry(pos, head, member)",
    LIST2,
    "Every object of a list. The current one must not be taken out or freed in the body.",
    { pos: entry },
    aliases(
      "list_for_each_entry_reverse",
      "list_for_each_entry_continue",
      "list_for_each_entry_from",
      "list_for_each_entry_continue_reverse",
      "list_for_each_entry_rcu",
      "list_for_each_entry_lockless",
      "list_for_each_entry_srcu"
    )
  ),
  loop(
    "list_for_each_entry_safe(pos, n, head, member)",
    LIST2,
    "Every object of a list; the current one may be taken out and freed in the body.",
    { pos: entry, n: entry },
    {
      removalSafe: true,
      ...aliases(
        "list_for_each_entry_safe_reverse",
        "list_for_each_entry_safe_from",
        "list_for_each_entry_safe_continue"
      )
    }
  ),
  loop(
    "list_for_each(pos, head)",
    LIST2,
    "Every link of a list.",
    { pos: entry },
    aliases("list_for_each_prev", "list_for_each_rcu")
  ),
  loop(
    "list_for_each_safe(pos, n, head)",
    LIST2,
    "Every link of a list; the current one may be taken out.",
    { pos: entry, n: entry },
    { removalSafe: true, ...aliases("list_for_each_prev_safe") }
  ),
  loop(
    "hlist_for_each_entry(pos, head, member)",
    LIST2,
    "Every object of a hash chain.",
    { pos: entry },
    {
      done: [{ parameter: "pos", to: nothing }],
      ...aliases("hlist_for_each_entry_rcu", "hlist_for_each_entry_srcu", "hlist_for_each_entry_continue")
    }
  ),
  loop(
    "hlist_for_each_entry_safe(pos, n, head, member)",
    LIST2,
    "Every object of a hash chain; the current one may be taken out.",
    { pos: entry, n: { is: "any" } },
    { removalSafe: true, done: [{ parameter: "pos", to: nothing }] }
  ),
  loop(
    "hash_for_each_possible(name, obj, member, key)",
    "include/linux/hashtable.h",
    "Every object in the chain of a key.",
    { obj: entry },
    { done: [{ parameter: "obj", to: nothing }], ...aliases("hash_for_each_possible_rcu") }
  ),
  loop(
    "hash_for_each(name, bkt, obj, member)",
    "include/linux/hashtable.h",
    "Every object of a hash table.",
    { bkt: number, obj: entry },
    { ...aliases("hash_for_each_rcu") }
  ),
  loop(
    "hash_for_each_safe(name, bkt, tmp, obj, member)",
    "include/linux/hashtable.h",
    "Every object of a hash table; the current one may be taken out.",
    { bkt: number, tmp: { is: "any" }, obj: entry },
    { removalSafe: true }
  ),
  loop(
    "llist_for_each_entry_safe(pos, n, node, member)",
    "include/linux/llist.h",
    "Every object of a lockless list; the current one may be freed.",
    { pos: entry, n: { is: "any" } },
    { removalSafe: true }
  ),
  loop(
    "llist_for_each_safe(pos, n, node)",
    "include/linux/llist.h",
    "Every link of a lockless list; the current one may be freed.",
    { pos: entry, n: { is: "any" } },
    { removalSafe: true }
  ),
  loop(
    "xa_for_each(xa, index, entry)",
    XARRAY2,
    "Every entry of an array. What it is bound to must be kept from changing by the caller.",
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }] }
  ),
  loop(
    "xa_for_each_range(xa, index, entry, start, last)",
    XARRAY2,
    "Every entry of an array from one index to another, the last included.",
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }] }
  ),
  loop(
    "xa_for_each_start(xa, index, entry, start)",
    XARRAY2,
    "Every entry of an array from an index on.",
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }] }
  ),
  loop(
    "xa_for_each_marked(xa, index, entry, filter)",
    XARRAY2,
    "Every entry of an array with a mark.",
    { index: number, entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }] }
  ),
  loop(
    "xas_for_each(xas, entry, max)",
    XARRAY2,
    "Every entry up to an index, internal ones included.",
    { entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }], ...aliases("xas_for_each_conflict") }
  ),
  loop(
    "xas_for_each_marked(xas, entry, max, mark)",
    XARRAY2,
    "Every entry with a mark up to an index.",
    { entry },
    { removalSafe: true, done: [{ parameter: "entry", to: nothing }] }
  ),
  loop("kvm_for_each_memslot(memslot, bkt, slots)", KVM5, "Every memslot of an address space.", {
    memslot: entry,
    bkt: number
  }),
  loop(
    "kvm_for_each_memslot_in_gfn_range(iter, slots, start, end)",
    KVM5,
    "Every memslot that may meet a range of frame numbers; iter->slot is the current one.",
    {},
    { ends: { end: "excluded" } }
  ),
  loop(
    "kvm_for_each_memslot_in_hva_range(node, slots, start, last)",
    "virt/kvm/kvm_main.c",
    "Every memslot whose user addresses meet a range.",
    { node: entry }
  ),
  loop("kvm_for_each_vcpu(idx, vcpup, kvm)", KVM5, "Every vCPU of a VM.", { idx: number, vcpup: entry }),
  loop(
    "for_each_set_bit(bit, addr, size)",
    "include/linux/find.h",
    "Every bit that is set.",
    { bit: number },
    aliases("for_each_clear_bit", "for_each_set_bit_from")
  ),
  loop(
    "for_each_possible_cpu(cpu)",
    "include/linux/cpumask.h",
    "Every processor of a kind.",
    { cpu: number },
    aliases("for_each_online_cpu", "for_each_present_cpu")
  ),
  loop(
    "for_each_cpu(cpu, mask)",
    "include/linux/cpumask.h",
    "Every processor of a set.",
    { cpu: number },
    aliases("for_each_cpu_and", "for_each_cpu_not")
  ),
  loop("for_each_node_mask(node, mask)", "include/linux/nodemask.h", "Every memory node of a set.", { node: number }),
  loop(
    "for_each_node(node)",
    "include/linux/nodemask.h",
    "Every memory node of a kind.",
    { node: number },
    aliases("for_each_online_node", "for_each_node_state", "for_each_evictable_lru", "for_each_lru")
  ),
  loop(
    "for_each_vma(vmi, vma)",
    "include/linux/mm.h",
    "Every mapping from where the iterator is.",
    { vma: entry },
    { done: [{ parameter: "vma", to: nothing }] }
  ),
  loop("for_each_vma_range(vmi, vma, end)", "include/linux/mm.h", "Every mapping up to an address.", { vma: entry }),
  loop(
    "for_each_tdp_pte(iter, kvm, root, start, end)",
    "arch/x86/kvm/mmu/tdp_iter.h",
    "Every entry of the guest's tables for a range of frame numbers; iter has the current one.",
    {}
  ),
  loop(
    "for_each_tdp_pte_min_level(iter, kvm, root, min_level, start, end)",
    "arch/x86/kvm/mmu/tdp_iter.h",
    "Every entry of the guest's tables from a level up; iter has the current one.",
    {},
    aliases("for_each_tdp_pte_min_level_all")
  ),
  loop("for_each_process(p)", "include/linux/sched/signal.h", "Every process.", { p: entry }),
  loop(
    "for_each_sgtable_page(sgt, piter, pgoffset)",
    "include/linux/scatterlist.h",
    "Every page of a scatter list.",
    {}
  ),
  loop(
    "vma_interval_tree_foreach(vma, root, start, last)",
    "include/linux/mm.h",
    "Every mapping of a file that meets a range of its pages.",
    { vma: entry },
    aliases("anon_vma_interval_tree_foreach")
  )
];
var loopMacros = { name: "loops", title: "Loops made by macros", primitives: [], loops };

// server/src/core/kernel/mappings.ts
var PAGEMAP4 = "include/linux/pagemap.h";
var FS3 = "include/linux/fs.h";
var invalidateExclusive = exclusive("mapping", "invalidate_lock");
var invalidateShared = shared("mapping", "invalidate_lock");
var invalidation = [
  takes(
    "void filemap_invalidate_lock(struct address_space *mapping)",
    invalidateExclusive,
    FS3,
    "Takes mapping->invalidate_lock for itself: nothing enters or leaves the page cache meanwhile, and guest_memfd bindings stay. It is taken inside mmap_lock and slots_lock, outside the folio lock and mmu_lock; user memory must not be touched under it.",
    {
      sleeps: "may",
      related: ["filemap_invalidate_unlock", "filemap_invalidate_lock_shared"],
      versions: { since: "5.15" }
    }
  ),
  releases(
    "void filemap_invalidate_unlock(struct address_space *mapping)",
    invalidateExclusive,
    FS3,
    "Releases the exclusive side of invalidate_lock.",
    {
      needs: [invalidateExclusive],
      related: ["filemap_invalidate_lock"]
    }
  ),
  takes(
    "void filemap_invalidate_lock_shared(struct address_space *mapping)",
    invalidateShared,
    FS3,
    "Takes the shared side of invalidate_lock: folios may be added, none may be removed.",
    { sleeps: "may", related: ["filemap_invalidate_unlock_shared"], versions: { since: "5.15" } }
  ),
  releases(
    "void filemap_invalidate_unlock_shared(struct address_space *mapping)",
    invalidateShared,
    FS3,
    "Releases the shared side of invalidate_lock.",
    {
      needs: [invalidateShared],
      related: ["filemap_invalidate_lock_shared"]
    }
  ),
  tries(
    "int filemap_invalidate_trylock_shared(struct address_space *mapping)",
    invalidateShared,
    FS3,
    "Takes the shared side of invalidate_lock if it is free."
  )
];
var mappingState = [
  getter(
    "gfp_t mapping_gfp_mask(struct address_space *mapping)",
    "mapping->gfp_mask",
    PAGEMAP4,
    "The allocation flags for folios of the mapping."
  ),
  quiet(
    "void mapping_set_gfp_mask(struct address_space *mapping, gfp_t mask)",
    PAGEMAP4,
    "Sets the allocation flags for folios of the mapping.",
    {
      effects: [{ effect: "store", at: "mapping->gfp_mask", value: { is: "place", place: "mask" } }]
    }
  ),
  computes(
    "gfp_t mapping_gfp_constraint(struct address_space *mapping, gfp_t gfp_mask)",
    "mapping->gfp_mask & gfp_mask",
    PAGEMAP4,
    "The allocation flags that both the mapping and the caller allow."
  ),
  quiet(
    "void mapping_set_inaccessible(struct address_space *mapping)",
    PAGEMAP4,
    "Says that the host must not touch the contents: truncation does not zero, and nothing is migrated or evicted.",
    {
      effects: [
        { effect: "flag", of: "mapping", flag: "inaccessible", value: true },
        { effect: "flag", of: "mapping", flag: "unevictable", value: true }
      ],
      versions: { since: "6.11", note: "6.8 to 6.10 have mapping_set_unmovable() instead." }
    }
  ),
  quiet(
    "void mapping_set_unmovable(struct address_space *mapping)",
    PAGEMAP4,
    "Says that folios of the mapping cannot be migrated.",
    {
      effects: [
        { effect: "flag", of: "mapping", flag: "unmovable", value: true },
        { effect: "flag", of: "mapping", flag: "unevictable", value: true }
      ],
      versions: { since: "6.8", until: "6.10" }
    }
  ),
  query(
    "bool mapping_inaccessible(struct address_space *mapping)",
    PAGEMAP4,
    "Whether the host must not touch the contents.",
    {
      results: [{ value: { is: "state", of: "mapping", flag: "inaccessible" } }]
    }
  ),
  query(
    "bool mapping_unmovable(struct address_space *mapping)",
    PAGEMAP4,
    "Whether folios of the mapping cannot be migrated.",
    {
      results: [{ value: { is: "state", of: "mapping", flag: "unmovable" } }]
    }
  ),
  query(
    "bool mapping_unevictable(struct address_space *mapping)",
    PAGEMAP4,
    "Whether folios of the mapping are kept out of reclaim.",
    {
      results: [{ value: { is: "state", of: "mapping", flag: "unevictable" } }]
    }
  ),
  quiet(
    "void mapping_set_unevictable(struct address_space *mapping)",
    PAGEMAP4,
    "Keeps folios of the mapping out of reclaim.",
    {
      effects: [{ effect: "flag", of: "mapping", flag: "unevictable", value: true }]
    }
  ),
  getter(
    "loff_t i_size_read(const struct inode *inode)",
    "inode->i_size",
    FS3,
    "The size of the file in bytes, a signed number. A guest_memfd file keeps the size that it was made with."
  ),
  quiet("void i_size_write(struct inode *inode, loff_t i_size)", FS3, "Sets the size of the file.", {
    effects: [{ effect: "store", at: "inode->i_size", value: { is: "place", place: "i_size" } }]
  }),
  query(
    "int file_modified(struct file *file)",
    "fs/inode.c",
    "Updates times and drops privileges after a change to the file.",
    {
      sleeps: "may",
      results: zeroOr(["EINTR", "ENOSPC"])
    }
  )
];
var mappings = {
  name: "mappings",
  title: "invalidate_lock and the state of a mapping",
  primitives: [...invalidation, ...mappingState]
};

// server/src/core/kernel/memory-attributes.ts
var KVM6 = "include/linux/kvm_host.h";
var MAIN5 = "virt/kvm/kvm_main.c";
var underMmuLock2 = [exclusive("kvm", "mmu_lock")];
var primitives2 = [
  query(
    "bool kvm_mem_is_private(struct kvm *kvm, gfn_t gfn)",
    KVM6,
    "Whether the attributes of a frame number say private. It can change unless slots_lock or mmu_lock is held.",
    {
      versions: { since: "6.8" },
      related: ["kvm_range_has_memory_attributes"]
    }
  ),
  query(
    "unsigned long kvm_get_memory_attributes(struct kvm *kvm, gfn_t gfn)",
    KVM6,
    "The attributes of a frame number; 0 where none are set.",
    { versions: { since: "6.8" } }
  ),
  query(
    "bool kvm_range_has_memory_attributes(struct kvm *kvm, gfn_t start, gfn_t end, unsigned long mask, unsigned long attrs)",
    MAIN5,
    "Whether every frame number of [start, end) has these attributes. The answer is stable only under slots_lock or mmu_lock.",
    {
      versions: { since: "6.8", note: "Without the mask before 6.11." },
      ends: { end: "excluded" },
      formerly: [
        {
          signature: "bool kvm_range_has_memory_attributes(struct kvm *kvm, gfn_t start, gfn_t end, unsigned long attrs)",
          versions: { since: "6.8", until: "6.10" }
        }
      ]
    }
  ),
  query(
    "bool kvm_arch_pre_set_memory_attributes(struct kvm *kvm, struct kvm_gfn_range *range)",
    KVM6,
    "Before attributes change: unmaps the range and keeps huge mappings from spanning its ends. True asks for a flush.",
    {
      versions: { since: "6.8" },
      needs: underMmuLock2,
      effects: [
        { effect: "windowRange", of: "kvm", start: "range->start", end: "range->end" },
        { effect: "unmap", of: "range", side: "guest" }
      ]
    }
  ),
  query(
    "bool kvm_arch_post_set_memory_attributes(struct kvm *kvm, struct kvm_gfn_range *range)",
    KVM6,
    "After attributes changed: notes which huge mappings would be mixed. Maps nothing.",
    {
      versions: { since: "6.8" },
      needs: underMmuLock2,
      effects: [{ effect: "attribute", of: "range", change: "mixed bits of huge mappings follow the new attributes" }]
    }
  ),
  quiet(
    "void kvm_prepare_memory_fault_exit(struct kvm_vcpu *vcpu, gpa_t gpa, gpa_t size, bool is_write, bool is_exec, bool is_private)",
    KVM6,
    "Fills in the exit that tells user space which memory faulted, so that it can change the attributes.",
    { versions: { since: "6.8" } }
  ),
  query("bool kvm_arch_has_private_mem(struct kvm *kvm)", KVM6, "Whether this VM can have private memory.", {
    versions: { since: "6.8" }
  }),
  computes(
    "bool kvm_slot_can_be_private(const struct kvm_memory_slot *slot)",
    "slot && (slot->flags & KVM_MEM_GUEST_MEMFD)",
    KVM6,
    "Whether the memslot is bound to a guest_memfd. False for no memslot.",
    {
      aliases: [{ name: "kvm_slot_has_gmem", since: "7.0" }],
      versions: { since: "6.8", until: "6.17" }
    }
  )
];
var memoryAttributes = {
  name: "memory-attributes",
  title: "KVM: memory attributes",
  primitives: primitives2
};

// server/src/core/kernel/mm-internals.ts
var MM4 = "include/linux/mm.h";
var SWAP = "include/linux/swap.h";
var VEC = "include/linux/pagevec.h";
var SWAPOPS = "include/linux/swapops.h";
var FS4 = "include/linux/fs.h";
var batches = [
  quiet("void folio_batch_init(struct folio_batch *fbatch)", VEC, "Makes an empty batch of folios.", {
    ...named("folio_batch_reinit", "pagevec_init", "pagevec_reinit"),
    writes: ["*fbatch"]
  }),
  query(
    "unsigned int folio_batch_count(struct folio_batch *fbatch)",
    VEC,
    "How many folios a batch has, or has room for.",
    {
      ...named("pagevec_count", "folio_batch_space", "pagevec_space"),
      results: [{ value: { is: "any", min: 0, max: 31 } }]
    }
  ),
  query(
    "unsigned int folio_batch_add(struct folio_batch *fbatch, struct folio *folio)",
    VEC,
    "Puts a folio into a batch with the reference that the caller has; returns the room that is left.",
    {
      ...named("pagevec_add"),
      effects: [{ effect: "keep", of: "folio" }],
      results: [{ value: { is: "any", min: 0, max: 31 } }]
    }
  ),
  query("struct folio *folio_batch_next(struct folio_batch *fbatch)", VEC, "The next folio of a batch, or NULL."),
  quiet(
    "void folio_batch_remove_exceptionals(struct folio_batch *fbatch)",
    "mm/swap.c",
    "Takes what is no folio out of a batch.",
    named("pagevec_remove_exceptionals")
  ),
  quiet("void folios_put(struct folio_batch *folios)", MM4, "Drops a reference on each folio of a batch.", {
    effects: [{ effect: "ref", of: "folios", class: "pages", holder: "caller", by: 1, down: true }]
  }),
  quiet(
    "void folio_add_lru(struct folio *folio)",
    SWAP,
    "Puts a folio on its way to the lists of reclaim; a batch of the processor holds a reference until it gets there.",
    {
      ...named(
        "lru_cache_add",
        "folio_activate",
        "folio_deactivate",
        "folio_rotate_reclaimable",
        "mlock_drain_local",
        "mlock_folio",
        "munlock_folio",
        "mlock_new_folio",
        "folio_mark_lazyfree",
        "deactivate_file_folio"
      )
    }
  ),
  quiet(
    "void folio_add_lru_vma(struct folio *folio, struct vm_area_struct *vma)",
    SWAP,
    "Puts a folio on its way to the lists of reclaim.",
    named("lru_cache_add_inactive_or_unevictable")
  ),
  quiet(
    "void lruvec_add_folio(struct lruvec *lruvec, struct folio *folio)",
    "include/linux/mm_inline.h",
    "Moves a folio between the lists of reclaim.",
    named(
      "lruvec_add_folio_tail",
      "lruvec_del_folio",
      "add_page_to_lru_list",
      "del_page_from_lru_list",
      "workingset_age_nonresident"
    )
  ),
  quiet(
    "void workingset_refault(struct folio *folio, void *shadow)",
    SWAP,
    "Accounts a folio that came back.",
    named("workingset_activation", "workingset_update_node")
  ),
  quiet(
    "void mem_cgroup_replace_folio(struct folio *old, struct folio *new)",
    "include/linux/memcontrol.h",
    "Charges, or moves the charge of a folio.",
    named("mem_cgroup_migrate")
  ),
  quiet(
    "void unlock_page_lruvec_irqrestore(struct lruvec *lruvec, unsigned long flags)",
    "include/linux/memcontrol.h",
    "Lets the lock of the lists of reclaim go.",
    {
      ...named("lruvec_unlock_irqrestore"),
      effects: [
        { effect: "unlock", lock: { on: "lruvec", lock: "spinlock", mode: "exclusive" } },
        { effect: "unlock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } }
      ]
    }
  )
];
var mappings2 = [
  pure("unsigned long vma_pages(const struct vm_area_struct *vma)", MM4, "The number of pages of a mapping.", {
    min: 1
  }),
  pure(
    "pgoff_t linear_page_index(const struct vm_area_struct *vma, unsigned long address)",
    "include/linux/pagemap.h",
    "The index in the file of an address of a mapping."
  ),
  query(
    "bool vma_is_anonymous(struct vm_area_struct *vma)",
    MM4,
    "A question about a mapping.",
    named(
      "is_vm_hugetlb_page",
      "vma_is_accessible",
      "vma_is_fsdax",
      "vma_is_dax",
      "vma_is_secretmem",
      "userfaultfd_wp",
      "userfaultfd_missing",
      "userfaultfd_armed",
      "userfaultfd_minor",
      "vma_is_temporary_stack",
      "vma_is_foreign",
      "vma_has_recency",
      "userfaultfd_wp_async",
      "vma_soft_dirty_enabled"
    )
  ),
  quiet("void vm_flags_set(struct vm_area_struct *vma, unsigned long flags)", MM4, "Changes the flags of a mapping.", {
    ...named("vm_flags_clear", "vm_flags_init", "vm_flags_reset", "vm_flags_mod"),
    writes: ["*vma"]
  }),
  quiet(
    "void vma_end_read(struct vm_area_struct *vma)",
    "include/linux/mmap_lock.h",
    "Lets a mapping go that a fault held.",
    named("vma_start_write", "vma_assert_locked", "vma_assert_write_locked", "vma_mark_detached")
  ),
  query(
    "struct mm_struct *get_task_mm(struct task_struct *task)",
    "include/linux/sched/mm.h",
    "The address space of a task with a reference, or NULL; mmput() drops it.",
    {
      results: [
        {
          value: { is: "fresh", class: "mm" },
          effects: [{ effect: "ref", of: "result", class: "mm", holder: "caller", by: 1 }],
          label: "found"
        },
        { value: { is: "null" }, label: "none" }
      ]
    }
  ),
  quiet(
    "void mmput(struct mm_struct *mm)",
    "include/linux/sched/mm.h",
    "Drops a reference on the contents of an address space; the last one takes it down.",
    {
      ...named("mmput_async"),
      sleeps: "may",
      effects: [{ effect: "ref", of: "mm", class: "mm", holder: "caller", by: 1, down: true }]
    }
  ),
  query(
    "bool mmget_not_zero(struct mm_struct *mm)",
    "include/linux/sched/mm.h",
    "A reference on the contents of an address space unless it is going down.",
    {
      results: [
        {
          value: constant(1),
          effects: [{ effect: "ref", of: "mm", class: "mm", holder: "caller", by: 1 }],
          label: "taken"
        },
        { value: constant(0), label: "going down" }
      ]
    }
  ),
  quiet(
    "void mmgrab(struct mm_struct *mm)",
    "include/linux/sched/mm.h",
    "A reference on an address space itself, which its contents do not follow.",
    { effects: [{ effect: "ref", of: "mm", class: "mm", holder: "caller", by: 1 }] }
  ),
  quiet("void mmdrop(struct mm_struct *mm)", "include/linux/sched/mm.h", "Drops the reference of mmgrab().", {
    effects: [{ effect: "ref", of: "mm", class: "mm", holder: "caller", by: 1, down: true }]
  }),
  query(
    "int handle_userfault(struct vm_fault *vmf, unsigned long reason)",
    "fs/userfaultfd.c",
    "Lets user space settle a fault, with mmap_lock dropped.",
    { sleeps: "may" }
  ),
  query(
    "int handle_mm_fault(struct vm_area_struct *vma, unsigned long address, unsigned int flags, void *regs)",
    "mm/memory.c",
    "Settles a fault of a user address.",
    { preferBody: true, sleeps: "may" }
  ),
  pure(
    "unsigned long maybe_mkwrite(unsigned long pte, struct vm_area_struct *vma)",
    MM4,
    "An entry that is writable where the mapping is, or of a page.",
    {},
    named("mk_pte", "pfn_pte", "pfn_pmd")
  ),
  query(
    "struct page *vm_normal_page(struct vm_area_struct *vma, unsigned long addr, pte_t pte)",
    MM4,
    "The page of an entry, or NULL where it is not counted; no reference.",
    named("vm_normal_page_pmd")
  ),
  query(
    "struct folio *vm_normal_folio(struct vm_area_struct *vma, unsigned long addr, pte_t pte)",
    MM4,
    "The folio of an entry, or NULL where it is not counted; no reference.",
    named("vm_normal_folio_pmd")
  ),
  query(
    "int security_vm_enough_memory_mm(struct mm_struct *mm, long pages)",
    "include/linux/security.h",
    "Reserves memory.",
    {
      ...named("shmem_acct_blocks", "dquot_alloc_block_nodirty"),
      results: [{ value: constant(0) }, { value: errno("ENOMEM"), label: "refused" }]
    }
  ),
  quiet(
    "void vm_unacct_memory(long pages)",
    "include/linux/mman.h",
    "Gives reserved memory back.",
    named("vm_acct_memory")
  ),
  query("vm_fault_t vmf_error(int err)", MM4, "What a fault handler returns for an errno.", {
    results: [{ value: { is: "any", min: 1 } }]
  }),
  query(
    "int vm_fault_to_errno(vm_fault_t vm_fault, int foll_flags)",
    MM4,
    "The errno of what a fault handler returned.",
    { results: [{ value: errno("ENOMEM", "EHWPOISON", "EFAULT") }] }
  )
];
var filesystems = [
  quiet(
    "void file_accessed(struct file *file)",
    FS4,
    "Notes times and versions of a file.",
    named("touch_atime", "file_update_time", "inode_inc_iversion", "inode_update_timestamps")
  ),
  query(
    "struct timespec64 inode_set_ctime_current(struct inode *inode)",
    FS4,
    "Notes times of a file.",
    named("current_time", "inode_get_ctime", "inode_get_mtime")
  ),
  quiet(
    "void inode_set_mtime_to_ts(struct inode *inode, struct timespec64 ts)",
    FS4,
    "Notes times of a file.",
    named("inode_set_ctime_to_ts", "inode_set_atime_to_ts")
  ),
  query("struct inode *d_inode(const struct dentry *dentry)", "include/linux/dcache.h", "The inode of a name.", {
    results: [{ value: { is: "place", place: "dentry->d_inode" } }]
  }),
  quiet("void dput(struct dentry *dentry)", "include/linux/dcache.h", "Drops a reference on a name; NULL is ignored.", {
    sleeps: "may",
    effects: [
      {
        effect: "ref",
        of: "dentry",
        class: "dentry",
        holder: "caller",
        by: 1,
        down: true,
        when: { not: { null: "dentry" } }
      }
    ]
  }),
  query("struct dentry *dget(struct dentry *dentry)", "include/linux/dcache.h", "One more reference on a name.", {
    effects: [
      { effect: "ref", of: "dentry", class: "dentry", holder: "caller", by: 1, when: { not: { null: "dentry" } } }
    ],
    results: [{ value: { is: "place", place: "dentry" } }]
  }),
  quiet(
    "void d_instantiate(struct dentry *entry, struct inode *inode)",
    "include/linux/dcache.h",
    "Gives a name its inode, with the reference that the caller has.",
    { ...named("d_add", "d_tmpfile"), effects: [{ effect: "keep", of: "inode" }] }
  ),
  query("size_t iov_iter_count(const struct iov_iter *i)", "include/linux/uio.h", "What is left of a read or write.", {
    results: [{ value: { is: "any", min: 0 } }]
  }),
  quiet(
    "void iov_iter_advance(struct iov_iter *i, size_t bytes)",
    "include/linux/uio.h",
    "Moves on in a read or write.",
    { ...named("iov_iter_revert", "iov_iter_truncate", "iov_iter_reexpand"), writes: ["*i"] }
  ),
  query(
    "struct dentry *debugfs_create_file(const char *name, umode_t mode, struct dentry *parent, void *data, const void *fops)",
    "include/linux/debugfs.h",
    "A file for debugging; errors may be ignored.",
    { ...named("debugfs_create_dir", "debugfs_create_u32"), sleeps: "may" }
  ),
  {
    signature: "struct dentry *debugfs_lookup(const char *name, struct dentry *parent)",
    summary: "The file of that name with a reference, or NULL; dput() drops it.",
    source: "fs/debugfs/inode.c",
    sleeps: "may",
    results: [
      {
        value: { is: "fresh", class: "dentry" },
        effects: [{ effect: "ref", of: "result", class: "dentry", holder: "caller", by: 1 }],
        label: "found"
      },
      { value: { is: "null" }, label: "not there" }
    ],
    related: ["dput"]
  },
  quiet(
    "void debugfs_remove_recursive(struct dentry *dentry)",
    "include/linux/debugfs.h",
    "Removes files for debugging.",
    { ...named("debugfs_remove"), sleeps: "may" }
  ),
  query(
    "bool capable(int cap)",
    "include/linux/capability.h",
    "Whether the task may do what is asked for.",
    named("ns_capable", "capable_noaudit", "sysctl_perfmon_allowed", "perfmon_capable")
  ),
  query(
    "pid_t task_pid_nr(struct task_struct *tsk)",
    "include/linux/pid.h",
    "The number of a task.",
    named("task_tgid_nr", "pid_nr", "task_pid_vnr", "current_uid", "current_gid")
  ),
  quiet("void put_pid(struct pid *pid)", "include/linux/pid.h", "Drops a reference on a task or its number.", {
    ...named("put_task_struct"),
    effects: [
      { effect: "ref", of: "pid", class: "task", holder: "caller", by: 1, down: true, when: { not: { null: "pid" } } }
    ]
  })
];
var families4 = [
  {
    pattern: "(?:non_swap_entry|is_\\w+_entry|swp_(?:type|offset|entry|offset_pfn)|(?:pfn_)?swap_entry_to_\\w+|radix_to_swp_entry|swp_to_radix_entry|swp_entry_to_\\w+|make_\\w+_entry|softleaf_\\w+|pfn_t_\\w+|pfn_to_\\w+|__pfn_to_pfn_t|phys_to_pfn_t|entry_to_\\w+)",
    examples: ["swp_offset", "pfn_swap_entry_to_page", "is_migration_entry", "pfn_t_to_pfn"],
    form: {
      signature: "unsigned long $name(...)",
      summary: "Another reading of an entry or frame number.",
      source: SWAPOPS,
      sleeps: "never",
      results: [{ value: { is: "pure" } }]
    }
  },
  {
    pattern: "(?:arch_(?:check|swap|unmap|do_swap|prepare|sync|invalidate|zap|ensure)_\\w*|arch_enter_\\w+|arch_leave_\\w+|update_hiwater_\\w+|kmemcheck_\\w+|put_user_page_\\w+|task_numa_\\w+|count_swpout_\\w+|mem_cgroup_(?:uncharge|track|swap|sk)\\w*|put_mems_allowed_\\w+|security_inode_\\w+|fsnotify_\\w+)",
    examples: ["arch_check_zapped_pte", "task_numa_fault", "update_hiwater_rss"],
    form: {
      signature: "long $name(...)",
      summary: "Accounting or a step of the architecture; nothing that is modelled changes.",
      source: MM4,
      sleeps: "never",
      results: [{ value: { is: "any" } }]
    }
  }
];
var mmInternals = {
  name: "mm-internals",
  title: "Memory management at large",
  primitives: [...batches, ...mappings2, ...filesystems],
  families: families4
};

// server/src/core/kernel/ownership.ts
var SEV = "arch/x86/kvm/svm/sev.c";
var HOST = "arch/x86/virt/svm/sev.c";
var CCP = "drivers/crypto/ccp/sev-dev.c";
var TDX = "arch/x86/virt/vmx/tdx/tdx.c";
function owned(of, becomes) {
  return { effect: "ownership", of, becomes };
}
function zeroOrError(effects, label) {
  return [
    { value: constant(0), effects, label },
    { value: errno("ENODEV", "EFAULT", "EINVAL", "EIO"), label: "failed" }
  ];
}
var rmp = [
  {
    signature: "int rmp_make_private(u64 pfn, u64 gpa, int level, u32 asid, bool immutable)",
    summary: "Hands a page to a guest in the RMP: the host can write it no more, and a write through any mapping faults. A larger entry of the direct map is split first, so that it counts as sleeping.",
    source: HOST,
    versions: { since: "6.9" },
    sleeps: "may",
    results: zeroOrError([owned("pfn", "guest")], "now the guest owns it"),
    related: ["rmp_make_shared"]
  },
  {
    signature: "int rmp_make_shared(u64 pfn, int level)",
    summary: "Takes a page back from a guest in the RMP. Where that fails the page must never be used again: snp_leak_pages().",
    source: HOST,
    versions: { since: "6.9" },
    sleeps: "may",
    results: zeroOrError([owned("pfn", "host")], "now the host owns it"),
    related: ["rmp_make_private", "snp_leak_pages"]
  },
  query("int psmash(u64 pfn)", HOST, "Splits a 2M entry of the RMP into 4K entries.", {
    versions: { since: "6.9" },
    results: zeroOrError([], "split")
  }),
  query(
    "int snp_lookup_rmpentry(u64 pfn, bool *assigned, int *level)",
    HOST,
    "Reads whether a page is a guest's, and at which size.",
    {
      versions: { since: "6.9" },
      results: [
        {
          value: constant(0),
          effects: [
            { effect: "forget", at: "*assigned" },
            { effect: "forget", at: "*level" }
          ],
          label: "read"
        },
        { value: errno("ENODEV", "EFAULT"), label: "no RMP entry" }
      ]
    }
  ),
  quiet(
    "void snp_leak_pages(u64 pfn, unsigned int npages)",
    HOST,
    "Keeps pages from ever being used again, because they could not be taken back.",
    {
      versions: { since: "6.9" },
      aliases: [{ name: "__snp_leak_pages", since: "7.0" }],
      effects: [
        { effect: "note", text: "the pages are taken out of circulation" },
        { effect: "keep", of: "pfn" }
      ]
    }
  ),
  {
    signature: "int snp_page_reclaim(struct kvm *kvm, u64 pfn)",
    aliases: [{ name: "kvm_rmp_make_shared" }],
    summary: "Takes a page back from the firmware and then from the guest; leaks it where either fails.",
    source: SEV,
    versions: { since: "6.11" },
    preferBody: true,
    sleeps: "may",
    results: zeroOrError([owned("pfn", "host")], "taken back"),
    formerly: [
      { signature: "int snp_page_reclaim(u64 pfn)", versions: { note: "As first proposed, without the VM." } }
    ]
  },
  quiet("void snp_fixup_e820_tables(void)", HOST, "Keeps the RMP itself from being used as memory.")
];
var sev = [
  {
    signature: "struct page **sev_pin_memory(struct kvm *kvm, unsigned long uaddr, unsigned long ulen, unsigned long *n, unsigned int flags)",
    summary: "Pins user pages for a SEV command and counts them; an error pointer on failure. sev_unpin_memory() undoes it.",
    source: SEV,
    preferBody: true,
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: [
      {
        value: { is: "fresh", class: "slab" },
        effects: [
          { effect: "forget", at: "*n" },
          { effect: "pin", of: "result", by: { of: "*n" } }
        ],
        label: "pinned"
      },
      { value: { is: "errorPointer", names: ["EINVAL", "ENOMEM", "EFAULT"] }, label: "failed" }
    ]
  },
  quiet(
    "void sev_unpin_memory(struct kvm *kvm, struct page **pages, unsigned long npages)",
    SEV,
    "Undoes sev_pin_memory().",
    {
      preferBody: true,
      sleeps: "may",
      effects: [
        { effect: "pin", of: "pages", by: { of: "npages" }, down: true },
        { effect: "free", of: "pages" }
      ]
    }
  ),
  quiet(
    "void sev_clflush_pages(struct page **pages, unsigned long npages)",
    SEV,
    "Writes the caches of pinned pages back; they must be pinned still.",
    { preferBody: true }
  ),
  query(
    "int sev_do_cmd(int cmd, void *data, int *psp_ret)",
    CCP,
    "Has the security processor run a command, waiting for it.",
    {
      aliases: [{ name: "sev_platform_init" }, { name: "__sev_do_cmd_locked" }],
      sleeps: "may",
      results: [
        { value: constant(0), label: "done" },
        { value: errno("EIO", "ENODEV", "ETIMEDOUT", "EBUSY", "EINVAL"), label: "failed" }
      ],
      writes: ["*psp_ret"]
    }
  ),
  query(
    "int sev_issue_cmd_external_user(struct file *filep, unsigned int id, void *data, int *error)",
    CCP,
    "Has the security processor run a command for who opened its device.",
    {
      sleeps: "may",
      results: [
        { value: constant(0), label: "done" },
        { value: errno("EIO", "ENODEV", "ETIMEDOUT", "EBADF", "EINVAL"), label: "failed" }
      ]
    }
  ),
  query("int sev_guest_activate(void *data, int *error)", CCP, "Runs one command of a guest's life.", {
    aliases: [{ name: "sev_guest_deactivate" }, { name: "sev_guest_decommission" }, { name: "sev_guest_df_flush" }],
    sleeps: "may",
    results: [{ value: constant(0) }, { value: errno("EIO", "ENODEV") }]
  }),
  {
    signature: "void *snp_alloc_firmware_page(gfp_t mask)",
    summary: "A page that the firmware may write; NULL when there is none. snp_free_firmware_page() gives it back.",
    source: CCP,
    sleeps: { when: { flags: "mask", has: "__GFP_DIRECT_RECLAIM" } },
    results: [
      { value: { is: "fresh", class: "slab" }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  quiet("void snp_free_firmware_page(void *addr)", CCP, "Gives a page of the firmware back; NULL is ignored.", {
    sleeps: "may",
    effects: [{ effect: "free", of: "addr", ignores: "null" }]
  }),
  query(
    "void *psp_copy_user_blob(u64 uaddr, u32 len)",
    CCP,
    "Copies user memory for the security processor; an error pointer on failure. Freed with kfree().",
    {
      sleeps: "may",
      effects: [{ effect: "userFault" }],
      results: [
        { value: { is: "fresh", class: "slab" }, label: "copied" },
        { value: { is: "errorPointer", names: ["EINVAL", "ENOMEM", "EFAULT"] }, label: "failed" }
      ]
    }
  ),
  query(
    "int sev_gmem_prepare(struct kvm *kvm, kvm_pfn_t pfn, gfn_t gfn, int max_order)",
    SEV,
    "Hands a page to an SNP guest where it is not the guest's already.",
    {
      preferBody: true,
      sleeps: "may",
      results: zeroOrError([owned("pfn", "guest")], "prepared"),
      versions: { since: "6.11", until: "7.2" }
    }
  ),
  quiet(
    "void sev_gmem_invalidate(kvm_pfn_t start, kvm_pfn_t end)",
    SEV,
    "Takes pages back from an SNP guest before they are freed.",
    { preferBody: true, sleeps: "may", effects: [owned("start", "host")], versions: { since: "6.11", until: "7.2" } }
  ),
  quiet(
    "void sev_handle_rmp_fault(struct kvm_vcpu *vcpu, gpa_t gpa, u64 error_code)",
    SEV,
    "Settles a fault that the RMP caused, by splitting an entry or zapping and trying again.",
    { preferBody: true, sleeps: "may" }
  )
];
var status = [
  { value: constant(0), label: "done" },
  { value: { is: "any", min: 1 }, label: "TDX error" }
];
function seamcall(signature, summary, effects = [], aliases2 = []) {
  return {
    signature,
    ...aliases2.length > 0 ? { aliases: aliases2.map((name) => ({ name })) } : {},
    summary,
    source: TDX,
    sleeps: "never",
    results: [
      { value: constant(0), effects, label: "done" },
      { value: { is: "any", min: 1 }, label: "TDX error" }
    ]
  };
}
var tdx = [
  seamcall(
    "u64 tdh_mem_page_add(struct tdx_td *td, u64 gpa, struct page *page, struct page *source, u64 *ext_err1, u64 *ext_err2)",
    "Adds a page with contents to a guest that is being built; the source may be the page itself.",
    [owned("page", "guest")]
  ),
  seamcall(
    "u64 tdh_mem_page_aug(struct tdx_td *td, u64 gpa, int level, struct page *page, u64 *ext_err1, u64 *ext_err2)",
    "Adds a page that reads as zero to a guest.",
    [owned("page", "guest")]
  ),
  seamcall(
    "u64 tdh_mem_page_remove(struct tdx_td *td, u64 gpa, u64 level, u64 *ext_err1, u64 *ext_err2)",
    "Removes a page from a guest that was blocked and flushed."
  ),
  seamcall(
    "u64 tdh_mem_range_block(struct tdx_td *td, u64 gpa, int level, u64 *ext_err1, u64 *ext_err2)",
    "Keeps the guest from translating a range anew."
  ),
  seamcall(
    "u64 tdh_phymem_page_reclaim(struct page *page, u64 *tdx_pt, u64 *tdx_owner, u64 *tdx_size)",
    "Takes a page back when the guest is gone.",
    [owned("page", "host")]
  ),
  seamcall(
    "u64 tdh_phymem_page_wbinvd_hkid(u64 hkid, struct page *page)",
    "Writes back what is cached of a page under a key.",
    [],
    ["tdh_phymem_page_wbinvd_tdr"]
  ),
  seamcall(
    "u64 tdh_mem_track(struct tdx_td *td)",
    "Begins a new epoch, so that the guest's TLBs are known to be flushed.",
    [],
    [
      "tdh_mng_key_freeid",
      "tdh_mng_create",
      "tdh_vp_flush",
      "tdh_mng_vpflushdone",
      "tdh_mr_finalize",
      "tdh_mng_key_config",
      "tdh_vp_addcx",
      "tdh_mng_addcx",
      "tdh_phymem_cache_wb"
    ]
  ),
  {
    signature: "u64 tdh_vp_rd(struct tdx_vp *vp, u64 field, u64 *data)",
    aliases: [
      { name: "tdh_mng_rd" },
      { name: "tdh_vp_wr" },
      { name: "tdh_mng_init" },
      { name: "tdh_vp_init" },
      { name: "tdh_vp_create" },
      { name: "tdh_mr_extend" },
      { name: "tdh_mem_sept_add" },
      { name: "tdh_vp_enter" }
    ],
    summary: "Asks the TDX module for something that changes no page's owner as far as is modelled.",
    source: TDX,
    sleeps: "never",
    results: status
  }
];
var ownership = {
  name: "ownership",
  title: "Page ownership: SNP, SEV, TDX",
  primitives: [...rmp, ...sev, ...tdx]
};

// server/src/core/kernel/page-flags.ts
var FLAGS = "include/linux/page-flags.h";
var uptodate = "What it means is the file's to say: for guest_memfd zeroed in 6.8, prepared for the guest from 6.11 to 6.17, zeroed again from 7.0 on.";
var primitives3 = [
  query("bool folio_test_uptodate(const struct folio *folio)", FLAGS, `Whether the contents are valid. ${uptodate}`, {
    aliases: [{ name: "PageUptodate" }],
    results: [{ value: { is: "state", of: "folio", flag: "uptodate" } }],
    related: ["folio_mark_uptodate"]
  }),
  quiet(
    "void folio_mark_uptodate(struct folio *folio)",
    FLAGS,
    `Says that the contents are valid, after they were written. ${uptodate}`,
    {
      aliases: [{ name: "__folio_mark_uptodate" }, { name: "SetPageUptodate" }, { name: "__SetPageUptodate" }],
      effects: [{ effect: "flag", of: "folio", flag: "uptodate", value: true }],
      related: ["folio_test_uptodate", "folio_clear_uptodate"]
    }
  ),
  quiet("void folio_clear_uptodate(struct folio *folio)", FLAGS, "Says that the contents are not valid any more.", {
    aliases: [{ name: "ClearPageUptodate" }],
    effects: [{ effect: "flag", of: "folio", flag: "uptodate", value: false }]
  }),
  query("bool folio_test_locked(const struct folio *folio)", FLAGS, "Whether anybody holds the folio lock.", {
    aliases: [{ name: "PageLocked" }],
    results: [{ value: { is: "state", of: "folio", flag: "locked" } }]
  }),
  query(
    "bool folio_test_hwpoison(const struct folio *folio)",
    FLAGS,
    "Whether the memory is broken; then it must not be handed out.",
    {
      aliases: [{ name: "PageHWPoison" }],
      results: [{ value: { is: "state", of: "folio", flag: "hwpoison" } }]
    }
  ),
  query(
    "bool folio_test_private(const struct folio *folio)",
    FLAGS,
    "Whether PG_private is set, which is to say that an object is attached.",
    {
      aliases: [{ name: "PagePrivate" }],
      results: [{ value: { is: "state", of: "folio", flag: "private" } }]
    }
  ),
  quiet(
    "void folio_set_private(struct folio *folio)",
    FLAGS,
    "Sets PG_private alone, without the reference that folio_attach_private() takes.",
    {
      aliases: [{ name: "SetPagePrivate" }],
      effects: [{ effect: "flag", of: "folio", flag: "private", value: true }],
      related: ["folio_attach_private"]
    }
  ),
  quiet("void folio_clear_private(struct folio *folio)", FLAGS, "Clears PG_private alone.", {
    aliases: [{ name: "ClearPagePrivate" }],
    effects: [{ effect: "flag", of: "folio", flag: "private", value: false }]
  }),
  computes(
    "bool folio_test_large(const struct folio *folio)",
    "folio_nr_pages(folio) > 1",
    FLAGS,
    "Whether the folio has more than one page.",
    { versions: { since: "5.16" } }
  ),
  quiet(
    "void SetPageReserved(struct page *page)",
    FLAGS,
    "Takes the page out of management; its count means nothing from then on.",
    {
      effects: [{ effect: "flag", of: "page", flag: "reserved", value: true }]
    }
  ),
  quiet("void __folio_set_locked(struct folio *folio)", FLAGS, "Marks a folio that nobody else can see as locked.", {
    aliases: [{ name: "__SetPageLocked" }],
    effects: [{ effect: "lock", lock: { on: "folio", lock: "folio lock", mode: "exclusive" } }]
  }),
  quiet(
    "void __folio_clear_locked(struct folio *folio)",
    FLAGS,
    "Marks a folio that nobody else can see as not locked.",
    {
      aliases: [{ name: "__ClearPageLocked" }],
      effects: [{ effect: "unlock", lock: { on: "folio", lock: "folio lock", mode: "exclusive" } }]
    }
  ),
  query(
    "bool folio_has_private(const struct folio *folio)",
    FLAGS,
    "Whether something is attached that has to be released before the folio can go.",
    {
      aliases: [{ name: "page_has_private" }, { name: "folio_needs_release" }]
    }
  )
];
var families5 = [
  {
    pattern: "folio_test_(?:set|clear)_(\\w+)",
    examples: ["folio_test_clear_lru", "folio_test_set_referenced"],
    form: {
      signature: "bool $name(struct folio *folio)",
      summary: "Changes the flag $1 and returns what it was.",
      source: FLAGS,
      sleeps: "never",
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  },
  {
    pattern: "folio_test_(\\w+)",
    examples: ["folio_test_dirty", "folio_test_anon"],
    form: {
      signature: "bool $name(const struct folio *folio)",
      summary: "Whether the flag $1 of the folio is set.",
      source: FLAGS,
      sleeps: "never",
      results: [{ value: { is: "state", of: "folio", flag: "$1" } }]
    }
  },
  {
    pattern: "(?:__)?folio_set_(active|dirty|error|idle|lru|mappedtodisk|owner_2|partially_mapped|private_2|readahead|reclaim|referenced|swapbacked|swapcache|unevictable|waiters|workingset|young|hwpoison|reserved|head|mlocked|has_hwpoisoned)",
    examples: ["folio_set_referenced", "__folio_set_swapbacked"],
    form: {
      signature: "void $name(struct folio *folio)",
      summary: "Sets the flag $1 of the folio.",
      source: FLAGS,
      sleeps: "never",
      effects: [{ effect: "flag", of: "folio", flag: "$1", value: true }],
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:__)?folio_clear_(active|dirty|error|idle|lru|mappedtodisk|owner_2|partially_mapped|private_2|readahead|reclaim|referenced|swapbacked|swapcache|unevictable|waiters|workingset|young|hwpoison|reserved|head|mlocked|has_hwpoisoned|slab|lru_flags)(?:_flags)?",
    examples: ["folio_clear_referenced", "__folio_clear_lru_flags"],
    form: {
      signature: "void $name(struct folio *folio)",
      summary: "Clears the flag $1 of the folio.",
      source: FLAGS,
      sleeps: "never",
      effects: [{ effect: "flag", of: "folio", flag: "$1", value: false }],
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "Page([A-Z]\\w*)",
    examples: ["PageDirty", "PageTransHuge"],
    form: {
      signature: "int $name(const struct page *page)",
      summary: "Whether the flag $1 of the page is set.",
      source: FLAGS,
      sleeps: "never",
      results: [{ value: { is: "state", of: "page", flag: "$1" } }]
    }
  },
  {
    pattern: "(?:__)?SetPage([A-Z]\\w*)",
    examples: ["SetPageDirty", "__SetPageSwapBacked"],
    form: {
      signature: "void $name(struct page *page)",
      summary: "Sets the flag $1 of the page.",
      source: FLAGS,
      sleeps: "never",
      effects: [{ effect: "flag", of: "page", flag: "$1", value: true }],
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:__)?ClearPage([A-Z]\\w*)",
    examples: ["ClearPageActive", "__ClearPageLRU"],
    form: {
      signature: "void $name(struct page *page)",
      summary: "Clears the flag $1 of the page.",
      source: FLAGS,
      sleeps: "never",
      effects: [{ effect: "flag", of: "page", flag: "$1", value: false }],
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "Test(?:Set|Clear)Page([A-Z]\\w*)",
    examples: ["TestClearPageLRU", "TestSetPageDirty"],
    form: {
      signature: "int $name(struct page *page)",
      summary: "Changes the flag $1 of the page and returns what it was.",
      source: FLAGS,
      sleeps: "never",
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  }
];
var pageFlags = {
  name: "page-flags",
  title: "Flags of folios and pages",
  primitives: primitives3,
  families: families5
};

// server/src/core/kernel/page-tables.ts
var PGTABLE = "include/linux/pgtable.h";
var MM5 = "include/linux/mm.h";
var locksTable = { effect: "lock", lock: exclusive("*ptlp", "page table lock") };
var mapped = {
  value: { is: "nonNull" },
  effects: [{ effect: "store", at: "*ptlp", value: { is: "nonNull" } }, locksTable],
  label: "mapped and locked"
};
var primitives4 = [
  {
    signature: "pte_t *pte_offset_map_lock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, spinlock_t **ptlp)",
    summary: "The page table entry of an address, with the page table lock; pte_unmap_unlock() undoes it. NULL since 6.5 where the table went away.",
    source: MM5,
    sleeps: "never",
    results: [mapped, { value: { is: "null" }, label: "no table" }],
    related: ["pte_unmap_unlock"]
  },
  {
    signature: "pte_t *pte_offset_map_nolock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, spinlock_t **ptlp)",
    aliases: [{ name: "pte_offset_map_ro_nolock", since: "6.13" }],
    summary: "The page table entry of an address and the lock of its table, which is not taken. NULL where the table went away.",
    source: MM5,
    sleeps: "never",
    results: [
      {
        value: { is: "nonNull" },
        effects: [{ effect: "store", at: "*ptlp", value: { is: "nonNull" } }],
        label: "mapped"
      },
      { value: { is: "null" }, label: "no table" }
    ]
  },
  {
    signature: "pte_t *pte_offset_map_rw_nolock(struct mm_struct *mm, pmd_t *pmd, unsigned long addr, pmd_t *pmdvalp, spinlock_t **ptlp)",
    summary: "As pte_offset_map_nolock(), for who is going to write.",
    source: MM5,
    versions: { since: "6.13" },
    sleeps: "never",
    results: [
      {
        value: { is: "nonNull" },
        effects: [
          { effect: "store", at: "*ptlp", value: { is: "nonNull" } },
          { effect: "forget", at: "*pmdvalp" }
        ],
        label: "mapped"
      },
      { value: { is: "null" }, label: "no table" }
    ]
  },
  {
    signature: "pte_t *pte_alloc_map_lock(struct mm_struct *mm, pmd_t *pmd, unsigned long address, spinlock_t **ptlp)",
    summary: "As pte_offset_map_lock(), allocating the table where there is none.",
    source: MM5,
    sleeps: "may",
    results: [mapped, { value: { is: "null" }, label: "no memory" }]
  },
  {
    signature: "pte_t *get_locked_pte(struct mm_struct *mm, unsigned long addr, spinlock_t **ptlp)",
    summary: "The page table entry of an address with all tables allocated, and the page table lock.",
    source: "mm/memory.c",
    preferBody: true,
    sleeps: "may",
    results: [mapped, { value: { is: "null" }, label: "no memory" }]
  },
  quiet("void pte_unmap_unlock(pte_t *pte, spinlock_t *ptl)", MM5, "Lets the page table lock go.", {
    effects: [{ effect: "unlock", lock: exclusive("ptl", "page table lock") }]
  }),
  quiet("void pte_unmap(pte_t *pte)", MM5, "Ends the use of a page table."),
  query(
    "spinlock_t *pmd_lock(struct mm_struct *mm, pmd_t *pmd)",
    MM5,
    "Takes the lock of a page table and returns it; spin_unlock() lets it go.",
    {
      ...named("pud_lock"),
      results: [
        { value: { is: "nonNull" }, effects: [{ effect: "lock", lock: exclusive("result", "page table lock") }] }
      ]
    }
  ),
  pure(
    "spinlock_t *pte_lockptr(struct mm_struct *mm, pmd_t *pmd)",
    MM5,
    "The lock of a page table.",
    { nonNull: true },
    named("pmd_lockptr", "pud_lockptr", "huge_pte_lockptr")
  ),
  {
    signature: "spinlock_t *pmd_trans_huge_lock(pmd_t *pmd, struct vm_area_struct *vma)",
    ...named("pud_trans_huge_lock"),
    summary: "Takes the lock of a page table if the entry is a huge page; else NULL.",
    source: "include/linux/huge_mm.h",
    sleeps: "never",
    results: [
      {
        value: { is: "nonNull" },
        effects: [{ effect: "lock", lock: exclusive("result", "page table lock") }],
        label: "huge, locked"
      },
      { value: { is: "null" }, label: "not huge" }
    ]
  },
  {
    signature: "pmd_t *pmd_alloc(struct mm_struct *mm, pud_t *pud, unsigned long address)",
    ...named("pud_alloc", "p4d_alloc"),
    summary: "The entry of an address, allocating the table where there is none.",
    source: MM5,
    sleeps: "may",
    results: [
      { value: { is: "nonNull" }, label: "there" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  query(
    "int pte_alloc(struct mm_struct *mm, pmd_t *pmd)",
    MM5,
    "Allocates a page table where there is none; true where it could not.",
    {
      ...named("__pte_alloc", "__pmd_alloc", "__pud_alloc", "__p4d_alloc"),
      preferBody: true,
      sleeps: "may",
      results: [
        { value: constant(0), label: "there" },
        { value: { is: "any" }, label: "no memory" }
      ]
    }
  ),
  {
    signature: "pgtable_t pte_alloc_one(struct mm_struct *mm)",
    summary: "A new page table, or 0.",
    source: PGTABLE,
    sleeps: "may",
    results: [{ value: { is: "any" } }]
  },
  quiet(
    "void pte_free(struct mm_struct *mm, pgtable_t pte)",
    PGTABLE,
    "Frees a page table that is not in use.",
    named(
      "pmd_free",
      "pud_free",
      "p4d_free",
      "pte_free_defer",
      "pmd_populate",
      "pud_populate",
      "p4d_populate",
      "pgd_populate",
      "mm_inc_nr_ptes",
      "mm_inc_nr_pmds",
      "mm_inc_nr_puds",
      "mm_dec_nr_ptes",
      "mm_dec_nr_pmds"
    )
  ),
  releases(
    "void i_mmap_unlock_write(struct address_space *mapping)",
    exclusive("&mapping->i_mmap_rwsem", "rwsem"),
    "include/linux/fs.h",
    "Lets the tree of mappings of a file go."
  ),
  quiet(
    "void i_mmap_lock_write(struct address_space *mapping)",
    "include/linux/fs.h",
    "Takes the tree of mappings of a file to change it.",
    { sleeps: "may", effects: [{ effect: "lock", lock: exclusive("&mapping->i_mmap_rwsem", "rwsem") }] }
  ),
  quiet(
    "void i_mmap_lock_read(struct address_space *mapping)",
    "include/linux/fs.h",
    "Takes the tree of mappings of a file to walk it.",
    {
      sleeps: "may",
      effects: [{ effect: "lock", lock: { on: "&mapping->i_mmap_rwsem", lock: "rwsem", mode: "shared" } }]
    }
  ),
  quiet(
    "void i_mmap_unlock_read(struct address_space *mapping)",
    "include/linux/fs.h",
    "Lets the tree of mappings of a file go.",
    { effects: [{ effect: "unlock", lock: { on: "&mapping->i_mmap_rwsem", lock: "rwsem", mode: "shared" } }] }
  ),
  query(
    "bool gup_must_unshare(struct vm_area_struct *vma, unsigned int flags, struct page *page)",
    MM5,
    "A question of a fault or of a lookup of user pages.",
    named(
      "arch_vma_access_permitted",
      "thp_vma_suitable_orders",
      "check_stable_address_space",
      "mm_forbids_zeropage",
      "can_change_pte_writable",
      "ksm_might_unmap_zero_page",
      "__hugepd"
    )
  ),
  query("int swap_pte_batch(pte_t *start_ptep, int max_nr, pte_t pte)", MM5, "How many entries in a row are alike.", {
    ...named("folio_pte_batch", "folio_pte_batch_flags"),
    results: [{ value: { is: "any", min: 1 } }]
  }),
  quiet(
    "void __split_huge_pmd(struct vm_area_struct *vma, pmd_t *pmd, unsigned long address, bool freeze)",
    "mm/huge_memory.c",
    "Splits an entry of a huge page.",
    named("split_huge_pmd", "split_huge_pud", "split_huge_pmd_address")
  ),
  quiet(
    "void folio_throttle_swaprate(struct folio *folio, gfp_t gfp)",
    "include/linux/swap.h",
    "Makes a task wait that fills the swap.",
    { sleeps: "may" }
  ),
  {
    signature: "int folio_large_mapcount(const struct folio *folio)",
    summary: "How many page table entries map a large folio now.",
    source: MM5,
    sleeps: "never",
    results: [{ value: { is: "count", of: "folio", what: "mappings" } }]
  }
];
var entryRead = "What a page table entry says, or an entry changed in a register; memory is not touched.";
var families6 = [
  {
    pattern: "(?:set_(?:pte|pmd|pud|p4d|pgd)(?:_at|s|_safe)?|set_huge_(?:pte|pmd|pud)\\w*|(?:pte|pmd|pud)p_(?:set_access_flags|set_wrprotect|modify_prot_commit)|(?:pte|pmd|pud|p4d|pgd)_clear(?:_full|_not_present_full|_tests|_bad)?|update_mmu_(?:cache|tlb)\\w*|wrprotect_ptes|flush_tlb_\\w+|(?:arch_)?(?:enter|leave|lazy_mmu)_\\w*lazy_mmu_mode|arch_(?:enter|leave)_lazy_mmu_mode|tlb_\\w+)",
    examples: ["set_pte_at", "update_mmu_cache_range", "pmd_clear", "flush_tlb_page"],
    form: {
      signature: "void $name(...)",
      summary: "Writes page table entries, or flushes what was translated by them. Mappings are told by rmap, not by this.",
      source: PGTABLE,
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:pte|pmd|pud|p4d|pgd)_(?:none|present|bad|leaf|write|dirty|young|special|devmap|same|protnone|trans_huge|swp_\\w+|soft_dirty|uffd_wp|none_or_clear_bad|none_or_trans_huge_or_clear_bad|accessible|large|huge|trans_unstable|none_mostly|marker\\w*|batch_hint|needs_soft_dirty_wp|decrypted|mkhuge|free_tlb|user_accessible_page|savedwrite|access_permitted)",
    examples: ["pte_none", "pmd_trans_huge", "pte_swp_uffd_wp"],
    form: {
      signature: "bool $name(...)",
      summary: entryRead,
      source: PGTABLE,
      sleeps: "never",
      results: [{ value: { is: "pure" } }]
    }
  },
  {
    pattern: "(?:pte|pmd|pud|p4d|pgd)_(?:offset\\w*|page|pgtable|page_vaddr)",
    examples: ["pgd_offset", "pmd_page", "pte_offset_map"],
    form: {
      signature: "void *$name(...)",
      summary: "The entry of an address in a page table, or the page that an entry holds.",
      source: PGTABLE,
      sleeps: "never",
      results: [{ value: { is: "pure", nonNull: true } }]
    }
  },
  {
    pattern: "(?:pte|pmd|pud|p4d|pgd|pgprot)_(?!alloc|free|lock|unlock|unmap|populate|install|map)\\w+",
    examples: ["pte_mkdirty", "pmd_pfn", "pgprot_val", "pte_to_swp_entry"],
    form: {
      signature: "unsigned long $name(...)",
      summary: entryRead,
      source: PGTABLE,
      sleeps: "never",
      results: [{ value: { is: "pure" } }]
    }
  },
  {
    pattern: "(?:pte|pmd|pud|p4d|pgd)p_(?:get\\w*|clear\\w*|huge_\\w+|test_and_clear_young|collapse_flush|invalidate\\w*|modify_prot_start)|(?:get_and_clear_full_ptes|get_and_clear_ptes|clear_flush_young_ptes\\w*)",
    examples: ["ptep_get", "ptep_clear_flush", "pmdp_get_lockless"],
    form: {
      signature: "unsigned long $name(...)",
      summary: "Reads a page table entry, or clears it and returns what it was. Mappings are told by rmap, not by this.",
      source: PGTABLE,
      sleeps: "never",
      results: [{ value: { is: "any" } }]
    }
  }
];
var pageTables = {
  name: "page-tables",
  title: "Page tables of processes",
  primitives: primitives4,
  families: families6
};

// server/src/core/kernel/allocation.ts
function mayFail(flags) {
  return not2({ flags, has: "__GFP_NOFAIL" });
}
function blocks(flags) {
  return { when: mayBlock(flags) };
}
function memory(flags, content, of = "slab") {
  const failed2 = { value: { is: "null" }, when: mayFail(flags), label: "no memory" };
  if (content === "zeroed") return [{ value: { is: "fresh", class: of, zeroed: true }, label: "allocated" }, failed2];
  const zeroed2 = { flags, has: "__GFP_ZERO" };
  return [
    { value: { is: "fresh", class: of, zeroed: true }, when: zeroed2, label: "allocated" },
    { value: { is: "fresh", class: of }, when: not2(zeroed2), label: "allocated" },
    failed2
  ];
}
function pageOrNull(flags) {
  return [
    {
      value: { is: "fresh", class: "folio" },
      effects: [
        { effect: "ref", of: "result", class: "folio", holder: "caller", by: 1 },
        { effect: "content", of: "result", becomes: "zeroes", when: { flags, has: "__GFP_ZERO" } }
      ],
      label: "allocated"
    },
    { value: { is: "null" }, when: mayFail(flags), label: "no memory" }
  ];
}

// server/src/core/kernel/pages.ts
var SLAB = "include/linux/slab.h";
var GFP = "include/linux/gfp.h";
var pages = [
  {
    signature: "unsigned long get_zeroed_page(gfp_t flags)",
    summary: "Allocates a page that reads as zero and returns its address; 0 when there is none. Freed with free_page().",
    source: GFP,
    sleeps: blocks("flags"),
    results: memory("flags", "zeroed")
  },
  {
    signature: "unsigned long __get_free_page(gfp_t flags)",
    summary: "Allocates a page and returns its address; 0 when there is none. Freed with free_page().",
    source: GFP,
    sleeps: blocks("flags"),
    results: memory("flags", "any")
  },
  {
    signature: "unsigned long __get_free_pages(gfp_t flags, unsigned int order)",
    summary: "Allocates pages and returns their address; 0 when there are none. Freed with free_pages().",
    source: GFP,
    sleeps: blocks("flags"),
    results: memory("flags", "any")
  },
  quiet("void free_page(unsigned long addr)", GFP, "Gives back a page of __get_free_page(); 0 is ignored.", {
    effects: [{ effect: "free", of: "addr", ignores: "null" }]
  }),
  quiet(
    "void free_pages(unsigned long addr, unsigned int order)",
    GFP,
    "Gives back pages of __get_free_pages(); 0 is ignored.",
    {
      effects: [{ effect: "free", of: "addr", ignores: "null" }]
    }
  ),
  {
    signature: "struct page *alloc_page(gfp_t gfp_mask)",
    summary: "Allocates a page with one reference; NULL when there is none. Given back with put_page() or __free_page().",
    source: GFP,
    sleeps: blocks("gfp_mask"),
    results: pageOrNull("gfp_mask")
  },
  {
    signature: "struct page *alloc_pages(gfp_t gfp_mask, unsigned int order)",
    aliases: [
      { name: "alloc_pages_noprof" },
      { name: "folio_alloc" },
      { name: "filemap_alloc_folio" },
      { name: "__page_cache_alloc" }
    ],
    summary: "Allocates a block of pages with one reference; NULL when there is none.",
    source: GFP,
    sleeps: blocks("gfp_mask"),
    results: pageOrNull("gfp_mask")
  },
  {
    signature: "struct page *alloc_pages_node(int nid, gfp_t gfp_mask, unsigned int order)",
    aliases: [{ name: "__alloc_pages_node" }],
    summary: "Allocates a block of pages on a node, with one reference; NULL when there is none.",
    source: GFP,
    sleeps: blocks("gfp_mask"),
    results: pageOrNull("gfp_mask")
  },
  quiet(
    "void __free_page(struct page *page)",
    GFP,
    "Drops the reference of alloc_page(); the page is free when it was the last.",
    {
      effects: [{ effect: "ref", of: "page", class: "folio", holder: "caller", by: 1, down: true }]
    }
  ),
  quiet(
    "void __free_pages(struct page *page, unsigned int order)",
    GFP,
    "Drops the reference of alloc_pages(); the block is free when it was the last.",
    {
      effects: [{ effect: "ref", of: "page", class: "folio", holder: "caller", by: 1, down: true }]
    }
  ),
  pure(
    "size_t array_size(size_t a, size_t b)",
    "include/linux/overflow.h",
    "A product that saturates instead of wrapping.",
    {},
    {
      aliases: [{ name: "size_mul" }, { name: "size_add" }, { name: "struct_size_t" }]
    }
  ),
  pure(
    "size_t struct_size(const void *p, int member, size_t count)",
    "include/linux/overflow.h",
    "The size of a struct with a flexible array, saturating instead of wrapping.",
    {},
    { byName: ["p", "member"] }
  ),
  query("size_t ksize(const void *objp)", SLAB, "The bytes that an allocation really has.")
];
var quotas = [
  {
    signature: "int mem_cgroup_charge(struct folio *folio, struct mm_struct *mm, gfp_t gfp)",
    summary: "Charges the folio to a memory group.",
    source: "include/linux/memcontrol.h",
    sleeps: blocks("gfp"),
    results: [
      { value: { is: "constant", value: 0 }, label: "charged" },
      { value: { is: "errno", names: ["ENOMEM"] }, label: "over the limit" }
    ]
  },
  {
    signature: "void mem_cgroup_uncharge(struct folio *folio)",
    summary: "Takes the charge of a folio back.",
    source: "include/linux/memcontrol.h",
    sleeps: "never",
    results: VOID
  }
];
var pageAllocation = {
  name: "pages",
  title: "Page allocation",
  primitives: [...pages, ...quotas]
};

// server/src/core/kernel/presumed.ts
var NO_DEED = "(?!.*for_each)(?!(?:.*_)?(?:set|clear|mark|make|update|inject|handle|process|put|free|alloc|add|del|remove|do|init|destroy|enable|disable|get_and|test_and|check_and|wait|lock|unlock|grab|create|install|store|load|release|emulate|try|copy|move|queue|reset|flush|drop|invalidate|change|truncate|zap|unmap|map|pin|unpin)_)";
function presume(pattern, examples, signature, summary, nonNull) {
  const value = nonNull ? { is: "pure", nonNull } : { is: "any" };
  return {
    pattern: `${NO_DEED}${pattern}`,
    examples,
    form: {
      signature,
      summary: `${summary} Taken from its name; nobody read the body.`,
      source: "by name",
      sleeps: "never",
      presumed: true,
      results: [{ value }]
    }
  };
}
var families7 = [
  presume(
    "_*(?:is|has|can|cannot|should|needs?|wants?|was)_\\w+",
    ["is_cow_mapping", "is_shadow_present_pte", "has_transparent_hugepage"],
    "bool $name(...)",
    "By its name a question, which changes nothing."
  ),
  presume(
    "\\w+_(?:is|has|can|cannot|should|need|needs|want|wants|are)_\\w+",
    ["kvm_is_error_hva", "vma_is_anonymous", "guest_cpuid_is_amd_compatible"],
    "bool $name(...)",
    "By its name a question, which changes nothing."
  ),
  presume(
    "\\w+_(?:enabled|supported|valid|allowed|possible|present|empty|pending|disabled|active|needed|required|has|equal|visible|requested|available|inhibited)",
    ["lru_gen_enabled", "guest_pv_has", "mapping_empty"],
    "bool $name(...)",
    "By its name a question, which changes nothing."
  ),
  presume(
    "(?:____is_\\w+|sev_guest|sev_es_guest|sev_snp_guest|VALID_PAGE|IS_[A-Z_]+|S_IS[A-Z]+|KVM_[A-Z_]+_VALID)",
    ["____is_efer_lma", "S_ISREG"],
    "bool $name(...)",
    "By its name a question, which changes nothing."
  ),
  presume(
    "to_(?!user)\\w+",
    ["to_svm", "to_kvm_svm", "to_vmx", "to_delayed_work"],
    "void *$name(...)",
    "By its name another view of its argument: the object around it.",
    true
  ),
  presume(
    "[A-Z][A-Z0-9]*_I",
    ["SHMEM_I", "GMEM_I"],
    "void *$name(struct inode *inode)",
    "By its name the inode of a file system around a plain inode.",
    true
  ),
  presume(
    "\\w+_(?:count|nr|index|idx|level|size|order|mask|bits|shift|offset|type|flags|id|nid|val|capacity|length|version|generation)",
    ["folio_batch_count", "spte_index", "swp_offset", "huge_page_order"],
    "unsigned long $name(...)",
    "By its name a number that is read."
  ),
  presume(
    "(?!.*(?:LOCK|DEFINE|DECLARE|STATE|EXPORT|INIT|BUG|FREE|PUT|LIST|TRACE|MODULE))[A-Z][A-Z0-9_x]*_[A-Za-z0-9_]+",
    ["KVM_PAGES_PER_HPAGE", "KVM_HPAGE_GFN_SHIFT", "X2APIC_MSR"],
    "unsigned long $name(...)",
    "By its name a macro that computes a number."
  )
];
var presumed = { name: "presumed", title: "Presumed from the name", primitives: [], families: families7 };

// server/src/core/kernel/processors.ts
var PERCPU = "include/linux/percpu-defs.h";
var CPUMASK = "include/linux/cpumask.h";
var MSR = "arch/x86/include/asm/msr.h";
var X863 = "arch/x86/include/asm/cpufeature.h";
var perCpu = [
  query(
    "int smp_processor_id(void)",
    "include/linux/smp.h",
    "The number of the processor; it means something only while the task cannot move.",
    {
      ...named(
        "raw_smp_processor_id",
        "numa_node_id",
        "num_online_cpus",
        "num_possible_cpus",
        "nr_cpumask_bits",
        "numa_mem_id",
        "num_present_cpus"
      ),
      results: [{ value: { is: "any", min: 0 } }]
    }
  ),
  getter("long per_cpu(long var, int cpu_number)", "var", PERCPU, "The variable of a processor.", { byName: ["var"] }),
  pure(
    "void *per_cpu_ptr(void *ptr, int cpu_number)",
    PERCPU,
    "The variable of a processor.",
    { nonNull: true },
    named("per_cpu_ptr_to_phys")
  ),
  pure(
    "void *this_cpu_ptr(void *ptr)",
    PERCPU,
    "The variable of this processor.",
    { nonNull: true },
    named("raw_cpu_ptr", "this_cpu_cpumask_var_ptr")
  ),
  query("void *get_cpu_ptr(void *ptr)", PERCPU, "The variable of this processor, staying on it.", {
    effects: [{ effect: "lock", lock: { on: "cpu", lock: "preemption", mode: "exclusive" } }],
    results: [{ value: { is: "nonNull" } }]
  }),
  quiet("void put_cpu_ptr(void *ptr)", PERCPU, "Ends what get_cpu_ptr() began.", {
    effects: [{ effect: "unlock", lock: { on: "cpu", lock: "preemption", mode: "exclusive" } }]
  }),
  getter("long this_cpu_read(long var)", "var", PERCPU, "Reads the variable of this processor.", {
    ...named("__this_cpu_read", "raw_cpu_read", "__get_cpu_var"),
    byName: ["var"]
  }),
  quiet("void this_cpu_write(long var, long value)", PERCPU, "Changes the variable of this processor.", {
    ...named(
      "__this_cpu_write",
      "this_cpu_add",
      "__this_cpu_add",
      "raw_cpu_write",
      "this_cpu_sub",
      "this_cpu_and",
      "this_cpu_or"
    ),
    byName: ["var"],
    effects: [{ effect: "forget", at: "var" }]
  }),
  quiet("void this_cpu_inc(long var)", PERCPU, "Counts the variable of this processor.", {
    ...named("__this_cpu_inc", "this_cpu_dec", "__this_cpu_dec", "raw_cpu_inc"),
    byName: ["var"],
    effects: [{ effect: "forget", at: "var" }]
  }),
  {
    signature: "void *alloc_percpu(int type)",
    ...named("__alloc_percpu", "alloc_percpu_gfp"),
    summary: "A variable for each processor; NULL when there is no memory. Freed with free_percpu().",
    source: "include/linux/percpu.h",
    byName: ["type"],
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "slab", zeroed: true }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  quiet("void free_percpu(void *ptr)", "include/linux/percpu.h", "Frees what alloc_percpu() gave; NULL is ignored.", {
    effects: [{ effect: "free", of: "ptr", ignores: "null" }]
  }),
  query(
    "int percpu_counter_init(struct percpu_counter *fbc, s64 amount, gfp_t gfp)",
    "include/linux/percpu_counter.h",
    "Prepares a counter.",
    {
      sleeps: { when: { flags: "gfp", has: "__GFP_DIRECT_RECLAIM" } },
      results: [{ value: constant(0) }, { value: errno("ENOMEM"), label: "no memory" }]
    }
  ),
  quiet(
    "void percpu_counter_destroy(struct percpu_counter *fbc)",
    "include/linux/percpu_counter.h",
    "Undoes percpu_counter_init().",
    named("percpu_counter_inc", "percpu_counter_dec")
  ),
  quiet(
    "void percpu_counter_add(struct percpu_counter *fbc, s64 amount)",
    "include/linux/percpu_counter.h",
    "Changes a counter.",
    named("percpu_counter_sub", "percpu_counter_add_batch", "percpu_counter_set")
  ),
  query(
    "s64 percpu_counter_sum(struct percpu_counter *fbc)",
    "include/linux/percpu_counter.h",
    "The value of a counter.",
    named("percpu_counter_read_positive", "percpu_counter_sum_positive", "percpu_counter_read")
  ),
  query(
    "int percpu_counter_compare(struct percpu_counter *fbc, s64 rhs)",
    "include/linux/percpu_counter.h",
    "Compares a counter with a number.",
    named("percpu_counter_limited_add")
  )
];
var sets = [
  quiet("void cpumask_clear(struct cpumask *dstp)", CPUMASK, "Changes a set of processors.", {
    ...named("cpumask_setall", "nodes_clear"),
    effects: [{ effect: "forget", at: "*dstp" }]
  }),
  quiet(
    "void cpumask_set_cpu(unsigned int cpu_number, struct cpumask *dstp)",
    CPUMASK,
    "Changes a set of processors.",
    {
      ...named(
        "__cpumask_set_cpu",
        "cpumask_clear_cpu",
        "__cpumask_clear_cpu",
        "cpumask_test_and_set_cpu",
        "cpumask_test_and_clear_cpu"
      ),
      effects: [{ effect: "forget", at: "*dstp" }]
    }
  ),
  quiet(
    "void cpumask_copy(struct cpumask *dstp, const struct cpumask *srcp)",
    CPUMASK,
    "Changes a set of processors.",
    { ...named("cpumask_or", "cpumask_and", "cpumask_andnot"), effects: [{ effect: "forget", at: "*dstp" }] }
  ),
  query(
    "bool cpumask_empty(const struct cpumask *srcp)",
    CPUMASK,
    "What is in a set of processors.",
    named(
      "cpumask_weight",
      "cpumask_first",
      "cpumask_any",
      "nodes_empty",
      "first_node",
      "cpumask_of",
      "cpu_to_node",
      "cpu_online",
      "node_online",
      "topology_physical_package_id",
      "topology_core_id",
      "cpu_possible",
      "node_state"
    )
  ),
  query(
    "bool cpumask_test_cpu(int cpu_number, const struct cpumask *mask)",
    CPUMASK,
    "Whether a processor is in a set.",
    named("cpumask_next", "node_isset")
  ),
  query(
    "bool zalloc_cpumask_var(cpumask_var_t *mask, gfp_t flags)",
    CPUMASK,
    "Allocates a set of processors; false when there is no memory. free_cpumask_var() frees it.",
    {
      ...named("alloc_cpumask_var", "zalloc_cpumask_var_node", "alloc_cpumask_var_node"),
      sleeps: { when: { flags: "flags", has: "__GFP_DIRECT_RECLAIM" } },
      results: [
        { value: constant(1), label: "allocated" },
        { value: constant(0), label: "no memory" }
      ]
    }
  ),
  quiet("void free_cpumask_var(cpumask_var_t mask)", CPUMASK, "Frees a set of processors."),
  quiet(
    "void on_each_cpu(void *func, void *info, int wait)",
    "include/linux/smp.h",
    "Runs a function on every processor.",
    {
      ...named("on_each_cpu_mask", "on_each_cpu_cond"),
      effects: [{ effect: "note", text: "a function runs on other processors" }]
    }
  ),
  query(
    "int smp_call_function_single(int cpu_number, void *func, void *info, int wait)",
    "include/linux/smp.h",
    "Runs a function on a processor.",
    {
      ...named("smp_call_function_many", "smp_call_function", "smp_call_on_cpu", "work_on_cpu"),
      effects: [{ effect: "note", text: "a function runs on another processor" }]
    }
  ),
  quiet("void smp_send_reschedule(int cpu_number)", "include/linux/smp.h", "Makes a processor look up.", {
    ...named("arch_send_call_function_ipi"),
    effects: [{ effect: "note", text: "another processor is interrupted" }]
  }),
  quiet("void wbinvd_on_all_cpus(void)", "arch/x86/include/asm/smp.h", "Writes all caches of all processors back.", {
    ...named("wbnoinvd_on_all_cpus", "wbinvd", "wbnoinvd", "native_wbinvd"),
    effects: [{ effect: "note", text: "caches are written back" }]
  })
];
var x86 = [
  quiet(
    "void wrmsrl(unsigned int msr, u64 val)",
    MSR,
    "Writes a register of the processor.",
    named("wrmsrq", "native_wrmsrl", "native_wrmsrq", "__wrmsr", "wrmsrns")
  ),
  query(
    "int wrmsrl_safe(unsigned int msr, u64 val)",
    MSR,
    "Writes a register of the processor; an error where there is none.",
    named("wrmsrq_safe", "wrmsr_safe", "kvm_set_user_return_msr")
  ),
  quiet("void rdmsrl(unsigned int msr, u64 val)", MSR, "Reads a register of the processor into a variable.", {
    ...named("rdmsrq"),
    byName: ["val"],
    effects: [{ effect: "forget", at: "val" }]
  }),
  quiet(
    "void rdmsr(unsigned int msr, u32 low, u32 high)",
    MSR,
    "Reads a register of the processor into two variables.",
    {
      byName: ["low", "high"],
      effects: [
        { effect: "forget", at: "low" },
        { effect: "forget", at: "high" }
      ]
    }
  ),
  query(
    "int rdmsrl_safe(unsigned int msr, u64 *p)",
    MSR,
    "Reads a register of the processor; an error where there is none.",
    { ...named("rdmsrq_safe"), effects: [{ effect: "forget", at: "*p" }] }
  ),
  query(
    "u64 native_read_msr(unsigned int msr)",
    MSR,
    "Reads a register of the processor.",
    named(
      "__rdmsr",
      "native_read_cr4",
      "rdpmc",
      "xgetbv",
      "native_get_debugreg",
      "get_debugreg",
      "cpuid_eax",
      "cpuid_ebx",
      "cpuid_ecx",
      "cpuid_edx",
      "read_msr"
    )
  ),
  query(
    "u64 read_cr4(void)",
    "arch/x86/include/asm/special_insns.h",
    "Reads a register of the processor.",
    named(
      "read_cr0",
      "__read_cr3",
      "read_cr2",
      "read_pkru",
      "get_debugctlmsr",
      "native_save_fl",
      "read_pat",
      "__get_current_cr3_fast"
    )
  ),
  quiet(
    "void set_debugreg(unsigned long val, int reg)",
    "arch/x86/include/asm/debugreg.h",
    "Writes a register of the processor.",
    named(
      "xsetbv",
      "write_cr0",
      "write_cr4",
      "write_pkru",
      "load_gs_index",
      "loadsegment",
      "native_write_cr2",
      "update_debugctlmsr"
    )
  ),
  query("bool boot_cpu_has(unsigned int bit)", X863, "Whether the processor has a feature; it does not change.", {
    ...named(
      "cpu_feature_enabled",
      "static_cpu_has",
      "boot_cpu_has_bug",
      "static_cpu_has_bug",
      "cc_platform_has",
      "hypervisor_is_type",
      "this_cpu_has",
      "x86_match_cpu",
      "cpu_has"
    ),
    results: [{ value: { is: "pure", min: 0, max: 1 } }]
  }),
  pure(
    "unsigned long __pa(const void *x)",
    "arch/x86/include/asm/page.h",
    "The physical address of one in the direct map.",
    { inverse: "__va" },
    named(
      "virt_to_phys",
      "__pa_symbol",
      "__psp_pa",
      "__sme_pa",
      "__sme_set",
      "__sme_clr",
      "__sme_page_pa",
      "slow_virt_to_phys"
    )
  ),
  pure(
    "void *__va(unsigned long x)",
    "arch/x86/include/asm/page.h",
    "The address in the direct map of a physical one.",
    { inverse: "__pa", nonNull: true },
    named("phys_to_virt", "pfn_to_kaddr", "gfn_to_kaddr")
  ),
  pure(
    "struct page *virt_to_page(const void *kaddr)",
    "arch/x86/include/asm/page.h",
    "The page of an address in the direct map.",
    { nonNull: true, inverse: "folio_address" },
    named("virt_to_head_page", "vmalloc_to_page", "nth_page", "ZERO_PAGE", "phys_to_page")
  ),
  pure(
    "struct folio *virt_to_folio(const void *x)",
    "include/linux/mm.h",
    "The folio of an address in the direct map.",
    { nonNull: true }
  ),
  computes(
    "phys_addr_t page_to_phys(struct page *page)",
    "page_to_pfn(page) << PAGE_SHIFT",
    "include/asm-generic/memory_model.h",
    "The physical address of a page."
  )
];
var families8 = [
  {
    pattern: "(?:cr4?_|native_|paravirt_|arch_)?(?:load|save|restore)_(?:gs|fs|tr|ldt|idt|gdt|debug\\w*)\\w*",
    examples: ["native_load_tr_desc"],
    form: {
      signature: "void $name(...)",
      summary: "Loads registers of the processor.",
      source: X863,
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  }
];
var processors = {
  name: "processors",
  title: "Processors",
  primitives: [...perCpu, ...sets, ...x86],
  families: families8
};

// server/src/core/kernel/rcu.ts
var RCU = "include/linux/rcupdate.h";
var SRCU = "include/linux/srcu.h";
var PREEMPT = "include/linux/preempt.h";
var IRQ = "include/linux/irqflags.h";
var SEQ = "include/linux/seqlock.h";
var interrupts = exclusive("cpu", "interrupts");
var bottomHalves = exclusive("cpu", "bottom halves");
var preemption = exclusive("cpu", "preemption");
var rcu = shared("current", "rcu");
var srcu = shared("ssp", "srcu");
var off = [{ effect: "lock", lock: interrupts }];
var on = [{ effect: "unlock", lock: interrupts }];
var saved = { effect: "forget", at: "flags" };
var readers = [
  takes(
    "void rcu_read_lock(void)",
    rcu,
    RCU,
    "Begins a section in which what was found under RCU stays allocated. Sections nest; nothing may sleep inside.",
    { aliases: [{ name: "rcu_read_lock_sched" }, { name: "rcu_read_lock_bh" }] }
  ),
  releases("void rcu_read_unlock(void)", rcu, RCU, "Ends the section; pointers found in it are not to be used after.", {
    aliases: [{ name: "rcu_read_unlock_sched" }, { name: "rcu_read_unlock_bh" }],
    needs: [rcu]
  }),
  query(
    "int srcu_read_lock(struct srcu_struct *ssp)",
    SRCU,
    "Begins a section in which SRCU's objects stay, and in which sleeping is allowed. kvm->srcu keeps memslots alive, not the file that a memslot is bound to. The index goes to srcu_read_unlock().",
    {
      aliases: [{ name: "srcu_read_lock_notrace" }],
      effects: [{ effect: "lock", lock: srcu }],
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  ),
  releases(
    "void srcu_read_unlock(struct srcu_struct *ssp, int idx)",
    srcu,
    SRCU,
    "Ends the section that returned the index.",
    { aliases: [{ name: "srcu_read_unlock_notrace" }], needs: [srcu] }
  ),
  quiet("void synchronize_rcu(void)", "kernel/rcu/tree.c", "Waits until every RCU section that had begun is over.", {
    aliases: [{ name: "synchronize_rcu_expedited" }, { name: "rcu_barrier" }, { name: "synchronize_net" }],
    sleeps: "may",
    effects: [{ effect: "note", text: "a grace period passes" }]
  }),
  quiet(
    "void synchronize_srcu(struct srcu_struct *ssp)",
    SRCU,
    "Waits until every section of this SRCU that had begun is over. Inside one it never ends.",
    {
      aliases: [{ name: "synchronize_srcu_expedited" }, { name: "srcu_barrier" }],
      sleeps: "may",
      effects: [{ effect: "note", text: "a grace period passes" }]
    }
  ),
  quiet(
    "void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head))",
    RCU,
    "Runs the function after a grace period; the object belongs to it from now on.",
    { effects: [{ effect: "keep", of: "head" }] }
  ),
  quiet(
    "void call_srcu(struct srcu_struct *ssp, struct rcu_head *head, void (*func)(struct rcu_head *head))",
    SRCU,
    "Runs the function after a grace period of this SRCU; the object belongs to it from now on.",
    { effects: [{ effect: "keep", of: "head" }] }
  ),
  query("int init_srcu_struct(struct srcu_struct *ssp)", SRCU, "Prepares an SRCU domain.", {
    sleeps: "may",
    results: [
      { value: { is: "constant", value: 0 }, label: "ready" },
      { value: { is: "errno", names: ["ENOMEM"] }, label: "no memory" }
    ]
  }),
  quiet("void cleanup_srcu_struct(struct srcu_struct *ssp)", SRCU, "Undoes init_srcu_struct(); nobody may be inside.", {
    sleeps: "may"
  }),
  query(
    "bool srcu_read_lock_held(const struct srcu_struct *ssp)",
    SRCU,
    "Whether the caller is in a section of this SRCU; true where lockdep is off.",
    {
      aliases: [
        { name: "rcu_read_lock_held" },
        { name: "rcu_read_lock_sched_held" },
        { name: "rcu_read_lock_any_held" },
        { name: "rcu_lockdep_current_cpu_online" }
      ]
    }
  )
];
var processor = [
  takes(
    "void preempt_disable(void)",
    preemption,
    PREEMPT,
    "Stays on this processor. Sections nest; nothing may sleep inside.",
    { aliases: [{ name: "preempt_disable_notrace" }, { name: "migrate_disable" }] }
  ),
  releases("void preempt_enable(void)", preemption, PREEMPT, "Ends the section.", {
    aliases: [{ name: "preempt_enable_notrace" }, { name: "preempt_enable_no_resched" }, { name: "migrate_enable" }]
  }),
  takes("int get_cpu(void)", preemption, "include/linux/smp.h", "Stays on this processor and gives its number.", {
    results: [{ value: { is: "any", min: 0 } }]
  }),
  releases("void put_cpu(void)", preemption, "include/linux/smp.h", "Ends what get_cpu() began."),
  takes(
    "void local_irq_disable(void)",
    interrupts,
    IRQ,
    "Switches interrupts of this processor off; nothing may sleep."
  ),
  releases("void local_irq_enable(void)", interrupts, IRQ, "Switches interrupts of this processor on."),
  quiet(
    "void local_irq_save(unsigned long flags)",
    IRQ,
    "Switches interrupts off and keeps in `flags` what they were.",
    { byName: ["flags"], effects: [saved, ...off] }
  ),
  quiet("void local_irq_restore(unsigned long flags)", IRQ, "Sets interrupts to what they were.", { effects: on }),
  takes(
    "void local_bh_disable(void)",
    bottomHalves,
    "include/linux/bottom_half.h",
    "Holds bottom halves of this processor off."
  ),
  releases(
    "void local_bh_enable(void)",
    bottomHalves,
    "include/linux/bottom_half.h",
    "Lets bottom halves of this processor run."
  ),
  takes(
    "void local_lock(void *lock)",
    exclusive("lock", "local_lock"),
    "include/linux/local_lock.h",
    "Protects data of this processor; without PREEMPT_RT it switches preemption off."
  ),
  releases(
    "void local_unlock(void *lock)",
    exclusive("lock", "local_lock"),
    "include/linux/local_lock.h",
    "Ends what local_lock() began."
  ),
  quiet(
    "void local_lock_irqsave(void *lock, unsigned long flags)",
    "include/linux/local_lock.h",
    "Protects data of this processor from interrupts too.",
    { byName: ["flags"], effects: [saved, { effect: "lock", lock: exclusive("lock", "local_lock") }] }
  ),
  quiet(
    "void local_unlock_irqrestore(void *lock, unsigned long flags)",
    "include/linux/local_lock.h",
    "Ends what local_lock_irqsave() began.",
    { effects: [{ effect: "unlock", lock: exclusive("lock", "local_lock") }] }
  ),
  takes(
    "void cpus_read_lock(void)",
    shared("cpu", "cpus_read_lock"),
    "include/linux/cpu.h",
    "Keeps processors from coming and going.",
    { aliases: [{ name: "get_online_cpus" }], sleeps: "may" }
  ),
  releases(
    "void cpus_read_unlock(void)",
    shared("cpu", "cpus_read_lock"),
    "include/linux/cpu.h",
    "Ends what cpus_read_lock() began.",
    { aliases: [{ name: "put_online_cpus" }] }
  )
];
var sequences = [
  query(
    "unsigned int read_seqcount_begin(const void *s)",
    SEQ,
    "The sequence number to give to read_seqcount_retry(); waits while a writer is at it.",
    {
      aliases: [
        { name: "raw_read_seqcount" },
        { name: "raw_read_seqcount_begin" },
        { name: "read_seqbegin" },
        { name: "raw_seqcount_begin" }
      ]
    }
  ),
  query(
    "bool read_seqcount_retry(const void *s, unsigned int start)",
    SEQ,
    "Whether a writer was at it since; then what was read is to be read again.",
    { aliases: [{ name: "read_seqretry" }, { name: "__read_seqcount_retry" }] }
  ),
  takes(
    "void write_seqcount_begin(void *s)",
    exclusive("s", "seqcount"),
    SEQ,
    "Begins a change that readers will notice.",
    { aliases: [{ name: "raw_write_seqcount_begin" }] }
  ),
  releases("void write_seqcount_end(void *s)", exclusive("s", "seqcount"), SEQ, "Ends the change.", {
    aliases: [{ name: "raw_write_seqcount_end" }]
  }),
  quiet("void seqcount_init(void *s)", SEQ, "Prepares a sequence counter.", {
    aliases: [{ name: "seqlock_init" }, { name: "seqcount_spinlock_init" }, { name: "seqcount_mutex_init" }]
  })
];
var rcuAndPreemption = {
  name: "rcu",
  title: "RCU, preemption, interrupts",
  primitives: [...readers, ...processor, ...sequences]
};

// server/src/core/kernel/raw-reference-counts.ts
var PAGE_REF2 = "include/linux/page_ref.h";
function counts(of, by, down2 = false) {
  return { effect: "ref", of, class: "folio", holder: "caller", by, ...down2 ? { down: down2 } : {} };
}
var steps = [
  quiet("void folio_ref_dec(struct folio *folio)", PAGE_REF2, "Takes a reference away; the caller knows of others.", {
    effects: [counts("folio", 1, true)],
    related: ["folio_ref_inc", "folio_put"]
  }),
  quiet("void page_ref_dec(struct page *page)", PAGE_REF2, "Takes a reference of the page away; others remain.", {
    effects: [counts("page", 1, true)]
  }),
  query(
    "int folio_ref_dec_and_test(struct folio *folio)",
    PAGE_REF2,
    "Drops a reference and says whether it was the last; then the caller has to free the folio itself.",
    { effects: [counts("folio", 1, true)], results: [{ value: { is: "any", min: 0, max: 1 } }] }
  ),
  query(
    "int page_ref_dec_and_test(struct page *page)",
    PAGE_REF2,
    "Drops a reference of the page and says whether it was the last.",
    { effects: [counts("page", 1, true)], results: [{ value: { is: "any", min: 0, max: 1 } }] }
  ),
  query(
    "int folio_ref_dec_return(struct folio *folio)",
    PAGE_REF2,
    "Takes a reference away and says how many are left.",
    { effects: [counts("folio", 1, true)] }
  ),
  query("int page_ref_dec_return(struct page *page)", PAGE_REF2, "As folio_ref_dec_return(), of a page.", {
    effects: [counts("page", 1, true)]
  }),
  query(
    "int folio_ref_inc_return(struct folio *folio)",
    PAGE_REF2,
    "Takes a reference and says how many there are then.",
    { effects: [counts("folio", 1)] }
  ),
  query("int page_ref_inc_return(struct page *page)", PAGE_REF2, "As folio_ref_inc_return(), of a page.", {
    effects: [counts("page", 1)]
  }),
  query(
    "int folio_ref_sub_return(struct folio *folio, int nr)",
    PAGE_REF2,
    "Takes references away and says how many are left.",
    { effects: [counts("folio", { of: "nr" }, true)] }
  )
];
var attempts = [
  {
    signature: "bool folio_ref_add_unless_zero(struct folio *folio, int nr)",
    ...named("folio_ref_try_add", "folio_ref_try_add_rcu"),
    summary: "Takes references unless the count is zero, which a lookup that holds nothing must do.",
    source: PAGE_REF2,
    sleeps: "never",
    results: [
      { value: constant(1), effects: [counts("folio", { of: "nr" })], label: "taken" },
      { value: constant(0), label: "count was zero" }
    ],
    related: ["folio_try_get"]
  },
  {
    signature: "bool page_ref_add_unless_zero(struct page *page, int nr)",
    summary: "As folio_ref_add_unless_zero(), of a page.",
    source: PAGE_REF2,
    sleeps: "never",
    results: [
      { value: constant(1), effects: [counts("page", { of: "nr" })], label: "taken" },
      { value: constant(0), label: "count was zero" }
    ]
  }
];
var rawReferenceCounts = {
  name: "raw reference counts",
  title: "Reference counts of folios, bare",
  primitives: [...steps, ...attempts]
};

// server/src/core/kernel/reclaim-and-swap.ts
var MM6 = "include/linux/mm.h";
var MEMCG = "include/linux/memcontrol.h";
var SWAP2 = "include/linux/swap.h";
var PAGEMAP5 = "include/linux/pagemap.h";
var interruptsOff = { effect: "lock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } };
var lruLock = { effect: "lock", lock: { on: "result", lock: "spinlock", mode: "exclusive" } };
var getsFolio = { effect: "ref", of: "result", class: "folio", holder: "caller", by: 1 };
var lists2 = [
  query(
    "struct lruvec *folio_lruvec_lock_irq(struct folio *folio)",
    MEMCG,
    "Takes the lock of the lists that a folio is on.",
    {
      ...named("folio_lruvec_lock_irqsave"),
      effects: [interruptsOff],
      results: [{ value: { is: "nonNull" }, effects: [lruLock] }]
    }
  ),
  query(
    "struct lruvec *folio_lruvec_relock_irqsave(struct folio *folio, struct lruvec *locked, unsigned long *flags)",
    MEMCG,
    "Takes the lock of the lists that a folio is on, letting go of another that is held.",
    { ...named("folio_lruvec_relock_irq"), preferBody: true, results: [{ value: { is: "nonNull" } }] }
  ),
  quiet("void unlock_page_lruvec_irq(struct lruvec *lruvec)", MEMCG, "Lets the lock of the lists of reclaim go.", {
    ...named("lruvec_unlock_irq"),
    effects: [
      { effect: "unlock", lock: { on: "lruvec", lock: "spinlock", mode: "exclusive" } },
      { effect: "unlock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } }
    ]
  }),
  pure(
    "struct lruvec *folio_lruvec(struct folio *folio)",
    MEMCG,
    "The lists or the node that a folio belongs to.",
    { nonNull: true },
    named(
      "mem_cgroup_page_lruvec",
      "page_pgdat",
      "folio_pgdat",
      "page_zone",
      "folio_zone",
      "lruvec_pgdat",
      "lruvec_memcg",
      "NODE_DATA",
      "folio_memcg"
    )
  ),
  query(
    "unsigned long lruvec_page_state(struct lruvec *lruvec, int idx)",
    "include/linux/vmstat.h",
    "A number of the statistics.",
    named(
      "global_node_page_state",
      "node_page_state",
      "global_zone_page_state",
      "zone_page_state",
      "lruvec_page_state_local",
      "totalram_pages",
      "mm_counter",
      "mm_counter_file",
      "get_mm_counter",
      "get_mm_rss"
    )
  ),
  query(
    "struct mem_cgroup *get_mem_cgroup_from_mm(struct mm_struct *mm)",
    MEMCG,
    "The memory group of an address space.",
    named("mem_cgroup_from_task", "get_mem_cgroup_from_current", "get_current_misc_cg")
  ),
  quiet("void css_put(void *css)", MEMCG, "Lets a group go.", named("mem_cgroup_put", "put_misc_cg")),
  query("int misc_cg_try_charge(int type, void *cg, u64 amount)", "include/linux/misc_cgroup.h", "Charges a group.", {
    results: [{ value: constant(0) }, { value: errno("EBUSY", "EINVAL"), label: "over the limit" }]
  }),
  quiet(
    "void misc_cg_uncharge(int type, void *cg, u64 amount)",
    "include/linux/misc_cgroup.h",
    "Takes a charge back.",
    named("misc_cg_set_capacity")
  )
];
var swap = [
  query(
    "struct swap_info_struct *get_swap_device(swp_entry_t entry)",
    SWAP2,
    "Keeps a swap device from going away; NULL where the entry is stale. put_swap_device() lets it go.",
    {
      results: [
        {
          value: { is: "nonNull" },
          effects: [{ effect: "ref", of: "result", class: "device", holder: "caller", by: 1 }],
          label: "kept"
        },
        { value: { is: "null" }, label: "stale" }
      ]
    }
  ),
  quiet("void put_swap_device(struct swap_info_struct *si)", SWAP2, "Lets a swap device go.", {
    effects: [{ effect: "ref", of: "si", class: "device", holder: "caller", by: 1, down: true }]
  }),
  query(
    "struct folio *swap_cache_get_folio(swp_entry_t entry, struct vm_area_struct *vma, unsigned long addr)",
    SWAP2,
    "The folio of a swap entry with a reference, or NULL.",
    {
      ...named("lookup_swap_cache"),
      results: [
        { value: { is: "fresh", class: "folio" }, effects: [getsFolio], label: "found" },
        { value: { is: "null" }, label: "none" }
      ]
    }
  ),
  query(
    "struct folio *swapin_readahead(swp_entry_t entry, gfp_t flag, void *vmf)",
    SWAP2,
    "Reads a folio back from swap, with a reference, or NULL.",
    {
      ...named("shmem_swapin_cluster", "swap_cluster_readahead"),
      sleeps: "may",
      results: [
        { value: { is: "fresh", class: "folio" }, effects: [getsFolio], label: "read" },
        { value: { is: "null" }, label: "no memory" }
      ]
    }
  ),
  quiet("void delete_from_swap_cache(struct folio *folio)", SWAP2, "Takes a folio out of the swap cache.", {
    ...named("__delete_from_swap_cache", "swap_cache_del_folio")
  }),
  query(
    "bool folio_free_swap(struct folio *folio)",
    SWAP2,
    "Gives the swap space of a folio back where nobody else needs it.",
    named("try_to_free_swap", "reuse_swap_page")
  ),
  quiet(
    "void swap_free(swp_entry_t entry)",
    SWAP2,
    "Counts users of a swap entry.",
    named(
      "swap_shmem_alloc",
      "swap_duplicate",
      "free_swap_and_cache",
      "folio_put_swap",
      "put_swap_folio",
      "swapcache_clear",
      "swap_free_nr",
      "free_swap_and_cache_nr"
    )
  )
];
var lookups2 = [
  query(
    "void *filemap_get_entry(struct address_space *mapping, pgoff_t index)",
    "mm/filemap.c",
    "What is at an index of the page cache: a folio with a reference, a value of reclaim or swap, or NULL.",
    {
      ...named("mapping_get_entry", "find_get_entry_raw"),
      preferBody: true,
      results: [
        { value: { is: "fresh", class: "folio" }, effects: [getsFolio], label: "folio" },
        { value: { is: "expression", c: "(void *)1" }, label: "value" },
        { value: { is: "null" }, label: "nothing" }
      ]
    }
  ),
  query(
    "int page_cache_get_speculative(struct page *page)",
    PAGEMAP5,
    "A reference on a page that was found without a lock, unless its count is zero.",
    {
      versions: { until: "5.17" },
      results: [
        {
          value: constant(1),
          effects: [{ effect: "ref", of: "page", class: "folio", holder: "caller", by: 1 }],
          label: "taken"
        },
        { value: constant(0), label: "count was zero" }
      ]
    }
  ),
  quiet("void folio_ref_inc(struct folio *folio)", "include/linux/page_ref.h", "One more reference.", {
    ...named("page_ref_inc"),
    effects: [{ effect: "ref", of: "folio", class: "folio", holder: "caller", by: 1 }]
  }),
  query(
    "bool folio_ref_sub_and_test(struct folio *folio, int nr)",
    "include/linux/page_ref.h",
    "Drops references and says whether they were the last.",
    {
      ...named("page_ref_sub_and_test"),
      effects: [{ effect: "ref", of: "folio", class: "folio", holder: "caller", by: { of: "nr" }, down: true }],
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  ),
  {
    signature: "struct folio *vma_alloc_folio(gfp_t gfp, int order, struct vm_area_struct *vma, unsigned long addr)",
    ...named(
      "folio_prealloc",
      "vma_alloc_zeroed_movable_folio",
      "alloc_page_vma",
      "folio_alloc_mpol",
      "alloc_pages_vma"
    ),
    summary: "A new folio for a mapping, with one reference; NULL when there is no memory.",
    source: "include/linux/gfp.h",
    preferBody: true,
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "folio" }, effects: [getsFolio], label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  query(
    "struct dev_pagemap *get_dev_pagemap(unsigned long pfn, struct dev_pagemap *pgmap)",
    "include/linux/memremap.h",
    "Holds the device behind a frame, or NULL."
  ),
  quiet(
    "void put_dev_pagemap(struct dev_pagemap *pgmap)",
    "include/linux/memremap.h",
    "Lets the device behind a frame go; NULL is ignored."
  ),
  query(
    "unsigned int memalloc_pin_save(void)",
    "include/linux/sched/mm.h",
    "Makes allocations of this task fit for pins; the result goes to memalloc_pin_restore().",
    named("memalloc_noreclaim_save", "memalloc_nofs_save", "memalloc_noio_save", "memalloc_nofs_start")
  ),
  quiet(
    "void memalloc_pin_restore(unsigned int flags)",
    "include/linux/sched/mm.h",
    "Ends what memalloc_pin_save() began.",
    named("memalloc_noreclaim_restore", "memalloc_nofs_restore", "memalloc_noio_restore")
  ),
  pure(
    "bool folio_contains(const struct folio *folio, pgoff_t index)",
    PAGEMAP5,
    "Whether a folio holds an index of the file."
  ),
  pure(
    "size_t offset_in_folio(const struct folio *folio, loff_t pos)",
    MM6,
    "The offset of a position in its folio.",
    { min: 0 },
    named("offset_in_thp")
  ),
  query(
    "bool mapping_writably_mapped(struct address_space *mapping)",
    "include/linux/fs.h",
    "A question about a file or mapping.",
    named(
      "mapping_shrinkable",
      "dax_mapping",
      "shmem_mapping",
      "mapping_tagged",
      "mapping_large_folio_support",
      "mapping_deny_writable",
      "shmem_file",
      "is_file_shm_hugepages",
      "mapping_exiting",
      "mapping_use_writeback_tags",
      "mapping_dropped"
    )
  ),
  quiet("void mapping_set_exiting(struct address_space *mapping)", PAGEMAP5, "Notes something about a mapping.", {
    ...named(
      "mapping_set_update",
      "mapping_set_error",
      "mapping_set_large_folios",
      "mapping_allow_writable",
      "mapping_unmap_writable",
      "__filemap_set_wb_err",
      "filemap_set_wb_err",
      "mapping_set_folio_order_range",
      "mapping_set_release_always",
      "mapping_set_stable_writes",
      "mapping_set_folio_min_order",
      "mapping_clear_large_folios"
    )
  }),
  getter(
    "unsigned int i_blocksize(const struct inode *inode)",
    "inode->i_blkbits",
    "include/linux/fs.h",
    "The size of a block."
  ),
  query(
    "int mapping_map_writable(struct address_space *mapping)",
    "include/linux/fs.h",
    "Lets a file be mapped for writing.",
    { results: [{ value: constant(0) }, { value: errno("EPERM") }] }
  ),
  query(
    "int file_remove_privs(struct file *file)",
    "include/linux/fs.h",
    "Checks or changes a file before it is written.",
    {
      ...named("generic_write_checks_count"),
      sleeps: "may",
      results: [{ value: constant(0) }, { value: errno("EPERM", "EINTR") }]
    }
  ),
  query("ssize_t generic_write_checks(void *iocb, struct iov_iter *from)", "include/linux/fs.h", "Checks a write."),
  quiet(
    "void page_cache_async_ra(void *ractl, struct folio *folio, unsigned long req_count)",
    PAGEMAP5,
    "Reads ahead.",
    {
      ...named(
        "page_cache_sync_ra",
        "page_cache_ra_order",
        "page_cache_ra_unbounded",
        "force_page_cache_ra",
        "page_cache_sync_readahead",
        "page_cache_async_readahead",
        "force_page_cache_readahead"
      ),
      sleeps: "may"
    }
  ),
  query(
    "int balance_dirty_pages_ratelimited(struct address_space *mapping)",
    "include/linux/writeback.h",
    "Makes a writer wait for the disk.",
    { ...named("balance_dirty_pages_ratelimited_flags"), sleeps: "may", results: [{ value: { is: "any" } }] }
  ),
  query(
    "int folio_wait_locked_killable(struct folio *folio)",
    PAGEMAP5,
    "Waits until somebody else lets the folio lock go, without taking it.",
    {
      ...named("wait_on_page_locked_killable"),
      sleeps: "may",
      results: [{ value: constant(0) }, { value: errno("EINTR"), label: "interrupted" }]
    }
  ),
  quiet(
    "void folio_wait_locked(struct folio *folio)",
    PAGEMAP5,
    "Waits until somebody else lets the folio lock go, without taking it.",
    { ...named("wait_on_page_locked"), sleeps: "may" }
  ),
  quiet("void iounmap(void *addr)", "include/linux/io.h", "Ends a mapping of device memory.", {
    ...named("memunmap"),
    sleeps: "may"
  }),
  query(
    "struct list_head *list_next_or_null_rcu(struct list_head *head, struct list_head *ptr, int type, int member)",
    "include/linux/rculist.h",
    "The object of the next entry, or NULL.",
    { byName: ["type", "member"] }
  ),
  query(
    "void *mas_find(void *mas, unsigned long max)",
    "include/linux/maple_tree.h",
    "The next entry of a maple tree, or NULL.",
    { ...named("vma_next", "mas_next", "vma_prev", "mas_prev", "vma_find", "mas_walk"), writes: ["*mas"] }
  )
];
var families9 = [
  {
    pattern: "(?!.*(?:lock|get_|put_|reserve|unmap|free_|add_to))(?:dquot|ksm|uprobe|khugepaged|userfaultfd|hugetlb|psi|oom|numa|cpuset|errseq|simple|fsparam|security|misc_cg|sched|proc|xattr|posix_acl)_(?:\\w+)",
    examples: ["dquot_initialize", "userfaultfd_pte_wp", "errseq_set"],
    form: {
      signature: "long $name(...)",
      summary: "A part of the kernel that this model leaves out; taken to change nothing that is modelled.",
      source: "by name",
      sleeps: "may",
      presumed: true,
      results: [{ value: { is: "any" } }]
    }
  }
];
var reclaimAndSwap = {
  name: "reclaim-and-swap",
  title: "Reclaim and swap",
  primitives: [...lists2, ...swap, ...lookups2],
  families: families9
};

// server/src/core/kernel/rmap.ts
var RMAP2 = "include/linux/rmap.h";
var treeWrite = exclusive("anon_vma", "rwsem");
var treeRead = shared("anon_vma", "rwsem");
var primitives5 = [
  {
    signature: "bool page_vma_mapped_walk(struct page_vma_mapped_walk *pvmw)",
    summary: "The next page table entry that maps the folio in a mapping. While it returns true the page table lock is held, from one call to the next; false has let it go. The lock belongs to the walk and is not counted. Who stops before that calls page_vma_mapped_walk_done().",
    source: "mm/page_vma_mapped.c",
    sleeps: "never",
    results: [
      { value: constant(1), effects: [{ effect: "forget", at: "*pvmw" }], label: "an entry" },
      { value: constant(0), label: "no more" }
    ],
    related: ["page_vma_mapped_walk_done"]
  },
  quiet(
    "void page_vma_mapped_walk_done(struct page_vma_mapped_walk *pvmw)",
    RMAP2,
    "Lets the page table lock of a walk go before its end."
  ),
  takes(
    "void anon_vma_lock_write(struct anon_vma *anon_vma)",
    treeWrite,
    RMAP2,
    "Takes the tree of mappings of anonymous pages to change it.",
    { sleeps: "may" }
  ),
  releases(
    "void anon_vma_unlock_write(struct anon_vma *anon_vma)",
    treeWrite,
    RMAP2,
    "Lets the tree of mappings of anonymous pages go."
  ),
  takes(
    "void anon_vma_lock_read(struct anon_vma *anon_vma)",
    treeRead,
    RMAP2,
    "Takes the tree of mappings of anonymous pages to walk it.",
    { sleeps: "may" }
  ),
  releases(
    "void anon_vma_unlock_read(struct anon_vma *anon_vma)",
    treeRead,
    RMAP2,
    "Lets the tree of mappings of anonymous pages go."
  ),
  tries(
    "bool anon_vma_trylock_read(struct anon_vma *anon_vma)",
    treeRead,
    RMAP2,
    "Takes the tree of mappings of anonymous pages if no writer has it."
  ),
  tries(
    "bool i_mmap_trylock_read(struct address_space *mapping)",
    shared("&mapping->i_mmap_rwsem", "rwsem"),
    "include/linux/fs.h",
    "Takes the tree of mappings of a file if no writer has it."
  ),
  tries(
    "bool i_mmap_trylock_write(struct address_space *mapping)",
    exclusive("&mapping->i_mmap_rwsem", "rwsem"),
    "include/linux/fs.h",
    "Takes the tree of mappings of a file if it is free."
  ),
  quiet("void get_anon_vma(struct anon_vma *anon_vma)", RMAP2, "One more reference.", {
    effects: [{ effect: "ref", of: "anon_vma", class: "other", holder: "caller", by: 1 }]
  }),
  quiet("void put_anon_vma(struct anon_vma *anon_vma)", RMAP2, "Drops a reference.", {
    effects: [{ effect: "ref", of: "anon_vma", class: "other", holder: "caller", by: 1, down: true }]
  }),
  query(
    "struct anon_vma *folio_anon_vma(const struct folio *folio)",
    RMAP2,
    "The tree of mappings of an anonymous folio, or NULL.",
    named("page_anon_vma")
  ),
  pure(
    "unsigned long vma_address(struct vm_area_struct *vma, pgoff_t pgoff, unsigned long nr_pages)",
    "mm/internal.h",
    "The user address of a page of a mapping.",
    {},
    named("vma_address_end", "page_address_in_vma")
  ),
  pure(
    "pgoff_t folio_pgoff(const struct folio *folio)",
    "include/linux/pagemap.h",
    "The index of a folio in its file.",
    {},
    named("page_pgoff", "page_to_pgoff", "page_to_index")
  ),
  pure(
    "unsigned int folio_large_nr_pages(const struct folio *folio)",
    "mm/internal.h",
    "The number of pages of a large folio.",
    { min: 2 },
    named("hpage_nr_pages")
  ),
  {
    signature: "int folio_entire_mapcount(const struct folio *folio)",
    summary: "How many entries map a large folio as a whole.",
    source: "mm/internal.h",
    sleeps: "never",
    results: [{ value: { is: "any", min: 0 } }]
  },
  quiet(
    "void mlock_vma_folio(struct folio *folio, struct vm_area_struct *vma)",
    "mm/internal.h",
    "Counts a folio as locked in memory.",
    named("munlock_vma_folio", "mlock_vma_page", "munlock_vma_page")
  ),
  query(
    "int folio_try_share_anon_rmap_pte(struct folio *folio, struct page *page)",
    RMAP2,
    "Makes a page no more exclusive to one process, unless it is pinned.",
    {
      ...named("folio_try_dup_anon_rmap_pte"),
      results: [
        { value: constant(0), label: "done" },
        { value: errno("EBUSY"), label: "pinned" }
      ]
    }
  ),
  query(
    "struct page *pfn_to_online_page(unsigned long pfn)",
    "include/linux/memory_hotplug.h",
    "The page of a frame number if its memory is online; NULL for device memory and holes.",
    {
      results: [
        { value: { is: "nonNull" }, label: "online" },
        { value: { is: "null" }, label: "not online" }
      ]
    }
  ),
  quiet(
    "void mmget(struct mm_struct *mm)",
    "include/linux/sched/mm.h",
    "One more reference on the contents of an address space.",
    { effects: [{ effect: "ref", of: "mm", class: "mm", holder: "caller", by: 1 }] }
  ),
  query(
    "struct folio *shmem_read_folio(struct address_space *mapping, pgoff_t index)",
    "include/linux/shmem_fs.h",
    "A folio of a tmpfs file with a reference, made where there is none; an error pointer on failure.",
    {
      ...named("shmem_read_folio_gfp", "read_mapping_folio", "read_cache_folio", "mapping_read_folio_gfp"),
      preferBody: true,
      sleeps: "may",
      results: [
        {
          value: { is: "fresh", class: "folio" },
          effects: [{ effect: "ref", of: "result", class: "folio", holder: "caller", by: 1 }],
          label: "found"
        },
        { value: { is: "errorPointer", names: ["ENOMEM", "EIO", "ENOSPC"] }, label: "failed" }
      ]
    }
  ),
  quiet(
    "void non_block_start(void)",
    "include/linux/kernel.h",
    "Says that nothing may sleep until non_block_end().",
    named("non_block_end", "lock_map_acquire", "lock_map_release")
  ),
  quiet(
    "void mmu_notifier_range_init_owner(struct mmu_notifier_range *range, int event, unsigned int flags, struct mm_struct *mm, unsigned long start, unsigned long end, void *owner)",
    "include/linux/mmu_notifier.h",
    "Describes a range of user addresses that is to change.",
    {
      formerly: [
        {
          signature: "void mmu_notifier_range_init_owner(struct mmu_notifier_range *range, int event, unsigned int flags, struct vm_area_struct *vma, struct mm_struct *mm, unsigned long start, unsigned long end, void *owner)",
          versions: { until: "6.2" }
        }
      ],
      writes: ["*range"],
      effects: [
        { effect: "store", at: "range->mm", value: { is: "place", place: "mm" } },
        { effect: "store", at: "range->start", value: { is: "place", place: "start" } },
        { effect: "store", at: "range->end", value: { is: "place", place: "end" } }
      ],
      ends: { end: "excluded" }
    }
  ),
  quiet(
    "void folio_add_return_large_mapcount(struct folio *folio, int diff, struct vm_area_struct *vma)",
    RMAP2,
    "Counts entries that map a large folio.",
    named(
      "folio_sub_return_large_mapcount",
      "folio_inc_return_large_mapcount",
      "folio_dec_return_large_mapcount",
      "folio_add_large_mapcount",
      "folio_sub_large_mapcount",
      "folio_inc_large_mapcount",
      "folio_dec_large_mapcount",
      "folio_set_large_mapcount",
      "__folio_rmap_sanity_checks"
    )
  )
];
var rmap = { name: "rmap", title: "From folios to page tables", primitives: primitives5 };

// server/src/core/kernel/scheduling.ts
var WAIT2 = "include/linux/wait.h";
var SCHED = "include/linux/sched.h";
var done = { value: constant(0), when: { holds: "condition" }, label: "condition came true" };
var interrupted = { value: { is: "errno", names: ["ERESTARTSYS"] }, label: "interrupted" };
var inTime = { value: { is: "any", min: 1 }, when: { holds: "condition" }, label: "condition came true" };
var timedOut = { value: constant(0), when: { not: { holds: "condition" } }, label: "timed out" };
function waits(signature, summary, results, aliases2 = []) {
  return {
    signature,
    ...aliases2.length > 0 ? { aliases: aliases2.map((name) => ({ name })) } : {},
    summary,
    source: WAIT2,
    sleeps: "may",
    byName: ["wq_head", "condition"],
    results,
    related: ["wake_up"]
  };
}
var waiting = [
  waits(
    "void wait_event(wait_queue_head_t wq_head, bool condition)",
    "Sleeps until the condition is true. Nothing but a wake-up and the condition ends it.",
    [{ value: { is: "void" }, when: { holds: "condition" } }],
    ["wait_event_cmd", "wait_event_lock_irq"]
  ),
  waits(
    "long wait_event_timeout(wait_queue_head_t wq_head, bool condition, long timeout)",
    "Sleeps until the condition is true or the time is over. 0 says that it is over and the condition false; anything else is the time that was left, at least 1. Signals do not end it.",
    [inTime, timedOut]
  ),
  waits(
    "int wait_event_interruptible(wait_queue_head_t wq_head, bool condition)",
    "Sleeps until the condition is true or a signal comes.",
    [done, interrupted],
    ["wait_event_killable", "wait_event_interruptible_exclusive", "wait_event_freezable"]
  ),
  waits(
    "long wait_event_interruptible_timeout(wait_queue_head_t wq_head, bool condition, long timeout)",
    "Sleeps until the condition is true, the time is over or a signal comes.",
    [inTime, timedOut, interrupted],
    ["wait_event_killable_timeout"]
  ),
  quiet(
    "void wake_up(wait_queue_head_t *wq_head)",
    WAIT2,
    "Wakes who waits on the queue, to look at the condition again.",
    {
      aliases: [
        { name: "wake_up_all" },
        { name: "wake_up_interruptible" },
        { name: "wake_up_interruptible_all" },
        { name: "wake_up_nr" },
        { name: "wake_up_locked" },
        { name: "swake_up_one" },
        { name: "swake_up_all" },
        { name: "rcuwait_wake_up" },
        { name: "wake_up_poll" },
        { name: "__wake_up_locked_key" },
        { name: "wake_up_bit" }
      ],
      effects: [{ effect: "note", text: "waiters are woken" }]
    }
  ),
  quiet("void init_waitqueue_head(wait_queue_head_t *wq_head)", WAIT2, "Prepares a queue of waiters.", {
    aliases: [
      { name: "rcuwait_init" },
      { name: "init_swait_queue_head" },
      { name: "finish_rcuwait" },
      { name: "prepare_to_rcuwait" },
      { name: "init_completion" },
      { name: "reinit_completion" }
    ]
  }),
  quiet(
    "void prepare_to_wait(wait_queue_head_t *wq_head, void *wq_entry, int state)",
    WAIT2,
    "Joins a queue of waiters; the task sleeps only when it calls schedule().",
    {
      aliases: [{ name: "prepare_to_swait_exclusive" }]
    }
  ),
  quiet("void finish_wait(wait_queue_head_t *wq_head, void *wq_entry)", WAIT2, "Leaves a queue of waiters.", {
    aliases: [
      { name: "finish_swait" },
      { name: "remove_wait_queue" },
      { name: "add_wait_queue" },
      { name: "__add_wait_queue_entry_tail" }
    ]
  }),
  quiet("void init_wait(void *wait)", WAIT2, "Prepares an entry of a queue of waiters.", {
    aliases: [{ name: "init_wait_entry" }, { name: "init_waitqueue_func_entry" }, { name: "init_waitqueue_entry" }]
  }),
  {
    signature: "bool wq_has_sleeper(wait_queue_head_t *wq_head)",
    aliases: [{ name: "waitqueue_active" }, { name: "swait_active" }, { name: "rcuwait_active" }],
    summary: "Whether anybody waits on the queue.",
    source: WAIT2,
    sleeps: "never",
    results: [{ value: { is: "any" } }]
  },
  quiet(
    "void wait_for_completion(struct completion *x)",
    "include/linux/completion.h",
    "Sleeps until complete() was called.",
    { sleeps: "may" }
  ),
  {
    signature: "long wait_for_completion_timeout(struct completion *x, unsigned long timeout)",
    aliases: [{ name: "wait_for_completion_killable" }, { name: "wait_for_completion_interruptible" }],
    summary: "Sleeps until complete() was called, the time is over, or a signal ends the wait.",
    source: "include/linux/completion.h",
    sleeps: "may",
    results: [{ value: { is: "any" } }]
  },
  quiet("void complete(struct completion *x)", "include/linux/completion.h", "Lets a waiter go on.", {
    aliases: [{ name: "complete_all" }],
    effects: [{ effect: "note", text: "waiters are woken" }]
  })
];
var running = [
  query(
    "int yield_to(struct task_struct *p, bool preempt)",
    "kernel/sched/syscalls.c",
    "Lets another task run before the caller, if both are of one queue; keeps nothing of it.",
    { sleeps: "may" }
  ),
  quiet(
    "void cond_resched(void)",
    SCHED,
    "Lets others run if they want to; not under a spinlock or in an RCU section.",
    { sleeps: "may", aliases: [{ name: "_cond_resched" }] }
  ),
  quiet(
    "void cond_resched_rcu(void)",
    SCHED,
    "Leaves the RCU section, lets others run if they want to, and enters it again: what was looked up before may be gone.",
    { effects: [{ effect: "note", text: "the RCU section may have been left and entered again" }] }
  ),
  query(
    "int cond_resched_lock(spinlock_t *lock)",
    SCHED,
    "Drops the lock, lets others run, and takes it again; what it protects may have changed then.",
    {
      aliases: [{ name: "cond_resched_rwlock_write" }, { name: "cond_resched_rwlock_read" }],
      effects: [{ effect: "note", text: "the lock may have been dropped and taken again" }],
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  ),
  quiet("void schedule(void)", SCHED, "Sleeps until somebody wakes the task.", {
    sleeps: "may",
    aliases: [{ name: "io_schedule" }, { name: "yield" }, { name: "schedule_preempt_disabled" }]
  }),
  query("long schedule_timeout(long timeout)", SCHED, "Sleeps for a time; returns what was left.", {
    sleeps: "may",
    aliases: [
      { name: "schedule_timeout_uninterruptible" },
      { name: "schedule_timeout_killable" },
      { name: "schedule_timeout_interruptible" },
      { name: "io_schedule_timeout" }
    ]
  }),
  quiet("void msleep(unsigned int msecs)", "include/linux/delay.h", "Sleeps for a time.", {
    sleeps: "may",
    aliases: [{ name: "ssleep" }, { name: "fsleep" }]
  }),
  quiet("void usleep_range(unsigned long min, unsigned long max)", "include/linux/delay.h", "Sleeps for a time.", {
    sleeps: "may"
  }),
  quiet("void udelay(unsigned long usecs)", "include/linux/delay.h", "Spins for a time.", {
    aliases: [{ name: "ndelay" }, { name: "mdelay" }, { name: "__delay" }]
  }),
  quiet(
    "void might_sleep(void)",
    "include/linux/kernel.h",
    "Says that the function may sleep; checked in debug builds.",
    { sleeps: "may", aliases: [{ name: "might_fault" }] }
  ),
  quiet(
    "void might_sleep_if(bool cond)",
    "include/linux/kernel.h",
    "Says that the function may sleep where the condition is true.",
    { sleeps: { when: { not: { equal: ["cond", 0] } } }, aliases: [{ name: "might_resched" }] }
  ),
  quiet(
    "void might_alloc(gfp_t gfp_mask)",
    "include/linux/sched/mm.h",
    "Says that the function may allocate with these flags.",
    { sleeps: { when: { flags: "gfp_mask", has: "__GFP_DIRECT_RECLAIM" } } }
  ),
  quiet("void cpu_relax(void)", "arch/x86/include/asm/processor.h", "A pause inside a loop that spins."),
  query("bool need_resched(void)", SCHED, "Whether somebody else wants to run.", {
    aliases: [
      { name: "single_task_running" },
      { name: "in_task" },
      { name: "in_interrupt" },
      { name: "in_atomic" },
      { name: "preemptible" },
      { name: "irqs_disabled" },
      { name: "in_hardirq" },
      { name: "in_irq" }
    ]
  }),
  query(
    "int signal_pending(struct task_struct *p)",
    "include/linux/sched/signal.h",
    "Whether a signal waits for the task.",
    { aliases: [{ name: "fatal_signal_pending" }, { name: "__fatal_signal_pending" }] }
  ),
  query(
    "int signal_pending_state(unsigned int state, struct task_struct *p)",
    "include/linux/sched/signal.h",
    "Whether a signal that would end this kind of sleep waits for the task."
  ),
  quiet("void set_current_state(unsigned int state)", SCHED, "Says what the task is about to do.", {
    aliases: [
      { name: "__set_current_state" },
      { name: "psi_memstall_enter" },
      { name: "psi_memstall_leave" },
      { name: "delayacct_wpcopy_start" },
      { name: "delayacct_wpcopy_end" }
    ]
  }),
  query("int wake_up_process(struct task_struct *p)", SCHED, "Wakes a task.", {
    aliases: [{ name: "wake_up_state" }],
    effects: [{ effect: "note", text: "a task is woken" }]
  })
];
var deferred = [
  query(
    "bool schedule_work(struct work_struct *work)",
    "include/linux/workqueue.h",
    "Has a function run later by a kernel worker; false where it was queued already.",
    {
      aliases: [{ name: "schedule_work_on" }],
      effects: [
        { effect: "keep", of: "work" },
        { effect: "note", text: "work is queued" }
      ]
    }
  ),
  query(
    "bool queue_work(struct workqueue_struct *wq, struct work_struct *work)",
    "include/linux/workqueue.h",
    "Has a function run later by a kernel worker.",
    {
      effects: [
        { effect: "keep", of: "work" },
        { effect: "note", text: "work is queued" }
      ]
    }
  ),
  query(
    "bool queue_work_on(int cpu_number, struct workqueue_struct *wq, struct work_struct *work)",
    "include/linux/workqueue.h",
    "Has a function run later on a processor.",
    {
      effects: [
        { effect: "keep", of: "work" },
        { effect: "note", text: "work is queued" }
      ]
    }
  ),
  query(
    "bool flush_work(struct work_struct *work)",
    "include/linux/workqueue.h",
    "Waits until a queued function has run.",
    {
      aliases: [{ name: "cancel_work_sync" }, { name: "cancel_delayed_work_sync" }, { name: "flush_delayed_work" }],
      sleeps: "may"
    }
  ),
  quiet(
    "void INIT_WORK(struct work_struct *work, void (*func)(struct work_struct *work))",
    "include/linux/workqueue.h",
    "Prepares a work item.",
    { aliases: [{ name: "INIT_DELAYED_WORK" }, { name: "init_irq_work" }] }
  )
];
var time = [
  computes(
    "unsigned long msecs_to_jiffies(unsigned int m)",
    "(m) * HZ / 1000",
    "include/linux/jiffies.h",
    "Milliseconds in ticks; never less than 1 for a time that is not 0."
  ),
  query(
    "bool time_after(unsigned long a, unsigned long b)",
    "include/linux/jiffies.h",
    "Which of two times is later, across wrapping.",
    { aliases: [{ name: "time_before" }, { name: "time_after_eq" }, { name: "time_before_eq" }] }
  ),
  query("ktime_t ktime_get(void)", "include/linux/timekeeping.h", "The time now.", {
    aliases: [
      { name: "ktime_get_ns" },
      { name: "get_jiffies_64" },
      { name: "ktime_get_boottime_ns" },
      { name: "ktime_get_real_ns" },
      { name: "ktime_get_real_seconds" },
      { name: "rdtsc" },
      { name: "rdtsc_ordered" },
      { name: "sched_clock" },
      { name: "local_clock" }
    ]
  }),
  {
    signature: "bool IS_ENABLED(int option)",
    aliases: [{ name: "IS_REACHABLE" }, { name: "IS_BUILTIN" }, { name: "IS_MODULE" }],
    summary: "Whether a configuration option is on; decided when the kernel is built.",
    source: "include/linux/kconfig.h",
    sleeps: "never",
    byName: ["option"],
    results: whether({ holds: "option" })
  }
];
var scheduling = {
  name: "scheduling",
  title: "Waiting and scheduling",
  primitives: [...waiting, ...running, ...deferred, ...time]
};

// server/src/core/kernel/slab.ts
var SLAB2 = "include/linux/slab.h";
function allocates(signature, summary, content, aliases2 = [], source = SLAB2) {
  const names3 = aliases2.length > 0 ? { aliases: aliases2.map((name) => ({ name })) } : {};
  return {
    signature,
    ...names3,
    summary,
    source,
    sleeps: blocks("flags"),
    results: memory("flags", content),
    related: ["kfree"]
  };
}
var allocation = [
  allocates(
    "void *kmalloc(size_t size, gfp_t flags)",
    "Allocates memory with unknown contents; NULL when there is none. Freed with kfree(). __GFP_NOFAIL never fails; without __GFP_DIRECT_RECLAIM it does not sleep.",
    "any",
    ["kmalloc_noprof", "__kmalloc", "kmalloc_nolock"]
  ),
  allocates(
    "void *kzalloc(size_t size, gfp_t flags)",
    "Allocates memory that reads as zero; NULL when there is none. Freed with kfree().",
    "zeroed",
    ["kzalloc_noprof"]
  ),
  allocates(
    "void *kvmalloc(size_t size, gfp_t flags)",
    "Allocates memory, from vmalloc space if it is large. Freed with kvfree().",
    "any"
  ),
  allocates(
    "void *kvzalloc(size_t size, gfp_t flags)",
    "Allocates zeroed memory, from vmalloc space if it is large. Freed with kvfree().",
    "zeroed"
  ),
  allocates(
    "void *kmalloc_array(size_t n, size_t size, gfp_t flags)",
    "Allocates an array; NULL also where the product overflows. Freed with kfree().",
    "any"
  ),
  allocates(
    "void *kcalloc(size_t n, size_t size, gfp_t flags)",
    "Allocates a zeroed array; NULL also where the product overflows. Freed with kfree().",
    "zeroed"
  ),
  allocates(
    "void *kvmalloc_array(size_t n, size_t size, gfp_t flags)",
    "Allocates an array, from vmalloc space if it is large. Freed with kvfree().",
    "any",
    ["__vcalloc"]
  ),
  allocates(
    "void *kvcalloc(size_t n, size_t size, gfp_t flags)",
    "Allocates a zeroed array, from vmalloc space if it is large. Freed with kvfree().",
    "zeroed"
  ),
  allocates(
    "void *kmalloc_node(size_t size, gfp_t flags, int node)",
    "Allocates memory on a node; NULL when there is none. Freed with kfree().",
    "any"
  ),
  allocates(
    "void *kzalloc_node(size_t size, gfp_t flags, int node)",
    "Allocates zeroed memory on a node; NULL when there is none. Freed with kfree().",
    "zeroed"
  ),
  allocates(
    "char *kstrdup(const char *s, gfp_t flags)",
    "Copies a string into new memory; NULL when there is none. Freed with kfree().",
    "any",
    ["kstrdup_const"],
    "mm/util.c"
  ),
  allocates(
    "char *kasprintf(gfp_t flags, const char *fmt, ...)",
    "Prints into new memory; NULL when there is none. Freed with kfree().",
    "any",
    [],
    "lib/kasprintf.c"
  ),
  allocates(
    "void *kmemdup(const void *src, size_t len, gfp_t flags)",
    "Copies memory into new memory; NULL when there is none. Freed with kfree().",
    "any",
    ["kvmemdup"],
    "mm/util.c"
  ),
  {
    signature: "void *kzalloc_obj(int object, gfp_t flags)",
    aliases: [
      { name: "kzalloc_flex", since: "7.0" },
      { name: "kvzalloc_obj", since: "7.0" },
      { name: "kzalloc_objs", since: "7.0" },
      { name: "kvzalloc_objs", since: "7.0" }
    ],
    summary: "Allocates a zeroed object of the type of its first argument; GFP_KERNEL where no mask is given. Freed with kfree().",
    source: SLAB2,
    versions: { since: "7.0" },
    byName: ["object"],
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "slab", zeroed: true }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "void *kmalloc_obj(int object, gfp_t flags)",
    aliases: [
      { name: "kmalloc_objs", since: "7.0" },
      { name: "kmalloc_flex", since: "7.0" },
      { name: "kvmalloc_obj", since: "7.0" },
      { name: "kvmalloc_objs", since: "7.0" }
    ],
    summary: "Allocates an object of the type of its first argument, with unknown contents; GFP_KERNEL where no mask is given.",
    source: SLAB2,
    versions: { since: "7.0" },
    byName: ["object"],
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "slab" }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "void *krealloc(const void *p, size_t new_size, gfp_t flags)",
    aliases: [{ name: "kvrealloc" }],
    summary: "Moves memory to a larger place. On NULL the old memory is still there and still the caller's.",
    source: SLAB2,
    formerly: [
      {
        signature: "void *kvrealloc(const void *p, size_t oldsize, size_t newsize, gfp_t flags)",
        versions: { until: "6.11", note: "Only kvrealloc()." }
      }
    ],
    sleeps: blocks("flags"),
    results: [
      {
        value: { is: "fresh", class: "slab" },
        effects: [{ effect: "free", of: "p", ignores: "null" }],
        label: "moved"
      },
      { value: { is: "null" }, when: mayFail("flags"), label: "no memory" }
    ]
  },
  {
    signature: "void *vmalloc(unsigned long size)",
    aliases: [{ name: "__vmalloc" }, { name: "vmalloc_user" }],
    summary: "Allocates virtually contiguous memory; NULL when there is none. Freed with vfree().",
    source: "mm/vmalloc.c",
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "slab" }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "void *vzalloc(unsigned long size)",
    aliases: [{ name: "vcalloc" }],
    summary: "Allocates zeroed virtually contiguous memory; NULL when there is none. Freed with vfree().",
    source: "mm/vmalloc.c",
    sleeps: "may",
    results: [
      { value: { is: "fresh", class: "slab", zeroed: true }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  {
    signature: "void *memdup_user(const void *src, size_t len)",
    aliases: [{ name: "vmemdup_user" }, { name: "strndup_user" }, { name: "memdup_user_nul" }],
    summary: "Copies user memory into new kernel memory. Fails with an error pointer, never NULL. Freed with kfree(); vmemdup_user() with kvfree().",
    source: "mm/util.c",
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: [
      { value: { is: "fresh", class: "slab" }, label: "copied" },
      { value: { is: "errorPointer", names: ["ENOMEM", "EFAULT"] }, label: "failed" }
    ]
  },
  {
    signature: "void *memdup_array_user(const void *src, size_t n, size_t size)",
    aliases: [{ name: "vmemdup_array_user" }],
    summary: "Copies an array out of user memory. Fails with an error pointer, never NULL.",
    source: "include/linux/string.h",
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: [
      { value: { is: "fresh", class: "slab" }, label: "copied" },
      { value: { is: "errorPointer", names: ["ENOMEM", "EFAULT", "EOVERFLOW"] }, label: "failed" }
    ]
  }
];
var freeing = [
  quiet("void kfree(const void *objp)", SLAB2, "Gives memory back; NULL is ignored. Nothing may point to it any more.", {
    aliases: [
      { name: "kfree_sensitive" },
      { name: "kzfree", until: "5.9" },
      { name: "kfree_const" },
      { name: "kfree_nolock" }
    ],
    effects: [{ effect: "free", of: "objp", ignores: "null" }]
  }),
  quiet(
    "void kvfree(const void *addr)",
    "mm/util.c",
    "Gives back memory of kvmalloc(), kmalloc() or vmalloc(); NULL is ignored.",
    {
      aliases: [{ name: "vfree" }, { name: "kvfree_sensitive" }],
      sleeps: "may",
      effects: [{ effect: "free", of: "addr", ignores: "null" }]
    }
  ),
  quiet(
    "void kfree_rcu(void *ptr, int member)",
    "include/linux/rcupdate.h",
    "Frees the object after a grace period; readers under RCU may still see it until then.",
    {
      aliases: [{ name: "kvfree_rcu" }],
      byName: ["member"],
      effects: [{ effect: "free", of: "ptr", ignores: "null" }]
    }
  ),
  quiet(
    "void kfree_rcu_mightsleep(void *ptr)",
    "include/linux/rcupdate.h",
    "Frees the object after a grace period, waiting for it if need be.",
    {
      sleeps: "may",
      effects: [{ effect: "free", of: "ptr", ignores: "null" }]
    }
  )
];
var cacheOrNone = [
  { value: { is: "fresh", class: "cache" }, label: "created" },
  { value: { is: "null" }, when: not2({ flags: "flags", has: "SLAB_PANIC" }), label: "no memory" }
];
var caches = [
  {
    signature: "struct kmem_cache *KMEM_CACHE(int object, unsigned int flags)",
    summary: "Makes a cache of objects of a type; NULL when it fails, unless SLAB_PANIC stops the kernel then. Undone by kmem_cache_destroy().",
    source: SLAB2,
    byName: ["object"],
    sleeps: "may",
    results: cacheOrNone,
    related: ["kmem_cache_destroy"]
  },
  {
    signature: "struct kmem_cache *kmem_cache_create(const char *name, unsigned int size, unsigned int align, unsigned int flags, void (*ctor)(void *object))",
    aliases: [{ name: "kmem_cache_create_usercopy" }],
    summary: "Makes a cache of objects of one size; NULL when it fails, unless SLAB_PANIC stops the kernel then. Undone by kmem_cache_destroy().",
    source: SLAB2,
    sleeps: "may",
    results: cacheOrNone,
    related: ["kmem_cache_destroy"]
  },
  quiet(
    "void kmem_cache_destroy(struct kmem_cache *s)",
    "mm/slab_common.c",
    "Removes a cache; NULL is ignored. Objects freed through RCU need an rcu_barrier() before.",
    {
      sleeps: "may",
      effects: [{ effect: "free", of: "s", ignores: "null" }]
    }
  ),
  {
    signature: "void *kmem_cache_alloc(struct kmem_cache *s, gfp_t flags)",
    aliases: [{ name: "kmem_cache_alloc_noprof" }],
    summary: "Allocates an object of the cache; NULL when there is none.",
    source: SLAB2,
    sleeps: blocks("flags"),
    results: memory("flags", "any"),
    related: ["kmem_cache_free"]
  },
  {
    signature: "void *kmem_cache_zalloc(struct kmem_cache *s, gfp_t flags)",
    summary: "Allocates a zeroed object of the cache; NULL when there is none.",
    source: SLAB2,
    sleeps: blocks("flags"),
    results: memory("flags", "zeroed"),
    related: ["kmem_cache_free"]
  },
  {
    signature: "void *alloc_inode_sb(struct super_block *sb, struct kmem_cache *cache, gfp_t flags)",
    summary: "Allocates an inode of a file system's own cache; NULL when there is none. Freed with kmem_cache_free().",
    source: "include/linux/fs.h",
    sleeps: blocks("flags"),
    results: memory("flags", "any"),
    related: ["kmem_cache_free"]
  },
  quiet("void kmem_cache_free(struct kmem_cache *s, void *objp)", SLAB2, "Gives an object back to its cache.", {
    effects: [{ effect: "free", of: "objp" }]
  })
];
var slab = {
  name: "slab",
  title: "Allocation",
  primitives: [...allocation, ...freeing, ...caches],
  guards: [
    {
      name: "kfree",
      enter: null,
      exit: "kfree",
      ignores: "null or error",
      summary: "Frees the variable with kfree() at the end of its scope, unless it is NULL or an error pointer."
    },
    {
      name: "kvfree",
      enter: null,
      exit: "kvfree",
      ignores: "null or error",
      summary: "Frees the variable with kvfree() at the end of its scope, unless it is NULL or an error pointer."
    },
    {
      name: "free_page",
      enter: null,
      exit: "free_page",
      ignores: "null",
      summary: "Gives the page back at the end of the scope."
    }
  ]
};

// server/src/core/kernel/spinning.ts
var SPIN = "include/linux/spinlock.h";
var RW = "include/linux/rwlock.h";
var spin = exclusive("lock", "spinlock");
var write = exclusive("lock", "rwlock");
var read = shared("lock", "rwlock");
var interrupts2 = exclusive("cpu", "interrupts");
var bottomHalves2 = exclusive("cpu", "bottom halves");
var mmuLock = exclusive("kvm", "mmu_lock");
var off2 = [{ effect: "lock", lock: interrupts2 }];
var on2 = [{ effect: "unlock", lock: interrupts2 }];
var saved2 = { effect: "forget", at: "flags" };
var spinlocks = [
  takes(
    "void spin_lock(spinlock_t *lock)",
    spin,
    SPIN,
    "Takes the spinlock, spinning. Until it is released nothing may sleep.",
    { aliases: [{ name: "raw_spin_lock" }, { name: "arch_spin_lock" }], related: ["spin_unlock"] }
  ),
  takes(
    "void spin_lock_nested(spinlock_t *lock, int subclass)",
    spin,
    SPIN,
    "Takes a spinlock while one of the same class is held.",
    { aliases: [{ name: "raw_spin_lock_nested" }] }
  ),
  releases("void spin_unlock(spinlock_t *lock)", spin, SPIN, "Releases the spinlock.", {
    aliases: [{ name: "raw_spin_unlock" }, { name: "arch_spin_unlock" }],
    needs: [spin]
  }),
  tries("int spin_trylock(spinlock_t *lock)", spin, SPIN, "Takes the spinlock if it is free.", {
    aliases: [{ name: "raw_spin_trylock" }]
  }),
  quiet("void spin_lock_irq(spinlock_t *lock)", SPIN, "Switches interrupts off and takes the spinlock.", {
    aliases: [{ name: "raw_spin_lock_irq" }],
    effects: [...off2, { effect: "lock", lock: spin }]
  }),
  quiet(
    "void spin_unlock_irq(spinlock_t *lock)",
    SPIN,
    "Releases the spinlock and switches interrupts on, whatever they were before.",
    { aliases: [{ name: "raw_spin_unlock_irq" }], needs: [spin], effects: [{ effect: "unlock", lock: spin }, ...on2] }
  ),
  quiet(
    "void spin_lock_irqsave(spinlock_t *lock, unsigned long flags)",
    SPIN,
    "Switches interrupts off, keeping in `flags` what they were, and takes the spinlock.",
    {
      aliases: [{ name: "raw_spin_lock_irqsave" }],
      byName: ["flags"],
      effects: [saved2, ...off2, { effect: "lock", lock: spin }]
    }
  ),
  quiet(
    "void spin_unlock_irqrestore(spinlock_t *lock, unsigned long flags)",
    SPIN,
    "Releases the spinlock and sets interrupts to what they were.",
    {
      aliases: [{ name: "raw_spin_unlock_irqrestore" }],
      needs: [spin],
      effects: [{ effect: "unlock", lock: spin }, ...on2]
    }
  ),
  quiet("void spin_lock_bh(spinlock_t *lock)", SPIN, "Holds bottom halves off and takes the spinlock.", {
    effects: [
      { effect: "lock", lock: bottomHalves2 },
      { effect: "lock", lock: spin }
    ]
  }),
  quiet("void spin_unlock_bh(spinlock_t *lock)", SPIN, "Releases the spinlock and lets bottom halves run.", {
    needs: [spin],
    effects: [
      { effect: "unlock", lock: spin },
      { effect: "unlock", lock: bottomHalves2 }
    ]
  }),
  quiet("void spin_lock_init(spinlock_t *lock)", SPIN, "Prepares a spinlock; nobody has it.", {
    aliases: [{ name: "raw_spin_lock_init" }, { name: "rwlock_init" }]
  })
];
var rwlocks = [
  takes(
    "void write_lock(rwlock_t *lock)",
    write,
    RW,
    "Takes the lock for itself, spinning. On mmu_lock this is what zapping and invalidation need.",
    { related: ["write_unlock"] }
  ),
  releases("void write_unlock(rwlock_t *lock)", write, RW, "Releases the exclusive side.", { needs: [write] }),
  takes(
    "void read_lock(rwlock_t *lock)",
    read,
    RW,
    "Takes the lock shared, spinning. On mmu_lock this is what faults of the TDP MMU use.",
    { related: ["read_unlock"] }
  ),
  releases("void read_unlock(rwlock_t *lock)", read, RW, "Releases the shared side.", { needs: [read] }),
  tries("int write_trylock(rwlock_t *lock)", write, RW, "Takes the lock for itself if it is free."),
  tries("int read_trylock(rwlock_t *lock)", read, RW, "Takes the lock shared if no writer has it."),
  quiet("void read_lock_irq(rwlock_t *lock)", RW, "Switches interrupts off and takes the lock shared.", {
    effects: [...off2, { effect: "lock", lock: read }]
  }),
  quiet("void read_unlock_irq(rwlock_t *lock)", RW, "Releases the shared side and switches interrupts on.", {
    effects: [{ effect: "unlock", lock: read }, ...on2]
  }),
  quiet("void write_lock_irq(rwlock_t *lock)", RW, "Switches interrupts off and takes the lock for itself.", {
    effects: [...off2, { effect: "lock", lock: write }]
  }),
  quiet("void write_unlock_irq(rwlock_t *lock)", RW, "Releases the exclusive side and switches interrupts on.", {
    effects: [{ effect: "unlock", lock: write }, ...on2]
  }),
  quiet(
    "void read_lock_irqsave(rwlock_t *lock, unsigned long flags)",
    RW,
    "Switches interrupts off, keeping what they were, and takes the lock shared.",
    { byName: ["flags"], effects: [saved2, ...off2, { effect: "lock", lock: read }] }
  ),
  quiet(
    "void read_unlock_irqrestore(rwlock_t *lock, unsigned long flags)",
    RW,
    "Releases the shared side and sets interrupts to what they were.",
    { effects: [{ effect: "unlock", lock: read }, ...on2] }
  ),
  quiet(
    "void write_lock_irqsave(rwlock_t *lock, unsigned long flags)",
    RW,
    "Switches interrupts off, keeping what they were, and takes the lock for itself.",
    { byName: ["flags"], effects: [saved2, ...off2, { effect: "lock", lock: write }] }
  ),
  quiet(
    "void write_unlock_irqrestore(rwlock_t *lock, unsigned long flags)",
    RW,
    "Releases the exclusive side and sets interrupts to what they were.",
    { effects: [{ effect: "unlock", lock: write }, ...on2] }
  )
];
var mmu = [
  takes(
    "void KVM_MMU_LOCK(struct kvm *kvm)",
    mmuLock,
    "virt/kvm/kvm_mm.h",
    "Takes mmu_lock of the VM for itself; a spinlock or the write side of an rwlock, as the architecture has it. Nothing may sleep under it.",
    { related: ["KVM_MMU_UNLOCK"] }
  ),
  releases("void KVM_MMU_UNLOCK(struct kvm *kvm)", mmuLock, "virt/kvm/kvm_mm.h", "Releases mmu_lock of the VM.", {
    needs: [mmuLock]
  }),
  quiet("void KVM_MMU_LOCK_INIT(struct kvm *kvm)", "virt/kvm/kvm_mm.h", "Prepares mmu_lock of a new VM.")
];
var guards2 = [
  {
    name: "spinlock",
    enter: "spin_lock",
    exit: "spin_unlock",
    summary: "Holds a spinlock until the end of the scope."
  },
  {
    name: "raw_spinlock",
    enter: "raw_spin_lock",
    exit: "raw_spin_unlock",
    summary: "Holds a raw spinlock until the end of the scope."
  },
  {
    name: "spinlock_irq",
    enter: "spin_lock_irq",
    exit: "spin_unlock_irq",
    summary: "Holds a spinlock with interrupts off until the end of the scope."
  },
  {
    name: "spinlock_irqsave",
    enter: "spin_lock_irqsave",
    exit: "spin_unlock_irqrestore",
    summary: "Holds a spinlock with interrupts off until the end of the scope."
  },
  {
    name: "raw_spinlock_irq",
    enter: "raw_spin_lock_irq",
    exit: "raw_spin_unlock_irq",
    summary: "Holds a raw spinlock with interrupts off until the end of the scope."
  },
  {
    name: "raw_spinlock_irqsave",
    enter: "raw_spin_lock_irqsave",
    exit: "raw_spin_unlock_irqrestore",
    summary: "Holds a raw spinlock with interrupts off until the end of the scope."
  },
  {
    name: "spinlock_bh",
    enter: "spin_lock_bh",
    exit: "spin_unlock_bh",
    summary: "Holds a spinlock with bottom halves off until the end of the scope."
  },
  {
    name: "read_lock",
    enter: "read_lock",
    exit: "read_unlock",
    summary: "Holds the shared side of a spinning lock until the end of the scope."
  },
  {
    name: "write_lock",
    enter: "write_lock",
    exit: "write_unlock",
    summary: "Holds a spinning lock until the end of the scope."
  },
  {
    name: "rcu",
    enter: "rcu_read_lock",
    exit: "rcu_read_unlock",
    summary: "An RCU section until the end of the scope."
  },
  {
    name: "srcu",
    enter: "srcu_read_lock",
    exit: "srcu_read_unlock",
    summary: "An SRCU section until the end of the scope."
  },
  {
    name: "preempt",
    enter: "preempt_disable",
    exit: "preempt_enable",
    summary: "Preemption is off until the end of the scope."
  },
  {
    name: "preempt_notrace",
    enter: "preempt_disable_notrace",
    exit: "preempt_enable_notrace",
    summary: "Preemption is off until the end of the scope."
  },
  {
    name: "irq",
    enter: "local_irq_disable",
    exit: "local_irq_enable",
    summary: "Interrupts are off until the end of the scope."
  },
  {
    name: "irqsave",
    enter: "local_irq_save",
    exit: "local_irq_restore",
    summary: "Interrupts are off until the end of the scope."
  },
  {
    name: "cpus_read_lock",
    enter: "cpus_read_lock",
    exit: "cpus_read_unlock",
    summary: "Processors do not come and go until the end of the scope."
  }
];
var spinning = {
  name: "spinning",
  title: "Spinning locks, RCU, preemption, interrupts",
  primitives: [...spinlocks, ...rwlocks, ...mmu],
  guards: guards2
};

// server/src/core/kernel/strings-and-bits.ts
var STRING = "include/linux/string.h";
var BITOPS = "include/linux/bitops.h";
var BITMAP = "include/linux/bitmap.h";
var strings = [
  quiet("void *memcpy(void *dest, const void *src, size_t n)", STRING, "Copies bytes and returns the destination.", {
    ...named("memmove", "__memcpy", "memcpy_and_pad", "memcpy_flushcache"),
    effects: [{ effect: "forget", at: "*dest" }],
    results: [{ value: { is: "place", place: "dest" } }]
  }),
  quiet("void *memset(void *s, int c, size_t n)", STRING, "Fills bytes and returns where.", {
    ...named("memset64", "memset32", "memset_p", "memzero_explicit"),
    effects: [{ effect: "forget", at: "*s" }],
    results: [{ value: { is: "place", place: "s" } }]
  }),
  query(
    "int memcmp(const void *a, const void *b, size_t n)",
    STRING,
    "Compares bytes.",
    named("bcmp", "strncmp", "strncasecmp", "crypto_memneq")
  ),
  query(
    "int strcmp(const char *a, const char *b)",
    STRING,
    "Compares strings.",
    named("sysfs_streq", "strcasecmp", "str_has_prefix", "match_string")
  ),
  query("size_t strlen(const char *s)", STRING, "The length of a string.", {
    ...named("strnlen", "strspn", "strcspn"),
    results: [{ value: { is: "any", min: 0 } }]
  }),
  query(
    "char *strchr(const char *s, int c)",
    STRING,
    "Where a character is in a string, or NULL.",
    named("strrchr", "strnchr", "strstr", "strsep", "strim", "strpbrk", "skip_spaces")
  ),
  query(
    "void *memchr_inv(const void *s, int c, size_t n)",
    STRING,
    "The first byte that is another, or NULL.",
    named("memchr", "memscan")
  ),
  quiet("void strscpy(char *dest, const char *src, size_t n)", STRING, "Copies a string.", {
    ...named("strlcpy", "strncpy", "strcpy", "strscpy_pad", "strlcat"),
    effects: [{ effect: "forget", at: "*dest" }]
  }),
  query("int snprintf(char *buf, size_t size, const char *fmt, ...)", STRING, "Prints into a buffer.", {
    ...named("scnprintf", "vsnprintf"),
    effects: [{ effect: "forget", at: "*buf" }],
    results: [{ value: { is: "any", min: 0 } }]
  }),
  query("int sprintf(char *buf, const char *fmt, ...)", STRING, "Prints into a buffer.", {
    ...named("sysfs_emit", "sysfs_emit_at", "add_uevent_var"),
    effects: [{ effect: "forget", at: "*buf" }],
    results: [{ value: { is: "any", min: 0 } }]
  }),
  quiet(
    "void seq_printf(void *m, const char *fmt, ...)",
    "include/linux/seq_file.h",
    "Prints into a file of the kernel.",
    named("seq_puts", "seq_putc", "seq_write", "mpol_to_str")
  ),
  query(
    "int kstrtoul(const char *s, unsigned int base, unsigned long *res)",
    "include/linux/kstrtox.h",
    "Reads a number from a string.",
    {
      ...named("kstrtoint", "kstrtouint", "kstrtoull", "kstrtou8", "kstrtoll"),
      writes: ["*res"],
      results: [{ value: constant(0) }, { value: { is: "errno", names: ["EINVAL", "ERANGE"] } }]
    }
  ),
  query("int kstrtobool(const char *s, bool *res)", "include/linux/kstrtox.h", "Reads yes or no from a string.", {
    writes: ["*res"],
    results: [{ value: constant(0) }, { value: { is: "errno", names: ["EINVAL"] } }]
  }),
  query("unsigned long long memparse(const char *ptr, char **retptr)", STRING, "Reads a size from a string.", {
    writes: ["*retptr"]
  }),
  quiet(
    "void sort(void *base, size_t num, size_t size, void *cmp, void *swap_func)",
    "include/linux/sort.h",
    "Sorts an array.",
    { effects: [{ effect: "forget", at: "*base" }] }
  ),
  query(
    "void *bsearch(const void *key, const void *base, size_t num, size_t size, void *cmp)",
    "include/linux/bsearch.h",
    "Finds an entry of a sorted array, or NULL."
  )
];
var bits = [
  query(
    "bool test_bit(long nr, const unsigned long *addr)",
    BITOPS,
    "Whether a bit is set.",
    named("__test_bit", "test_bit_acquire", "test_bit_le", "arch_test_bit", "bit_is_set")
  ),
  quiet("void set_bit(long nr, unsigned long *addr)", BITOPS, "Changes a bit.", {
    ...named(
      "clear_bit",
      "__set_bit",
      "__clear_bit",
      "change_bit",
      "__change_bit",
      "set_bit_le",
      "clear_bit_unlock",
      "__clear_bit_unlock",
      "__assign_bit"
    ),
    effects: [{ effect: "forget", at: "*addr" }]
  }),
  query("bool test_and_set_bit(long nr, unsigned long *addr)", BITOPS, "Changes a bit and returns what it was.", {
    ...named(
      "test_and_clear_bit",
      "__test_and_set_bit",
      "__test_and_clear_bit",
      "test_and_change_bit",
      "test_and_set_bit_lock",
      "test_and_clear_bit_le"
    ),
    effects: [{ effect: "forget", at: "*addr" }]
  }),
  pure(
    "unsigned long __ffs(unsigned long word)",
    BITOPS,
    "The position of a bit, or the number of bits set.",
    { min: 0, max: 64 },
    named(
      "ffs",
      "fls",
      "__fls",
      "fls64",
      "ffz",
      "ilog2",
      "order_base_2",
      "hweight64",
      "hweight32",
      "hweight16",
      "hweight8",
      "hweight_long",
      "get_order",
      "__ffs64",
      "get_count_order",
      "const_ilog2"
    )
  ),
  pure(
    "unsigned long roundup_pow_of_two(unsigned long n)",
    "include/linux/log2.h",
    "The next power of two.",
    { min: 1 },
    named("rounddown_pow_of_two")
  ),
  computes(
    "bool is_power_of_2(unsigned long n)",
    "n != 0 && (n & (n - 1)) == 0",
    "include/linux/log2.h",
    "Whether a number is a power of two."
  ),
  query(
    "unsigned long find_next_bit(const unsigned long *addr, unsigned long size, unsigned long offset)",
    "include/linux/find.h",
    "The next bit that is set, or the size where none is.",
    { ...named("find_next_zero_bit", "find_next_and_bit"), results: [{ value: { is: "any", min: 0 } }] }
  ),
  query(
    "unsigned long find_first_bit(const unsigned long *addr, unsigned long size)",
    "include/linux/find.h",
    "The first bit that is set, or the size where none is.",
    {
      ...named("find_first_zero_bit", "find_last_bit", "bitmap_weight", "bitmap_empty", "bitmap_full"),
      results: [{ value: { is: "any", min: 0 } }]
    }
  ),
  quiet("void bitmap_zero(unsigned long *dst, unsigned int nbits)", BITMAP, "Changes a bit map.", {
    ...named("bitmap_fill", "bitmap_copy", "bitmap_or", "bitmap_and", "bitmap_andnot", "bitmap_xor"),
    effects: [{ effect: "forget", at: "*dst" }]
  }),
  quiet(
    "void bitmap_set(unsigned long *map, unsigned int start, unsigned int nbits)",
    BITMAP,
    "Changes a range of a bit map.",
    { ...named("bitmap_clear"), effects: [{ effect: "forget", at: "*map" }] }
  ),
  {
    signature: "unsigned long *bitmap_zalloc(unsigned int nbits, gfp_t flags)",
    ...named("bitmap_alloc"),
    summary: "A new bit map; NULL when there is no memory. Freed with bitmap_free().",
    source: BITMAP,
    sleeps: { when: { flags: "flags", has: "__GFP_DIRECT_RECLAIM" } },
    results: [
      { value: { is: "fresh", class: "slab", zeroed: true }, label: "allocated" },
      { value: { is: "null" }, label: "no memory" }
    ]
  },
  quiet("void bitmap_free(const unsigned long *bitmap)", BITMAP, "Frees a bit map; NULL is ignored.", {
    effects: [{ effect: "free", of: "bitmap", ignores: "null" }]
  })
];
var values = [
  pure(
    "size_t ARRAY_SIZE(const void *array)",
    "include/linux/array_size.h",
    "The number of elements of an array.",
    { min: 1 },
    { ...named("sizeof_field", "offsetofend"), byName: ["array"] }
  ),
  quiet("void swap(long a, long b)", "include/linux/minmax.h", "Exchanges two variables.", {
    byName: ["a", "b"],
    effects: [
      { effect: "store", at: "a", value: { is: "place", place: "b" } },
      { effect: "store", at: "b", value: { is: "place", place: "a" } }
    ]
  }),
  computes(
    "unsigned long array_index_nospec(unsigned long index, unsigned long size)",
    "index",
    "include/linux/nospec.h",
    "The index, made harmless for speculation."
  ),
  computes(
    "void *u64_to_user_ptr(u64 x)",
    "(void *)x",
    "include/linux/kernel.h",
    "A number as a user address.",
    named("compat_ptr", "untagged_addr")
  ),
  computes("u64 ptr_to_compat(const void *ptr)", "(u64)ptr", "include/linux/compat.h", "A user address as a number."),
  computes(
    "unsigned long untagged_addr_remote(struct mm_struct *mm, unsigned long addr)",
    "addr",
    "include/linux/uaccess.h",
    "A user address without its tag."
  ),
  query("u32 do_div(u64 n, u32 base)", "include/linux/math64.h", "Divides a variable and returns the rest.", {
    byName: ["n"],
    effects: [{ effect: "forget", at: "n" }]
  }),
  computes(
    "bool in_range(u64 val, u64 start, u64 len)",
    "(val) - (start) < (len)",
    "include/linux/minmax.h",
    "Whether a number is in [start, start + len)."
  ),
  computes(
    "u64 mul_u64_u64_shr(u64 a, u64 mul, unsigned int shift)",
    "(a) * (mul) >> (shift)",
    "include/linux/math64.h",
    "A product that is shifted, without loss in between.",
    named("mul_u64_u32_shr")
  ),
  query(
    "bool check_mul_overflow(u64 a, u64 b, u64 *d)",
    "include/linux/overflow.h",
    "Stores the result and says whether it wrapped.",
    {
      ...named("check_add_overflow", "check_sub_overflow", "check_shl_overflow"),
      effects: [{ effect: "forget", at: "*d" }],
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  ),
  pure(
    "u32 jhash(const void *key, u32 length, u32 initval)",
    "include/linux/jhash.h",
    "A hash.",
    {},
    named("hash_64", "hash_long", "hash_32", "hash_ptr", "crc32", "jhash2")
  ),
  pure(
    "u64 cpu_to_le64(u64 x)",
    "include/linux/byteorder/generic.h",
    "The same number in another order of bytes.",
    {},
    named(
      "le64_to_cpu",
      "cpu_to_le32",
      "le32_to_cpu",
      "cpu_to_be32",
      "be32_to_cpu",
      "cpu_to_be64",
      "be64_to_cpu",
      "swab32"
    )
  ),
  computes(
    "s64 ktime_to_ns(ktime_t kt)",
    "kt",
    "include/linux/ktime.h",
    "A time in nanoseconds.",
    named("ns_to_ktime")
  ),
  computes(
    "ktime_t ktime_add(ktime_t lhs, ktime_t rhs)",
    "lhs + rhs",
    "include/linux/ktime.h",
    "The sum of two times.",
    named("ktime_add_ns")
  ),
  computes(
    "ktime_t ktime_sub(ktime_t lhs, ktime_t rhs)",
    "lhs - rhs",
    "include/linux/ktime.h",
    "The difference of two times.",
    named("ktime_sub_ns")
  ),
  query(
    "u32 get_random_u32(void)",
    "include/linux/random.h",
    "A random number.",
    named("get_random_long", "get_random_u64", "prandom_u32")
  )
];
var families10 = [
  {
    pattern: "FIELD_(?:GET|PREP|FIT|MAX)|_*(?:cpu|be|le)_?\\d*_?to_\\w+|(?:BIT|GENMASK)_\\w+|__(?:ilog2|roundup|rounddown)\\w*|fls_\\w+",
    examples: ["FIELD_GET", "BIT_MASK"],
    form: {
      signature: "unsigned long $name(...)",
      summary: "Arithmetic over its arguments.",
      source: BITOPS,
      sleeps: "never",
      results: [{ value: { is: "pure" } }]
    }
  }
];
var stringsAndBits = {
  name: "strings-and-bits",
  title: "Strings, bits and numbers",
  primitives: [...strings, ...bits, ...values],
  families: families10,
  guards: [
    {
      name: "bitmap",
      enter: null,
      exit: "bitmap_free",
      ignores: "null",
      summary: "Frees the bit map at the end of the scope."
    }
  ]
};

// server/src/core/kernel/surroundings.ts
var tasks = [
  query(
    "int sigprocmask(int how, sigset_t *set, sigset_t *oldset)",
    "include/linux/signal.h",
    "Changes which signals reach the task.",
    { writes: ["*oldset"], results: [{ value: constant(0) }] }
  ),
  quiet(
    "void kvm_sigset_activate(struct kvm_vcpu *vcpu)",
    "virt/kvm/kvm_main.c",
    "Changes which signals reach the task of a vCPU.",
    { ...named("kvm_sigset_deactivate"), preferBody: true }
  ),
  quiet("void sigemptyset(sigset_t *set)", "include/linux/signal.h", "A set of signals.", {
    ...named("sigdelsetmask", "sigfillset"),
    writes: ["*set"]
  }),
  quiet(
    "void preempt_notifier_register(void *notifier)",
    "include/linux/preempt.h",
    "Asks to be told when the task leaves the processor.",
    named(
      "preempt_notifier_unregister",
      "preempt_notifier_inc",
      "preempt_notifier_dec",
      "user_return_notifier_register",
      "user_return_notifier_unregister"
    )
  ),
  quiet("void preempt_notifier_init(void *notifier, void *ops)", "include/linux/preempt.h", "Prepares a notifier."),
  query(
    "struct task_struct *get_pid_task(struct pid *pid, int type)",
    "include/linux/pid.h",
    "The task of a number with a reference, or NULL; put_task_struct() drops it.",
    {
      results: [
        {
          value: { is: "fresh", class: "task" },
          effects: [{ effect: "ref", of: "result", class: "task", holder: "caller", by: 1 }],
          label: "found"
        },
        { value: { is: "null" }, label: "none" }
      ]
    }
  ),
  query(
    "struct pid *get_task_pid(struct task_struct *task, int type)",
    "include/linux/pid.h",
    "The number of a task with a reference; put_pid() drops it.",
    {
      results: [
        {
          value: { is: "fresh", class: "task" },
          effects: [{ effect: "ref", of: "result", class: "task", holder: "caller", by: 1 }]
        }
      ]
    }
  ),
  query(
    "bool test_thread_flag(int flag)",
    "include/linux/thread_info.h",
    "Something about the task.",
    named("test_tsk_thread_flag", "current_thread_flag")
  ),
  query(
    "unsigned long rlimit(unsigned int limit)",
    "include/linux/sched/signal.h",
    "A limit of the task.",
    named("rlimit_max", "task_rlimit")
  ),
  query(
    "bool __ratelimit(void *rs)",
    "include/linux/ratelimit.h",
    "Whether something may be logged again.",
    named("printk_ratelimit")
  ),
  quiet(
    "void __might_sleep(const char *file, int line)",
    "include/linux/kernel.h",
    "Says that the function may sleep; checked in debug builds.",
    { sleeps: "may" }
  ),
  query(
    "int wake_bit_function(void *wait, unsigned int mode, int sync, void *key)",
    "include/linux/wait.h",
    "Wakes a waiter.",
    named("default_wake_function", "autoremove_wake_function", "woken_wake_function")
  ),
  quiet("void wake_up_var(void *variable)", "include/linux/wait_bit.h", "Wakes who waits for a variable.", {
    effects: [{ effect: "note", text: "waiters are woken" }]
  }),
  quiet(
    "void wait_var_event(void *variable, bool condition)",
    "include/linux/wait_bit.h",
    "Sleeps until the condition is true.",
    { byName: ["condition"], sleeps: "may", results: [{ value: { is: "void" }, when: { holds: "condition" } }] }
  ),
  query(
    "bool schedule_delayed_work(struct delayed_work *dwork, unsigned long delay)",
    "include/linux/workqueue.h",
    "Has a function run later by a kernel worker, not before a time.",
    {
      ...named("mod_delayed_work"),
      effects: [
        { effect: "keep", of: "dwork" },
        { effect: "note", text: "work is queued" }
      ]
    }
  )
];
var registrations = [
  query(
    "int register_filesystem(struct file_system_type *fs)",
    "include/linux/fs.h",
    "Makes something known to the kernel.",
    {
      ...named(
        "unregister_filesystem",
        "misc_register",
        "register_sysctl_init",
        "register_shrinker",
        "register_pm_notifier",
        "unregister_pm_notifier"
      ),
      sleeps: "may",
      results: [{ value: constant(0) }, { value: errno("EBUSY", "ENOMEM", "EINVAL"), label: "failed" }]
    }
  ),
  quiet("void misc_deregister(void *misc)", "include/linux/miscdevice.h", "Takes back what was made known.", {
    ...named(
      "unregister_syscore_ops",
      "register_syscore_ops",
      "unregister_shrinker",
      "unregister_reboot_notifier",
      "shrinker_free",
      "shrinker_register"
    ),
    sleeps: "may"
  }),
  query(
    "int cpuhp_setup_state(int state, const char *name, void *startup, void *teardown)",
    "include/linux/cpuhotplug.h",
    "Asks to be told when processors come and go.",
    {
      ...named("cpuhp_setup_state_nocalls"),
      sleeps: "may",
      results: [{ value: { is: "any", min: 0 } }, { value: errno("EINVAL", "ENOMEM") }]
    }
  ),
  quiet(
    "void cpuhp_remove_state_nocalls(int state)",
    "include/linux/cpuhotplug.h",
    "Stops being told when processors come and go.",
    { ...named("cpuhp_remove_state"), sleeps: "may" }
  ),
  query("bool debugfs_initialized(void)", "include/linux/debugfs.h", "Whether files for debugging can be made."),
  quiet(
    "void list_cut_before(struct list_head *list, struct list_head *head, struct list_head *entry)",
    "include/linux/list.h",
    "Moves the entries before one into another list.",
    named("list_cut_position")
  )
];
var memory2 = [
  {
    signature: "struct file *maybe_unlock_mmap_for_io(struct vm_fault *vmf, struct file *fpin)",
    summary: "Before a fault waits for the disk: holds the file and lets mmap_lock go where the fault may be tried again. Returns the file that is held, if one is.",
    source: "mm/internal.h",
    preferBody: true,
    sleeps: "never",
    results: [
      { value: { is: "place", place: "fpin" }, label: "nothing let go" },
      {
        value: { is: "place", place: "vmf->vma->vm_file" },
        when: { null: "fpin" },
        effects: [
          { effect: "ref", of: "vmf->vma->vm_file", class: "file", holder: "caller", by: 1 },
          { effect: "unlock", lock: { on: "vmf->vma->vm_mm", lock: "mmap_lock", mode: "shared" } }
        ],
        label: "mmap_lock let go"
      }
    ]
  },
  {
    signature: "vm_fault_t folio_lock_or_retry(struct folio *folio, struct vm_fault *vmf)",
    summary: "Takes the folio lock for a fault; where it would wait and may be tried again, it lets mmap_lock go instead and returns VM_FAULT_RETRY.",
    source: "include/linux/pagemap.h",
    preferBody: true,
    sleeps: "may",
    results: [
      {
        value: constant(0),
        effects: [{ effect: "lock", lock: { on: "folio", lock: "folio lock", mode: "exclusive" } }],
        label: "locked"
      },
      { value: { is: "expression", c: "VM_FAULT_RETRY" }, label: "to be tried again" }
    ]
  },
  query("int vmf_anon_prepare(struct vm_fault *vmf)", "mm/memory.c", "Gets the mapping ready for a page of its own.", {
    ...named("anon_vma_prepare"),
    preferBody: true,
    sleeps: "may",
    results: [{ value: constant(0) }, { value: { is: "any", min: 1 } }]
  }),
  quiet("void putback_movable_pages(struct list_head *l)", "mm/migrate.c", "Puts isolated pages back.", {
    ...named("putback_lru_page", "folio_putback_lru")
  }),
  quiet(
    "void lazy_mmu_mode_enable(void)",
    "include/linux/pgtable.h",
    "Gathers writes of page table entries.",
    named("lazy_mmu_mode_disable", "drain_local_pages", "lru_cache_disable", "lru_cache_enable")
  ),
  quiet(
    "void free_unref_folios(struct folio_batch *fbatch)",
    "mm/internal.h",
    "Gives folios whose count is zero to the allocator.",
    named("free_huge_folio", "free_zone_device_folio", "free_unref_page_list", "free_frozen_pages", "free_unref_page")
  ),
  pure(
    "unsigned long range_in_vma(struct vm_area_struct *vma, unsigned long start, unsigned long end)",
    "include/linux/mm.h",
    "Whether a mapping holds a range."
  ),
  pure(
    "struct page *find_subpage(struct page *head, pgoff_t index)",
    "include/linux/pagemap.h",
    "The page of a compound page for an index of the file.",
    { nonNull: true }
  ),
  query(
    "bool isolate_lru_page(struct page *page)",
    "mm/vmscan.c",
    "Takes a page off the lists of reclaim, with a reference.",
    { ...named("folio_isolate_lru") }
  ),
  query("char *file_path(struct file *file, char *buf, int buflen)", "include/linux/fs.h", "The name of a file.", {
    ...named("dentry_path_raw", "d_path"),
    effects: [{ effect: "forget", at: "*buf" }]
  }),
  query(
    "int setattr_prepare(void *idmap, struct dentry *dentry, void *attr)",
    "include/linux/fs.h",
    "Checks a change of attributes of a file.",
    { sleeps: "may", results: [{ value: constant(0) }, { value: errno("EPERM", "EFBIG") }] }
  ),
  quiet(
    "void memcpy_fromio(void *dst, const void *src, size_t n)",
    "include/linux/io.h",
    "Copies to or from device memory.",
    { ...named("memcpy_toio", "memset_io"), effects: [{ effect: "forget", at: "*dst" }] }
  ),
  {
    signature: "void *memremap(phys_addr_t offset, size_t size, unsigned long flags)",
    ...named("ioremap", "ioremap_prot", "ioremap_cache"),
    summary: "Maps device memory; NULL on failure. memunmap() or iounmap() ends it.",
    source: "include/linux/io.h",
    sleeps: "may",
    results: [
      { value: { is: "nonNull" }, label: "mapped" },
      { value: { is: "null" }, label: "failed" }
    ]
  },
  quiet("void clear_page(void *page)", "include/linux/mm.h", "Zeroes a page by its address in the direct map.", {
    ...named("copy_page"),
    effects: [{ effect: "forget", at: "*page" }]
  }),
  quiet(
    "void copy_from_user_page(struct vm_area_struct *vma, struct page *page, unsigned long vaddr, void *dst, const void *src, size_t len)",
    "include/linux/highmem.h",
    "Copies between a buffer and a page of another process.",
    { ...named("copy_to_user_page"), effects: [{ effect: "access", of: "page", write: true }] }
  )
];
var virtualMachines2 = [
  quiet(
    "void kvm_vcpu_block(struct kvm_vcpu *vcpu)",
    "virt/kvm/kvm_main.c",
    "Waits until a vCPU has something to do.",
    { ...named("kvm_vcpu_halt", "kvm_vcpu_on_spin"), preferBody: true, sleeps: "may" }
  ),
  quiet("void kvm_free_irq_routing(struct kvm *kvm)", "virt/kvm/irqchip.c", "Takes a part of a VM down.", {
    ...named(
      "kvm_irqfd_release",
      "kvm_coalesced_mmio_free",
      "kvm_pic_destroy",
      "kvm_ioapic_destroy",
      "kvm_free_pit",
      "kvm_pmu_destroy_vm",
      "kvm_hv_destroy_vm",
      "kvm_mmu_uninit_vm",
      "kvm_page_track_cleanup",
      "kvm_arch_destroy_vm",
      "kvm_arch_free_vm",
      "kvm_arch_sync_events",
      "kvm_arch_pre_destroy_vm",
      "kvm_irqfd_exit"
    ),
    preferBody: true,
    sleeps: "may"
  }),
  quiet("void kvm_free_lapic(struct kvm_vcpu *vcpu)", "arch/x86/kvm/lapic.c", "Takes a part of a vCPU down.", {
    ...named("kvm_pmu_destroy", "kvm_hv_vcpu_uninit", "kvm_arch_vcpu_destroy", "kvm_mmu_free_obsolete_roots"),
    preferBody: true,
    sleeps: "may"
  }),
  quiet(
    "void kvm_arch_vcpu_put(struct kvm_vcpu *vcpu)",
    "arch/x86/kvm/x86.c",
    "Takes the state of a vCPU off the processor; preemption is off.",
    {
      ...named("kvm_arch_vcpu_blocking", "kvm_arch_vcpu_unblocking"),
      preferBody: true
    }
  ),
  quiet(
    "void kvm_arch_vcpu_load(struct kvm_vcpu *vcpu, int cpu_number)",
    "arch/x86/kvm/x86.c",
    "Puts the state of a vCPU on a processor.",
    { preferBody: true }
  ),
  quiet(
    "void kvm_page_track_write(struct kvm_vcpu *vcpu, gpa_t gpa, const u8 *data, int bytes)",
    "arch/x86/kvm/mmu/page_track.h",
    "Tells who watches guest pages of a write.",
    named("kvm_page_track_delete_slot")
  ),
  quiet(
    "void kvm_arch_sync_dirty_log(struct kvm *kvm, struct kvm_memory_slot *memslot)",
    "include/linux/kvm_host.h",
    "Keeps the log of written guest pages.",
    { ...named("kvm_arch_memslots_updated", "kvm_arch_flush_remote_tlbs_memslot"), preferBody: true }
  ),
  quiet(
    "void kvm_arch_mmu_enable_log_dirty_pt_masked(struct kvm *kvm, struct kvm_memory_slot *slot, gfn_t gfn_offset, unsigned long mask)",
    "include/linux/kvm_host.h",
    "Write protects guest pages, so that writes are logged.",
    {
      ...named("kvm_tdp_mmu_clear_dirty_pt_masked"),
      preferBody: true,
      needs: [{ on: "kvm", lock: "mmu_lock", mode: "exclusive" }]
    }
  )
];
var surroundings = {
  name: "surroundings",
  title: "What stands around",
  primitives: [...tasks, ...registrations, ...memory2, ...virtualMachines2]
};

// server/src/core/kernel/tracing.ts
var PRINTK = "include/linux/printk.h";
var primitives6 = [
  quiet("void dump_stack(void)", PRINTK, "Writes the call chain to the log."),
  quiet(
    "void dump_page(const struct page *page, const char *reason)",
    "include/linux/mmdebug.h",
    "Writes the state of a page to the log.",
    {
      aliases: [
        { name: "dump_vma" },
        { name: "dump_mm" },
        { name: "print_hex_dump" },
        { name: "add_taint" },
        { name: "print_bad_pte" },
        { name: "kasan_report" }
      ]
    }
  )
];
var families11 = [
  {
    pattern: "trace_(\\w+)_enabled",
    examples: ["trace_kvm_msr_enabled"],
    form: {
      signature: "bool $name(void)",
      summary: "Whether the trace point $1 is on.",
      source: "include/linux/tracepoint.h",
      sleeps: "never",
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  },
  {
    pattern: "trace_(\\w+)",
    examples: ["trace_kvm_mmio", "trace_mm_filemap_add_to_page_cache"],
    form: {
      signature: "void $name(...)",
      summary: "The trace point $1; changes nothing.",
      source: "include/linux/tracepoint.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:pr_(?:emerg|alert|crit|err|warn|warning|notice|info|cont|debug|devel|fmt|warn_deprecated)(?:_once|_ratelimited)?|printk(?:_once|_ratelimited|_deferred)?|_?dev_(?:emerg|alert|crit|err|warn|notice|info|dbg)(?:_once|_ratelimited)?|kvm_(?:err|info|debug|pr_unimpl\\w*|debug_ratelimited|pr_warn\\w*)|vcpu_(?:unimpl|debug|err|stat)\\w*|net_\\w+_ratelimited|no_printk|__WARN_printf|pgprintk)",
    examples: ["pr_warn_ratelimited", "printk", "dev_err", "kvm_err", "vcpu_unimpl"],
    form: {
      signature: "void $name(...)",
      summary: "Writes to the log; changes nothing.",
      source: PRINTK,
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "_*(?:count|mod|inc|dec|add|sub)_(?:vm|memcg|node|zone|lruvec|mm|mthp|objcg|zone_page|node_page)_?(?:event|events|stat|state|counter|page_state|numa_event|folio)?\\w*",
    examples: ["count_vm_event", "__count_vm_events", "inc_mm_counter", "mod_node_page_state", "count_memcg_event_mm"],
    form: {
      signature: "void $name(...)",
      summary: "Counts something for statistics.",
      source: "include/linux/vmstat.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "_*(?:lruvec|node|zone|mod|vm)_stat_\\w+",
    examples: ["__lruvec_stat_mod_folio", "node_stat_mod_folio"],
    form: {
      signature: "void $name(...)",
      summary: "Counts something for statistics.",
      source: "include/linux/vmstat.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:static_branch_(?:likely|unlikely|maybe)|static_key_\\w+|static_branch_\\w+_key)",
    examples: ["static_branch_unlikely", "static_key_enabled"],
    form: {
      signature: "bool $name(const void *key)",
      summary: "Whether a switch in the code is on.",
      source: "include/linux/jump_label.h",
      sleeps: "never",
      results: [{ value: { is: "any", min: 0, max: 1 } }]
    }
  },
  {
    pattern: "static_branch_(?:inc|dec|enable|disable|deferred|slow)\\w*",
    examples: ["static_branch_inc", "static_branch_slow_dec_deferred"],
    form: {
      signature: "void $name(...)",
      summary: "Turns a switch in the code.",
      source: "include/linux/jump_label.h",
      sleeps: "may",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:lockdep_(?:assert_\\w+|set_\\w+|off|on|unregister_key|register_key|recursing)|rcu_lockdep_\\w+|RCU_LOCKDEP_WARN|lock_acquire|lock_release|rwsem_acquire\\w*|mutex_acquire\\w*|ASSERT_EXCLUSIVE_\\w+|kcsan_\\w+|kasan_\\w+|kmsan_\\w+|instrument_\\w+|debug_lockdep_\\w+|kmemleak_\\w+|instrumentation_(?:begin|end))",
    examples: ["lockdep_assert_irqs_disabled", "kasan_unpoison_pages", "ASSERT_EXCLUSIVE_WRITER"],
    form: {
      signature: "void $name(...)",
      summary: "For a checker of debug builds; changes nothing.",
      source: "include/linux/lockdep.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  },
  {
    pattern: "(?:psi_memstall_\\w+|delayacct_\\w+|task_io_account_\\w+|perf_sw_event\\w*|perf_event_\\w+|vtime_\\w+|context_tracking_\\w+|guest_(?:enter|exit)\\w*|guest_(?:timing|context|state)_\\w+)",
    examples: ["delayacct_thrashing_start", "perf_sw_event"],
    form: {
      signature: "void $name(...)",
      summary: "Accounts time or events.",
      source: "include/linux/delayacct.h",
      sleeps: "never",
      results: [{ value: { is: "void" } }]
    }
  }
];
var tracing = {
  name: "tracing",
  title: "Logs, trace points, statistics",
  primitives: primitives6,
  families: families11
};

// server/src/core/kernel/truncate.ts
var TRUNCATE = "mm/truncate.c";
var MEMORY = "mm/memory.c";
var removal = [
  quiet(
    "void truncate_inode_pages_range(struct address_space *mapping, loff_t lstart, loff_t lend)",
    TRUNCATE,
    "Locks each folio of a byte range, unmaps it from user page tables, takes it out of the cache and drops the cache's references. `lend` is the last byte, not the one after it. Partial pages at the ends are zeroed unless the mapping is inaccessible. Guest mappings must be gone before.",
    {
      sleeps: "may",
      effects: [{ effect: "truncate", of: "mapping", first: "lstart", last: "lend", unit: "bytes" }],
      related: ["filemap_invalidate_lock", "unmap_mapping_range"]
    }
  ),
  quiet(
    "void truncate_inode_pages(struct address_space *mapping, loff_t lstart)",
    TRUNCATE,
    "Takes every folio from a byte offset on out of the cache.",
    {
      sleeps: "may",
      effects: [{ effect: "truncate", of: "mapping", first: "lstart", last: "end", unit: "bytes" }]
    }
  ),
  quiet(
    "void truncate_inode_pages_final(struct address_space *mapping)",
    TRUNCATE,
    "Takes every folio out of the cache when the inode is evicted.",
    {
      sleeps: "may",
      effects: [{ effect: "note", text: "every folio leaves the page cache" }]
    }
  ),
  quiet(
    "void truncate_pagecache(struct inode *inode, loff_t newsize)",
    TRUNCATE,
    "Unmaps and removes what lies beyond the new size.",
    {
      sleeps: "may",
      effects: [
        { effect: "unmap", of: "inode->i_mapping", side: "host" },
        { effect: "truncate", of: "inode->i_mapping", first: "newsize", last: "end", unit: "bytes" }
      ]
    }
  ),
  quiet(
    "void truncate_pagecache_range(struct inode *inode, loff_t lstart, loff_t lend)",
    TRUNCATE,
    "Unmaps and removes a byte range; `lend` is inclusive.",
    {
      sleeps: "may",
      effects: [
        { effect: "unmap", of: "inode->i_mapping", side: "host" },
        { effect: "truncate", of: "inode->i_mapping", first: "lstart", last: "lend", unit: "bytes" }
      ]
    }
  ),
  query(
    "int invalidate_inode_pages2_range(struct address_space *mapping, pgoff_t start, pgoff_t last)",
    TRUNCATE,
    "Unmaps and removes clean folios of an index range; -EBUSY where one could not go.",
    {
      sleeps: "may",
      effects: [
        { effect: "unmap", of: "mapping", side: "host" },
        { effect: "truncate", of: "mapping", first: "start", last: "last", unit: "pages" }
      ],
      results: zeroOr(["EBUSY"])
    }
  ),
  query(
    "bool truncate_inode_partial_folio(struct folio *folio, loff_t start, loff_t last)",
    TRUNCATE,
    "Zeroes or splits a folio of which only a part goes; true where it is settled.",
    {
      sleeps: "may",
      preferBody: true,
      needs: [{ on: "folio", lock: "folio lock", mode: "exclusive" }]
    }
  ),
  query(
    "int truncate_inode_folio(struct address_space *mapping, struct folio *folio)",
    TRUNCATE,
    "Unmaps a locked folio and takes it out of the cache; -EIO where it is there no more.",
    {
      sleeps: "may",
      preferBody: true,
      needs: [{ on: "folio", lock: "folio lock", mode: "exclusive" }],
      results: [
        {
          value: { is: "constant", value: 0 },
          effects: [
            { effect: "unmap", of: "folio", side: "host" },
            { effect: "ref", of: "folio", class: "folio", holder: "page cache", by: { pagesOf: "folio" }, down: true }
          ],
          label: "gone"
        },
        { value: { is: "errno", names: ["EIO"] }, label: "not in the mapping" }
      ]
    }
  ),
  quiet(
    "void truncate_folio_batch_exceptionals(struct address_space *mapping, struct folio_batch *fbatch, pgoff_t *indices)",
    TRUNCATE,
    "Takes what is no folio out of a batch and out of the cache.",
    { preferBody: true, sleeps: "may" }
  )
];
var unmapping = [
  quiet(
    "void unmap_mapping_range(struct address_space *mapping, loff_t holebegin, loff_t holelen, int even_cows)",
    MEMORY,
    "Removes the user page table entries of a byte range in every process that maps the file, and the references that they hold. A length of zero means to the end of the file.",
    { sleeps: "may", effects: [{ effect: "unmap", of: "mapping", side: "host" }] }
  ),
  quiet(
    "void unmap_mapping_pages(struct address_space *mapping, pgoff_t start, pgoff_t nr, bool even_cows)",
    MEMORY,
    "Removes the user page table entries of a range of pages in every process that maps the file.",
    {
      sleeps: "may",
      effects: [{ effect: "unmap", of: "mapping", side: "host" }]
    }
  ),
  quiet(
    "void unmap_mapping_folio(struct folio *folio)",
    MEMORY,
    "Removes every user page table entry of one locked folio.",
    {
      sleeps: "may",
      aliases: [{ name: "unmap_mapping_page", until: "5.16" }],
      needs: [{ on: "folio", lock: "folio lock", mode: "exclusive" }],
      effects: [{ effect: "unmap", of: "folio", side: "host" }]
    }
  )
];
var truncate = {
  name: "truncate",
  title: "Truncation and unmapping",
  primitives: [...removal, ...unmapping]
};

// server/src/core/kernel/type-constants.ts
var pages2 = {
  PAGE_SHIFT: 12,
  PAGE_SIZE: 4096n,
  PAGE_MASK: -4096n,
  HPAGE_SHIFT: 21,
  HPAGE_SIZE: 0x200000n,
  HPAGE_PMD_SHIFT: 21,
  HPAGE_PMD_ORDER: 9,
  HPAGE_PMD_NR: 512,
  HPAGE_PMD_SIZE: 0x200000n,
  PMD_SHIFT: 21,
  PMD_SIZE: 0x200000n,
  PMD_ORDER: 9,
  PUD_SHIFT: 30,
  PUD_SIZE: 0x40000000n,
  PUD_ORDER: 18,
  PTRS_PER_PTE: 512,
  MAX_PAGE_ORDER: 10,
  PAGE_ALLOC_COSTLY_ORDER: 3,
  BITS_PER_LONG: 64,
  BITS_PER_BYTE: 8,
  CHAR_BIT: 8,
  GUP_PIN_COUNTING_BIAS: 1024,
  PAGEVEC_SIZE: 31,
  XA_CHUNK_SHIFT: 6,
  XA_CHUNK_SIZE: 64,
  XA_PRESENT: 8,
  XA_MARK_0: 0,
  XA_MARK_1: 1,
  XA_MARK_2: 2,
  HZ: 250,
  NUMA_NO_NODE: -1,
  MAX_ERRNO: 4095,
  INT_MAX: 2147483647,
  INT_MIN: -2147483648,
  UINT_MAX: 4294967295n,
  LONG_MAX: 9223372036854775807n,
  LONG_MIN: -9223372036854775808n,
  ULONG_MAX: 18446744073709551615n,
  LLONG_MAX: 9223372036854775807n,
  ULLONG_MAX: 18446744073709551615n,
  U8_MAX: 255,
  U16_MAX: 65535,
  S32_MAX: 2147483647,
  U32_MAX: 4294967295n,
  S64_MAX: 9223372036854775807n,
  U64_MAX: 18446744073709551615n,
  SIZE_MAX: 18446744073709551615n,
  SSIZE_MAX: 9223372036854775807n,
  MAX_LFS_FILESIZE: 9223372036854775807n,
  SZ_4K: 4096,
  SZ_2M: 2097152,
  SZ_1G: 1073741824,
  NULL: 0,
  true: 1,
  false: 0
};
var allocation2 = {
  __GFP_DMA: 1,
  __GFP_HIGHMEM: 2,
  __GFP_DMA32: 4,
  __GFP_MOVABLE: 8,
  __GFP_RECLAIMABLE: 16,
  __GFP_HIGH: 32,
  __GFP_IO: 64,
  __GFP_FS: 128,
  __GFP_ZERO: 256,
  __GFP_DIRECT_RECLAIM: 1024,
  __GFP_KSWAPD_RECLAIM: 2048,
  __GFP_RECLAIM: 3072,
  __GFP_WRITE: 4096,
  __GFP_NOWARN: 8192,
  __GFP_RETRY_MAYFAIL: 16384,
  __GFP_NOFAIL: 32768,
  __GFP_NORETRY: 65536,
  __GFP_MEMALLOC: 131072,
  __GFP_COMP: 262144,
  __GFP_NOMEMALLOC: 524288,
  __GFP_HARDWALL: 1048576,
  __GFP_THISNODE: 2097152,
  __GFP_ACCOUNT: 4194304,
  __GFP_ZEROTAGS: 8388608,
  GFP_ATOMIC: 2080,
  GFP_KERNEL: 3264,
  GFP_KERNEL_ACCOUNT: 4197568,
  GFP_NOWAIT: 10240,
  GFP_NOIO: 3072,
  GFP_NOFS: 3136,
  GFP_USER: 1051840,
  GFP_DMA: 1,
  GFP_DMA32: 4,
  GFP_HIGHUSER: 1051842,
  GFP_HIGHUSER_MOVABLE: 1051850,
  GFP_TRANSHUGE_LIGHT: 1843402,
  GFP_TRANSHUGE: 1844426,
  GFP_RECLAIM_MASK: 781536,
  XA_FLAGS_ACCOUNT: 32,
  XA_FLAGS_LOCK_IRQ: 1,
  XA_FLAGS_LOCK_BH: 2,
  SLAB_ACCOUNT: 67108864,
  SLAB_PANIC: 262144
};
var lookup2 = {
  FGP_ACCESSED: 1,
  FGP_LOCK: 2,
  FGP_CREAT: 4,
  FGP_WRITE: 8,
  FGP_NOFS: 16,
  FGP_NOWAIT: 32,
  FGP_FOR_MMAP: 64,
  FGP_STABLE: 128,
  FGP_DONTCACHE: 256,
  FGP_WRITEBEGIN: 142,
  FOLL_WRITE: 1,
  FOLL_GET: 2,
  FOLL_DUMP: 4,
  FOLL_FORCE: 8,
  FOLL_NOWAIT: 16,
  FOLL_NOFAULT: 32,
  FOLL_HWPOISON: 64,
  FOLL_ANON: 128,
  FOLL_LONGTERM: 256,
  FOLL_SPLIT_PMD: 512,
  FOLL_PCI_P2PDMA: 1024,
  FOLL_INTERRUPTIBLE: 2048,
  FOLL_HONOR_NUMA_FAULT: 4096,
  FOLL_TOUCH: 65536,
  FOLL_TRIED: 131072,
  FOLL_REMOTE: 262144,
  FOLL_PIN: 524288,
  FOLL_FAST_ONLY: 1048576,
  FOLL_UNLOCKABLE: 2097152,
  FAULT_FLAG_WRITE: 1,
  FAULT_FLAG_MKWRITE: 2,
  FAULT_FLAG_ALLOW_RETRY: 4,
  FAULT_FLAG_RETRY_NOWAIT: 8,
  FAULT_FLAG_KILLABLE: 16,
  FAULT_FLAG_TRIED: 32,
  FAULT_FLAG_USER: 64,
  FAULT_FLAG_REMOTE: 128,
  FAULT_FLAG_INSTRUCTION: 256,
  FAULT_FLAG_INTERRUPTIBLE: 512,
  FAULT_FLAG_UNSHARE: 1024,
  FAULT_FLAG_VMA_LOCK: 4096,
  VM_FAULT_OOM: 1,
  VM_FAULT_SIGBUS: 2,
  VM_FAULT_MAJOR: 4,
  VM_FAULT_HWPOISON: 16,
  VM_FAULT_HWPOISON_LARGE: 32,
  VM_FAULT_SIGSEGV: 64,
  VM_FAULT_NOPAGE: 256,
  VM_FAULT_LOCKED: 512,
  VM_FAULT_RETRY: 1024,
  VM_FAULT_FALLBACK: 2048,
  VM_FAULT_DONE_COW: 4096,
  VM_FAULT_NEEDDSYNC: 8192,
  VM_FAULT_COMPLETED: 16384,
  VM_FAULT_ERROR: 2163,
  VM_READ: 1,
  VM_WRITE: 2,
  VM_EXEC: 4,
  VM_SHARED: 8,
  VM_MAYREAD: 16,
  VM_MAYWRITE: 32,
  VM_MAYEXEC: 64,
  VM_MAYSHARE: 128,
  VM_PFNMAP: 1024,
  VM_LOCKED: 8192,
  VM_IO: 16384,
  VM_DONTCOPY: 131072,
  VM_DONTEXPAND: 262144,
  VM_ACCOUNT: 1048576,
  VM_HUGETLB: 4194304,
  VM_DONTDUMP: 67108864,
  VM_MIXEDMAP: 268435456
};
var files2 = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 64,
  O_LARGEFILE: 32768,
  O_CLOEXEC: 524288,
  FALLOC_FL_KEEP_SIZE: 1,
  FALLOC_FL_PUNCH_HOLE: 2,
  FALLOC_FL_COLLAPSE_RANGE: 8,
  FALLOC_FL_ZERO_RANGE: 16,
  S_IFREG: 32768,
  S_IFMT: 61440,
  SB_I_NOEXEC: 2,
  SB_I_NODEV: 4,
  AS_UNEVICTABLE: 3,
  AS_RELEASE_ALWAYS: 6,
  AS_STABLE_WRITES: 7,
  AS_INACCESSIBLE: 8,
  MF_IGNORED: 0,
  MF_FAILED: 1,
  MF_DELAYED: 2,
  MF_RECOVERED: 3
};
var kvm = {
  KVM_MEM_LOG_DIRTY_PAGES: 1,
  KVM_MEM_READONLY: 2,
  KVM_MEM_GUEST_MEMFD: 4,
  KVM_MEMSLOT_INVALID: 65536,
  KVM_MEMSLOT_GMEM_ONLY: 131072,
  KVM_MEMORY_ATTRIBUTE_PRIVATE: 8,
  GUEST_MEMFD_FLAG_MMAP: 1,
  GUEST_MEMFD_FLAG_INIT_SHARED: 2,
  KVM_FILTER_SHARED: 1,
  KVM_FILTER_PRIVATE: 2,
  KVM_PFN_ERR_MASK: 0x7ff0000000000000n,
  KVM_PFN_ERR_NOSLOT_MASK: 0xfff0000000000000n,
  KVM_PFN_NOSLOT: 0x8000000000000000n,
  KVM_PFN_ERR_FAULT: 0x7ff0000000000000n,
  KVM_PFN_ERR_HWPOISON: 0x7ff0000000000001n,
  KVM_PFN_ERR_RO_FAULT: 0x7ff0000000000002n,
  KVM_PFN_ERR_SIGPENDING: 0x7ff0000000000003n,
  KVM_PFN_ERR_NEEDS_IO: 0x7ff0000000000004n,
  INVALID_GPA: 18446744073709551615n,
  INVALID_GFN: 18446744073709551615n,
  RET_PF_CONTINUE: 0,
  RET_PF_RETRY: 1,
  RET_PF_EMULATE: 2,
  PG_LEVEL_NONE: 0,
  PG_LEVEL_4K: 1,
  PG_LEVEL_2M: 2,
  PG_LEVEL_1G: 3,
  KVM_MAX_HUGEPAGE_LEVEL: 3,
  KVM_EXIT_MEMORY_FAULT: 39,
  KVM_X86_DEFAULT_VM: 0,
  KVM_X86_SW_PROTECTED_VM: 1,
  KVM_X86_SEV_VM: 2,
  KVM_X86_SEV_ES_VM: 3,
  KVM_X86_SNP_VM: 4,
  KVM_X86_TDX_VM: 5
};
var constants = { ...pages2, ...allocation2, ...lookup2, ...files2, ...kvm };

// server/src/core/kernel/type-errnos.ts
var errorNumbers = {
  EPERM: 1,
  ENOENT: 2,
  ESRCH: 3,
  EINTR: 4,
  EIO: 5,
  ENXIO: 6,
  E2BIG: 7,
  ENOEXEC: 8,
  EBADF: 9,
  ECHILD: 10,
  EAGAIN: 11,
  EWOULDBLOCK: 11,
  ENOMEM: 12,
  EACCES: 13,
  EFAULT: 14,
  ENOTBLK: 15,
  EBUSY: 16,
  EEXIST: 17,
  EXDEV: 18,
  ENODEV: 19,
  ENOTDIR: 20,
  EISDIR: 21,
  EINVAL: 22,
  ENFILE: 23,
  EMFILE: 24,
  ENOTTY: 25,
  ETXTBSY: 26,
  EFBIG: 27,
  ENOSPC: 28,
  ESPIPE: 29,
  EROFS: 30,
  EMLINK: 31,
  EPIPE: 32,
  EDOM: 33,
  ERANGE: 34,
  EDEADLK: 35,
  ENAMETOOLONG: 36,
  ENOLCK: 37,
  ENOSYS: 38,
  ENOTEMPTY: 39,
  ELOOP: 40,
  ENOMSG: 42,
  EIDRM: 43,
  ECHRNG: 44,
  EL2NSYNC: 45,
  EL3HLT: 46,
  EL3RST: 47,
  ELNRNG: 48,
  EUNATCH: 49,
  ENOCSI: 50,
  EL2HLT: 51,
  EBADE: 52,
  EBADR: 53,
  EXFULL: 54,
  ENOANO: 55,
  EBADRQC: 56,
  EBADSLT: 57,
  EBFONT: 59,
  ENOSTR: 60,
  ENODATA: 61,
  ETIME: 62,
  ENOSR: 63,
  ENONET: 64,
  ENOPKG: 65,
  EREMOTE: 66,
  ENOLINK: 67,
  EADV: 68,
  ESRMNT: 69,
  ECOMM: 70,
  EPROTO: 71,
  EMULTIHOP: 72,
  EDOTDOT: 73,
  EBADMSG: 74,
  EOVERFLOW: 75,
  ENOTUNIQ: 76,
  EBADFD: 77,
  EREMCHG: 78,
  ELIBACC: 79,
  ELIBBAD: 80,
  ELIBSCN: 81,
  ELIBMAX: 82,
  ELIBEXEC: 83,
  EILSEQ: 84,
  ERESTART: 85,
  ESTRPIPE: 86,
  EUSERS: 87,
  ENOTSOCK: 88,
  EDESTADDRREQ: 89,
  EMSGSIZE: 90,
  EPROTOTYPE: 91,
  ENOPROTOOPT: 92,
  EPROTONOSUPPORT: 93,
  ESOCKTNOSUPPORT: 94,
  EOPNOTSUPP: 95,
  EPFNOSUPPORT: 96,
  EAFNOSUPPORT: 97,
  EADDRINUSE: 98,
  EADDRNOTAVAIL: 99,
  ENETDOWN: 100,
  ENETUNREACH: 101,
  ENETRESET: 102,
  ECONNABORTED: 103,
  ECONNRESET: 104,
  ENOBUFS: 105,
  EISCONN: 106,
  ENOTCONN: 107,
  ESHUTDOWN: 108,
  ETOOMANYREFS: 109,
  ETIMEDOUT: 110,
  ECONNREFUSED: 111,
  EHOSTDOWN: 112,
  EHOSTUNREACH: 113,
  EALREADY: 114,
  EINPROGRESS: 115,
  ESTALE: 116,
  EUCLEAN: 117,
  ENOTNAM: 118,
  ENAVAIL: 119,
  EISNAM: 120,
  EREMOTEIO: 121,
  EDQUOT: 122,
  ENOMEDIUM: 123,
  EMEDIUMTYPE: 124,
  ECANCELED: 125,
  ENOKEY: 126,
  EKEYEXPIRED: 127,
  EKEYREVOKED: 128,
  EKEYREJECTED: 129,
  EOWNERDEAD: 130,
  ENOTRECOVERABLE: 131,
  ERFKILL: 132,
  EHWPOISON: 133,
  ERESTARTSYS: 512,
  ERESTARTNOINTR: 513,
  ERESTARTNOHAND: 514,
  ENOIOCTLCMD: 515,
  EPROBE_DEFER: 517,
  ENOTSUPP: 524
};

// server/src/core/kernel/type-fields.ts
var typedefs = {
  u8: "unsigned char",
  u16: "unsigned short",
  u32: "unsigned int",
  u64: "unsigned long long",
  s8: "signed char",
  s16: "short",
  s32: "int",
  s64: "long long",
  __u8: "unsigned char",
  __u16: "unsigned short",
  __u32: "unsigned int",
  __u64: "unsigned long long",
  __s32: "int",
  __s64: "long long",
  uint8_t: "unsigned char",
  uint16_t: "unsigned short",
  uint32_t: "unsigned int",
  uint64_t: "unsigned long long",
  int32_t: "int",
  int64_t: "long long",
  size_t: "unsigned long",
  ssize_t: "long",
  uintptr_t: "unsigned long",
  ulong: "unsigned long",
  uint: "unsigned int",
  ushort: "unsigned short",
  loff_t: "long long",
  uoff_t: "unsigned long long",
  pgoff_t: "unsigned long",
  gfp_t: "unsigned int",
  fgf_t: "unsigned int",
  fmode_t: "unsigned int",
  umode_t: "unsigned short",
  dev_t: "unsigned int",
  pid_t: "int",
  vm_fault_t: "unsigned int",
  vm_flags_t: "unsigned long",
  phys_addr_t: "unsigned long long",
  dma_addr_t: "unsigned long long",
  resource_size_t: "unsigned long long",
  sector_t: "unsigned long long",
  gpa_t: "unsigned long long",
  gfn_t: "unsigned long long",
  gva_t: "unsigned long",
  hva_t: "unsigned long",
  hpa_t: "unsigned long long",
  hfn_t: "unsigned long long",
  kvm_pfn_t: "unsigned long long",
  pteval_t: "unsigned long",
  pmdval_t: "unsigned long",
  sptep_t: "unsigned long long *",
  tdp_ptep_t: "unsigned long long *",
  cycles_t: "unsigned long long",
  ktime_t: "long long",
  xa_mark_t: "unsigned int",
  isolate_mode_t: "unsigned int",
  atomic_t: "struct atomic",
  atomic64_t: "struct atomic64",
  atomic_long_t: "struct atomic64",
  refcount_t: "struct refcount_struct",
  spinlock_t: "struct spinlock",
  raw_spinlock_t: "struct raw_spinlock",
  rwlock_t: "struct rwlock",
  wait_queue_head_t: "struct wait_queue_head",
  kvm_gmem_populate_cb: "int (*)(struct kvm *kvm, gfn_t gfn, kvm_pfn_t pfn, struct page *page, void *opaque)"
};
var fields = {
  "struct folio": {
    flags: "unsigned long",
    lru: "struct list_head",
    mapping: "struct address_space *",
    index: "pgoff_t",
    private: "void *",
    _mapcount: "atomic_t",
    _refcount: "atomic_t",
    page: "struct page"
  },
  "struct page": {
    flags: "unsigned long",
    lru: "struct list_head",
    mapping: "struct address_space *",
    index: "pgoff_t",
    private: "unsigned long",
    _mapcount: "atomic_t",
    _refcount: "atomic_t"
  },
  "struct address_space": {
    host: "struct inode *",
    i_pages: "struct xarray",
    invalidate_lock: "struct rw_semaphore",
    gfp_mask: "gfp_t",
    nrpages: "unsigned long",
    a_ops: "const struct address_space_operations *",
    flags: "unsigned long",
    i_private_list: "struct list_head",
    private_list: "struct list_head",
    i_private_data: "void *",
    private_data: "void *",
    i_mmap_rwsem: "struct rw_semaphore"
  },
  "struct inode": {
    i_mode: "umode_t",
    i_flags: "unsigned int",
    i_op: "const struct inode_operations *",
    i_sb: "struct super_block *",
    i_mapping: "struct address_space *",
    i_ino: "unsigned long",
    i_size: "loff_t",
    i_blkbits: "u8",
    i_rwsem: "struct rw_semaphore",
    i_fop: "const struct file_operations *",
    i_data: "struct address_space",
    i_private: "void *"
  },
  "struct file": {
    f_inode: "struct inode *",
    f_mapping: "struct address_space *",
    f_op: "const struct file_operations *",
    f_flags: "unsigned int",
    f_mode: "fmode_t",
    f_pos: "loff_t",
    private_data: "void *",
    f_path: "struct path"
  },
  "struct path": { mnt: "struct vfsmount *", dentry: "struct dentry *" },
  "struct dentry": { d_inode: "struct inode *", d_parent: "struct dentry *" },
  "struct kvm": {
    mmu_lock: "rwlock_t",
    slots_lock: "struct mutex",
    slots_arch_lock: "struct mutex",
    mm: "struct mm_struct *",
    nr_memslot_pages: "unsigned long",
    vcpu_array: "struct xarray",
    mn_invalidate_lock: "spinlock_t",
    mn_active_invalidate_count: "unsigned long",
    gpc_lock: "spinlock_t",
    online_vcpus: "atomic_t",
    created_vcpus: "int",
    max_vcpus: "int",
    lock: "struct mutex",
    irq_lock: "struct mutex",
    users_count: "refcount_t",
    mmu_notifier: "struct mmu_notifier",
    mmu_invalidate_seq: "unsigned long",
    mmu_invalidate_in_progress: "long",
    mmu_invalidate_range_start: "gfn_t",
    mmu_invalidate_range_end: "gfn_t",
    srcu: "struct srcu_struct",
    irq_srcu: "struct srcu_struct",
    vm_bugged: "bool",
    vm_dead: "bool",
    mem_attr_array: "struct xarray",
    arch: "struct kvm_arch"
  },
  "struct kvm_vcpu": {
    kvm: "struct kvm *",
    cpu: "int",
    vcpu_id: "int",
    vcpu_idx: "int",
    mutex: "struct mutex",
    run: "struct kvm_run *",
    mode: "int",
    requests: "u64",
    arch: "struct kvm_vcpu_arch",
    last_used_slot: "struct kvm_memory_slot *"
  },
  "struct kvm_memory_slot": {
    base_gfn: "gfn_t",
    npages: "unsigned long",
    dirty_bitmap: "unsigned long *",
    userspace_addr: "unsigned long",
    flags: "u32",
    id: "short",
    as_id: "u16",
    gmem: "struct kvm_memory_slot_gmem"
  },
  "struct kvm_memory_slot_gmem": { file: "struct file *", pgoff: "pgoff_t" },
  "struct kvm_gfn_range": {
    slot: "struct kvm_memory_slot *",
    start: "gfn_t",
    end: "gfn_t",
    attr_filter: "enum kvm_gfn_range_filter",
    may_block: "bool",
    lockless: "bool"
  },
  "struct kvm_gmem": { kvm: "struct kvm *", bindings: "struct xarray", entry: "struct list_head" },
  "struct gmem_file": { kvm: "struct kvm *", bindings: "struct xarray", entry: "struct list_head" },
  "struct kvm_create_guest_memfd": { size: "u64", flags: "u64" },
  "struct kvm_memory_attributes": { address: "u64", size: "u64", attributes: "u64", flags: "u64" },
  "struct kvm_follow_pfn": {
    slot: "const struct kvm_memory_slot *",
    gfn: "gfn_t",
    hva: "unsigned long",
    flags: "unsigned int",
    pin: "bool",
    map_writable: "bool *",
    refcounted_page: "struct page **"
  },
  "struct kvm_host_map": {
    pinned_page: "struct page *",
    page: "struct page *",
    hva: "void *",
    pfn: "kvm_pfn_t",
    gfn: "kvm_pfn_t",
    writable: "bool"
  },
  "struct vm_area_struct": {
    vm_start: "unsigned long",
    vm_end: "unsigned long",
    vm_mm: "struct mm_struct *",
    vm_flags: "vm_flags_t",
    vm_ops: "const struct vm_operations_struct *",
    vm_pgoff: "unsigned long",
    vm_file: "struct file *",
    vm_private_data: "void *",
    anon_vma: "struct anon_vma *",
    vm_policy: "struct mempolicy *"
  },
  "struct vm_fault": {
    vma: "struct vm_area_struct *",
    gfp_mask: "gfp_t",
    pgoff: "pgoff_t",
    address: "unsigned long",
    flags: "unsigned int",
    page: "struct page *",
    ptl: "spinlock_t *",
    pte: "pte_t *",
    pmd: "pmd_t *"
  },
  "struct mm_struct": {
    mmap_lock: "struct rw_semaphore",
    page_table_lock: "spinlock_t",
    mm_users: "atomic_t",
    mm_count: "atomic_t",
    mmap_base: "unsigned long",
    task_size: "unsigned long",
    pinned_vm: "atomic64_t"
  },
  "struct task_struct": {
    mm: "struct mm_struct *",
    active_mm: "struct mm_struct *",
    pid: "pid_t",
    flags: "unsigned int"
  },
  "struct mmu_notifier_range": {
    mm: "struct mm_struct *",
    start: "unsigned long",
    end: "unsigned long",
    flags: "unsigned int",
    event: "int"
  },
  "struct xa_state": { xa: "struct xarray *", xa_index: "unsigned long" },
  "struct list_head": { next: "struct list_head *", prev: "struct list_head *" },
  "struct atomic": { counter: "int" },
  "struct atomic64": { counter: "long" },
  "struct refcount_struct": { refs: "struct atomic" },
  "struct kref": { refcount: "struct refcount_struct" }
};

// server/src/core/kernel/types.ts
var types = {
  name: "types",
  title: "Types and constants",
  primitives: [],
  types: {
    fields,
    typedefs,
    constants: { ...constants, ...errorNumbers },
    // include/linux/kvm_host.h; the second is its name up to 6.0.
    sequences: { "struct kvm": ["mmu_invalidate_seq", "mmu_notifier_seq"] },
    ranges: {
      // include/linux/kvm_host.h
      "struct kvm_gfn_range": ["start", "end"],
      // virt/kvm/kvm_main.c
      "struct kvm_mmu_notifier_range": ["start", "end"],
      "struct kvm_hva_range": ["start", "end"],
      // include/linux/mmu_notifier.h
      "struct mmu_notifier_range": ["start", "end"],
      // include/linux/mm_types.h
      "struct vm_area_struct": ["vm_start", "vm_end"]
    }
  }
};

// server/src/core/kernel/user-memory.ts
var UACCESS = "include/linux/uaccess.h";
var HIGHMEM = "include/linux/highmem.h";
var copied2 = [
  { value: constant(0), label: "copied" },
  { value: { is: "any", min: 1 }, label: "not all copied" }
];
var zeroOrFault = [
  { value: constant(0), label: "done" },
  { value: errno("EFAULT"), label: "bad address" }
];
var userCopies = [
  query(
    "unsigned long copy_from_user(void *to, const void *from, unsigned long n)",
    UACCESS,
    "Copies from user memory and returns how many bytes were not copied: 0 is success. User memory can fault, which takes mmap_lock and sleeps.",
    {
      aliases: [{ name: "__copy_from_user" }, { name: "_copy_from_user" }],
      sleeps: "may",
      effects: [{ effect: "userFault" }, { effect: "forget", at: "*to" }],
      results: copied2
    }
  ),
  query(
    "unsigned long copy_to_user(void *to, const void *from, unsigned long n)",
    UACCESS,
    "Copies to user memory and returns how many bytes were not copied: 0 is success. User memory can fault, which takes mmap_lock and sleeps.",
    {
      aliases: [
        { name: "__copy_to_user" },
        { name: "_copy_to_user" },
        { name: "clear_user" },
        { name: "__clear_user" }
      ],
      sleeps: "may",
      effects: [{ effect: "userFault" }],
      results: copied2
    }
  ),
  query(
    "unsigned long __copy_from_user_inatomic(void *to, const void *from, unsigned long n)",
    UACCESS,
    "Copies from user memory that is there already; where it is not, less is copied.",
    {
      aliases: [
        { name: "__copy_to_user_inatomic" },
        { name: "copy_from_user_nofault" },
        { name: "copy_to_user_nofault" }
      ],
      effects: [{ effect: "forget", at: "*to" }],
      results: copied2
    }
  ),
  query(
    "int copy_struct_from_user(void *dst, size_t ksize, const void *src, size_t usize)",
    UACCESS,
    "Copies a struct of any age from user memory.",
    {
      sleeps: "may",
      effects: [{ effect: "userFault" }, { effect: "forget", at: "*dst" }],
      results: [{ value: constant(0) }, { value: errno("EFAULT", "E2BIG") }]
    }
  ),
  query("int get_user(long x, const void *ptr)", UACCESS, "Reads a variable from user memory.", {
    aliases: [{ name: "__get_user" }],
    byName: ["x"],
    sleeps: "may",
    effects: [{ effect: "userFault" }, { effect: "forget", at: "x" }],
    results: zeroOrFault
  }),
  query("int put_user(long x, void *ptr)", UACCESS, "Writes a variable to user memory.", {
    aliases: [{ name: "__put_user" }],
    sleeps: "may",
    effects: [{ effect: "userFault" }],
    results: zeroOrFault
  }),
  quiet(
    "void unsafe_put_user(long x, void *ptr, int label)",
    UACCESS,
    "Writes user memory between user_access_begin() and user_access_end(); jumps to the label where it cannot.",
    { byName: ["label"], aliases: [{ name: "unsafe_copy_to_user" }] }
  ),
  quiet(
    "void unsafe_get_user(long x, void *ptr, int label)",
    UACCESS,
    "Reads user memory between user_access_begin() and user_access_end(); jumps to the label where it cannot.",
    { byName: ["x", "label"], effects: [{ effect: "forget", at: "x" }] }
  ),
  query("bool user_access_begin(const void *ptr, size_t len)", UACCESS, "Opens user memory for direct access.", {
    aliases: [{ name: "user_write_access_begin" }, { name: "user_read_access_begin" }]
  }),
  quiet("void user_access_end(void)", UACCESS, "Closes user memory again.", {
    aliases: [{ name: "user_write_access_end" }, { name: "user_read_access_end" }]
  }),
  query("bool access_ok(const void *addr, unsigned long size)", UACCESS, "Whether a range can be user memory at all.", {
    aliases: [{ name: "__access_ok" }]
  }),
  takes(
    "void pagefault_disable(void)",
    exclusive("current", "page faults"),
    UACCESS,
    "Makes user faults fail instead of sleep, until pagefault_enable(). They nest."
  ),
  releases(
    "void pagefault_enable(void)",
    exclusive("current", "page faults"),
    UACCESS,
    "Lets user memory fault again."
  ),
  query(
    "size_t fault_in_readable(const char *uaddr, size_t size)",
    "mm/gup.c",
    "Faults user memory in; returns how many bytes could not be.",
    {
      aliases: [
        { name: "fault_in_writeable" },
        { name: "fault_in_safe_writeable" },
        { name: "fault_in_subpage_writeable" }
      ],
      sleeps: "may",
      effects: [{ effect: "userFault" }]
    }
  ),
  query(
    "size_t copy_folio_to_iter(struct folio *folio, size_t offset, size_t bytes, struct iov_iter *i)",
    "include/linux/uio.h",
    "Copies a folio to where a read goes; it can be user memory.",
    {
      aliases: [
        { name: "copy_page_to_iter" },
        { name: "copy_page_from_iter_atomic" },
        { name: "copy_folio_from_iter_atomic" },
        { name: "iov_iter_copy_from_user_atomic" }
      ],
      sleeps: "may",
      effects: [{ effect: "access", of: "folio", write: false }]
    }
  )
];
var mappings3 = [
  pure(
    "void *kmap_local_page(struct page *page)",
    HIGHMEM,
    "A short-lived address of a page, for this task. kunmap_local() ends it; the last taken ends first. A page that the guest owns must not be touched through it.",
    { nonNull: true },
    { aliases: [{ name: "kmap_atomic" }, { name: "kmap" }], related: ["kunmap_local"] }
  ),
  pure(
    "void *kmap_local_folio(struct folio *folio, size_t offset)",
    HIGHMEM,
    "A short-lived address inside a folio, for this task.",
    { nonNull: true }
  ),
  pure(
    "void *kmap_local_pfn(unsigned long pfn)",
    "include/linux/highmem-internal.h",
    "A short-lived address of a frame, for this task.",
    { nonNull: true }
  ),
  quiet("void kunmap_local(const void *addr)", HIGHMEM, "Ends a short-lived address; the last taken ends first.", {
    aliases: [{ name: "kunmap_atomic" }, { name: "kunmap" }]
  }),
  quiet(
    "void clear_highpage(struct page *page)",
    HIGHMEM,
    "Zeroes a page through the direct map: the page must be in it, and the host must own it.",
    {
      aliases: [{ name: "clear_highpage_kasan_tagged" }],
      effects: [
        { effect: "access", of: "page", write: true },
        { effect: "content", of: "page", becomes: "zeroes" }
      ]
    }
  ),
  quiet(
    "void clear_user_highpage(struct page *page, unsigned long vaddr)",
    HIGHMEM,
    "Zeroes a page that is to be mapped by a user.",
    {
      aliases: [{ name: "clear_user_highpages" }],
      effects: [
        { effect: "access", of: "page", write: true },
        { effect: "content", of: "page", becomes: "zeroes" }
      ]
    }
  ),
  quiet(
    "void folio_zero_range(struct folio *folio, size_t start, size_t length)",
    HIGHMEM,
    "Zeroes bytes of a folio through the direct map.",
    { effects: [{ effect: "access", of: "folio", write: true }] }
  ),
  quiet(
    "void folio_zero_segment(struct folio *folio, size_t start, size_t xend)",
    HIGHMEM,
    "Zeroes bytes of a folio through the direct map.",
    {
      aliases: [{ name: "zero_user_segment" }, { name: "zero_user" }],
      effects: [{ effect: "access", of: "folio", write: true }]
    }
  ),
  quiet(
    "void folio_zero_user(struct folio *folio, unsigned long addr_hint)",
    "mm/memory.c",
    "Zeroes a folio that is to be mapped by a user.",
    {
      aliases: [{ name: "clear_huge_page" }],
      preferBody: true,
      sleeps: "may",
      effects: [
        { effect: "access", of: "folio", write: true },
        { effect: "content", of: "folio", becomes: "zeroes" }
      ]
    }
  ),
  quiet("void copy_highpage(struct page *to, struct page *from)", HIGHMEM, "Copies a page through the direct map.", {
    aliases: [{ name: "copy_user_highpage" }, { name: "copy_user_page" }],
    effects: [
      { effect: "access", of: "from", write: false },
      { effect: "access", of: "to", write: true },
      { effect: "content", of: "to", becomes: "host data" }
    ]
  }),
  query(
    "int copy_mc_user_highpage(struct page *to, struct page *from, unsigned long vaddr, struct vm_area_struct *vma)",
    HIGHMEM,
    "Copies a page; a memory error in it is survived.",
    {
      aliases: [{ name: "copy_mc_highpage" }],
      effects: [
        { effect: "access", of: "from", write: false },
        { effect: "access", of: "to", write: true }
      ],
      results: [
        { value: constant(0), label: "copied" },
        { value: { is: "any" }, label: "memory error" }
      ]
    }
  ),
  quiet(
    "void memcpy_to_page(struct page *page, size_t offset, const char *from, size_t len)",
    HIGHMEM,
    "Copies bytes into a page through the direct map.",
    { aliases: [{ name: "memcpy_to_folio" }], effects: [{ effect: "access", of: "page", write: true }] }
  ),
  quiet(
    "void memcpy_from_page(char *to, struct page *page, size_t offset, size_t len)",
    HIGHMEM,
    "Copies bytes out of a page through the direct map.",
    { effects: [{ effect: "access", of: "page", write: false }] }
  ),
  quiet(
    "void flush_dcache_folio(struct folio *folio)",
    "include/linux/cacheflush.h",
    "Writes data caches back where the processor needs it.",
    {
      aliases: [
        { name: "flush_dcache_page" },
        { name: "flush_icache_page" },
        { name: "flush_icache_pages" },
        { name: "flush_cache_page" },
        { name: "flush_cache_range" },
        { name: "flush_cache_pages" }
      ]
    }
  )
];
var userMemory = {
  name: "user-memory",
  title: "User memory and page contents",
  primitives: [...userCopies, ...mappings3]
};

// server/src/core/kernel/xarrays.ts
var XARRAY3 = "include/linux/xarray.h";
var failure = "xas->xa_node";
var walked = ["xas->xa_index", failure, "xas->xa_offset", "xas->xa_shift", "xas->xa_sibs"];
var noMemory = {
  value: { is: "errorPointer", names: ["ENOMEM"] },
  when: not2({ null: "entry" }),
  label: "no memory"
};
var xarrays = [
  query("void *xa_load(struct xarray *xa, unsigned long index)", XARRAY3, "The entry at an index, or NULL.", {
    related: ["xa_store"]
  }),
  {
    signature: "void *xa_store(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)",
    summary: "Stores an entry and returns the one that was there, or an entry that xa_err() turns into an errno. Storing NULL erases and does not fail.",
    mustCheck: true,
    source: XARRAY3,
    sleeps: { when: mayBlock("gfp") },
    results: [
      { value: { is: "null" }, effects: [{ effect: "keep", of: "entry" }], label: "stored" },
      { value: { is: "nonNull" }, effects: [{ effect: "keep", of: "entry" }], label: "replaced" },
      noMemory
    ],
    aliases: [{ name: "xa_store_bh" }, { name: "xa_store_irq" }, { name: "__xa_store" }],
    related: ["xa_err", "xa_erase"]
  },
  {
    signature: "void *xa_store_range(struct xarray *xa, unsigned long first, unsigned long last, void *entry, gfp_t gfp)",
    summary: "Stores one entry over a range of indices, the last included. It is not one step: it can fail midway with part of the range stored. Returns NULL, or an entry for xa_err(). Storing NULL does not fail.",
    mustCheck: true,
    source: XARRAY3,
    sleeps: { when: mayBlock("gfp") },
    results: [
      { value: { is: "null" }, effects: [{ effect: "keep", of: "entry" }], label: "stored" },
      {
        value: { is: "errorPointer", names: ["ENOMEM", "EINVAL"] },
        when: not2({ null: "entry" }),
        effects: [{ effect: "keep", of: "entry", says: "part of the range may be stored" }],
        label: "failed midway"
      }
    ],
    related: ["xa_err"]
  },
  query("void *xa_erase(struct xarray *xa, unsigned long index)", XARRAY3, "Erases an entry and returns it, or NULL.", {
    aliases: [{ name: "__xa_erase" }, { name: "xa_erase_irq" }]
  }),
  {
    signature: "void *xa_cmpxchg(struct xarray *xa, unsigned long index, void *old, void *entry, gfp_t gfp)",
    summary: "Stores an entry if another is there; returns the one that was there, or an entry for xa_err().",
    source: XARRAY3,
    sleeps: { when: mayBlock("gfp") },
    aliases: [{ name: "__xa_cmpxchg" }, { name: "xa_cmpxchg_irq" }],
    results: [
      { value: { is: "place", place: "old" }, effects: [{ effect: "keep", of: "entry" }], label: "exchanged" },
      { value: { is: "null" }, label: "nothing was there" },
      { value: { is: "nonNull" }, label: "another was there" },
      noMemory
    ]
  },
  {
    signature: "int xa_insert(struct xarray *xa, unsigned long index, void *entry, gfp_t gfp)",
    summary: "Stores an entry where none is.",
    source: XARRAY3,
    sleeps: { when: mayBlock("gfp") },
    results: [
      { value: constant(0), effects: [{ effect: "keep", of: "entry" }], label: "stored" },
      { value: { is: "errno", names: ["EBUSY", "ENOMEM"] }, label: "failed" }
    ]
  },
  {
    signature: "int xa_reserve(struct xarray *xa, unsigned long index, gfp_t gfp)",
    summary: "Makes room for an entry, so that a later xa_store() there does not fail. xas_find() sees the reservation. Undone by xa_release().",
    source: XARRAY3,
    sleeps: { when: mayBlock("gfp") },
    results: [
      { value: constant(0), label: "reserved" },
      { value: { is: "errno", names: ["ENOMEM"] }, label: "no memory" }
    ]
  },
  quiet(
    "void xa_release(struct xarray *xa, unsigned long index)",
    XARRAY3,
    "Gives a reservation up where nothing was stored."
  ),
  {
    signature: "void *xa_find(struct xarray *xa, unsigned long *index, unsigned long max, unsigned int filter)",
    aliases: [{ name: "xa_find_after" }],
    summary: "The first entry from an index to a last one, or NULL; the index is moved to it.",
    source: XARRAY3,
    sleeps: "never",
    results: [
      {
        value: { is: "nonNull" },
        when: { present: ["xa", "*index", "max"] },
        effects: [{ effect: "forget", at: "*index" }],
        label: "found"
      },
      { value: { is: "null" }, when: { not: { present: ["xa", "*index", "max"] } }, label: "none" }
    ]
  },
  query("bool xa_empty(const struct xarray *xa)", XARRAY3, "Whether there is no entry."),
  quiet("void xa_init(struct xarray *xa)", XARRAY3, "Makes an empty array."),
  quiet(
    "void xa_init_flags(struct xarray *xa, gfp_t flags)",
    XARRAY3,
    "Makes an empty array with flags: XA_FLAGS_ACCOUNT charges its nodes."
  ),
  quiet(
    "void xa_destroy(struct xarray *xa)",
    XARRAY3,
    "Frees the nodes of the array; what the entries point to is the caller's."
  ),
  {
    signature: "int xa_err(void *entry)",
    summary: "The errno of what xa_store() or xa_store_range() returned, or 0.",
    source: XARRAY3,
    sleeps: "never",
    results: [
      { value: { is: "expression", c: "(int)(long)entry" }, when: { error: "entry" } },
      { value: constant(0), when: not2({ error: "entry" }) }
    ]
  },
  {
    signature: "bool xa_is_err(const void *entry)",
    summary: "Whether an entry is an errno from the array itself. It is not what IS_ERR() asks.",
    source: XARRAY3,
    sleeps: "never",
    results: [
      { value: constant(1), when: { error: "entry" } },
      { value: constant(0), when: not2({ error: "entry" }) }
    ]
  },
  computes(
    "void *xa_mk_value(unsigned long v)",
    "(void *)((v << 1) | 1)",
    XARRAY3,
    "A number as an entry; the top bit is lost."
  ),
  computes(
    "unsigned long xa_to_value(const void *entry)",
    "(unsigned long)entry >> 1",
    XARRAY3,
    "The number that an entry carries."
  ),
  computes(
    "bool xa_is_value(const void *entry)",
    "(unsigned long)entry & 1",
    XARRAY3,
    "Whether an entry carries a number."
  ),
  query("bool xa_is_zero(const void *entry)", XARRAY3, "Whether an entry is a reservation or another internal one.", {
    aliases: [{ name: "xa_is_internal" }, { name: "xa_is_sibling" }, { name: "xa_is_retry" }, { name: "xa_is_node" }]
  }),
  query("bool xa_marked(const struct xarray *xa, unsigned int mark)", XARRAY3, "Whether any entry has the mark."),
  query(
    "bool xa_get_mark(struct xarray *xa, unsigned long index, unsigned int mark)",
    XARRAY3,
    "Whether the entry has the mark."
  ),
  quiet("void xa_set_mark(struct xarray *xa, unsigned long index, unsigned int mark)", XARRAY3, "Marks an entry.", {
    aliases: [{ name: "__xa_set_mark" }, { name: "xa_clear_mark" }, { name: "__xa_clear_mark" }]
  }),
  query("int xa_get_order(struct xarray *xa, unsigned long index)", XARRAY3, "The order of the entry at an index.", {
    aliases: [{ name: "xas_get_order" }]
  })
];
var pagesLock = { on: "xa", lock: "i_pages lock", mode: "exclusive" };
var stateLock = { on: "xas->xa", lock: "i_pages lock", mode: "exclusive" };
var arrayLocks = [
  {
    signature: "void xa_lock(struct xarray *xa)",
    summary: "Takes the spinlock of the array.",
    source: XARRAY3,
    sleeps: "never",
    effects: [{ effect: "lock", lock: pagesLock }],
    results: VOID
  },
  {
    signature: "void xa_unlock(struct xarray *xa)",
    summary: "Releases the spinlock of the array.",
    source: XARRAY3,
    sleeps: "never",
    effects: [{ effect: "unlock", lock: pagesLock }],
    results: VOID
  },
  {
    signature: "void xa_lock_irq(struct xarray *xa)",
    aliases: [{ name: "xa_lock_irqsave" }],
    summary: "Switches interrupts off and takes the spinlock of the array.",
    source: XARRAY3,
    sleeps: "never",
    effects: [
      { effect: "lock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } },
      { effect: "lock", lock: pagesLock }
    ],
    results: VOID
  },
  {
    signature: "void xa_unlock_irq(struct xarray *xa)",
    aliases: [{ name: "xa_unlock_irqrestore" }],
    summary: "Releases the spinlock of the array and switches interrupts on.",
    source: XARRAY3,
    sleeps: "never",
    effects: [
      { effect: "unlock", lock: pagesLock },
      { effect: "unlock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } }
    ],
    results: VOID
  },
  {
    signature: "void xas_lock(struct xa_state *xas)",
    summary: "Takes the spinlock of the array that is walked.",
    source: XARRAY3,
    sleeps: "never",
    effects: [{ effect: "lock", lock: stateLock }],
    results: VOID
  },
  {
    signature: "void xas_unlock(struct xa_state *xas)",
    summary: "Releases the spinlock of the array that is walked.",
    source: XARRAY3,
    sleeps: "never",
    effects: [{ effect: "unlock", lock: stateLock }],
    results: VOID
  },
  {
    signature: "void xas_lock_irq(struct xa_state *xas)",
    aliases: [{ name: "xas_lock_irqsave" }],
    summary: "Switches interrupts off and takes the spinlock of the array that is walked.",
    source: XARRAY3,
    sleeps: "never",
    effects: [
      { effect: "lock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } },
      { effect: "lock", lock: stateLock }
    ],
    results: VOID
  },
  {
    signature: "void xas_unlock_irq(struct xa_state *xas)",
    aliases: [{ name: "xas_unlock_irqrestore" }],
    summary: "Releases the spinlock of the array that is walked and switches interrupts on.",
    source: XARRAY3,
    sleeps: "never",
    effects: [
      { effect: "unlock", lock: stateLock },
      { effect: "unlock", lock: { on: "cpu", lock: "interrupts", mode: "exclusive" } }
    ],
    results: VOID
  }
];
var walking2 = [
  query("void *xas_load(struct xa_state *xas)", XARRAY3, "The entry that the walk is at, or NULL.", {
    aliases: [{ name: "xas_next" }, { name: "xas_prev" }, { name: "xas_reload" }],
    writes: walked
  }),
  query(
    "void *xas_find(struct xa_state *xas, unsigned long max)",
    XARRAY3,
    "The next entry up to an index, reservations included, or NULL.",
    { aliases: [{ name: "xas_next_entry" }, { name: "xas_find_conflict" }], writes: walked }
  ),
  query(
    "void *xas_find_marked(struct xa_state *xas, unsigned long max, unsigned int mark)",
    XARRAY3,
    "The next entry with a mark, or NULL.",
    { aliases: [{ name: "xas_next_marked" }], writes: walked }
  ),
  query(
    "bool xas_retry(struct xa_state *xas, const void *entry)",
    XARRAY3,
    "Whether an entry is an internal marker, after which the walk begins again.",
    { writes: walked }
  ),
  query(
    "void *xas_store(struct xa_state *xas, void *entry)",
    XARRAY3,
    "Stores where the walk is; errors are found by xas_error().",
    { effects: [{ effect: "keep", of: "entry" }], writes: walked }
  ),
  query("int xas_error(const struct xa_state *xas)", XARRAY3, "The errno that the walk ran into, or 0.", {
    results: [
      { value: constant(0), when: not2({ error: failure }) },
      { value: { is: "place", place: failure }, when: { error: failure }, label: "failed" }
    ]
  }),
  query(
    "bool xas_nomem(struct xa_state *xas, gfp_t gfp)",
    XARRAY3,
    "Allocates what the walk was short of; true asks the caller to try again.",
    {
      sleeps: { when: mayBlock("gfp") },
      results: [
        { value: constant(0), label: "nothing to try again" },
        { value: constant(1), effects: [{ effect: "forget", at: failure }], label: "allocated" }
      ]
    }
  ),
  query("bool xas_valid(const struct xa_state *xas)", XARRAY3, "Whether the walk is at an entry.", {
    aliases: [{ name: "xas_invalid" }, { name: "xas_get_mark" }, { name: "xas_is_node" }]
  }),
  quiet("void xas_set_err(struct xa_state *xas, long err)", XARRAY3, "Makes the walk fail with an errno.", {
    effects: [{ effect: "store", at: failure, value: { is: "place", place: "err" } }]
  }),
  quiet("void xas_set(struct xa_state *xas, unsigned long index)", XARRAY3, "Moves the walk to an index.", {
    writes: walked,
    aliases: [
      { name: "xas_set_mark" },
      { name: "xas_clear_mark" },
      { name: "xas_set_update" },
      { name: "xas_advance" }
    ]
  }),
  quiet("void xas_reset(struct xa_state *xas)", XARRAY3, "Begins the walk again from its index.", {
    writes: walked,
    aliases: [{ name: "xas_pause" }, { name: "xas_create_range" }, { name: "xas_init_marks" }, { name: "xas_destroy" }]
  }),
  quiet(
    "void xas_set_order(struct xa_state *xas, unsigned long index, unsigned int order)",
    XARRAY3,
    "Moves the walk to an entry of an order.",
    { aliases: [{ name: "xas_split_alloc" }, { name: "xas_split" }, { name: "xas_try_split" }] }
  )
];
var xarrayGroup = {
  name: "xarrays",
  title: "Xarrays",
  primitives: [...xarrays, ...arrayLocks, ...walking2]
};

// server/src/core/kernel/groups.ts
var allGroups = [
  folio,
  folioGeometry,
  pageFlags,
  filemap,
  mappings,
  truncate,
  gup,
  userMemory,
  directMapGroup,
  rmap,
  pageTables,
  mmInternals,
  rawReferenceCounts,
  reclaimAndSwap,
  kvmPfn,
  kvmPfnUntil612,
  kvmMmu,
  kvmCore,
  memoryAttributes,
  guestMemfd,
  ownership,
  kvmX86,
  eventsAndArm64,
  locks,
  spinning,
  rcuAndPreemption,
  listsAndXarrays,
  xarrayGroup,
  loopMacros,
  declarationMacros,
  slab,
  pageAllocation,
  files,
  inodeLifetime,
  atomics,
  accessGroup,
  scheduling,
  errors,
  stringsAndBits,
  processors,
  tracing,
  surroundings,
  types,
  presumed
];

// server/src/core/kernel/pattern.ts
function instantiate(family, name, group) {
  const form = mapped2(family.form, (text) => text.replaceAll("$name", name).replaceAll("$1", group.toLowerCase()));
  return { ...form, family: family.pattern };
}
function mapped2(value, replace) {
  if (typeof value === "string") return replace(value);
  if (Array.isArray(value)) return value.map((item) => mapped2(item, replace));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapped2(item, replace)]));
}

// server/src/core/kernel/prototype.ts
function parsePrototype(signature) {
  const text = signature.replace(/\s+/g, " ").trim();
  const open2 = text.indexOf("(");
  if (open2 < 0 || !text.endsWith(")")) return null;
  const head = /^(.*?)([A-Za-z_$][\w$]*) ?$/.exec(text.slice(0, open2));
  const returns = head?.[1]?.trim();
  const name = head?.[2];
  if (!returns || !name) return null;
  const parts = splitAtCommas(text.slice(open2 + 1, -1));
  if (parts === null) return null;
  const variadic = parts.at(-1) === "...";
  const declared = variadic ? parts.slice(0, -1) : parts;
  const only = declared[0];
  if (declared.length === 1 && (only === "void" || only === "")) return { name, returns, parameters: [], variadic };
  const parameters = [];
  for (const part of declared) {
    const parameter = parseParameter(part);
    if (parameter === null) return null;
    parameters.push(parameter);
  }
  return { name, returns, parameters, variadic };
}
function splitAtCommas(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c3 = text[i];
    if (c3 === "(" || c3 === "[") depth++;
    else if (c3 === ")" || c3 === "]") depth--;
    else if (c3 === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
    if (depth < 0) return null;
  }
  parts.push(text.slice(start).trim());
  return depth === 0 ? parts : null;
}
function parseParameter(text) {
  const pointer = /^(.*\(\s*\*\s*)(\w+)(\s*\).*)$/.exec(text);
  if (pointer) return { name: pointer[2] ?? "", type: `${pointer[1] ?? ""}${pointer[3] ?? ""}`.trim() };
  const plain = /^(.*[\s*])(\w+)\s*((?:\[[^\]]*\]\s*)*)$/.exec(text);
  if (!plain) return null;
  const type = `${(plain[1] ?? "").trim()}${(plain[3] ?? "").trim()}`;
  return { name: plain[2] ?? "", type };
}

// server/src/core/kernel/catalogue.ts
var LONGEST_NAME = 200;
var MOST_ANSWERS = 2e4;
function createCatalogue(groups = allGroups) {
  const primitives7 = /* @__PURE__ */ new Map();
  const families12 = [];
  const loops2 = /* @__PURE__ */ new Map();
  const declarations2 = /* @__PURE__ */ new Map();
  const guards3 = /* @__PURE__ */ new Map();
  const constants2 = /* @__PURE__ */ new Map();
  const typedefs2 = /* @__PURE__ */ new Map();
  const structs = /* @__PURE__ */ new Map();
  const lockFields = /* @__PURE__ */ new Map();
  const sequences2 = /* @__PURE__ */ new Set();
  const rangeMembers = /* @__PURE__ */ new Map();
  for (const group of groups) {
    for (const declaration of group.primitives) {
      const name = parsePrototype(declaration.signature)?.name;
      if (name) primitives7.set(name, { declaration, group: group.name, alias: null });
      for (const alias of declaration.aliases ?? []) {
        primitives7.set(alias.name, { declaration, group: group.name, alias: versionsOf(alias) });
      }
    }
    for (const family of group.families ?? []) {
      families12.push({ family, expression: new RegExp(`^(?:${family.pattern})$`), group: group.name });
    }
    for (const declaration of group.loops ?? []) {
      const form = parseForm(declaration.form);
      if (form === null) continue;
      for (const name of [form.name, ...(declaration.aliases ?? []).map((alias) => alias.name)]) {
        loops2.set(name, { name, declaration, parameters: form.parameters, group: group.name });
      }
    }
    for (const declaration of group.declarations ?? []) {
      const form = parseForm(declaration.form);
      if (form) declarations2.set(form.name, { ...form, declaration, group: group.name });
    }
    for (const guard of group.guards ?? []) guards3.set(guard.name, guard);
    for (const [name, value] of Object.entries(group.types?.constants ?? {})) constants2.set(name, BigInt(value));
    for (const [name, type] of Object.entries(group.types?.typedefs ?? {})) typedefs2.set(name, type);
    for (const [name, fields2] of Object.entries(group.types?.fields ?? {})) {
      structs.set(name, { ...structs.get(name), ...fields2 });
    }
    for (const fields2 of Object.values(group.types?.sequences ?? {})) for (const field of fields2) sequences2.add(field);
    for (const [struct, ends2] of Object.entries(group.types?.ranges ?? {})) rangeMembers.set(struct, ends2);
    for (const [struct, fields2] of Object.entries(group.types?.locks ?? {})) {
      for (const [field, lock] of Object.entries(fields2)) lockFields.set(`${struct}.${field}`, lock);
    }
  }
  function declared(name) {
    const known = primitives7.get(name);
    if (known) return known;
    if (loops2.has(name) || declarations2.has(name)) return null;
    for (const { family, expression, group } of families12) {
      const match = expression.exec(name);
      if (match) return { declaration: instantiate(family, name, match[1] ?? ""), group, alias: null };
    }
    return null;
  }
  const answers = /* @__PURE__ */ new Map();
  function primitive(name, shape = {}) {
    if (name.length > LONGEST_NAME) return null;
    const question = `${name}/${shape.arguments ?? ""}/${shape.version ?? ""}`;
    const before = answers.get(question);
    if (before !== void 0) return before;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = find2(name, shape);
    answers.set(question, answer);
    return answer;
  }
  function find2(name, shape) {
    const found2 = declared(name);
    if (found2 === null) return null;
    const declaration = chooseForm(found2.declaration, shape);
    const prototype = parsePrototype(declaration.signature);
    if (prototype === null) return null;
    return {
      name,
      declaration,
      prototype,
      objects: objectParameters(name, prototype),
      group: found2.group,
      alias: found2.alias
    };
  }
  function lookup3(name) {
    const known = primitive(name);
    if (known && known.declaration.family === void 0) return { kind: "primitive", primitive: known };
    const loop2 = loops2.get(name);
    if (loop2) return { kind: "loop", loop: loop2 };
    const declaration = declarations2.get(name);
    if (declaration) return { kind: "declaration", declaration };
    const guard = guards3.get(name);
    if (guard) return { kind: "guard", guard };
    const value = constants2.get(name);
    if (value !== void 0) return { kind: "constant", name, value };
    const type = typedefs2.get(name);
    if (type !== void 0) return { kind: "typedef", name, type };
    const fields2 = structs.get(name) ?? structs.get(`struct ${name}`);
    if (fields2) return { kind: "struct", name, fields: fields2 };
    return known ? { kind: "primitive", primitive: known } : null;
  }
  const names3 = [.../* @__PURE__ */ new Set([...primitives7.keys(), ...loops2.keys(), ...declarations2.keys(), ...guards3.keys()])].sort();
  return {
    groups,
    primitive,
    loop: (name) => loops2.get(name) ?? null,
    declaration: (name) => declarations2.get(name) ?? null,
    guard: (className) => guards3.get(className) ?? null,
    constant: (name) => constants2.get(name) ?? null,
    constantsFrom: (prefix) => [...constants2.keys()].filter((name) => name.startsWith(prefix)),
    typedef: (name) => typedefs2.get(name) ?? null,
    fields: (structName) => structs.get(structName) ?? null,
    isSequence: (field) => sequences2.has(field),
    rangeMembers: (structName) => rangeMembers.get(structName) ?? null,
    lockField: (structName, field) => lockFields.get(`${structName}.${field}`) ?? null,
    lookup: lookup3,
    names: () => names3
  };
}
function chooseForm(declaration, shape) {
  const former = declaration.formerly ?? [];
  const { version } = shape;
  if (version !== void 0) {
    const then = former.find((form) => isDated(form.versions) && within2(version, form.versions) && fits(form, shape));
    if (then) return applied(declaration, then);
  }
  const count2 = shape.arguments;
  if (count2 === void 0 || accepts(declaration.signature, count2)) return declaration;
  const fitting = former.find((form) => accepts(form.signature, count2));
  return fitting ? applied(declaration, fitting) : declaration;
}
function isDated(versions) {
  return versions.since !== void 0 || versions.until !== void 0;
}
function fits(form, shape) {
  return shape.arguments === void 0 || accepts(form.signature, shape.arguments);
}
function applied(declaration, form) {
  return { ...declaration, ...form };
}
function accepts(signature, count2) {
  const prototype = parsePrototype(signature);
  if (prototype === null) return false;
  return prototype.variadic ? count2 >= prototype.parameters.length : count2 === prototype.parameters.length;
}
function within2(version, versions) {
  if (versions.since !== void 0 && compareVersions(version, versions.since) < 0) return false;
  return versions.until === void 0 || compareVersions(version, versions.until) <= 0;
}
function compareVersions(a2, b2) {
  const left = a2.split(".").map(Number);
  const right = b2.split(".").map(Number);
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference2 = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference2 !== 0) return difference2;
  }
  return 0;
}
function versionsOf(alias) {
  const { name: _, ...versions } = alias;
  return versions;
}
function parseForm(form) {
  const match = /^(\w+)\(([\w\s,.]*)\)$/.exec(form);
  if (!match) return null;
  const parameters = (match[2] ?? "").split(",").map((parameter) => parameter.trim());
  return { name: match[1] ?? "", parameters };
}

// server/src/core/c/body/branches.ts
var MOST_VARIANTS = 4;
var DEEPEST_GROUP = 24;
function branchChoices(tokens) {
  const groups = branchGroups(tokens);
  const cuts = groups.filter((group) => group.shape === "cut");
  const keys = [...new Set(cuts.map(groupKey))];
  const ways = keys.map((key) => waysOf(cuts.find((group) => groupKey(group) === key)));
  const total = ways.reduce((product, count2) => Math.min(product * count2, 1e6), 1);
  const choices = [];
  const seen = /* @__PURE__ */ new Set();
  for (const picks of combinations(ways)) {
    const choice = chooseBranches(tokens, groups, (group) => picks[keys.indexOf(groupKey(group))]);
    const key = choice.kept.join("");
    if (!seen.has(key)) choices.push(choice);
    seen.add(key);
    if (choices.length >= MOST_VARIANTS) break;
  }
  return { choices, total };
}
function groupKey(group) {
  return group.conditions.map(conditionText).join(" | ");
}
function waysOf(group) {
  return group.conditions.length + (group.hasElse ? 0 : 1);
}
function* combinations(ways) {
  yield ways.map(() => 0);
  if (ways.length === 0) return;
  yield ways.map((count2) => count2 - 1);
  const picks = ways.map(() => 0);
  for (let tries2 = 0; tries2 < 64; tries2++) {
    let position = 0;
    while (position < ways.length && ++picks[position] >= ways[position]) picks[position++] = 0;
    if (position === ways.length) return;
    yield [...picks];
  }
}
function chooseBranches(tokens, groups, pick) {
  const kept = new Uint8Array(tokens.count).fill(1);
  for (let i = 0; i < tokens.count; i++) if (tokens.kind(i) === 6) kept[i] = 0;
  const assumes = /* @__PURE__ */ new Map();
  const blocks2 = [];
  const chosenBranches = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const { parent } = group;
    const isReached = parent === null || (chosenBranches.get(parent) ?? group.parentBranch) === group.parentBranch;
    if (!isReached) {
      chosenBranches.set(group, -1);
      continue;
    }
    if (group.shape === "list") continue;
    const constant2 = group.conditions.findIndex((condition3) => condition3.kind === "constant" && condition3.value);
    const isConstant = group.conditions.every((condition3) => condition3.kind === "constant");
    if (group.shape === "statements" && !isConstant) {
      blocks2.push(group);
      continue;
    }
    const chosen = isConstant ? constant2 < 0 ? group.conditions.length : constant2 : pick(group);
    chosenBranches.set(group, chosen);
    group.conditions.forEach((_, k) => {
      if (k !== chosen) kept.fill(0, group.directives[k], group.directives[k + 1]);
    });
    if (isConstant) continue;
    const condition2 = group.conditions[chosen] ?? group.otherwise;
    assumes.set(conditionText(condition2), condition2);
  }
  return { assumes: [...assumes.values()], kept, blocks: blocks2 };
}
function branchGroups(tokens) {
  const surroundings2 = surroundingsOf(tokens);
  const open2 = [];
  const groups = [];
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const line = tokens.word(i);
    const name = directiveName(line);
    const innermost = open2.at(-1);
    if (name === "if" || name === "ifdef" || name === "ifndef") {
      const asked = directiveCondition(line);
      const parentBranch = (innermost?.directives.length ?? 1) - 1;
      const group = {
        directives: [i],
        conditions: [asked],
        asked: [asked],
        hasElse: false,
        otherwise: not(asked),
        parent: innermost ?? null,
        parentBranch,
        shape: "list"
      };
      open2.push(group);
      groups.push(group);
    } else if (name === "endif" && innermost !== void 0) {
      innermost.directives.push(i);
      if (open2.length <= DEEPEST_GROUP) innermost.shape = shapeOf(tokens, surroundings2, innermost.directives);
      open2.pop();
    } else if (innermost !== void 0 && (name === "else" || name.startsWith("elif"))) {
      innermost.directives.push(i);
      const asked = name === "else" ? null : directiveCondition(line);
      innermost.conditions.push(laterBranch(innermost.asked, asked));
      if (asked === null) innermost.hasElse = true;
      else innermost.asked.push(asked);
      innermost.otherwise = laterBranch(innermost.asked, null);
    }
  }
  for (const group of open2) group.directives.push(tokens.count);
  return groups;
}
function surroundingsOf(tokens) {
  const { count: count2 } = tokens;
  const before = new Int32Array(count2);
  const after = new Int32Array(count2);
  const inside = new Int32Array(count2);
  const open2 = [];
  let last = -1;
  for (let i = 0; i < count2; i++) {
    before[i] = last;
    if (tokens.kind(i) !== 6) last = i;
    const match = tokens.match[i];
    if (match >= 0 && match < i) open2.pop();
    inside[i] = open2.at(-1) ?? -1;
    if (match > i) open2.push(i);
  }
  last = count2;
  for (let i = count2 - 1; i >= 0; i--) {
    after[i] = last;
    if (tokens.kind(i) !== 6) last = i;
  }
  return { before, after, inside };
}
function shapeOf(tokens, surroundings2, directives) {
  const start = directives[0];
  const before = surroundings2.before[start];
  const after = tokens.word(surroundings2.after[directives.at(-1)]);
  const around = surroundings2.inside[start];
  if (tokens.is(around, "(") || tokens.is(around, "[")) return "cut";
  const isList = around >= 0 && opensList(tokens, around);
  if (before >= 0 && !(isList ? /^[;,{]$/ : /^[;{}:]$/).test(tokens.word(before))) return "cut";
  if (!isList && (after === "else" || OPERATOR.test(after))) return "cut";
  for (let k = 0; k + 1 < directives.length; k++) {
    if (!isWholeBranch(tokens, surroundings2, directives[k], directives[k + 1], isList)) return "cut";
  }
  return isList ? "list" : "statements";
}
var OPERATOR = /^(?:[)\],?:=|^%/<>]|\|\||&&|->|\.)$/;
function isWholeBranch(tokens, surroundings2, from, to, isList) {
  const brackets = [];
  for (let i = from + 1; i < to; i++) {
    const word = tokens.kind(i) === 5 ? tokens.word(i) : "";
    if (word === "(" || word === "[" || word === "{") brackets.push(word);
    else if (word === ")" || word === "]" || word === "}") {
      const opener = brackets.pop();
      if (opener !== (word === ")" ? "(" : word === "]" ? "[" : "{")) return false;
    }
  }
  if (brackets.length > 0) return false;
  const first = surroundings2.after[from];
  const last = tokens.word(surroundings2.before[to]);
  if (first >= to) return true;
  if (isList) return /^[,;}]$/.test(last) || tokens.is(surroundings2.after[to], "}");
  if (tokens.is(first, "else") || OPERATOR.test(tokens.word(first))) return false;
  return /^[;}:]$/.test(last);
}
function opensList(tokens, start) {
  let brace = start;
  while (tokens.is(brace - 1, "{")) brace--;
  const before = tokens.word(brace - 1);
  if (/^[=,\]]$/.test(before)) return true;
  if (before === ")") {
    const open2 = tokens.match[brace - 1];
    return open2 > 0 && /^(?:[=(,&]|return)$/.test(tokens.word(open2 - 1));
  }
  return /^(?:struct|union|enum)$/.test(before) || /^(?:struct|union|enum)$/.test(tokens.word(brace - 2));
}

// server/src/core/c/body/convert-expressions.ts
var DEEPEST_EXPRESSION = 400;
function convertExpression(conversion, node) {
  if (conversion.depth > DEEPEST_EXPRESSION)
    return holeAt(conversion, node, "operators are too deep inside one another");
  conversion.depth++;
  const expr = convertKind(conversion, node);
  conversion.depth--;
  return expr;
}
function holeAt(conversion, node, reason = "this could not be read as an expression") {
  const { masking } = conversion;
  const at = masking.base + node.startIndex;
  const end = masking.base + node.endIndex;
  masking.problems.push({ at, reason });
  return { kind: "hole", text: masking.text.slice(at, end), at, end };
}
function argumentsOf(conversion, node) {
  const args = [];
  let rest = node;
  while (rest?.type === "comma_expression") {
    const [left, , right] = rest.children;
    if (left !== void 0) args.push(convertArgument(conversion, left));
    rest = right;
  }
  if (rest !== void 0) args.push(convertArgument(conversion, rest));
  return args;
}
function convertArgument(conversion, node) {
  const at = conversion.masking.base + node.startIndex;
  const designator = conversion.masking.marks.designated.get(at);
  if (designator !== void 0) {
    const value = convertExpression(conversion, node);
    const { end } = value;
    return { kind: "initializer", items: [{ designators: [designator], value, at, end }], at, end };
  }
  if (node.type !== "compound_statement") return convertExpression(conversion, node);
  const { base } = conversion.masking;
  return {
    kind: "statementExpression",
    body: conversion.block(conversion, node),
    at: base + node.startIndex,
    end: base + node.endIndex
  };
}
function convertKind(conversion, node) {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const { children } = node;
  const text = () => masking.text.slice(span.at, span.end);
  const child = (index) => {
    const inner = children[index];
    return inner === void 0 ? holeAt(conversion, node) : convertExpression(conversion, inner);
  };
  switch (node.type) {
    case "identifier":
    case "primitive_type":
    case "type_identifier":
    case "null":
      return node.isMissing ? holeAt(conversion, node) : convertName(conversion, span);
    case "true":
    case "false":
      return { kind: "int", value: node.type === "true" ? 1n : 0n, signed: true, bits: 32, ...span };
    case "number_literal":
      return convertNumber(conversion, node, text(), span);
    case "char_literal":
      return characterLiteral(text(), span.at, span.end) ?? holeAt(conversion, node);
    case "string_literal":
      return { kind: "string", text: stringContent(text()), ...span };
    case "concatenated_string": {
      const pieces = children.filter((piece) => piece.type === "string_literal");
      const joined = pieces.map(
        (piece) => stringContent(masking.text.slice(masking.base + piece.startIndex, masking.base + piece.endIndex))
      );
      return { kind: "string", text: joined.join(""), ...span };
    }
    case "parenthesized_expression": {
      const inner = children[1];
      if (inner?.type === "compound_statement")
        return { kind: "statementExpression", body: conversion.block(conversion, inner), ...span };
      return child(1);
    }
    case "call_expression":
      return convertCall(conversion, node, span);
    case "field_expression": {
      const field = children[2];
      const name = field === void 0 ? "" : masking.text.slice(masking.base + field.startIndex, masking.base + field.endIndex);
      return { kind: "member", object: child(0), field: name, arrow: children[1]?.type === "->", ...span };
    }
    case "subscript_expression":
      return { kind: "index", object: child(0), index: child(2), ...span };
    case "pointer_expression":
      if (masking.marks.labelAddresses.has(span.at))
        return { kind: "labelAddress", label: text().replace(/^&&\s*/, ""), ...span };
      return { kind: "unary", op: children[0]?.type === "*" ? "*" : "&", operand: child(1), ...span };
    case "unary_expression":
      return prefixed(conversion, node, child(1));
    case "update_expression": {
      const prefix = children[0]?.type === "++" || children[0]?.type === "--";
      const op = children[prefix ? 0 : 1]?.type === "++" ? "++" : "--";
      if (prefix) return { kind: "update", op, prefix, operand: child(1), ...span };
      return children[0] === void 0 ? holeAt(conversion, node) : postfixed(conversion, children[0], op, span.end);
    }
    case "binary_expression":
      return { kind: "binary", op: children[1]?.type ?? "+", left: child(0), right: child(2), ...span };
    case "assignment_expression": {
      const op = children[1]?.type ?? "=";
      return {
        kind: "assign",
        op: op === "=" ? null : op.slice(0, -1),
        target: child(0),
        value: child(2),
        ...span
      };
    }
    case "conditional_expression": {
      const isShort = children[2]?.type === ":";
      return {
        kind: "conditional",
        test: child(0),
        then: isShort ? null : child(2),
        otherwise: child(isShort ? 3 : 4),
        ...span
      };
    }
    case "comma_expression":
      return argumentsOf(conversion, node).reduce((left, right) => ({
        kind: "comma",
        left,
        right,
        at: left.at,
        end: right.end
      }));
    case "sizeof_expression":
      return convertSizeof(conversion, node, span);
    case "compound_literal_expression":
      return convertCompoundLiteral(conversion, node, span);
    case "initializer_list":
      return { kind: "initializer", items: itemsOf(conversion, node), ...span };
    case "cast_expression":
      return { kind: "cast", type: typeAt(conversion, children[1]), operand: child(3), ...span };
    case "extension_expression":
      return child(1);
  }
  return holeAt(conversion, node);
}
function prefixed(conversion, node, operand) {
  const span = { at: conversion.masking.base + node.startIndex, end: operand.end };
  const cast = conversion.masking.marks.casts.get(span.at);
  if (cast !== void 0) return { kind: "cast", type: typeOf(conversion, cast), operand, ...span };
  return { kind: "unary", op: node.children[0]?.type ?? "!", operand, ...span };
}
function postfixed(conversion, node, op, end) {
  const inner = node.children[1];
  if (node.type === "unary_expression" && inner !== void 0 && conversion.depth <= DEEPEST_EXPRESSION) {
    conversion.depth++;
    const expr = prefixed(conversion, node, postfixed(conversion, inner, op, end));
    conversion.depth--;
    return expr;
  }
  return {
    kind: "update",
    op,
    prefix: false,
    operand: convertExpression(conversion, node),
    at: conversion.masking.base + node.startIndex,
    end
  };
}
function convertName(conversion, span) {
  const { marks, text } = conversion.masking;
  const type = marks.types.get(span.at);
  if (type !== void 0) return { kind: "type", type: typeOf(conversion, type), ...span };
  const holeEnd = marks.holes.get(span.at);
  if (holeEnd !== void 0) return { kind: "hole", text: text.slice(span.at, holeEnd), at: span.at, end: holeEnd };
  return { kind: "name", name: text.slice(span.at, span.end).replace(/\s+/g, ""), ...span };
}
function typeOf(conversion, range) {
  const { tokens, knowledge } = conversion.masking;
  return readTypeName(cursorOf(tokens, knowledge, range.from, range.to));
}
function typeAt(conversion, node) {
  const { masking } = conversion;
  if (node === void 0) return { kind: "unknown" };
  const at = masking.base + node.startIndex;
  const range = masking.marks.types.get(at);
  if (range !== void 0) return typeOf(conversion, range);
  const from = masking.tokens.indexAt(at);
  return typeOf(conversion, { from, to: masking.tokens.indexAt(masking.base + node.endIndex) });
}
function convertNumber(conversion, node, text, span) {
  const sign = /^[-+]/.exec(text)?.[0];
  const value = integerLiteral(
    sign === void 0 ? text : text.slice(1),
    sign === void 0 ? span.at : span.at + 1,
    span.end
  );
  if (value === null) return holeAt(conversion, node, "this is no integer");
  return sign === void 0 ? value : { kind: "unary", op: sign, operand: value, ...span };
}
function convertCall(conversion, node, span) {
  const [callee, list] = node.children;
  if (callee === void 0 || list === void 0) return holeAt(conversion, node);
  const args = list.children.filter((child) => child.isNamed).map((child) => convertArgument(conversion, child));
  const called = convertExpression(conversion, callee);
  const open2 = conversion.masking.base + list.startIndex;
  for (const position of conversion.masking.marks.emptyArguments.get(open2) ?? []) {
    args.splice(position, 0, { kind: "hole", text: "", at: open2 + 1, end: open2 + 1 });
  }
  const generic = conversion.masking.marks.generics.get(span.at);
  if (generic !== void 0 && called.kind === "name" && args[0] !== void 0) {
    const choices = args.slice(1).map((value, k) => {
      const range = generic[k] ?? null;
      return { type: range === null ? null : typeOf(conversion, range), value };
    });
    return { kind: "generic", control: args[0], choices, ...span };
  }
  if (called.kind === "name" && isOffsetof(called.name) && args[0]?.kind === "type" && args[1] !== void 0) {
    return {
      kind: "offsetof",
      type: args[0].type,
      member: conversion.masking.text.slice(args[1].at, args[1].end),
      ...span
    };
  }
  return { kind: "call", callee: called, args, ...span };
}
function convertSizeof(conversion, node, span) {
  const named3 = node.children.filter((child) => child.isNamed);
  const inner = named3[0];
  if (inner === void 0) return holeAt(conversion, node);
  if (inner.type === "type_descriptor")
    return { kind: "sizeof", type: typeAt(conversion, inner), operand: null, ...span };
  const operand = convertExpression(conversion, inner);
  if (operand.kind === "type") return { kind: "sizeof", type: operand.type, operand: null, ...span };
  return { kind: "sizeof", type: null, operand, ...span };
}
function convertCompoundLiteral(conversion, node, span) {
  const value = node.children.at(-1);
  if (value?.type !== "initializer_list") return holeAt(conversion, node);
  return {
    kind: "compoundLiteral",
    type: typeAt(conversion, node.children[1]),
    value: convertExpression(conversion, value),
    ...span
  };
}
function itemsOf(conversion, node) {
  const { masking } = conversion;
  const items = [];
  for (const child of node.children) {
    if (!child.isNamed) continue;
    const span = { at: masking.base + child.startIndex, end: masking.base + child.endIndex };
    if (child.type !== "initializer_pair") {
      items.push({ designators: [], value: convertExpression(conversion, child), ...span });
      continue;
    }
    const designators = [];
    for (const part of child.children.slice(0, -1)) {
      const inner = part.children[1];
      if (part.type === "field_designator" && inner !== void 0) {
        designators.push(masking.text.slice(masking.base + inner.startIndex, masking.base + inner.endIndex));
      } else if (part.type === "field_identifier")
        designators.push(masking.text.slice(masking.base + part.startIndex, masking.base + part.endIndex));
      else if (part.type.startsWith("subscript") && inner !== void 0)
        designators.push(convertExpression(conversion, inner));
    }
    items.push({ designators, value: convertExpression(conversion, child.children.at(-1)), ...span });
  }
  return items;
}

// server/src/core/c/body/convert-statements.ts
var DEEPEST_STATEMENT = 300;
function convertBody(masking, tree, fn) {
  const conversion = { masking, depth: 0, block: convertBlock };
  const first = tree.root.children.find((child) => child.type === "compound_statement");
  if (first === void 0 || first.startIndex !== 0) {
    masking.problems.push({ at: fn.bodyAt, reason: "this body could not be read" });
    const text = masking.text.slice(fn.bodyAt, fn.bodyEnd);
    return {
      kind: "block",
      body: [{ kind: "hole", text, at: fn.bodyAt, end: fn.bodyEnd }],
      at: fn.bodyAt,
      end: fn.bodyEnd
    };
  }
  const rest = tree.root.children.slice(tree.root.children.indexOf(first) + 1);
  const block = convertBlock(conversion, first);
  const body = rest.length === 0 ? block.body : [...block.body, ...convertItems(conversion, rest)];
  return { kind: "block", body, at: fn.bodyAt, end: fn.bodyEnd };
}
function convertBlock(conversion, node) {
  const { base } = conversion.masking;
  const body = convertItems(conversion, node.children);
  return { kind: "block", body, at: base + node.startIndex, end: base + node.endIndex };
}
function flatten(nodes, flat, depth) {
  for (const node of nodes) {
    if (depth < DEEPEST_STATEMENT && (node.type === "labeled_statement" || node.type === "case_statement")) {
      flat.push(node);
      const colon = node.children.findIndex((child) => child.type === ":");
      flatten(node.children.slice(colon + 1), flat, depth + 1);
    } else flat.push(node);
  }
}
function convertItems(conversion, nodes) {
  const { masking } = conversion;
  const flat = [];
  flatten(nodes, flat, 0);
  const statements = [];
  for (let i = 0; i < flat.length; i++) {
    const node = flat[i];
    if (!node.isNamed && !node.isMissing && node.type !== ";") continue;
    const mark = node.type === "compound_statement" ? masking.marks.statements.get(masking.base + node.startIndex) : void 0;
    if (mark?.kind !== "config") {
      if (node.type === ";") continue;
      const statement = convertStatement(conversion, node);
      const isInvented = statement?.kind === "empty" && statements.at(-1)?.kind === "label" && masking.text[statement.at] !== ";";
      if (statement !== null && !isInvented) statements.push(statement);
      continue;
    }
    const branches = [{ node, mark }];
    for (let next = flat[i + 1]; next !== void 0; next = flat[i + 1]) {
      const following = next.type === "compound_statement" ? masking.marks.statements.get(masking.base + next.startIndex) : void 0;
      if (following?.kind !== "config" || following.isFirst) break;
      branches.push({ node: next, mark: following });
      i++;
    }
    statements.push(convertConfig(conversion, branches));
  }
  return statements;
}
function convertConfig(conversion, branches) {
  const [first, ...others] = branches;
  const then = convertItems(conversion, first.node.children);
  const last = others.length === 1 && isElseOf(first.mark, others[0].mark);
  const otherwise = last ? convertItems(conversion, others[0].node.children) : others.length > 0 ? [convertConfig(conversion, others)] : [];
  const at = conversion.masking.base + first.node.startIndex;
  return { kind: "config", condition: first.mark.condition, then, otherwise, at, end: branches.at(-1).mark.end };
}
function isElseOf(first, other) {
  const { condition: condition2 } = other;
  if (condition2.kind === "not") return condition2.of === first.condition;
  return first.condition.kind === "not" && first.condition.of === condition2;
}
function convertStatement(conversion, node) {
  if (conversion.depth > DEEPEST_STATEMENT)
    return holeStatement(conversion, node, "statements are too deep inside one another");
  conversion.depth++;
  const statement = convertKind2(conversion, node);
  conversion.depth--;
  return statement;
}
function convertKind2(conversion, node) {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const { children } = node;
  const mark = masking.marks.statements.get(span.at);
  if (mark?.kind === "head") {
    const head = node.type === "while_statement" || node.type === "if_statement" ? convertHead(conversion, node, mark) : null;
    if (head !== null) return head;
  }
  switch (node.type) {
    case "compound_statement":
      return convertBlock(conversion, node);
    case "expression_statement":
      return convertExpressionStatement(conversion, node);
    case "declaration":
      return mark?.kind === "declaration" ? { kind: "declaration", variables: variablesOf(conversion, node, mark), ...span } : holeStatement(conversion, node);
    case "if_statement": {
      const otherwise = children.find((child) => child.type === "else_clause");
      const elseBody = otherwise === void 0 ? null : bodyOf(conversion, otherwise);
      return {
        kind: "if",
        test: convertChild(conversion, node, 1),
        then: substatement(conversion, node, children[2]),
        otherwise: elseBody,
        ...span
      };
    }
    case "while_statement":
      return {
        kind: "while",
        test: convertChild(conversion, node, 1),
        body: substatement(conversion, node, children[2]),
        ...span
      };
    case "do_statement":
      return {
        kind: "doWhile",
        body: substatement(conversion, node, children[1]),
        test: convertChild(conversion, node, 3),
        ...span
      };
    case "for_statement":
      return convertFor(conversion, node);
    case "switch_statement":
      return {
        kind: "switch",
        subject: convertChild(conversion, node, 1),
        body: substatement(conversion, node, children[2]),
        ...span
      };
    case "return_statement": {
      const value = children[1];
      return {
        kind: "return",
        value: value === void 0 || value.type === ";" ? null : convertExpression(conversion, value),
        ...span
      };
    }
    case "break_statement":
      return { kind: "break", ...span };
    case "continue_statement":
      return { kind: "continue", ...span };
    case "goto_statement":
      return { kind: "goto", label: textOf(conversion, children[1]), ...span };
    case "labeled_statement":
      return {
        kind: "label",
        name: textOf(conversion, children[0]),
        at: span.at,
        end: masking.base + (children[1]?.endIndex ?? node.endIndex)
      };
    case "case_statement":
      return convertCase(conversion, node);
    case "type_definition":
    case "struct_specifier":
    case "union_specifier":
    case "enum_specifier":
    case "type_identifier":
      return null;
  }
  return holeStatement(conversion, node);
}
function convertHead(conversion, node, mark) {
  const { masking } = conversion;
  const condition2 = node.children[1];
  const args = mark.hasArguments && condition2 !== void 0 ? argumentsOf(conversion, condition2.children[1]) : [];
  const body = substatement(conversion, node, node.children[2]);
  if (node.type === "if_statement" && node.children.length > 3) {
    masking.problems.push({
      at: masking.base + node.children[3].startIndex,
      reason: "this else could not be given its if"
    });
  }
  const at = masking.base + node.startIndex;
  return {
    kind: mark.isLoop ? "macroLoop" : "macroBlock",
    name: mark.name,
    args,
    body,
    at,
    end: masking.base + node.endIndex
  };
}
function convertExpressionStatement(conversion, node) {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const mark = masking.marks.statements.get(span.at);
  if (mark?.kind === "hole")
    return { kind: "hole", text: masking.text.slice(span.at, mark.end), at: span.at, end: mark.end };
  const inner = node.children[0];
  if (inner === void 0 || inner.type === ";") return { kind: "empty", ...span };
  if (mark?.kind === "asm") return convertAssembly(conversion, inner, mark, span);
  if (mark?.kind === "computedGoto") {
    const target = inner.children[1]?.children[1];
    return {
      kind: "computedGoto",
      target: target === void 0 ? holeAt(conversion, inner) : convertExpression(conversion, target),
      ...span
    };
  }
  return { kind: "expression", expr: convertExpression(conversion, inner), ...span };
}
function convertAssembly(conversion, call2, mark, span) {
  const list = call2.children.find((child) => child.type === "argument_list");
  const outputs = (list?.children ?? []).filter((child) => child.isNamed).map((child) => convertExpression(conversion, child));
  const assembly = { kind: "asm", outputs, ...span };
  if (mark.labels.length === 0) return assembly;
  const jumps = mark.labels.map(({ name, at, end }) => {
    const test = { kind: "hole", text: name, at, end };
    return { kind: "if", test, then: { kind: "goto", label: name, at, end }, otherwise: null, at, end };
  });
  return { kind: "block", body: [assembly, ...jumps], ...span };
}
function variablesOf(conversion, node, mark) {
  const { masking } = conversion;
  const values2 = /* @__PURE__ */ new Map();
  for (const child of node.children) {
    const value = child.type === "init_declarator" ? child.children.at(-1) : void 0;
    if (value !== void 0) values2.set(masking.base + value.startIndex, value);
  }
  return mark.variables.flatMap(({ name, nameAt, type, isStatic, cleanup, initAt, end }) => {
    if (type.kind === "function") return [];
    const value = values2.get(initAt);
    const init = initAt < 0 ? null : value === void 0 ? holeAt(conversion, node) : convertExpression(conversion, value);
    return [{ name, type, init, isStatic, cleanup, at: nameAt, end }];
  });
}
function convertFor(conversion, node) {
  const { masking } = conversion;
  const span = { at: masking.base + node.startIndex, end: masking.base + node.endIndex };
  const open2 = node.children.findIndex((child) => child.type === "(");
  const close = node.children.findIndex((child) => child.type === ")");
  const inner = node.children.slice(open2 + 1, close);
  let init = null;
  const first = inner[0];
  let rest = inner.slice(1);
  if (first?.type === "declaration") init = convertStatement(conversion, first);
  else if (first !== void 0 && first.type !== ";") {
    const expr = convertExpression(conversion, first);
    init = { kind: "expression", expr, at: expr.at, end: expr.end };
    rest = inner.slice(2);
  }
  const semicolon = rest.findIndex((child) => child.type === ";");
  const test = semicolon > 0 ? rest[0] : void 0;
  const update = rest[semicolon + 1];
  return {
    kind: "for",
    init,
    test: test === void 0 ? null : convertExpression(conversion, test),
    update: update === void 0 ? null : convertExpression(conversion, update),
    body: substatement(conversion, node, node.children[close + 1]),
    ...span
  };
}
function convertCase(conversion, node) {
  const { masking } = conversion;
  const colon = node.children.findIndex((child) => child.type === ":");
  const at = masking.base + node.startIndex;
  const end = masking.base + (node.children[colon]?.endIndex ?? node.endIndex);
  const value = node.children[1];
  if (colon < 2 || value === void 0) return { kind: "case", low: null, high: null, at, end };
  const operator = value.type === "binary_expression" ? value.children[1] : void 0;
  if (operator !== void 0 && masking.marks.caseRanges.has(masking.base + operator.startIndex)) {
    return { kind: "case", low: convertChild(conversion, value, 0), high: convertChild(conversion, value, 2), at, end };
  }
  return { kind: "case", low: convertExpression(conversion, value), high: null, at, end };
}
function convertChild(conversion, node, index) {
  const child = node.children[index];
  return child === void 0 ? holeAt(conversion, node) : convertExpression(conversion, child);
}
function bodyOf(conversion, clause) {
  return substatement(conversion, clause, clause.children[1]);
}
function substatement(conversion, parent, node) {
  const { base } = conversion.masking;
  if (node === void 0) return { kind: "empty", at: base + parent.endIndex, end: base + parent.endIndex };
  const span = { at: base + node.startIndex, end: base + node.endIndex };
  if (node.type !== "labeled_statement" && node.type !== "case_statement") {
    return convertStatement(conversion, node) ?? { kind: "empty", ...span };
  }
  return { kind: "block", body: convertItems(conversion, [node]), ...span };
}
function holeStatement(conversion, node, reason = "this could not be read as a statement") {
  const { masking } = conversion;
  const at = masking.base + node.startIndex;
  const end = masking.base + node.endIndex;
  masking.problems.push({ at, reason });
  return { kind: "hole", text: masking.text.slice(at, end), at, end };
}
function textOf(conversion, node) {
  const { masking } = conversion;
  return node === void 0 ? "" : masking.text.slice(masking.base + node.startIndex, masking.base + node.endIndex);
}

// server/src/core/c/body/masking.ts
function newMarks() {
  return {
    types: /* @__PURE__ */ new Map(),
    casts: /* @__PURE__ */ new Map(),
    holes: /* @__PURE__ */ new Map(),
    caseRanges: /* @__PURE__ */ new Set(),
    labelAddresses: /* @__PURE__ */ new Set(),
    generics: /* @__PURE__ */ new Map(),
    emptyArguments: /* @__PURE__ */ new Map(),
    designated: /* @__PURE__ */ new Map(),
    statements: /* @__PURE__ */ new Map()
  };
}
function blank(masking, from, to) {
  if (to > from) masking.units.fill(32, from - masking.base, to - masking.base);
}
function put(masking, from, to, replacement) {
  blank(masking, from, to);
  for (let i = 0; i < replacement.length && from + i < to; i++)
    masking.units[from - masking.base + i] = replacement.charCodeAt(i);
}
function maskType(masking, from, to) {
  const at = masking.tokens.at(from);
  masking.marks.types.set(at, { from, to });
  coverWithWord(masking, "t", at, masking.tokens.end(to - 1));
}
function maskHole(masking, at, end, reason) {
  masking.marks.holes.set(at, end);
  masking.problems.push({ at, reason });
  coverWithWord(masking, "h", at, end);
}
function coverWithWord(masking, letter, at, end) {
  masking.units.fill(95, at - masking.base, end - masking.base);
  if (end > at) masking.units[at - masking.base] = letter.charCodeAt(0);
}
function maskedText(masking, from, to) {
  const pieces = [];
  for (let at = from - masking.base; at < to - masking.base; at += 8192) {
    pieces.push(String.fromCharCode(...masking.units.subarray(at, Math.min(at + 8192, to - masking.base))));
  }
  return pieces.join("");
}

// server/src/core/c/body/mask-expressions.ts
var DEEPEST_BRACKET = 120;
var GRAMMAR_WORDS = /* @__PURE__ */ new Set([
  "offsetof",
  "__builtin_offsetof",
  "_Alignof",
  "__alignof__",
  "__alignof",
  "alignof",
  "_alignof",
  "__try",
  "__except",
  "__finally",
  "__leave",
  "__based",
  "defined",
  "constexpr",
  "noreturn",
  "thread_local",
  "alignas",
  "_Nonnull",
  "__uptr",
  "__sptr",
  "_unaligned",
  "__unaligned",
  "__declspec",
  "__thread",
  "__forceinline",
  "_Generic",
  "TRUE",
  "FALSE",
  "nullptr",
  "size_t",
  "ssize_t",
  "asm",
  "__asm__",
  "__asm"
]);
var STATEMENT_WORDS = /* @__PURE__ */ new Set([
  "if",
  "for",
  "while",
  "do",
  "switch",
  "return",
  "break",
  "continue",
  "goto",
  "case",
  "default",
  "else"
]);
function maskExpression(masking, from, to, depth) {
  const { tokens } = masking;
  let isOperandNext = true;
  for (let index = from; index < to; ) {
    const next = maskToken(masking, index, to, depth, isOperandNext);
    isOperandNext = next < 0 || !endsOperand2(tokens, index, next);
    index = Math.abs(next);
  }
}
function endsOperand2(tokens, index, next) {
  const kind = tokens.kind(next - 1);
  if (kind === 5) return /^[)\]}]$/.test(tokens.word(next - 1));
  return !STATEMENT_WORDS.has(tokens.word(index));
}
function maskToken(masking, index, to, depth, isOperandNext) {
  const { tokens } = masking;
  if (tokens.isWord(index)) return maskWord(masking, index, to, depth);
  const word = tokens.word(index);
  const close = tokens.match[index];
  if (word === "&&" && isOperandNext && tokens.isWord(index + 1)) {
    masking.marks.labelAddresses.add(tokens.at(index));
    put(masking, tokens.at(index), tokens.end(index), "&");
    return -(index + 1);
  }
  if ((word === "##" || word === "#") && tokens.isWord(index + 1)) {
    for (let at = tokens.at(index); at < tokens.at(index + 1); at++) masking.units[at - masking.base] = 95;
    return index + 2;
  }
  if (close < index || close > to) return index + 1;
  if (depth > DEEPEST_BRACKET) {
    if (close > index + 1)
      maskHole(masking, tokens.at(index + 1), tokens.end(close - 1), "brackets are too deep inside one another");
    return close + 1;
  }
  if (word === "{" && tokens.is(index - 1, "(")) {
    maskBlock(masking, index + 1, close, depth + 1);
    return close + 1;
  }
  if (word === "(" && isOperandNext && isCast(cursorOf(tokens, masking.knowledge, index, to))) {
    return maskCast(masking, index, close);
  }
  maskExpression(masking, index + 1, close, depth + 1);
  return close + 1;
}
function maskCast(masking, open2, close) {
  const { tokens } = masking;
  if (tokens.is(close + 1, "{")) {
    maskType(masking, open2 + 1, close);
    return -(close + 1);
  }
  masking.marks.casts.set(tokens.at(open2), { from: open2 + 1, to: close });
  put(masking, tokens.at(open2), tokens.end(close), "~");
  return -(close + 1);
}
function maskWord(masking, index, to, depth) {
  const { tokens } = masking;
  const word = tokens.word(index);
  if (isBesideString(tokens, index, to)) {
    blank(masking, tokens.at(index), tokens.end(index));
    return -(index + 1);
  }
  const open2 = index + 1;
  const close = open2 < to && tokens.is(open2, "(") ? tokens.match[open2] : -1;
  if (word === "__extension__" || isAnnotation(word) && close < 0) {
    blank(masking, tokens.at(index), tokens.end(index));
    return -(index + 1);
  }
  if (close < 0 || close >= to) {
    if (GRAMMAR_WORDS.has(word)) rename(masking, index);
    if (tokens.is(open2, "##")) joinWords(masking, index, to);
    return index + 1;
  }
  if (takesArgument(word)) {
    blank(masking, tokens.at(index), tokens.end(close));
    return -(close + 1);
  }
  if (word === "sizeof") {
    if (isTypeArgument(cursorOf(tokens, masking.knowledge), open2 + 1, close)) maskType(masking, open2 + 1, close);
    else maskExpression(masking, open2 + 1, close, depth + 1);
    return close + 1;
  }
  if (GRAMMAR_WORDS.has(word)) rename(masking, index);
  if (word === "_Generic") maskGeneric(masking, index, depth);
  else if (tokens.kind(close + 1) === 3 || tokens.kind(index - 1) === 3) {
    blank(masking, tokens.at(open2), tokens.end(close));
  } else maskArguments(masking, open2, depth + 1);
  return close + 1;
}
function isBesideString(tokens, index, to) {
  let next = index + 1;
  if (!tokens.isWord(next)) return false;
  while (next < to && tokens.isWord(next)) next++;
  return next < to && (tokens.kind(next) === 3 || tokens.is(next, "(") && tokens.kind(next + 1) === 3);
}
function rename(masking, index) {
  masking.units[masking.tokens.at(index) - masking.base] = 120;
}
function joinWords(masking, index, to) {
  const { tokens } = masking;
  let last = index;
  while (last + 2 < to && tokens.is(last + 1, "##") && tokens.isWord(last + 2)) last += 2;
  for (let at = tokens.end(index); at < tokens.at(last); at++) masking.units[at - masking.base] = 95;
}
function maskArguments(masking, open2, depth) {
  const { tokens } = masking;
  const parts = splitArguments(tokens, open2);
  if (depth > DEEPEST_BRACKET) {
    const close = tokens.match[open2];
    if (close > open2 + 1)
      maskHole(masking, tokens.at(open2 + 1), tokens.end(close - 1), "brackets are too deep inside one another");
    return;
  }
  if (parts.length > 1 && parts.some(({ from, to }) => from >= to)) dropEmpty(masking, open2, parts);
  for (const { from, to } of parts) {
    if (from >= to) continue;
    if (isTypeArgument(cursorOf(tokens, masking.knowledge), from, to)) maskType(masking, from, to);
    else if (tokens.is(from, "{")) maskBraceArgument(masking, from, to, depth);
    else if (tokens.is(from, ".") && tokens.isWord(from + 1) && tokens.is(from + 2, "=") && from + 3 < to) {
      blank(masking, tokens.at(from), tokens.end(from + 2));
      masking.marks.designated.set(tokens.at(from + 3), tokens.word(from + 1));
      maskExpression(masking, from + 3, to, depth + 1);
    } else if (isNoExpression(tokens, from, to)) {
      maskHole(masking, tokens.at(from), tokens.end(to - 1), "this argument of a macro is no expression");
    } else {
      maskExpression(masking, from, to, depth + 1);
      masking.parts.push({ kind: "argument", at: tokens.at(from), end: tokens.end(to - 1) });
    }
  }
}
function dropEmpty(masking, open2, parts) {
  const { tokens } = masking;
  const empty = parts.flatMap(({ from, to }, position) => from >= to ? [position] : []);
  let seen = false;
  for (const { from, to } of parts) {
    const comma = from - 1;
    if (from < to) {
      if (!seen && comma > open2) blank(masking, tokens.at(comma), tokens.end(comma));
      seen = true;
    } else if (comma > open2) blank(masking, tokens.at(comma), tokens.end(comma));
  }
  masking.marks.emptyArguments.set(tokens.at(open2), empty);
}
function maskBraceArgument(masking, from, to, depth) {
  const { tokens } = masking;
  const close = tokens.match[from];
  const isBlock = close === to - 1 && (close === from + 1 || /^[;}]$/.test(tokens.word(close - 1)));
  if (isBlock) maskBlock(masking, from + 1, close, depth + 1);
  else maskHole(masking, tokens.at(from), tokens.end(to - 1), "this argument of a macro is no expression");
}
function isNoExpression(tokens, from, to) {
  if (STATEMENT_WORDS.has(tokens.word(from)) || tokens.is(from, ".")) return true;
  if (tokens.kind(to - 1) === 5 && !/^(?:[)\]}]|\+\+|--)$/.test(tokens.word(to - 1))) return true;
  for (let i = from; i < to; i++) {
    if (tokens.is(i, ";")) return true;
    if (tokens.match[i] > i) i = tokens.match[i];
  }
  return false;
}
function maskGeneric(masking, index, depth) {
  const { tokens } = masking;
  const choices = [];
  for (const [position, { from, to }] of splitArguments(tokens, index + 1).entries()) {
    let start = from;
    if (position > 0) {
      let colon = from;
      while (colon < to && !tokens.is(colon, ":")) colon++;
      choices.push(tokens.is(from, "default") ? null : { from, to: colon });
      start = Math.min(colon + 1, to);
      blank(masking, tokens.at(from), tokens.end(start - 1));
    }
    maskExpression(masking, start, to, depth + 1);
  }
  masking.marks.generics.set(tokens.at(index), choices);
}

// server/src/core/c/body/mask-assembly.ts
function maskAssembly(masking, index, to) {
  const { tokens } = masking;
  const end = statementEnd(tokens, index, to);
  let open2 = index + 1;
  while (open2 < end && tokens.isWord(open2)) open2++;
  const close = tokens.match[open2] ?? -1;
  if (!tokens.is(open2, "(") || close < 0 || close > end) return end + 1;
  const sections = [];
  for (let i = open2 + 1; i < close; i++) {
    if (tokens.match[i] > i) i = tokens.match[i];
    else if (tokens.is(i, ":")) sections.push(i);
    else if (tokens.is(i, "::")) sections.push(i, i);
  }
  const outputsFrom = sections[0] === void 0 ? close : sections[0] + 1;
  const outputsTo = sections[1] ?? close;
  put(masking, tokens.at(index), tokens.end(open2), "a");
  masking.units[tokens.at(open2) - masking.base] = 40;
  blank(masking, tokens.end(open2), outputsFrom < close ? tokens.at(outputsFrom) : tokens.at(close));
  let kept = false;
  for (let from = outputsFrom; from < outputsTo; ) {
    let to2 = from;
    while (to2 < outputsTo && !tokens.is(to2, ",")) to2 = tokens.match[to2] > to2 ? tokens.match[to2] + 1 : to2 + 1;
    kept = maskOutput(masking, from, Math.min(to2, outputsTo), kept) || kept;
    from = to2 + 1;
  }
  if (outputsTo < close) blank(masking, tokens.at(outputsTo), tokens.at(close));
  const labels = [];
  for (let i = (sections[3] ?? close) + 1; i < close; i++) {
    if (tokens.isWord(i)) labels.push({ name: tokens.word(i), at: tokens.at(i), end: tokens.end(i) });
  }
  masking.marks.statements.set(tokens.at(index), { kind: "asm", labels });
  masking.parts.push({
    kind: "statement",
    at: tokens.at(index),
    end: end < to ? tokens.end(end) : tokens.end(end - 1)
  });
  return end + 1;
}
function maskOutput(masking, from, to, hasEarlier) {
  const { tokens } = masking;
  const comma = tokens.is(from - 1, ",") ? from - 1 : -1;
  const close = to - 1;
  const open2 = tokens.is(close, ")") ? tokens.match[close] : -1;
  const hasValue = open2 >= from && tokens.kind(open2 - 1) === 3;
  if (comma >= 0 && !(hasValue && hasEarlier)) blank(masking, tokens.at(comma), tokens.end(comma));
  if (!hasValue) {
    if (to > from) blank(masking, tokens.at(from), tokens.end(close));
    return false;
  }
  blank(masking, tokens.at(from), tokens.at(open2));
  maskExpression(masking, open2 + 1, close, 1);
  return true;
}

// server/src/core/c/body/mask-declarations.ts
function maskDeclaration(masking, from, to, depth, at = masking.tokens.at(from)) {
  const { tokens } = masking;
  const cursor = { ...cursorOf(tokens, masking.knowledge, from, to) };
  const specifiers = readSpecifiers(cursor);
  const end = tokens.end(to - 1);
  if (cursor.index >= to || specifiers.isTypedef) {
    blank(masking, at, end);
    return;
  }
  const variables = [];
  let covered = at;
  let isFirst = true;
  while (cursor.index < to) {
    const start = cursor.index;
    const declarator = readDeclarator(cursor, specifiers.type);
    if (declarator.name === "") break;
    put(masking, covered, declarator.nameAt, isFirst ? "t" : ",");
    isFirst = false;
    covered = declarator.nameEnd;
    let initAt = -1;
    if (take(cursor, "=")) {
      const first = cursor.index;
      blank(masking, covered, tokens.at(first));
      put(masking, tokens.at(first - 1), tokens.end(first - 1), "=");
      initAt = tokens.at(first);
      while (cursor.index < to && !peek(cursor, ",")) cursor.index = nextAtLevel(masking, cursor.index);
      maskExpression(masking, first, Math.min(cursor.index, to), depth);
      covered = tokens.end(Math.min(cursor.index, to) - 1);
      masking.parts.push({ kind: "initializer", at: initAt, end: covered });
    }
    while (cursor.index < to && !peek(cursor, ",")) cursor.index = nextAtLevel(masking, cursor.index);
    const cleanup = [...specifiers.attributes, ...declarator.attributes].find(
      ({ name }) => /^__(?:free|cleanup)$/.test(name)
    );
    variables.push({
      name: declarator.name,
      nameAt: declarator.nameAt,
      type: declarator.type,
      isStatic: specifiers.isStatic,
      cleanup: cleanup?.argument?.trim() ?? null,
      initAt,
      end: tokens.end(Math.min(cursor.index, to) - 1)
    });
    take(cursor, ",");
    if (cursor.index === start) cursor.index++;
  }
  if (isFirst) blank(masking, at, end);
  else {
    blank(masking, covered, end);
    masking.marks.statements.set(at, { kind: "declaration", variables });
  }
}
function nextAtLevel(masking, index) {
  const match = masking.tokens.match[index];
  return match > index ? match + 1 : index + 1;
}

// server/src/core/c/body/mask-statements.ts
var NO_TYPE = /* @__PURE__ */ new Set(["return", "goto", "break", "continue", "sizeof", "default"]);
var DEEPEST_BLOCK = 150;
function maskBlock(masking, from, to, depth) {
  if (depth > DEEPEST_BLOCK) {
    if (to > from) {
      const [at, end] = [masking.tokens.at(from), masking.tokens.end(to - 1)];
      blank(masking, at, end);
      masking.problems.push({ at, reason: "blocks are too deep inside one another" });
    }
    return;
  }
  for (let index = from; index < to; ) index = Math.max(maskStatement(masking, index, to, depth), index + 1);
}
function maskStatement(masking, index, to, depth) {
  const { tokens } = masking;
  const word = tokens.word(index);
  switch (word) {
    case ";":
    case "}":
    case "else":
    case "do":
      return index + 1;
    case "{": {
      const close = tokens.match[index];
      if (close < index) return index + 1;
      maskBlock(masking, index + 1, Math.min(close, to), depth + 1);
      return close + 1;
    }
    case "if":
    case "while":
    case "switch":
      return maskHead(masking, index + 1, to, depth);
    case "for":
      return maskForHead(masking, index + 1, to, depth);
    case "case":
      return maskCase(masking, index, to, depth);
    case "default":
      if (tokens.is(index + 1, ":")) return index + 2;
      break;
    case "goto":
      if (tokens.is(index + 1, "*")) {
        masking.marks.statements.set(tokens.at(index), { kind: "computedGoto" });
        put(masking, tokens.at(index), tokens.end(index), "+");
      }
      break;
    case "asm":
    case "__asm__":
    case "__asm":
    case "asm_volatile_goto":
    case "asm_goto_output":
    case "asm_inline":
      return maskAssembly(masking, index, to);
    case "__label__": {
      const end = statementEnd(tokens, index, to);
      blank(masking, tokens.at(index), tokens.at(end));
      return end + 1;
    }
  }
  if (!tokens.isWord(index) || NO_TYPE.has(word)) return maskSimple(masking, index, to, depth);
  if (tokens.is(index + 1, ":") && index + 1 < to && !tokens.is(index + 2, ":")) return maskLabel(masking, index, to);
  return maskWordStatement(masking, index, to, depth);
}
function statementEnd(tokens, from, to) {
  let index = from;
  while (index < to && !tokens.is(index, ";"))
    index = tokens.match[index] > index ? tokens.match[index] + 1 : index + 1;
  return Math.min(index, to);
}
function maskSimple(masking, index, to, depth) {
  const { tokens } = masking;
  const end = statementEnd(tokens, index, to);
  const word = tokens.word(index);
  const isJump = word === "return" || word === "break" || word === "continue" || word === "goto";
  maskExpression(masking, isJump ? index + 1 : index, end, depth);
  if (end >= to) endWithSemicolon(masking, end);
  masking.parts.push({
    kind: "statement",
    at: tokens.at(index),
    end: end < to ? tokens.end(end) : tokens.end(end - 1)
  });
  return end + 1;
}
function maskWordStatement(masking, index, to, depth) {
  const { tokens } = masking;
  let first = index;
  while (first < to && tokens.isWord(first) && (isStorageWord(tokens.word(first)) || isAnnotation(tokens.word(first))))
    first++;
  if (first < to && takesArgument(tokens.word(first)) && tokens.is(first + 1, "(") && tokens.match[first + 1] > 0) {
    first = tokens.match[first + 1] + 1;
  }
  if (tokens.is(first, ";")) {
    blank(masking, tokens.at(index), tokens.at(first));
    return first + 1;
  }
  if (tokens.is(first + 1, "(") && tokens.isWord(first) && !startsType(tokens, first) && !declaresPointer(masking, first)) {
    blank(masking, tokens.at(index), tokens.at(first));
    return maskCallStatement(masking, first, to, depth);
  }
  if (startsDeclaration(masking, index, first, to)) {
    const end = statementEnd(tokens, index, to);
    maskDeclaration(masking, index, end, depth);
    if (end >= to) endWithSemicolon(masking, end);
    return end + 1;
  }
  if (isBareMacro(tokens, index)) {
    endWithSemicolon(masking, index + 1);
    return index + 1;
  }
  return maskSimple(masking, index, to, depth);
}
function startsDeclaration(masking, index, first, to) {
  const { tokens } = masking;
  if (first > index || startsType(tokens, index) || tokens.is(index, "auto")) return true;
  if (declaresPointer(masking, index)) return true;
  let next = index + 1;
  if (tokens.isWord(next)) return next < to && !isBareMacro(tokens, index);
  if (!tokens.is(next, "*")) return false;
  while (next < to && (tokens.is(next, "*") || tokens.isWord(next) && (tokens.isWord(next + 1) || tokens.is(next + 1, "*"))))
    next++;
  if (!tokens.isWord(next) || next >= to) return false;
  const behind = tokens.word(next + 1);
  return next + 1 >= to || /^[=;,[]$/.test(behind) || behind === "(" && (takesArgument(tokens.word(next)) || isNameWrapper(tokens.word(next)));
}
function declaresPointer(masking, index) {
  const { tokens } = masking;
  if (!tokens.is(index + 1, "(") || !tokens.is(index + 2, "*") || !tokens.isWord(index + 3)) return false;
  const close = tokens.match[index + 1];
  if (close < 0 || !looksLikeType(tokens.word(index), masking.knowledge.typeNames)) return false;
  return tokens.is(close + 1, "(") || tokens.is(close + 1, "[");
}
function isBareMacro(tokens, index) {
  return isUpperCase2(tokens.word(index)) && tokens.isWord(index + 1) && tokens.startsLine(index + 1);
}
function isUpperCase2(word) {
  return /^[A-Z_0-9]+$/.test(word);
}
function maskCallStatement(masking, index, to, depth) {
  const { tokens } = masking;
  const close = tokens.match[index + 1];
  if (close < 0 || close >= to) return maskSimple(masking, index, to, depth);
  let after = close + 1;
  while (tokens.is(after, "(") && !tokens.startsLine(after) && tokens.match[after] > 0)
    after = tokens.match[after] + 1;
  const name = tokens.word(index);
  const loop2 = isLoopMacro(name, masking.macros, masking.knowledge);
  const isLoop = loop2 === true;
  const isWholeCall = after === close + 1;
  if (after >= to) {
    if (isLoop && isWholeCall) maskMacroHead(masking, index, isLoop, depth);
    else maskExpression(masking, index, after, depth);
    endWithSemicolon(masking, after);
    return after;
  }
  if (isWholeCall && declaresByMacro(tokens, index, after)) {
    const end = statementEnd(tokens, after, to);
    maskDeclaration(masking, index, end, depth);
    if (end >= to) endWithSemicolon(masking, end);
    return end + 1;
  }
  if (isWholeCall && tokens.is(after, "=") && tokens.is(after + 1, "{"))
    return maskInitializedCall(masking, index, after, to, depth);
  if (isWholeCall && tokens.is(after, ",") && tokens.is(after + 1, "*"))
    return maskDeclaringCall(masking, index, after, to, depth);
  const startsStatement = tokens.isWord(after) || isLoop && tokens.startsLine(after) && /^(?:\*|\(|\+\+|--)$/.test(tokens.word(after));
  if (isWholeCall && (tokens.is(after, "{") || startsStatement && isHeadOf(tokens, index, after, isLoop))) {
    maskMacroHead(masking, index, loop2 !== false, depth);
    return close + 1;
  }
  if (isLoop && isWholeCall && tokens.is(after, ";")) {
    maskMacroHead(masking, index, isLoop, depth);
    return after + 1;
  }
  if (!startsStatement) return maskSimple(masking, index, to, depth);
  maskExpression(masking, index, after, depth);
  endWithSemicolon(masking, after);
  masking.parts.push({ kind: "statement", at: tokens.at(index), end: tokens.end(after - 1) + 1 });
  return after;
}
function declaresByMacro(tokens, index, after) {
  let name = after;
  while (tokens.is(name, "*")) name++;
  if (!tokens.isWord(name) || !/^[=;,[]$/.test(tokens.word(name + 1)) || NO_TYPE.has(tokens.word(name)) || tokens.startsLine(after))
    return false;
  return name > after || /^[A-Z]/.test(tokens.word(index));
}
function maskInitializedCall(masking, index, equals, to, depth) {
  const { tokens } = masking;
  const end = statementEnd(tokens, equals, to);
  maskArguments(masking, index + 1, depth);
  maskHole(masking, tokens.at(equals + 1), tokens.end(end - 1), "what a macro declares here has an initializer");
  if (end >= to) endWithSemicolon(masking, end);
  return end + 1;
}
function maskDeclaringCall(masking, index, comma, to, depth) {
  const { tokens } = masking;
  maskArguments(masking, index + 1, depth);
  const end = statementEnd(tokens, comma, to);
  put(masking, tokens.at(comma), tokens.end(comma), ";");
  maskDeclaration(masking, comma + 1, end, depth, tokens.end(comma));
  if (end >= to) endWithSemicolon(masking, end);
  return end + 1;
}
function isHeadOf(tokens, index, body, isLoop) {
  if (tokens.is(body, "else")) return false;
  if (tokens.is(body + 1, "(") && isUpperCase2(tokens.word(index)) && isUpperCase2(tokens.word(body))) return false;
  return isLoop || !tokens.startsLine(body) || indentation(tokens, body) > indentation(tokens, index);
}
function indentation(tokens, index) {
  const at = tokens.at(index);
  const start = tokens.text.lastIndexOf("\n", at - 1) + 1;
  let width = 0;
  for (let i = start; i < at; i++) {
    const c3 = tokens.text.charCodeAt(i);
    if (c3 === 9) width += 8 - width % 8;
    else if (c3 === 32) width++;
    else break;
  }
  return width;
}
function maskMacroHead(masking, index, isLoop, depth) {
  const { tokens } = masking;
  const open2 = index + 1;
  const close = tokens.match[open2];
  const [at, openAt] = [tokens.at(index), tokens.at(open2)];
  const end = tokens.end(close);
  const name = tokens.word(index);
  const hasArguments = close > open2 + 1;
  const room = hasArguments ? openAt - at : end - at - 3;
  if (room < 2) {
    blank(masking, at, end);
    masking.problems.push({ at, reason: `${name} heads a block, and its name is too short to say what it does` });
    return;
  }
  const keyword = room >= 5 ? "while" : "if";
  masking.marks.statements.set(at, { kind: "head", name, isLoop, hasArguments });
  put(masking, at, hasArguments ? openAt : end, hasArguments ? keyword : `${keyword}(0)`);
  if (!hasArguments) return;
  maskArguments(masking, open2, depth);
  masking.parts.push({ kind: "expression", at: tokens.at(open2 + 1), end: tokens.end(close - 1) });
}
function maskHead(masking, open2, to, depth) {
  const { tokens } = masking;
  const close = tokens.match[open2] ?? -1;
  if (!tokens.is(open2, "(") || close < 0 || close >= to) return open2;
  maskExpression(masking, open2 + 1, close, depth);
  if (close > open2 + 1) masking.parts.push({ kind: "expression", at: tokens.at(open2 + 1), end: tokens.end(close - 1) });
  return close + 1;
}
function maskForHead(masking, open2, to, depth) {
  const { tokens } = masking;
  const close = tokens.match[open2] ?? -1;
  if (!tokens.is(open2, "(") || close < 0 || close >= to) return open2;
  const first = open2 + 1;
  const end = statementEnd(tokens, first, close);
  if (tokens.isWord(first) && startsDeclaration(masking, first, first, end))
    maskDeclaration(masking, first, end, depth);
  else maskForPart(masking, first, end, depth);
  const second = statementEnd(tokens, end + 1, close);
  maskForPart(masking, end + 1, second, depth);
  maskForPart(masking, second + 1, close, depth);
  return close + 1;
}
function maskForPart(masking, from, to, depth) {
  if (from >= to) return;
  maskExpression(masking, from, to, depth);
  masking.parts.push({ kind: "expression", at: masking.tokens.at(from), end: masking.tokens.end(to - 1) });
}
function maskCase(masking, index, to, depth) {
  const { tokens } = masking;
  let end = index + 1;
  let questions = 0;
  while (end < to && !tokens.is(end, ";")) {
    if (tokens.is(end, "?")) questions++;
    else if (tokens.is(end, ":") && questions-- === 0) break;
    if (tokens.is(end, "...")) {
      masking.marks.caseRanges.add(tokens.at(end));
      put(masking, tokens.at(end), tokens.end(end), "||");
    }
    end = tokens.match[end] > end ? tokens.match[end] + 1 : end + 1;
  }
  maskExpression(masking, index + 1, end, depth);
  if (end > index + 1) masking.parts.push({ kind: "expression", at: tokens.at(index + 1), end: tokens.end(end - 1) });
  return end + 1;
}
function maskLabel(masking, index, to) {
  const { tokens } = masking;
  let after = index + 2;
  while (after < to && isAnnotation(tokens.word(after)) && !tokens.is(after + 1, "(")) {
    blank(masking, tokens.at(after), tokens.end(after));
    after++;
  }
  const offset = tokens.end(index + 1) - masking.base;
  if (/\s/.test(String.fromCharCode(masking.units[offset] ?? 32)) || after >= to) endWithSemicolon(masking, index + 2);
  return after;
}
function endWithSemicolon(masking, index) {
  const { tokens } = masking;
  const at = tokens.end(index - 1);
  const offset = at - masking.base;
  const unit = masking.units[offset];
  if (unit === 32 || unit === 9 || unit === 10 || unit === 13) masking.units[offset] = 59;
  else if (unit !== void 0)
    maskHole(masking, tokens.at(index - 1), tokens.end(index - 1), "a semicolon is missing here");
}

// server/src/core/c/body.ts
var MOST_PARTS = 3e3;
function parseBody(file2, fn, parser, knowledge = {}) {
  const { text } = file2.source;
  const comments = [];
  const tokens = tokenize(text, fn.bodyAt, fn.bodyEnd, comments);
  const { choices, total } = branchChoices(tokens);
  const problems = /* @__PURE__ */ new Map();
  const report = (at, reason) => {
    problems.set(`${at} ${reason}`, { at, function: fn.name, reason });
  };
  if (total > choices.length && choices.length > 1) {
    report(fn.bodyAt, `#if cuts through statements in ${total} ways, of which ${choices.length} were read`);
  }
  const closed = text.slice(fn.bodyAt, fn.bodyEnd).endsWith("}") && !(tokens.is(0, "{") && tokens.match[0] < 0);
  if (!closed) report(fn.bodyEnd, "the closing brace of this function is missing");
  const variants = choices.map((choice) => {
    const masking = maskVariant(file2, fn, tokens, comments, choice, knowledge);
    const tree = parseMasked(masking, parser);
    const body = convertBody(masking, tree, fn);
    for (const { at, reason } of masking.problems) report(at, reason);
    return { assumes: choice.assumes, body };
  });
  return { variants, closed, problems: [...problems.values()].sort((a2, b2) => a2.at - b2.at) };
}
function maskVariant(file2, fn, tokens, comments, choice, knowledge) {
  const { text } = file2.source;
  const units = new Uint16Array(fn.bodyEnd - fn.bodyAt);
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(fn.bodyAt + i);
  const hasDropped = choice.kept.includes(0);
  const masking = {
    tokens: hasDropped ? tokens.filter((index) => choice.kept[index] === 1) : tokens,
    text,
    units,
    base: fn.bodyAt,
    marks: newMarks(),
    parts: [],
    problems: [],
    macros: file2.macros,
    knowledge
  };
  for (let i = 0; i < comments.length; i += 2) blank(masking, comments[i], comments[i + 1]);
  if (hasDropped) {
    choice.kept.forEach((isKept2, index) => {
      if (isKept2 === 0) blank(masking, tokens.at(index), tokens.end(index));
    });
    maskBranches(masking, tokens, choice);
  }
  maskBlock(masking, 0, masking.tokens.count, 0);
  return masking;
}
function maskBranches(masking, tokens, choice) {
  for (const { directives, conditions } of choice.blocks) {
    const last = directives.length - 1;
    directives.forEach((index, k) => {
      const [at, end] = [tokens.at(index), tokens.end(index)];
      if (index >= tokens.count) return;
      put(masking, at, end, k === 0 ? "{" : k === last ? "}" : "}{");
      const condition2 = conditions[k];
      if (condition2 === void 0) return;
      const next = directives[k + 1];
      masking.marks.statements.set(k === 0 ? at : at + 1, {
        kind: "config",
        condition: condition2,
        isFirst: k === 0,
        end: tokens.end(next)
      });
    });
  }
}
function parseMasked(masking, parser) {
  const missing = closingBraces(masking.tokens);
  const whole2 = () => parser.parse(maskedText(masking, masking.base, masking.base + masking.units.length) + missing);
  const tree = whole2();
  if (!tree.root.hasError) return tree;
  if (!repair(masking, parser, 0, Math.min(masking.parts.length, MOST_PARTS))) return tree;
  tree.delete();
  return whole2();
}
function repair(masking, parser, from, to) {
  let isChanged = false;
  for (let k = to - 1; k >= from; ) {
    const part = masking.parts[k];
    let inner = k;
    while (inner > from && masking.parts[inner - 1].at >= part.at) inner--;
    if (isBroken(masking, parser, part)) {
      isChanged = true;
      repair(masking, parser, inner, k);
      if (isBroken(masking, parser, part)) makeHole(masking, part);
    }
    k = inner - 1;
  }
  return isChanged;
}
function isBroken(masking, parser, part) {
  const text = maskedText(masking, part.at, part.end);
  const [before, behind] = FRAMES[part.kind];
  const alone = parser.parse(before + text + behind);
  const { hasError } = alone.root;
  alone.delete();
  return hasError;
}
var FRAMES = {
  statement: ["{", "}"],
  expression: ["{while(", ");}"],
  argument: ["{f(", ");}"],
  initializer: ["{t x=", ";}"]
};
function makeHole(masking, part) {
  if (part.kind !== "statement") {
    maskHole(masking, part.at, part.end, "this expression could not be read");
    return;
  }
  masking.marks.statements.set(part.at, { kind: "hole", end: part.end });
  masking.problems.push({
    at: part.at,
    reason: maskedText(masking, part.at, part.end).startsWith(HOLE_MARK) ? "lines are missing that no hunk shows" : "this statement could not be read"
  });
  put(masking, part.at, part.end, ";");
}
function closingBraces(tokens) {
  let open2 = 0;
  for (let i = 0; i < tokens.count; i++) if (tokens.is(i, "{") && tokens.match[i] < 0) open2++;
  return "}".repeat(Math.min(open2, 500));
}

// server/src/core/kernel/errno-names.ts
function errnoNames(catalogue) {
  const names3 = /* @__PURE__ */ new Map();
  for (const group of catalogue.groups) {
    for (const [name, value] of Object.entries(group.types?.constants ?? {})) {
      if (/^E[A-Z0-9]+$/.test(name) && !names3.has(BigInt(value))) names3.set(BigInt(value), name);
    }
  }
  return names3;
}

// server/src/core/ir/types.ts
var voidType = { kind: "void" };
var unknownType = { kind: "unknown" };
var boolType = { kind: "int", bits: 1, signed: false };
var intType = { kind: "int", bits: 32, signed: true };
var unsignedLongType = { kind: "int", bits: 64, signed: false };
function pointerTo(to) {
  return { kind: "pointer", to };
}
function resolveType(scope, written, depth = 0) {
  if (depth > 24) return unknownType;
  switch (written.kind) {
    case "void":
      return voidType;
    case "int":
      return { kind: "int", bits: written.bits, signed: written.signed };
    case "float":
    case "unknown":
    case "typeof":
      return unknownType;
    case "tagged":
      if (written.keyword === "enum") return intType;
      return written.tag === "" ? unknownType : { kind: "struct", tag: `${written.keyword} ${written.tag}` };
    case "named": {
      const target = scope.typedef(written.name);
      return target === null ? unknownType : resolveType(scope, target, depth + 1);
    }
    case "pointer":
      return pointerTo(resolveType(scope, written.to, depth + 1));
    case "array":
      return { kind: "array", of: resolveType(scope, written.of, depth + 1) };
    case "function":
      return { kind: "function", returns: resolveType(scope, written.returns, depth + 1) };
  }
}
function fieldType(scope, object, name) {
  if (object.kind !== "struct") return unknownType;
  const written = scope.field(object.tag, name);
  return written === null ? unknownType : resolveType(scope, written);
}
function pointee(type) {
  if (type.kind === "pointer") return type.to;
  if (type.kind === "array") return type.of;
  return unknownType;
}
function promote(type) {
  if (type.kind === "int") return type.bits < 32 ? intType : type;
  return type;
}
function commonType(left, right) {
  const a2 = promote(left);
  const b2 = promote(right);
  if (a2.kind === "pointer" || a2.kind === "array") return a2;
  if (b2.kind === "pointer" || b2.kind === "array") return b2;
  if (a2.kind !== "int" || b2.kind !== "int") return unknownType;
  if (a2.bits !== b2.bits) return a2.bits > b2.bits ? a2 : b2;
  return a2.signed ? b2 : a2;
}
function bitsOf(type) {
  return type.kind === "int" ? type.bits : 64;
}
function isSigned(type) {
  return type.kind === "int" ? type.signed : type.kind === "unknown";
}

// server/src/core/machine/terms.ts
var parameterKey = "parameter:";
function parameterPosition(term) {
  if (term.kind !== "symbol" || !term.key.startsWith(parameterKey)) return null;
  return Number(term.key.slice(term.key.lastIndexOf("/") + 1));
}
function rootOf(location) {
  return location.root ?? location;
}
function isWithin(location, outer) {
  let term = location;
  while (term.kind === "field" || term.kind === "element") {
    if (term === outer) return true;
    term = term.of;
  }
  return term === outer;
}
function partsOf(term) {
  switch (term.kind) {
    case "op":
      return term.args;
    case "sum":
      return term.parts.map((part) => part.term);
    case "field":
    case "container":
      return [term.of];
    case "element":
      return [term.of, term.index];
    case "initial":
      return [term.location];
    default:
      return [];
  }
}
function visitTerm(term, visit) {
  if (!visit(term)) return;
  switch (term.kind) {
    case "initial":
      visitTerm(term.location, visit);
      return;
    case "field":
    case "container":
      visitTerm(term.of, visit);
      return;
    case "element":
      visitTerm(term.of, visit);
      visitTerm(term.index, visit);
      return;
    case "sum":
      for (const part of term.parts) visitTerm(part.term, visit);
      return;
    case "op":
      for (const arg of term.args) visitTerm(arg, visit);
      return;
    default:
      return;
  }
}
function containsTerm(term, part) {
  if (term.id <= part.id) return term === part;
  switch (term.kind) {
    case "initial":
      return containsTerm(term.location, part);
    case "field":
    case "container":
      return containsTerm(term.of, part);
    case "element":
      return containsTerm(term.of, part) || containsTerm(term.index, part);
    case "sum":
      return term.parts.some((one) => containsTerm(one.term, part));
    case "op":
      return term.args.some((arg) => containsTerm(arg, part));
    default:
      return false;
  }
}
function isOurs(term) {
  return term.kind === "object" || term.kind === "symbol" && parameterPosition(term) === null;
}
function isStable(term) {
  let stable = true;
  visitTerm(term, (part) => {
    if (part.kind === "element" || part.kind === "op" || part.kind === "sum" || isOurs(part) || part.kind === "initial" && part.epoch !== 0)
      stable = false;
    return stable;
  });
  return stable;
}
function structOf(pointer) {
  if (pointer.kind !== "symbol" && pointer.kind !== "initial" && pointer.kind !== "object" && pointer.kind !== "op")
    return null;
  const { type } = pointer;
  return type.kind === "pointer" && type.to.kind === "struct" ? type.to.tag : null;
}

// server/src/core/machine/term-table.ts
var TermTable = class {
  #integers = /* @__PURE__ */ new Map();
  #symbols = /* @__PURE__ */ new Map();
  #initials = /* @__PURE__ */ new Map();
  #fields = /* @__PURE__ */ new Map();
  #elements = /* @__PURE__ */ new Map();
  #containers = /* @__PURE__ */ new Map();
  #operations = /* @__PURE__ */ new Map();
  /** All others, each by a line that says how it is built. */
  #others = /* @__PURE__ */ new Map();
  #next = 1;
  zero;
  one;
  constructor() {
    this.zero = this.int(0n, 64);
    this.one = this.int(1n, 64);
  }
  get size() {
    return this.#next;
  }
  #other(key, make) {
    return find(this.#others, key, () => make(this.#next++));
  }
  /** An integer; kept as an unsigned number of 64 bits after sign extension, so that -1 is one term at any width. */
  int(value, bits3) {
    const kept = BigInt.asUintN(64, value);
    return this.#integers.get(kept) ?? find(this.#integers, kept, () => ({ ...whole(this.#next++, false), kind: "int", value: kept, bits: bits3 }));
  }
  /** An integer of a C type: wrapped to its width, then extended by its sign. */
  typed(value, bits3, signed) {
    return this.int(signed ? BigInt.asIntN(bits3, value) : BigInt.asUintN(bits3, value), bits3);
  }
  /** `key` tells symbols apart, `name` is what a reader sees. */
  symbol(key, name, type = unknownType) {
    return find(this.#symbols, key, () => {
      const ofPath = !key.startsWith(parameterKey);
      return { ...whole(this.#next++, ofPath), kind: "symbol", key, name, type };
    });
  }
  /** The value that the parameter of this position has at entry. */
  parameter(position, name, owner, type = unknownType) {
    return this.symbol(`${parameterKey}${owner}/${position}`, name, type);
  }
  /** Was this symbol ever made? */
  hasSymbol(key) {
    return this.#symbols.has(key);
  }
  initial(location, epoch, type = unknownType) {
    const made = this.#initials.get(location)?.get(epoch);
    if (made !== void 0) return made;
    const known = find(this.#initials, location, () => /* @__PURE__ */ new Map());
    return find(known, epoch, () => ({
      ...whole(this.#next++, location.ofPath),
      kind: "initial",
      location,
      epoch,
      type
    }));
  }
  object(site, count2, objectClass, zeroed2, type = unknownType) {
    return this.#other(`o${site}#${count2}`, (id) => ({
      ...whole(id, true),
      kind: "object",
      site,
      count: count2,
      objectClass,
      zeroed: zeroed2,
      type
    }));
  }
  variable(slot, name) {
    return this.#other(`v${slot}`, (id) => ({ ...whole(id, true), kind: "variable", slot, name }));
  }
  global(name) {
    return this.#other(`g${name}`, (id) => ({ ...whole(id, false), kind: "global", name }));
  }
  function(name) {
    return this.#other(`f${name}`, (id) => ({ ...whole(id, false), kind: "function", name }));
  }
  string(text) {
    return this.#other(`"${text}`, (id) => ({ ...whole(id, false), kind: "string", text }));
  }
  constant(name) {
    return this.#other(`c${name}`, (id) => ({ ...whole(id, false), kind: "constant", name }));
  }
  field(of, field) {
    if (of.kind === "container" && of.member === field) return of.of;
    const made = this.#fields.get(of)?.get(field);
    if (made !== void 0) return made;
    const known = find(this.#fields, of, () => /* @__PURE__ */ new Map());
    return find(known, field, () => ({ ...this.#place(of, of.ofPath), kind: "field", of, field }));
  }
  element(of, index) {
    if (index.kind === "int" && index.value === 0n) return of;
    if (of.kind === "element") return this.element(of.of, this.add(of.index, index, 64));
    const known = find(this.#elements, of, () => /* @__PURE__ */ new Map());
    return find(known, index, () => ({ ...this.#place(of, of.ofPath || index.ofPath), kind: "element", of, index }));
  }
  container(of, member) {
    if (of.kind === "field" && of.field === member) return of.of;
    const known = find(this.#containers, of, () => /* @__PURE__ */ new Map());
    return find(known, member, () => ({ ...whole(this.#next++, of.ofPath), kind: "container", of, member }));
  }
  op(op, args, bits3, type = unknownType) {
    const [left, right = null] = args;
    const name = bits3 === 64 ? op : `${op}:${bits3}`;
    if (left !== void 0 && args.length <= 2) {
      const made = this.#operations.get(name)?.get(left)?.get(right);
      if (made !== void 0) return made;
    }
    const make = (id) => ({
      ...whole(
        id,
        args.some((arg) => arg.ofPath)
      ),
      kind: "op",
      op,
      args,
      bits: bits3,
      type
    });
    if (left === void 0 || args.length > 2)
      return this.#other(`${op}(${args.map((arg) => arg.id).join()})${bits3}`, make);
    const ofOp = find(this.#operations, name, () => /* @__PURE__ */ new Map());
    const ofLeft = find(ofOp, left, () => /* @__PURE__ */ new Map());
    return find(ofLeft, right, () => make(this.#next++));
  }
  #place(of, ofPath) {
    of.hasPlaces = true;
    return { id: this.#next++, root: of.root ?? of, ofPath, hasPlaces: false };
  }
  add(left, right, bits3) {
    return this.#sum(partsOf2(left, 1n), partsOf2(right, 1n), constantOf(left) + constantOf(right), bits3);
  }
  subtract(left, right, bits3) {
    return this.#sum(partsOf2(left, 1n), partsOf2(right, -1n), constantOf(left) - constantOf(right), bits3);
  }
  multiply(left, right, bits3) {
    const factor = right.kind === "int" ? right : left.kind === "int" ? left : null;
    const other = factor === right ? left : right;
    if (factor === null) return this.op("*", left.id <= right.id ? [left, right] : [right, left], bits3);
    const by = BigInt.asIntN(64, factor.value);
    return this.#sum(partsOf2(other, by), [], constantOf(other) * by, bits3);
  }
  #sum(left, right, constant2, bits3) {
    const kept = addParts(left, right);
    if (kept.length === 0) return this.int(bits3 === 64 ? constant2 : BigInt.asIntN(bits3, constant2), bits3);
    const rest = BigInt.asIntN(bits3, constant2);
    const only = kept[0];
    if (kept.length === 1 && only.factor === 1n && rest === 0n) return only.term;
    const key = `+${kept.map((part) => `${part.factor}*${part.term.id}`).join()}+${rest}:${bits3}`;
    return this.#other(key, (id) => {
      const ofPath = kept.some((part) => part.term.ofPath);
      return { ...whole(id, ofPath), kind: "sum", parts: kept, constant: rest, bits: bits3 };
    });
  }
  /** Arithmetic of C at a width; operations that do not fold stay as terms. */
  arithmetic(op, left, right, bits3, signed) {
    if (op === "+") return this.add(left, right, bits3);
    if (op === "-") return this.subtract(left, right, bits3);
    if (left.kind === "int" && right.kind === "int") {
      const folded = fold(op, wrapTo(left.value, bits3, signed), wrapTo(right.value, bits3, signed), bits3, signed);
      if (folded !== null) return this.typed(folded, bits3, signed);
    }
    if (op === "*") return this.multiply(left, right, bits3);
    if (right.kind === "int" && right.value === 0n && (op === "|" || op === "^" || op === "<<" || op === ">>"))
      return left;
    if (left.kind === "int" && left.value === 0n && op === "|") return right;
    if (op === "&") {
      if (left.kind === "int" && left.value === 0n || right.kind === "int" && right.value === 0n) return this.zero;
      if (left === right) return left;
    }
    if (op === "<<" && right.kind === "int" && right.value < 64n)
      return this.multiply(left, this.int(1n << right.value, 64), bits3);
    const commutes = op === "&" || op === "|" || op === "^";
    const args = commutes && right.id < left.id ? [right, left] : [left, right];
    return this.op(op === ">>" && signed ? ">>s" : op, args, bits3);
  }
};
function whole(id, ofPath) {
  return { id, root: null, ofPath, hasPlaces: false };
}
function find(map, key, make) {
  const known = map.get(key);
  if (known !== void 0) return known;
  const made = make();
  map.set(key, made);
  return made;
}
function addParts(left, right) {
  const sum = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    const a2 = left[i];
    const b2 = right[j];
    if (a2 === void 0 || b2 !== void 0 && b2.term.id < a2.term.id) {
      append(sum, b2.term, b2.factor);
      j++;
    } else if (b2 === void 0 || a2.term.id < b2.term.id) {
      append(sum, a2.term, a2.factor);
      i++;
    } else {
      append(sum, a2.term, a2.factor + b2.factor);
      i++;
      j++;
    }
  }
  return sum;
}
function append(sum, term, factor) {
  const wrapped2 = BigInt.asIntN(64, factor);
  if (wrapped2 !== 0n) sum.push({ term, factor: wrapped2 });
}
function wrapTo(value, bits3, signed) {
  return signed ? BigInt.asIntN(bits3, value) : BigInt.asUintN(bits3, value);
}
function partsOf2(term, factor) {
  if (term.kind === "int") return [];
  if (term.kind === "sum") return term.parts.map((part) => ({ term: part.term, factor: part.factor * factor }));
  return [{ term, factor }];
}
function constantOf(term) {
  if (term.kind === "int") return term.value;
  return term.kind === "sum" ? term.constant : 0n;
}
function fold(op, left, right, bits3, signed) {
  switch (op) {
    case "*":
      return left * right;
    case "/":
      return right === 0n ? null : left / right;
    case "%":
      return right === 0n ? null : left % right;
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case "<<":
      return right >= 0n && right < BigInt(bits3) ? left << right : null;
    case ">>":
      return right >= 0n && right < BigInt(bits3) ? (signed ? left : BigInt.asUintN(bits3, left)) >> right : null;
    default:
      return null;
  }
}

// server/src/core/machine/facts.ts
var signedLow = -(1n << 63n);
var signedHigh = (1n << 63n) - 1n;
var unsignedHigh = (1n << 64n) - 1n;
var maxExcluded = 12;
var maxErrno = 4095n;
var firstErrorPointer = (1n << 64n) - maxErrno;
var anything = {
  signedMin: signedLow,
  signedMax: signedHigh,
  unsignedMin: 0n,
  unsignedMax: unsignedHigh,
  not: [],
  set: 0n,
  clear: 0n
};
var validPointer = settle({ ...anything, unsignedMin: 1n, unsignedMax: firstErrorPointer - 1n });
var alignedPointer = settle({ ...validPointer, clear: 3n });
var booleanFact = settle({ ...anything, unsignedMin: 0n, unsignedMax: 1n });
var isZero = single2(0n);
var isOne = single2(1n);
function exactly(value) {
  return value === 0n ? isZero : value === 1n ? isOne : single2(value);
}
function single2(value) {
  const unsigned = BigInt.asUintN(64, value);
  const signed = BigInt.asIntN(64, value);
  return {
    signedMin: signed,
    signedMax: signed,
    unsignedMin: unsigned,
    unsignedMax: unsigned,
    not: [],
    set: unsigned,
    clear: ~unsigned & unsignedHigh
  };
}
function signedBetween(min3, max2) {
  return settle({ ...anything, signedMin: min3, signedMax: max2 }) ?? anything;
}
function unsignedBetween(min3, max2) {
  return settle({ ...anything, unsignedMin: min3, unsignedMax: max2 }) ?? anything;
}
function singleValue(fact) {
  return fact.unsignedMin === fact.unsignedMax ? fact.unsignedMin : null;
}
function factOfType(type) {
  if (type.kind !== "int") return anything;
  return (type.signed ? ofSignedWidth : ofUnsignedWidth)[type.bits] ?? anything;
}
var widths2 = Array.from({ length: 64 }, (_, bits3) => BigInt(bits3));
var ofSignedWidth = widths2.map(
  (bits3) => bits3 === 0n ? anything : signedBetween(-(1n << bits3 - 1n), (1n << bits3 - 1n) - 1n)
);
var ofUnsignedWidth = widths2.map((bits3) => unsignedBetween(0n, (1n << bits3) - 1n));
function both2(a2, b2) {
  if (a2 === b2 || b2 === anything) return a2;
  if (a2 === anything) return b2;
  return settle({
    signedMin: max(a2.signedMin, b2.signedMin),
    signedMax: min(a2.signedMax, b2.signedMax),
    unsignedMin: max(a2.unsignedMin, b2.unsignedMin),
    unsignedMax: min(a2.unsignedMax, b2.unsignedMax),
    not: mergeExcluded(a2.not, b2.not),
    set: a2.set | b2.set,
    clear: a2.clear | b2.clear
  });
}
function either2(a2, b2) {
  if (a2 === b2) return a2;
  const excluded = a2.not.filter((value) => b2.not.includes(value) || !admits(b2, value)).concat(b2.not.filter((value) => !a2.not.includes(value) && !admits(a2, value)));
  return settle({
    signedMin: min(a2.signedMin, b2.signedMin),
    signedMax: max(a2.signedMax, b2.signedMax),
    unsignedMin: min(a2.unsignedMin, b2.unsignedMin),
    unsignedMax: max(a2.unsignedMax, b2.unsignedMax),
    not: [...new Set(excluded)].sort((x, y) => x < y ? -1 : x > y ? 1 : 0).slice(0, maxExcluded),
    set: a2.set & b2.set,
    clear: a2.clear & b2.clear
  }) ?? anything;
}
function excluding(fact, value) {
  return both2(fact, { ...anything, not: [BigInt.asUintN(64, value)] });
}
function admits(fact, value) {
  const unsigned = BigInt.asUintN(64, value);
  const signed = BigInt.asIntN(64, value);
  return unsigned >= fact.unsignedMin && unsigned <= fact.unsignedMax && signed >= fact.signedMin && signed <= fact.signedMax && (unsigned & fact.set) === fact.set && (unsigned & fact.clear) === 0n && !fact.not.includes(unsigned);
}
function factOfShape(term, of) {
  switch (term.kind) {
    case "int":
      return exactly(term.value);
    case "symbol":
    case "initial":
      return factOfType(term.type);
    case "object":
      return alignedPointer;
    case "variable":
    case "global":
    case "function":
    case "string":
      return validPointer;
    case "field":
    case "element": {
      const base = of(term.of);
      return both2(base, validPointer) === base ? validPointer : anything;
    }
    case "container":
      return anything;
    case "sum":
      return factOfSum(term, of);
    case "op":
      return factOfOp(term, of);
    case "constant":
      return anything;
  }
}
function factOfSum(term, of) {
  let low = term.constant;
  let high = term.constant;
  for (const part of term.parts) {
    const fact = of(part.term);
    const a2 = fact.signedMin * part.factor;
    const b2 = fact.signedMax * part.factor;
    low += a2 < b2 ? a2 : b2;
    high += a2 < b2 ? b2 : a2;
  }
  const edge = 1n << BigInt(term.bits - 1);
  return low < -edge || high >= edge ? anything : signedBetween(low, high);
}
function factOfOp(term, of) {
  const [left, right] = term.args;
  switch (term.op) {
    case "==":
    case "<u":
    case "<s":
    case "<=u":
    case "<=s":
      return booleanFact;
    case "&": {
      const a2 = left === void 0 ? anything : of(left);
      const b2 = right === void 0 ? anything : of(right);
      const known = settle({
        ...anything,
        unsignedMax: a2.unsignedMax < b2.unsignedMax ? a2.unsignedMax : b2.unsignedMax,
        clear: a2.clear | b2.clear,
        set: a2.set & b2.set
      });
      return known ?? anything;
    }
    case "|": {
      const a2 = left === void 0 ? anything : of(left);
      const b2 = right === void 0 ? anything : of(right);
      return settle({ ...anything, set: a2.set | b2.set, clear: a2.clear & b2.clear }) ?? anything;
    }
    case "zext":
    case "trunc-u":
      return ofUnsignedWidth[term.bits] ?? anything;
    case "trunc-s":
      return ofSignedWidth[term.bits] ?? anything;
    case "%": {
      const b2 = right === void 0 ? anything : of(right);
      return b2.unsignedMax > 0n && b2.unsignedMax < 1n << 63n ? unsignedBetween(0n, b2.unsignedMax) : anything;
    }
    case ">>": {
      const a2 = left === void 0 ? anything : of(left);
      const shift3 = right?.kind === "int" && right.value < 64n ? right.value : 0n;
      return unsignedBetween(a2.unsignedMin >> shift3, a2.unsignedMax >> shift3);
    }
    default:
      return factOfType(term.type);
  }
}
function settle(fact) {
  let { signedMin, signedMax, unsignedMin, unsignedMax } = fact;
  const { set, clear } = fact;
  if ((set & clear) !== 0n) return null;
  if (set !== 0n && unsignedMin < set) unsignedMin = set;
  const possible = ~clear & unsignedHigh;
  if (unsignedMax > possible) unsignedMax = possible;
  if (unsignedMin > unsignedMax || signedMin > signedMax) return null;
  const half = 1n << 63n;
  if (unsignedMax < half) {
    signedMin = max(signedMin, unsignedMin);
    signedMax = min(signedMax, unsignedMax);
  } else if (unsignedMin >= half) {
    signedMin = max(signedMin, unsignedMin - (1n << 64n));
    signedMax = min(signedMax, unsignedMax - (1n << 64n));
  }
  if (signedMin >= 0n) {
    unsignedMin = max(unsignedMin, signedMin);
    unsignedMax = min(unsignedMax, signedMax);
  } else if (signedMax < 0n) {
    unsignedMin = max(unsignedMin, BigInt.asUintN(64, signedMin));
    unsignedMax = min(unsignedMax, BigInt.asUintN(64, signedMax));
  }
  if (unsignedMin > unsignedMax || signedMin > signedMax) return null;
  let not4 = fact.not;
  if (not4.length > 0) {
    while (not4.includes(unsignedMin) && unsignedMin < unsignedMax) unsignedMin += 1n;
    while (not4.includes(unsignedMax) && unsignedMin < unsignedMax) unsignedMax -= 1n;
    if (unsignedMin === unsignedMax && not4.includes(unsignedMin)) return null;
    not4 = not4.filter((value) => value > unsignedMin && value < unsignedMax);
    if (unsignedMax < half) {
      signedMin = max(signedMin, unsignedMin);
      signedMax = min(signedMax, unsignedMax);
    }
    if (signedMin > signedMax) return null;
  }
  if (signedMin === signedMax) {
    const value = BigInt.asUintN(64, signedMin);
    if (value < unsignedMin || value > unsignedMax) return null;
    unsignedMin = value;
    unsignedMax = value;
  }
  if (unsignedMin === unsignedMax) {
    if ((unsignedMin & set) !== set || (unsignedMin & clear) !== 0n) return null;
    const value = BigInt.asIntN(64, unsignedMin);
    if (value < signedMin || value > signedMax) return null;
    return exactly(unsignedMin);
  }
  return { signedMin, signedMax, unsignedMin, unsignedMax, not: not4, set, clear };
}
function mergeExcluded(a2, b2) {
  if (a2.length === 0) return b2;
  if (b2.length === 0) return a2;
  return [.../* @__PURE__ */ new Set([...a2, ...b2])].sort((x, y) => x < y ? -1 : x > y ? 1 : 0).slice(0, maxExcluded);
}
function min(a2, b2) {
  return a2 < b2 ? a2 : b2;
}
function max(a2, b2) {
  return a2 > b2 ? a2 : b2;
}
function isErrno(fact) {
  return fact.signedMax < 0n && fact.signedMin >= -maxErrno;
}
function isSameFact(a2, b2) {
  return a2 === b2 || a2.signedMin === b2.signedMin && a2.signedMax === b2.signedMax && a2.unsignedMin === b2.unsignedMin && a2.unsignedMax === b2.unsignedMax && a2.set === b2.set && a2.clear === b2.clear && a2.not.length === b2.not.length && a2.not.every((value, index) => value === b2.not[index]);
}
function factKey(fact) {
  if (fact === anything) return "*";
  return `${fact.signedMin}:${fact.signedMax}:${fact.unsignedMin}:${fact.unsignedMax}:${fact.not.join()}:${fact.set}:${fact.clear}`;
}
var everyBit = (1n << 64n) - 1n;
function bitsLearnt(before, after) {
  return (after.set | after.clear) & ~(before === void 0 ? 0n : before.set | before.clear);
}

// server/src/core/paths/admitted.ts
function inputsOf(state) {
  const inputs = [];
  for (const [term, fact] of state.facts) {
    const position = parameterPosition(term);
    if (position !== null) inputs.push([position, fact]);
  }
  return inputs;
}
function isAdmitted({ args }, inputs, constant2) {
  return inputs.every(([position, fact]) => {
    const argument = args[position]?.trim() ?? "";
    if (/^&\s*[A-Za-z_]\w*$/.test(argument)) return both2(fact, validPointer) !== null;
    const value = valueOf(argument, constant2);
    return value === null || admits(fact, value);
  });
}
function valueOf(argument, constant2) {
  const number2 = /^(0[xX][\da-fA-F]+|\d+)(?:[uU]?[lL]{0,2})$/.exec(argument)?.[1];
  if (number2 !== void 0) return /^0\d/.test(number2) ? null : BigInt(number2);
  if (argument === "NULL" || argument === "false") return 0n;
  if (argument === "true") return 1n;
  return /^[A-Z]\w*$/.test(argument) ? constant2(argument) : null;
}

// server/src/core/c/constants.ts
function evaluateConstant(expr, lookup3) {
  return evaluate(expr, lookup3)?.value ?? null;
}
function evaluate(expr, lookup3) {
  switch (expr.kind) {
    case "int":
      return { value: expr.value, bits: expr.bits, signed: expr.signed };
    case "name":
      return fitted(lookup3(expr.name, null));
    case "unary":
      return evaluateUnary(expr.op, evaluate(expr.operand, lookup3));
    case "binary":
      return evaluateBinary(expr.op, expr.left, expr.right, lookup3);
    case "conditional": {
      const test = evaluate(expr.test, lookup3);
      if (test === null) return null;
      if (test.value === 0n) return evaluate(expr.otherwise, lookup3);
      return expr.then === null ? test : evaluate(expr.then, lookup3);
    }
    case "cast": {
      const shape = numberShape(expr.type);
      const operand = evaluate(expr.operand, lookup3);
      return shape === null || operand === null ? null : wrapped(operand.value, shape.bits, shape.signed);
    }
    case "sizeof": {
      const bits3 = expr.type === null ? null : expr.type.kind === "pointer" ? 64 : numberShape(expr.type)?.bits ?? null;
      return bits3 === null ? null : { value: BigInt(Math.max(bits3, 8) / 8), bits: 64, signed: false };
    }
    case "call": {
      if (expr.callee.kind !== "name") return null;
      const args = [];
      for (const arg of expr.args) {
        const value = evaluate(arg, lookup3);
        if (value === null) return null;
        args.push(value.value);
      }
      return fitted(lookup3(expr.callee.name, args));
    }
    default:
      return null;
  }
}
function evaluateUnary(op, operand) {
  if (operand === null) return null;
  const { value, bits: bits3, signed } = promoted(operand);
  switch (op) {
    case "-":
      return wrapped(-value, bits3, signed);
    case "+":
      return { value, bits: bits3, signed };
    case "~":
      return wrapped(~value, bits3, signed);
    case "!":
      return truth(value === 0n);
  }
  return null;
}
function evaluateBinary(op, leftExpr, rightExpr, lookup3) {
  const left = evaluate(leftExpr, lookup3);
  if (left === null) return null;
  if (op === "&&" && left.value === 0n) return truth(false);
  if (op === "||" && left.value !== 0n) return truth(true);
  const right = evaluate(rightExpr, lookup3);
  if (right === null) return null;
  if (op === "&&" || op === "||") return truth(right.value !== 0n);
  if (op === "<<" || op === ">>") return shift(op, promoted(left), right.value);
  const { bits: bits3, signed } = common(promoted(left), promoted(right));
  const a2 = wrapped(left.value, bits3, signed).value;
  const b2 = wrapped(right.value, bits3, signed).value;
  switch (op) {
    case "+":
      return wrapped(a2 + b2, bits3, signed);
    case "-":
      return wrapped(a2 - b2, bits3, signed);
    case "*":
      return wrapped(a2 * b2, bits3, signed);
    case "/":
      return b2 === 0n ? null : wrapped(a2 / b2, bits3, signed);
    case "%":
      return b2 === 0n ? null : wrapped(a2 % b2, bits3, signed);
    case "&":
      return wrapped(a2 & b2, bits3, signed);
    case "|":
      return wrapped(a2 | b2, bits3, signed);
    case "^":
      return wrapped(a2 ^ b2, bits3, signed);
    case "==":
      return truth(a2 === b2);
    case "!=":
      return truth(a2 !== b2);
    case "<":
      return truth(a2 < b2);
    case "<=":
      return truth(a2 <= b2);
    case ">":
      return truth(a2 > b2);
    case ">=":
      return truth(a2 >= b2);
  }
}
function shift(op, left, count2) {
  if (count2 < 0n || count2 >= BigInt(left.bits)) return null;
  return wrapped(op === "<<" ? left.value << count2 : left.value >> count2, left.bits, left.signed);
}
function promoted(constant2) {
  return constant2.bits < 32 ? { value: constant2.value, bits: 32, signed: true } : constant2;
}
function common(a2, b2) {
  if (a2.bits !== b2.bits) return a2.bits > b2.bits ? a2 : b2;
  return { bits: a2.bits, signed: a2.signed && b2.signed };
}
function wrapped(value, bits3, signed) {
  return { value: signed ? BigInt.asIntN(bits3, value) : BigInt.asUintN(bits3, value), bits: bits3, signed };
}
function truth(value) {
  return { value: value ? 1n : 0n, bits: 32, signed: true };
}
function fitted(value) {
  if (value === null) return null;
  if (BigInt.asIntN(32, value) === value) return { value, bits: 32, signed: true };
  if (BigInt.asIntN(64, value) === value) return { value, bits: 64, signed: true };
  return { value: BigInt.asUintN(64, value), bits: 64, signed: false };
}
function numberShape(type) {
  if (type.kind === "int") return type;
  if (type.kind === "tagged" && type.keyword === "enum") return { bits: 32, signed: true };
  if (type.kind !== "named") return null;
  const parts = /^(?:__)?(?:([us])|u?int)(8|16|32|64)(?:_t)?$/.exec(type.name);
  if (parts !== null) return { bits: Number(parts[2]), signed: !/^(?:__)?u/.test(type.name) };
  const long = /^(?:(size_t|uintptr_t)|ssize_t|intptr_t|ptrdiff_t|loff_t)$/.exec(type.name);
  return long === null ? null : { bits: 64, signed: long[1] === void 0 };
}

// server/src/core/c/macros.ts
function parseMacroBody(macro, parser, knowledge = {}) {
  const { body } = macro;
  if (body.startsWith("#")) return { kind: "expression", expr: { kind: "hole", text: body, at: 0, end: body.length } };
  const tokens = tokenize(body);
  const cursor = cursorOf(tokens, knowledge);
  const typed = cursorOf(tokens, knowledge);
  if (isTypeArgument(cursor, 0, tokens.count)) {
    const type = readTypeName(typed);
    if (typed.index === tokens.count)
      return { kind: "expression", expr: { kind: "type", type, at: 0, end: body.length } };
  }
  if (tokens.is(0, "{") && !body.includes(";") && tokens.match[0] === tokens.count - 1 && tokens.count > 2) {
    return { kind: "expression", expr: readWhole(cursor, 0, tokens.count) };
  }
  const units = new Uint16Array(body.length);
  for (let i = 0; i < units.length; i++) units[i] = body.charCodeAt(i);
  const masking = {
    tokens,
    text: body,
    units,
    base: 0,
    marks: newMarks(),
    parts: [],
    problems: [],
    macros: /* @__PURE__ */ new Map(),
    knowledge
  };
  maskBlock(masking, 0, tokens.count, 0);
  const tree = parser.parse(`{${maskedText(masking, 0, body.length)};}`);
  const root = tree.root.children[0];
  if (root === void 0 || tree.root.hasError) return null;
  const statements = convertBlock({ masking: { ...masking, base: -1 }, depth: 0, block: convertBlock }, root).body;
  if (masking.problems.length > 0) return null;
  if (isLoopHead(body)) return { kind: "loopHead", statements, bodyAt: body.length };
  const [first, ...others] = statements.filter(
    (statement) => !(statement.kind === "empty" && statement.at === body.length)
  );
  if (first?.kind === "expression" && others.length === 0 && !body.endsWith(";"))
    return { kind: "expression", expr: first.expr };
  return { kind: "statements", statements: first === void 0 ? [] : [first, ...others] };
}

// server/src/core/ir/type-text.ts
var integers = {
  bool: [1, false],
  _Bool: [1, false],
  char: [8, true],
  "signed char": [8, true],
  "unsigned char": [8, false],
  short: [16, true],
  "unsigned short": [16, false],
  int: [32, true],
  signed: [32, true],
  unsigned: [32, false],
  "unsigned int": [32, false],
  long: [64, true],
  "unsigned long": [64, false],
  "long long": [64, true],
  "unsigned long long": [64, false],
  "long int": [64, true],
  "unsigned long int": [64, false],
  "long unsigned int": [64, false]
};
function typeNameOfText(text) {
  let pointers = 0;
  const bare = text.replace(/\b(const|volatile|__user|__rcu|__iomem|restrict)\b/g, " ").replace(/\*|\[[^\]]*\]/g, () => {
    pointers++;
    return " ";
  }).replace(/\s+/g, " ").trim();
  let type = baseType(bare);
  for (let i = 0; i < pointers; i++) type = { kind: "pointer", to: type };
  return type;
}
function baseType(text) {
  if (text === "void") return { kind: "void" };
  const integer = integers[text];
  if (integer !== void 0) return { kind: "int", bits: integer[0], signed: integer[1], spelled: text };
  const tagged = /^(struct|union|enum) (\w+)$/.exec(text);
  if (tagged) return { kind: "tagged", keyword: tagged[1], tag: tagged[2] };
  return /^\w+$/.test(text) ? { kind: "named", name: text } : { kind: "unknown" };
}
function resolveTypeText(scope, text) {
  return resolveType(scope, typeNameOfText(text));
}

// server/src/core/kernel/class-definitions.ts
var names = ["DEFINE_CLASS", "DEFINE_FREE", "DEFINE_GUARD", "DEFINE_LOCK_GUARD_1", "DEFINE_LOCK_GUARD_0"];
function read2(macro, args) {
  const [name, second, third, fourth, ...rest] = args.map((arg) => arg.trim());
  if (name === void 0 || second === void 0) return null;
  switch (macro) {
    case "DEFINE_CLASS":
      if (third === void 0 || fourth === void 0) return null;
      return { name, type: second, exit: third, init: fourth, parameters: rest.map(parameterName2) };
    case "DEFINE_FREE":
      return third === void 0 ? null : { name, type: second, exit: third, init: null, parameters: [] };
    case "DEFINE_GUARD":
      if (third === void 0 || fourth === void 0) return null;
      return {
        name,
        type: second,
        exit: fourth,
        init: `({ ${second} _T = _T_in; ${third}; _T; })`,
        parameters: ["_T_in"]
      };
    case "DEFINE_LOCK_GUARD_1":
      if (third === void 0 || fourth === void 0) return null;
      return {
        name,
        type: `${second} *`,
        exit: fourth.replaceAll("_T->lock", "_T"),
        init: `({ ${second} *_T = _T_in; ${third.replaceAll("_T->lock", "_T")}; _T; })`,
        parameters: ["_T_in"]
      };
    case "DEFINE_LOCK_GUARD_0":
      return third === void 0 ? null : { name, type: "int", exit: third, init: `({ ${second}; 1; })`, parameters: [] };
    default:
      return null;
  }
}
function parameterName2(declaration) {
  return /(\w+)\s*$/.exec(declaration)?.[1] ?? declaration;
}
var classDefinition = { names, read: read2 };

// server/src/core/kernel/forms.ts
var names2 = {
  containerOf: [
    "container_of",
    "container_of_const",
    "list_entry",
    "hlist_entry",
    "rb_entry",
    "llist_entry",
    "list_entry_rcu"
  ],
  same: [
    "likely",
    "unlikely",
    "READ_ONCE",
    "READ_ONCE_NOCHECK",
    "ACCESS_ONCE",
    "data_race",
    "rcu_dereference",
    "rcu_dereference_check",
    "rcu_dereference_protected",
    "rcu_dereference_raw",
    "rcu_access_pointer",
    "rcu_pointer_handoff",
    "srcu_dereference",
    "srcu_dereference_check",
    "WARN_ON",
    "WARN_ON_ONCE",
    "WARN",
    "WARN_ONCE",
    "WARN_RATELIMIT",
    "VM_WARN_ON",
    "VM_WARN_ON_ONCE",
    "VM_WARN_ONCE",
    "KVM_BUG_ON",
    "KVM_BUG",
    "KVM_MMU_WARN_ON",
    "KVM_BUG_ON_DATA_CORRUPTION",
    "VM_WARN_ON_FOLIO",
    "VM_WARN_ON_ONCE_FOLIO",
    "VM_WARN_ON_ONCE_PAGE",
    "untagged_addr",
    "array_index_nospec",
    "no_printk",
    "TDX_BUG_ON",
    "ACCESS_PRIVATE"
  ],
  assign: ["WRITE_ONCE", "rcu_assign_pointer", "RCU_INIT_POINTER", "rcu_replace_pointer_locked"],
  assignThrough: ["smp_store_release", "smp_store_mb"],
  loadThrough: ["smp_load_acquire"],
  nothing: [
    "BUILD_BUG_ON",
    "BUILD_BUG_ON_MSG",
    "BUILD_BUG",
    "BUILD_BUG_ON_ZERO",
    "BUILD_BUG_ON_INVALID",
    "static_assert",
    "_Static_assert",
    "compiletime_assert",
    "BTF_TYPE_EMIT",
    "barrier",
    "VM_BUG_ON_PGFLAGS"
  ],
  takePointer: ["no_free_ptr", "retain_and_null_ptr", "take_fd"],
  returnPointer: ["return_ptr"],
  swap: ["swap"],
  guard: ["guard"],
  class: ["CLASS", "CLASS_INIT"],
  scopedGuard: ["scoped_guard"],
  scopedConditionalGuard: ["scoped_cond_guard"],
  configured: ["IS_ENABLED", "IS_REACHABLE", "IS_BUILTIN", "IS_MODULE"]
};
var forms = new Map(
  Object.entries(names2).flatMap(([form, list]) => list.map((name) => [name, form]))
);
function macroForm(name) {
  return forms.get(name) ?? null;
}

// server/src/core/paths/environment.ts
function configured(configuration, symbol) {
  const value = configuration.get(symbol);
  return value === void 0 ? null : value !== "n";
}
function createEnvironment(program, catalogue, configuration, parser) {
  const constants2 = /* @__PURE__ */ new Map();
  const macros = /* @__PURE__ */ new Map();
  const guards3 = /* @__PURE__ */ new Map();
  const open2 = /* @__PURE__ */ new Set();
  function constant2(name) {
    const known = constants2.get(name);
    if (known !== void 0) return known;
    if (open2.has(name)) return null;
    open2.add(name);
    const value = program.files.length > 0 ? constantOfTree(name) ?? catalogue.constant(name) : catalogue.constant(name);
    open2.delete(name);
    constants2.set(name, value);
    return value;
  }
  function lookup3(name, args) {
    return args === null ? constant2(name) : null;
  }
  function constantOfTree(name) {
    const member = program.enumMember(name);
    if (member !== null) {
      if (member.value !== null) return evaluateConstant(member.value, lookup3);
      if (member.previous === null) return 0n;
      const previous = constant2(member.previous);
      return previous === null ? null : previous + 1n;
    }
    const definition = pickMacro(program.macros(name));
    if (definition?.parameters !== null || definition.body.trim() === "") return null;
    const body = parseMacroBody(definition, parser);
    return body?.kind === "expression" ? evaluateConstant(body.expr, lookup3) : null;
  }
  function pickMacro(definitions) {
    const possible = definitions.filter(
      (definition) => definition.conditions.every((condition2) => configuration_(condition2) !== false)
    );
    return possible.find((definition) => definition.body.trim() !== "") ?? possible[0] ?? null;
  }
  function configuration_(condition2) {
    return evaluateCondition(condition2, (symbol) => configuration.get(symbol));
  }
  function macro(name) {
    const known = macros.get(name);
    if (known !== void 0) return known;
    const body = readMacro(name);
    macros.set(name, body);
    return body;
  }
  function readMacro(name) {
    if (catalogue.loop(name) !== null) return null;
    const primitive = catalogue.primitive(name);
    if (primitive !== null && primitive.declaration.family === void 0) return null;
    const definition = pickMacro(program.macros(name));
    if (definition === null || definition.body.trim() === "") return null;
    const body = parseMacroBody(definition, parser);
    const parameters = (definition.parameters ?? []).map((parameter) => parameter.replace(/\.\.\.$/, ""));
    if (body === null) return null;
    switch (body.kind) {
      case "expression":
        return { kind: "expression", parameters, expr: body.expr };
      case "statements":
        return { kind: "statements", parameters, stmts: body.statements };
      case "loopHead":
        return { kind: "loop", parameters, stmts: body.statements, bodyAt: body.bodyAt };
    }
  }
  function guard(name) {
    const known = guards3.get(name);
    if (known !== void 0) return known;
    const found2 = guardOfTree(name) ?? guardOfCatalogue(name);
    guards3.set(name, found2);
    return found2;
  }
  function guardOfCatalogue(name) {
    const found2 = catalogue.guard(name);
    return found2 === null ? null : { kind: "calls", enter: found2.enter, exit: found2.exit, ignores: found2.ignores ?? null };
  }
  function guardOfTree(name) {
    for (const definition of classDefinition.names) {
      for (const call2 of program.fileMacroCalls(definition)) {
        const shape = classDefinition.read(definition, call2.args);
        if (shape?.name !== name) continue;
        const exit = parseCode(shape.exit, ["_T"]);
        if (exit === null) continue;
        const init = shape.init === null ? null : parseExpression(shape.init, shape.parameters);
        return { kind: "code", type: typeNameOfText(shape.type), parameters: shape.parameters, init, exit };
      }
    }
    return null;
  }
  function parseCode(code, parameters) {
    const body = parseMacroBody(
      { name: "", parameters, body: `do { ${code}; } while (0)`, conditions: [], at: 0, end: 0 },
      parser
    );
    if (body?.kind === "statements") return body.statements;
    return body?.kind === "expression" ? [{ kind: "expression", expr: body.expr, at: 0, end: 0 }] : null;
  }
  function parseExpression(code, parameters) {
    const body = parseMacroBody({ name: "", parameters, body: code, conditions: [], at: 0, end: 0 }, parser);
    return body?.kind === "expression" ? body.expr : null;
  }
  function fieldOf(tag, name) {
    const declaration = program.struct(tag);
    if (declaration !== null) {
      const found2 = findField(declaration.fields, name);
      if (found2 !== null) return found2;
    }
    const text = catalogue.fields(tag)?.[name];
    return text === void 0 ? null : typeNameOfText(text);
  }
  return {
    typedef: (name) => {
      const own = program.typedef(name);
      if (own !== null) return own;
      const text = catalogue.typedef(name);
      return text === null ? null : typeNameOfText(text);
    },
    field: fieldOf,
    constant: constant2,
    macro,
    form: macroForm,
    isFunction: (name) => {
      if (program.functions(name).length > 0 || program.prototype(name) !== null) return true;
      const primitive = catalogue.primitive(name);
      return primitive !== null && primitive.declaration.presumed !== true;
    },
    returns: (name) => {
      const own = program.functions(name)[0]?.text.returns ?? program.prototype(name)?.returns;
      if (own !== void 0) return own;
      const primitive = catalogue.primitive(name);
      return primitive === null ? null : typeNameOfText(primitive.prototype.returns);
    },
    global: program.global,
    isLoop: (name) => catalogue.loop(name) !== null,
    guard,
    declaring: (name) => {
      const found2 = catalogue.declaration(name);
      if (found2 === null) return null;
      const { declares, type, sets: sets2 } = found2.declaration;
      return { parameters: found2.parameters, declares, type: typeNameOfText(type), sets: sets2 ?? [] };
    },
    configuration: configuration_
  };
}
function findField(fields2, name) {
  for (const field of fields2) {
    if (field.name === name) return field.type;
    if (field.name === "" && field.type.kind === "tagged" && field.type.fields !== void 0) {
      const inner = findField(field.type.fields, name);
      if (inner !== null) return inner;
    }
  }
  return null;
}

// server/src/core/ir/lower/builder.ts
var Builder = class {
  env;
  blocks = [];
  slots = [];
  problems = [];
  labels = /* @__PURE__ */ new Map();
  gotos = [];
  breaks = [];
  continues = [];
  switches = [];
  userBodies = [];
  /** Names whose address the function takes; they live in memory. */
  addressTaken;
  current;
  scope;
  frame = null;
  /** While a macro is expanded, everything counts as standing at the call. */
  spanOverride = null;
  depth = 0;
  returns;
  root;
  constructor(env, returns, addressTaken) {
    this.env = env;
    this.returns = returns;
    this.addressTaken = addressTaken;
    this.root = { parent: null, names: /* @__PURE__ */ new Map(), cleanups: [] };
    this.scope = this.root;
    this.current = this.newBlock();
  }
  newBlock() {
    this.blocks.push({ instructions: [], terminator: { op: "unreachable", at: 0, end: 0 } });
    return this.blocks.length - 1;
  }
  /** The place that an instruction stands at; a node of the syntax tree is cut down to its span. */
  span(span) {
    const { at, end } = this.spanOverride ?? span;
    return { at, end };
  }
  emit(instruction) {
    this.blocks[this.current].instructions.push(instruction);
  }
  /** Ends the current block and goes on in a block that nothing leads to yet. */
  terminate(terminator) {
    this.blocks[this.current].terminator = terminator;
    this.current = this.newBlock();
  }
  /** Ends the current block with a jump and continues at its target. */
  continueAt(block, span) {
    const { at, end } = this.span(span);
    this.blocks[this.current].terminator = { op: "jump", to: block, at, end };
    this.current = block;
  }
  jump(block, span) {
    const { at, end } = this.span(span);
    this.terminate({ op: "jump", to: block, at, end });
  }
  addSlot(name, type, inMemory, temporary) {
    this.slots.push({ name, type, inMemory, temporary });
    return this.slots.length - 1;
  }
  temporary(type) {
    return this.addSlot(`t${this.slots.length}`, type, false, true);
  }
  set(slot, value, span) {
    const { at, end } = this.span(span);
    this.emit({ op: "set", slot, value, at, end });
  }
  local(slot) {
    return { kind: "local", slot, type: this.slots[slot].type };
  }
  placeOf(slot) {
    return { kind: "variable", slot, type: this.slots[slot].type };
  }
  call(name, args, result, span, implicit) {
    const { at, end } = this.span(span);
    const resultType = result === null ? { kind: "unknown" } : this.slots[result].type;
    this.emit({ op: "call", result, resultType, callee: { kind: "name", name }, args, implicit, at, end });
  }
  problem(span, reason) {
    this.problems.push({ at: this.span(span).at, reason });
  }
  lookup(name) {
    for (let scope = this.scope; scope !== null; scope = scope.parent) {
      const binding = scope.names.get(name);
      if (binding !== void 0) return binding;
    }
    return null;
  }
  pushScope() {
    this.scope = { parent: this.scope, names: /* @__PURE__ */ new Map(), cleanups: [] };
    return this.scope;
  }
  /** Leaves the innermost scope at its end; the cleanups run here too. */
  popScope() {
    const scope = this.scope;
    this.runCleanups(scope);
    this.scope = scope.parent ?? this.root;
  }
  /** Runs the cleanups of all scopes from the innermost out to, and without, `outer`. */
  leaveTo(outer) {
    const kept = this.scope;
    for (let scope = this.scope; scope !== null && scope !== outer; scope = scope.parent) {
      this.scope = scope;
      this.runCleanups(scope);
    }
    this.scope = kept;
  }
  runCleanups(scope) {
    for (let i = scope.cleanups.length - 1; i >= 0; i--) scope.cleanups[i].emit();
  }
};
function encloses(outer, inner) {
  for (let scope = inner; scope !== null; scope = scope.parent) if (scope === outer) return true;
  return false;
}

// server/src/core/c/walk.ts
function walk(body, { expression, statement }) {
  const work = [body];
  for (let node = work.pop(); node !== void 0; node = work.pop()) {
    if (isStatement(node)) statement?.(node);
    else expression?.(node);
    const parts = partsOf3(node);
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i];
      if (part !== null && part !== void 0) work.push(part);
    }
  }
}
var statementKinds = /* @__PURE__ */ new Set([
  ...["block", "expression", "declaration", "if", "while", "doWhile", "for", "switch", "case", "label"],
  ...["goto", "computedGoto", "break", "continue", "return", "empty", "macroLoop", "macroBlock", "asm"],
  "config"
]);
function isStatement(node) {
  return statementKinds.has(node.kind);
}
function partsOf3(node) {
  return isStatement(node) ? partsOfStatement(node) : operandsOf(node);
}
function partsOfStatement(stmt) {
  switch (stmt.kind) {
    case "block":
      return stmt.body;
    case "expression":
      return [stmt.expr];
    case "declaration":
      return stmt.variables.map((variable) => variable.init);
    case "if":
      return [stmt.test, stmt.then, stmt.otherwise];
    case "while":
      return [stmt.test, stmt.body];
    case "doWhile":
      return [stmt.body, stmt.test];
    case "for":
      return [stmt.init, stmt.test, stmt.update, stmt.body];
    case "switch":
      return [stmt.subject, stmt.body];
    case "macroLoop":
    case "macroBlock":
      return [...stmt.args, stmt.body];
    case "return":
      return [stmt.value];
    case "computedGoto":
      return [stmt.target];
    case "config":
      return [...stmt.then, ...stmt.otherwise];
    case "asm":
      return stmt.outputs;
    default:
      return [];
  }
}
function operandsOf(expr) {
  switch (expr.kind) {
    case "call":
      return [expr.callee, ...expr.args];
    case "unary":
    case "update":
    case "cast":
      return [expr.operand];
    case "binary":
    case "comma":
      return [expr.left, expr.right];
    case "assign":
      return [expr.target, expr.value];
    case "conditional":
      return [expr.test, expr.then, expr.otherwise];
    case "member":
      return [expr.object];
    case "index":
      return [expr.object, expr.index];
    case "compoundLiteral":
      return [expr.value];
    case "initializer":
      return expr.items.map((item) => item.value);
    case "statementExpression":
      return [expr.body];
    case "generic":
      return [expr.control, ...expr.choices.map((choice) => choice.value)];
    default:
      return [];
  }
}

// server/src/core/ir/lower/names.ts
function readNameUse(body) {
  const addressTaken = /* @__PURE__ */ new Set();
  const root = (expr) => {
    if (expr.kind === "name") addressTaken.add(expr.name);
    else if (expr.kind === "member" && !expr.arrow) root(expr.object);
    else if (expr.kind === "index") root(expr.object);
  };
  walk(body, {
    expression: (expr) => {
      if (expr.kind === "unary" && expr.op === "&") root(expr.operand);
      if (expr.kind === "member" && !expr.arrow) root(expr.object);
    }
  });
  return { addressTaken };
}

// server/src/core/c/ast-text.ts
function expressionText(expr) {
  switch (expr.kind) {
    case "int":
      return `${expr.value}${expr.signed ? "" : "u"}${expr.bits === 64 ? "l" : ""}`;
    case "string":
      return JSON.stringify(expr.text);
    case "name":
      return expr.name;
    case "call":
      return `${expressionText(expr.callee)}(${expr.args.map(expressionText).join(", ")})`;
    case "unary":
      return `(${expr.op}${expressionText(expr.operand)})`;
    case "update":
      return expr.prefix ? `(${expr.op}${expressionText(expr.operand)})` : `(${expressionText(expr.operand)}${expr.op})`;
    case "binary":
      return `(${expressionText(expr.left)} ${expr.op} ${expressionText(expr.right)})`;
    case "assign":
      return `(${expressionText(expr.target)} ${expr.op ?? ""}= ${expressionText(expr.value)})`;
    case "conditional":
      return `(${expressionText(expr.test)} ? ${expr.then === null ? "" : expressionText(expr.then)} : ${expressionText(expr.otherwise)})`;
    case "member":
      return `${expressionText(expr.object)}${expr.arrow ? "->" : "."}${expr.field}`;
    case "index":
      return `${expressionText(expr.object)}[${expressionText(expr.index)}]`;
    case "cast":
      return `((${typeText(expr.type)})${expressionText(expr.operand)})`;
    case "sizeof":
      return `sizeof(${expr.type === null ? expr.operand === null ? "" : expressionText(expr.operand) : typeText(expr.type)})`;
    case "offsetof":
      return `offsetof(${typeText(expr.type)}, ${expr.member})`;
    case "compoundLiteral":
      return `(${typeText(expr.type)})${expressionText(expr.value)}`;
    case "initializer":
      return `{${expr.items.map(itemText).join(", ")}}`;
    case "statementExpression":
      return `(${statementText(expr.body)})`;
    case "comma":
      return `(${expressionText(expr.left)}, ${expressionText(expr.right)})`;
    case "type":
      return `<${typeText(expr.type)}>`;
    case "labelAddress":
      return `&&${expr.label}`;
    case "generic": {
      const choices = expr.choices.map(
        (choice) => `${choice.type === null ? "default" : typeText(choice.type)}: ${expressionText(choice.value)}`
      );
      return `_Generic(${[expressionText(expr.control), ...choices].join(", ")})`;
    }
    case "hole":
      return `<hole ${expr.text}>`;
  }
}
function itemText(item) {
  const designators = item.designators.map(
    (part) => typeof part === "string" ? `.${part}` : `[${expressionText(part)}]`
  );
  return designators.length === 0 ? expressionText(item.value) : `${designators.join("")} = ${expressionText(item.value)}`;
}
function typeText(type) {
  switch (type.kind) {
    case "void":
    case "float":
    case "unknown":
      return type.kind;
    case "int":
      return type.spelled;
    case "tagged":
      return `${type.keyword} ${type.tag}${type.fields === void 0 ? "" : `{${type.fields.map((field) => `${field.name}: ${typeText(field.type)}`).join("; ")}}`}`;
    case "named":
      return type.name;
    case "pointer":
      return `ptr to ${typeText(type.to)}`;
    case "array":
      return `array[${type.length === null ? "" : expressionText(type.length)}] of ${typeText(type.of)}`;
    case "function":
      return `function(${type.parameters.map((parameter) => typeText(parameter.type)).join(", ")}${type.variadic ? ", ..." : ""}) giving ${typeText(type.returns)}`;
    case "typeof":
      return `typeof(${expressionText(type.of)})`;
  }
}
function statementText(statement) {
  switch (statement.kind) {
    case "block":
      return blockText(statement);
    case "expression":
      return `${expressionText(statement.expr)};`;
    case "declaration":
      return `${statement.variables.map(variableText).join(", ")};`;
    case "if": {
      const otherwise = statement.otherwise === null ? "" : ` else ${statementText(statement.otherwise)}`;
      return `if (${expressionText(statement.test)}) ${statementText(statement.then)}${otherwise}`;
    }
    case "while":
      return `while (${expressionText(statement.test)}) ${statementText(statement.body)}`;
    case "doWhile":
      return `do ${statementText(statement.body)} while (${expressionText(statement.test)});`;
    case "for": {
      const init = statement.init === null ? ";" : statementText(statement.init);
      const [test, update] = [statement.test, statement.update].map(
        (part) => part === null ? "" : expressionText(part)
      );
      return `for (${init} ${test}; ${update}) ${statementText(statement.body)}`;
    }
    case "switch":
      return `switch (${expressionText(statement.subject)}) ${statementText(statement.body)}`;
    case "case": {
      if (statement.low === null) return "default:";
      const high = statement.high === null ? "" : ` ... ${expressionText(statement.high)}`;
      return `case ${expressionText(statement.low)}${high}:`;
    }
    case "label":
      return `${statement.name}:`;
    case "goto":
      return `goto ${statement.label};`;
    case "computedGoto":
      return `goto *${expressionText(statement.target)};`;
    case "break":
    case "continue":
      return `${statement.kind};`;
    case "return":
      return statement.value === null ? "return;" : `return ${expressionText(statement.value)};`;
    case "empty":
      return ";";
    case "macroLoop":
    case "macroBlock":
      return `<${statement.kind === "macroLoop" ? "loop" : "block"} ${statement.name}(${statement.args.map(expressionText).join(", ")})> ${statementText(statement.body)}`;
    case "asm":
      return `<asm ${statement.outputs.map(expressionText).join(", ")}>;`;
    case "config": {
      const otherwise = statement.otherwise.length === 0 ? "" : ` #else ${statement.otherwise.map(statementText).join(" ")}`;
      return `#if ${conditionText(statement.condition)}: ${statement.then.map(statementText).join(" ")}${otherwise} #endif`;
    }
    case "hole":
      return `<hole ${statement.text}>;`;
  }
}
function variableText(variable) {
  const cleanup = variable.cleanup === null ? "" : ` free(${variable.cleanup})`;
  const init = variable.init === null ? "" : ` = ${expressionText(variable.init)}`;
  return `${variable.isStatic ? "static " : ""}${variable.name}: ${typeText(variable.type)}${cleanup}${init}`;
}
function blockText(block) {
  return `{ ${block.body.map((statement) => `${statementText(statement)} `).join("")}}`;
}

// server/src/core/ir/lower/values.ts
function unknown(why, type = unknownType) {
  return { kind: "unknown", why, type };
}
function typeOf2(value) {
  switch (value.kind) {
    case "compare":
      return intType;
    case "string":
      return pointerTo({ kind: "int", bits: 8, signed: true });
    case "function":
      return pointerTo({ kind: "function", returns: unknownType });
    default:
      return value.type;
  }
}
function addressOf(place) {
  if (place.kind === "deref") return place.pointer;
  return { kind: "addressOf", place, type: pointerTo(place.type) };
}
function not3(value) {
  if (value.kind === "int") return { kind: "int", value: value.value === 0n ? 1n : 0n, type: intType };
  return { kind: "unary", op: "!", operand: value, type: intType };
}
function wrap(value, bits3, signed) {
  return signed ? BigInt.asIntN(bits3, value) : BigInt.asUintN(bits3, value);
}
function arithmetic2(op, left, right) {
  const leftType = typeOf2(left);
  const rightType = typeOf2(right);
  if ((op === "+" || op === "-") && (leftType.kind === "pointer" || leftType.kind === "array") && rightType.kind !== "pointer") {
    const of = { kind: "deref", pointer: left, type: pointee(leftType) };
    const index = op === "-" ? arithmetic2("-", { kind: "int", value: 0n, type: unsignedLongType }, right) : right;
    return { kind: "addressOf", place: { kind: "index", of, index, type: of.type }, type: leftType };
  }
  if (op === "+" && rightType.kind === "pointer" && leftType.kind !== "pointer" && leftType.kind !== "array")
    return arithmetic2("+", right, left);
  const type = op === "<<" || op === ">>" ? promote(leftType) : commonType(leftType, rightType);
  return { kind: "binary", op, left, right, type };
}
function compare(op, left, right) {
  const type = commonType(typeOf2(left), typeOf2(right));
  const bits3 = bitsOf(type);
  const signed = isSigned(type);
  const make = (o, l, r) => ({
    kind: "compare",
    op: o,
    left: l,
    right: r,
    signed,
    bits: bits3
  });
  switch (op) {
    case "==":
      return make("==", left, right);
    case "!=":
      return not3(make("==", left, right));
    case "<":
      return make("<", left, right);
    case "<=":
      return make("<=", left, right);
    case ">":
      return make("<", right, left);
    default:
      return make("<=", right, left);
  }
}
function lowerCast(value, type) {
  const from = typeOf2(value);
  if (type.kind === "void" || type.kind === "struct" || type.kind === "array" || type.kind === "function") return value;
  if (type.kind === "unknown") return value;
  if (from.kind === "int" && type.kind === "int") {
    if (from.bits === type.bits && from.signed === type.signed) return value;
    if (value.kind === "int")
      return {
        kind: "int",
        value: type.bits === 1 ? value.value === 0n ? 0n : 1n : wrap(value.value, type.bits, type.signed),
        type
      };
  }
  if (value.kind === "int" && type.kind === "pointer")
    return { kind: "int", value: BigInt.asUintN(64, value.value), type };
  return { kind: "cast", operand: value, type };
}

// server/src/core/ir/lower/conditions.ts
function lowerCondition(b2, expr, yes, no) {
  if (b2.depth > maxDepth) {
    b2.problem(expr, "nested too deeply");
    branch(b2, unknown("nested too deeply"), yes, no, expr);
    return;
  }
  b2.depth++;
  condition(b2, expr, yes, no);
  b2.depth--;
}
function condition(b2, expr, yes, no) {
  if (expr.kind === "unary" && expr.op === "!") {
    lowerCondition(b2, expr.operand, no, yes);
    return;
  }
  if (expr.kind === "binary" && (expr.op === "&&" || expr.op === "||")) {
    const middle = b2.newBlock();
    if (expr.op === "&&") lowerCondition(b2, expr.left, middle, no);
    else lowerCondition(b2, expr.left, yes, middle);
    b2.current = middle;
    lowerCondition(b2, expr.right, yes, no);
    return;
  }
  if (expr.kind === "comma") {
    lowerExpression(b2, expr.left);
    lowerCondition(b2, expr.right, yes, no);
    return;
  }
  if (expr.kind === "name") {
    const argument = withArgument(b2, expr.name, (arg) => {
      lowerCondition(b2, arg, yes, no);
    });
    if (argument !== null) return;
  }
  if (expr.kind === "call" && expr.callee.kind === "name") {
    const name = expr.callee.name;
    const first = expr.args[0];
    if (b2.env.form(name) === "same" && first !== void 0) {
      lowerCondition(b2, first, yes, no);
      return;
    }
  }
  branch(b2, lowerExpression(b2, expr), yes, no, expr);
}
function branch(b2, test, yes, no, source) {
  const span = b2.span(source);
  if (test.kind === "int") {
    b2.jump(test.value !== 0n ? yes : no, source);
    return;
  }
  if (test.kind === "unary" && test.op === "!") {
    b2.terminate({
      op: "branch",
      test: test.operand,
      then: no,
      otherwise: yes,
      text: b2.env.text(span.at, span.end),
      negated: true,
      ...span
    });
    return;
  }
  b2.terminate({
    op: "branch",
    test,
    then: yes,
    otherwise: no,
    text: b2.env.text(span.at, span.end),
    negated: false,
    ...span
  });
}

// server/src/core/ir/lower/places.ts
function lowerPlace(b2, expr) {
  switch (expr.kind) {
    case "name":
      return lowerNamePlace(b2, expr);
    case "unary":
      if (expr.op === "*") {
        const pointer = lowerExpression(b2, expr.operand);
        return { kind: "deref", pointer, type: pointee(typeOf2(pointer)) };
      }
      break;
    case "member": {
      if (expr.arrow) {
        const pointer = lowerExpression(b2, expr.object);
        const of2 = { kind: "deref", pointer, type: pointee(typeOf2(pointer)) };
        return { kind: "field", of: of2, field: expr.field, type: fieldType(b2.env, of2.type, expr.field) };
      }
      const of = lowerPlace(b2, expr.object);
      return { kind: "field", of: toMemory(b2, of), field: expr.field, type: fieldType(b2.env, of.type, expr.field) };
    }
    case "index": {
      const of = lowerPlace(b2, expr.object);
      const index = lowerExpression(b2, expr.index);
      if (of.type.kind === "array") return { kind: "index", of: toMemory(b2, of), index, type: of.type.of };
      const pointer = readPlace(of);
      const base = { kind: "deref", pointer, type: pointee(typeOf2(pointer)) };
      return { kind: "index", of: base, index, type: base.type };
    }
    case "cast": {
      const place = lowerPlace(b2, expr.operand);
      return { ...place, type: resolveType(b2.env, expr.type) };
    }
    case "compoundLiteral":
    case "statementExpression":
    case "call":
    case "conditional":
    case "comma":
    case "assign":
    case "generic": {
      const value2 = lowerExpression(b2, expr);
      if (value2.kind === "load") return value2.place;
      const slot = b2.addSlot("value", typeOf2(value2), false, true);
      b2.set(slot, value2, expr);
      return { ...b2.placeOf(slot), register: slot };
    }
    default:
      break;
  }
  const value = lowerExpression(b2, expr);
  return { kind: "deref", pointer: unknown("not an lvalue"), type: typeOf2(value) };
}
function lowerNamePlace(b2, expr) {
  const argument = withArgument(b2, expr.name, (arg) => lowerPlace(b2, arg));
  if (argument !== null) return argument.value;
  const binding = b2.lookup(expr.name);
  if (binding?.kind === "slot") {
    const place = b2.placeOf(binding.slot);
    return b2.slots[binding.slot].inMemory ? place : { ...place, register: binding.slot };
  }
  if (binding?.kind === "global") return { kind: "global", name: binding.name, type: binding.type };
  const macro = b2.env.macro(expr.name);
  if (macro?.kind === "expression" && macro.parameters.length === 0 && !inExpansion(b2, expr.name)) {
    return expand(b2, expr.name, /* @__PURE__ */ new Map(), expr, () => lowerPlace(b2, macro.expr));
  }
  const global = b2.env.global(expr.name);
  return { kind: "global", name: expr.name, type: global === null ? unknownType : resolveType(b2.env, global) };
}
function toMemory(b2, target) {
  if (target.register === void 0) return target;
  const slot = b2.slots[target.register];
  return { kind: "deref", pointer: { kind: "local", slot: target.register, type: slot.type }, type: target.type };
}
function readPlace(target) {
  if (target.register !== void 0) return { kind: "local", slot: target.register, type: target.type };
  if (target.type.kind === "array")
    return { kind: "addressOf", place: target, type: { kind: "pointer", to: target.type.of } };
  return { kind: "load", place: target, type: target.type };
}
function writePlace(b2, target, value, span) {
  const { at, end } = b2.span(span);
  if (target.register !== void 0)
    b2.emit({ op: "set", slot: target.register, value: lowerCast(value, b2.slots[target.register].type), at, end });
  else b2.emit({ op: "store", place: target, value, at, end });
}

// server/src/core/ir/lower/initializers.ts
function lowerInitializer(b2, place, value) {
  const { at, end } = b2.span(value);
  if (value.kind === "initializer") {
    b2.emit({ op: "fill", place, zero: true, at, end });
    fillItems(b2, place, value);
    return;
  }
  if (value.kind === "compoundLiteral") {
    lowerInitializer(b2, place, value.value);
    return;
  }
  if (place.type.kind === "struct") {
    copyStruct(b2, place, value, value);
    return;
  }
  if (place.type.kind === "array") {
    b2.emit({ op: "fill", place, zero: false, at, end });
    return;
  }
  writePlace(b2, place, lowerCast(lowerExpression(b2, value), place.type), value);
}
function fillItems(b2, place, list) {
  let position = 0n;
  for (const item of list.items) {
    let target = null;
    if (item.designators.length > 0) {
      target = place;
      for (const designator of item.designators) target = step(b2, target, designator);
    } else if (place.type.kind === "array") {
      target = {
        kind: "index",
        of: place,
        index: { kind: "int", value: position, type: intType },
        type: place.type.of
      };
      position += 1n;
    } else if (list.items.length === 1 && place.type.kind !== "struct") target = place;
    if (target === null) {
      lowerExpression(b2, item.value);
      const { at, end } = b2.span(item);
      b2.emit({ op: "fill", place, zero: false, at, end });
      continue;
    }
    if (item.value.kind === "initializer") fillItems(b2, target, item.value);
    else if (target.type.kind === "struct") copyStruct(b2, target, item.value, item);
    else writePlace(b2, target, lowerCast(lowerExpression(b2, item.value), target.type), item);
  }
}
function step(b2, place, designator) {
  if (typeof designator === "string")
    return { kind: "field", of: place, field: designator, type: fieldType(b2.env, place.type, designator) };
  return {
    kind: "index",
    of: place,
    index: lowerExpression(b2, designator),
    type: place.type.kind === "array" ? place.type.of : unknownType
  };
}

// server/src/core/ir/lower/expressions.ts
var maxDepth = 220;
function lowerExpression(b2, expr) {
  if (b2.depth > maxDepth) {
    b2.problem(expr, "nested too deeply");
    return unknown("nested too deeply");
  }
  b2.depth++;
  const value = lower(b2, expr);
  b2.depth--;
  return value;
}
function lower(b2, expr) {
  switch (expr.kind) {
    case "int":
      return { kind: "int", value: expr.value, type: { kind: "int", bits: expr.bits, signed: expr.signed } };
    case "string":
      return { kind: "string", text: expr.text };
    case "name":
      return lowerName(b2, expr.name, expr);
    case "call":
      return lowerCall(b2, expr, "value");
    case "unary":
      return lowerUnary(b2, expr);
    case "update":
      return lowerUpdate(b2, expr);
    case "binary":
      return lowerBinary(b2, expr);
    case "assign":
      return lowerAssign(b2, expr);
    case "conditional":
      return lowerConditional(b2, expr);
    case "member":
    case "index":
      return readPlace(lowerPlace(b2, expr));
    case "cast":
      return lowerCast(lowerExpression(b2, expr.operand), resolveType(b2.env, expr.type));
    case "sizeof":
    case "offsetof":
      return { kind: "constant", name: b2.env.text(expr.at, expr.end), type: unsignedLongType };
    case "compoundLiteral": {
      const type = resolveType(b2.env, expr.type);
      const slot = b2.addSlot("literal", type, true, true);
      lowerInitializer(b2, b2.placeOf(slot), expr.value);
      return readPlace(b2.placeOf(slot));
    }
    case "initializer":
      return unknown("an initializer list");
    case "statementExpression":
      return lowerStatementExpression(b2, expr);
    case "comma":
      lowerExpression(b2, expr.left);
      return lowerExpression(b2, expr.right);
    case "type":
      return unknown("a type");
    case "labelAddress":
      return unknown("the address of a label");
    case "generic":
      return lowerGeneric(b2, expr);
    case "hole":
      return unknown("text that could not be read");
  }
}
function withArgument(b2, name, use) {
  const frame3 = b2.frame;
  const argument = frame3?.args.get(name);
  if (frame3 === null || argument === void 0) return null;
  const scope = b2.scope;
  b2.frame = frame3.callerFrame;
  b2.scope = scope === frame3.callerScope ? scope : { parent: frame3.callerScope, names: /* @__PURE__ */ new Map(), cleanups: scope.cleanups };
  const value = use(argument);
  b2.frame = frame3;
  b2.scope = scope;
  return { value };
}
function lowerName(b2, name, span) {
  const argument = withArgument(b2, name, (arg) => lowerExpression(b2, arg));
  if (argument !== null) return argument.value;
  const binding = b2.lookup(name);
  if (binding?.kind === "slot") {
    const slot = b2.slots[binding.slot];
    return slot.inMemory ? readPlace(b2.placeOf(binding.slot)) : b2.local(binding.slot);
  }
  if (binding?.kind === "global") return readPlace({ kind: "global", name: binding.name, type: binding.type });
  const constant2 = b2.env.constant(name);
  if (constant2 !== null)
    return {
      kind: "int",
      value: constant2,
      type: constant2 > 0x7fffffffn || constant2 < -0x80000000n ? unsignedLongType : intType
    };
  const macro = b2.env.macro(name);
  if (macro?.kind === "expression" && macro.parameters.length === 0 && !inExpansion(b2, name)) {
    return expand(b2, name, /* @__PURE__ */ new Map(), span, () => lowerExpression(b2, macro.expr));
  }
  const global = b2.env.global(name);
  if (global !== null) return readPlace({ kind: "global", name, type: resolveType(b2.env, global) });
  if (b2.env.isFunction(name)) return { kind: "function", name };
  return { kind: "constant", name, type: unknownType };
}
function inExpansion(b2, name) {
  let depth = 0;
  for (let frame3 = b2.frame; frame3 !== null; frame3 = frame3.callerFrame)
    if (frame3.name === name || ++depth > 16) return true;
  return false;
}
function expand(b2, name, args, span, body) {
  const override = b2.spanOverride;
  const frame3 = b2.frame;
  b2.spanOverride = override ?? { at: span.at, end: span.end };
  b2.frame = { name, args, callerFrame: frame3, callerScope: b2.scope };
  const value = body();
  b2.frame = frame3;
  b2.spanOverride = override;
  return value;
}
function lowerUnary(b2, expr) {
  if (expr.op === "&") {
    const operand2 = expr.operand;
    if (operand2.kind === "compoundLiteral") {
      const type2 = resolveType(b2.env, operand2.type);
      const slot = b2.addSlot("literal", type2, true, true);
      lowerInitializer(b2, b2.placeOf(slot), operand2.value);
      return { kind: "addressOf", place: b2.placeOf(slot), type: pointerTo(type2) };
    }
    if (operand2.kind === "name" && b2.lookup(operand2.name) === null && b2.env.isFunction(operand2.name))
      return { kind: "function", name: operand2.name };
    const place = lowerPlace(b2, operand2);
    return addressOf(place);
  }
  if (expr.op === "*") return readPlace(lowerPlace(b2, expr));
  const operand = lowerExpression(b2, expr.operand);
  if (expr.op === "+") return operand;
  if (expr.op === "!") return not3(operand);
  const type = promote(typeOf2(operand));
  if (operand.kind === "int" && type.kind === "int") {
    return {
      kind: "int",
      value: wrap(expr.op === "-" ? -operand.value : ~operand.value, type.bits, type.signed),
      type
    };
  }
  return { kind: "unary", op: expr.op, operand, type };
}
function lowerUpdate(b2, expr) {
  const place = lowerPlace(b2, expr.operand);
  const before = b2.temporary(place.type);
  b2.set(before, readPlace(place), expr);
  const one = { kind: "int", value: 1n, type: intType };
  const after = arithmetic2(expr.op === "++" ? "+" : "-", b2.local(before), one);
  const result = b2.temporary(place.type);
  b2.set(result, after, expr);
  writePlace(b2, place, b2.local(result), expr);
  return b2.local(expr.prefix ? result : before);
}
function lowerBinary(b2, expr) {
  switch (expr.op) {
    case "&&":
    case "||":
      return lowerTruth(b2, expr);
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const left = settle2(b2, lowerExpression(b2, expr.left), expr.right, expr);
      return compare(expr.op, left, lowerExpression(b2, expr.right));
    }
    default: {
      const left = settle2(b2, lowerExpression(b2, expr.left), expr.right, expr);
      return arithmetic2(expr.op, left, lowerExpression(b2, expr.right));
    }
  }
}
function settle2(b2, value, later, span) {
  if (value.kind === "int" || value.kind === "constant" || later.kind === "int" || later.kind === "name" || later.kind === "member" || later.kind === "string")
    return value;
  if (value.kind === "local" && b2.slots[value.slot].temporary) return value;
  const slot = b2.temporary(typeOf2(value));
  b2.set(slot, value, span);
  return b2.local(slot);
}
function lowerTruth(b2, expr) {
  const slot = b2.temporary(boolType);
  const yes = b2.newBlock();
  const no = b2.newBlock();
  const end = b2.newBlock();
  lowerCondition(b2, expr, yes, no);
  b2.current = yes;
  b2.set(slot, { kind: "int", value: 1n, type: intType }, expr);
  b2.jump(end, expr);
  b2.current = no;
  b2.set(slot, { kind: "int", value: 0n, type: intType }, expr);
  b2.jump(end, expr);
  b2.current = end;
  return b2.local(slot);
}
function lowerAssign(b2, expr) {
  const place = lowerPlace(b2, expr.target);
  if (expr.op === null) {
    if (expr.value.kind === "compoundLiteral") {
      lowerInitializer(b2, place, expr.value.value);
      return readPlace(place);
    }
    if (place.type.kind === "struct") {
      copyStruct(b2, place, expr.value, expr);
      return readPlace(place);
    }
    const value = lowerExpression(b2, expr.value);
    writePlace(b2, place, lowerCast(value, place.type), expr);
    return readPlace(place);
  }
  if (expr.op === "&&" || expr.op === "||" || expr.op === "==" || expr.op === "!=" || expr.op === "<" || expr.op === "<=" || expr.op === ">" || expr.op === ">=") {
    return unknown("not an assignment");
  }
  const right = lowerExpression(b2, expr.value);
  writePlace(b2, place, lowerCast(arithmetic2(expr.op, readPlace(place), right), place.type), expr);
  return readPlace(place);
}
function copyStruct(b2, to, value, span) {
  const { at, end } = b2.span(span);
  if (value.kind === "name" || value.kind === "member" || value.kind === "index" || value.kind === "unary" && value.op === "*") {
    b2.emit({ op: "copy", to, from: lowerPlace(b2, value), at, end });
    return;
  }
  lowerExpression(b2, value);
  b2.emit({ op: "fill", place: to, zero: false, at, end });
}
function lowerConditional(b2, expr) {
  const yes = b2.newBlock();
  const no = b2.newBlock();
  const end = b2.newBlock();
  const finish = (value, slot2) => {
    b2.set(slot2, lowerCast(value, b2.slots[slot2].type), expr);
    b2.jump(end, expr);
  };
  if (expr.then === null) {
    const test = lowerExpression(b2, expr.test);
    const slot2 = b2.temporary(typeOf2(test));
    b2.set(slot2, test, expr);
    branch(b2, b2.local(slot2), end, no, expr.test);
    b2.current = no;
    finish(lowerExpression(b2, expr.otherwise), slot2);
    b2.current = end;
    return b2.local(slot2);
  }
  lowerCondition(b2, expr.test, yes, no);
  b2.current = yes;
  const first = lowerExpression(b2, expr.then);
  const afterFirst = b2.current;
  b2.current = no;
  const second = lowerExpression(b2, expr.otherwise);
  const afterSecond = b2.current;
  const type = conditionalType(typeOf2(first), typeOf2(second));
  const slot = b2.temporary(type);
  b2.current = afterFirst;
  finish(first, slot);
  b2.current = afterSecond;
  finish(second, slot);
  b2.current = end;
  return type.kind === "void" ? unknown("void", voidType) : b2.local(slot);
}
function conditionalType(first, second) {
  if (first.kind === "pointer") return first;
  if (second.kind === "pointer") return second;
  if (first.kind === "int" && second.kind === "int") return commonType(first, second);
  return first.kind === "unknown" ? second : first;
}
function lowerStatementExpression(b2, expr) {
  const statements = expr.body.body;
  const last = statements.at(-1);
  b2.pushScope();
  for (const statement of statements.slice(0, -1)) lowerStatement(b2, statement);
  let result = unknown("a statement expression without a value", voidType);
  if (last?.kind === "expression") {
    const value = lowerExpression(b2, last.expr);
    const slot = b2.temporary(typeOf2(value));
    b2.set(slot, value, expr);
    result = b2.local(slot);
  } else if (last !== void 0) lowerStatement(b2, last);
  b2.popScope();
  return result;
}
function lowerGeneric(b2, expr) {
  const fallback = expr.choices.find((choice) => choice.type === null) ?? expr.choices[0];
  return expr.choices.length === 1 && fallback !== void 0 ? lowerExpression(b2, fallback.value) : unknown("a generic selection");
}

// server/src/core/ir/lower/guards.ts
function enterGuard(b2, className, args, span) {
  const guard = findGuard(b2, className, span);
  if (guard === null) return;
  openGuard(b2, guard, args, span, b2.env.text(b2.span(span).at, b2.span(span).end));
}
function lowerScopedGuard(b2, args, body, failure2, span) {
  const end = { block: b2.newBlock(), scope: b2.scope };
  b2.breaks.push(end);
  b2.continues.push(end);
  b2.pushScope();
  const guard = findGuard(b2, args[0], span);
  if (guard !== null) {
    const rest = args.slice(failure2 === null ? 1 : 2);
    openGuard(b2, guard, rest, span, "the scope of the guard ends");
  }
  lowerStatement(b2, body);
  b2.popScope();
  b2.breaks.pop();
  b2.continues.pop();
  b2.continueAt(end.block, span);
}
function enterClass(b2, className, variable, args, span) {
  const guard = findGuard(b2, className, span);
  if (guard === null || variable?.kind !== "name") return;
  const slot = b2.addSlot(variable.name, guardType(b2, guard), b2.addressTaken.has(variable.name), false);
  if (guard.kind === "code") {
    const init = guard.init;
    if (init !== null) {
      const value = expand(
        b2,
        `class ${variable.name}`,
        bindArguments(guard.parameters, args),
        span,
        () => lowerExpression(b2, init)
      );
      assign(b2, slot, value, span);
    }
  } else if (guard.enter !== null) {
    const lowered = args.map((arg) => lowerArgument(b2, arg));
    const result = b2.temporary(b2.slots[slot].type);
    b2.call(guard.enter, lowered, result, span, null);
    assign(b2, slot, b2.local(result), span);
  }
  b2.scope.names.set(variable.name, { kind: "slot", slot });
  addVariableCleanup(b2, guard, slot, span);
}
function addFreeCleanup(b2, className, slot, span) {
  const guard = b2.env.guard(className);
  if (guard === null) {
    b2.problem(span, `the cleanup class "${className}" is not known`);
    return;
  }
  addVariableCleanup(b2, guard, slot, span);
}
function findGuard(b2, className, span) {
  const name = className?.kind === "name" ? className.name : null;
  const guard = name === null ? null : b2.env.guard(name);
  if (guard === null) b2.problem(span, `the guard class "${name ?? "?"}" is not known`);
  return guard;
}
function guardType(b2, guard) {
  if (guard.kind === "code") return resolveType(b2.env, guard.type);
  const written = guard.enter === null ? null : b2.env.returns(guard.enter);
  return written === null ? unknownType : resolveType(b2.env, written);
}
function assign(b2, slot, value, span) {
  const { at, end } = b2.span(span);
  if (b2.slots[slot].inMemory) b2.emit({ op: "store", place: b2.placeOf(slot), value, at, end });
  else b2.set(slot, value, span);
}
function openGuard(b2, guard, args, span, why) {
  if (guard.kind === "calls") {
    const kept = args.map((arg) => keep(b2, lowerArgument(b2, arg), span));
    if (guard.enter !== null) b2.call(guard.enter, kept, null, span, null);
    b2.scope.cleanups.push({
      emit: () => {
        implicitCall(b2, guard.exit, kept, span, why);
      }
    });
    return;
  }
  const slot = b2.addSlot("_T", resolveType(b2.env, guard.type), false, false);
  const init = guard.init;
  const value = init === null ? args[0] === void 0 ? unknown("no argument") : lowerExpression(b2, args[0]) : expand(b2, "guard", bindArguments(guard.parameters, args), span, () => lowerExpression(b2, init));
  b2.set(slot, value, span);
  addVariableCleanup(b2, guard, slot, span);
}
function keep(b2, argument, span) {
  const slot = b2.temporary(typeOf2(argument.value));
  b2.set(slot, argument.value, span);
  return { value: b2.local(slot), place: null, slot: null, text: argument.text };
}
function addVariableCleanup(b2, guard, slot, span) {
  const { at, end } = b2.span(span);
  const where = { at, end };
  const emit = () => {
    const override = b2.spanOverride;
    b2.spanOverride = where;
    if (guard.kind === "code") runCode(b2, guard.exit, slot, where);
    else runCall(b2, guard, slot, where);
    b2.spanOverride = override;
  };
  b2.scope.cleanups.push({ emit });
}
function runCode(b2, exit, slot, span) {
  const scope = b2.scope;
  b2.scope = { parent: b2.root, names: /* @__PURE__ */ new Map([["_T", { kind: "slot", slot }]]), cleanups: [] };
  expand(b2, "cleanup", /* @__PURE__ */ new Map(), span, () => {
    for (const statement of exit) lowerStatement(b2, statement);
  });
  b2.scope = scope;
}
function runCall(b2, guard, slot, span) {
  const variable = b2.slots[slot];
  const value = variable.inMemory ? { kind: "load", place: b2.placeOf(slot), type: variable.type } : b2.local(slot);
  const argument = { value, place: null, slot: null, text: variable.name };
  const end = b2.newBlock();
  if (guard.ignores !== null) {
    const run = b2.newBlock();
    const zero2 = { kind: "int", value: 0n, type: unsignedLongType };
    const skip = guard.ignores === "negative" ? { kind: "compare", op: "<", left: value, right: zero2, signed: true, bits: 32 } : compare("==", value, { ...zero2, type: pointerTo(unknownType) });
    b2.terminate({ op: "branch", test: skip, then: end, otherwise: run, text: variable.name, negated: false, ...span });
    b2.current = run;
    if (guard.ignores === "null or error") skipErrors(b2, value, end, span, variable.name);
  }
  implicitCall(b2, guard.exit, [argument], span, `${variable.name} goes out of scope`);
  b2.continueAt(end, span);
}
function skipErrors(b2, value, end, span, text) {
  const run = b2.newBlock();
  const bound = { kind: "int", value: (1n << 64n) - 4095n, type: unsignedLongType };
  b2.terminate({
    op: "branch",
    test: { kind: "compare", op: "<=", left: bound, right: value, signed: false, bits: 64 },
    then: end,
    otherwise: run,
    text,
    negated: false,
    ...span
  });
  b2.current = run;
}

// server/src/core/ir/lower/calls.ts
function lowerCall(b2, call2, use) {
  const callee = call2.callee;
  if (callee.kind === "call" && callee.callee.kind === "name") {
    const form = b2.env.form(callee.callee.name);
    if (form === "guard") {
      enterGuard(b2, callee.args[0], call2.args, call2);
      return unknown("a guard", voidType);
    }
    if (form === "class") {
      enterClass(b2, callee.args[0], callee.args[1], call2.args, call2);
      return unknown("a class variable", voidType);
    }
  }
  if (callee.kind === "name") {
    const name = callee.name;
    const argument = withArgument(b2, name, (arg) => lowerCall(b2, { ...call2, callee: arg }, use));
    if (argument !== null) return argument.value;
    if (b2.lookup(name) === null) return lowerNamed(b2, name, call2, use);
  }
  return emitCall(b2, pointerCallee(b2, callee), call2, use, null);
}
function lowerNamed(b2, name, call2, use) {
  const form = b2.env.form(name);
  if (form !== null) {
    const value = lowerForm(b2, form, call2);
    if (value !== null) return value;
  }
  const declaring = use === "statement" ? b2.env.declaring(name) : null;
  if (declaring !== null && declareByMacro(b2, declaring, call2)) return unknown("a declaration", voidType);
  const macro = b2.env.macro(name);
  if (macro !== null && macro.kind !== "loop" && !inExpansion(b2, name)) {
    const args = bindArguments(macro.parameters, call2.args);
    if (macro.kind === "expression") return expand(b2, name, args, call2, () => lowerExpression(b2, macro.expr));
    b2.pushScope();
    expand(b2, name, args, call2, () => {
      for (const statement of macro.stmts) lowerStatement(b2, statement);
    });
    b2.popScope();
    return unknown("a macro without a value", voidType);
  }
  return emitCall(b2, { kind: "name", name }, call2, use, b2.env.returns(name));
}
function declareByMacro(b2, macro, call2) {
  const bound = bindArguments(macro.parameters, call2.args);
  const variable = bound.get(macro.declares);
  if (variable?.kind !== "name") return false;
  const span = { at: call2.at, end: call2.end };
  const items = macro.sets.flatMap(({ field, parameter }) => {
    const value = bound.get(parameter);
    return value === void 0 ? [] : [{ designators: [field], value, ...span }];
  });
  declare(b2, {
    name: variable.name,
    type: macro.type,
    init: items.length === 0 ? null : { kind: "initializer", items, ...span },
    isStatic: false,
    cleanup: null,
    ...span
  });
  return true;
}
function bindArguments(parameters, args) {
  const bound = /* @__PURE__ */ new Map();
  parameters.forEach((parameter, index) => {
    const argument = args[index];
    if (argument !== void 0) bound.set(parameter, argument);
  });
  return bound;
}
function pointerCallee(b2, callee) {
  const inner = callee.kind === "unary" && callee.op === "*" ? callee.operand : callee;
  const value = lowerExpression(b2, inner);
  if (value.kind === "function") return { kind: "name", name: value.name };
  if (value.kind === "load" && value.place.kind === "field") {
    const of = value.place.of.type;
    return { kind: "pointer", value, field: value.place.field, tag: of.kind === "struct" ? of.tag : null };
  }
  return { kind: "pointer", value, field: null, tag: null };
}
function emitCall(b2, callee, call2, use, returns) {
  const args = call2.args.map((arg) => lowerArgument(b2, arg));
  const type = returns !== null ? resolveType(b2.env, returns) : callee.kind === "pointer" ? returnOf(typeOf2(callee.value)) : unknownType;
  const wanted = use === "value" && type.kind !== "void";
  const result = wanted ? b2.temporary(type) : null;
  const { at, end } = b2.span(call2);
  b2.emit({ op: "call", result, resultType: type, callee, args, implicit: null, at, end });
  return result === null ? unknown("no value", voidType) : b2.local(result);
}
function returnOf(type) {
  const to = pointee(type);
  if (type.kind === "function") return type.returns;
  return to.kind === "function" ? to.returns : unknownType;
}
function lowerArgument(b2, arg) {
  const text = writtenText(b2, arg, b2.frame);
  if (arg.kind === "type") return { value: unknown("a type"), place: null, slot: null, text };
  if (arg.kind === "name" || arg.kind === "member" || arg.kind === "index" || arg.kind === "unary" && arg.op === "*") {
    if (arg.kind === "name" && b2.lookup(arg.name) === null && !(b2.frame?.args.has(arg.name) ?? false)) {
      return { value: lowerExpression(b2, arg), place: null, slot: null, text };
    }
    const place = lowerPlace(b2, arg);
    const value = readPlace(place);
    if (place.register !== void 0) return { value, place: null, slot: place.register, text };
    if (value.kind !== "load") return { value, place, slot: null, text };
    const slot = b2.temporary(typeOf2(value));
    b2.set(slot, value, arg);
    return { value: b2.local(slot), place, slot: null, text };
  }
  return { value: lowerExpression(b2, arg), place: null, slot: null, text };
}
function writtenText(b2, expr, frame3) {
  if (frame3 === null) return b2.env.text(expr.at, expr.end).trim();
  switch (expr.kind) {
    case "name": {
      const passed = frame3.args.get(expr.name);
      return passed === void 0 ? expr.name : writtenText(b2, passed, frame3.callerFrame);
    }
    case "member":
      return `${writtenText(b2, expr.object, frame3)}${expr.arrow ? "->" : "."}${expr.field}`;
    case "unary":
      return `${expr.op}${writtenText(b2, expr.operand, frame3)}`;
    case "call": {
      const args = expr.args.map((arg) => writtenText(b2, arg, frame3)).join(", ");
      return `${writtenText(b2, expr.callee, frame3)}(${args})`;
    }
    default:
      return expressionText(expr);
  }
}
function lowerForm(b2, form, call2) {
  const [first, second, third] = call2.args;
  switch (form) {
    case "same":
      return first === void 0 ? null : lowerExpression(b2, first);
    case "nothing":
      return unknown("no value", voidType);
    case "containerOf": {
      if (first === void 0 || second === void 0 || third?.kind !== "name") return null;
      const type = second.kind === "type" ? resolveType(b2.env, second.type) : second.kind === "name" ? resolveType(b2.env, { kind: "named", name: second.name }) : typeOfUnevaluated(b2, second);
      return { kind: "containerOf", operand: lowerExpression(b2, first), member: third.name, type: pointerTo(type) };
    }
    case "assign": {
      if (first === void 0 || second === void 0) return null;
      const value = lowerExpression(b2, second);
      const place = lowerPlace(b2, first);
      writePlace(b2, place, lowerCast(value, place.type), call2);
      return unknown("no value", voidType);
    }
    case "assignThrough": {
      if (first === void 0 || second === void 0) return null;
      const pointer = lowerExpression(b2, first);
      const value = lowerExpression(b2, second);
      const type = pointee(typeOf2(pointer));
      const place = pointer.kind === "addressOf" ? pointer.place : { kind: "deref", pointer, type };
      writePlace(b2, place, lowerCast(value, type), call2);
      return unknown("no value", voidType);
    }
    case "loadThrough": {
      if (first === void 0) return null;
      const pointer = lowerExpression(b2, first);
      return readPlace(
        pointer.kind === "addressOf" ? pointer.place : { kind: "deref", pointer, type: pointee(typeOf2(pointer)) }
      );
    }
    case "takePointer":
    case "returnPointer": {
      if (first === void 0) return null;
      const place = lowerPlace(b2, first);
      const kept = b2.temporary(place.type);
      b2.set(kept, readPlace(place), call2);
      writePlace(
        b2,
        place,
        { kind: "int", value: 0n, type: place.type.kind === "pointer" ? place.type : unsignedLongType },
        call2
      );
      if (form === "takePointer") return b2.local(kept);
      lowerReturn(b2, b2.local(kept), call2);
      return unknown("no value", voidType);
    }
    case "swap": {
      if (first === void 0 || second === void 0) return null;
      const left = lowerPlace(b2, first);
      const right = lowerPlace(b2, second);
      const kept = b2.temporary(left.type);
      b2.set(kept, readPlace(left), call2);
      writePlace(b2, left, readPlace(right), call2);
      writePlace(b2, right, b2.local(kept), call2);
      return unknown("no value", voidType);
    }
    case "configured": {
      if (first?.kind !== "name") return null;
      const known = b2.env.configuration({ kind: "enabled", name: first.name });
      if (known !== null) return { kind: "int", value: known ? 1n : 0n, type: boolType };
      return { kind: "constant", name: first.name, type: boolType };
    }
    default:
      return null;
  }
}
function typeOfUnevaluated(b2, expr) {
  if (expr.kind === "unary" && expr.op === "*" && expr.operand.kind === "name") {
    const binding = b2.lookup(expr.operand.name);
    if (binding?.kind === "slot") return pointee(b2.slots[binding.slot].type);
  }
  return unknownType;
}
function implicitCall(b2, name, args, span, why) {
  b2.call(name, args, null, span, why);
}

// server/src/core/ir/lower/macro-heads.ts
function lowerMacroLoop(b2, statement) {
  const macro = b2.env.isLoop(statement.name) ? null : b2.env.macro(statement.name);
  if (macro?.kind === "loop" && !inExpansion(b2, statement.name)) {
    lowerExpandedLoop(b2, statement, macro);
    return;
  }
  const args = statement.args.map((arg) => lowerArgument(b2, arg));
  const head = b2.newBlock();
  const inside = b2.newBlock();
  const end = b2.newBlock();
  b2.continueAt(head, statement);
  const span = { at: statement.at, end: statement.body.at };
  b2.terminate({ op: "iterate", loop: statement.name, args, body: inside, done: end, ...b2.span(span) });
  b2.current = inside;
  lowerLoopBody(b2, statement.body, end, head);
  b2.jump(head, span);
  b2.current = end;
}
function lowerExpandedLoop(b2, statement, macro) {
  const outer = { frame: b2.frame, override: b2.spanOverride };
  const args = bindArguments(macro.parameters, statement.args);
  b2.pushScope();
  expand(b2, statement.name, args, { at: statement.at, end: statement.body.at }, () => {
    const lowerUser = () => {
      const own = b2.userBodies.pop();
      const inner = { frame: b2.frame, override: b2.spanOverride };
      b2.frame = outer.frame;
      b2.spanOverride = outer.override;
      lowerStatement(b2, statement.body);
      b2.frame = inner.frame;
      b2.spanOverride = inner.override;
      if (own !== void 0) b2.userBodies.push(own);
    };
    b2.userBodies.push({ frame: b2.frame, at: macro.bodyAt, lower: lowerUser });
    for (const inner of macro.stmts) lowerStatement(b2, inner);
    b2.userBodies.pop();
  });
  b2.popScope();
}
function lowerMacroBlock(b2, statement) {
  const form = b2.env.form(statement.name);
  if (form === "scopedGuard") {
    lowerScopedGuard(b2, statement.args, statement.body, null, statement);
    return;
  }
  if (form === "scopedConditionalGuard") {
    lowerScopedGuard(b2, statement.args, statement.body, statement.args[1] ?? null, statement);
    return;
  }
  const macro = b2.env.macro(statement.name);
  if (macro?.kind === "loop") {
    lowerMacroLoop(b2, { ...statement, kind: "macroLoop" });
    return;
  }
  for (const arg of statement.args) lowerArgument(b2, arg);
  const inside = b2.newBlock();
  const end = b2.newBlock();
  b2.problem(statement, `the macro "${statement.name}" heads a block and is not known`);
  b2.terminate({ op: "choose", targets: [inside, end], why: statement.name, ...b2.span(statement) });
  b2.current = inside;
  lowerStatement(b2, statement.body);
  b2.continueAt(end, statement);
}

// server/src/core/ir/lower/switches.ts
function lowerSwitch(b2, statement) {
  const subject = lowerExpression(b2, statement.subject);
  const slot = b2.temporary(typeOf2(subject));
  b2.set(slot, subject, statement.subject);
  const from = b2.current;
  const end = b2.newBlock();
  b2.current = b2.newBlock();
  const context = {
    cases: [],
    otherwise: null
  };
  b2.switches.push(context);
  b2.breaks.push({ block: end, scope: b2.scope });
  b2.pushScope();
  lowerStatement(b2, statement.body);
  b2.popScope();
  b2.jump(end, statement);
  b2.breaks.pop();
  b2.switches.pop();
  b2.blocks[from].terminator = {
    op: "switch",
    subject: b2.local(slot),
    text: b2.env.text(statement.subject.at, statement.subject.end),
    cases: context.cases,
    otherwise: context.otherwise ?? end,
    ...b2.span(statement.subject)
  };
  b2.current = end;
}
function lowerCase(b2, statement) {
  const context = b2.switches.at(-1);
  const block = b2.newBlock();
  b2.continueAt(block, statement);
  if (context === void 0) {
    b2.problem(statement, "a case label outside a switch");
    return;
  }
  if (statement.low === null) {
    context.otherwise = block;
    return;
  }
  const low = constantOf2(b2, statement.low);
  const high = statement.high === null ? low : constantOf2(b2, statement.high);
  context.cases.push({
    low,
    high,
    name: b2.env.text(statement.low.at, (statement.high ?? statement.low).end),
    to: block
  });
}
function constantOf2(b2, expr) {
  const kept = b2.current;
  b2.current = b2.newBlock();
  const value = fold2(lowerExpression(b2, expr));
  b2.current = kept;
  return value;
}
function fold2(value) {
  if (value.kind === "int") return value.value;
  if (value.kind === "cast") return fold2(value.operand);
  if (value.kind === "unary") {
    const operand = fold2(value.operand);
    if (operand === null) return null;
    return value.op === "-" ? -operand : value.op === "~" ? ~operand : operand === 0n ? 1n : 0n;
  }
  if (value.kind !== "binary") return null;
  const left = fold2(value.left);
  const right = fold2(value.right);
  if (left === null || right === null) return null;
  const result = value.op === "+" ? left + right : value.op === "-" ? left - right : value.op === "*" ? left * right : value.op === "|" ? left | right : value.op === "&" ? left & right : value.op === "^" ? left ^ right : value.op === "<<" && right >= 0n && right < 64n ? left << right : value.op === ">>" && right >= 0n && right < 64n ? left >> right : null;
  if (result === null) return null;
  return isSigned(value.type) ? BigInt.asIntN(64, result) : BigInt.asUintN(64, result);
}

// server/src/core/ir/lower/statements.ts
var maxStatementDepth = 400;
function lowerStatement(b2, statement) {
  if (b2.depth > maxStatementDepth) {
    b2.problem(statement, "nested too deeply");
    return;
  }
  b2.depth++;
  lower2(b2, statement);
  b2.depth--;
}
function lower2(b2, statement) {
  switch (statement.kind) {
    case "block":
      b2.pushScope();
      for (const inner of statement.body) lowerStatement(b2, inner);
      b2.popScope();
      return;
    case "expression":
      if (statement.expr.kind === "call") lowerCall(b2, statement.expr, "statement");
      else lowerExpression(b2, statement.expr);
      return;
    case "declaration":
      for (const variable of statement.variables) declare(b2, variable);
      return;
    case "if":
      lowerIf(b2, statement);
      return;
    case "while":
      lowerLoop(b2, statement, null, statement.test, null, statement.body);
      return;
    case "doWhile":
      lowerDoWhile(b2, statement);
      return;
    case "for":
      b2.pushScope();
      lowerLoop(b2, statement, statement.init, statement.test, statement.update, statement.body);
      b2.popScope();
      return;
    case "switch":
      lowerSwitch(b2, statement);
      return;
    case "case":
      lowerCase(b2, statement);
      return;
    case "label": {
      const block = b2.newBlock();
      b2.labels.set(statement.name, { block, scope: b2.scope });
      b2.continueAt(block, statement);
      return;
    }
    case "goto": {
      const block = b2.newBlock();
      b2.jump(block, statement);
      b2.gotos.push({ block, scope: b2.scope, label: statement.label, span: b2.span(statement) });
      return;
    }
    case "computedGoto": {
      lowerExpression(b2, statement.target);
      b2.problem(statement, "a computed goto");
      b2.terminate({ op: "hole", ...b2.span(statement) });
      return;
    }
    case "break":
      leaveFor(b2, b2.breaks.at(-1), statement);
      return;
    case "continue":
      leaveFor(b2, b2.continues.at(-1), statement);
      return;
    case "return": {
      const value = statement.value === null ? null : lowerExpression(b2, statement.value);
      lowerReturn(b2, value, statement);
      return;
    }
    case "empty": {
      const user = b2.userBodies.at(-1);
      if (user !== void 0 && user.frame === b2.frame && user.at === statement.at) user.lower();
      return;
    }
    case "macroLoop":
      lowerMacroLoop(b2, statement);
      return;
    case "macroBlock":
      lowerMacroBlock(b2, statement);
      return;
    case "asm":
      for (const output of statement.outputs) {
        const place = lowerPlace(b2, output);
        const span = b2.span(statement);
        if (place.register !== void 0)
          b2.set(place.register, { kind: "unknown", why: "inline assembly", type: place.type }, statement);
        else b2.emit({ op: "forget", place, ...span });
      }
      return;
    case "config":
      lowerConfig(b2, statement);
      return;
    case "hole":
      b2.terminate({ op: "hole", ...b2.span(statement) });
      return;
  }
}
function lowerReturn(b2, value, span) {
  let result = value;
  if (value !== null && b2.returns.kind !== "void") {
    const slot = b2.temporary(b2.returns.kind === "unknown" ? typeOf2(value) : b2.returns);
    b2.set(slot, lowerCast(value, b2.slots[slot].type), span);
    result = b2.local(slot);
  }
  b2.leaveTo(null);
  b2.terminate({ op: "return", value: b2.returns.kind === "void" ? null : result, ...b2.span(span) });
}
function declare(b2, variable) {
  const type = variable.type.kind === "typeof" || variable.type.kind === "unknown" ? declaredLike(b2, variable.type, variable.init) : resolveType(b2.env, variable.type);
  if (variable.isStatic) {
    b2.scope.names.set(variable.name, { kind: "global", name: `static ${variable.name}`, type });
    return;
  }
  if (type.kind === "function") return;
  const aggregate = type.kind === "struct" || type.kind === "array";
  const slot = b2.addSlot(variable.name, type, aggregate || b2.addressTaken.has(variable.name), false);
  if (variable.init !== null) {
    const place = b2.placeOf(slot);
    if (b2.slots[slot].inMemory) {
      lowerInitializer(b2, place, variable.init);
    } else {
      const init = variable.init.kind === "initializer" ? variable.init.items[0]?.value ?? zero(variable.init) : variable.init;
      b2.set(slot, lowerCast(lowerExpression(b2, init), type), variable);
    }
  } else if (b2.slots[slot].inMemory) b2.emit({ op: "fill", place: b2.placeOf(slot), zero: false, ...b2.span(variable) });
  b2.scope.names.set(variable.name, { kind: "slot", slot });
  if (variable.cleanup !== null) addFreeCleanup(b2, variable.cleanup, slot, variable);
}
function zero(span) {
  return { kind: "int", value: 0n, signed: true, bits: 32, at: span.at, end: span.end };
}
function declaredLike(b2, written, init) {
  const kept = b2.current;
  const scratch = b2.newBlock();
  b2.current = scratch;
  const problems = b2.problems.length;
  const of = written.kind === "typeof" ? written.of : init;
  const type = of === null || of.kind === "initializer" ? { kind: "unknown" } : of.kind === "type" ? resolveType(b2.env, of.type) : typeOf2(lowerExpression(b2, of));
  b2.problems.length = problems;
  b2.current = kept;
  return type;
}
function lowerIf(b2, statement) {
  const yes = b2.newBlock();
  const end = b2.newBlock();
  const no = statement.otherwise === null ? end : b2.newBlock();
  lowerCondition(b2, statement.test, yes, no);
  b2.current = yes;
  b2.pushScope();
  lowerStatement(b2, statement.then);
  b2.popScope();
  b2.jump(end, statement.then);
  if (statement.otherwise !== null) {
    b2.current = no;
    b2.pushScope();
    lowerStatement(b2, statement.otherwise);
    b2.popScope();
    b2.jump(end, statement.otherwise);
  }
  b2.current = end;
}
function lowerLoop(b2, span, init, test, update, body) {
  if (init !== null) lowerStatement(b2, init);
  const head = b2.newBlock();
  const inside = b2.newBlock();
  const next = b2.newBlock();
  const end = b2.newBlock();
  b2.continueAt(head, span);
  if (test === null) b2.jump(inside, span);
  else lowerCondition(b2, test, inside, end);
  b2.current = inside;
  lowerLoopBody(b2, body, end, next);
  b2.continueAt(next, span);
  if (update !== null) lowerExpression(b2, update);
  b2.jump(head, span);
  b2.current = end;
}
function lowerLoopBody(b2, body, onBreak, onContinue) {
  b2.breaks.push({ block: onBreak, scope: b2.scope });
  b2.continues.push({ block: onContinue, scope: b2.scope });
  b2.pushScope();
  lowerStatement(b2, body);
  b2.popScope();
  b2.breaks.pop();
  b2.continues.pop();
}
function lowerDoWhile(b2, statement) {
  const inside = b2.newBlock();
  const next = b2.newBlock();
  const end = b2.newBlock();
  b2.continueAt(inside, statement);
  lowerLoopBody(b2, statement.body, end, next);
  b2.continueAt(next, statement);
  lowerCondition(b2, statement.test, inside, end);
  b2.current = end;
}
function leaveFor(b2, target, span) {
  if (target === void 0) {
    b2.problem(span, "a break or continue outside a loop");
    b2.terminate({ op: "unreachable", ...b2.span(span) });
    return;
  }
  b2.leaveTo(target.scope);
  b2.jump(target.block, span);
}
function lowerConfig(b2, statement) {
  const known = b2.env.configuration(statement.condition);
  if (known !== null) {
    for (const inner of known ? statement.then : statement.otherwise) lowerStatement(b2, inner);
    return;
  }
  const yes = b2.newBlock();
  const no = b2.newBlock();
  const end = b2.newBlock();
  b2.terminate({ op: "config", condition: statement.condition, then: yes, otherwise: no, ...b2.span(statement) });
  b2.current = yes;
  for (const inner of statement.then) lowerStatement(b2, inner);
  b2.jump(end, statement);
  b2.current = no;
  for (const inner of statement.otherwise) lowerStatement(b2, inner);
  b2.jump(end, statement);
  b2.current = end;
}

// server/src/core/ir/lower/lower.ts
function lowerFunction(env, source) {
  const returns = resolveType(env, source.returns);
  const b2 = new Builder(env, returns, readNameUse(source.body).addressTaken);
  const entry2 = b2.current;
  const parameters = source.parameters.map((parameter) => declareParameter(b2, parameter));
  lowerStatement(b2, source.body);
  b2.terminate(source.closed ? { op: "return", value: null, ...source.closing } : { op: "hole", ...source.closing });
  resolveGotos(b2);
  const { blocks: blocks2, entry: first } = pruneBlocks(b2.blocks, entry2);
  return {
    name: source.name,
    returns,
    slots: b2.slots,
    parameters,
    blocks: blocks2,
    entry: first,
    assumes: source.assumes,
    problems: b2.problems
  };
}
function declareParameter(b2, parameter) {
  const type = resolveType(b2.env, parameter.type);
  const decayed = type.kind === "array" ? { kind: "pointer", to: type.of } : type;
  const incoming = b2.addSlot(parameter.name, decayed, false, false);
  if (!b2.addressTaken.has(parameter.name) || decayed.kind === "struct") {
    b2.scope.names.set(parameter.name, { kind: "slot", slot: incoming });
    return incoming;
  }
  const home = b2.addSlot(parameter.name, decayed, true, false);
  b2.emit({ op: "store", place: b2.placeOf(home), value: b2.local(incoming), at: parameter.at, end: parameter.end });
  b2.scope.names.set(parameter.name, { kind: "slot", slot: home });
  return incoming;
}
function resolveGotos(b2) {
  for (const pending of b2.gotos) {
    const target = b2.labels.get(pending.label);
    b2.current = pending.block;
    if (target === void 0) {
      b2.problem(pending.span, `the label "${pending.label}" is not there`);
      continue;
    }
    b2.scope = pending.scope;
    for (let scope = pending.scope; scope !== null && !encloses(scope, target.scope); scope = scope.parent) {
      b2.scope = scope;
      for (let i = scope.cleanups.length - 1; i >= 0; i--) scope.cleanups[i].emit();
    }
    b2.jump(target.block, pending.span);
  }
}
function pruneBlocks(blocks2, entry2) {
  const order2 = [];
  const seen = /* @__PURE__ */ new Set([entry2]);
  const work = [
    { block: entry2, next: successors(blocks2[entry2].terminator).reverse() }
  ];
  while (work.length > 0) {
    const top = work[work.length - 1];
    const next = top.next.shift();
    if (next === void 0) {
      order2.push(top.block);
      work.pop();
    } else if (!seen.has(next)) {
      seen.add(next);
      work.push({ block: next, next: successors(blocks2[next].terminator).reverse() });
    }
  }
  order2.reverse();
  const number2 = new Map(order2.map((block, index) => [block, index]));
  const renumber = (block) => number2.get(block) ?? 0;
  return {
    blocks: order2.map((block) => ({
      instructions: blocks2[block].instructions,
      terminator: retarget(blocks2[block].terminator, renumber)
    })),
    entry: 0
  };
}
function successors(terminator) {
  switch (terminator.op) {
    case "jump":
      return [terminator.to];
    case "branch":
    case "config":
      return [terminator.then, terminator.otherwise];
    case "switch":
      return [...terminator.cases.map((c3) => c3.to), terminator.otherwise];
    case "iterate":
      return [terminator.body, terminator.done];
    case "choose":
      return [...terminator.targets];
    case "return":
    case "unreachable":
    case "hole":
      return [];
  }
}
function retarget(terminator, to) {
  switch (terminator.op) {
    case "jump":
      return { ...terminator, to: to(terminator.to) };
    case "branch":
    case "config":
      return { ...terminator, then: to(terminator.then), otherwise: to(terminator.otherwise) };
    case "switch":
      return {
        ...terminator,
        cases: terminator.cases.map((c3) => ({ ...c3, to: to(c3.to) })),
        otherwise: to(terminator.otherwise)
      };
    case "iterate":
      return { ...terminator, body: to(terminator.body), done: to(terminator.done) };
    case "choose":
      return { ...terminator, targets: terminator.targets.map(to) };
    case "return":
    case "unreachable":
    case "hole":
      return terminator;
  }
}

// server/src/core/machine/failed-allocation.ts
function failAllocation(state, failed2) {
  state.unasked = [...state.unasked.filter(({ value }) => value !== failed2.value), failed2];
}
function askOf(state, value) {
  if (state.unasked.some((failed2) => failed2.value === value))
    state.unasked = state.unasked.filter((failed2) => failed2.value !== value);
}
function askOfStored(state, object) {
  if (state.unasked.length === 0) return;
  askOf(state, object);
  for (const value of state.memory.of(object).values()) askOf(state, value);
}
function joinUnasked(into, other) {
  if (into.unasked.length > 0)
    into.unasked = into.unasked.filter(({ value }) => other.unasked.some((failed2) => failed2.value === value));
}

// server/src/core/machine/fresh.ts
var repeatable = "*";
var maxPerSite = 6;
function freshSymbol(m, state, key, name, type = unknownType, uses = usesOf(state)) {
  if (!key.includes(repeatable)) return m.terms.symbol(key, name, type);
  for (let count2 = 0; ; count2++) {
    const numbered = `${key}#${count2}`;
    const isNew = !m.terms.hasSymbol(numbered);
    const term = m.terms.symbol(numbered, name, type);
    if (isNew || count2 >= maxPerSite || !uses.has(term)) {
      if (!isNew) dropFacts(state, term);
      uses.add(term);
      return term;
    }
  }
}
function freshObject(m, state, key, objectClass, zeroed2, type = unknownType, uses = usesOf(state)) {
  if (!key.includes(repeatable)) return m.terms.object(key, 0, objectClass, zeroed2, type);
  for (let count2 = 0; ; count2++) {
    const term = m.terms.object(key, count2, objectClass, zeroed2, type);
    if (count2 < maxPerSite && (state.references.has(term) || uses.has(term))) continue;
    dropFacts(state, term);
    if (state.freed.has(term)) state.writeFreed().delete(term);
    if (state.references.has(term)) state.writeReferences().delete(term);
    if (state.attached.has(term)) state.writeAttached().delete(term);
    for (const location of [...state.memory.keys()])
      if (containsTerm(location, term)) state.writeMemory().delete(location);
    for (const location of [...state.epochs.keys()])
      if (containsTerm(location, term)) state.writeEpochs().delete(location);
    return term;
  }
}
function usesOf(state) {
  let parts = null;
  const added = /* @__PURE__ */ new Set();
  return {
    has: (term) => added.has(term) || (parts ??= collectParts(state)).has(term),
    add: (term) => added.add(term)
  };
}
function sharedUses(uses) {
  const added = /* @__PURE__ */ new Set();
  return { has: (term) => added.has(term) || uses.has(term), add: (term) => added.add(term) };
}
function collectParts(state) {
  const parts = /* @__PURE__ */ new Set();
  const collect3 = (term) => {
    visitTerm(term, (part) => {
      if (parts.has(part)) return false;
      parts.add(part);
      return true;
    });
  };
  for (const local of state.locals) if (local !== void 0) collect3(local);
  for (const [location, value] of state.memory) {
    collect3(location);
    collect3(value);
  }
  for (const object of state.references.keys()) collect3(object);
  for (const object of state.freed.keys()) collect3(object);
  for (const lock of state.locks.values()) collect3(lock.on);
  return parts;
}
function dropFacts(state, term) {
  const doomed = [];
  for (const subject of state.facts.keys()) if (subject.ofPath && containsTerm(subject, term)) doomed.push(subject);
  for (const subject of doomed) state.writeFacts().delete(subject);
  for (const object of state.freed.keys()) if (containsTerm(object, term)) state.writeFreed().delete(object);
}

// server/src/core/machine/loosen-reference.ts
function loosenReference(state, object, because) {
  const known = state.references.get(object);
  if (known?.uncertain === null) state.writeReferences().set(object, { ...known, uncertain: because });
}

// server/src/core/machine/store.ts
var zeroed = -1;
function factOf(state, term) {
  const known = state.facts.get(term);
  if (known !== void 0 && known.unsignedMin === known.unsignedMax) return known;
  const shape = factOfShape(term, (part) => factOf(state, part));
  if (known === void 0) return shape;
  return both2(shape, known) ?? known;
}
function restrict(state, term, fact) {
  const before = factOf(state, term);
  const after = both2(before, fact);
  if (after === null) return false;
  if (after === before || term.kind === "int") return true;
  state.learn(term, after);
  return refine(state, term, after);
}
function refine(state, term, fact) {
  if (term.kind !== "op") return true;
  const [left, right] = term.args;
  if (left === void 0 || right === void 0) return true;
  const value = singleValue(fact);
  switch (term.op) {
    case "==":
    case "<u":
    case "<s":
    case "<=u":
    case "<=s":
      return value === null || order(state, term.op, left, right, value !== 0n);
    case "&": {
      if (right.kind !== "int" && left.kind !== "int") return true;
      const [other, mask] = right.kind === "int" ? [left, right.value] : [right, left.value];
      if (value === 0n) return restrict(state, other, { ...anything, clear: mask });
      if (value !== null) return restrict(state, other, { ...anything, set: value & mask, clear: mask & ~value });
      const oneBit = mask !== 0n && (mask & mask - 1n) === 0n;
      if (oneBit && (fact.not.includes(0n) || fact.unsignedMin > 0n))
        return restrict(state, other, { ...anything, set: mask });
      return true;
    }
    default:
      return true;
  }
}
function order(state, op, left, right, truth2) {
  const a2 = factOf(state, left);
  const b2 = factOf(state, right);
  switch (op) {
    case "==": {
      if (truth2) return restrict(state, left, b2) && restrict(state, right, a2);
      const onlyRight = singleValue(b2);
      const onlyLeft = singleValue(a2);
      if (onlyRight !== null) {
        const rest = excluding(a2, onlyRight);
        return rest !== null && restrict(state, left, rest);
      }
      if (onlyLeft !== null) {
        const rest = excluding(b2, onlyLeft);
        return rest !== null && restrict(state, right, rest);
      }
      return true;
    }
    case "<u":
      return truth2 ? below(state, left, right, "unsigned", 1n) : below(state, right, left, "unsigned", 0n);
    case "<=u":
      return truth2 ? below(state, left, right, "unsigned", 0n) : below(state, right, left, "unsigned", 1n);
    case "<s":
      return truth2 ? below(state, left, right, "signed", 1n) : below(state, right, left, "signed", 0n);
    case "<=s":
      return truth2 ? below(state, left, right, "signed", 0n) : below(state, right, left, "signed", 1n);
    default:
      return true;
  }
}
function below(state, small, large, reading, gap) {
  const a2 = factOf(state, small);
  const b2 = factOf(state, large);
  if (reading === "unsigned") {
    if (b2.unsignedMax < gap) return false;
    return restrict(state, small, { ...anything, unsignedMax: b2.unsignedMax - gap }) && restrict(state, large, {
      ...anything,
      unsignedMin: a2.unsignedMin + gap > (1n << 64n) - 1n ? (1n << 64n) - 1n : a2.unsignedMin + gap
    });
  }
  return restrict(state, small, { ...anything, signedMax: b2.signedMax - gap }) && restrict(state, large, { ...anything, signedMin: a2.signedMin + gap });
}
function assume(state, term, truth2) {
  if (term.kind === "int") return term.value !== 0n === truth2;
  if (truth2) {
    const rest = excluding(factOf(state, term), 0n);
    return rest !== null && restrict(state, term, rest);
  }
  return restrict(state, term, exactly(0n));
}
function truthOf(state, term) {
  const fact = factOf(state, term);
  const value = singleValue(fact);
  if (value !== null) return value !== 0n;
  return fact.unsignedMin > 0n || fact.not.includes(0n) ? true : null;
}
function compareTerms(terms, state, op, left, right, signed) {
  if (op === "==") return equality(terms, state, left, right);
  if (left === right) return op === "<=" ? terms.one : terms.zero;
  const a2 = factOf(state, left);
  const b2 = factOf(state, right);
  const [aMin, aMax, bMin, bMax] = signed ? [a2.signedMin, a2.signedMax, b2.signedMin, b2.signedMax] : [a2.unsignedMin, a2.unsignedMax, b2.unsignedMin, b2.unsignedMax];
  if (op === "<") {
    if (aMax < bMin) return terms.one;
    if (aMin >= bMax) return terms.zero;
    return decided(terms, state, terms.op(signed ? "<s" : "<u", [left, right], 1));
  }
  if (aMax <= bMin) return terms.one;
  if (aMin > bMax) return terms.zero;
  return equality(terms, state, decided(terms, state, terms.op(signed ? "<s" : "<u", [right, left], 1)), terms.zero);
}
function decided(terms, state, term) {
  const truth2 = truthOf(state, term);
  return truth2 === null ? term : truth2 ? terms.one : terms.zero;
}
function equality(terms, state, left, right) {
  if (left === right) return terms.one;
  if (left.kind === "int" && right.kind === "int") return left.value === right.value ? terms.one : terms.zero;
  if (distinct(left, right)) return terms.zero;
  const difference2 = terms.subtract(left, right, 64);
  if (difference2.kind === "int") return difference2.value === 0n ? terms.one : terms.zero;
  let a2 = left;
  let b2 = right;
  if (difference2.kind === "sum" && difference2.parts.length === 1 && difference2.parts[0].factor === 1n) {
    a2 = difference2.parts[0].term;
    b2 = terms.int(-difference2.constant, 64);
  } else if (difference2.kind !== "sum") {
    a2 = difference2;
    b2 = terms.zero;
  }
  const fa = factOf(state, a2);
  const fb = factOf(state, b2);
  if (both2(fa, fb) === null) return terms.zero;
  const va = singleValue(fa);
  const vb = singleValue(fb);
  if (va !== null && va === vb) return terms.one;
  if (a2.kind === "op" && a2.bits === 1 && vb === 1n) return a2;
  if (a2.kind === "op" && a2.op === "==" && vb === 0n && a2.args[1] === terms.zero && isCondition(a2.args[0]))
    return a2.args[0];
  const [x, y] = b2.kind === "int" || a2.kind !== "int" && a2.id < b2.id ? [a2, b2] : [b2, a2];
  return decided(terms, state, terms.op("==", [x, y], 1));
}
function isCondition(term) {
  return term.kind === "op" && term.bits === 1;
}
function distinct(left, right) {
  const a2 = rootOf(left);
  const b2 = rootOf(right);
  if (a2 === b2) return false;
  if (a2.kind === "object" || b2.kind === "object") {
    const other = a2.kind === "object" ? b2 : a2;
    return other.kind !== "op" && other.kind !== "sum" && other.kind !== "container";
  }
  return isOwnStorage(a2) && isOwnStorage(b2);
}
function isOwnStorage(term) {
  return term.kind === "variable" || term.kind === "global" || term.kind === "function" || term.kind === "string";
}
function load(terms, state, location, type = unknownType) {
  const known = state.memory.get(location);
  if (known !== void 0) return known;
  const epoch = epochOf(state, location);
  if (epoch === zeroed) return terms.zero;
  return terms.initial(location, epoch, type);
}
function epochOf(state, location) {
  let term = location;
  for (; ; ) {
    const epoch = state.epochs.get(term);
    if (epoch !== void 0) return epoch;
    if (term.kind === "field" || term.kind === "element") term = term.of;
    else return term.kind === "object" && term.zeroed ? zeroed : 0;
  }
}
function store(state, location, value) {
  dropInside(state, location);
  state.writeMemory().set(location, value);
  if (location.kind === "element") forgetSiblings(state, location);
}
function isCount(location, value) {
  return value.kind === "sum" || value.kind === "initial" && value.location === location;
}
function forget(state, location) {
  if (state.references.size > 0) loosenHeld(state, location);
  dropInside(state, location);
  if (state.memory.has(location)) state.writeMemory().delete(location);
  state.writeEpochs().set(location, Math.max(epochOf(state, location), 0) + 1);
}
function loosenHeld(state, location) {
  for (const [place, value] of state.memory.of(rootOf(location))) {
    if (isWithin(place, location)) loosenReference(state, rootOf(value), "memory that led to it changed");
  }
}
function fillZero(state, location) {
  dropInside(state, location);
  if (state.memory.has(location)) state.writeMemory().delete(location);
  state.writeEpochs().set(location, zeroed);
}
function copyMembers(terms, state, to, from) {
  if (to === from) return;
  const moved2 = [];
  for (const [location, value] of state.memory.of(rootOf(from))) {
    const place = rebase(terms, location, from, to);
    if (place !== null) moved2.push([place, value]);
  }
  if (epochOf(state, from) === zeroed) fillZero(state, to);
  else forget(state, to);
  for (const [location, value] of moved2) state.writeMemory().set(location, value);
}
function rebase(terms, location, from, to) {
  if (location === from) return to;
  if (location.kind === "field") {
    const of = rebase(terms, location.of, from, to);
    return of === null ? null : terms.field(of, location.field);
  }
  if (location.kind === "element") {
    const of = rebase(terms, location.of, from, to);
    return of === null ? null : terms.element(of, location.index);
  }
  return null;
}
function dropInside(state, location) {
  if (!location.hasPlaces) return;
  for (const place of state.memory.inside(location)) state.writeMemory().delete(place);
  for (const place of state.epochs.inside(location)) state.writeEpochs().delete(place);
}
function forgetSiblings(state, location) {
  const doomed = [];
  for (const place of state.memory.of(rootOf(location)).keys()) {
    if (place === location || place.kind !== "element" || place.of !== location.of) continue;
    if (place.index.kind === "int" && location.index.kind === "int") continue;
    doomed.push(place);
  }
  for (const place of doomed) {
    loosenReference(state, rootOf(state.memory.get(place)), "an element of an array may lead to it");
    state.writeMemory().delete(place);
  }
}

// server/src/core/machine/collections.ts
function collectionOf(m, state, bounds) {
  const head = bounds[0];
  const entries = head === void 0 ? m.terms.zero : load(m.terms, state, entriesOf(m, head));
  return m.terms.op("collection", [...bounds, entries], 64);
}
function presentTerm(m, collection, number2) {
  return m.terms.op("present", [collection, m.terms.int(BigInt(number2), 64)], 1, {
    kind: "int",
    bits: 1,
    signed: false
  });
}
function entryTerm(m, collection, number2, parameter) {
  return m.terms.op(`entry ${parameter}`, [collection, m.terms.int(BigInt(number2), 64)], 64);
}
function presentEntry(term) {
  return term.kind === "op" && term.op === "present" ? entryOf(term) : null;
}
function boundEntry(term) {
  return term.kind === "op" && term.op.startsWith("entry ") ? entryOf(term) : null;
}
function entryOf({ args: [collection, number2] }) {
  return collection === void 0 || number2?.kind !== "int" ? null : { collection, number: number2.value };
}
function changeEntries(m, state, head) {
  const location = entriesOf(m, head);
  store(state, location, m.terms.op("changed", [load(m.terms, state, location)], 64));
}
function entriesOf(m, head) {
  return m.terms.field(head, "#entries");
}

// server/src/core/kernel/objects.ts
var folioOfPage = "page_folio";
var pageOfFolio = /* @__PURE__ */ new Set(["folio_page", "folio_file_page", "folio_head_page"]);
var privateField = "private";
var pageType = "struct page";
var contentFields = /* @__PURE__ */ new Set(["counter", "refs", "refcount"]);
var frameOfPage = /* @__PURE__ */ new Set(["page_to_pfn"]);
var frameOfFolio = /* @__PURE__ */ new Set(["folio_pfn", "folio_file_pfn"]);
var pageOfFrame = /* @__PURE__ */ new Set(["pfn_to_page", "pfn_folio"]);
var addressOfPage = /* @__PURE__ */ new Set([
  "page_address",
  "folio_address",
  "page_to_virt",
  "lowmem_page_address"
]);
var mappingOfPage = /* @__PURE__ */ new Set([
  "kmap_local_page",
  "kmap_atomic",
  "kmap",
  "kmap_local_folio"
]);

// server/src/core/machine/objects.ts
function pureName(name) {
  return `fn:${name}`;
}
function pureFunction(term) {
  const prefix = pureName("");
  return term.kind === "op" && term.op.startsWith(prefix) ? term.op.slice(prefix.length) : null;
}
function objectOf(m, binding, place, value) {
  const folio2 = folioAround(value);
  if (folio2 !== null) return folio2;
  return placeType(binding, place).startsWith(pageType) ? folioOf(m, value) : value;
}
function folioOf(m, page) {
  return m.terms.op(pureName(folioOfPage), [page], 64);
}
function folioAround(value) {
  if (value.kind === "object") return value.objectClass === "folio" ? value : null;
  const name = pureFunction(value);
  const [inner] = value.kind === "op" ? value.args : [];
  if (name === null || inner === void 0) return null;
  if (pageOfFolio.has(name) || frameOfFolio.has(name)) return inner;
  if (pageOfFrame.has(name)) return folioAround(inner) ?? inner;
  return frameOfPage.has(name) || addressOfPage.has(name) || name === folioOfPage ? folioAround(inner) : null;
}
function pageAtAddress(address) {
  return address.kind === "op" && addressOfPage.has(pureFunction(address) ?? "") ? address.args[0] ?? null : null;
}
function placeType(binding, place) {
  const name = place.replace(/^[*&\s]+/, "");
  if (/->|\./.test(name)) return "";
  return name === "result" ? binding.prototype.returns : binding.prototype.parameters.find((parameter) => parameter.name === name)?.type ?? "";
}

// server/src/core/kernel/lock-rules.ts
var rules = {
  "folio lock": { atomic: false, nests: false, handedOver: true },
  invalidate_lock: { atomic: false, nests: false },
  mmu_lock: { atomic: true, nests: false },
  mmap_lock: { atomic: false, nests: false, handedOver: true },
  mutex: { atomic: false, nests: false },
  spinlock: { atomic: true, nests: false },
  rwlock: { atomic: true, nests: false },
  rwsem: { atomic: false, nests: false },
  rcu: { atomic: true, nests: true },
  srcu: { atomic: false, nests: true },
  preemption: { atomic: true, nests: true },
  interrupts: { atomic: true, nests: false },
  "page table lock": { atomic: true, nests: false, sameAs: "spinlock" },
  "i_pages lock": { atomic: true, nests: false },
  // A writer that a mutex serialises may sleep (seqcount_mutex_t, raw_write_seqcount_begin() of mm->write_protect_seq).
  seqcount: { atomic: false, nests: false },
  local_lock: { atomic: true, nests: false },
  "bottom halves": { atomic: true, nests: true },
  cpus_read_lock: { atomic: false, nests: true },
  "page faults": { atomic: false, nests: true },
  "any lock": { atomic: false, nests: false }
};
function lockRules(lock) {
  return rules[lock];
}

// server/src/core/machine/same-lock.ts
function knownLock(m, state, lock, on3) {
  const kind = kindOf(lock);
  let same = null;
  for (const known of state.locks.values()) {
    if (kindOf(known.lock) !== kind) continue;
    if (known.on === on3) return on3;
    if (known.on.kind !== "global" && compareTerms(m.terms, state, "==", known.on, on3, false) === m.terms.one)
      same ??= known.on;
  }
  return same ?? on3;
}
function kindOf(lock) {
  return lockRules(lock).sameAs ?? lock;
}

// server/src/core/machine/world.ts
function changeReferences(m, state, site, object, objectClass, holder, delta) {
  const before = state.references.get(object) ?? noReferences(object, objectClass, site.at);
  const held = { ...before.held, [holder]: (before.held[holder] ?? 0) + delta };
  const isOurs2 = object.kind === "object";
  if (isOurs2 && delta < 0 && (held[holder] ?? 0) < 0 && before.uncertain === null && state.references.has(object)) {
    reportOverput(m, state, site, object, objectClass, holder);
    held[holder] = 0;
  }
  state.writeReferences().set(object, {
    ...before,
    class: before.class === "other" ? objectClass : before.class,
    held,
    takenAt: delta > 0 ? site.at : before.takenAt
  });
  const total = (counts3) => Object.values(counts3).reduce((sum, count2) => sum + count2, 0);
  if (isOurs2 && delta < 0 && before.uncertain === null && total(held) === 0 && total(before.held) > 0)
    state.writeFreed().set(object, site.at);
  return {
    kind: "ref",
    object,
    class: objectClass,
    holder,
    delta,
    before: isOurs2 ? total(before.held) : null,
    after: isOurs2 ? total(held) : null
  };
}
function noReferences(object, objectClass, at) {
  return { object, class: objectClass, held: {}, uncertain: null, takenAt: at };
}
function reportOverput(m, state, site, object, objectClass, holder) {
  const what = holder === "pin" ? "pin" : "reference";
  m.report(state, {
    code: holder === "pin" ? "pin-misuse" : "ref-overput",
    at: site.at,
    end: site.end,
    message: `a ${what} of the ${objectClass} ${m.describe(object)} is dropped that this path does not hold`,
    subject: m.describe(object),
    consequence: `the count of the ${objectClass} goes one too low: it may be freed while it is in use`,
    certainty: "witnessed"
  });
}
function makeUncertain(state, object, because) {
  for (const inside of objectsBehind(state, object)) loosenReference(state, inside, because);
  if (object.kind === "op" || object.kind === "sum") loosenParts(state, object, because);
  if (!state.references.has(object) && mayHaveCount(object))
    state.writeReferences().set(object, noReferences(object, "other", 0));
  loosenReference(state, object, because);
}
function loosenParts(state, reckoned, because) {
  visitTerm(reckoned, (part) => {
    if (part.kind === "object") loosenReference(state, part, because);
    return true;
  });
}
function objectsBehind(state, object) {
  const found2 = /* @__PURE__ */ new Set();
  const work = [object];
  for (let from = work.pop(); from !== void 0; from = work.pop()) {
    for (const value of state.memory.of(from).values()) {
      visitTerm(value, (part) => {
        if (part.kind === "object" && part !== object && !found2.has(part)) {
          found2.add(part);
          work.push(part);
        }
        return true;
      });
    }
  }
  return found2;
}
function mayHaveCount(object) {
  return object.kind === "object" || object.kind === "symbol" || object.kind === "initial" || object.kind === "op";
}
function loosenLocks(state, object) {
  const reached = /* @__PURE__ */ new Set([object]);
  for (let grown = true; grown; ) {
    const before = reached.size;
    for (const root of state.memory.roots())
      if (reached.has(root)) {
        for (const value of state.memory.of(root).values())
          if (value.kind !== "int") for (const object2 of [rootOf(value), ...viewedBy(value)]) reached.add(object2);
      }
    grown = reached.size > before;
  }
  for (const [key, lock] of state.locks)
    if (lockRules(lock.lock).handedOver === true && leadsFrom(lock.on, reached))
      state.writeLocks().set(key, { ...lock, loose: true });
}
function viewedBy(value) {
  switch (value.kind) {
    case "op": {
      const [first] = value.args;
      return first !== void 0 && pureFunction(value) !== null ? [first, ...viewedBy(first)] : [];
    }
    case "field":
    case "element":
    case "container":
      return [value.of, ...viewedBy(value.of)];
    default:
      return [];
  }
}
function loosenLock(state, site, lock, on3) {
  state.writeLocks().set(lockKey(lock, on3), { ...lockState(state, site, lock, on3), loose: true });
}
function leadsFrom(term, roots) {
  let found2 = false;
  visitTerm(term, (part) => {
    if (roots.has(part)) found2 = true;
    return !found2;
  });
  return found2;
}
function lockKey(lock, on3) {
  return `${lockRules(lock).sameAs ?? lock}/${on3.id}`;
}
function takeLock(m, state, site, lock, given, mode) {
  const on3 = knownLock(m, state, lock, given);
  const key = lockKey(lock, on3);
  const before = lockState(state, site, lock, on3);
  if (before.loose) return settleLock(state, site, before, mode, 1);
  const within3 = rootOf(on3);
  if (on3.kind === "field" && within3.kind !== "object") restrict(state, within3, validPointer);
  const rules2 = lockRules(lock);
  if (!rules2.nests && before.exclusive > 0) {
    m.report(state, {
      code: "double-lock",
      at: site.at,
      end: site.end,
      message: `${lockText(m, lock, on3)} is taken again by the task that holds it`,
      subject: `${lock} ${m.describe(on3)}`,
      consequence: "the task waits for itself",
      certainty: "witnessed"
    });
  }
  const atEntry = before.atEntry === "unknown" && mode === "exclusive" && !rules2.nests && before.exclusive === 0 && before.shared === 0 ? "free" : before.atEntry;
  state.writeLocks().set(key, {
    ...before,
    atEntry,
    exclusive: before.exclusive + (mode === "exclusive" ? 1 : 0),
    shared: before.shared + (mode === "shared" ? 1 : 0),
    takenAt: site.at
  });
  return { kind: "lock", object: on3, lock, mode, delta: 1 };
}
function releaseLock(m, state, site, lock, given, mode) {
  const on3 = knownLock(m, state, lock, given);
  const key = lockKey(lock, on3);
  const before = lockState(state, site, lock, on3);
  if (before.loose) return settleLock(state, site, before, mode, -1);
  if (mode === "exclusive" && before.exclusive === 0 && before.atEntry === "free") {
    m.report(state, {
      code: "unlock-not-held",
      at: site.at,
      end: site.end,
      message: `${lockText(m, lock, on3)} is released, but this path does not hold it`,
      subject: `${lock} ${m.describe(on3)}`,
      consequence: null,
      certainty: "witnessed"
    });
    return { kind: "lock", object: on3, lock, mode, delta: -1 };
  }
  const atEntry = before.atEntry === "unknown" && mode === "exclusive" && before.exclusive === 0 && !lockRules(lock).nests ? "held" : before.atEntry;
  state.writeLocks().set(key, {
    ...before,
    atEntry,
    exclusive: before.exclusive - (mode === "exclusive" ? 1 : 0),
    shared: before.shared - (mode === "shared" ? 1 : 0)
  });
  return { kind: "lock", object: on3, lock, mode, delta: -1 };
}
function lockState(state, site, lock, on3) {
  const known = state.locks.get(lockKey(lock, on3));
  return known ?? { lock, on: on3, exclusive: 0, shared: 0, atEntry: "unknown", loose: false, takenAt: site.at };
}
function settleLock(state, site, before, mode, delta) {
  const change = (delta > 0 ? 1 : 0) - (before.atEntry === "held" ? 1 : 0);
  const loose = mode === "shared" || before.atEntry === "unknown";
  const exclusive2 = mode === "exclusive" ? change : before.exclusive;
  state.writeLocks().set(lockKey(before.lock, before.on), { ...before, exclusive: exclusive2, loose, takenAt: site.at });
  return { kind: "lock", object: before.on, lock: before.lock, mode, delta };
}
function isHeld(state, lock) {
  for (const held of state.locks.values()) if (held.lock === lock && held.exclusive + held.shared > 0) return true;
  return false;
}
function lockText(m, lock, on3) {
  return `${lock} of ${m.describe(on3)}`;
}
function atomicLock(state, letGo) {
  for (const [key, lock] of state.locks)
    if (lock.exclusive + lock.shared > 0 && !lock.loose && lockRules(lock.lock).atomic && !letGo.has(key)) return lock;
  return null;
}
function sleep(m, state, site, what, without2 = []) {
  const letGo = new Map(without2.map((lock2) => [lockKey(lock2.lock, lock2.on), lock2]));
  for (const [key, lock2] of state.locks) if (lock2.exclusive < 0 || lock2.shared < 0) letGo.set(key, lock2);
  state.sleepWithout(letGo);
  const lock = atomicLock(state, letGo);
  if (lock === null || state.blurred) return;
  m.report(state, {
    code: "sleep-in-atomic",
    at: site.at,
    end: site.end,
    message: `${what} may sleep while ${lockText(m, lock.lock, lock.on)} is held`,
    subject: what,
    consequence: null,
    certainty: "witnessed"
  });
}
function changeWindow(m, state, site, vm, delta) {
  const before = state.windows.get(vm) ?? 0;
  if (before < 0 && delta > 0 && !state.blurred)
    m.report(state, {
      code: "invalidate-unbalanced",
      at: site.at,
      end: site.end,
      message: `an invalidation window of ${m.describe(vm)} is opened after it was closed: nothing is done inside it`,
      subject: m.describe(vm),
      consequence: "the count of windows goes below zero, and a fault in between installs what is being taken away",
      certainty: "witnessed",
      severity: "warning"
    });
  const after = before + delta;
  if (after === 0) state.writeWindows().delete(vm);
  else state.writeWindows().set(vm, after);
  return { kind: "window", object: vm, delta };
}
function attach(m, state, site, folio2, object) {
  const reference = changeReferences(m, state, site, folio2, "folio", "private", 1);
  store(state, m.terms.field(folio2, privateField), object);
  store(state, flagLocation(m, folio2, "private"), m.terms.one);
  state.writeAttached().set(object, folio2);
  return [reference, { kind: "private", object: folio2, attached: object, change: "attached" }];
}
function detach(m, state, site, folio2) {
  const location = m.terms.field(folio2, privateField);
  const object = load(m.terms, state, location);
  const reference = changeReferences(m, state, site, folio2, "folio", "private", -1);
  store(state, location, m.terms.zero);
  store(state, flagLocation(m, folio2, "private"), m.terms.zero);
  if (state.attached.has(object)) state.writeAttached().delete(object);
  return [reference, { kind: "private", object: folio2, attached: object, change: "detached" }];
}
function flagLocation(m, object, flag) {
  return m.terms.field(object, `#${flag}`);
}
function flagTerm(m, state, object, flag) {
  if (flag === "locked" && (state.locks.get(lockKey("folio lock", object))?.exclusive ?? 0) > 0) return m.terms.one;
  return load(m.terms, state, flagLocation(m, object, flag), { kind: "int", bits: 1, signed: false });
}

// server/src/core/machine/memory.ts
function ownMemory(state, site, object) {
  state.writeReferences().set(object, { ...noReferences(object, "slab", site.at), held: { caller: 1 } });
}
function loosenUnion(state, member) {
  const variable = rootOf(member);
  if (variable.kind !== "variable") return;
  for (const [place, value] of state.memory)
    if (rootOf(place) === variable) makeUncertain(state, rootOf(value), "another member of a union was freed");
}
function free(m, state, site, object) {
  if (singleValue(factOf(state, object)) === 0n) return [];
  const page = pageAtAddress(object);
  if (page !== null)
    return [changeReferences(m, state, site, folioAround(page) ?? folioOf(m, page), "folio", "caller", -1)];
  const name = m.describe(object);
  if (state.freed.has(object)) {
    m.report(state, {
      code: "double-free",
      at: site.at,
      end: site.end,
      message: `${name} is freed twice`,
      subject: name,
      consequence: null,
      certainty: "witnessed"
    });
    return [];
  }
  const folio2 = state.attached.get(object);
  if (folio2 !== void 0) {
    const folioName = m.describe(folio2);
    m.report(state, {
      code: "private-dangling",
      at: site.at,
      end: site.end,
      message: "the private object is freed while it is still attached to the folio",
      subject: name,
      consequence: `whoever reads the private pointer of ${folioName} next reads freed memory; the reference that the attachment took is never dropped`,
      certainty: "witnessed"
    });
  }
  const known = state.references.get(object);
  if (known !== void 0) state.writeReferences().set(object, { ...known, held: { ...known.held, caller: 0 } });
  if (object.kind === "object" || isSteady(object)) state.writeFreed().set(object, site.at);
  else makeUncertain(state, object, "it was freed");
  return [{ kind: "memory", object, class: known?.class ?? "slab", change: "freed" }];
}
function touchMemory(m, state, site, location) {
  const root = rootOf(location);
  if (state.freed.size === 0) return true;
  const freedAt = state.freed.get(root);
  if (freedAt === void 0 || state.blurred) return true;
  const objectClass = state.references.get(root)?.class ?? "slab";
  const isMemory2 = objectClass === "slab" || objectClass === "cache" || objectClass === "other";
  m.report(state, {
    code: isMemory2 ? "use-after-free" : "use-after-put",
    at: site.at,
    end: site.end,
    message: isMemory2 ? `${m.describe(root)} is used after it was freed` : `${m.describe(root)} is used after its last reference was dropped`,
    subject: m.describe(root),
    consequence: null,
    certainty: "witnessed"
  });
  return false;
}
function isSteady(object) {
  if (isStable(object)) return true;
  let steady = true;
  visitTerm(object, (part) => {
    const isEntry = boundEntry(part) !== null;
    const isFound = pureFunction(part) !== null && presentEntry(part) === null;
    if (isEntry) return false;
    if (part.kind === "op" ? !isFound : part.kind === "element" || part.kind === "sum" || isRepeated(part))
      steady = false;
    if (part.kind === "initial" && part.epoch !== 0) steady = false;
    return steady;
  });
  return steady;
}
function isRepeated(part) {
  return isOurs(part) && (part.kind !== "symbol" || part.key.includes(repeatable));
}
function releaseEntries(state) {
  for (const object of state.freed.keys()) {
    const parts = /* @__PURE__ */ new Set();
    visitTerm(object, (part) => parts.add(part).size > 0);
    if (![...parts].some((part) => boundEntry(part) !== null)) continue;
    state.writeFreed().delete(object);
    makeUncertain(state, object, "it was freed");
  }
}

// server/src/core/machine/evaluate.ts
function evaluate2(e, value) {
  const { machine: m, state } = e;
  switch (value.kind) {
    case "int":
      return m.terms.typed(value.value, bitsOf(value.type) === 1 ? 64 : bitsOf(value.type), isSigned(value.type));
    case "string":
      return m.terms.string(value.text);
    case "local":
      return readLocal(e, value.slot);
    case "load": {
      const location = locate(e, value.place);
      accessMemory(e, location);
      const term = load(m.terms, state, location, value.type);
      return term.kind === "initial" && term.epoch === 0 ? m.initialized(location) ?? term : term;
    }
    case "addressOf":
      return locate(e, value.place);
    case "unary": {
      const operand = evaluate2(e, value.operand);
      if (state.unasked.length > 0) askOf(state, operand);
      if (value.op === "!") return compareTerms(m.terms, state, "==", operand, m.terms.zero, false);
      const bits3 = bitsOf(value.type);
      if (value.op === "-") return m.terms.subtract(m.terms.zero, operand, bits3);
      return m.terms.subtract(m.terms.int(-1n, bits3), operand, bits3);
    }
    case "binary": {
      const left = evaluate2(e, value.left);
      const right = evaluate2(e, value.right);
      return m.terms.arithmetic(value.op, left, right, bitsOf(value.type), isSigned(value.type));
    }
    case "compare": {
      const left = asUnsigned(e, evaluate2(e, value.left), value.signed, value.bits);
      const right = asUnsigned(e, evaluate2(e, value.right), value.signed, value.bits);
      if (state.unasked.length > 0) for (const term of [left, right]) askOf(state, term);
      return compareTerms(m.terms, state, value.op, left, right, value.signed);
    }
    case "cast":
      return castTerm(m, state, evaluate2(e, value.operand), value.type);
    case "containerOf":
      return m.terms.container(evaluate2(e, value.operand), value.member);
    case "constant":
      return m.terms.constant(value.name);
    case "function":
      return m.terms.function(value.name);
    case "unknown":
      return freshSymbol(m, state, `${e.site.key}?${value.why}`, value.why, value.type);
  }
}
function readLocal(e, slot) {
  const known = e.state.locals[slot];
  if (known !== void 0) return known;
  const { name, type } = e.machine.fn.slots[slot];
  const term = e.machine.terms.symbol(`${e.machine.fn.name}/uninitialised/${slot}`, name, type);
  e.state.locals[slot] = term;
  return term;
}
function asUnsigned(e, term, signed, bits3) {
  if (signed || bits3 >= 64) return term;
  return castTerm(e.machine, e.state, term, { kind: "int", bits: bits3, signed: false });
}
function castTerm(m, state, term, type) {
  if (type.kind !== "int" || type.bits >= 64) return term;
  if (type.bits === 1) {
    const isZero2 = compareTerms(m.terms, state, "==", term, m.terms.zero, false);
    return compareTerms(m.terms, state, "==", isZero2, m.terms.zero, false);
  }
  const fact = factOf(state, term);
  const edge = 1n << BigInt(type.bits - 1);
  if (type.signed ? fact.signedMin >= -edge && fact.signedMax < edge : fact.unsignedMax < edge * 2n) return term;
  if (term.kind === "int") return m.terms.typed(term.value, type.bits, type.signed);
  return m.terms.op(type.signed ? "trunc-s" : "trunc-u", [term], type.bits, type);
}
function locate(e, place) {
  const { terms, fn } = e.machine;
  switch (place.kind) {
    case "variable":
      return terms.variable(place.slot, fn.slots[place.slot].name);
    case "global":
      return terms.global(place.name);
    case "deref":
      return evaluate2(e, place.pointer);
    case "field":
      return terms.field(locate(e, place.of), place.field);
    case "index":
      return terms.element(locate(e, place.of), evaluate2(e, place.index));
  }
}
function accessMemory(e, location) {
  const { machine: m, state, site } = e;
  const root = rootOf(location);
  if (root.kind === "variable" || root.kind === "global" || e.stopped) return;
  if (touchMemory(m, state, site, location)) requireObject(e, root, { ignoresNull: false, by: null });
  else e.stopped = true;
}
function requireObject(e, pointer, { by, ignoresNull }) {
  const { machine: m, state, site } = e;
  const root = baseOf(pointer);
  if (root.kind === "variable" || root.kind === "global" || root.kind === "object" || e.stopped) return;
  const fact = factOf(state, root);
  const isNull = fact.unsignedMax === 0n;
  if (isNull && ignoresNull || !isNull && fact.unsignedMin < firstErrorPointer) {
    if (!ignoresNull) touchParameter(state, root);
    return;
  }
  e.stopped = true;
  if (state.blurred || !isResult(root)) return;
  const verb = by === null ? "is dereferenced" : `${by}() dereferences it`;
  m.report(state, {
    code: isNull ? "null-deref" : "err-ptr-misuse",
    at: site.at,
    end: site.end,
    message: isNull ? `${m.describe(root)} is NULL here and ${verb}` : `${m.describe(root)} is an error pointer here and ${verb}`,
    subject: m.describe(root),
    consequence: null,
    certainty: "witnessed"
  });
}
function baseOf(pointer) {
  const root = rootOf(pointer);
  if (root.kind !== "sum") return root;
  const base = root.parts.find(({ factor, term }) => factor === 1n && isResult(term));
  return base === void 0 ? root : base.term;
}
function touchParameter(state, root) {
  const position = parameterPosition(root);
  if (position !== null && position < mostParameters) state.touched |= 1 << position;
}
var mostParameters = 31;
function isResult(term) {
  return term.kind === "symbol" && term.key.includes("=");
}

// server/src/core/machine/place-map.ts
var PlaceMap = class {
  #shelves;
  #owner = {};
  #isOwned = true;
  #size = 0;
  constructor(from) {
    this.#shelves = from === void 0 ? /* @__PURE__ */ new Map() : from.#shelves;
    if (from === void 0) return;
    this.#size = from.#size;
    this.#isOwned = false;
    from.#isOwned = false;
    from.#owner = {};
  }
  get size() {
    return this.#size;
  }
  get(place) {
    return this.#shelves.get(rootOf(place))?.entries.get(place);
  }
  has(place) {
    return this.#shelves.get(rootOf(place))?.entries.has(place) ?? false;
  }
  set(place, value) {
    const entries = this.#entries(rootOf(place));
    const before = entries.size;
    entries.set(place, value);
    this.#size += entries.size - before;
  }
  delete(place) {
    if (!this.has(place)) return;
    const entries = this.#entries(rootOf(place));
    entries.delete(place);
    this.#size--;
    if (entries.size === 0) this.#shelves.delete(rootOf(place));
  }
  /** Whatever is in one object, by its address. */
  deleteAll(root) {
    const shelf = this.#shelves.get(root);
    if (shelf === void 0) return;
    this.#own();
    this.#shelves.delete(root);
    this.#size -= shelf.entries.size;
  }
  /** All that is in one object, by its address. */
  of(root) {
    return this.#shelves.get(root)?.entries ?? /* @__PURE__ */ new Map();
  }
  /** The objects that have something in them, by their addresses. */
  roots() {
    return this.#shelves.keys();
  }
  /** Places that lie inside another, itself left out. */
  inside(outer) {
    if (!outer.hasPlaces) return [];
    const found2 = [];
    for (const place of this.of(rootOf(outer)).keys()) if (place !== outer && isWithin(place, outer)) found2.push(place);
    return found2;
  }
  *keys() {
    for (const { entries } of this.#shelves.values()) yield* entries.keys();
  }
  *[Symbol.iterator]() {
    for (const { entries } of this.#shelves.values()) yield* entries;
  }
  /** Places where the two differ, or where only one has something: what they share is not looked at. */
  differences(other) {
    const found2 = [];
    for (const [root, shelf] of this.#shelves) {
      const theirs = other.#shelves.get(root);
      if (theirs === shelf) continue;
      for (const [place, value] of shelf.entries) if (theirs?.entries.get(place) !== value) found2.push(place);
      if (theirs !== void 0) {
        for (const place of theirs.entries.keys()) if (!shelf.entries.has(place)) found2.push(place);
      }
    }
    for (const [root, shelf] of other.#shelves) if (!this.#shelves.has(root)) found2.push(...shelf.entries.keys());
    return found2;
  }
  #own() {
    if (!this.#isOwned) this.#shelves = new Map(this.#shelves);
    this.#isOwned = true;
  }
  #entries(root) {
    this.#own();
    const shelf = this.#shelves.get(root);
    if (shelf?.owner === this.#owner) return shelf.entries;
    const entries = new Map(shelf?.entries);
    this.#shelves.set(root, { owner: this.#owner, entries });
    return entries;
  }
};

// server/src/core/machine/state.ts
var nothingCounted = /* @__PURE__ */ new Set();
var State = class _State {
  locals;
  #memory;
  #epochs;
  #facts;
  #references;
  #locks;
  /** Open invalidation windows by VM, as changes since entry. */
  #windows;
  /** What is attached to a folio's private pointer: object -> folio. */
  #attached;
  #freed;
  /** Rounds of each loop head so far, with what the path had when it last came by. */
  #rounds;
  /** Changes that only tell a reader: mappings, contents, ownership; the last word on each object. */
  #told;
  /** Integers that atomic operations changed. */
  #counters;
  /** Integers that changed by amounts that are no numbers, or were set. */
  #recounted = nothingCounted;
  /** Frame numbers and pages that were looked up, and on what terms. */
  #pfns;
  #owned = 0;
  #clock = 0;
  /** Where the path may have slept: the caller's locks that it had let go every time. Null: it did not. */
  sleptWithout = null;
  /**
   * What was known of these values on one of two paths that were made one: a mask of bits, all of them where it was no
   * matter of bits. To decide it again is to part the two again.
   */
  #forgotten;
  /** How often that was done. Twice over it may pick a combination that neither path had. */
  #redecided = 0;
  /** Errors that the path dropped, by where. */
  dropped = [];
  /** Allocations that failed, and whose result nobody has looked at. */
  unasked = [];
  /** Parameters, a bit for each position, through which the path has gone: they lead to something. */
  touched = 0;
  /** Windows that are perhaps closed: what would have closed them did so on another way through a callee. */
  looseWindows = /* @__PURE__ */ new Set();
  /** True once paths that differed in values were made one: what then depends on two values at once may be impossible. */
  blurred = false;
  /** Counters that were set to other values, or stepped by other amounts, on paths that were made one. */
  blurredCounts = nothingCounted;
  /** True once a promise was broken: what follows from it on the same path is no defect of its own. */
  broken = false;
  trace = null;
  conditions = null;
  /** A state in which nothing happened; or a copy of another one, which shares all that neither writes to. */
  constructor(slots, from = null) {
    this.locals = from === null ? new Array(slots).fill(void 0) : from.locals.slice();
    this.#memory = new PlaceMap(from === null ? void 0 : from.#memory);
    this.#epochs = new PlaceMap(from === null ? void 0 : from.#epochs);
    this.#facts = from !== null ? from.#facts : /* @__PURE__ */ new Map();
    this.#forgotten = from !== null ? from.#forgotten : /* @__PURE__ */ new Map();
    this.#references = from !== null ? from.#references : /* @__PURE__ */ new Map();
    this.#locks = from !== null ? from.#locks : /* @__PURE__ */ new Map();
    this.#windows = from !== null ? from.#windows : /* @__PURE__ */ new Map();
    this.#attached = from !== null ? from.#attached : /* @__PURE__ */ new Map();
    this.#freed = from !== null ? from.#freed : /* @__PURE__ */ new Map();
    this.#rounds = from !== null ? from.#rounds : /* @__PURE__ */ new Map();
    this.#told = from !== null ? from.#told : /* @__PURE__ */ new Map();
    this.#counters = from !== null ? from.#counters : /* @__PURE__ */ new Set();
    this.#pfns = from !== null ? from.#pfns : /* @__PURE__ */ new Map();
    this.#owned = from === null ? 65535 : 0;
    if (from === null) return;
    from.#owned = 0;
    this.#recounted = from.#recounted;
    this.#clock = from.#clock;
    this.#redecided = from.#redecided;
    this.sleptWithout = from.sleptWithout;
    this.blurred = from.blurred;
    this.blurredCounts = from.blurredCounts;
    this.looseWindows = from.looseWindows;
    this.dropped = from.dropped;
    this.touched = from.touched;
    this.unasked = from.unasked;
    this.broken = from.broken;
    this.trace = from.trace;
    this.conditions = from.conditions;
  }
  fork() {
    return new _State(0, this);
  }
  get memory() {
    return this.#memory;
  }
  get epochs() {
    return this.#epochs;
  }
  get facts() {
    return this.#facts;
  }
  get forgotten() {
    return this.#forgotten;
  }
  get references() {
    return this.#references;
  }
  get locks() {
    return this.#locks;
  }
  get windows() {
    return this.#windows;
  }
  get attached() {
    return this.#attached;
  }
  get freed() {
    return this.#freed;
  }
  get rounds() {
    return this.#rounds;
  }
  get told() {
    return this.#told;
  }
  get pfns() {
    return this.#pfns;
  }
  get recounted() {
    return this.#recounted;
  }
  get counters() {
    return this.#counters;
  }
  /** Places that another state left different. */
  differingPlaces(other) {
    return this.#memory.differences(other.#memory);
  }
  /** Memory as it is now, whatever the path does next. */
  memoryNow() {
    return new PlaceMap(this.#memory);
  }
  writeMemory() {
    return this.#memory;
  }
  writeEpochs() {
    return this.#epochs;
  }
  writeFacts() {
    if ((this.#owned & 4) === 0) this.#facts = new Map(this.#facts);
    this.#owned |= 4;
    return this.#facts;
  }
  writeForgotten() {
    if ((this.#owned & 1) === 0) this.#forgotten = new Map(this.#forgotten);
    this.#owned |= 1;
    return this.#forgotten;
  }
  writeReferences() {
    if ((this.#owned & 8) === 0) this.#references = new Map(this.#references);
    this.#owned |= 8;
    return this.#references;
  }
  writeLocks() {
    if ((this.#owned & 16) === 0) this.#locks = new Map(this.#locks);
    this.#owned |= 16;
    return this.#locks;
  }
  writeWindows() {
    if ((this.#owned & 32) === 0) this.#windows = new Map(this.#windows);
    this.#owned |= 32;
    return this.#windows;
  }
  writeAttached() {
    if ((this.#owned & 64) === 0) this.#attached = new Map(this.#attached);
    this.#owned |= 64;
    return this.#attached;
  }
  writeFreed() {
    if ((this.#owned & 128) === 0) this.#freed = new Map(this.#freed);
    this.#owned |= 128;
    return this.#freed;
  }
  writeRounds() {
    if ((this.#owned & 256) === 0) this.#rounds = new Map(this.#rounds);
    this.#owned |= 256;
    return this.#rounds;
  }
  /** Something becomes known of a value. */
  learn(term, fact) {
    const lost = term.kind === "op" ? void 0 : this.#forgotten.get(term);
    const before = this.#facts.get(term);
    this.writeFacts().set(term, fact);
    if (lost === void 0) return;
    const learnt = bitsLearnt(before, fact);
    if (lost !== everyBit && learnt !== 0n && (learnt & lost) === 0n) return;
    this.#redecided++;
    if (this.#redecided > 1) this.blurred = true;
  }
  /** This path and another become one: what either knew of these values alone is forgotten. */
  forgetOf(other, lost) {
    this.#redecided = Math.min(this.#redecided, other.#redecided);
    if (other.#forgotten !== this.#forgotten) this.#forgetAll(other.#forgotten);
    this.#forgetAll(lost);
  }
  #forgetAll(more) {
    for (const [term, bits3] of more) {
      const known = this.#forgotten.get(term) ?? 0n;
      if (known !== everyBit && (bits3 & ~known) !== 0n) this.writeForgotten().set(term, known | bits3);
    }
  }
  get maySleep() {
    return this.sleptWithout !== null;
  }
  /** The path may sleep here, having let go of these locks of its caller's. */
  sleepWithout(letGo) {
    const before = this.sleptWithout;
    this.sleptWithout = before === null ? letGo : new Map([...before].filter(([key]) => letGo.has(key)));
  }
  /** What was told of an object that is out of the path's sight. */
  forgetTold(object) {
    const kept = [...this.#told].filter(([, word]) => !("object" in word) || word.object !== object);
    if (kept.length < this.#told.size) {
      this.#told = new Map(kept);
      this.#owned |= 512;
    }
  }
  loosenWindows(vms) {
    const all = /* @__PURE__ */ new Set([...this.looseWindows, ...vms]);
    if (all.size > this.looseWindows.size) this.looseWindows = all;
  }
  /** This path and another become one: what a counter was set to on one of them alone is not what it is set to. */
  blurCounts(other) {
    const counted = [this.#recounted, other.#recounted, this.#counters, other.#counters].filter(({ size }) => size > 0);
    if (counted.length === 0 && other.blurredCounts.size === 0) return;
    const differing = counted.flatMap((some) => [...some]).filter((location) => this.#memory.get(location) !== other.#memory.get(location));
    if (differing.length > 0 || other.blurredCounts.size > 0)
      this.blurredCounts = /* @__PURE__ */ new Set([...this.blurredCounts, ...other.blurredCounts, ...differing]);
  }
  /** An integer that the path counts with. */
  count(location) {
    if (!this.#counters.has(location)) this.#counters = /* @__PURE__ */ new Set([...this.#counters, location]);
  }
  handOut(pfn, terms) {
    this.#pfns = new Map(this.#pfns).set(pfn, terms);
  }
  /** Takes a step down in the path's story, and what it changed that has no state of its own. */
  step(at, end, effects) {
    this.trace = { previous: this.trace, at, end, effects, order: this.#clock++ };
    for (const effect of effects) {
      if (effect.kind === "recount") this.#recounted = /* @__PURE__ */ new Set([...this.#recounted, effect.location]);
      else if (effect.kind === "counter") this.count(effect.location);
      else if (effect.kind === "map" || effect.kind === "cache" || effect.kind === "content" || effect.kind === "ownership" || effect.kind === "attribute") {
        const side = effect.kind === "map" ? effect.side : "";
        if ((this.#owned & 512) === 0) this.#told = new Map(this.#told);
        this.#owned |= 512;
        this.#told.set(`${effect.kind}${side}/${effect.object.id}`, effect);
      }
    }
  }
  /** Remembers which way a branch went. A condition that is met again is not listed twice. */
  decide(text, contrary, at) {
    this.#remember({ text, contrary, at, isBranch: true });
  }
  /** Remembers in which way something came out, where the text does not say what the others are. */
  comeOutAs(text, at) {
    this.#remember({ text, at, isBranch: false });
  }
  /** Remembers which of so many ways something came out that is no branch of the user's C. */
  comeOut(text, at, outOf) {
    this.#remember({ text, at, isBranch: false, outOf });
  }
  #remember(decision) {
    for (let node = this.conditions, n2 = 0; node !== null && n2 < 12; node = node.previous, n2++)
      if (node.text === decision.text) return;
    const depth = (this.conditions?.depth ?? 0) + 1;
    this.conditions = { ...decision, previous: this.conditions, depth, order: this.#clock++ };
  }
};

// server/src/core/machine/binding.ts
var implied = /* @__PURE__ */ new Set(["current", "cpu"]);
function placeValue(e, binding, place) {
  const text = place.trim();
  if (text.startsWith("&")) return placeLocation(e, binding, text.slice(1));
  if (text.startsWith("*")) {
    const pointer = placeValue(e, binding, text.slice(1));
    return pointer === null ? null : read3(e, binding, text, pointer);
  }
  const arrow = lastStep(text);
  if (arrow !== null) {
    const location = placeLocation(e, binding, text);
    return location === null ? null : read3(e, binding, text, location);
  }
  if (text === "result") return binding.result;
  if (implied.has(text)) return e.machine.terms.global(text);
  return binding.parameters.get(text)?.value ?? null;
}
function placeLocation(e, binding, place) {
  const text = place.trim();
  if (text.startsWith("*")) return placeValue(e, binding, text.slice(1));
  const step3 = lastStep(text);
  if (step3 === null) return binding.parameters.get(text)?.location ?? null;
  const of = step3.arrow ? placeValue(e, binding, step3.of) : placeLocation(e, binding, step3.of);
  return of === null ? null : e.machine.terms.field(of, step3.field);
}
function lastStep(text) {
  const arrow = text.lastIndexOf("->");
  const dot = text.lastIndexOf(".");
  if (arrow < 0 && dot < 0) return null;
  return arrow > dot ? { of: text.slice(0, arrow), field: text.slice(arrow + 2), arrow: true } : { of: text.slice(0, dot), field: text.slice(dot + 1), arrow: false };
}
function read3(e, binding, place, location) {
  accessMemory(e, location);
  const known = e.state.memory.get(location);
  if (known !== void 0) return known;
  const term = load(e.machine.terms, e.state, location, placeType2(e.machine.types, binding, place));
  if (location.kind === "field" && contentFields.has(location.field)) restrict(e.state, term, nearZero);
  return term;
}
var nearZero = signedBetween(-(1n << 30n), 1n << 30n);
function placeType2(scope, binding, place) {
  const text = place.trim();
  if (text.startsWith("*")) return pointee(placeType2(scope, binding, text.slice(1)));
  if (text.startsWith("&")) return pointerTo(placeType2(scope, binding, text.slice(1)));
  const step3 = lastStep(text);
  if (step3 !== null) {
    const of = placeType2(scope, binding, step3.of);
    return fieldType(scope, step3.arrow ? pointee(of) : of, step3.field);
  }
  const written = text === "result" ? binding.prototype.returns : binding.prototype.parameters.find((parameter) => parameter.name === text)?.type;
  return written === void 0 ? unknownType : resolveTypeText(scope, written);
}

// server/src/core/machine/expression.ts
function evaluateText(e, binding, c3, type) {
  const tokens = c3.match(
    /0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*|[A-Za-z_]\w*|->|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>?:(),.]/g
  );
  if (tokens === null) return null;
  const parser = {
    e,
    binding,
    tokens,
    position: 0,
    signed: type.kind !== "int" || type.signed,
    bits: type.kind === "int" ? type.bits : 64
  };
  const value = parseTernary(parser);
  return parser.position === tokens.length ? value : null;
}
function parseTernary(p) {
  const test = parseBinary(p, 0);
  if (test === null || p.tokens[p.position] !== "?") return test;
  p.position++;
  const then = parseTernary(p);
  if (p.tokens[p.position] !== ":") return null;
  p.position++;
  const otherwise = parseTernary(p);
  if (then === null || otherwise === null) return null;
  const truth2 = truthOf(p.e.state, test);
  if (truth2 !== null) return truth2 ? then : otherwise;
  return then === otherwise ? then : p.e.machine.terms.op("?:", [test, then, otherwise], 64);
}
var precedence = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"]
];
function parseBinary(p, level) {
  const operators = precedence[level];
  if (operators === void 0) return parseUnary(p);
  let left = parseBinary(p, level + 1);
  for (let op = p.tokens[p.position]; left !== null && op !== void 0 && operators.includes(op); op = p.tokens[p.position]) {
    p.position++;
    const right = parseBinary(p, level + 1);
    if (right === null) return null;
    left = combine(p, op, left, right);
  }
  return left;
}
function combine(p, op, left, right) {
  const { terms } = p.e.machine;
  const { state } = p.e;
  const not4 = (term) => compareTerms(terms, state, "==", term, terms.zero, false);
  switch (op) {
    case "==":
      return compareTerms(terms, state, "==", left, right, p.signed);
    case "!=":
      return not4(compareTerms(terms, state, "==", left, right, p.signed));
    case "<":
    case "<=":
      return compareTerms(terms, state, op, left, right, p.signed);
    case ">":
      return compareTerms(terms, state, "<", right, left, p.signed);
    case ">=":
      return compareTerms(terms, state, "<=", right, left, p.signed);
    case "&&":
    case "||": {
      const a2 = truthOf(state, left);
      const b2 = truthOf(state, right);
      const decides = op === "||";
      if (a2 === decides || b2 === decides) return decides ? terms.one : terms.zero;
      if (a2 !== null) return not4(not4(right));
      if (b2 !== null) return not4(not4(left));
      return terms.op(op, [left, right], 1);
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
    case "&":
    case "|":
    case "^":
    case "<<":
    case ">>":
      return terms.arithmetic(op, left, right, p.bits < 32 ? 64 : p.bits, p.signed);
    default:
      return left;
  }
}
function parseUnary(p) {
  const { terms } = p.e.machine;
  const token = p.tokens[p.position];
  if (token === void 0) return null;
  p.position++;
  if (token === "(") {
    const cast = castBehind(p);
    if (cast !== null) {
      const operand = parseUnary(p);
      return operand === null ? null : castTerm(p.e.machine, p.e.state, operand, resolveTypeText(p.e.machine.types, cast));
    }
    const inner = parseTernary(p);
    if (p.tokens[p.position] !== ")") return null;
    p.position++;
    return inner;
  }
  if (token === "!" || token === "-" || token === "~" || token === "+") {
    const operand = parseUnary(p);
    if (operand === null) return null;
    if (token === "!") return compareTerms(terms, p.e.state, "==", operand, terms.zero, false);
    if (token === "-") return terms.subtract(terms.zero, operand, 64);
    return token === "~" ? terms.subtract(terms.int(-1n, 64), operand, 64) : operand;
  }
  if (/^\d/.test(token)) return terms.int(BigInt(token.replace(/[uUlL]+$/, "")), 64);
  if (p.tokens[p.position] === "(") return parseCall(p, token);
  let place = token;
  while (p.tokens[p.position] === "->" || p.tokens[p.position] === ".") {
    place += `${p.tokens[p.position]}${p.tokens[p.position + 1] ?? ""}`;
    p.position += 2;
  }
  const value = placeValue(p.e, p.binding, place);
  if (value !== null) return value;
  const constant2 = p.e.machine.constant(token);
  return constant2 === null ? terms.constant(token) : terms.int(constant2, 64);
}
function castBehind(p) {
  const end = p.tokens.indexOf(")", p.position);
  const inside = p.tokens.slice(p.position, end);
  const isType = inside.length > 0 && inside.every((token) => token === "*" || /^[A-Za-z_]\w*$/.test(token)) && !p.binding.parameters.has(inside[0]);
  if (!isType || end < 0 || p.e.machine.constant(inside[0]) !== null) return null;
  p.position = end + 1;
  return inside.join(" ");
}
function parseCall(p, name) {
  p.position++;
  const args = [];
  while (p.tokens[p.position] !== ")") {
    const arg = parseTernary(p);
    if (arg === null) return null;
    args.push(arg);
    if (p.tokens[p.position] === ",") p.position++;
    else if (p.tokens[p.position] !== ")") return null;
  }
  p.position++;
  const called = p.e.machine.catalogue.primitive(name);
  const value = called?.declaration.results[0]?.value;
  const first = args[0];
  if (value?.is === "pure" && value.inverse !== void 0 && first?.kind === "op" && first.op === pureName(value.inverse))
    return first.args[0] ?? null;
  return p.e.machine.terms.op(pureName(name), args, 64);
}

// server/src/core/machine/result-value.ts
var errorNumbers2 = signedBetween(-4095n, -1n);
var errorPointers2 = { ...anything, unsignedMin: firstErrorPointer, signedMin: -4095n, signedMax: -1n };
function resultValue(e, binding, value, type, key, name) {
  const { machine: m, state } = e;
  switch (value.is) {
    case "void":
      return null;
    case "constant":
      return m.terms.int(BigInt(value.value), 64);
    case "null": {
      const term = freshSymbol(m, state, `${key}=null`, name, type);
      restrict(state, term, exactly(0n));
      return term;
    }
    case "errno": {
      const only = value.names.length === 1 ? m.constant(value.names[0]) : null;
      if (only !== null) return m.terms.int(-only, 32);
      const term = freshSymbol(m, state, `${key}=errno`, name, { kind: "int", bits: 32, signed: true });
      restrict(state, term, errorNumbers2);
      return term;
    }
    case "errorPointer": {
      const term = freshSymbol(m, state, `${key}=error`, name, type);
      restrict(state, term, errorPointers2);
      return term;
    }
    case "any": {
      const term = freshSymbol(m, state, `${key}=any`, name, type);
      if (value.min !== void 0 || value.max !== void 0)
        restrict(state, term, signedBetween(BigInt(value.min ?? -(2 ** 62)), BigInt(value.max ?? 2 ** 62)));
      return term;
    }
    case "nonNull": {
      const term = freshSymbol(m, state, `${key}=some`, name, type);
      restrict(state, term, validPointer);
      return term;
    }
    case "fresh": {
      const object = freshObject(m, state, key, value.class, value.zeroed === true, type);
      if (value.class === "slab" && !key.includes(repeatable)) ownMemory(state, e.site, object);
      return object;
    }
    case "place":
      return placeValue(e, binding, value.place);
    case "pure": {
      const args = (value.arguments ?? binding.prototype.parameters.map((parameter) => parameter.name)).map(
        (place) => placeValue(e, binding, place) ?? m.terms.zero
      );
      const first = args[0];
      if (value.inverse !== void 0 && first?.kind === "op" && first.op === pureName(value.inverse))
        return first.args[0] ?? null;
      const folio2 = binding.name === folioOfPage && first !== void 0 ? folioAround(first) : null;
      if (folio2 !== null) return folio2;
      const term = m.terms.op(pureName(binding.name), args, 64, type);
      if (value.min !== void 0 || value.max !== void 0)
        restrict(state, term, signedBetween(BigInt(value.min ?? -(2 ** 62)), BigInt(value.max ?? 2 ** 62)));
      if (value.nonNull === true) restrict(state, term, validPointer);
      return term;
    }
    case "state": {
      const object = placeValue(e, binding, value.of);
      return object === null ? null : flagTerm(m, state, objectOf(m, binding, value.of, object), value.flag);
    }
    case "count": {
      const term = freshSymbol(m, state, `${key}=count`, name, { kind: "int", bits: 32, signed: true });
      restrict(state, term, signedBetween(0n, 1n << 30n));
      return term;
    }
    case "expression": {
      const computed = evaluateText(e, binding, value.c, type);
      return computed === null ? freshSymbol(m, state, `${key}=value`, name, type) : castTerm(m, state, computed, type);
    }
  }
}
function returnType(e, binding) {
  const text = binding.prototype.returns;
  return text === "void" ? voidType : resolveTypeText(e.machine.types, text);
}

// server/src/core/machine/conditions.ts
var errorPointer2 = { ...anything, unsignedMin: firstErrorPointer, signedMin: -4095n, signedMax: -1n };
var noErrorPointer = { ...anything, unsignedMax: firstErrorPointer - 1n };
function conditionTruth(e, binding, condition2) {
  if ("not" in condition2) {
    const inner = conditionTruth(e, binding, condition2.not);
    return inner === null ? null : !inner;
  }
  if ("all" in condition2) {
    let open2 = false;
    for (const part of condition2.all) {
      const truth2 = conditionTruth(e, binding, part);
      if (truth2 === false) return false;
      if (truth2 === null) open2 = true;
    }
    return open2 ? null : true;
  }
  if ("any" in condition2) {
    let open2 = false;
    for (const part of condition2.any) {
      const truth2 = conditionTruth(e, binding, part);
      if (truth2 === true) return true;
      if (truth2 === null) open2 = true;
    }
    return open2 ? null : false;
  }
  if ("error" in condition2) {
    const value = placeValue(e, binding, condition2.error);
    if (value === null) return null;
    askOf(e.state, value);
    const fact = factOf(e.state, value);
    if (fact.unsignedMin >= firstErrorPointer) return true;
    return fact.unsignedMax < firstErrorPointer ? false : null;
  }
  const term = conditionTerm(e, binding, condition2);
  return term === null ? null : truthOf(e.state, term);
}
function assumeCondition(e, binding, condition2, truth2) {
  if ("not" in condition2) return assumeCondition(e, binding, condition2.not, !truth2);
  if ("all" in condition2 && truth2) return condition2.all.every((part) => assumeCondition(e, binding, part, true));
  if ("any" in condition2 && !truth2) return condition2.any.every((part) => assumeCondition(e, binding, part, false));
  if ("all" in condition2 || "any" in condition2) {
    const known = conditionTruth(e, binding, condition2);
    return known === null || known === truth2;
  }
  if ("error" in condition2) {
    const value = placeValue(e, binding, condition2.error);
    return value === null || restrict(e.state, value, truth2 ? errorPointer2 : noErrorPointer);
  }
  const term = conditionTerm(e, binding, condition2);
  return term === null || assume(e.state, term, truth2);
}
function conditionTerm(e, binding, condition2) {
  const { terms } = e.machine;
  if ("flags" in condition2) return flagsTerm(e, binding, condition2.flags, condition2.has);
  if ("null" in condition2) {
    const value = placeValue(e, binding, condition2.null);
    if (value === null) return null;
    askOf(e.state, value);
    return compareTerms(terms, e.state, "==", value, terms.zero, false);
  }
  if ("equal" in condition2) {
    const value = placeValue(e, binding, condition2.equal[0]);
    return value === null ? null : compareTerms(terms, e.state, "==", value, terms.int(BigInt(condition2.equal[1]), 64), false);
  }
  if ("less" in condition2) {
    const value = placeValue(e, binding, condition2.less[0]);
    return value === null ? null : compareTerms(terms, e.state, "<", value, terms.int(BigInt(condition2.less[1]), 64), true);
  }
  if ("same" in condition2) {
    const [left, right] = condition2.same.map((place) => placeValue(e, binding, place));
    return left === void 0 || right === void 0 || left === null || right === null ? null : compareTerms(terms, e.state, "==", left, right, false);
  }
  if ("state" in condition2) {
    const object = placeValue(e, binding, condition2.state);
    return object === null ? null : flagTerm(e.machine, e.state, objectOf(e.machine, binding, condition2.state, object), condition2.flag);
  }
  if ("present" in condition2) {
    const bounds = [];
    for (const place of condition2.present) {
      const value = placeValue(e, binding, place);
      if (value === null) return null;
      bounds.push(value);
    }
    return presentTerm(e.machine, collectionOf(e.machine, e.state, bounds), 0);
  }
  return placeValue(e, binding, condition2.holds);
}
function flagsTerm(e, binding, place, has2) {
  const { terms } = e.machine;
  const word = placeValue(e, binding, place);
  if (word === null) return null;
  const names3 = has2.split("|").map((name) => name.trim());
  let mask = 0n;
  for (const name of names3) {
    const value = e.machine.constant(name);
    if (value === null) return names3.every((wanted) => namesFlag(word, wanted)) ? terms.one : null;
    mask |= value;
  }
  const bits3 = terms.arithmetic("&", word, terms.int(mask, 64), 64, false);
  const isOneBit = mask !== 0n && (mask & mask - 1n) === 0n;
  if (isOneBit)
    return compareTerms(
      terms,
      e.state,
      "==",
      compareTerms(terms, e.state, "==", bits3, terms.zero, false),
      terms.zero,
      false
    );
  return compareTerms(terms, e.state, "==", bits3, terms.int(mask, 64), false);
}
function namesFlag(word, name) {
  if (word.kind === "constant") return word.name === name;
  return word.kind === "op" && word.op === "|" && word.args.some((arg) => namesFlag(arg, name));
}

// server/src/core/kernel/lock-order.ts
var named2 = /* @__PURE__ */ new Set(["mmap_lock", "invalidate_lock", "folio lock", "mmu_lock"]);
var members = {
  "struct kvm lock": "kvm->lock",
  "struct kvm slots_lock": "slots_lock",
  "struct kvm srcu": "kvm->srcu",
  "struct kvm_vcpu mutex": "vcpu->mutex"
};
var orders = [
  { locks: ["mmap_lock", "invalidate_lock", "folio lock"], source: "mm/filemap.c" },
  {
    locks: ["kvm->lock", "vcpu->mutex", "slots_lock", "invalidate_lock", "mmu_lock"],
    source: "Documentation/virt/kvm/locking.rst"
  },
  // Who changes the memslots under slots_lock waits for every reader of kvm->srcu.
  { locks: ["slots_lock", "kvm->srcu"], source: "Documentation/virt/kvm/locking.rst" }
];
function orderedLock(lock, tag, member) {
  if (named2.has(lock)) return lock;
  return tag === null || member === null ? null : members[`${tag} ${member}`] ?? null;
}
function brokenOrder(held, taken) {
  for (const { locks: locks2, source } of orders) {
    const [outer, inner] = [locks2.indexOf(taken), locks2.indexOf(held)];
    if (outer >= 0 && inner > outer) return { order: locks2.slice(outer, inner + 1).join(", then "), source };
  }
  return null;
}

// server/src/core/machine/lock-order.ts
function placeInOrder(lock, on3) {
  return on3.kind === "field" ? orderedLock(lock, structOf(on3.of), on3.field) : orderedLock(lock, null, null);
}
function waitForLock(m, state, site, lock, by) {
  reportOrder(m, state, site, lock, by, []);
  m.did(state, { act: "waits", lock, letGo: locksLetGo(state), by });
}
function reportOrder(m, state, site, lock, by, letGo) {
  for (const held of state.locks.values()) {
    const place = heldPlace(held);
    const broken = place === null || letGo.includes(place) ? null : brokenOrder(place, lock);
    if (broken === null) continue;
    m.report(state, {
      code: "lock-order",
      at: site.at,
      end: site.end,
      message: `${by} waits for ${lock} while ${lockText(m, held.lock, held.on)} is held`,
      subject: `${place} ${lock}`,
      consequence: `the order is ${broken.order} (${broken.source}): a task that takes them so and this one wait for each other`,
      certainty: "suspected",
      severity: "warning"
    });
  }
}
function locksLetGo(state) {
  const places = [];
  for (const { lock, on: on3, exclusive: exclusive2, shared: shared2, loose } of state.locks.values()) {
    const place = exclusive2 < 0 || shared2 < 0 || loose ? placeInOrder(lock, on3) : null;
    if (place !== null) places.push(place);
  }
  return places;
}
function heldPlace({ lock, on: on3, exclusive: exclusive2, shared: shared2, loose }) {
  return exclusive2 + shared2 > 0 && !loose && !lockRules(lock).atomic ? placeInOrder(lock, on3) : null;
}

// server/src/core/machine/page-writes.ts
var readOnly = "read only since";
function gotUserPage(m, state, site, page, forWriting) {
  if (forWriting) m.pinnedForWriting(site.at);
  store(state, flagLocation(m, page, readOnly), m.terms.int(forWriting ? 0n : BigInt(site.at + 1), 64));
}
function pageWrittenAt(location) {
  const root = rootOf(location);
  const parts = root.kind === "sum" ? root.parts.map((part) => part.term) : [root];
  for (const part of parts) {
    const name = pureFunction(part);
    if (part.kind === "op" && name !== null && (mappingOfPage.has(name) || addressOfPage.has(name)))
      return part.args[0] ?? null;
  }
  return null;
}
function writePage(m, state, site, page, by) {
  const since = singleValue(factOf(state, load(m.terms, state, flagLocation(m, page, readOnly))));
  if (since !== null && since > 0n) {
    m.report(state, {
      code: "pin-misuse",
      at: site.at,
      end: site.end,
      message: `${by} writes to ${m.describe(page)}, a page of user memory that was got for reading alone`,
      subject: m.describe(page),
      consequence: "the write can land in a page that the task may not write, that others share, or in the page of zeroes",
      certainty: "suspected",
      severity: "warning",
      restsOn: Number(since) - 1
    });
    return;
  }
  m.did(state, { act: "writes", page, by });
}

// server/src/core/machine/uncounted.ts
function takeUnasked(m, state, site, object) {
  const references3 = state.references.get(object);
  const terms = state.pfns.get(object);
  if (references3 === void 0 || object.kind === "object" || terms?.refcounted === true) return;
  if (terms?.refcounted !== false) {
    if (references3.unasked === void 0) state.writeReferences().set(object, { ...references3, unasked: true });
    return;
  }
  m.report(state, {
    code: "unsafe-pfn",
    at: site.at,
    end: site.end,
    message: "a reference is taken on a page whose frame number was read off a page table: it may not be counted",
    subject: m.describe(object),
    consequence: "the page may have a count of zero: the put that follows frees it while it is mapped",
    certainty: "witnessed"
  });
}

// server/src/core/machine/apply-effect.ts
function applyEffect(e, binding, effect) {
  const { machine: m, state, site } = e;
  const said = effect.says === void 0 ? [] : [{ kind: "note", text: effect.says }];
  switch (effect.effect) {
    case "ref": {
      const object = placeObject(e, binding, effect.of, effect.class);
      if (object === null) return said;
      const amount = amountOf(e, binding, effect.by);
      if (amount === null) {
        makeUncertain(state, object, "a number of references that is not known here");
        return said;
      }
      if (effect.down !== true && effect.of !== "result" && isUnproven(object)) restrict(state, object, validPointer);
      if (effect.known === true && (state.references.get(object)?.held[effect.holder] ?? 0) > 0) return said;
      const isHidden = state.pfns.get(object)?.refcounted === null;
      const word = changeReferences(
        m,
        state,
        site,
        object,
        effect.class,
        effect.holder,
        effect.down === true ? -amount : amount
      );
      if (effect.down !== true && !binding.mayFail && effect.of !== "result") takeUnasked(m, state, site, object);
      if (isHidden) makeUncertain(state, object, "the page may not be counted");
      if (word.kind !== "ref") return [word, ...said];
      const known = effect.known === true ? { known: true } : {};
      const handedOut = effect.of === "result" ? { handedOut: true } : {};
      return [{ ...word, ...known, ...handedOut }, ...said];
    }
    case "pin": {
      const object = placeObject(e, binding, effect.of, "folio");
      const amount = amountOf(e, binding, effect.by);
      if (object === null) return said;
      if (amount === null) {
        makeUncertain(state, object, "a number of pins that is not known here");
        return said;
      }
      const delta = effect.down === true ? -amount : amount;
      changeReferences(m, state, site, object, "folio", "pin", delta);
      return [{ kind: "pin", object, delta }, ...said];
    }
    case "lock": {
      const on3 = lockPlace(e, binding, effect.lock);
      if (on3 === null) return said;
      const place = binding.waits ? placeInOrder(on3.lock, on3.on) : null;
      if (place !== null) waitForLock(m, state, site, place, `${binding.name}()`);
      return [takeLock(m, state, site, on3.lock, on3.on, effect.lock.mode), ...said];
    }
    case "unlock": {
      const on3 = lockPlace(e, binding, effect.lock);
      return on3 === null ? said : [releaseLock(m, state, site, on3.lock, on3.on, effect.lock.mode), ...said];
    }
    case "window": {
      const vm = placeValue(e, binding, effect.of);
      return vm === null ? said : [changeWindow(m, state, site, vm, effect.change === "opens" ? 1 : -1), ...said];
    }
    case "windowRange":
      return said;
    case "flag": {
      const object = placeObject(e, binding, effect.of, "folio");
      if (object === null) return said;
      const location = flagLocation(m, object, effect.flag);
      const value = effect.value ? m.terms.one : m.terms.zero;
      if (load(m.terms, state, location) === value) return said;
      store(state, location, value);
      return [{ kind: "flag", object, flag: effect.flag, value: effect.value }, ...said];
    }
    case "attach": {
      const folio2 = placeObject(e, binding, effect.of, "folio");
      const object = placeValue(e, binding, effect.object);
      return folio2 === null || object === null ? said : [...attach(m, state, site, folio2, object), ...said];
    }
    case "detach": {
      const folio2 = placeObject(e, binding, effect.of, "folio");
      return folio2 === null ? said : [...detach(m, state, site, folio2), ...said];
    }
    case "free":
      return [...freePlace(e, binding, effect.of, effect.ignores ?? null), ...said];
    case "add": {
      const location = placeLocation(e, binding, effect.at);
      const amount = amountOf(e, binding, effect.by);
      if (location === null) return said;
      if (amount === null) {
        const value = typeof effect.by === "number" ? null : placeValue(e, binding, "of" in effect.by ? effect.by.of : effect.by.pagesOf);
        if (value === null) {
          forget(state, location);
          return said;
        }
        const before = load(m.terms, state, location);
        const isDown = effect.down === true;
        store(state, location, isDown ? m.terms.subtract(before, value, 64) : m.terms.add(before, value, 64));
        return [{ kind: "recount", location, change: isDown ? "taken" : "added", amount: value }, ...said];
      }
      const delta = effect.down === true ? -amount : amount;
      store(state, location, m.terms.add(load(m.terms, state, location), m.terms.int(BigInt(delta), 64), 64));
      return [{ kind: "counter", location, delta }, ...said];
    }
    case "store": {
      const location = placeLocation(e, binding, effect.at);
      if (location === null) return said;
      const value = resultValue(e, binding, effect.value, { kind: "unknown" }, `${site.key}>${effect.at}`, effect.at);
      store(state, location, value ?? m.terms.zero);
      if (value === null || location.kind !== "field" || !contentFields.has(location.field)) return said;
      return [{ kind: "recount", location, change: "set", amount: value }, ...said];
    }
    case "forget": {
      const location = placeLocation(e, binding, effect.at);
      if (location === null) return said;
      const page = pageWrittenAt(location);
      if (page !== null) writePage(m, state, site, page, `${binding.name}()`);
      forget(state, location);
      return said;
    }
    case "link":
    case "unlink":
      return said;
    case "recollect": {
      const head = placeValue(e, binding, effect.of);
      if (head !== null) changeEntries(m, state, head);
      return said;
    }
    case "keep": {
      const object = placeValue(e, binding, effect.of);
      if (object !== null) handOver(e, rootOf(object));
      return said;
    }
    case "map":
    case "unmap": {
      const object = placeObject(e, binding, effect.of, "folio");
      if (object === null) return said;
      if (effect.side === "host") makeUncertain(state, object, "a page table holds a reference");
      return [
        { kind: "map", object, side: effect.side, change: effect.effect === "map" ? "mapped" : "unmapped" },
        ...said
      ];
    }
    case "truncate": {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: "cache", object, change: "folios leave the page cache" }, ...said];
    }
    case "content": {
      const object = placeObject(e, binding, effect.of, "folio");
      return object === null ? said : [{ kind: "content", object, change: effect.becomes }, ...said];
    }
    case "ownership": {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: "ownership", object, change: effect.becomes }, ...said];
    }
    case "attribute": {
      const object = placeValue(e, binding, effect.of);
      return object === null ? said : [{ kind: "attribute", object, change: effect.change }, ...said];
    }
    case "pfn": {
      const value = placeValue(e, binding, effect.of);
      if (value !== null && effect.refcounted === null) makeUncertain(state, value, "the page may not be counted");
      if (value !== null)
        state.handOut(value, {
          refcounted: effect.refcounted,
          notifierGuarded: effect.notifierGuarded,
          releaseWith: effect.releaseWith
        });
      return said;
    }
    case "access": {
      const page = effect.write ? placeValue(e, binding, effect.of) : null;
      if (page !== null) writePage(m, state, site, page, `${binding.name}()`);
      return said;
    }
    case "userFault":
      if (!isHeld(state, "page faults")) waitForLock(m, state, site, "mmap_lock", `${binding.name}()`);
      return said;
    case "userPage": {
      const page = placeValue(e, binding, effect.of);
      const forWriting = conditionTruth(e, binding, effect.forWriting);
      if (page !== null && forWriting !== null) gotUserPage(m, state, site, page, forWriting);
      return said;
    }
    case "current":
      return said;
    case "note":
      return [{ kind: "note", text: effect.text }, ...said];
    case "stop":
      e.stopped = true;
      return said;
  }
}
function placeObject(e, binding, place, objectClass) {
  const value = placeValue(e, binding, place);
  if (value === null) return null;
  return objectClass === "folio" || objectClass === "page" ? objectOf(e.machine, binding, place, value) : value;
}
function amountOf(e, binding, amount) {
  if (typeof amount === "number") return amount;
  if ("pagesOf" in amount) return 1;
  const value = placeValue(e, binding, amount.of);
  const single3 = value === null ? null : singleValue(factOf(e.state, value));
  return single3 === null ? null : Number(BigInt.asIntN(64, single3));
}
function lockPlace(e, binding, lock) {
  const value = lock.lock === "folio lock" ? placeObject(e, binding, lock.on, "folio") : placeValue(e, binding, lock.on);
  if (value === null) return null;
  if (value.kind === "field") {
    const named3 = e.machine.lockField(value.field);
    if (named3 !== null) return { on: value.of, lock: named3 };
  }
  return { on: value, lock: lock.lock };
}
function freePlace(e, binding, place, ignores) {
  const { machine: m, state, site } = e;
  const object = placeValue(e, binding, place);
  if (object === null) return [];
  const isNull = truthOf(state, compareTerms(m.terms, state, "==", object, m.terms.zero, false));
  const member = binding.parameters.get(place)?.location ?? null;
  if (member?.kind === "field" && (isNull === true || object.kind === "initial")) loosenUnion(state, member);
  if (isNull === true && ignores !== null) return [];
  if (factOf(state, object).unsignedMin >= firstErrorPointer) {
    if (ignores !== "null or error") accessMemory(e, object);
    return [];
  }
  return free(m, state, site, object);
}
function isUnproven(object) {
  return object.kind === "symbol" || object.kind === "initial";
}
function handOver(e, object) {
  makeUncertain(e.state, object, "it was handed on");
  for (const inside of [object, ...objectsBehind(e.state, object)]) {
    const known = e.state.references.get(inside);
    if (known === void 0) continue;
    const uncertain = known.uncertain ?? "it was handed on";
    e.state.writeReferences().set(inside, { ...known, held: { ...known.held, caller: 0 }, uncertain });
  }
}

// server/src/core/machine/apply-primitive.ts
function applyPrimitive(m, state, site, primitive, args, type) {
  const outcomes = [];
  const { results } = primitive.declaration;
  results.forEach((result, index) => {
    const own = index === results.length - 1 ? state : state.fork();
    outcomes.push(...applyResult(m, own, site, primitive, args, result, type));
  });
  return outcomes;
}
function applyResult(m, state, site, primitive, args, result, type) {
  const e = { machine: m, state, site, stopped: false };
  const binding = bindCall(e, primitive, args);
  if (e.stopped) return [];
  if (result.when !== void 0) {
    const truth2 = conditionTruth(e, binding, result.when);
    if (truth2 === false || truth2 === null && !assumeCondition(e, binding, result.when, true)) return [];
  }
  const { sleeps } = primitive.declaration;
  const maySleep = sleeps === "may" || sleeps !== "never" && conditionTruth(e, binding, sleeps.when) === true;
  if (maySleep && primitive.declaration.presumed !== true) sleep(m, state, site, `${primitive.name}()`);
  binding.waits = maySleep;
  const valueType = type.kind === "unknown" ? returnType(e, binding) : type;
  binding.result = resultValue(e, binding, result.value, valueType, site.key, `${primitive.name}()`);
  const { results } = primitive.declaration;
  if (binding.result !== null && isFailure(result) && results.some(({ value }) => value.is === "fresh"))
    failAllocation(state, { value: binding.result, name: primitive.name, at: site.at, end: site.end });
  if (result.when !== void 0 && !assumeCondition(e, binding, result.when, true)) return [];
  if (!touches(e, binding, primitive)) return [];
  for (const place of primitive.declaration.writes ?? []) {
    const location = placeLocation(e, binding, place);
    if (location === null) continue;
    const page = pageWrittenAt(location);
    if (page !== null) writePage(m, state, site, page, `${primitive.name}()`);
    forget(state, location);
  }
  if (result.label !== void 0 && results.length > 1 && (result !== results[0] || result.when !== void 0)) {
    state.comeOutAs(`${primitive.name}(): ${result.label}`, site.at);
  }
  const effects = [...primitive.declaration.effects ?? [], ...result.effects ?? []];
  return applyEffects(e, binding, effects, result.label ?? null, primitive.declaration.results.length > 1);
}
function isFailure({ value }) {
  return value.is === "null" || value.is === "errorPointer";
}
function touches(e, binding, { name, declaration, objects }) {
  const { writes = [], effects = [] } = declaration;
  const touched = [
    ...writes.map((place) => placeLocation(e, binding, place)),
    ...effects.map((effect) => {
      if (effect.effect === "unlink") return placeValue(e, binding, effect.of);
      return effect.effect === "lock" || effect.effect === "unlock" ? placeValue(e, binding, effect.lock.on) : null;
    })
  ];
  for (const location of touched) if (location !== null) accessMemory(e, location);
  for (const { parameter, ignoresNull } of objects) {
    const bound = binding.parameters.get(parameter);
    if (bound !== void 0) requireObject(e, bound.value, { by: name, ignoresNull });
  }
  return !e.stopped;
}
function applyEffects(e, binding, effects, label, isChoice) {
  const said = [];
  const forks = [];
  for (const [index, effect] of effects.entries()) {
    if (effect.when !== void 0) {
      const truth2 = conditionTruth(e, binding, effect.when);
      if (truth2 === false) continue;
      if (truth2 === null) {
        const without2 = { ...e, state: e.state.fork() };
        if (assumeCondition(without2, binding, effect.when, false)) {
          forks.push(...applyEffects(without2, { ...binding }, effects.slice(index + 1), label, isChoice));
        }
        if (!assumeCondition(e, binding, effect.when, true)) return forks;
      }
    }
    said.push(...applyEffect(e, binding, effect));
    if (e.stopped) return forks;
  }
  if (isChoice && label !== null) said.push({ kind: "result", text: label });
  if (said.length > 0) e.state.step(e.site.at, e.site.end, said);
  return [{ state: e.state, result: binding.result }, ...forks];
}
function bindCall(e, primitive, args) {
  const parameters = /* @__PURE__ */ new Map();
  primitive.prototype.parameters.forEach((parameter, index) => {
    const argument = args[index];
    if (argument === void 0) return;
    parameters.set(parameter.name, {
      value: evaluate2(e, argument.value),
      argument,
      location: argument.place === null ? null : locate(e, argument.place)
    });
  });
  return {
    name: primitive.prototype.name,
    prototype: primitive.prototype,
    parameters,
    mayFail: primitive.declaration.results.length > 1,
    waits: false,
    result: null
  };
}

// server/src/core/machine/apply-acts.ts
function applyActs(m, site, callee, acts, copyOf) {
  for (const { act, facts } of acts) {
    const { state, translate } = copyOf();
    if (!facts.every(([term, fact]) => restrict(state, translate(term), fact))) continue;
    const by = throughCallee(callee, act.by);
    applyAct(m, state, site, act, by, translate);
  }
}
function applyAct(m, state, site, act, by, translate) {
  switch (act.act) {
    case "waits":
      reportOrder(m, state, site, act.lock, by, act.letGo);
      m.did(state, { ...act, letGo: [.../* @__PURE__ */ new Set([...act.letGo, ...locksLetGo(state)])], by });
      return;
    case "writes":
      writePage(m, state, site, translate(act.page), by);
  }
}
function throughCallee(callee, by) {
  const last = by.includes(", in ") ? by.slice(0, by.indexOf(", in ")) : by;
  return `${last}, in ${callee}(),`;
}

// server/src/core/machine/apply-summary.ts
function applySummary(m, state, site, summary, args) {
  const outcomes = [];
  applyActsOf(m, state, site, summary.name, summary.acts, args);
  const uses = usesOf(site.key.includes(repeatable) ? state.fork() : state);
  const shared2 = /* @__PURE__ */ new Map();
  summary.paths.forEach((path2, index) => {
    const own = index === summary.paths.length - 1 ? state : state.fork();
    const outcome = applyPath(
      m,
      own,
      { ...site, key: `${site.key}/${index}` },
      summary.name,
      path2,
      args,
      sharedUses(uses),
      shared2
    );
    if (outcome !== null) outcomes.push({ ...outcome, path: path2 });
  });
  tellOutcomes(summary.name, site, outcomes);
  return outcomes;
}
function applyActsOf(m, state, site, name, acts, args) {
  applyActs(m, site, name, acts, () => {
    const copy = state.fork();
    const returned = { term: null, name: "" };
    return { state: copy, translate: translator(m, copy, site, args, usesOf(copy), /* @__PURE__ */ new Map(), returned) };
  });
}
function tellOutcomes(callee, site, outcomes) {
  if (outcomes.length < 2) return;
  const alike = (path2) => outcomes.filter((other) => other.path.outcome === path2.outcome).length;
  const labels = outcomes.map(({ path: path2 }) => alike(path2) === 1 ? path2.outcome : inWords(path2));
  const outOf = labels.includes(null) ? 0 : new Set(labels).size;
  outcomes.forEach(({ state }, index) => {
    const label = labels[index] ?? null;
    if (label !== null && outOf !== 1) state.comeOut(`${callee}(): ${label}`, site.at, outOf);
  });
}
function inWords({ outcome, way }) {
  return outcome === null || way === null ? outcome ?? way : `${outcome}, ${way}`;
}
function applyPath(m, state, site, callee, path2, args, uses, shared2) {
  const translate = translator(m, state, site, args, uses, shared2, { term: path2.returns, name: `${callee}()` });
  for (const [term, fact] of path2.facts) {
    const value = translate(term);
    askOf(state, value);
    if (!restrict(state, value, fact)) return null;
  }
  if (!leadSomewhere({ machine: m, state, site, stopped: false }, callee, path2.touched, args)) return null;
  const undecided = /* @__PURE__ */ new Map();
  for (const [term, bits3] of path2.undecided) {
    const input = translate(term);
    if (input.kind !== "int") undecided.set(input, bits3);
  }
  if (undecided.size > 0) state.forgetOf(state, undecided);
  m.spend(1 + (path2.facts.length + path2.stores.length) / 8);
  const result = path2.returns === null ? null : translate(path2.returns);
  if (path2.returnsUnasked && result !== null)
    failAllocation(state, { value: result, name: callee, at: site.at, end: site.end });
  const stores = path2.stores.map(([location, value]) => [translate(location), translate(value)]);
  const counted = new Set(path2.counted.map(translate));
  const forgotten = path2.forgotten.map(translate);
  const references3 = path2.references.map((reference) => ({ ...reference, object: translate(reference.object) }));
  const locks2 = path2.locks.map((lock) => ({ ...lock, on: translate(lock.on) }));
  const letGo = path2.sleepsWithout?.map((lock) => ({ lock: lock.lock, on: translate(lock.on) })) ?? null;
  const windows2 = path2.windows.map(([vm, delta]) => [translate(vm), delta]);
  const looseWindows2 = path2.looseWindows.map(translate);
  const attached = path2.attached.map(([object, folio2]) => [translate(object), translate(folio2)]);
  const freed = path2.freed.map(translate);
  const told = path2.told.map((word) => translateWord(word, translate));
  const handedOut = (object) => result !== null && containsTerm(result, object) ? { handedOut: true } : {};
  const said = [];
  if (path2.blurred) state.blurred = true;
  if (path2.broken) state.broken = true;
  if (letGo !== null) sleep(m, state, site, `${callee}()`, letGo);
  for (const location of forgotten) forget(state, location);
  for (const { object, class: objectClass, held, uncertain, unasked } of references3) {
    for (const [holder, count2] of Object.entries(held)) {
      if (holder === "private" && attached.some(([, folio2]) => folio2 === object)) continue;
      if (count2 === 0) continue;
      if (objectClass === "slab") {
        if (!site.key.includes(repeatable) && !state.references.has(object)) ownMemory(state, site, object);
        continue;
      }
      const word = changeReferences(m, state, site, object, objectClass, holder, count2);
      const isMet = holder === "page cache" && object.kind === "object";
      said.push(word.kind === "ref" ? { ...word, ...handedOut(object), ...isMet ? { known: true } : {} } : word);
    }
    if (unasked === true && (held.caller ?? 0) > 0) takeUnasked(m, state, site, object);
    if (uncertain === null) continue;
    makeUncertain(state, object, uncertain);
    loosenLocks(state, object);
  }
  for (const lock of locks2) {
    if (lock.loose) {
      loosenLock(state, site, lock.lock, lock.on);
      continue;
    }
    for (let n2 = 0; n2 < lock.exclusive; n2++) said.push(takeLock(m, state, site, lock.lock, lock.on, "exclusive"));
    for (let n2 = 0; n2 < lock.shared; n2++) said.push(takeLock(m, state, site, lock.lock, lock.on, "shared"));
    for (let n2 = 0; n2 > lock.exclusive; n2--) said.push(releaseLock(m, state, site, lock.lock, lock.on, "exclusive"));
    for (let n2 = 0; n2 > lock.shared; n2--) said.push(releaseLock(m, state, site, lock.lock, lock.on, "shared"));
  }
  for (const [vm, delta] of windows2)
    for (let n2 = 0; n2 < Math.abs(delta); n2++) said.push(changeWindow(m, state, site, vm, delta > 0 ? 1 : -1));
  state.loosenWindows(looseWindows2);
  const freeing2 = freed.flatMap((object) => free(m, state, site, object));
  for (const [object, folio2] of attached) said.push(...attach(m, state, site, folio2, object));
  said.push(...freeing2);
  for (const [location, value] of stores) {
    const before = load(m.terms, state, location);
    store(state, location, value);
    const difference2 = m.terms.subtract(value, before, 64);
    if (difference2.kind === "int" && difference2.value !== 0n && isCount(location, value))
      said.push({ kind: "counter", location, delta: Number(BigInt.asIntN(64, difference2.value)) });
    else if (counted.has(location) && difference2 !== m.terms.zero)
      said.push(
        containsTerm(value, before) && value.kind === "sum" ? { kind: "recount", location, change: "added", amount: difference2 } : { kind: "recount", location, change: "set", amount: value }
      );
  }
  said.push(...told);
  const failure2 = result === null ? null : sayFailure(state, result);
  if (failure2 !== null) said.push({ kind: "result", text: failure2 });
  if (said.length > 0) state.step(site.at, site.end, said);
  return { state, result };
}
function leadSomewhere(e, callee, touched, args) {
  args.forEach((arg, position) => {
    if (position < 31 && (touched & 1 << position) !== 0) requireObject(e, arg, { by: callee, ignoresNull: false });
  });
  return !e.stopped;
}
function sayFailure(state, result) {
  const fact = factOf(state, result);
  if (fact.unsignedMin >= firstErrorPointer) return fact.signedMin === fact.signedMax ? "fails" : "returns an error";
  return null;
}
function translator(m, state, site, args, uses, shared2, returned) {
  const known = /* @__PURE__ */ new Map();
  let owned2 = 0;
  const translate = (term) => {
    const done2 = shared2.get(term);
    if (done2 !== void 0) return done2;
    const own = known.get(term);
    if (own !== void 0) {
      owned2++;
      return own;
    }
    const before = owned2;
    const result = make(term);
    (owned2 > before ? known : shared2).set(term, result);
    return result;
  };
  const fresh = (tail, name, type) => {
    owned2++;
    return freshSymbol(m, state, `${site.key}${tail}`, name, type, uses);
  };
  const make = (term) => {
    switch (term.kind) {
      case "symbol": {
        const position = parameterPosition(term);
        if (position !== null) return args[position] ?? fresh(`~${term.id}`, term.name, term.type);
        const tail = term.key.includes("=") ? `=${term.id}` : `~${term.id}`;
        return fresh(tail, term === returned.term ? returned.name : term.name, term.type);
      }
      case "initial":
        if (term.epoch !== 0) return fresh(`~${term.id}`, "a value that was changed", term.type);
        return load(m.terms, state, translate(term.location), term.type);
      case "object":
        owned2++;
        return freshObject(m, state, `${site.key}~${term.id}`, term.objectClass, term.zeroed, term.type, uses);
      case "variable":
        return fresh(`~${term.id}`, term.name);
      case "field":
        return m.terms.field(translate(term.of), term.field);
      case "element":
        return m.terms.element(translate(term.of), translate(term.index));
      case "container":
        return m.terms.container(translate(term.of), term.member);
      case "sum": {
        let sum = m.terms.int(term.constant, term.bits);
        for (const part of term.parts)
          sum = m.terms.add(sum, m.terms.multiply(translate(part.term), m.terms.int(part.factor, 64), 64), term.bits);
        return sum;
      }
      case "op":
        if (comparisons.has(term.op)) owned2++;
        return translateOp(m, state, term, term.args.map(translate));
      default:
        return term;
    }
  };
  return translate;
}
var comparisons = /* @__PURE__ */ new Set(["==", "<u", "<s"]);
function translateOp(m, state, term, args) {
  const [left, right] = args;
  if (left !== void 0 && term.op === pureName(folioOfPage)) {
    const folio2 = folioAround(left);
    if (folio2 !== null) return folio2;
  }
  if (left !== void 0 && right !== void 0) {
    switch (term.op) {
      case "==":
        return compareTerms(m.terms, state, "==", left, right, false);
      case "<u":
        return compareTerms(m.terms, state, "<", left, right, false);
      case "<s":
        return compareTerms(m.terms, state, "<", left, right, true);
      case "&":
      case "|":
      case "^":
      case "*":
      case "/":
      case "%":
      case "<<":
      case ">>":
        return m.terms.arithmetic(term.op, left, right, term.bits, false);
      case ">>s":
        return m.terms.arithmetic(">>", left, right, term.bits, true);
      default:
        break;
    }
  }
  return m.terms.op(term.op, args, term.bits, term.type);
}
function translateWord(word, translate) {
  if ("object" in word) return { ...word, object: translate(word.object) };
  return "location" in word ? { ...word, location: translate(word.location) } : word;
}

// server/src/core/machine/apply-unknown.ts
function applyUnknown(m, state, site, name, args, type) {
  const e = { machine: m, state, site, stopped: false };
  for (const argument of args) {
    const value = evaluate2(e, argument.value);
    const root = rootOf(value);
    if (root.kind === "variable") forget(state, value);
    makeUncertain(state, root, `${name}()`);
    askOfStored(state, root);
    if (root !== value) makeUncertain(state, value, `${name}()`);
    for (const object of viewedBy(value)) if (object !== root) makeUncertain(state, object, `${name}()`);
    loosenLocks(state, root);
  }
  if (e.stopped) return [];
  m.assumption(
    `${name}() is not known: it may return anything, and leaves locks and counters that it is not given as they are`
  );
  const result = type.kind === "void" ? null : freshSymbol(m, state, `${site.key}~`, `${name}()`, type);
  return [{ state, result }];
}

// server/src/core/machine/dropped-error.ts
function dropErrors(state, errors2) {
  const more = errors2.filter(({ at }) => !state.dropped.some((known) => known.at === at));
  if (more.length > 0) state.dropped = [...state.dropped, ...more];
}

// server/src/core/machine/step.ts
function step2(m, state, instruction, site) {
  const e = { machine: m, state, site, stopped: false };
  switch (instruction.op) {
    case "set": {
      const value = castTerm(m, state, evaluate2(e, instruction.value), m.fn.slots[instruction.slot].type);
      if (e.stopped) return [];
      setLocal(m, state, instruction.slot, value);
      return [state];
    }
    case "store": {
      const value = evaluate2(e, instruction.value);
      const location = locate(e, instruction.place);
      accessMemory(e, location);
      if (e.stopped) return [];
      const page = pageWrittenAt(location);
      if (page !== null) writePage(m, state, site, page, "this");
      storeValue(m, state, site, location, castTerm(m, state, value, instruction.place.type));
      if (isOneOfMany(instruction.place, location) && value.kind === "object")
        makeUncertain(state, value, "one of an array");
      return [state];
    }
    case "fill": {
      const location = locate(e, instruction.place);
      if (instruction.zero) fillZero(state, location);
      else forget(state, location);
      return e.stopped ? [] : [state];
    }
    case "copy": {
      const to = locate(e, instruction.to);
      const from = locate(e, instruction.from);
      accessMemory(e, to);
      accessMemory(e, from);
      if (e.stopped) return [];
      copyMembers(m.terms, state, to, from);
      return [state];
    }
    case "forget":
      forget(state, locate(e, instruction.place));
      return e.stopped ? [] : [state];
    case "dead":
      state.locals[instruction.slot] = void 0;
      return [state];
    case "call": {
      const type = instruction.result === null ? instruction.resultType : m.fn.slots[instruction.result].type;
      const outcomes = call(m, state, site, instruction.callee, instruction.args, type);
      for (const outcome of outcomes) {
        if (instruction.result === null) {
          dropError(m, site, instruction.callee, outcome);
          continue;
        }
        const value = outcome.result ?? m.terms.zero;
        setLocal(
          m,
          outcome.state,
          instruction.result,
          castTerm(m, outcome.state, value, m.fn.slots[instruction.result].type)
        );
      }
      return outcomes.map((outcome) => outcome.state);
    }
  }
}
function dropError(m, { at, end }, callee, { state, result }) {
  if (callee.kind !== "name" || result === null) return;
  if (m.catalogue.primitive(callee.name)?.declaration.mustCheck !== true) return;
  if (isErrno(factOf(state, result))) dropErrors(state, [{ name: callee.name, at, end }]);
}
function setLocal(m, state, slot, value) {
  state.locals[slot] = value;
  const { name, temporary, type } = m.fn.slots[slot];
  if (!temporary) m.nameObject(value, name, type.kind === "pointer");
}
function publish(m, state, location, object) {
  m.stored(location, object);
  if (state.references.get(object)?.class === "slab" && rootOf(location).kind !== "object")
    makeUncertain(state, object, "it was stored");
}
function storeValue(m, state, site, location, value) {
  const root = rootOf(location);
  if (root.kind !== "variable") {
    const before = load(m.terms, state, location);
    const difference2 = isCount(location, value) ? m.terms.subtract(value, before, 64) : null;
    if (difference2?.kind === "int" && difference2.value !== 0n)
      state.step(site.at, site.end, [
        { kind: "counter", location, delta: Number(BigInt.asIntN(64, difference2.value)) }
      ]);
    if (rootOf(value).kind === "object") publish(m, state, location, rootOf(value));
    else if (state.blurred && value.kind === "symbol") m.stored(location, null);
  }
  store(state, location, value);
}
function isOneOfMany(place, location) {
  for (let of = place; of.kind === "index" || of.kind === "field"; of = of.of) if (of.kind === "index") return true;
  for (let of = location; of.kind === "field" || of.kind === "element"; of = of.of)
    if (of.kind === "element") return true;
  return false;
}
function call(m, state, site, callee, args, type) {
  if (callee.kind === "name") return callNamed(m, state, site, callee.name, args, type);
  const e = { machine: m, state, site, stopped: false };
  const target = evaluate2(e, callee.value);
  if (e.stopped) return [];
  if (target.kind === "function") return callNamed(m, state, site, target.name, args, type);
  const name = callee.field ?? m.describe(target);
  if (singleValue(factOf(state, target)) === 0n) return [];
  return applyUnknown(m, state, site, name, args, type);
}
function callNamed(m, state, site, name, args, type) {
  const primitive = m.catalogue.primitive(name, { arguments: args.length });
  const isCatalogued = primitive !== null && primitive.declaration.family === void 0 && primitive.declaration.preferBody !== true && !m.isOwnFunction(name, primitive.declaration.source);
  if (isCatalogued) return applyDeclared(m, state, site, primitive, args, type);
  const e = { machine: m, state, site, stopped: false };
  const values2 = args.map((argument) => evaluate2(e, argument.value));
  if (e.stopped) return [];
  const known = m.summary(name, functionInputs(state, values2));
  if (known.kind === "known") {
    if (!known.summary.complete) m.assumption(`not every path of ${name}() was followed`);
    const outcomes = applySummary(m, state, site, known.summary, values2);
    if (outcomes.length > 0 || known.summary.complete) return outcomes;
    return applyUnknown(m, state, site, name, args, type);
  }
  if (known.acts !== void 0) applyActsOf(m, state, site, name, known.acts, values2);
  return primitive === null ? applyUnknown(m, state, site, name, args, type) : applyDeclared(m, state, site, primitive, args, type);
}
function functionInputs(state, values2) {
  const inputs = [];
  values2.forEach((value, position) => {
    if (value.kind === "function") inputs.push({ position, field: null, function: value.name });
    if (value.kind !== "variable" && value.kind !== "object") return;
    for (const [location, stored] of state.memory.of(value)) {
      if (stored.kind === "function" && location.kind === "field" && location.of === value)
        inputs.push({ position, field: location.field, function: stored.name });
    }
  });
  return inputs;
}
function applyDeclared(m, state, site, primitive, args, type) {
  if (primitive.declaration.presumed === true) m.assumption(`${primitive.name}() does what its name says`);
  return applyPrimitive(m, state, site, primitive, args, type);
}

// server/src/core/paths/branch.ts
function takeBranch(m, state, terminator, site, block) {
  switch (terminator.op) {
    case "branch":
      return takeTest(m, state, terminator, site);
    case "switch":
      return takeSwitch(m, state, terminator, site);
    case "iterate":
      return takeRound(m, state, terminator, site, block);
    case "config":
      return takeConfig(m, state, terminator);
    case "choose":
      return terminator.targets.map((to) => ({ to, state: state.fork() }));
  }
}
function takeTest(m, state, branch2, site) {
  const e = { machine: m, state, site, stopped: false };
  const test = evaluate2(e, branch2.test);
  if (e.stopped) return [];
  askOf(state, test);
  const truth2 = truthOf(state, test);
  if (truth2 !== null) return [{ to: truth2 ? branch2.then : branch2.otherwise, state }];
  const ways = [];
  const other = state.fork();
  const contrary = m.negation(branch2.text);
  const [whenTrue, whenFalse] = branch2.negated ? [contrary, branch2.text] : [branch2.text, contrary];
  if (assume(state, test, true)) {
    state.decide(whenTrue, whenFalse, branch2.at);
    ways.push({ to: branch2.then, state });
  }
  if (assume(other, test, false)) {
    other.decide(whenFalse, whenTrue, branch2.at);
    ways.push({ to: branch2.otherwise, state: other });
  }
  return ways;
}
function takeSwitch(m, state, terminator, site) {
  const e = { machine: m, state, site, stopped: false };
  const subject = evaluate2(e, terminator.subject);
  if (e.stopped) return [];
  const ways = [];
  const byTarget = /* @__PURE__ */ new Map();
  for (const one of terminator.cases) byTarget.set(one.to, [...byTarget.get(one.to) ?? [], one]);
  for (const [to, cases] of byTarget) {
    const own = state.fork();
    const fact = cases.map(caseFact).reduce((all, one) => all === null || one === null ? null : either2(all, one), caseFact(cases[0]));
    if (fact !== null && !restrict(own, subject, fact)) continue;
    own.comeOut(`${terminator.text}: ${namesOf(cases)}`, terminator.at, byTarget.size + 1);
    ways.push({ to, state: own });
  }
  for (const one of terminator.cases) {
    if (one.low === null || one.low !== one.high) continue;
    if (!assume(state, compareTerms(m.terms, state, "==", subject, m.terms.int(one.low, 64), false), false))
      return ways;
  }
  state.comeOut(`${terminator.text}: none of the cases`, terminator.at, byTarget.size + 1);
  ways.push({ to: terminator.otherwise, state });
  return ways;
}
function namesOf(cases) {
  const names3 = cases.map((one) => one.name);
  return names3.length <= mostNames ? names3.join(" or ") : `${names3.slice(0, mostNames).join(", ")}, ...`;
}
var mostNames = 3;
function caseFact(one) {
  if (one.low === null || one.high === null) return null;
  if (one.low === one.high) return exactly(one.low);
  return one.low < 0n ? signedBetween(one.low, one.high) : unsignedBetween(one.low, one.high);
}
var followedEntries = 2;
function takeRound(m, state, terminator, site, block) {
  const loop2 = m.catalogue.loop(terminator.loop);
  releaseEntries(state);
  const done2 = state.fork();
  if (loop2 === null) {
    for (const own of [state, done2])
      for (const argument of terminator.args)
        if (argument.slot !== null)
          assign2(m, own, argument, freshSymbol(m, own, `${site.key}~${argument.text}`, argument.text));
    m.assumption(`the loop macro ${terminator.loop}() is not known: its body runs any number of times`);
    return [
      { to: terminator.body, state },
      { to: terminator.done, state: done2 }
    ];
  }
  const e = { machine: m, state, site, stopped: false };
  const boundNames = new Set(loop2.declaration.binds.map((one) => one.parameter));
  const bounds = terminator.args.filter((_, index) => !boundNames.has(loop2.parameters[index] ?? "")).map((argument) => evaluate2(e, argument.value));
  const collection = collectionOf(m, state, bounds);
  const number2 = state.rounds.get(block)?.count ?? 0;
  const round = state.rounds.get(block);
  const isFollowed = number2 < followedEntries;
  const ways = [];
  const present = presentTerm(m, collection, number2);
  const head = terminator.args.find((_, index) => !boundNames.has(loop2.parameters[index] ?? ""))?.text.replace(/^&/, "");
  const isOpen = number2 === 0 && head !== void 0 && truthOf(state, present) === null;
  const goesOn = isFollowed ? assume(state, present, true) : round === void 0 || !round.changesWorld;
  if (goesOn) {
    for (const { parameter, to } of loop2.declaration.binds) {
      const argument = terminator.args[loop2.parameters.indexOf(parameter)];
      if (argument === void 0) continue;
      const term = isFollowed ? entryTerm(m, collection, number2, parameter) : freshSymbol(m, state, `${site.key}/${parameter}`, argument.text);
      if (to.is === "nonNull" || to.is === "fresh") restrict(state, term, validPointer);
      assign2(m, state, argument, term);
    }
    if (isOpen) state.comeOut(`an entry in ${head}`, terminator.at, 2);
    ways.push({ to: terminator.body, state });
  }
  if (!isFollowed || assume(done2, present, false)) {
    if (done2.rounds.has(block)) done2.writeRounds().delete(block);
    if (isOpen) done2.comeOut(`no entry in ${head}`, terminator.at, 2);
    for (const { parameter } of loop2.declaration.binds) {
      const argument = terminator.args[loop2.parameters.indexOf(parameter)];
      const after = loop2.declaration.done?.find((one) => one.parameter === parameter)?.to;
      if (argument !== void 0)
        assign2(
          m,
          done2,
          argument,
          after?.is === "null" ? m.terms.zero : freshSymbol(m, done2, `${site.key}/${parameter}/done`, argument.text)
        );
    }
    ways.push({ to: terminator.done, state: done2 });
  }
  return ways;
}
function assign2(m, state, argument, term) {
  if (argument.slot !== null) {
    state.locals[argument.slot] = term;
    m.nameObject(term, argument.text);
  } else if (argument.place !== null) {
    const e = { machine: m, state, site: { key: argument.text, at: 0, end: 0 }, stopped: false };
    store(state, evaluate2(e, { kind: "addressOf", place: argument.place, type: { kind: "unknown" } }), term);
  }
}
function takeConfig(m, state, terminator) {
  const text = spellCondition(terminator.condition);
  const term = configTerm(m, terminator.condition, text);
  const contrary = /^\w+$/.test(text) ? `!${text}` : `!(${text})`;
  const other = state.fork();
  const ways = [];
  if (assume(state, term, true)) {
    state.decide(text, contrary, terminator.at);
    ways.push({ to: terminator.then, state });
  }
  if (assume(other, term, false)) {
    other.decide(contrary, text, terminator.at);
    ways.push({ to: terminator.otherwise, state: other });
  }
  return ways;
}
function configTerm(m, condition2, text) {
  if (condition2.kind === "defined" || condition2.kind === "enabled") {
    const known = m.configuration(condition2.name);
    return known === null ? m.terms.constant(condition2.name) : known ? m.terms.one : m.terms.zero;
  }
  if (condition2.kind === "constant") return condition2.value ? m.terms.one : m.terms.zero;
  if (condition2.kind === "not") return m.terms.op("==", [configTerm(m, condition2.of, text), m.terms.zero], 1);
  return m.terms.constant(text);
}
function spellCondition(condition2) {
  switch (condition2.kind) {
    case "defined":
    case "enabled":
      return condition2.name;
    case "not":
      return `!${spellCondition(condition2.of)}`;
    case "and":
      return `${spellCondition(condition2.left)} && ${spellCondition(condition2.right)}`;
    case "or":
      return `${spellCondition(condition2.left)} || ${spellCondition(condition2.right)}`;
    case "constant":
      return condition2.value ? "1" : "0";
    case "other":
      return condition2.text;
  }
}

// server/src/core/paths/state-key.ts
function stateKey(state, liveness, block, reach, extra, entries) {
  const parts = [entries, extra === null ? "" : `r${extra.id}`];
  const live = new LiveTerms(liveness, block, reach);
  for (const slot of liveness?.slots(block) ?? []) {
    const term = state.locals[slot];
    if (term !== void 0) parts.push(`${slot}=${term.id}`);
  }
  const memory3 = [];
  for (const [location, value] of state.memory)
    if (!state.counters.has(location) && isTold(state, liveness, block, location, value))
      memory3.push(`${location.id}:${value.id}`);
  parts.push(memory3.sort().join());
  const held = heldKey(state);
  parts.push(held);
  const freed = [];
  for (const object of state.freed.keys())
    if (liveness === null ? isStable(object) : live.has(object)) freed.push(`f${object.id}`);
  parts.push(freed.sort().join());
  if (state.sleptWithout !== null) parts.push(`s${[...state.sleptWithout.keys()].sort().join()}`);
  const outline = parts.join("|");
  const counts3 = liveness === null ? [...state.recounted].map((location) => countKey(state, location)) : [];
  const shape = `${outline}|${toldKey(state)}|${counts3.sort().join()}`;
  const facts = [];
  for (const [term, fact] of state.facts) if (live.has(term)) facts.push(`${term.id}?${factKey(fact)}`);
  return { held: `${entries}|${held}`, outline, shape, whole: `${shape}|${facts.sort().join()}` };
}
function worldKey(state) {
  return `${heldKey(state)} ${toldKey(state)}`;
}
function heldKey(state) {
  const parts = [];
  for (const reference of state.references.values()) {
    const held = heldOf(reference);
    if (held !== "" || reference.object.kind === "object")
      parts.push(`o${reference.object.id}:${held}${reference.uncertain === null ? "" : "?"}`);
  }
  for (const [key, lock] of state.locks)
    if (lock.exclusive !== 0 || lock.shared !== 0 || lock.loose)
      parts.push(`l${key}:${lock.loose ? "?" : ""}${lock.exclusive},${lock.shared}`);
  for (const [vm, delta] of state.windows) parts.push(`w${vm.id}:${delta}`);
  for (const [object, folio2] of state.attached) parts.push(`a${object.id}:${folio2.id}`);
  for (const { value } of state.unasked) parts.push(`u${value.id}`);
  return parts.sort().join(" ");
}
function heldOf({ held }) {
  const counts3 = [];
  for (const holder in held) {
    const count2 = held[holder];
    if (count2 !== void 0 && count2 !== 0) counts3.push(`${holder}${count2}`);
  }
  return counts3.length > 1 ? counts3.sort().join("+") : counts3[0] ?? "";
}
function toldKey(state) {
  const parts = [];
  for (const [key, word] of state.told) parts.push(`t${key}:${"change" in word ? word.change : ""}`);
  for (const location of state.counters) parts.push(`c${location.id}:${state.memory.get(location)?.id ?? 0}`);
  for (const location of state.recounted)
    if (!isOurs(rootOf(location)) || state.attached.has(rootOf(location))) parts.push(countKey(state, location));
  return parts.sort().join(" ");
}
function countKey(state, location) {
  return `n${location.id}:${state.memory.get(location)?.id ?? 0}`;
}
function isTold(state, liveness, block, location, value) {
  const root = rootOf(location);
  if (root.kind === "variable") return true;
  if (location.kind === "field") {
    if (liveness?.name(block, location.field) ?? false) return true;
    return state.references.has(rootOf(value)) || state.freed.has(rootOf(value));
  }
  return true;
}
var LiveTerms = class {
  #liveness;
  #block;
  #reach;
  #known = /* @__PURE__ */ new Map();
  constructor(liveness, block, reach) {
    this.#liveness = liveness;
    this.#block = block;
    this.#reach = reach;
  }
  has(term) {
    const known = this.#known.get(term);
    if (known !== void 0) return known;
    const live = this.#reach.held.has(term) || this.#byParts(term);
    this.#known.set(term, live);
    return live;
  }
  #named(name) {
    return this.#liveness?.name(this.#block, name) ?? false;
  }
  #byParts(term) {
    switch (term.kind) {
      case "int":
      case "object":
      case "global":
      case "function":
      case "string":
        return true;
      case "symbol":
      case "variable":
        return false;
      case "constant":
        return this.#named(term.name);
      case "initial": {
        const location = term.location;
        if (location.kind !== "field") return this.has(location);
        return (location.field.startsWith("#") || this.#named(location.field)) && this.has(rootOf(location));
      }
      case "field":
      case "element":
      case "container":
        return this.has(term.of);
      case "sum":
        return term.parts.every((part) => this.has(part.term));
      case "op": {
        const called = pureFunction(term);
        return (called === null || this.#named(called)) && term.args.every((arg) => this.has(arg));
      }
    }
  }
};

// server/src/core/paths/loops.ts
var maxRounds = 5;
var roundsBeforeCountsSettle = 2;
function loopHeads(fn) {
  const heads = /* @__PURE__ */ new Set();
  fn.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator)) if (next <= index) heads.add(next);
  });
  return heads;
}
function blocksInLoops(fn) {
  const inLoop = fn.blocks.map(() => false);
  fn.blocks.forEach((block, index) => {
    for (const next of successors(block.terminator)) if (next <= index) inLoop.fill(true, next, index + 1);
  });
  return inLoop;
}
function passHead(m, state, head, isBack, liveness) {
  const before = state.rounds.get(head);
  const world = worldKey(state);
  if (!isBack || before === void 0) {
    remember(state, head, { count: 0, world, changesWorld: false, changed: /* @__PURE__ */ new Set() });
    return true;
  }
  const count2 = before.count + 1;
  if (count2 > maxRounds) return false;
  const changed = /* @__PURE__ */ new Set();
  const widened = /* @__PURE__ */ new Map();
  state.locals = state.locals.map((term, slot) => {
    const earlier = before.locals[slot];
    if (term === void 0 || term === earlier || !liveness.slot(head, slot)) return term;
    changed.add(slot);
    if (!widens(term, before.changed.has(slot))) return term;
    const { name, type } = m.fn.slots[slot];
    const symbol = m.terms.symbol(`${m.fn.name}/loop/${head}/${slot}`, name, type);
    widened.set(symbol, widen(state, symbol, term, earlier));
    return symbol;
  });
  const rewritten = /* @__PURE__ */ new Map();
  for (const [location, value] of state.memory) {
    const earlier = before.memory.get(location);
    if (earlier === value) continue;
    changed.add(location);
    if (!widens(value, before.changed.has(location))) continue;
    const symbol = m.terms.symbol(`${m.fn.name}/loop/${head}/m${location.id}`, m.describe(value));
    widened.set(symbol, widen(state, symbol, value, earlier));
    rewritten.set(location, symbol);
  }
  if (widened.size > 0) forgetSymbols(state, new Set(widened.keys()));
  for (const [location, symbol] of rewritten) if (state.memory.has(location)) state.writeMemory().set(location, symbol);
  for (const [symbol, fact] of widened) if (fact !== null) state.writeFacts().set(symbol, fact);
  if (count2 > roundsBeforeCountsSettle) settleReferences(state, before.references);
  remember(state, head, { count: count2, world, changesWorld: world !== before.world, changed });
  return true;
}
function remember(state, head, round) {
  state.writeRounds().set(head, { ...round, locals: state.locals.slice(), memory: state.memoryNow(), references: state.references });
}
function widens(term, changedBefore) {
  if (term.kind === "int" || term.kind === "object" || term.kind === "variable" || term.kind === "global" || term.kind === "function")
    return changedBefore;
  return !(term.kind === "op" && term.op.startsWith("entry "));
}
function widen(state, symbol, value, earlier) {
  const stays = earlier !== void 0 && factOf(state, value).signedMin >= 0n && factOf(state, earlier).signedMin >= 0n;
  loosenReference(state, value, "a loop that goes on");
  return stays && symbol !== value ? signedBetween(0n, (1n << 63n) - 1n) : null;
}
function forgetSymbols(state, symbols) {
  const known = /* @__PURE__ */ new Map();
  const mentions = (term) => {
    const before = known.get(term);
    if (before !== void 0) return before;
    const found2 = symbols.has(term) || partsOf(term).some(mentions);
    known.set(term, found2);
    return found2;
  };
  for (const term of [...state.facts.keys()]) if (mentions(term)) state.writeFacts().delete(term);
  for (const object of [...state.freed.keys()]) if (mentions(object)) state.writeFreed().delete(object);
  for (const object of [...state.references.keys()]) if (mentions(object)) state.writeReferences().delete(object);
  for (const [key, lock] of [...state.locks]) if (mentions(lock.on)) state.writeLocks().delete(key);
  for (const location of [...state.memory.keys()]) if (mentions(location)) state.writeMemory().delete(location);
  for (const location of [...state.epochs.keys()]) if (mentions(location)) state.writeEpochs().delete(location);
}
function settleReferences(state, before) {
  for (const [object, reference] of [...state.references]) {
    const earlier = before.get(object);
    if (earlier === void 0 || earlier === reference) continue;
    const changed = Object.entries(reference.held).some(
      ([holder, count2]) => count2 !== (earlier.held[holder] ?? 0)
    );
    if (changed) state.writeReferences().set(object, { ...earlier, uncertain: "a loop that goes on" });
  }
}

// server/src/core/paths/join.ts
var Join = class {
  /** Those that have not gone on yet, in the order in which they came. */
  #waiting = [];
  /** The first state of each key. */
  #whole = /* @__PURE__ */ new Map();
  #alike = {
    shape: /* @__PURE__ */ new Map(),
    outline: /* @__PURE__ */ new Map(),
    held: /* @__PURE__ */ new Map()
  };
  /** What those that have gone on were when they did: stepping changes a state. */
  #gone = /* @__PURE__ */ new Map();
  #widened = /* @__PURE__ */ new Set();
  #isInLoop;
  #count = 0;
  /** Only in a loop does a state come when others have gone on. */
  constructor(isInLoop) {
    this.#isInLoop = isInLoop;
  }
  /** How many were kept apart so far. */
  get count() {
    return this.#count;
  }
  get isEmpty() {
    return this.#waiting.length === 0;
  }
  isWaiting(state) {
    return this.#waiting.includes(state);
  }
  /** The next to go on. */
  next() {
    const state = this.#waiting.shift();
    if (state !== void 0 && this.#isInLoop && this.#count > 0) this.#gone.set(state, state.fork());
    return state;
  }
  /** A state that waits without being told from others. */
  push(state) {
    this.#waiting.push(state);
  }
  add(state, key) {
    this.#count++;
    this.#whole.set(key.whole, state);
    for (const likeness of likenesses) this.#alike[likeness].set(key[likeness], state);
    this.#waiting.push(state);
  }
  /** The state that nothing which follows could tell from one of this key. */
  twin(key) {
    return this.#whole.get(key.whole);
  }
  /** The last one that is like a state of this key. */
  alike(likeness, key) {
    return this.#alike[likeness].get(key[likeness]);
  }
  /** A state that waits took another in: it has another key when it goes on. */
  widen(state) {
    this.#widened.add(state);
  }
  isWidened(state) {
    return this.#widened.has(state);
  }
  /** A state that was widened goes on as what it is now. */
  goesOnAs(state, key) {
    if (!this.#whole.has(key.whole)) this.#whole.set(key.whole, state);
  }
  /** A copy of a state that has gone on, as it was then. */
  copyOf(state) {
    return this.#gone.get(state)?.fork();
  }
};
var likenesses = ["shape", "outline", "held"];

// server/src/core/paths/join-conditions.ts
var mostWays = 3;
var longestText = 80;
var mostDecisions = 5;
var mostCompared = 24;
function joinConditions(paths) {
  const [first] = paths;
  if (first === void 0 || paths.length === 1) return first ?? [];
  const shared2 = sharedBy(paths);
  const rests = paths.map((path2) => path2.filter((node) => !shared2.has(keyOf(node))));
  const kept = first.filter((node) => shared2.has(keyOf(node)));
  const ways = simplified(rests.flatMap(apart));
  if (ways === null) return kept;
  const sharedNow = sharedBy(ways);
  const lasting = (ways[0] ?? []).filter((node) => sharedNow.has(keyOf(node)));
  const differing = ways.map((way) => way.filter((node) => !sharedNow.has(keyOf(node))));
  return [...kept, ...lasting, ...toldWays(differing)].sort((a2, b2) => a2.order - b2.order);
}
function joinDecided(a2, b2) {
  if (a2 === b2) return a2;
  const together = commonTail(a2, b2);
  const apart2 = (node) => {
    const list = [];
    for (let one = node; one !== null && one !== together; one = one.previous) list.push(one);
    return list.reverse();
  };
  let result = together;
  for (const node of joinConditions([apart2(a2), apart2(b2)]))
    result = { ...node, previous: result, depth: depthOf(result) + 1 };
  return result;
}
function commonTail(a2, b2) {
  let longer = a2;
  let shorter = b2;
  if (depthOf(longer) < depthOf(shorter)) [longer, shorter] = [shorter, longer];
  while (depthOf(longer) > depthOf(shorter)) longer = longer?.previous ?? null;
  while (longer !== shorter) [longer, shorter] = [longer?.previous ?? null, shorter?.previous ?? null];
  return longer;
}
function depthOf(node) {
  return node?.depth ?? 0;
}
function keyOf(node) {
  return `${node.at}:${node.text}`;
}
function sharedBy(paths) {
  const [first = [], ...others] = paths.map((path2) => new Set(path2.map(keyOf)));
  return new Set([...first].filter((key) => others.every((other) => other.has(key))));
}
function apart(path2) {
  const joined = path2.find((node) => node.ways !== void 0);
  if (joined?.ways === void 0) return [path2];
  const others = path2.filter((node) => node !== joined);
  return joined.ways.flatMap((way) => apart([...others, ...way]));
}
function simplified(paths) {
  if (paths.some((path2) => path2.length === 0)) return [[]];
  if (paths.length > mostCompared || paths.some((path2) => path2.length > mostDecisions)) return null;
  let ways = [...paths];
  for (; ; ) {
    ways = ways.filter((way2, i) => !ways.some((other, j) => i !== j && absorbs(other, way2, j < i)));
    const at = ways.findIndex((way2) => decidedOtherwise(way2, ways) !== null);
    if (at === -1) return ways;
    const way = ways[at];
    const needless = decidedOtherwise(way, ways);
    ways[at] = way.filter((node) => node !== needless);
  }
}
function absorbs(shorter, longer, isFirst) {
  return (shorter.length < longer.length || isFirst) && isPartOf(shorter, longer);
}
function isPartOf(some, all) {
  return some.every((node) => all.some((other) => keyOf(other) === keyOf(node)));
}
function decidedOtherwise(way, ways) {
  for (const node of way) {
    const rest = way.filter((other) => other !== node);
    for (const other of ways) {
      const contrary = other === way ? void 0 : other.find((one) => areContrary(one, node));
      if (contrary === void 0) continue;
      const needed = other.filter((one) => one !== contrary);
      if (isPartOf(needed, rest)) return node;
    }
  }
  return null;
}
function areContrary(a2, b2) {
  if (a2.at !== b2.at) return false;
  if (a2.outOf === 2 && b2.outOf === 2) return a2.text !== b2.text;
  return a2.contrary === b2.text || b2.contrary === a2.text;
}
function toldWays(ways) {
  const nodes = ways.flat();
  const last = nodes.at(-1);
  if (last === void 0 || ways.some((way) => way.length === 0) || ways.length > mostWays) return [];
  const text = ways.map((way) => way.map((node) => node.text).join(" and ")).join(" or ");
  if (text.length > longestText) return [];
  const order2 = Math.max(...nodes.map((node) => node.order));
  return [{ previous: null, depth: 1, text, at: last.at, order: order2, isBranch: false, ways }];
}

// server/src/core/paths/merge.ts
function mergeInto(terms, into, other, site) {
  if (other.sleptWithout !== null) into.sleepWithout(other.sleptWithout);
  dropErrors(into, other.dropped);
  into.touched &= other.touched;
  joinUnasked(into, other);
  into.loosenWindows(other.looseWindows);
  into.blurred &&= other.blurred;
  into.broken &&= other.broken;
  const lost = /* @__PURE__ */ new Map();
  const lose = (term, had, has2) => {
    const bits3 = bitsLearnt(has2, had);
    if (term.kind !== "op") lost.set(term, (lost.get(term) ?? 0n) | (bits3 === 0n ? everyBit : bits3));
  };
  const lacks = [absentEntries(into), absentEntries(other)];
  for (const [term, fact] of other.facts) {
    if (into.facts.has(term)) continue;
    if (holdsOfAbsent(term, fact, lacks[0])) into.writeFacts().set(term, fact);
    else lose(term, fact, void 0);
  }
  for (const [term, fact] of [...into.facts]) {
    const also = other.facts.get(term);
    if (also === fact || also !== void 0 && isSameFact(fact, also)) continue;
    if (also === void 0 && holdsOfAbsent(term, fact, lacks[1])) continue;
    const common2 = also === void 0 ? void 0 : either2(fact, also);
    if (common2 === void 0) into.writeFacts().delete(term);
    else into.writeFacts().set(term, common2);
    if (common2 === void 0 || !isSameFact(common2, fact)) lose(term, fact, common2);
    if (also !== void 0 && common2 !== void 0 && !isSameFact(common2, also)) lose(term, also, common2);
  }
  into.blurCounts(other);
  mergeMemory(terms, into, other, site, lost);
  into.forgetOf(other, lost);
  for (const [key, lock] of other.locks)
    if (!into.locks.has(key)) into.writeLocks().set(key, { ...lock, atEntry: "unknown" });
  for (const [object, references3] of other.references)
    if (!into.references.has(object)) into.writeReferences().set(object, references3);
  into.conditions = joinDecided(into.conditions, other.conditions);
}
function mergeMemory(terms, into, other, site, lost) {
  const differ = (location) => {
    const [mine, theirs] = [into.memory.get(location), other.memory.get(location)];
    const joined = terms.symbol(`${site}/m${location.id}`, "a value that differs");
    const fact = mine === void 0 || theirs === void 0 ? anything : either2(factOf(into, mine), factOf(other, theirs));
    into.writeMemory().set(location, joined);
    if (fact !== anything) into.writeFacts().set(joined, fact);
    else if (into.facts.has(joined)) into.writeFacts().delete(joined);
    lost.set(joined, everyBit);
  };
  into.differingPlaces(other).forEach(differ);
  for (const [location, epoch] of other.epochs)
    if (epoch > (into.epochs.get(location) ?? 0)) into.writeEpochs().set(location, epoch);
  for (const location of other.counters) into.count(location);
}
function absentEntries(state) {
  const ends2 = /* @__PURE__ */ new Map();
  for (const [term, fact] of state.facts) {
    const asked = presentEntry(term);
    if (asked === null || singleValue(fact) !== 0n) continue;
    const known = ends2.get(asked.collection);
    if (known === void 0 || asked.number < known) ends2.set(asked.collection, asked.number);
  }
  return ends2;
}
function holdsOfAbsent(term, fact, ends2) {
  if (ends2.size === 0) return false;
  const asked = presentEntry(term);
  const last = asked === null ? void 0 : ends2.get(asked.collection);
  if (asked !== null && last !== void 0) return asked.number > last && singleValue(fact) === 0n;
  let absent = false;
  visitTerm(term, (part) => {
    const entry2 = boundEntry(part);
    const end = entry2 === null ? void 0 : ends2.get(entry2.collection);
    if (entry2 !== null && end !== void 0 && entry2.number >= end) absent = true;
    return !absent;
  });
  return absent;
}
function blurInto(m, into, other, block) {
  const site = `${m.fn.name}/blur/${block}`;
  into.locals = into.locals.map((term, slot) => {
    const also = other.locals[slot];
    if (term === also) return term;
    if (term === void 0 || also === void 0) return term ?? also;
    const { name, type } = m.fn.slots[slot];
    const joined = m.terms.symbol(`${site}/${slot}`, name, type);
    loosen(into, term);
    loosen(other, also);
    for (const [object, references3] of other.references)
      if (references3.uncertain !== null && into.references.has(object))
        into.writeReferences().set(object, { ...into.references.get(object), uncertain: references3.uncertain });
    const fact = joinedFact(into.facts.get(term), other.facts.get(also));
    if (fact === null) into.writeFacts().delete(joined);
    else into.writeFacts().set(joined, fact);
    return joined;
  });
  for (const value of differingValues(into, other)) loosen(into, value);
  mergeInto(m.terms, into, other, site);
  into.blurred = true;
}
function differingValues(into, other) {
  return into.differingPlaces(other).flatMap((location) => into.memory.get(location) ?? other.memory.get(location) ?? []);
}
function joinedFact(a2, b2) {
  return a2 === void 0 || b2 === void 0 ? null : either2(a2, b2);
}
function loosen(state, value) {
  loosenReference(state, rootOf(value), "too many paths to tell apart");
}

// server/src/core/paths/merge-exits.ts
var maxKept = 8;
function exitClass(exit) {
  return `${returnClass(exit)} ${worldKey(exit.state)}`;
}
function returnClass({ returns, state }) {
  if (returns === null) return "void";
  const fact = factOf(state, returns);
  const value = singleValue(fact) ?? (fact.signedMax < 0n ? "error" : fact.unsignedMin > 0n ? "something" : "any");
  return value.toString();
}
function mergeExits(terms, name, exits) {
  if (exits.length <= maxKept) return exits;
  const classes = classesOf(exits, exitClass);
  const few = classes.length <= maxKept ? classes : classesOf(exits, (exit) => `${returnClass(exit)} ${heldKey(exit.state)}`);
  return few.map((alike, index) => mergeAlike(terms, `${name}/exit/${index}`, alike));
}
function classesOf(exits, classOf) {
  const classes = /* @__PURE__ */ new Map();
  for (const exit of exits) {
    const key = classOf(exit);
    const known = classes.get(key);
    if (known === void 0) classes.set(key, [exit]);
    else known.push(exit);
  }
  return [...classes.values()];
}
function mergeAlike(terms, key, alike) {
  const [first, ...others] = alike;
  if (first === void 0) throw new Error("a class is made for an exit that is in it");
  if (others.length === 0) return first;
  const state = first.state.fork();
  let returns = first.returns;
  for (const other of others) {
    if (returns !== null && other.returns !== null && returns !== other.returns) {
      const fact = either2(factOf(state, returns), factOf(other.state, other.returns));
      returns = terms.symbol(`${key}=`, "the result");
      state.writeFacts().set(returns, fact);
      other.state.writeFacts().set(returns, fact);
    }
    mergeInto(terms, state, other.state, key);
  }
  return { ...first, returns, state };
}

// server/src/core/paths/reach.ts
function reachOf(state, liveness, block, extra) {
  const held = /* @__PURE__ */ new Set();
  const reached = /* @__PURE__ */ new Set();
  const open2 = [];
  const take2 = (part) => {
    if (reached.has(part)) return false;
    reached.add(part);
    held.add(part);
    if (part.kind === "object" || part.kind === "variable") open2.push(part);
    return true;
  };
  const hold = (term) => {
    visitTerm(term, take2);
  };
  if (extra !== null) hold(extra);
  for (const slot of liveness?.slots(block) ?? []) {
    const term = state.locals[slot];
    if (term !== void 0) hold(term);
  }
  for (const root of state.memory.roots()) if (isAlwaysThere(root, liveness, block)) open2.push(root);
  const spread = () => {
    for (let root = open2.pop(); root !== void 0; root = open2.pop())
      for (const value of state.memory.of(root).values()) if (!reached.has(value)) hold(value);
  };
  spread();
  let own = reached;
  for (const [object, references3] of state.references) {
    if (held.has(object) || !outlives(references3)) continue;
    if (own === reached) own = new Set(reached);
    held.add(object);
    open2.push(object);
  }
  spread();
  return { held, own, reached };
}
function outlives(references3) {
  if (references3.uncertain !== null && references3.object.kind === "object") return true;
  const { held } = references3;
  for (const holder in held)
    if (holder !== "caller" && holder !== "pin" && held[holder] > 0) return true;
  return false;
}
function isAlwaysThere(root, liveness, block) {
  if (root.kind === "object") return false;
  return root.kind !== "variable" || (liveness?.slot(block, root.slot) ?? false);
}
function lostTerms(reach, liveness, block) {
  const known = /* @__PURE__ */ new Map();
  const isLost = (term) => {
    if (!term.ofPath || reach.held.has(term)) return false;
    if (term.kind === "variable") return !(liveness?.slot(block, term.slot) ?? false);
    let lost = known.get(term);
    if (lost === void 0) {
      lost = hasLostPart(term, isLost);
      known.set(term, lost);
    }
    return lost;
  };
  return isLost;
}
function hasLostPart(term, isLost) {
  switch (term.kind) {
    case "field":
    case "container":
      return isLost(term.of);
    case "element":
      return isLost(term.of) || isLost(term.index);
    case "initial":
      return isLost(term.location);
    case "sum":
      return term.parts.some((part) => isLost(part.term));
    case "op":
      return term.args.length === 0 || term.args.some(isLost);
    default:
      return true;
  }
}
function collect(state, liveness, block, reach, onGone) {
  const locals = new Array(state.locals.length).fill(void 0);
  for (const slot of liveness.slots(block)) locals[slot] = state.locals[slot];
  state.locals = locals;
  const gone = (term) => {
    const root = rootOf(term);
    if (root.kind === "variable") return !reach.held.has(root) && !liveness.slot(block, root.slot);
    return root.kind === "object" && !reach.held.has(root);
  };
  for (const [object, references3] of state.references) {
    if (!isOurs(object) || reach.own.has(object)) continue;
    if (object.kind === "object" || (references3.held.caller ?? 0) > 0) onGone(references3);
    if (!reach.held.has(object)) state.writeReferences().delete(object);
    else if (owes(references3)) state.writeReferences().set(object, settled(references3));
  }
  for (const [object, references3] of state.references)
    if (!reach.own.has(object) && isOver(state, references3, reach)) drop(state, object);
  for (const root of [...state.memory.roots()]) if (gone(root)) state.writeMemory().deleteAll(root);
  for (const root of [...state.epochs.roots()]) if (gone(root)) state.writeEpochs().deleteAll(root);
  for (const object of state.freed.keys()) if (gone(object)) state.writeFreed().delete(object);
  for (const object of state.attached.keys())
    if (gone(object) && gone(state.attached.get(object))) state.writeAttached().delete(object);
  forgetLost(state, lostTerms(reach, liveness, block));
}
function forgetLost(state, isLost) {
  for (const term of state.facts.keys()) if (isLost(term)) state.writeFacts().delete(term);
  for (const [object, references3] of state.references)
    if (object.kind !== "object" && isLost(object) && owesNothing(references3)) state.writeReferences().delete(object);
  for (const root of [...state.memory.roots()])
    if (isLost(root)) for (const place of placesToDrop(state, root)) state.writeMemory().delete(place);
  for (const root of [...state.epochs.roots()]) if (isLost(root)) state.writeEpochs().deleteAll(root);
  for (const object of state.freed.keys()) if (isLost(object)) state.writeFreed().delete(object);
  for (const [key, lock] of state.locks)
    if (lock.exclusive === 0 && lock.shared === 0 && !lock.loose && isLost(lock.on)) state.writeLocks().delete(key);
  for (const term of state.forgotten.keys()) if (isLost(term)) state.writeForgotten().delete(term);
}
function owesNothing({ held }) {
  return (held.caller ?? 0) <= 0 && (held.pin ?? 0) <= 0;
}
function placesToDrop(state, root) {
  const places = [];
  for (const [place, value] of state.memory.of(root)) {
    let leads = state.counters.has(place);
    visitTerm(value, (part) => {
      if (state.references.has(part) || state.attached.has(part)) leads = true;
      return !leads;
    });
    if (!leads) places.push(place);
  }
  return places;
}
function owes({ held }) {
  return (held.caller ?? 0) !== 0 || (held.pin ?? 0) !== 0;
}
function settled(references3) {
  return { ...references3, held: { ...references3.held, caller: 0, pin: 0 } };
}
function isOver(state, { object, held }, reach) {
  if (object.kind !== "object" || (held.caller ?? 0) !== 0 || (held.pin ?? 0) !== 0) return false;
  for (const lock of state.locks.values())
    if (rootOf(lock.on) === object && (lock.exclusive !== 0 || lock.shared !== 0)) return false;
  for (const [attached, folio2] of state.attached) if (folio2 === object && reach.own.has(attached)) return false;
  return true;
}
function drop(state, object) {
  state.writeReferences().delete(object);
  for (const value of state.memory.of(object).values()) handOn(state, value);
  state.writeMemory().deleteAll(object);
  for (const [attached, folio2] of [...state.attached]) if (folio2 === object) state.writeAttached().delete(attached);
  for (const [key, lock] of [...state.locks]) if (rootOf(lock.on) === object) state.writeLocks().delete(key);
  state.forgetTold(object);
}
function handOn(state, value) {
  visitTerm(value, (part) => {
    if (part.kind === "object") loosenReference(state, part, "it was handed on");
    return true;
  });
}

// server/src/core/paths/explore.ts
var lastStage = { until: Infinity, statesAtJoin: 1, factsAtJoin: 0, countersAtJoin: 0 };
var defaultBounds = {
  steps: 4e3,
  stages: [
    { until: 1200, statesAtJoin: 24, factsAtJoin: 8, countersAtJoin: 12 },
    { until: 2e3, statesAtJoin: 8, factsAtJoin: 2, countersAtJoin: 4 }
  ]
};
var mostAtJoin = 192;
var mostInLoop = 72;
var exitsByFacts = 16;
var exitsByShape = 48;
var stepsOfWay = 4;
var placesOfStep = 8;
function explore(m, fn, liveness, bounds, onGone) {
  return new Explorer(m, fn, liveness, bounds, onGone).run();
}
var Explorer = class {
  #m;
  #fn;
  #liveness;
  #bounds;
  #onGone;
  #joins;
  #isJoin;
  #heads;
  #isInLoop;
  /** The key of each instruction's site, and of each block's end, once it was asked for. */
  #siteKeys;
  #exits = /* @__PURE__ */ new Map();
  #exitsByWorld = /* @__PURE__ */ new Map();
  #holes = /* @__PURE__ */ new Map();
  #why = null;
  #steps = 0;
  constructor(m, fn, liveness, bounds, onGone) {
    this.#m = m;
    this.#fn = fn;
    this.#liveness = liveness;
    this.#bounds = bounds;
    this.#onGone = onGone;
    const arrivals = fn.blocks.map(() => 0);
    for (const block of fn.blocks)
      for (const next of successors(block.terminator)) arrivals[next] = (arrivals[next] ?? 0) + 1;
    this.#isJoin = arrivals.map((count2) => count2 > 1);
    this.#heads = loopHeads(fn);
    this.#isInLoop = blocksInLoops(fn);
    this.#siteKeys = fn.blocks.map(() => []);
    this.#joins = this.#isInLoop.map((isInLoop) => new Join(isInLoop));
  }
  run() {
    const fn = this.#fn;
    const start = new State(fn.slots.length);
    fn.parameters.forEach((slot, position) => {
      const { name, type } = fn.slots[slot];
      start.locals[slot] = this.#m.terms.parameter(position, name, fn.name, type);
    });
    for (const input of this.#bounds.inputs) this.#give(start, input);
    this.#enter(fn.entry, start, -1, 0, 0);
    for (let block = this.#next(); block >= 0; block = this.#next()) {
      const join = this.#joins[block];
      const state = join.next();
      if (state === void 0) break;
      if (join.isWidened(state)) join.goesOnAs(state, this.#key(block, state));
      if (this.#isSpent()) {
        this.#why = "path bound";
        break;
      }
      globalThis.__run?.(this.#fn.name, this.#spent, block, state);
      this.#runBlock(block, state);
    }
    const holes = [...this.#holes.values()];
    return { exits: [...new Set(this.#exits.values())], holes, complete: this.#why === null, why: this.#why };
  }
  /** Puts a function that the caller passes where the function finds it. */
  #give(start, { position, field, function: name }) {
    const slot = this.#fn.parameters[position];
    const parameter = slot === void 0 ? void 0 : start.locals[slot];
    if (slot === void 0 || parameter === void 0) return;
    const passed = this.#m.terms.function(name);
    if (field === null) start.locals[slot] = passed;
    else store(start, this.#m.terms.field(parameter, field), passed);
  }
  /** The first block in reverse postorder that has work: joins are reached when all that joins there has arrived. */
  #next() {
    return this.#joins.findIndex((join) => !join.isEmpty);
  }
  #runBlock(block, first) {
    const { instructions, terminator } = this.#fn.blocks[block];
    let states = [first];
    for (const [index, instruction] of instructions.entries()) {
      const next = [];
      for (const state of states) {
        this.#steps++;
        const ways = step2(this.#m, state, instruction, this.#site(block, index, instruction));
        if (ways.length > 1) this.#steps += ways.length * stepsOfWay;
        next.push(...ways);
      }
      states = next;
      if (states.length === 0 || this.#isSpent()) break;
    }
    if (this.#isSpent()) {
      this.#why = "path bound";
      return;
    }
    for (const state of states) this.#leave(block, state, terminator);
  }
  get #spent() {
    return this.#steps + this.#bounds.work.spent;
  }
  #isSpent() {
    return this.#spent > this.#bounds.steps;
  }
  #stage() {
    const spent = this.#spent;
    return this.#bounds.stages.find(({ until }) => spent < until) ?? lastStage;
  }
  #site(block, index, span) {
    const keys = this.#siteKeys[block];
    const key = keys[index + 1] ??= `${this.#fn.name}@${block}${this.#isInLoop[block] ? repeatable : ""}.${index}`;
    return { key, at: span.at, end: span.end };
  }
  #leave(block, state, terminator) {
    this.#steps++;
    const site = this.#site(block, -1, terminator);
    switch (terminator.op) {
      case "jump":
        this.#enter(terminator.to, state, block, terminator.at, terminator.end);
        return;
      case "return":
        this.#exit(state, terminator, site);
        return;
      case "unreachable":
        return;
      case "hole":
        this.#endAtHole(state, terminator);
        return;
      default:
        for (const way of takeBranch(this.#m, state, terminator, site, block))
          this.#enter(way.to, way.state, block, terminator.at, terminator.end);
    }
  }
  #enter(block, state, from, at, end) {
    if (this.#heads.has(block) && from >= block && this.#isRepetition(state, block)) return;
    if (this.#heads.has(block) && !passHead(this.#m, state, block, from >= block, this.#liveness)) {
      this.#why ??= "loop bound";
      return;
    }
    if (!this.#isJoin[block]) {
      this.#joins[block].push(state);
      return;
    }
    const reach = reachOf(state, this.#liveness, block, null);
    collect(state, this.#liveness, block, reach, (references3) => {
      this.#onGone(state, references3, at, end);
    });
    const key = stateKey(state, this.#liveness, block, reach, null, this.#entries(state));
    const join = this.#joins[block];
    const twin = join.twin(key);
    if (twin !== void 0) {
      if (join.isWaiting(twin)) this.#mergeInto(block, twin, state, "shape");
      return;
    }
    for (const likeness of this.#likenesses(join)) {
      const alike = join.alike(likeness, key);
      if (alike === void 0) continue;
      if (join.isWaiting(alike)) {
        this.#mergeInto(block, alike, state, likeness);
        join.widen(alike);
      } else this.#goOnTogether(block, alike, state, likeness);
      return;
    }
    if (join.count >= mostAtJoin) this.#why = "path bound";
    else {
      globalThis.__new?.(this.#fn.name, this.#steps, this.#spent, block, key, join.count);
      join.add(state, key);
    }
  }
  #key(block, state) {
    const reach = reachOf(state, this.#liveness, block, null);
    return stateKey(state, this.#liveness, block, reach, null, this.#entries(state));
  }
  /** What states may differ in and still become one here: the more, the more of them there are. */
  #likenesses({ count: count2 }) {
    const { factsAtJoin, countersAtJoin, statesAtJoin } = this.#stage();
    if (count2 < factsAtJoin) return [];
    if (count2 < countersAtJoin) return ["shape"];
    return count2 < statesAtJoin ? ["shape", "outline"] : ["shape", "outline", "held"];
  }
  #mergeInto(block, into, state, likeness) {
    if (likeness === "held") blurInto(this.#m, into, state, block);
    else mergeInto(this.#m.terms, into, state, `${this.#fn.name}/join/${block}`);
  }
  /** In a loop one that is like this has gone on: both together go on again, unless what they share has done so as well. */
  #goOnTogether(block, gone, state, likeness) {
    const join = this.#joins[block];
    const both3 = join.copyOf(gone);
    if (both3 === void 0) return;
    this.#mergeInto(block, both3, state, likeness);
    const key = this.#key(block, both3);
    this.#m.spend(both3.memory.size / placesOfStep);
    const tw = join.twin(key) !== void 0;
    globalThis.__both?.(this.#fn.name, this.#spent, block, key, tw, likeness);
    if (tw) return;
    if (join.count >= mostInLoop) this.#why ??= "loop bound";
    else join.add(both3, key);
  }
  /**
   * The entries of a collection that are followed stand for all others: one more that changes the world as they do shows
   * nothing new, and another loop over the collection could not tell which one it was.
   */
  #isRepetition(state, head) {
    const round = state.rounds.get(head);
    return this.#fn.blocks[head].terminator.op === "iterate" && round !== void 0 && round.count >= followedEntries && worldKey(state) !== round.world;
  }
  /** How far the path is in each collection that it is going through: which entry comes next. */
  #entries(state) {
    const counts3 = [];
    for (const [head, { count: count2 }] of state.rounds)
      if (this.#fn.blocks[head].terminator.op === "iterate")
        counts3.push(`${head}#${Math.min(count2, followedEntries + 1)}`);
    return counts3.join();
  }
  #exit(state, terminator, site) {
    const e = { machine: this.#m, state, site, stopped: false };
    const returns = terminator.value === null ? null : evaluate2(e, terminator.value);
    if (e.stopped) return;
    const reach = reachOf(state, null, -1, returns);
    for (const [object, references3] of state.references)
      if (!isHandedOn(object, reach.own)) this.#onGone(state, references3, terminator.at, terminator.end);
    const keys = stateKey(state, null, -1, reach, returns, "");
    const key = this.#exits.size < exitsByFacts ? keys.whole : keys.shape;
    const exit = { returns, state, at: terminator.at, end: terminator.end };
    const twin = this.#exits.get(key) ?? (this.#exits.size < exitsByShape ? void 0 : this.#exitsByWorld.get(exitClass(exit)));
    if (twin !== void 0) {
      mergeInto(this.#m.terms, twin.state, state, `${this.#fn.name}/exits`);
      return;
    }
    this.#exits.set(key, exit);
    this.#exits.set(keys.shape, exit);
    this.#exitsByWorld.set(exitClass(exit), exit);
  }
  /** Nothing is owed here: the path goes on where nobody can see it. */
  #endAtHole(state, { at, end }) {
    const key = `${at} ${worldKey(state)}`;
    const twin = this.#holes.get(key);
    if (twin === void 0) this.#holes.set(key, { returns: null, state, at, end });
    else mergeInto(this.#m.terms, twin.state, state, `${this.#fn.name}/hole/${at}`);
  }
};
function isHandedOn(object, reached) {
  return !isOurs(rootOf(object)) || reached.has(object);
}

// server/src/core/kernel/range-words.ts
var starts = /^(?:l|n|v|h|g|pg)?(?:start|first|begin)$/;
var ends = /^(?:l|n|v|h|g|pg)?(?:end|last)$/;
function rangeEnd2(name) {
  const words3 = name.split("_");
  const found2 = words3.map((word2) => starts.test(word2) ? "start" : ends.test(word2) ? "end" : null);
  const at = found2.findIndex((role2) => role2 !== null);
  const role = found2[at];
  if (role === void 0 || role === null || found2.filter((one) => one !== null).length > 1) return null;
  const word = words3[at] ?? "";
  const stem = words3.map((one, i) => i === at ? one.replace(/start|first|begin|end|last/, "") : one).join("_");
  return { role, stem, isLast: word.endsWith("last") };
}
function isInclusive(parameter) {
  return parameter === "max" || rangeEnd2(parameter)?.isLast === true;
}
var counts2 = /^(?:n|nr|num|len|length|size|count|cnt|npages|nbytes|pages|bytes|ptrs|max)$/;
function saysHowMany(name) {
  const words3 = name.toLowerCase().split("_");
  const [first] = words3;
  const last = words3.at(-1) ?? "";
  if (first === "max" || first === "min") return false;
  return first === "nr" || first === "ptrs" || words3.includes("pages") || words3.includes("nr") && last !== "nr" || counts2.test(last) && last !== "max";
}
function choosesOne(name) {
  return /^u?(?:min|max)(?:_t)?$/.test(name);
}
function addsInto(name) {
  return name === "check_add_overflow" || name === "__builtin_add_overflow";
}
function roundsUp(name) {
  return /(?:^|_)(?:ALIGN|round_up|roundup)$/i.test(name);
}

// server/src/core/paths/ranges/typing.ts
var deepest = 20;
function typingOf(scope, parameters, bodies) {
  const variables = /* @__PURE__ */ new Map();
  const put2 = (name, type) => {
    const known = variables.get(name);
    variables.set(name, known === void 0 || known !== null && isSame(known, type) ? type : null);
  };
  for (const { name, type } of parameters) put2(name, type);
  for (const body of bodies)
    walk(body, {
      statement: (stmt) => {
        if (stmt.kind === "declaration") for (const { name, type } of stmt.variables) put2(name, type);
      }
    });
  function typeOf4(expr, depth) {
    if (depth > deepest) return null;
    switch (expr.kind) {
      case "name":
        return variables.get(expr.name) ?? null;
      case "cast":
        return expr.type;
      case "unary": {
        const of = typeOf4(expr.operand, depth + 1);
        if (expr.op === "&") return of === null ? null : { kind: "pointer", to: of };
        return expr.op === "*" && of?.kind === "pointer" ? of.to : null;
      }
      case "index": {
        const of = typeOf4(expr.object, depth + 1);
        return of?.kind === "pointer" ? of.to : of?.kind === "array" ? of.of : null;
      }
      case "member": {
        const tag = tagOf(typeOf4(expr.object, depth + 1), expr.arrow);
        return tag === null ? null : scope.field(tag, expr.field);
      }
      default:
        return null;
    }
  }
  function tagOf(type, arrow) {
    const found2 = arrow ? type?.kind === "pointer" ? type.to : null : type;
    return structTag(scope, found2);
  }
  return (expr) => typeOf4(expr, 0);
}
function structTag(scope, type, depth = 0) {
  if (type === null || depth > deepest) return null;
  if (type.kind === "named") return structTag(scope, scope.typedef(type.name), depth + 1);
  return type.kind === "tagged" && type.tag !== "" ? `${type.keyword} ${type.tag}` : null;
}
function isSame(a2, b2) {
  if (a2.kind === "pointer" && b2.kind === "pointer") return isSame(a2.to, b2.to);
  if (a2.kind === "named" && b2.kind === "named") return a2.name === b2.name;
  if (a2.kind === "tagged" && b2.kind === "tagged") return a2.tag === b2.tag && a2.keyword === b2.keyword;
  if (a2.kind === "int" && b2.kind === "int") return a2.bits === b2.bits && a2.signed === b2.signed;
  return false;
}

// server/src/core/paths/invalidation/samples.ts
function samplesIn({ catalogue }, node) {
  const found2 = [];
  walk(node, {
    statement: (stmt) => {
      if (stmt.kind !== "declaration") return;
      for (const { name, init, at, end } of stmt.variables)
        if (init !== null && readsSequence(catalogue, init))
          found2.push({ into: { kind: "name", name, at, end }, at, end });
    },
    expression: (expr) => {
      if (expr.kind !== "assign" || expr.op !== null || !readsSequence(catalogue, expr.value)) return;
      const { target, at, end } = expr;
      if (target.kind === "name" || target.kind === "member") found2.push({ into: target, at, end });
    }
  });
  return found2;
}
function readsSequence(catalogue, expr) {
  if (expr.kind === "cast") return readsSequence(catalogue, expr.operand);
  const [only, ...more] = expr.kind === "call" ? expr.args : [];
  if (only !== void 0 && more.length === 0) return readsSequence(catalogue, only);
  return expr.kind === "member" && catalogue.isSequence(expr.field);
}

// server/src/core/paths/invalidation/does.ts
function readActs(written, nodes) {
  const acts = /* @__PURE__ */ new Set();
  const callees = /* @__PURE__ */ new Set();
  const locked = (args) => {
    if (args.some((arg) => isMmuLock(written, arg))) acts.add("locks");
  };
  const readCall = (call2, name) => {
    const primitive = written.catalogue.primitive(name, { arguments: call2.args.length });
    const yields = primitive?.declaration.preferBody === true || primitive?.declaration.family !== void 0;
    const body = primitive === null || yields ? written.callee(name) : null;
    if (body !== null) callees.add(body);
    else if (primitive !== null) {
      const declared = declaredActs(primitive);
      for (const act of declared.acts) acts.add(act);
      if (declared.locks) locked(call2.args);
    }
  };
  for (const node of nodes) {
    walk(node, {
      statement: (stmt) => {
        if (stmt.kind === "macroBlock") locked(stmt.args);
      },
      expression: (expr) => {
        if (expr.kind === "binary" && [expr.left, expr.right].some((side) => readsSequence(written.catalogue, side)))
          acts.add("asks");
        if (expr.kind !== "call") return;
        if (expr.callee.kind === "call") locked(expr.args);
        if (expr.callee.kind === "name") readCall(expr, expr.callee.name);
      }
    });
    if (samplesIn(written, node).some(({ into }) => into.kind === "member")) acts.add("samples");
  }
  return { acts, callees };
}
function declaredActs({ declaration }) {
  const acts = /* @__PURE__ */ new Set();
  let locks2 = false;
  const effects = [...declaration.effects ?? [], ...declaration.results.flatMap((result) => result.effects ?? [])];
  for (const effect of effects) {
    if (effect.effect === "window") acts.add(effect.change);
    if (effect.effect === "windowRange") acts.add("covers");
    if (effect.effect === "truncate") acts.add("truncates");
    if (effect.effect === "unmap") acts.add("unmaps");
    if (effect.effect === "pfn") acts.add("looks up");
    if (effect.effect === "current") acts.add("asks");
    if (effect.effect === "lock" && effect.lock.lock === "mmu_lock") acts.add("locks");
    if (effect.effect === "lock") locks2 = true;
  }
  return { acts, locks: locks2 };
}
function isMmuLock({ catalogue, environment, typeOf: typeOf4 }, expr) {
  if (expr.kind !== "unary" || expr.op !== "&" || expr.operand.kind !== "member") return false;
  const { object, arrow, field } = expr.operand;
  const type = typeOf4(object);
  const tag = structTag(environment, arrow && type?.kind === "pointer" ? type.to : type);
  return tag !== null && catalogue.lockField(tag, field) === "mmu_lock";
}

// server/src/core/paths/ranges/declared.ts
function declaredEnd(catalogue, callee, args, position) {
  const loop2 = catalogue.loop(callee);
  if (loop2 !== null) return offsetOf(loop2.declaration.ends, loop2.parameters[position]);
  const primitive = catalogue.primitive(callee, { arguments: args });
  if (primitive === null) return null;
  const name = primitive.prototype.parameters[position]?.name;
  const { ends: ends2, effects = [], results } = primitive.declaration;
  for (const effect of [...effects, ...results.flatMap((result) => result.effects ?? [])]) {
    if (effect.effect === "truncate" && effect.last === name) return -1n;
    if (effect.effect === "windowRange" && effect.end === name) return 0n;
  }
  return offsetOf(ends2, name);
}
function offsetOf(ends2, parameter) {
  const end = parameter === void 0 ? void 0 : ends2?.[parameter];
  return end === void 0 ? null : end === "excluded" ? 0n : -1n;
}

// server/src/core/paths/ranges/linear.ts
var deepest2 = 40;
function linearOf(expr) {
  const atoms = /* @__PURE__ */ new Map();
  const constant2 = collect2(expr, 1n, atoms, 0);
  return { atoms: [...atoms.values()].filter(({ factor }) => factor !== 0n), constant: constant2 };
}
function onlyAtom({ atoms }) {
  const [only] = atoms;
  return atoms.length === 1 && only?.factor === 1n ? only : null;
}
function collect2(expr, factor, atoms, depth) {
  if (depth < deepest2) {
    if (expr.kind === "int") return factor * asSigned(expr.value);
    if (expr.kind === "cast") return collect2(expr.operand, factor, atoms, depth + 1);
    if (expr.kind === "unary" && expr.op === "-") return collect2(expr.operand, -factor, atoms, depth + 1);
    if (expr.kind === "unary" && expr.op === "~" && expr.operand.kind === "int")
      return factor * (-1n - asSigned(expr.operand.value));
    if (expr.kind === "binary" && (expr.op === "+" || expr.op === "-")) {
      const left = collect2(expr.left, factor, atoms, depth + 1);
      return left + collect2(expr.right, expr.op === "+" ? factor : -factor, atoms, depth + 1);
    }
  }
  addAtom(atoms, expressionText(expr), expr, factor);
  return 0n;
}
function addAtom(atoms, key, expr, factor) {
  const known = atoms.get(key);
  atoms.set(key, { key, expr: known?.expr ?? expr, factor: (known?.factor ?? 0n) + factor });
}
function asSigned(value) {
  return BigInt.asIntN(64, value);
}

// server/src/core/paths/ranges/names.ts
function lastName(expr) {
  switch (expr.kind) {
    case "name":
      return expr.name;
    case "member":
      return expr.field;
    case "call":
      return lastName(expr.callee);
    case "index":
      return lastName(expr.object);
    case "cast":
      return lastName(expr.operand);
    case "unary":
      return expr.op === "*" ? lastName(expr.operand) : null;
    default:
      return null;
  }
}
function isCount2(expr) {
  if (expr.kind === "cast") return isCount2(expr.operand);
  if (expr.kind === "binary") {
    if (expr.op === "<<" && expr.left.kind === "int") return expr.left.value === 1n;
    if (expr.op === "<<" || expr.op === ">>") return isCount2(expr.left);
    return expr.op === "*" && (isCount2(expr.left) || isCount2(expr.right));
  }
  const name = lastName(expr);
  return name !== null && saysHowMany(name);
}
function namedEnd(expr) {
  if (expr.kind !== "name" && expr.kind !== "member") return null;
  const end = rangeEnd2(expr.kind === "name" ? expr.name : expr.field);
  return end === null ? null : { ...end, of: expr.kind === "name" ? "" : ownerText(expr.object) };
}
function ownerText(expr) {
  if (expr.kind === "name") return expr.name;
  return expr.kind === "member" ? `${ownerText(expr.object)}.${expr.field}` : `?${expr.at}`;
}

// server/src/core/paths/ranges/evidence.ts
var deepest3 = 12;
function readRanges(bodies, knowledge) {
  const definitions = /* @__PURE__ */ new Map();
  const direct = /* @__PURE__ */ new Map();
  const stepped = /* @__PURE__ */ new Set();
  const pairs = /* @__PURE__ */ new Map();
  const inner = /* @__PURE__ */ new Set();
  for (const body of bodies) walk(body, { statement: readStatement, expression: readExpression2 });
  function add(variable, offset, at, call2) {
    push(direct, variable, { offset, at, call: call2 });
  }
  function readStatement(stmt) {
    if (stmt.kind === "declaration") {
      for (const { name, init, at } of stmt.variables)
        if (init !== null && init.kind !== "initializer") push(definitions, name, { value: init, at });
    }
    if (stmt.kind === "for" && stmt.test !== null) readLoopTest(stmt.test);
    if (stmt.kind === "while" || stmt.kind === "doWhile") readLoopTest(stmt.test);
    if (stmt.kind === "macroLoop") readCall(stmt.name, stmt.args, stmt);
  }
  function readExpression2(expr) {
    if (expr.kind === "assign" && isVariable(expr.target)) {
      const name = expressionText(expr.target);
      if (expr.op === null) push(definitions, name, { value: expr.value, at: expr.at });
      else if (expr.value.kind === "int") stepped.add(name);
    }
    if (expr.kind === "update" && isVariable(expr.operand)) stepped.add(expressionText(expr.operand));
    if (expr.kind === "assign" && expr.op === null && expr.target.kind === "member")
      give(expr.value, knowledge.memberEnd(expr.target), expr);
    if (expr.kind === "initializer") {
      for (const { designators, value } of expr.items)
        if (typeof designators[0] === "string") give(value, knowledge.initializerEnd(expr, designators[0]), expr);
    }
    if (expr.kind === "binary") readEmptiness(expr);
    if (isSum(expr) && !inner.has(expr)) readLength2(expr);
    if (expr.kind === "call" && expr.callee.kind === "name") readCall(expr.callee.name, expr.args, expr);
  }
  function readLoopTest(test) {
    if (test.kind === "binary" && test.op === "&&") {
      readLoopTest(test.left);
      readLoopTest(test.right);
    }
    if (test.kind === "comma") readLoopTest(test.right);
    if (test.kind !== "binary") return;
    const [low, high] = test.op === ">" || test.op === ">=" ? [test.right, test.left] : [test.left, test.right];
    const end = onlyAtom(linearOf(high));
    if (end === null || !isVariable(end.expr) || !isVariable(low)) return;
    const { constant: constant2 } = linearOf(high);
    push(pairs, end.key, { start: expressionText(low), shownBy: null });
    if (test.op === "<" || test.op === ">" || test.op === "!=") add(end.key, -constant2, test.at, null);
    if (test.op === "<=" || test.op === ">=") add(end.key, -1n - constant2, test.at, null);
  }
  function readEmptiness(expr) {
    if (expr.op !== ">=" && expr.op !== "<=") return;
    const [low, high] = expr.op === ">=" ? [expr.left, expr.right] : [expr.right, expr.left];
    if (namedEnd(low)?.role === "start" && namedEnd(high)?.role === "end") add(expressionText(high), 0n, expr.at, null);
  }
  function readLength2(expr) {
    for (const part of [expr.left, expr.right]) markInner(part);
    const { atoms, constant: constant2 } = linearOf(expr);
    const high = atoms.find(({ factor }) => factor === 1n);
    const low = atoms.find(({ factor }) => factor === -1n);
    if (atoms.length !== 2 || high === void 0 || low === void 0) return;
    const end = namedEnd(high.expr);
    if (end?.role !== "end" || namedEnd(low.expr)?.role !== "start") return;
    if (constant2 === 1n) add(high.key, -1n, expr.at, null);
    if (constant2 === 0n && !end.isLast) add(high.key, 0n, expr.at, null);
  }
  function markInner(expr) {
    walk(expr, {
      expression: (part) => {
        if (isSum(part)) inner.add(part);
      }
    });
  }
  function readCall(callee, args, call2) {
    const [a2, b2, into] = args;
    if (addsInto(callee) && a2 !== void 0 && b2 !== void 0 && into?.kind === "unary" && isVariable(into.operand)) {
      const sum = { kind: "binary", op: "+", left: a2, right: b2, at: call2.at, end: call2.end };
      push(definitions, expressionText(into.operand), { value: sum, at: call2.at });
    }
    args.forEach((arg, position) => {
      const next = args[position + 1];
      if (next !== void 0 && isVariable(arg) && isVariable(next))
        push(pairs, expressionText(next), { start: expressionText(arg), shownBy: call2 });
      give(arg, knowledge.parameterEnd(callee, args.length, position), call2);
    });
  }
  function give(value, offset, to) {
    if (offset === null) return;
    const linear = linearOf(value);
    const variable = onlyAtom(linear);
    if (variable !== null && isVariable(variable.expr)) add(variable.key, offset - linear.constant, to.at, to);
  }
  function offsetOf2(variable, except, open2 = /* @__PURE__ */ new Set()) {
    if (stepped.has(variable) || open2.has(variable) || open2.size > deepest3) return null;
    const inside = /* @__PURE__ */ new Set([...open2, variable]);
    const told = (direct.get(variable) ?? []).filter(({ call: call2 }) => call2 === null || call2 !== except);
    for (const { value, at } of definitions.get(variable) ?? []) {
      const found2 = offsetIn(value, except, inside);
      if (found2 !== null) told.push({ ...found2, at });
    }
    const [first] = told;
    return first !== void 0 && told.every(({ offset }) => offset === first.offset) ? first : null;
  }
  function offsetIn(expr, except, open2) {
    if (open2.size > deepest3) return null;
    const linear = linearOf(expr);
    const only = onlyAtom(linear);
    if (only !== null) return moved(offsetOfAtom(only.expr, except, open2), linear.constant);
    return isStartAndCount(linear) ? { offset: linear.constant, at: expr.at, call: null } : null;
  }
  function offsetOfAtom(expr, except, open2) {
    if (isVariable(expr)) {
      const known = expr.kind === "member" ? knowledge.memberEnd(expr) : null;
      if (known !== null) return { offset: known, at: expr.at, call: null };
      return offsetOf2(expressionText(expr), except, open2);
    }
    if (expr.kind === "conditional") return agreed([expr.then ?? expr.test, expr.otherwise], except, open2);
    if (expr.kind === "binary" && (expr.op === ">>" || expr.op === "<<" || expr.op === "/")) {
      const whole2 = offsetIn(expr.left, except, open2);
      return whole2?.offset === 0n ? whole2 : null;
    }
    if (expr.kind === "call" && expr.callee.kind === "name") {
      const [first] = expr.args;
      if (choosesOne(expr.callee.name)) return agreed(expr.args, except, open2);
      if (first !== void 0 && roundsUp(expr.callee.name)) {
        const whole2 = offsetIn(first, except, open2);
        return whole2?.offset === 0n ? whole2 : null;
      }
    }
    return null;
  }
  function agreed(all, except, open2) {
    const told = all.flatMap((one) => offsetIn(one, except, open2) ?? []);
    const [first] = told;
    return first !== void 0 && told.every(({ offset }) => offset === first.offset) ? first : null;
  }
  return {
    offsetOf: (variable, except) => offsetOf2(variable, except),
    endsAt: (start, end, except) => (pairs.get(end) ?? []).some((pair) => pair.start === start && pair.shownBy !== except) || (definitions.get(end) ?? []).some(({ value }) => {
      const linear = linearOf(value);
      return isStartAndCount(linear) && linear.atoms.some(({ key }) => key === start);
    }),
    offset: (expr, except) => offsetIn(expr, except, /* @__PURE__ */ new Set())
  };
}
function isStartAndCount({ atoms }) {
  const counts3 = atoms.filter(({ expr }) => isCount2(expr));
  return atoms.length >= 2 && atoms.every(({ factor }) => factor === 1n) && counts3.length === 1;
}
function isSum(expr) {
  return expr.kind === "binary" && (expr.op === "+" || expr.op === "-");
}
function isVariable(expr) {
  return expr.kind === "name" || expr.kind === "member" && isVariable(expr.object);
}
function moved(found2, by) {
  return found2 === null ? null : { ...found2, offset: found2.offset + by };
}
function push(map, key, value) {
  const list = map.get(key);
  if (list === void 0) map.set(key, [value]);
  else list.push(value);
}

// server/src/core/paths/write.ts
function createWriting(reading, known) {
  const { program, catalogue } = reading;
  const open2 = /* @__PURE__ */ new Set();
  function written(fn) {
    const before = known.get(fn);
    if (before !== void 0) return before;
    const bodies = reading.parse(fn).variants.filter(({ assumes }) => assumes.every((one) => evaluateCondition(one, reading.setting) !== false)).map(({ body }) => body);
    const made = readFunction2(fn, bodies);
    known.set(fn, made);
    return made;
  }
  function readFunction2(fn, bodies) {
    const environment = reading.environment(fn);
    const typeOf4 = typingOf(environment, fn.text.parameters, bodies);
    const structs = /* @__PURE__ */ new Map();
    for (const body of bodies) readInitializers(environment, body, structs);
    let ranges = null;
    let acts = null;
    const made = {
      ...{ fn, bodies, catalogue, environment, typeOf: typeOf4, parameters },
      acts: () => acts ??= readActs(made, bodies),
      structOf: (initializer) => structs.get(initializer) ?? null,
      parameterEnd: (callee, args, position) => parameterEnd(fn, callee, args, position),
      ranges: () => ranges ??= readRanges(bodies, {
        parameterEnd: made.parameterEnd,
        memberEnd: (expr) => {
          if (expr.kind !== "member") return null;
          const of = typeOf4(expr.object);
          return memberEnd(structTag(environment, expr.arrow && of?.kind === "pointer" ? of.to : of), expr.field);
        },
        initializerEnd: (initializer, member) => memberEnd(made.structOf(initializer), member)
      }),
      callee: (name) => {
        const callee = bodyOf2(name);
        if (callee === null) return null;
        if (callee !== fn) reading.asked(callee, fn);
        return written(callee);
      }
    };
    return made;
  }
  function memberEnd(tag, member) {
    return tag !== null && catalogue.rangeMembers(tag)?.[1] === member ? 0n : null;
  }
  function bodyOf2(name) {
    const [fn, ...others] = program.functions(name).filter(({ text }) => text.whole);
    return fn === void 0 || others.length > 0 ? null : fn;
  }
  function parameters(callee, args) {
    const own = program.functions(callee)[0]?.text.parameters ?? program.prototype(callee)?.parameters;
    if (own !== void 0) return own;
    const primitive = catalogue.primitive(callee, { arguments: args });
    if (primitive === null) return null;
    const isOwnName = primitive.alias === null && primitive.declaration.family === void 0;
    return primitive.prototype.parameters.map(({ name, type }) => {
      const written2 = typeNameOfText(type);
      return { name, type: isOwnName || written2.kind !== "named" ? written2 : anyNumber };
    });
  }
  function parameterEnd(fn, callee, args, position) {
    const declared = declaredEnd(catalogue, callee, args, position);
    if (declared !== null) return declared;
    const name = parameters(callee, args)?.[position]?.name ?? catalogue.loop(callee)?.parameters[position];
    if (name !== void 0 && isInclusive(name)) return -1n;
    const own = bodyOf2(callee);
    const parameter = own?.text.parameters[position]?.name;
    if (own === null || parameter === void 0 || own === fn || open2.has(own)) return null;
    reading.asked(own, fn);
    open2.add(own);
    const found2 = written(own).ranges().offsetOf(parameter, null);
    open2.delete(own);
    return found2?.offset ?? null;
  }
  return written;
}
var anyNumber = { kind: "int", bits: 64, signed: false, spelled: "unsigned long" };
function readInitializers(environment, body, into) {
  const put2 = (type, value) => {
    if (value?.kind === "initializer") into.set(value, structTag(environment, type));
  };
  walk(body, {
    statement: (stmt) => {
      if (stmt.kind === "declaration") for (const { type, init } of stmt.variables) put2(type, init);
    },
    expression: (expr) => {
      if (expr.kind === "compoundLiteral") put2(expr.type, expr.value);
    }
  });
}

// server/src/core/ir/liveness.ts
function computeLiveness(fn, reads) {
  const names3 = /* @__PURE__ */ new Map();
  const slotCount = fn.slots.length;
  const uses = fn.blocks.map((block) => {
    const use = { reads: /* @__PURE__ */ new Set(), writes: /* @__PURE__ */ new Set() };
    const idOf = (name) => {
      const known = names3.get(name);
      if (known !== void 0) return known;
      const id = slotCount + names3.size;
      names3.set(name, id);
      return id;
    };
    const collector = new Collector(use, idOf, reads);
    for (const instruction of block.instructions) collector.instruction(instruction);
    collector.terminator(block.terminator);
    return use;
  });
  const width = slotCount + names3.size + 31 >> 5;
  const liveIn = fn.blocks.map(() => new Uint32Array(width));
  const gens = uses.map((use) => bits2(use.reads, width));
  const asked = [...fn.slots.keys()].filter((slot) => !fn.slots[slot].temporary);
  const anything2 = bits2(/* @__PURE__ */ new Set([...asked, ...names3.values()]), width);
  fn.blocks.forEach((block, index) => {
    if (block.terminator.op === "hole") anything2.forEach((word, i) => gens[index][i] |= word);
  });
  const kills = uses.map((use) => bits2(use.writes, width));
  let changed = true;
  while (changed) {
    changed = false;
    for (let block = fn.blocks.length - 1; block >= 0; block--) {
      const live = liveIn[block];
      const gen = gens[block];
      const kill = kills[block];
      for (let word = 0; word < width; word++) {
        let out = 0;
        for (const next of successors(fn.blocks[block].terminator)) out |= liveIn[next][word];
        const value = (gen[word] | out & ~kill[word]) >>> 0;
        if (value !== live[word]) {
          live[word] = value;
          changed = true;
        }
      }
    }
  }
  const has2 = (block, id) => (liveIn[block][id >> 5] & 1 << (id & 31)) !== 0;
  const lists3 = /* @__PURE__ */ new Map();
  return {
    slot: (block, slot) => has2(block, slot),
    name: (block, name) => {
      const id = names3.get(name);
      return id !== void 0 && has2(block, id);
    },
    slots: (block) => {
      const known = lists3.get(block);
      if (known !== void 0) return known;
      const list = [];
      for (let slot = 0; slot < slotCount; slot++) if (has2(block, slot)) list.push(slot);
      lists3.set(block, list);
      return list;
    }
  };
}
function conditionNames(condition2) {
  switch (condition2.kind) {
    case "defined":
    case "enabled":
      return [condition2.name];
    case "not":
      return conditionNames(condition2.of);
    case "and":
    case "or":
      return [...conditionNames(condition2.left), ...conditionNames(condition2.right)];
    case "constant":
      return [];
    case "other":
      return [condition2.text];
  }
}
function bits2(ids, width) {
  const set = new Uint32Array(width);
  for (const id of ids) set[id >> 5] = set[id >> 5] | 1 << (id & 31);
  return set;
}
var Collector = class {
  #uses;
  #id;
  #reads;
  constructor(uses, id, reads) {
    this.#uses = uses;
    this.#id = id;
    this.#reads = reads;
  }
  instruction(instruction) {
    switch (instruction.op) {
      case "set":
        this.value(instruction.value);
        this.#uses.writes.add(instruction.slot);
        return;
      case "store":
        this.value(instruction.value);
        this.place(instruction.place, "written");
        return;
      case "fill":
      case "forget":
        this.place(instruction.place, "written");
        return;
      case "copy":
        this.place(instruction.from, "read");
        this.place(instruction.to, "written");
        return;
      case "call":
        if (instruction.callee.kind === "pointer") this.value(instruction.callee.value);
        else {
          this.#name(instruction.callee.name);
          for (const name of this.#reads(instruction.callee.name)) this.#name(name);
        }
        this.arguments(instruction.args);
        if (instruction.result !== null) this.#uses.writes.add(instruction.result);
        return;
      case "dead":
        this.#uses.writes.add(instruction.slot);
        return;
    }
  }
  terminator(terminator) {
    switch (terminator.op) {
      case "branch":
        this.value(terminator.test);
        return;
      case "switch":
        this.value(terminator.subject);
        return;
      case "iterate":
        this.arguments(terminator.args);
        return;
      case "return":
        if (terminator.value !== null) this.value(terminator.value);
        return;
      case "config":
        for (const name of conditionNames(terminator.condition)) this.#name(name);
        return;
      default:
        return;
    }
  }
  arguments(args) {
    for (const argument of args) {
      this.value(argument.value);
      if (argument.place !== null) this.place(argument.place, "read");
    }
  }
  value(value) {
    switch (value.kind) {
      case "local":
        this.#slot(value.slot);
        return;
      case "load":
        this.place(value.place, "read");
        return;
      case "addressOf":
        this.place(value.place, "read");
        return;
      case "constant":
        this.#name(value.name);
        return;
      case "unary":
      case "cast":
      case "containerOf":
        this.value(value.operand);
        return;
      case "binary":
      case "compare":
        this.value(value.left);
        this.value(value.right);
        return;
      default:
        return;
    }
  }
  place(place, use) {
    switch (place.kind) {
      case "variable":
        if (use === "read") this.#slot(place.slot);
        return;
      case "global":
        if (use === "read") this.#name(place.name);
        return;
      case "deref":
        this.value(place.pointer);
        return;
      case "field":
        if (use === "read") this.#name(place.field);
        this.place(place.of, use);
        return;
      case "index":
        this.value(place.index);
        this.place(place.of, use);
        return;
    }
  }
  #slot(slot) {
    if (!this.#uses.writes.has(slot)) this.#uses.reads.add(slot);
  }
  #name(name) {
    this.#uses.reads.add(this.#id(name));
  }
};

// server/src/core/kernel/names.ts
var words2 = "lock\\w*|\\w*lock|begin|start|enter|acquire\\w*|get|grab|hold|take|prepare|pre|freeze|suspend|disable|stop|pause|find|lookup|alloc|walk|map|pin|block|init|setup|open|down|claim|reserve|next|first|switch|pte|pmd|pud|save|push|deactivate";
var takes2 = new RegExp(`(?:^|_)(?:${words2})(?:_|\\d*$)`);
function saysItTakes(name) {
  return takes2.test(name);
}
var ending = /(?:^|_)(?:free\w*|destroy|release|delete|close|exit|uninit|deinit|cleanup|fini|teardown|unsetup|unregister|remove|evict|put|drop|unpin|unload)(?:_|\d*$)/;
function saysItEnds(name) {
  return ending.test(name);
}

// server/src/core/paths/summarise.ts
var maxFacts = 48;
var maxStores = 64;
function summarise(name, exits, complete2, reads, acts, outcome) {
  const windows2 = exits.flatMap(({ state }) => [...state.windows]);
  const closers = new Set(windows2.filter(([, delta]) => delta < 0).map(([vm]) => vm));
  const isMeant = saysItTakes(name);
  return {
    name,
    paths: exits.map((exit) => summarisePath(exit, outcome(exit), closers, isMeant)),
    complete: complete2,
    reads,
    acts
  };
}
function looseWindows(state, closers, isMeant) {
  const open2 = [...state.windows].filter(([, delta]) => delta > 0).map(([vm]) => vm);
  const notClosed = [...closers].filter((vm) => (state.windows.get(vm) ?? 0) >= 0);
  return [...state.looseWindows, ...notClosed, ...isMeant ? [] : open2];
}
function summarisePath(exit, outcome, closers, isMeant) {
  const { state, returns } = exit;
  const isVisible = visibleWith(returns);
  const facts = [];
  for (const [term, fact] of state.facts) {
    if (facts.length >= maxFacts) break;
    if (isVisible(term)) facts.push([term, fact]);
  }
  const undecided = [...state.forgotten].filter(([term]) => isVisible(term)).slice(0, maxFacts);
  const reach = reachOf(state, null, -1, returns);
  const { own } = reach;
  const isLost = lostTerms(reach, null, -1);
  const owed = [...state.references.values()].map(
    (reference) => isOurs(rootOf(reference.object)) && !own.has(reference.object) ? settled(reference) : reference
  );
  const outside = (location) => rootOf(location).kind !== "variable" && !isLost(rootOf(location));
  const stores = [...state.memory].filter(([location]) => outside(location));
  const tooMany = stores.length > maxStores ? [...new Set(stores.map(([location]) => memberOf(location)))] : [];
  return {
    returns,
    facts,
    undecided,
    stores: tooMany.length > 0 ? [] : stores,
    counted: [...state.counters, ...state.recounted],
    forgotten: [
      ...[...state.epochs].filter(([location, epoch]) => epoch > 0 && outside(location)).map(([location]) => location),
      ...tooMany
    ],
    references: owed.filter(
      (reference) => !(isLost(reference.object) && owesNothing(reference)) && (reference.uncertain !== null || Object.values(reference.held).some((count2) => count2 !== 0))
    ),
    locks: [...state.locks.values()].filter((lock) => lock.exclusive !== 0 || lock.shared !== 0 || lock.loose),
    windows: [...state.windows],
    looseWindows: looseWindows(state, closers, isMeant),
    attached: [...state.attached],
    freed: [...state.freed.keys()].filter((object) => !isLost(object)),
    sleepsWithout: state.sleptWithout === null ? null : [...state.sleptWithout.values()],
    returnsUnasked: state.unasked.some(({ value }) => value === returns),
    touched: state.touched,
    blurred: state.blurred,
    broken: state.broken,
    outcome,
    way: wayOf(exit),
    told: [...state.told.values()]
  };
}
function memberOf(location) {
  let member = location;
  while ((member.kind === "field" || member.kind === "element") && member.of.root !== null) member = member.of;
  return member;
}
function wayOf({ state: { conditions } }) {
  if (conditions === null || conditions.text.length > longestWay) return null;
  return conditions.text.replace(/\s+/g, " ");
}
var longestWay = 48;
function visibleWith(returns) {
  const known = /* @__PURE__ */ new Map();
  const isReturned = (part) => returns !== null && containsTerm(returns, part);
  const isVisible = (term) => {
    const before = known.get(term);
    if (before !== void 0) return before;
    const visible = decide(term);
    known.set(term, visible);
    return visible;
  };
  const decide = (term) => {
    switch (term.kind) {
      case "variable":
        return false;
      case "symbol":
        return parameterPosition(term) !== null || isReturned(term);
      case "object":
        return isReturned(term);
      case "initial":
        return term.epoch === 0 && isVisible(term.location);
      default:
        return partsOf(term).every(isVisible);
    }
  };
  return isVisible;
}

// server/src/core/paths/act-log.ts
function createActLog() {
  const log = /* @__PURE__ */ new Map();
  const isVisible = visibleWith(null);
  return {
    add(state, act) {
      if (act.act === "writes" && !isVisible(act.page)) return;
      const key = keyOf2(act);
      const known = log.get(key) ?? [];
      if (known.some(({ facts: facts2 }) => facts2.length === 0) || known.length === 0 && log.size >= maxActs) return;
      const facts = known.length < maxWays ? visibleFacts(state, isVisible) : [];
      if (facts.length === 0) log.set(key, [{ act, facts }]);
      else if (!known.some((one) => isSame2(one.facts, facts))) log.set(key, [...known, { act, facts }]);
    },
    acts: () => [...log.values()].flat()
  };
}
function keyOf2(act) {
  return act.act === "waits" ? `${act.lock} ${act.letGo.join()}` : `${act.act} ${act.page.id}`;
}
function visibleFacts(state, isVisible) {
  const facts = [];
  for (const [term, fact] of state.facts) if (facts.length < maxFacts2 && isVisible(term)) facts.push([term, fact]);
  return facts;
}
function isSame2(left, right) {
  return left.length === right.length && left.every(([term, fact], index) => {
    const other = right[index];
    return other !== void 0 && other[0] === term && other[1] === fact;
  });
}
var maxActs = 16;
var maxWays = 4;
var maxFacts2 = 32;

// server/src/core/paths/describe.ts
var TermNames = class {
  #objects = /* @__PURE__ */ new Map();
  #pointers = /* @__PURE__ */ new Set();
  /** Was the value a pointer of the function's, under any name? */
  isPointer(term) {
    return this.#pointers.has(term);
  }
  /** An object is called what the function first called it; `isPointer` where that is a pointer in C. */
  nameObject(term, name, isPointer = false) {
    if (isPointer) this.#pointers.add(term);
    if (term.kind !== "object" && term.kind !== "symbol" && term.kind !== "op") return;
    if (parameterPosition(term) !== null) return;
    if (!this.#objects.has(term)) this.#objects.set(term, name);
  }
  describe(term) {
    const own = this.#objects.get(term);
    if (own !== void 0) return own;
    switch (term.kind) {
      case "int":
        return describeInt(term.value);
      case "symbol":
      case "global":
      case "function":
      case "constant":
        return term.name.replace(/^static /, "");
      case "object":
        return `the new ${term.objectClass}`;
      case "variable":
        return `&${term.name}`;
      case "string":
        return term.text;
      case "initial":
        return this.describePlace(term.location);
      case "field":
      case "element":
        return `&${this.describePlace(term)}`;
      case "container":
        return `container_of(${this.describe(term.of)})`;
      case "sum":
        return this.#sum(term);
      case "op":
        return this.#op(term);
    }
  }
  /** What is at an address: "folio->mapping" for the address of that member. */
  describePlace(location) {
    switch (location.kind) {
      case "variable":
        return location.name;
      case "global":
        return location.name.replace(/^static /, "");
      case "field": {
        const of = location.of;
        const name = location.field.replace(/^#/, "");
        if (contentFields.has(name) && of.kind === "field") return this.describePlace(of);
        if (of.kind === "field" || of.kind === "element" || of.kind === "variable" || of.kind === "global")
          return `${this.describePlace(of)}.${name}`;
        return `${this.describe(of)}->${name}`;
      }
      case "element":
        return `${this.#base(location.of)}[${this.describe(location.index)}]`;
      default:
        return `*${this.describe(location)}`;
    }
  }
  #base(of) {
    if (of.kind === "field" || of.kind === "element" || of.kind === "variable" || of.kind === "global")
      return this.describePlace(of);
    return this.describe(of);
  }
  #sum(term) {
    let text = "";
    for (const part of term.parts) {
      const size = part.factor < 0n ? -part.factor : part.factor;
      const inner = this.describeOperand(part.term);
      const name = size === 1n ? inner : `${size} * ${inner}`;
      text += text === "" ? part.factor < 0n ? `-${name}` : name : part.factor < 0n ? ` - ${name}` : ` + ${name}`;
    }
    if (term.constant === 0n) return text;
    return term.constant < 0n ? `${text} - ${-term.constant}` : `${text} + ${term.constant}`;
  }
  #op(term) {
    const [left, right] = term.args;
    if (/^(?:entry |present$|collection$|changed$)/.test(term.op)) return this.#entry(term);
    const called = pureFunction(term);
    if (called !== null) return `${called}(${term.args.map((arg) => this.describe(arg)).join(", ")})`;
    if (left === void 0) return term.op;
    if (right === void 0) return this.describe(left);
    const [first, second] = left.kind === "int" && commutative.has(term.op) ? [right, left] : [left, right];
    if (term.op === "==" && second.kind === "int" && second.value === 0n) {
      const isNegated = first.kind === "op" && first.op === "==";
      return isNegated ? this.#unequal(first) : `!${this.describeOperand(first)}`;
    }
    return `${this.describeOperand(first)} ${term.op.replace(/[us]$/, "")} ${this.describeOperand(second)}`;
  }
  /** `!(a == b)`. */
  #unequal(term) {
    const [left, right] = term.args;
    if (left === void 0 || right === void 0) return term.op;
    const [first, second] = left.kind === "int" ? [right, left] : [left, right];
    return `${this.describeOperand(first)} != ${this.describeOperand(second)}`;
  }
  /** Part of an expression: what binds less than its surroundings is in parentheses. */
  describeOperand(term) {
    if (this.#objects.has(term)) return this.describe(term);
    const isCompound = term.kind === "sum" || term.kind === "op" && term.args.length === 2 && pureFunction(term) === null;
    return isCompound ? `(${this.describe(term)})` : this.describe(term);
  }
  /** An entry of a collection, by the collection's head. */
  #entry(term) {
    let head = term;
    while (head?.kind === "op" && /^(?:entry |present$|collection$|changed$)/.test(head.op)) head = head.args[0];
    const name = head === void 0 ? "a collection" : this.describe(head).replace(/^&/, "");
    return term.op.startsWith("entry ") ? `an entry of ${name}` : name;
  }
};
var commutative = /* @__PURE__ */ new Set(["==", "&", "|", "^", "*"]);
function describeInt(value) {
  const signed = BigInt.asIntN(64, value);
  return signed === 0n ? "0" : signed.toString();
}
function errnoName(value, errnos) {
  const signed = BigInt.asIntN(64, value);
  if (signed >= 0n || signed < -4095n) return null;
  const name = errnos.get(-signed);
  return name === void 0 ? null : `-${name}`;
}

// server/src/core/paths/reads.ts
function collectReads(fn, into) {
  const value = (v) => {
    switch (v.kind) {
      case "load":
      case "addressOf":
        place(v.place);
        return;
      case "constant":
        into.add(v.name);
        return;
      case "unary":
      case "cast":
      case "containerOf":
        value(v.operand);
        return;
      case "binary":
      case "compare":
        value(v.left);
        value(v.right);
        return;
      default:
        return;
    }
  };
  const place = (p) => {
    switch (p.kind) {
      case "global":
        into.add(p.name);
        return;
      case "field":
        into.add(p.field);
        place(p.of);
        return;
      case "index":
        value(p.index);
        place(p.of);
        return;
      case "deref":
        value(p.pointer);
        return;
      case "variable":
        return;
    }
  };
  const argument = (a2) => {
    value(a2.value);
    if (a2.place !== null) place(a2.place);
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      switch (instruction.op) {
        case "set":
          value(instruction.value);
          break;
        case "store":
          value(instruction.value);
          place(instruction.place);
          break;
        case "copy":
          place(instruction.from);
          break;
        case "call":
          if (instruction.callee.kind === "name") into.add(instruction.callee.name);
          else value(instruction.callee.value);
          instruction.args.forEach(argument);
          break;
        default:
          break;
      }
    }
    const end = block.terminator;
    if (end.op === "branch") value(end.test);
    else if (end.op === "switch") value(end.subject);
    else if (end.op === "iterate") end.args.forEach(argument);
    else if (end.op === "return" && end.value !== null) value(end.value);
  }
}

// server/src/core/paths/outcomes.ts
function outcomeOf({ returns, state }, type, errnos) {
  if (returns === null || type.kind === "void") return null;
  const fact = factOf(state, returns);
  const value = singleValue(fact);
  const isPointer = type.kind === "pointer";
  if (value === null) {
    if (fact.unsignedMin >= firstErrorPointer) return "an error";
    if (isPointer) return fact.unsignedMin > 0n && fact.unsignedMax < firstErrorPointer ? "not NULL" : null;
    return fact.unsignedMin > 0n && fact.signedMin >= 0n ? "not 0" : null;
  }
  if (value === 0n) return isPointer ? "NULL" : isTruth(type) ? "false" : "0";
  if (isTruth(type)) return "true";
  return errnoName(value, errnos) ?? BigInt.asIntN(64, value).toString();
}
function isTruth(type) {
  return type.kind === "int" && type.bits === 1;
}

// server/src/core/paths/negation.ts
function negation(condition2) {
  const text = condition2.trim();
  if (/^![\w.>()-]+$/.test(text) && isBalanced(text.slice(1))) return text.slice(1);
  const compared = comparison2(text);
  if (compared !== null) return `${compared.left} ${opposite[compared.operator]} ${compared.right}`;
  const isSimple = /^[\w.>()-]+$/.test(text) && !/[^-]>/.test(text);
  return isSimple ? `!${text}` : `!(${text})`;
}
var opposite = {
  "==": "!=",
  "!=": "==",
  "<": ">=",
  ">=": "<",
  ">": "<=",
  "<=": ">"
};
function comparison2(text) {
  let depth = 0;
  let found2 = null;
  for (let i = 0; i < text.length; i++) {
    const rest = text.slice(i, i + 3);
    if (rest.startsWith("->")) i++;
    else if ("([{".includes(text[i])) depth++;
    else if (")]}".includes(text[i])) depth--;
    else if (depth === 0) {
      const shift3 = /^(?:<<|>>)=?/.exec(rest)?.[0];
      const operator = shift3 === void 0 ? /^(?:[=!<>]=|[<>])/.exec(rest)?.[0] : void 0;
      if (shift3?.endsWith("=") === true || operator === void 0 && /^(?:[?:=,^"']|[&|]{1,2})/.test(rest) && !isAddress(text, i))
        return null;
      if (operator !== void 0) {
        if (found2 !== null) return null;
        found2 = { at: i, operator };
      }
      i += (shift3 ?? operator ?? " ").length - 1;
    }
  }
  if (found2 === null || depth !== 0) return null;
  const left = text.slice(0, found2.at).trim();
  const right = text.slice(found2.at + found2.operator.length).trim();
  return left === "" || right === "" || left.startsWith("!") ? null : { left, operator: found2.operator, right };
}
function isAddress(text, at) {
  return text[at] === "&" && text[at + 1] !== "&" && /(?:^|[=!<>(,+-])\s*$/.test(text.slice(0, at));
}
function isBalanced(text) {
  let depth = 0;
  for (const c3 of text) {
    if (c3 === "(") depth++;
    if (c3 === ")") depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

// server/src/core/kernel/result-constants.ts
var resultConstants = {
  vm_fault_t: { prefix: "VM_FAULT_", flags: true }
};

// server/src/core/paths/result-names.ts
function resultName(scope, type, value, depth = 0) {
  if (type.kind === "tagged")
    return type.keyword === "enum" && type.tag !== "" ? nameOf(scope, scope.enumMembers(type.tag), value) : null;
  if (type.kind !== "named" || depth > deepest4) return null;
  const known = resultConstants[type.name];
  if (known !== void 0) {
    const names3 = scope.constantsFrom(known.prefix);
    return nameOf(scope, names3, value) ?? (known.flags ? flagNames(scope, names3, value) : null);
  }
  const target = scope.typedef(type.name);
  return target === null ? null : resultName(scope, target, value, depth + 1);
}
var deepest4 = 24;
function nameOf(scope, names3, value) {
  const wanted = BigInt.asUintN(64, value);
  return names3.find((name) => BigInt.asUintN(64, scope.constant(name) ?? ~wanted) === wanted) ?? null;
}
function flagNames(scope, names3, value) {
  const found2 = [];
  for (let bit = 1n, rest = value; rest > 0n; bit <<= 1n) {
    if ((rest & bit) === 0n) continue;
    const name = nameOf(scope, names3, bit);
    if (name === null) return null;
    found2.push(name);
    rest &= ~bit;
  }
  return found2.length === 0 ? null : found2.join(" | ");
}

// server/src/core/paths/function-analysis.ts
function analyseFunction(context, fn, inputs = []) {
  const parsed = context.parse(fn);
  const env = context.environment(fn);
  const names3 = new TermNames();
  const violations = /* @__PURE__ */ new Map();
  const assumptions = /* @__PURE__ */ new Set();
  const lowered = [];
  const exits = [];
  const holes = [];
  const reads = /* @__PURE__ */ new Set();
  const acts = createActLog();
  const pinnedForWriting = /* @__PURE__ */ new Set();
  let why = null;
  for (const function_ of context.lower(fn)) {
    lowered.push(function_);
    collectReads(function_, reads);
    const readsOf = (callee) => {
      const known = context.catalogue.primitive(callee) === null ? context.summary(callee, []) : null;
      return known?.kind === "known" ? known.summary.reads : [];
    };
    const liveness = computeLiveness(function_, readsOf);
    const work = { spent: 0 };
    const stored = /* @__PURE__ */ new Map();
    const machine = {
      terms: context.terms,
      catalogue: context.catalogue,
      types: env,
      fn: function_,
      constant: (name) => env.constant(name),
      summary: (name, given = []) => context.summary(name, given),
      isOwnFunction: (name, source) => context.isOwnFunction(name, source),
      initialized: (location) => initialized(context, location),
      lockField: (field) => context.lockField(field),
      configuration: (symbol) => context.configuration(symbol),
      spend: (steps2) => {
        work.spent += steps2;
      },
      report: (state, violation) => {
        if (state.broken || state.blurred) return;
        state.broken = violation.certainty === "witnessed";
        remember2(violations, state, violation);
      },
      did: (state, act) => {
        if (!state.blurred) acts.add(state, act);
      },
      pinnedForWriting: (at) => pinnedForWriting.add(at),
      assumption: (assumption) => assumptions.add(assumption),
      negation: remembered(negation),
      describe: (term) => names3.describe(term),
      nameObject: (term, name, isPointer) => {
        names3.nameObject(term, name, isPointer);
      },
      stored: (location, object) => {
        stored.set(object, (stored.get(object) ?? /* @__PURE__ */ new Set()).add(location));
      }
    };
    const lost = [];
    const exploration = explore(
      machine,
      function_,
      liveness,
      { ...context.bounds, inputs, work },
      (state, references3, at, end) => {
        if (isMemory(references3)) lost.push({ state: state.fork(), references: references3, at, end });
        else reportGone(machine, violations, state, references3, at, end);
      }
    );
    for (const { state, references: references3, at, end } of lost)
      if (!isKeptElsewhere(context.terms, state, [...stored.get(references3.object) ?? [], ...stored.get(null) ?? []]))
        reportGone(machine, violations, state, references3, at, end);
    exits.push(...exploration.exits);
    holes.push(...exploration.holes);
    why ??= exploration.why;
  }
  const scope = {
    typedef: env.typedef,
    constant: env.constant,
    enumMembers: context.enumMembers,
    constantsFrom: context.constantsFrom
  };
  const problems = [...parsed.problems, ...lowered.flatMap((one) => one.problems)];
  const complete2 = why === null && problems.length === 0;
  for (const callee of [...reads]) {
    const known = context.catalogue.primitive(callee) === null ? context.summary(callee, []) : null;
    if (known?.kind === "known") for (const name of known.summary.reads) reads.add(name);
  }
  return {
    fn,
    written: context.written(fn),
    lowered,
    exits,
    holes,
    complete: complete2,
    why: problems[0] === void 0 ? why : `parse error at line ${fn.file.source.origin(problems[0].at).line}`,
    problems,
    violations: [...violations.values()].filter(
      ({ violation: { restsOn } }) => restsOn === void 0 || !pinnedForWriting.has(restsOn)
    ),
    assumptions: [...assumptions],
    names: names3,
    resultName: (value) => resultName(scope, fn.text.returns, value),
    summary: summarise(
      fn.text.name,
      mergeExits(context.terms, fn.text.name, exits),
      complete2,
      reads,
      acts.acts(),
      (exit) => outcomeOf(exit, fn.text.returns, context.errnos)
    )
  };
}
function remembered(answer) {
  const known = /* @__PURE__ */ new Map();
  return (question) => {
    const before = known.get(question);
    if (before !== void 0) return before;
    const found2 = answer(question);
    known.set(question, found2);
    return found2;
  };
}
function lowerVariants(context, fn) {
  const { text } = fn;
  const { variants, closed } = context.parse(fn);
  const closing = { at: Math.max(text.bodyEnd - 1, text.bodyAt), end: text.bodyEnd };
  return variants.filter(({ assumes }) => assumes.every((condition2) => evaluateCondition(condition2, context.setting) !== false)).map(
    ({ assumes, body }) => lowerFunction(context.environment(fn), {
      name: text.name,
      returns: text.returns,
      parameters: text.parameters,
      body,
      assumes,
      closing,
      closed
    })
  );
}
function initialized(context, location) {
  const fields2 = [];
  let term = location;
  while (term.kind === "field") {
    fields2.unshift(term.field);
    term = term.of;
  }
  if (term.kind !== "global" || fields2.length === 0) return null;
  const name = context.initializedFunction(term.name, fields2);
  return name === null ? null : context.terms.function(name);
}
function remember2(violations, state, violation) {
  const key = `${violation.code}/${violation.at}/${violation.subject}`;
  if (!violations.has(key))
    violations.set(key, {
      violation,
      trace: state.trace,
      conditions: state.conditions,
      inputs: inputsOf(state)
    });
}
function isMemory({ class: objectClass }) {
  return objectClass === "slab" || objectClass === "cache";
}
function isKeptElsewhere(terms, state, locations) {
  return locations.some((location) => truthOf(state, load(terms, state, location)) === true);
}
function reportGone(m, violations, state, references3, at, end) {
  const { object, held, uncertain } = references3;
  const count2 = (held.caller ?? 0) + (held.pin ?? 0);
  if (count2 <= 0 || uncertain !== null || state.blurred || state.broken) return;
  const ofMemory = isMemory(references3);
  const isPin = (held.pin ?? 0) > 0;
  const name = m.describe(object);
  remember2(violations, state, {
    code: ofMemory || references3.class === "fd" ? "resource-leak" : isPin ? "pin-leak" : "ref-leak",
    at,
    end,
    message: ofMemory ? `${name} is never freed on this path` : references3.class === "fd" ? `the descriptor ${name} is never given back on this path` : `the ${isPin ? "pin on" : "reference to"} ${name} (${references3.class}) is never dropped on this path`,
    subject: name,
    consequence: null,
    certainty: "witnessed",
    ...ofMemory ? { severity: "warning" } : {}
  });
}

// server/src/core/paths/lifecycle/resolved.ts
var nothing2 = {
  loaded: /* @__PURE__ */ new Set(),
  addresses: /* @__PURE__ */ new Set(),
  parameters: /* @__PURE__ */ new Set(),
  entries: /* @__PURE__ */ new Set(),
  fresh: /* @__PURE__ */ new Set(),
  counted: /* @__PURE__ */ new Set(),
  isNull: false,
  isOpen: false,
  tag: null,
  same: null
};
var open = { ...nothing2, isOpen: true };
function anyOf(values2, named3) {
  const all = (of) => new Set(values2.flatMap((value) => [...of(value)]));
  return {
    loaded: all((value) => value.loaded),
    addresses: all((value) => value.addresses),
    parameters: all((value) => value.parameters),
    entries: all((value) => value.entries),
    fresh: all((value) => value.fresh),
    counted: all((value) => value.counted),
    isNull: values2.some((value) => value.isNull),
    isOpen: values2.some((value) => value.isOpen),
    tag: named3.tag ?? values2.find((value) => value.tag !== null)?.tag ?? null,
    same: named3.same
  };
}

// server/src/core/paths/lifecycle/file-lifecycle.ts
var deepest5 = 24;
function createLifecycle(context) {
  const deeds = /* @__PURE__ */ new Map();
  const results = /* @__PURE__ */ new Map();
  const ofCalls = /* @__PURE__ */ new Map();
  const reached = /* @__PURE__ */ new Map();
  const active = /* @__PURE__ */ new Set();
  function resolve(fn, traced, depth = 0) {
    return anyOf(
      traced.origins.map((origin) => resolveOrigin(fn, origin, depth)),
      traced
    );
  }
  function resolveOrigin(fn, origin, depth) {
    switch (origin.kind) {
      case "parameter":
        return { ...nothing2, parameters: /* @__PURE__ */ new Set([origin.index]) };
      case "loaded":
        return { ...nothing2, loaded: /* @__PURE__ */ new Set([origin.place]) };
      case "address":
        return { ...nothing2, addresses: /* @__PURE__ */ new Set([origin.place]) };
      case "entry":
        return origin.member === null ? open : { ...nothing2, entries: /* @__PURE__ */ new Set([origin.member]) };
      case "null":
        return { ...nothing2, isNull: true };
      case "other":
        return open;
      case "result": {
        const call2 = context.facts(fn).calls[origin.call];
        return call2 === void 0 || depth > deepest5 ? open : resultOf(fn, call2, depth + 1);
      }
    }
  }
  function resultOf(fn, call2, depth) {
    const known = ofCalls.get(call2);
    if (known !== void 0) return known;
    ofCalls.set(call2, nothing2);
    const found2 = findResult(fn, call2, depth);
    ofCalls.set(call2, found2);
    return found2;
  }
  function findResult(fn, call2, depth) {
    if (call2.name === null) return open;
    const callee = context.callee(call2.name, call2.args.length);
    if (callee === null) return open;
    if (!("declaration" in callee)) return given(fn, call2, resultOfFunction(callee, depth), depth);
    const ways = callee.declaration.results.map((result) => valueOf2(fn, call2, callee, result.value, depth));
    const counted = [
      ...callee.declaration.effects ?? [],
      ...callee.declaration.results.flatMap((one) => one.effects ?? [])
    ].flatMap(
      (effect) => effect.effect === "ref" && effect.of === "result" && effect.down !== true ? [effect.class] : []
    );
    const all = anyOf(ways, { tag: null, same: null });
    return counted.length === 0 ? all : { ...all, isOpen: false, counted: /* @__PURE__ */ new Set([...all.counted, ...counted]) };
  }
  function resultOfFunction(fn, depth) {
    const known = results.get(fn);
    if (known !== void 0) return known;
    results.set(fn, open);
    const found2 = anyOf(
      context.facts(fn).returns.map((value) => resolve(fn, value, depth)),
      { tag: null, same: null }
    );
    results.set(fn, found2);
    return found2;
  }
  function given(fn, call2, value, depth) {
    if (value.parameters.size === 0) return { ...value, same: null };
    const args = [...value.parameters].map((position) => {
      const argument = call2.args[position];
      return argument === void 0 ? open : resolve(fn, argument, depth);
    });
    const only = value.parameters.size === 1 ? call2.args[[...value.parameters][0]] : void 0;
    return anyOf([{ ...value, parameters: /* @__PURE__ */ new Set() }, ...args], { tag: value.tag, same: only?.same ?? null });
  }
  function valueOf2(fn, call2, primitive, value, depth) {
    switch (value.is) {
      case "fresh":
        return { ...nothing2, fresh: /* @__PURE__ */ new Set([value.class]) };
      case "place":
        return placed(fn, call2, primitive, value.place, depth);
      case "null":
        return { ...nothing2, isNull: true };
      case "pure": {
        const [first] = call2.args;
        if (first === void 0 || primitive.declaration.presumed === true) return open;
        return { ...resolve(fn, first, depth), tag: null };
      }
      case "errno":
      case "errorPointer":
      case "constant":
      case "void":
        return nothing2;
      default:
        return open;
    }
  }
  function placed(fn, call2, primitive, place, depth) {
    const match = /^([&*]?)(\w+)(?:->([\w.]+))?$/.exec(place.trim());
    if (match === null) return open;
    const [, sign, name, member] = match;
    const position = primitive.prototype.parameters.findIndex((parameter) => parameter.name === name);
    const argument = call2.args[position];
    if (argument === void 0) return open;
    const value = resolve(fn, argument, depth);
    if (member !== void 0) {
      const holder = value.tag ?? structOf2(primitive.prototype.parameters[position].type);
      return holder === null ? open : { ...nothing2, loaded: /* @__PURE__ */ new Set([`${holder}.${member}`]) };
    }
    if (sign === "*") return value.addresses.size > 0 ? { ...nothing2, loaded: value.addresses } : open;
    if (sign === "&") return argument.place === null ? open : { ...nothing2, addresses: /* @__PURE__ */ new Set([argument.place]) };
    return value;
  }
  function deedsOf(fn) {
    const known = deeds.get(fn);
    if (known !== void 0) return known;
    if (active.has(fn) || active.size > deepest5) return [];
    active.add(fn);
    const facts = context.facts(fn);
    const found2 = [];
    for (const call2 of facts.calls) found2.push(...deedsOfCall(fn, call2));
    for (const { place, value, at, end } of facts.stores)
      found2.push({ kind: "store", class: null, target: resolve(fn, value), place, name: "", isAlone: true, at, end });
    active.delete(fn);
    deeds.set(fn, found2);
    return found2;
  }
  function deedsOfCall(fn, call2) {
    const { at, end } = call2;
    const name = call2.name ?? call2.field ?? "";
    const isAlone = call2.args.length === 1;
    const callee = call2.name === null ? null : context.callee(call2.name, call2.args.length);
    if (callee === null) return call2.args.map((argument) => unknown2(fn, argument, { name, isAlone, at, end }));
    if ("declaration" in callee) {
      const { effects = [], results: ways } = callee.declaration;
      if (effects.length === 0 && ways.every((way) => way.value.is === "void") && mayEnd(name))
        return call2.args.slice(0, 1).map((argument) => unknown2(fn, argument, { name, isAlone, at, end }));
      return [...effects, ...ways.flatMap((way) => way.effects ?? [])].flatMap((effect) => {
        const deed = deedOfEffect(effect);
        if (deed === null) return [];
        const target = deed.of === "result" ? resultOf(fn, call2, 1) : placed(fn, call2, callee, deed.of, 0);
        const place = deed.to === null ? null : placeOf(fn, call2, callee, deed.to);
        return [{ kind: deed.kind, class: deed.class, target, place, name, isAlone, at, end }];
      });
    }
    return deedsOf(callee).flatMap(
      (deed) => deed.target.parameters.size === 0 || deed.kind === "store" ? [] : [{ ...deed, target: given(fn, call2, deed.target, 0), isThrough: true, at, end }]
    );
  }
  function unknown2(fn, argument, of) {
    return { kind: "unknown", class: null, place: null, target: resolve(fn, argument), ...of };
  }
  function placeOf(fn, call2, primitive, place) {
    const match = /^([&*]?)(\w+)$/.exec(place.trim());
    const position = primitive.prototype.parameters.findIndex((parameter) => parameter.name === match?.[2]);
    const argument = call2.args[position];
    if (match === null || argument === void 0) return null;
    if (match[1] !== "*") return argument.place;
    const [only, another] = [...resolve(fn, argument).addresses];
    return another === void 0 ? only ?? null : null;
  }
  function reachedFrom(fn) {
    const known = reached.get(fn);
    if (known !== void 0) return known;
    const met = /* @__PURE__ */ new Set([fn]);
    for (const one of met) {
      const { calls, names: names3 } = context.facts(one);
      const called = calls.flatMap(({ name, args }) => name === null ? [] : [context.callee(name, args.length)]);
      for (const callee of [...called, ...[...names3].map((name) => context.callee(name, 0))])
        if (callee !== null && !("declaration" in callee)) met.add(callee);
    }
    reached.set(fn, met);
    return met;
  }
  function isIdle(fn) {
    return [...reachedFrom(fn)].every((one) => {
      const { calls, stores, writesElsewhere } = context.facts(one);
      return stores.length === 0 && !writesElsewhere && calls.every(isIdleCall);
    });
  }
  function counts3(fn) {
    return [...reachedFrom(fn)].some(
      (one) => context.facts(one).calls.some(({ name, args }) => {
        const callee = name === null ? null : context.callee(name, args.length);
        if (callee === null || !("declaration" in callee)) return false;
        const { effects = [], results: ways } = callee.declaration;
        return [...effects, ...ways.flatMap((way) => way.effects ?? [])].some(
          (effect) => effect.effect === "add" && effect.down === true
        );
      })
    );
  }
  function isIdleCall({ name, args }) {
    const callee = name === null ? null : context.callee(name, args.length);
    if (callee === null) return false;
    if (!("declaration" in callee)) return true;
    const { effects = [], results: ways, writes = [] } = callee.declaration;
    const isSaid = effects.length > 0 || writes.length > 0 || ways.some((way) => (way.effects ?? []).length > 0);
    return !isSaid && !saysItEnds(callee.name) && ways.every((way) => way.value.is !== "void");
  }
  return {
    deeds: deedsOf,
    unused: (fn) => context.facts(fn).unused,
    isIdle,
    counts: counts3,
    promised: context.promised,
    reached: reachedFrom
  };
}
function mayEnd(name) {
  return saysItEnds(name) || /(?:^|_)rcu(?:_|$)/.test(name);
}
function deedOfEffect(effect) {
  switch (effect.effect) {
    case "free":
      return { kind: "free", class: null, of: effect.of, to: null };
    case "ref":
      if (effect.holder !== "caller" || effect.known === true) return null;
      return { kind: effect.down === true ? "drop" : "take", class: effect.class, of: effect.of, to: null };
    case "pin":
      return { kind: effect.down === true ? "drop" : "take", class: "folio", of: effect.of, to: null };
    case "link":
    case "unlink":
    case "keep":
      return { kind: effect.effect, class: null, of: effect.of, to: null };
    case "store":
      return effect.value.is === "place" ? { kind: "store", class: null, of: effect.value.place, to: effect.at } : null;
    default:
      return null;
  }
}
function structOf2(type) {
  return /^(?:const )?((?:struct|union) \w+) \*$/.exec(type.trim())?.[1] ?? null;
}

// server/src/core/paths/lifecycle/slots-read.ts
function slotsRead({ blocks: blocks2 }) {
  const read4 = /* @__PURE__ */ new Set();
  const value = (one) => {
    switch (one.kind) {
      case "local":
        read4.add(one.slot);
        break;
      case "load":
      case "addressOf":
        place(one.place);
        break;
      case "unary":
      case "cast":
      case "containerOf":
        value(one.operand);
        break;
      case "binary":
      case "compare":
        value(one.left);
        value(one.right);
        break;
      default:
        break;
    }
  };
  const place = (one) => {
    if (one.kind === "deref") value(one.pointer);
    else if (one.kind === "field") place(one.of);
    else if (one.kind === "index") {
      place(one.of);
      value(one.index);
    }
  };
  for (const { instructions, terminator } of blocks2) {
    for (const instruction of instructions) readInstruction(instruction, value, place, read4);
    readTerminator(terminator, value, read4);
  }
  return read4;
}
function readInstruction(instruction, value, place, read4) {
  switch (instruction.op) {
    case "set":
      value(instruction.value);
      break;
    case "store":
      value(instruction.value);
      place(instruction.place);
      break;
    case "copy":
      place(instruction.to);
      place(instruction.from);
      break;
    case "fill":
    case "forget":
      place(instruction.place);
      break;
    case "call":
      if (instruction.callee.kind === "pointer") value(instruction.callee.value);
      for (const argument of instruction.args) {
        value(argument.value);
        if (argument.slot !== null) read4.add(argument.slot);
      }
      break;
    case "dead":
      break;
  }
}
function readTerminator(terminator, value, read4) {
  switch (terminator.op) {
    case "branch":
      value(terminator.test);
      break;
    case "switch":
      value(terminator.subject);
      break;
    case "iterate":
      for (const argument of terminator.args) {
        value(argument.value);
        if (argument.slot !== null) read4.add(argument.slot);
      }
      break;
    case "return":
      if (terminator.value !== null) value(terminator.value);
      break;
    default:
      break;
  }
}

// server/src/core/paths/lifecycle/places.ts
function placeName(place) {
  switch (place.kind) {
    case "global":
      return place.name;
    case "field": {
      const tag = structOf3(place.of.type);
      if (tag !== null) return `${tag}.${place.field}`;
      const outer = placeName(place.of);
      return outer === null ? null : `${outer}.${place.field}`;
    }
    case "index": {
      const array = placeName(place.of);
      return array === null ? null : entryName(array);
    }
    case "deref": {
      const array = loadedPlace(place.pointer);
      const name = array === null ? null : placeName(array);
      return name === null ? null : entryName(name);
    }
    case "variable":
      return null;
  }
}
function entryName(array) {
  return array.endsWith("[]") ? array : `${array}[]`;
}
function loadedPlace(pointer) {
  switch (pointer.kind) {
    case "load":
      return pointer.place;
    case "cast":
      return loadedPlace(pointer.operand);
    case "binary":
      return loadedPlace(pointer.left);
    default:
      return null;
  }
}
function structOf3(type) {
  return type.kind === "struct" ? type.tag : null;
}
function pointedStruct(type) {
  return type.kind === "pointer" || type.kind === "array" ? structOf3(type.kind === "pointer" ? type.to : type.of) : null;
}
function typeOf3(value) {
  return "type" in value ? value.type : null;
}
function identityOf(value, local) {
  switch (value.kind) {
    case "local":
      return local(value.slot);
    case "cast":
      return identityOf(value.operand, local);
    case "constant":
      return value.name;
    case "load":
      return identityOfPlace(value.place, local);
    case "addressOf": {
      const place = identityOfPlace(value.place, local);
      return place === null ? null : `&${place}`;
    }
    default:
      return null;
  }
}
function identityOfPlace(place, local) {
  switch (place.kind) {
    case "variable":
      return `$${place.slot}`;
    case "global":
      return place.name;
    case "field": {
      const outer = identityOfPlace(place.of, local);
      return outer === null ? null : `${outer}.${place.field}`;
    }
    case "deref": {
      const pointer = identityOf(place.pointer, local);
      return pointer === null ? null : `${pointer}->`;
    }
    case "index":
      return null;
  }
}

// server/src/core/paths/lifecycle/function-facts.ts
function factsOf(graphs, loop2) {
  const parts = graphs.map((graph) => factsOfGraph(graph, loop2));
  const [only] = parts;
  if (only !== void 0 && parts.length === 1) return only;
  let offset = 0;
  const shifted = parts.map((part) => {
    const by = offset;
    offset += part.calls.length;
    return shift2(part, by);
  });
  return {
    calls: shifted.flatMap((part) => part.calls),
    stores: shifted.flatMap((part) => part.stores),
    returns: shifted.flatMap((part) => part.returns),
    writesElsewhere: shifted.some((part) => part.writesElsewhere),
    walks: shifted.flatMap((part) => part.walks),
    // One that some `#if` uses is used.
    unused: parts[0]?.unused.filter(({ name }) => parts.every((part) => part.unused.some((one) => one.name === name))) ?? [],
    names: new Set(shifted.flatMap((part) => [...part.names]))
  };
}
function shift2(facts, by) {
  const moved2 = (traced) => ({
    ...traced,
    origins: traced.origins.map(
      (origin) => origin.kind === "result" ? { ...origin, call: origin.call + by } : origin
    )
  });
  return {
    ...facts,
    calls: facts.calls.map((call2) => ({ ...call2, args: call2.args.map(moved2) })),
    stores: facts.stores.map((store2) => ({ ...store2, value: moved2(store2.value) })),
    returns: facts.returns.map(moved2)
  };
}
function factsOfGraph(graph, loop2) {
  const definitions = /* @__PURE__ */ new Map();
  const define = (slot, definition) => {
    const known = definitions.get(slot);
    if (known === void 0) definitions.set(slot, [definition]);
    else known.push(definition);
  };
  const names3 = /* @__PURE__ */ new Set();
  const walks = [];
  graph.parameters.forEach((slot, index) => define(slot, { kind: "origin", origin: { kind: "parameter", index } }));
  let calls = 0;
  for (const { instructions, terminator } of graph.blocks) {
    for (const instruction of instructions) {
      switch (instruction.op) {
        case "set":
          define(instruction.slot, { kind: "value", value: instruction.value });
          break;
        case "store":
          if (instruction.place.kind === "variable")
            define(instruction.place.slot, { kind: "value", value: instruction.value });
          break;
        case "call":
          if (instruction.result !== null)
            define(instruction.result, { kind: "origin", origin: { kind: "result", call: calls } });
          calls++;
          break;
        default:
          break;
      }
    }
    if (terminator.op !== "iterate") continue;
    const shape = loop2(terminator.loop);
    const member = shape === null ? null : memberOfLoop(shape.parameters, terminator.args);
    for (const [position, argument] of terminator.args.entries()) {
      const parameter = shape?.parameters[position];
      if (argument.slot === null || parameter === void 0 || !shape.binds.includes(parameter)) continue;
      const tag = pointedStruct(graph.slots[argument.slot].type);
      const name = tag === null || member === null ? null : `${tag}.${member}`;
      if (name !== null) walks.push(name);
      define(argument.slot, { kind: "origin", origin: { kind: "entry", member: name } });
    }
  }
  const canonical = (slot, depth = 0) => {
    const [only, another] = definitions.get(slot) ?? [];
    if (only?.kind !== "value" || another !== void 0 || depth > 8) return `#${slot}`;
    return identityOf(only.value, (other) => canonical(other, depth + 1)) ?? `#${slot}`;
  };
  const originsOf = (value, met) => {
    switch (value.kind) {
      case "local":
        return originsOfSlot(value.slot, met);
      case "cast":
        return originsOf(value.operand, met);
      case "load": {
        if (value.place.kind === "variable") return originsOfSlot(value.place.slot, met);
        const place = placeName(value.place);
        return [place === null ? { kind: "other" } : { kind: "loaded", place }];
      }
      case "addressOf": {
        const place = placeName(value.place);
        if (place !== null) return [{ kind: "address", place }];
        return value.place.kind === "deref" ? originsOf(value.place.pointer, met) : [{ kind: "other" }];
      }
      case "binary":
        return value.op === "+" || value.op === "-" || value.op === "&" ? originsOf(value.left, met) : [{ kind: "other" }];
      case "int":
        return [value.value === 0n ? { kind: "null" } : { kind: "other" }];
      case "function":
        names3.add(value.name);
        return [{ kind: "other" }];
      default:
        return [{ kind: "other" }];
    }
  };
  const originsOfSlot = (slot, met) => {
    if (met.has(slot)) return [];
    met.add(slot);
    const known = definitions.get(slot);
    if (known === void 0) return [{ kind: "other" }];
    return known.flatMap(
      (definition) => definition.kind === "origin" ? [definition.origin] : originsOf(definition.value, met)
    );
  };
  const trace = (value) => {
    const type = typeOf3(value);
    return {
      origins: each(originsOf(value, /* @__PURE__ */ new Set())),
      tag: (type === null ? null : pointedStruct(type)) ?? tagBehindCasts(value),
      same: identityOf(value, (slot) => canonical(slot))
    };
  };
  const unused = () => {
    const read4 = slotsRead(graph);
    return graph.slots.flatMap(({ name, type, temporary, inMemory }, slot) => {
      const isPointer = !temporary && !inMemory && type.kind === "pointer" && !graph.parameters.includes(slot);
      return isPointer && definitions.has(slot) && !read4.has(slot) ? [{ name, origins: originsOfSlot(slot, /* @__PURE__ */ new Set()) }] : [];
    });
  };
  const tracedCalls = [];
  const stores = [];
  const returns = [];
  let writesElsewhere = false;
  for (const { instructions, terminator } of graph.blocks) {
    for (const instruction of instructions) {
      const { at, end } = instruction;
      if (instruction.op === "call") {
        const { callee } = instruction;
        tracedCalls.push({
          name: callee.kind === "name" ? callee.name : null,
          field: callee.kind === "pointer" ? callee.field : null,
          args: instruction.args.map((argument) => ({
            ...trace(argument.value),
            place: nameOfArgument(argument.place)
          })),
          at,
          end
        });
      } else if (instruction.op === "store") {
        const place = placeName(instruction.place);
        const value = trace(instruction.value);
        if (place !== null) stores.push({ place, value, at, end });
        else if (!isLocalOrResult(instruction.place)) writesElsewhere = true;
      } else if (instruction.op === "set") {
        if (instruction.value.kind === "function") names3.add(instruction.value.name);
      }
    }
    if (terminator.op === "return" && terminator.value !== null) returns.push(trace(terminator.value));
  }
  return { calls: tracedCalls, stores, returns, writesElsewhere, walks, unused: unused(), names: names3 };
}
function isLocalOrResult(place) {
  switch (place.kind) {
    case "variable":
      return true;
    case "deref":
      return place.pointer.kind === "local";
    case "field":
    case "index":
      return place.of.kind !== "deref" && isLocalOrResult(place.of);
    case "global":
      return false;
  }
}
function nameOfArgument(place) {
  return place === null ? null : placeName(place);
}
function memberOfLoop(parameters, args) {
  const position = parameters.indexOf("member");
  const text = position < 0 ? void 0 : args[position]?.text;
  return /^\w+/.exec(text ?? "")?.[0] ?? null;
}
function tagBehindCasts(value) {
  if (value.kind !== "cast") return null;
  const type = typeOf3(value.operand);
  return (type === null ? null : pointedStruct(type)) ?? tagBehindCasts(value.operand);
}
function each(origins) {
  return [...new Map(origins.map((origin) => [JSON.stringify(origin), origin])).values()];
}

// server/src/core/tree/call-sites.ts
function callSites(file2, name) {
  const { text } = file2.source;
  const sites = [];
  for (const caller of file2.functions) {
    const body = text.slice(caller.bodyAt, caller.bodyEnd);
    if (!body.includes(name)) continue;
    const tokens = tokenize(text, caller.bodyAt, caller.bodyEnd, []);
    for (let i = 0; i < tokens.count; i++) {
      if (!tokens.is(i, name) || !tokens.is(i + 1, "(")) continue;
      const args = splitArguments(tokens, i + 1).map(
        ({ from, to }) => from < to ? text.slice(tokens.at(from), tokens.end(to - 1)) : ""
      );
      sites.push({ file: file2, caller, at: tokens.at(i), args });
    }
  }
  return sites;
}

// server/src/core/tree/callers.ts
function allCallers(files3, name) {
  const sites = [];
  for (const file2 of files3) {
    if (isKept(file2, name)) return null;
    sites.push(...callSites(file2, name));
  }
  return sites;
}
function isKept(file2, name) {
  const { text } = file2.source;
  if (!text.includes(name)) return false;
  const tokens = tokenize(text, 0, text.length, []);
  for (let i = 0; i < tokens.count; i++)
    if (tokens.kind(i) === TokenKind.directive) {
      if (tokens.word(i).includes(name)) return true;
    } else if (tokens.is(i, name) && !tokens.is(i + 1, "(") && !isExport(tokens.word(i - 2))) return true;
  return false;
}
function isExport(word) {
  return word.startsWith("EXPORT_");
}

// server/src/core/paths/passed-functions.ts
function functionParameters(scope, { text }) {
  return text.parameters.flatMap(({ type }, position) => {
    const resolved = resolveType(scope, type);
    const isFunction = resolved.kind === "function" || pointee(resolved).kind === "function";
    return isFunction ? [position] : [];
  });
}
function passedAt({ args }, positions, isFunction) {
  return positions.flatMap((position) => {
    const name = /^&?\s*([A-Za-z_]\w*)$/.exec(args[position]?.trim() ?? "")?.[1];
    return name !== void 0 && isFunction(name) ? [{ position, field: null, function: name }] : [];
  });
}

// server/src/core/paths/program.ts
function createProgram(files3) {
  const functions = /* @__PURE__ */ new Map();
  const prototypes = /* @__PURE__ */ new Map();
  const macros = /* @__PURE__ */ new Map();
  const structs = /* @__PURE__ */ new Map();
  const typedefs2 = /* @__PURE__ */ new Map();
  const globals = /* @__PURE__ */ new Map();
  const initializers = /* @__PURE__ */ new Map();
  const members2 = /* @__PURE__ */ new Map();
  const enums = /* @__PURE__ */ new Map();
  const calls = /* @__PURE__ */ new Map();
  for (const file2 of files3) {
    for (const text of file2.functions) append2(functions, text.name, { file: file2, text });
    for (const prototype of file2.prototypes)
      if (!prototypes.has(prototype.name)) prototypes.set(prototype.name, prototype);
    for (const [name, definitions] of file2.macros) if (!macros.has(name)) macros.set(name, [...definitions]);
    for (const [tag, declaration] of file2.structs) if (!structs.has(tag)) structs.set(tag, declaration);
    for (const [name, type] of file2.typedefs) if (!typedefs2.has(name)) typedefs2.set(name, type);
    for (const variable of file2.globals) {
      if (!globals.has(variable.name)) globals.set(variable.name, variable.type);
      if (variable.init !== null && !initializers.has(variable.name)) initializers.set(variable.name, variable.init);
    }
    for (const declaration of file2.enums) {
      if (!enums.has(declaration.tag))
        enums.set(
          declaration.tag,
          declaration.members.map((member) => member.name)
        );
      let previous = null;
      for (const member of declaration.members) {
        if (!members2.has(member.name)) members2.set(member.name, { value: member.value, previous });
        previous = member.name;
      }
    }
    for (const call2 of file2.macroCalls) append2(calls, call2.name, { file: file2, args: call2.args });
  }
  return {
    files: files3,
    functions: (name) => functions.get(name) ?? [],
    prototype: (name) => prototypes.get(name) ?? null,
    macros: (name) => macros.get(name) ?? [],
    struct: (tag) => structs.get(tag) ?? structs.get(tag.replace(/^(struct|union) /, "")) ?? null,
    typedef: (name) => typedefs2.get(name) ?? null,
    global: (name) => globals.get(name) ?? null,
    initializer: (name) => initializers.get(name) ?? null,
    enumMember: (name) => members2.get(name) ?? null,
    enumMembers: (tag) => enums.get(tag) ?? [],
    constantsFrom: (prefix) => [...members2.keys(), ...macros.keys()].filter((name) => name.startsWith(prefix)),
    fileMacroCalls: (name) => calls.get(name) ?? []
  };
}
function append2(map, key, value) {
  const list = map.get(key);
  if (list === void 0) map.set(key, [value]);
  else list.push(value);
}

// server/src/core/paths/analyse-file.ts
var maxCallDepth = 40;
function createFileAnalyser(setup, file2, headers) {
  const program = createProgram([file2, ...headers]);
  const environment = createEnvironment(program, setup.catalogue, setup.configuration, setup.parser);
  const lockFields = collectLockFields(setup.catalogue);
  const functions = file2.functions.map(
    (text) => program.functions(text.name).find((fn) => fn.text === text) ?? { file: file2, text }
  );
  return analyserOf(
    { setup, file: file2, program, functions, environment, terms: setup.terms ?? new TermTable(), lockFields },
    {
      done: /* @__PURE__ */ new Map(),
      written: /* @__PURE__ */ new Map(),
      parsed: /* @__PURE__ */ new Map(),
      lowered: /* @__PURE__ */ new Map(),
      facts: /* @__PURE__ */ new Map(),
      withInputs: /* @__PURE__ */ new Map(),
      askedBy: /* @__PURE__ */ new Map()
    }
  );
}
function analyserOf(shared2, found2) {
  const { setup, file: file2, program, environment, lockFields } = shared2;
  const { catalogue, parser, configuration } = setup;
  const { done: done2, parsed, lowered, facts, withInputs, askedBy } = found2;
  const active = /* @__PURE__ */ new Set();
  const environmentOf = (fn) => ({
    ...environment,
    text: (at, end) => fn.file.source.text.slice(at, end).replace(/\s+/g, " ")
  });
  const written = createWriting(
    {
      ...{ program, catalogue, environment: environmentOf },
      parse,
      setting: (symbol) => configuration.get(symbol),
      asked
    },
    found2.written
  );
  const context = {
    terms: shared2.terms,
    catalogue,
    bounds: setup.bounds ?? defaultBounds,
    errnos: errnoNames(catalogue),
    environment: environmentOf,
    enumMembers: program.enumMembers,
    constantsFrom: (prefix) => [...program.constantsFrom(prefix), ...catalogue.constantsFrom(prefix)],
    parse,
    written,
    lower: lower3,
    summary,
    isOwnFunction: (name, source) => !file2.source.path.endsWith(source) && program.functions(name).some((fn) => isOfFile(fn) && fn.text.isStatic),
    initializedFunction,
    lockField: (field) => lockFields.get(field) ?? null,
    configuration: (symbol) => configured(configuration, symbol),
    setting: (symbol) => configuration.get(symbol)
  };
  function parse(fn) {
    let result = parsed.get(fn);
    if (result === void 0) {
      result = parseBody(fn.file, fn.text, parser);
      parsed.set(fn, result);
    }
    return result;
  }
  function asked(fn, by) {
    askedBy.set(fn, (askedBy.get(fn) ?? /* @__PURE__ */ new Set()).add(by));
  }
  function summary(name, inputs) {
    const candidates = program.functions(name).filter((fn2) => fn2.text.whole);
    const fn = candidates[0];
    if (candidates.length > 1) return { kind: "unknown", why: "no body" };
    if (fn === void 0) return setup.elsewhere?.summary(name, inputs) ?? { kind: "unknown", why: "no body" };
    const asker = [...active].at(-1);
    if (asker !== void 0) asked(fn, asker);
    if (active.has(fn)) return { kind: "unknown", why: "recursive" };
    if (active.size > maxCallDepth) return { kind: "unknown", why: "too large" };
    const plain = analyse(fn).summary;
    const given = inputs.filter((input) => input.field === null || plain.reads.has(input.field));
    const found3 = given.length === 0 ? plain : analyseWith(fn, given);
    return found3.paths.length > maxSummaryPaths ? { kind: "unknown", why: "too large" } : { kind: "known", summary: found3 };
  }
  function analyseAsCalled(fn) {
    const { name, isStatic } = fn.text;
    const positions = functionParameters(environment, fn);
    if (positions.length === 0) return [];
    const isFunction = (passed) => program.functions(passed).length > 0;
    const near = callSites(file2, name).map((site) => passedAt(site, positions, isFunction));
    const far = isStatic ? [] : setup.elsewhere?.passed(name, positions) ?? [];
    const ways = new Map([...near, ...far].filter((way) => way.length > 0).map((way) => [keyOf3(way), way]));
    return [...ways.values()].slice(0, maxInputs).map((way) => followWith(fn, way));
  }
  function isAdmittedBySome(fn, inputs) {
    if (inputs.length === 0) return true;
    const { name, isStatic } = fn.text;
    const far = isStatic ? [] : setup.elsewhere?.callers(name) ?? null;
    const near = far === null ? null : allCallers(program.files, name);
    if (far === null || near === null || near.length + far.length === 0) return true;
    return [...near, ...far].some((site) => isAdmitted(site, inputs, environment.constant));
  }
  function analyseWith(fn, inputs) {
    const key = keyOf3(inputs);
    const known = withInputs.get(fn) ?? /* @__PURE__ */ new Map();
    withInputs.set(fn, known);
    const before = known.get(key);
    if (before !== void 0 || known.size >= maxInputs) return before ?? analyse(fn).summary;
    const found3 = followWith(fn, inputs).summary;
    known.set(key, found3);
    return found3;
  }
  function followWith(fn, inputs) {
    const bounds = { ...context.bounds, steps: Math.min(context.bounds.steps, stepsWithInputs) };
    active.add(fn);
    const analysis = analyseFunction({ ...context, bounds }, fn, inputs);
    active.delete(fn);
    return analysis;
  }
  function initializedFunction(variable, fields2) {
    let value = program.initializer(variable);
    for (const field of fields2) {
      if (value?.kind !== "initializer") return null;
      value = value.items.find((item) => item.designators.length === 1 && item.designators[0] === field)?.value ?? null;
    }
    const name = value?.kind === "unary" && value.op === "&" ? value.operand : value;
    return name?.kind === "name" && program.functions(name.name).length > 0 ? name.name : null;
  }
  function analyse(fn) {
    const known = done2.get(fn);
    if (known !== void 0) return known;
    active.add(fn);
    const analysis = analyseFunction(context, fn);
    active.delete(fn);
    done2.set(fn, analysis);
    return analysis;
  }
  function lower3(fn) {
    let result = lowered.get(fn);
    if (result === void 0) {
      result = lowerVariants(context, fn);
      lowered.set(fn, result);
    }
    return result;
  }
  const lifecycle = createLifecycle({
    facts: (fn) => {
      let result = facts.get(fn);
      if (result === void 0) {
        result = factsOf(lower3(fn), loopShape);
        facts.set(fn, result);
      }
      return result;
    },
    callee,
    promised: (name, args) => catalogue.primitive(name, { arguments: args })
  });
  function loopShape(name) {
    const loop2 = catalogue.loop(name);
    if (loop2 === null) return null;
    return { parameters: loop2.parameters, binds: loop2.declaration.binds.map(({ parameter }) => parameter) };
  }
  function callee(name, args) {
    const primitive = catalogue.primitive(name, { arguments: args });
    const yields = primitive === null || primitive.declaration.family !== void 0 || primitive.declaration.preferBody === true || context.isOwnFunction(name, primitive.declaration.source);
    if (!yields) return primitive;
    const [body, another] = program.functions(name).filter((fn) => fn.text.whole);
    return body === void 0 || another !== void 0 ? primitive : body;
  }
  function isOfFile(fn) {
    return fn.file.source.path === file2.source.path;
  }
  function askers(fn) {
    const met = /* @__PURE__ */ new Set([fn]);
    for (const one of met) for (const asker of askedBy.get(one) ?? []) met.add(asker);
    return [...met];
  }
  function withFunction(fn, by) {
    const again = new Set(askers(fn));
    const replace = (one) => one === fn ? by : one;
    return analyserOf(
      {
        ...shared2,
        program: { ...program, functions: (name) => program.functions(name).map(replace) },
        functions: shared2.functions.map(replace)
      },
      {
        done: without(done2, again),
        // What was read asks the program that it was read in: another has to be asked anew.
        written: /* @__PURE__ */ new Map(),
        parsed: new Map(parsed),
        lowered: new Map(lowered),
        facts: new Map(facts),
        withInputs: new Map([...without(withInputs, again)].map(([one, known]) => [one, new Map(known)])),
        askedBy: new Map([...askedBy].map(([one, by_]) => [replace(one), new Set([...by_].map(replace))]))
      }
    );
  }
  return {
    file: file2,
    functions: shared2.functions,
    analyse,
    written,
    lifecycle,
    isRead: (fn) => fn.text.whole && context.parse(fn).problems.length === 0 && lower3(fn).every((one) => one.problems.length === 0),
    initializer: (variable) => program.initializer(variable),
    analyseAsCalled,
    isAdmitted: isAdmittedBySome,
    summary,
    askers,
    withFunction
  };
}
function keyOf3(inputs) {
  return inputs.map((input) => `${input.position}.${input.field ?? ""}=${input.function}`).join();
}
function without(map, keys) {
  return new Map([...map].filter(([key]) => !keys.has(key)));
}
var maxSummaryPaths = 48;
var maxInputs = 8;
var stepsWithInputs = 3e3;
function collectLockFields(catalogue) {
  const fields2 = /* @__PURE__ */ new Map();
  for (const group of catalogue.groups) {
    for (const locks2 of Object.values(group.types?.locks ?? {})) {
      for (const [field, lock] of Object.entries(locks2))
        fields2.set(field, fields2.has(field) && fields2.get(field) !== lock ? null : lock);
    }
  }
  return new Map([...fields2].filter((entry2) => entry2[1] !== null));
}

// ../../../tmp/speed/slow3.ts
var [path] = process.argv.slice(2);
var b = defaultBounds;
if (process.env.STEPS) b.steps = +process.env.STEPS;
if (process.env.S1) b.stages[0].until = +process.env.S1;
if (process.env.S2) b.stages[1].until = +process.env.S2;
var c0 = process.cpuUsage();
var w0 = performance.now();
var ms = () => {
  const u = process.cpuUsage(c0);
  return (u.user + u.system) / 1e3 | 0;
};
var file = readFile(SourceText.of(path, inputText(path, (0, import_node_fs.readFileSync)(path, "utf8"))));
var a = createFileAnalyser({ catalogue: createCatalogue(), parser: nativeParser(), configuration: /* @__PURE__ */ new Map() }, file, []);
var complete = 0;
var n = 0;
var blurred = 0;
var viol = 0;
for (const fn of a.functions) {
  n++;
  const r = a.analyse(fn);
  viol += r.violations.length;
  if (r.complete) complete++;
  if (r.exits.some((e) => e.state.blurred)) blurred++;
}
console.log(process.env.STEPS ?? "", process.env.S1 ?? "", process.env.S2 ?? "", "cpu", ms(), "wall", performance.now() - w0 | 0, "complete", complete, "of", n, "blurred", blurred, "viol", viol, "rss", process.resourceUsage().maxRSS >> 10);

// ../../../tmp/speed/late.ts
var F = process.env.FN;
var g = globalThis;
var min2 = +(process.env.MIN ?? 2e3);
g.__new = (fn, steps2, spent, block, key, count2) => {
  if (fn === F && spent >= min2) console.log("NEW", spent | 0, "b" + block, "n" + count2, key.held);
};
g.__both = (fn, spent, block, key, tw, like) => {
  if (fn === F && spent >= min2) console.log("BOTH", spent | 0, "b" + block, like, tw ? "twin" : "again", key.held.length, key.outline.length, key.shape.length, key.whole.length);
};
g.__run = (fn, spent, block, state) => {
  if (fn === F && spent >= min2) console.log("RUN", spent | 0, "b" + block, "mem", state.memory.size, "facts", state.facts.size, "forgotten", state.forgotten.size, "refs", state.references.size, "told", state.told.size);
};
