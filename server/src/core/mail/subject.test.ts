import { expect, test } from 'vitest';
import { patchTag } from './subject.ts';

function told(subject: string): string {
  const tag = patchTag(subject);
  if (tag === null) return 'none';
  const flags = `${tag.rfc ? ' rfc' : ''}${tag.reply ? ' reply' : ''}${tag.words.length > 0 ? ` (${tag.words.join(' ')})` : ''}`;
  return `${tag.index ?? '-'}/${tag.total ?? '-'} v${tag.version}${flags}: ${tag.title}`;
}

test.each([
  ['[PATCH] shelf: add', '-/- v1: shelf: add'],
  ['Re: [PATCH RFC v2 2/5] shelf: add', '2/5 v2 rfc reply: shelf: add'],
  ['[RFC PATCH v11 08/29] shelf: add', '8/29 v11 rfc: shelf: add'],
  ['[PATCH kvm-next V11 4/7] shelf: add', '4/7 v11 (kvm-next): shelf: add'],
  ['[PATCH RFC gmem v1 0/8] shelf (other?)', '0/8 v1 rfc (gmem): shelf (other?)'],
  ['[RFC v3 1/2] shelf: add', '1/2 v3 rfc: shelf: add'],
  ['[PATCHv4 1/2] shelf: add', '1/2 v4: shelf: add'],
  ['[PATCH-v4 1/2] shelf: add', '1/2 v4: shelf: add'],
  ['Re: Re: [list] [PATCH 10/12] shelf', '10/12 v1 reply (list): shelf'],
  ['[GIT PULL] shelf', 'none'],
  ['Re: shelf counts', 'none'],
  ['[5/6] shelf', 'none'],
])('%s', (subject, expected) => {
  expect(told(subject)).toBe(expected);
});
