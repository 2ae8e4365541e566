import type { CataloguedDeclaration, CataloguedLoop, CataloguedPrimitive, Entry } from './catalogue.ts';
import { describePrimitive, describeSleeps, describeValue, describeVersions } from './describe.ts';
import type { GuardClass } from './primitive.ts';

/** The text of `explain` and of a hover, in plain lines, for whatever bears the name. */
export function explain(entry: Entry): readonly string[] {
  switch (entry.kind) {
    case 'primitive':
      return explainPrimitive(entry.primitive);
    case 'loop':
      return explainLoop(entry.loop);
    case 'declaration':
      return explainDeclaration(entry.declaration);
    case 'guard':
      return explainGuard(entry.guard);
    case 'constant':
      return [`${entry.name} is ${entry.value} (0x${BigInt.asUintN(64, entry.value).toString(16)})`];
    case 'typedef':
      return [`typedef ${entry.type} ${entry.name}`];
    case 'struct':
      return [entry.name, ...Object.entries(entry.fields).map(([field, type]) => `  ${field}: ${type}`)];
  }
}

/** Signature, what it is, what it does, where it is from. */
export function explainPrimitive({ name, declaration, alias }: CataloguedPrimitive): readonly string[] {
  const own = /(\w+) ?\(/.exec(declaration.signature)?.[1] ?? name;
  const aka =
    name === own ? [] : [`${name} is another name of ${own}${parenthesis(describeVersions(alias ?? undefined))}.`];
  const versions = describeVersions(declaration.versions);
  return [
    declaration.signature,
    ...aka,
    '',
    declaration.summary,
    '',
    ...describePrimitive(declaration).map((line) => `  ${line}`),
    `  ${describeSleeps(declaration.sleeps)}`,
    ...(versions === '' ? [] : [`  ${versions}`]),
    ...(declaration.formerly ?? []).map(
      (form) => `  formerly ${form.signature}${parenthesis(describeVersions(form.versions))}`,
    ),
    ...(declaration.presumed === true ? ['  presumed from the name'] : []),
    `  ${declaration.source}`,
    ...((declaration.related ?? []).length > 0 ? [`  see ${(declaration.related ?? []).join(', ')}`] : []),
  ];
}

function parenthesis(text: string): string {
  return text === '' ? '' : ` (${text})`;
}

function explainLoop({ declaration }: CataloguedLoop): readonly string[] {
  const binds = declaration.binds.map(({ parameter, to }) => `  each round: ${parameter} is ${describeValue(to)}`);
  const done = (declaration.done ?? []).map(({ parameter, to }) => `  after it: ${parameter} is ${describeValue(to)}`);
  const removal = declaration.removalSafe
    ? '  the current entry may be removed in the body'
    : '  the current entry must not be removed in the body';
  return [declaration.form, '', declaration.summary, '', ...binds, ...done, removal, `  ${declaration.source}`];
}

function explainDeclaration({ declaration }: CataloguedDeclaration): readonly string[] {
  return [
    declaration.form,
    '',
    declaration.summary,
    '',
    `  declares ${declaration.declares}: ${declaration.type}`,
    `  ${declaration.source}`,
  ];
}

function explainGuard(guard: GuardClass): readonly string[] {
  const ignores =
    guard.ignores === undefined ? '' : `, unless it is ${guard.ignores === 'null' ? 'NULL' : guard.ignores}`;
  return [
    guard.enter === null ? `__free(${guard.name})` : `guard(${guard.name})`,
    '',
    guard.summary,
    '',
    ...(guard.enter === null ? [] : [`  at the start: ${guard.enter}`]),
    `  at every exit of the scope: ${guard.exit}${ignores}`,
  ];
}
