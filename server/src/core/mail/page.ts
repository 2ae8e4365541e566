import { lineEnd } from './headers.ts';
import type { ThreadEntry } from './mail.ts';
import type { MappedText } from '../text/mapped.ts';

const FOOTER =
  /^\s*(?:(?:next |prev |parent |reply)+(?:reply|parent|thread)?\s*other threads:|Thread overview: \d+|Reply instructions:|\^ permalink raw reply|You may reply publicly to)/;
const ENTRY = /^((?:\d{4}-\d{2}-\d{2}\s+\d{1,2}:\d{2})|(?:\d{2}:\d{2}))( +)[|`+ -]*(.+)$/;

/** Cuts what an archive page adds behind a mail (thread overview, how to reply) and reads the overview. */
export function cutPage(body: MappedText): { body: MappedText; overview: ThreadEntry[] } {
  const text = body.text;
  const overview: ThreadEntry[] = [];
  let cut = -1;
  for (let at = 0; at < text.length;) {
    const { end, next } = lineEnd(text, at, text.length);
    if (end - at < 600) {
      const line = text.slice(at, end);
      if (cut < 0 && FOOTER.test(line)) cut = at;
      const entry = cut < 0 ? null : ENTRY.exec(line);
      if (entry !== null) overview.push(threadEntry(at, entry));
    }
    at = next;
  }
  return cut < 0 ? { body, overview } : { body: body.slice(0, cut), overview };
}

/**
 * Entries are set in by two spaces a level; a reply names its author alone. Subject and author of a patch stand on one line
 * with nothing between them: the author is taken to be the last two words.
 */
function threadEntry(at: number, entry: RegExpExecArray): ThreadEntry {
  const rest = (entry[3] ?? '').replace(/\s*\[this message\]\s*$/, '').trim();
  const depth = Math.max(0, ((entry[2] ?? ' ').length - 1) >> 1);
  const words = rest.split(/\s+/);
  const patch = /^(?:Re:\s*)?\[/.test(rest);
  return {
    at,
    date: entry[1] ?? '',
    depth,
    subject: patch ? words.slice(0, -2).join(' ') : null,
    author: patch ? words.slice(-2).join(' ') : rest,
  };
}
