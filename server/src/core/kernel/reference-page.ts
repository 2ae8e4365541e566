import type { Catalogue } from './catalogue.ts';
import { describePrimitive, describeSleeps, describeVersions } from './describe.ts';
import type { GuardClass, LoopPrimitive, PatternPrimitive, Primitive, PrimitiveGroup, Versions } from './primitive.ts';

/** The reference page of the catalogue, in Markdown: a table for each group. */
export function referencePage(catalogue: Catalogue): string {
  const groups = catalogue.groups.filter((group) => sectionOf(group).length > 0);
  const lines = [
    '# Kernel primitives',
    '',
    'What the machine takes for granted of each kernel function and macro whose body it does not interpret. This page is',
    'generated from the declarations; `folioscope explain <name>` prints one of them. "Where" conditions speak of the',
    'arguments; each "returns" is a way in which a call can come out, and paths fork over them.',
    '',
    ...groups.map((group) => `- [${group.title}](#${anchorOf(group.title)})`),
    '',
    ...groups.flatMap((group) => [`## ${group.title}`, '', ...sectionOf(group)]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sectionOf(group: PrimitiveGroup): readonly string[] {
  const families = group.families ?? [];
  return [
    ...table(['name', 'what it is', 'effects and results', 'sleeps', 'versions'], group.primitives.map(primitiveRow)),
    ...table(['names like', 'what they are', 'effects and results', 'sleeps'], families.map(familyRow)),
    ...table(['loop', 'what it is', 'the current entry may be removed'], (group.loops ?? []).map(loopRow)),
    ...table(['guard', 'what it is', 'enter', 'exit'], (group.guards ?? []).map(guardRow)),
    ...table(
      ['declaration', 'what it is', 'type'],
      (group.declarations ?? []).map((macro) => [code(macro.form), macro.summary, code(macro.type)]),
    ),
  ];
}

function primitiveRow(primitive: Primitive): readonly string[] {
  const former = (primitive.formerly ?? []).map((form) => `${code(form.signature)} ${describeVersions(form.versions)}`);
  return [
    names(primitive.signature, primitive.aliases),
    primitive.summary,
    describePrimitive(primitive).join('<br>'),
    describeSleeps(primitive.sleeps),
    [describeVersions(primitive.versions), ...former].filter((part) => part !== '').join('<br>'),
  ];
}

function familyRow(family: PatternPrimitive): readonly string[] {
  const { form, examples } = family;
  return [
    examples.map(code).join('<br>'),
    form.summary.replaceAll('$1', '*x*'),
    describePrimitive(form).join('<br>').replaceAll('$1', '*x*'),
    describeSleeps(form.sleeps),
  ];
}

function loopRow(loop: LoopPrimitive): readonly string[] {
  return [names(loop.form, loop.aliases), loop.summary, loop.removalSafe ? 'yes' : 'no'];
}

function guardRow(guard: GuardClass): readonly string[] {
  return [code(guard.name), guard.summary, guard.enter === null ? '' : code(guard.enter), code(guard.exit)];
}

function names(form: string, aliases: readonly ({ readonly name: string } & Versions)[] = []): string {
  const others = aliases.map((alias) => {
    const span = describeVersions({ ...alias });
    return span === '' ? code(alias.name) : `${code(alias.name)} (${span})`;
  });
  return [code(form), ...others].join('<br>');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Nothing at all for a table without rows. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  return [row(head), row(head.map(() => '---')), ...rows.map(row), ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
