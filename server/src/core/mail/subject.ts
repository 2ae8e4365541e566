/** What stands in the brackets of a subject: "Re: [PATCH RFC v2 2/5] mm: ..." */
export interface PatchTag {
  /** 2 of "2/5"; null for a patch that stands alone. 0 is a cover letter. */
  readonly index: number | null;
  readonly total: number | null;
  /** 1 where none is named. */
  readonly version: number;
  readonly rfc: boolean;
  /** True for "Re: ", "Fwd: " and their like. */
  readonly reply: boolean;
  /** Words of the brackets that are neither PATCH, RFC, a version nor a number: "gmem", "kvm-next", "RESEND". */
  readonly words: readonly string[];
  /** The subject without reply marks and brackets. */
  readonly title: string;
}

const REPLY_MARK = /^\s*(?:re|aw|sv|fwd?|antw|回复)\s*(?:\[\d+\])?\s*[:：]\s*/i;
const BRACKET = /^\s*\[([^\]]*)\]\s*/;

/** Reads the brackets of a subject; null where none of them speaks of a patch. */
export function patchTag(subject: string): PatchTag | null {
  const { reply, brackets, title } = splitSubject(subject);
  const words = brackets
    .join(' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
  const isPatch = words.some((word) => /^(?:RFC[-/]?)?PATCH/i.test(word));
  const numbered = words.some((word) => NUMBER.test(word));
  const isRfc = words.some((word) => /^RFC/i.test(word));
  if (!isPatch && !(isRfc && numbered) && !(numbered && words.some((word) => VERSION.test(word)))) return null;
  return { ...readWords(words), reply, title };
}

/** The subject without reply marks and brackets. */
export function subjectTitle(subject: string): string {
  return splitSubject(subject).title;
}

const NUMBER = /^#?(\d{1,4})\/(\d{1,4})$/;
const VERSION = /^v\.?(\d{1,3})(?:\.\d+)?$/i;

function splitSubject(subject: string): { reply: boolean; brackets: string[]; title: string } {
  let rest = subject;
  let reply = false;
  const brackets: string[] = [];
  for (;;) {
    const mark = REPLY_MARK.exec(rest);
    if (mark !== null) {
      reply = true;
      rest = rest.slice(mark[0].length);
      continue;
    }
    const bracket = BRACKET.exec(rest);
    if (bracket === null) return { reply, brackets, title: rest.trim() };
    brackets.push(bracket[1] ?? '');
    rest = rest.slice(bracket[0].length);
  }
}

function readWords(words: readonly string[]): Omit<PatchTag, 'reply' | 'title'> {
  let index: number | null = null;
  let total: number | null = null;
  let version = 1;
  let rfc = false;
  const others: string[] = [];
  for (const word of words) {
    const glued = /^((?:RFC)?[-/]?(?:PATCH)?)[-]?(v\d{1,3})?$/i.exec(word);
    const number = NUMBER.exec(word);
    const versionWord = VERSION.exec(word) ?? VERSION.exec(glued?.[2] ?? '');
    if (number !== null) {
      index = Number(number[1]);
      total = Number(number[2]);
    }
    if (versionWord !== null) version = Number(versionWord[1]);
    if (glued !== null && /RFC/i.test(word)) rfc = true;
    if (number === null && versionWord === null && glued === null) others.push(word);
  }
  return { index, total, version, rfc, words: others };
}
