import type { InputProblem, Mail, MailAddress } from '../mail/mail.ts';
import type { QuoteLevel } from '../mail/quote.ts';
import { LineSpans } from '../text/line-spans.ts';
import type { MappedText } from '../text/mapped.ts';
import { readFiles } from './files.ts';
import { baseCommitOf, readMessage } from './message.ts';
import { patchLevels, restOf, type LevelLines } from './level.ts';
import type { Patch } from './patch.ts';
import { withoutStuffing } from './stuffing.ts';

/** Reads the patches of a mail: the one that is written or quoted in it, and those that a reviewer proposes beside it. */
export function readPatch(mail: Mail): { patches: Patch[]; problems: InputProblem[] } {
  return readPatchBody(mail, mail.body, 'as-written');
}

/** Reads patches out of a text that came from a mail. `recovered` says that its lines were put together again. */
export function readPatchBody(
  mail: Mail,
  body: MappedText,
  how: 'as-written' | 'recovered',
): { patches: Patch[]; problems: InputProblem[] } {
  const lines = new LineSpans(body.text);
  const patches: Patch[] = [];
  for (const level of patchLevels(body.text, lines)) {
    const view: LevelLines = { body, text: body.text, lines, level, strippedContext: how === 'recovered' };
    for (const range of commits(view)) {
      const patch = readRange(mail, view, range);
      if (patch !== null) patches.push(patch);
    }
  }
  return { patches, problems: patches.flatMap((patch) => patch.problems) };
}

interface Range {
  readonly first: number;
  readonly last: number;
  /** Where the text is the output of `git log -p` or `git show`: the commit's own lines begin here. */
  readonly commit: boolean;
}

/** `git log -p` puts many patches into one text, each behind a line with its commit. */
function commits(view: LevelLines): Range[] {
  const starts: number[] = [];
  for (let i = 0; i < view.lines.count; i++) {
    const rest = view.text.startsWith('commit ', view.lines.start(i)) ? restOf(view, i) : null;
    if (rest !== null && /^commit [0-9a-f]{12,64}(?: \(.*\))?$/.test(rest)) starts.push(i);
  }
  const end = view.lines.count;
  const first = starts[0];
  if (first === undefined) return [{ first: 0, last: end, commit: false }];
  const ranges: Range[] = starts.map((start, index) => ({
    first: start,
    last: starts[index + 1] ?? end,
    commit: true,
  }));
  return first === 0 ? ranges : [{ first: 0, last: first, commit: false }, ...ranges];
}

function readRange(mail: Mail, view: LevelLines, range: Range): Patch | null {
  const { files: read, problems } = readFiles(view, range.first, range.last);
  const files = view.level.marks > 0 ? withoutStuffing(view.body, read) : read;
  if (files.length === 0 && problems.length === 0) return null;
  const message = readMessage(mail, view, range);
  const quoted = view.level.marks > 0;
  const tag = message.commit ? null : mail.tag;
  const own = !quoted && tag?.reply !== true;
  const author: MailAddress | null = message.author ?? (own ? mail.from : null);
  return {
    mail,
    body: view.body,
    level: view.level,
    recovered: view.strippedContext,
    subject: message.subject ?? tag?.title ?? mail.subject,
    index: quoted || own ? (tag?.index ?? null) : null,
    total: quoted || own ? (tag?.total ?? null) : null,
    version: tag?.version ?? 1,
    rfc: tag?.rfc ?? false,
    messageId: quoted ? (view.level.marks === 1 ? mail.inReplyTo : null) : mail.messageId,
    author,
    changelog: message.changelog,
    trailers: message.trailers,
    baseCommit: baseCommitOf(view, range),
    files,
    problems: problems.map((problem) => ({
      ...problem,
      input: mail.input,
      at: view.body.origin(problem.at),
    })),
  };
}

/** Whether a patch is one that a reviewer wrote into a reply, and not the one under review. */
export function isProposal(patch: Patch): boolean {
  return patch.level.marks === 0 && patch.mail.tag?.reply === true;
}

export type { QuoteLevel };
