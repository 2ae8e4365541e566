import { MappedTextBuilder, type MappedText } from '../text/mapped.ts';

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Tags that end a line in what a reader sees. */
const BREAKS = /^<\/?(?:br|p|div|tr|table|ul|ol|li|h[1-6]|pre|hr|blockquote|title|body|head)\b/i;

/** Whether a text is the source of an HTML page. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html\b)/i.test(text.slice(0, 1000));
}

/** The text of an HTML page as a reader sees it, with the way back: tags are dropped, entities decoded, line ends kept. */
export function pageText(source: MappedText): MappedText {
  const text = source.text;
  const out = new MappedTextBuilder(source.input);
  let from = 0;
  while (from < text.length) {
    const next = nextMark(text, from);
    out.copy(source, from, next);
    if (next >= text.length) break;
    from = text.charCodeAt(next) === 60 ? tag(text, next, out) : entity(source, next, out);
  }
  return out.build();
}

function nextMark(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 60 || c === 38) return i;
  }
  return text.length;
}

/** Skips a tag, or a script or style with all it holds, and returns where the text goes on. */
function tag(text: string, at: number, out: MappedTextBuilder): number {
  const opening = text.slice(at, at + 12);
  const whole = /^<(script|style)\b/i.exec(opening)?.[1];
  if (whole !== undefined) {
    const closing = new RegExp(`</${whole}`, 'gi');
    closing.lastIndex = at;
    const found = closing.exec(text);
    return found === null ? text.length : afterTag(text, found.index);
  }
  if (opening.startsWith('<!--')) {
    const closing = text.indexOf('-->', at);
    return closing < 0 ? text.length : closing + 3;
  }
  const end = afterTag(text, at);
  if (BREAKS.test(opening) && !/^<pre/i.test(opening)) out.insert('\n');
  return end;
}

function afterTag(text: string, at: number): number {
  const end = text.indexOf('>', at);
  return end < 0 ? text.length : end + 1;
}

function entity(source: MappedText, at: number, out: MappedTextBuilder): number {
  const match = /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(source.text.slice(at, at + 12));
  const number = match?.[1] !== undefined ? Number(match[1]) : match?.[2] !== undefined ? parseInt(match[2], 16) : null;
  const named = match?.[3] === undefined ? undefined : ENTITIES.get(match[3].toLowerCase());
  const character =
    named ?? (number !== null && number <= 0x10ffff ? String.fromCodePoint(number === 160 ? 32 : number) : undefined);
  if (match === null || character === undefined) {
    out.copy(source, at, at + 1);
    return at + 1;
  }
  out.decoded(character, source.origin(at));
  return at + match[0].length;
}
