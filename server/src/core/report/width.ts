/** Columns that a text fills on a terminal: wide characters count two, combining ones none. Tabs must be gone. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text filled up with spaces to a width. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/**
 * Text of a user on one line that a terminal shows as it is: tabs go to the next stop of eight, and characters that
 * would move the cursor, change colours or turn the direction of reading are shown by their number.
 */
export function printable(text: string): string {
  let line = '';
  let width = 0;
  for (const character of text) {
    const shown = character === '\t' ? ' '.repeat(8 - (width % 8)) : visible(character);
    line += shown;
    width += shown === character ? characterWidth(character) : shown.length;
  }
  return line;
}

function visible(character: string): string {
  if (character === '\n' || character === '\r') return ' ';
  if (!/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(character)) return character;
  return `<U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0)!;
  if (code < 0x300) return 1;
  if (/[\p{Mn}\p{Me}\u200b-\u200d\ufe0f]/u.test(character)) return 0;
  return wide.some(([first, last]) => code >= first && code <= last) || /\p{Emoji_Presentation}/u.test(character)
    ? 2
    : 1;
}

/** East Asian wide and fullwidth blocks of Unicode's EastAsianWidth table. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x20000, 0x3fffd],
];
