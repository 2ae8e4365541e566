/** How much of a text may be control characters and broken encodings; mails with a damaged attachment stay below. */
const MOST_GARBAGE = 0.1;
const SAMPLE = 262_144;

/** Why an input is no text at all, in words for the user; null where it can be read. */
export function whyNoText(text: string): string | null {
  if (text.startsWith('\u001f\ufffd') || text.startsWith('\u001f\u2039') || text.startsWith('\u001f\u008b')) {
    return 'the input is compressed (gzip); unpack it first';
  }
  const length = Math.min(text.length, SAMPLE);
  let garbage = 0;
  let nul = 0;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0) nul++;
    if (c === 0xfffd || (c < 32 && c !== 9 && c !== 10 && c !== 13 && c !== 12 && c !== 27 && c !== 8)) garbage++;
  }
  if (garbage <= length * MOST_GARBAGE) return null;
  if (nul > length * 0.4 && garbage - nul < length * 0.02) return 'the input looks like UTF-16; save it as UTF-8';
  return 'the input is binary, no text';
}
