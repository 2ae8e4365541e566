import { appendAll } from '../text/append.ts';
import type { InputProblem, Mail } from '../mail/mail.ts';
import { readMails } from '../mail/read.ts';
import type { InputText } from '../text/source.ts';
import type { Patch } from './patch.ts';
import { looksLikeC } from './looks-like-c.ts';
import { readPatch } from './read-patch.ts';
import { recoverCode, type RecoveredFunction } from './recover.ts';

/** What an input is: C, patches or mails with code, a mail without any, a Kconfig file, or none of these. */
export type InputKind = 'c' | 'patch' | 'mail' | 'kconfig' | 'unknown';

export interface ReadInput {
  readonly kind: InputKind;
  readonly mails: readonly Mail[];
  /** In the order in which they stand in the input; `orderPatches` sorts them, those of several inputs too. */
  readonly patches: readonly Patch[];
  /** Whole functions that stand in the text of mails and in no patch. */
  readonly recovered: readonly RecoveredFunction[];
  readonly problems: readonly InputProblem[];
}

/** Nobody reads more than so many problems of one input; garbage can have millions. */
const MOST_PROBLEMS = 200;

/** Reads one input of the user; what it holds decides, and its name only where that does not tell. */
export function readInput(input: InputText): ReadInput {
  const read = readAll(input);
  if (read.problems.length <= MOST_PROBLEMS) return read;
  const left = read.problems.length - MOST_PROBLEMS;
  const kept = read.problems.slice(0, MOST_PROBLEMS);
  const last = kept.at(-1)!;
  return {
    ...read,
    problems: [...kept, { input, at: last.at, reason: `${left} more problems of this input are not listed` }],
  };
}

function readAll(input: InputText): ReadInput {
  const byName = kindOfName(input.name);
  if (byName !== null && !looksLikeMail(input.text)) return nothingBut(byName);
  const { mails, problems: mailProblems } = readMails(input);
  const problems = [...mailProblems];
  const patches: Patch[] = [];
  const recovered: RecoveredFunction[] = [];
  for (const mail of mails) {
    const read = readPatch(mail);
    const code = recoverCode(mail, read.patches);
    appendAll(patches, read.patches);
    appendAll(patches, code.patches);
    appendAll(recovered, code.functions);
    appendAll(problems, read.problems);
    appendAll(problems, code.problems);
  }
  if (patches.length > 0) return { kind: 'patch', mails, patches, recovered, problems };
  const isMail = mails.some((mail) => mail.form !== 'bare' || mail.tag !== null);
  if (!isMail && byName === null) {
    const kind = kindOfContent(input.text);
    if (kind !== null && mails.length > 0) return nothingBut(kind);
  }
  if (recovered.length > 0) return { kind: 'patch', mails, patches, recovered, problems };
  return { kind: isMail ? 'mail' : 'unknown', mails, patches, recovered, problems };
}

function nothingBut(kind: 'c' | 'kconfig'): ReadInput {
  return { kind, mails: [], patches: [], recovered: [], problems: [] };
}

function kindOfName(name: string): 'c' | 'kconfig' | null {
  if (/\.[ch]$/i.test(name)) return 'c';
  return /(?:^|[\\/])Kconfig[^\\/]*$/.test(name) ? 'kconfig' : null;
}

/** A file with the name of a C file is a patch only if it begins like one. */
function looksLikeMail(text: string): boolean {
  const head = text.slice(0, 20_000);
  return (
    /^(?:From \S+ .*\d{4}|diff --git \S|Index: \S|--- \S+.*\r?\n\+\+\+ \S|From: .*\r?\n)/.test(head.trimStart()) ||
    /^\s*(?:Re: )?\[.*PATCH/.test(head)
  );
}

function kindOfContent(text: string): 'c' | 'kconfig' | null {
  const head = text.slice(0, 200_000);
  if (
    /^(?:menu)?config [A-Z0-9_]+[ \t]*$/m.test(head) &&
    /^[ \t]+(?:bool|tristate|def_bool|int|string|hex)\b/m.test(head)
  )
    return 'kconfig';
  return looksLikeC(text) ? 'c' : null;
}
