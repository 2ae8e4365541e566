import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputText, type InputText } from '../../server/src/core/text/source.ts';

export interface CorpusMail {
  readonly series: string;
  readonly name: string;
  readonly path: string;
  readonly kind: 'cover' | 'patch' | 'reply';
}

/** All mails of the series: cover letters, patches in the order of their numbers, replies. */
export function corpusMails(folder: string): CorpusMail[] {
  const mails: CorpusMail[] = [];
  for (const series of readdirSync(join(folder, 'series'), { withFileTypes: true })) {
    if (!series.isDirectory()) continue;
    const at = join(folder, 'series', series.name);
    for (const name of readdirSync(at).sort()) {
      if (!name.endsWith('.mbox')) continue;
      mails.push({
        series: series.name,
        name,
        path: join(at, name),
        kind: name.startsWith('0000') ? 'cover' : 'patch',
      });
    }
    const replies = join(at, 'replies');
    for (const name of existsSync(replies) ? readdirSync(replies).sort() : []) {
      if (name.endsWith('.mbox')) mails.push({ series: series.name, name, path: join(replies, name), kind: 'reply' });
    }
  }
  return mails;
}

export function readText(mail: CorpusMail): InputText {
  return inputText(`${mail.series}/${mail.name}`, readFileSync(mail.path, 'utf8'));
}
