import type { FindingCode } from '../paths/codes/code.ts';

/** The reference page of the finding codes, in Markdown: a table, and a section for each. */
export function checksPage(codes: readonly FindingCode[]): string {
  const lines = [
    '# Checks',
    '',
    'What `folioscope check` finds: the promise that each code says was broken, C that breaks it, and C that keeps it. This',
    'page is generated, and every example is run as a test; `folioscope explain <code>` prints one of them.',
    '',
    'An **error** was seen by executing: its witness names the lines in the order in which they run, and what each does. A',
    '**warning** is an inconsistency: two ways out that the caller cannot tell apart leave different things behind.',
    '**Information** rests on something that is not known here.',
    '',
    '| code | what |',
    '|---|---|',
    ...codes.map(({ code, title, limit }) => `| [${code}](#${code}) | ${title}${limit === undefined ? '' : ' ¹'} |`),
    '',
    ...(codes.some(({ limit }) => limit !== undefined) ? ['¹ with a limit, said below', ''] : []),
    ...codes.flatMap(section),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function section({ code, title, why, invalid, valid, limit, tree }: FindingCode): readonly string[] {
  return [
    `## ${code}`,
    '',
    `${title}. ${why}`,
    ...(limit === undefined ? [] : ['', `*Limit:* ${limit}`]),
    ...Object.entries(tree?.around ?? {}).flatMap(([path, text]) => [
      '',
      `With \`${path}\`:`,
      '',
      ...block(path, text),
    ]),
    '',
    'This breaks it:',
    '',
    ...block(tree?.path ?? '.c', invalid),
    '',
    'This keeps it:',
    '',
    ...block(tree?.path ?? '.c', valid),
    '',
  ];
}

function block(path: string, text: string): readonly string[] {
  const language = path.endsWith('.c') ? 'c' : path.endsWith('Makefile') ? 'make' : 'kconfig';
  return [`\`\`\`${language}`, ...text.trimEnd().split('\n'), '```'];
}
