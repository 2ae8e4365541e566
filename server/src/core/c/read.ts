import type { SourceText } from '../text/source.ts';
import type { TypeName } from './ast.ts';
import { cursorOf, type FoundTypes, splitArguments } from './cursor.ts';
import { ConditionStack, directiveName, includedPath, readDefine } from './directives.ts';
import { readFileDeclaration } from './file-declarations.ts';
import type {
  CFile,
  FileMacroCall,
  FunctionText,
  GlobalVariable,
  MacroDefinition,
  Problem,
  Prototype,
} from './file.ts';
import { type FunctionContext, readFunction } from './functions.ts';
import { textKey } from './hash.ts';
import type { Knowledge } from './knowledge.ts';
import { isLoopHead } from './loop-heads.ts';
import { type Tokens, tokenize } from './tokens.ts';
import { isMacroCall, splitUnits, type Unit, unitTokens } from './units.ts';

interface FileParts {
  readonly functions: FunctionText[];
  readonly prototypes: Prototype[];
  readonly typedefs: Map<string, TypeName>;
  readonly globals: GlobalVariable[];
  readonly macroCalls: FileMacroCall[];
  readonly problems: Problem[];
  readonly found: FoundTypes;
}

/**
 * Reads a C file or header: everything at file scope, with the bodies of functions left as text for `parseBody`.
 * Initializers are read at once. Never fails; what makes no sense is a problem and costs nothing around it.
 */
export function readFile(source: SourceText, knowledge: Knowledge = {}): CFile {
  const { text } = source;
  const comments: number[] = [];
  const tokens = tokenize(text, 0, text.length, comments);
  const { macros, includes } = readDirectives(tokens);
  const context = { text, comments, knowledge, dependencies: dependencies(macros, knowledge) };
  const parts: FileParts = {
    functions: [],
    prototypes: [],
    typedefs: new Map(),
    globals: [],
    macroCalls: [],
    problems: [],
    found: { structs: [], enums: [] },
  };
  for (const unit of splitUnits(tokens)) readUnit(context, tokens, unit, parts);
  const structs = new Map(parts.found.structs.map((struct) => [struct.tag, struct]));
  const { functions, prototypes, typedefs, globals, macroCalls, problems } = parts;
  return {
    source,
    functions,
    prototypes,
    structs,
    enums: parts.found.enums,
    typedefs,
    macros,
    globals,
    macroCalls,
    includes,
    problems,
  };
}

/** Macros and includes, wherever in the file they stand: a `#define` inside a function holds for the file. */
function readDirectives(tokens: Tokens): { macros: Map<string, MacroDefinition[]>; includes: string[] } {
  const macros = new Map<string, MacroDefinition[]>();
  const includes: string[] = [];
  const conditions = new ConditionStack(tokens);
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.kind(i) !== 6) continue;
    const line = tokens.word(i);
    const name = directiveName(line);
    if (name === 'define') {
      const macro = readDefine(line, tokens.at(i), conditions.conditions);
      if (macro === null) continue;
      const others = macros.get(macro.name);
      if (others === undefined) macros.set(macro.name, [macro]);
      else others.push(macro);
    } else if (name.startsWith('include')) {
      const path = includedPath(line);
      if (path !== null) includes.push(path);
    } else conditions.pass(i, line, name);
  }
  return { macros, includes };
}

function readUnit(context: FunctionContext, tokens: Tokens, unit: Unit, parts: FileParts): void {
  const at = tokens.at(unit.from);
  if (unit.kind === 'garbage') {
    parts.problems.push({ at, function: null, reason: 'this is no declaration' });
    return;
  }
  if (unit.kind === 'function') {
    const found = readFunction(context, tokens, unit);
    if (found === null)
      parts.problems.push({ at, function: null, reason: 'this looks like a function, but its head cannot be read' });
    else {
      parts.functions.push(found);
      if (tokens.match[unit.body]! < 0)
        parts.problems.push({ at, function: found.name, reason: 'the closing brace of this function is missing' });
    }
    return;
  }
  // All branches of an `#if` between members or initializers are kept; of one that cuts deeper, the first.
  const view = hasDirective(tokens, unit) ? unitTokens(tokens, unit, unit.to) : tokens;
  const [from, to] = view === tokens ? [unit.from, unit.to] : [0, view.count];
  const call = unit.kind === 'macroCall' ? readMacroCall(view, from, to) : initializedMacroCall(view, from, to);
  if (call !== null) {
    parts.macroCalls.push(call);
    return;
  }
  const declared = readFileDeclaration({ ...cursorOf(view, context.knowledge, from, to), found: parts.found });
  for (const { name, type } of declared.typedefs) parts.typedefs.set(name, type);
  parts.prototypes.push(...declared.prototypes.map((prototype) => ({ ...prototype, conditions: unit.conditions })));
  parts.globals.push(...declared.variables.map((variable) => ({ ...variable, conditions: unit.conditions })));
}

function hasDirective(tokens: Tokens, unit: Unit): boolean {
  for (let i = unit.from; i < unit.to; i++) if (tokens.kind(i) === 6) return true;
  return false;
}

/** `static DEFINE_PER_CPU(type, name) = ...`: what it declares is the macro's business. */
function initializedMacroCall(tokens: Tokens, from: number, to: number): FileMacroCall | null {
  for (let i = from; i < to; i++) {
    if (tokens.is(i, '=')) return isMacroCall(tokens, from, i) ? readMacroCall(tokens, from, i) : null;
    if (tokens.match[i]! > i) i = tokens.match[i]!;
  }
  return null;
}

function readMacroCall(tokens: Tokens, from: number, to: number): FileMacroCall | null {
  let index = from;
  while (index < to && !tokens.is(index + 1, '(')) index++;
  if (index >= to) return null;
  const parts = splitArguments(tokens, index + 1).filter((part) => part.from < part.to);
  return {
    name: tokens.word(index),
    args: parts.map((part) => tokens.text.slice(tokens.at(part.from), tokens.end(part.to - 1))),
    argsAt: parts.map((part) => tokens.at(part.from)),
    at: tokens.at(from),
    end: tokens.end(to - 1),
  };
}

/** Which words head loops is all that the parse of a body takes from outside it. */
function dependencies(macros: ReadonlyMap<string, readonly MacroDefinition[]>, knowledge: Knowledge): string {
  const heads = [...macros.values()].flat().filter((macro) => macro.parameters !== null && isLoopHead(macro.body));
  const names = [knowledge.attributeNames, knowledge.loopMacros, knowledge.typeNames].map((set) =>
    [...(set ?? [])].sort().join(),
  );
  return textKey(`${heads.map((macro) => macro.name).join()}\0${names.join('\0')}`);
}
