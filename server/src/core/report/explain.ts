import type { Explained } from '../kernel/explain.ts';
import { descriptionOf, type FindingCode } from '../paths/codes.ts';
import type { Style } from './style.ts';
import { printable } from './width.ts';
import { wrap } from './wrap.ts';

/** What `explain` tells about a name: the JSON document of that command. */
export interface Explanation {
  readonly schema: 1;
  readonly name: string;
  /** A name of the kernel, a finding code, or (later) a step of a scenario. */
  readonly kind: 'primitive' | 'code' | 'step';
  readonly summary: string;
  /** What is done whatever comes out. */
  readonly effect: readonly string[];
  readonly results: Explained['results'];
  /** Locks that must be held, and whether it may sleep. */
  readonly context: readonly string[];
  readonly versions: readonly string[];
  /** The file of the kernel tree that defines it. */
  readonly source: string | null;
  /** For a name of the kernel its declaration; for a code the C that breaks its promise, and the C that keeps it. */
  readonly examples: readonly string[];
  /** Names to read next. */
  readonly related: readonly string[];
}

/** A name of the kernel, told. */
export function explainName(name: string, { declaration, ...words }: Explained): Explanation {
  return { schema: 1, name, kind: 'primitive', ...words, examples: [declaration] };
}

/** A finding code, told. */
export function explainCode({ code, title, why, invalid, valid, limit }: FindingCode): Explanation {
  return {
    ...{ schema: 1, name: code, kind: 'code', summary: `${title}. ${why}${limit === undefined ? '' : ` ${limit}`}` },
    ...{ effect: [], results: [], context: [], versions: [], source: null },
    ...{ examples: [invalid, valid], related: [descriptionOf(code)] },
  };
}

/** The explanation for people. */
export function explanationText(explanation: Explanation, { width, palette }: Style): string {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0
      ? []
      : [
          '',
          `${title}:`,
          ...items.flatMap((item) => wrap(item, width - 4).map((line, i) => (i === 0 ? `  ${line}` : `    ${line}`))),
        ];
  return `${[
    palette.strong(explanation.name) + (explanation.source === null ? '' : ` · ${explanation.source}`),
    '',
    ...wrap(explanation.summary, width),
    ...list('Effect', explanation.effect),
    ...list('Results', explanation.results.map(resultText)),
    ...list('Context', explanation.context),
    ...list('Versions', explanation.versions),
    ...explanation.examples.flatMap((example, i) => [
      '',
      explanation.kind === 'code' ? codeTitles[i]! : 'Declaration:',
      ...example.split('\n').map((line) => `  ${printable(line)}`.trimEnd()),
    ]),
    ...(explanation.related.length === 0 ? [] : ['', ...wrap(`See also: ${explanation.related.join(', ')}`, width)]),
  ].join('\n')}\n`;
}

const codeTitles = ['This breaks it:', 'This keeps it:'] as const;

function resultText({ value, when, effect }: Explanation['results'][number]): string {
  return `${value}${when === null ? '' : ` where ${when}`}${effect.length === 0 ? '' : `: ${effect.join('; ')}`}`;
}
