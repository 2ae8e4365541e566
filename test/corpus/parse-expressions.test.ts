import { describe, expect, it } from 'vitest';
import type { Expr, Stmt } from '../../server/src/core/c/ast.ts';
import { expressionText } from '../../server/src/core/c/ast-text.ts';
import { parseBody } from '../../server/src/core/c/body.ts';
import { cursorOf } from '../../server/src/core/c/cursor.ts';
import { readCommaExpression } from '../../server/src/core/c/expressions.ts';
import { readFile } from '../../server/src/core/c/read.ts';
import { tokenize } from '../../server/src/core/c/tokens.ts';
import { nativeParser, wasmParser } from '../../server/src/node/parsers.ts';
import { corpusSources, corpusTrees, filesIn, readSource } from './parse-files.ts';

/** The expressions that a statement holds itself, and those of the statements in it. */
function* expressionsOf(statement: Stmt): Generator<Expr> {
  switch (statement.kind) {
    case 'expression':
      yield statement.expr;
      break;
    case 'return':
      if (statement.value !== null) yield statement.value;
      break;
    case 'declaration':
      for (const { init } of statement.variables) if (init !== null && init.kind !== 'initializer') yield init;
      break;
    case 'if':
      yield statement.test;
      yield* expressionsOf(statement.then);
      if (statement.otherwise !== null) yield* expressionsOf(statement.otherwise);
      break;
    case 'while':
    case 'doWhile':
      yield statement.test;
      yield* expressionsOf(statement.body);
      break;
    case 'for':
    case 'switch':
    case 'macroLoop':
    case 'macroBlock':
      yield* expressionsOf(statement.body);
      break;
    case 'block':
      for (const inner of statement.body) yield* expressionsOf(inner);
      break;
    case 'config':
      for (const inner of [...statement.then, ...statement.otherwise]) yield* expressionsOf(inner);
      break;
    default:
      break;
  }
}

const sources = corpusSources();

// Two readers that share no more than tokens: the grammar behind the mask, and the reader of constant expressions.
describe.runIf(sources !== null)('expressions', () => {
  it('mean the same to the grammar behind the mask and to the reader without it', async () => {
    const parser = nativeParser() ?? (await wasmParser());
    const different: string[] = [];
    let compared = 0;
    for (const tree of corpusTrees(sources ?? '')) {
      for (const path of filesIn(sources ?? '', tree, /\.[ch]$/)) {
        const file = readFile(readSource(sources ?? '', tree, path));
        const { text, lines } = file.source;
        for (const fn of file.functions) {
          for (const { body } of parseBody(file, fn, parser).variants) {
            for (const expr of expressionsOf(body)) {
              const tokens = tokenize(text, expr.at, expr.end);
              const one = expressionText(expr);
              const other = expressionText(readCommaExpression(cursorOf(tokens)));
              // The second reader knows neither statement expressions nor `#if`.
              if (one.includes('<hole') || other.includes('<hole') || tokens.kinds.includes(6)) continue;
              compared++;
              if (one !== other) different.push(`${tree}/${path}:${lines.at(expr.at).line}\n  ${one}\n  ${other}`);
            }
          }
        }
      }
    }
    process.stdout.write(`${compared} expressions compared, ${different.length} differ\n`);
    expect(different).toEqual([]);
    expect(compared).toBeGreaterThan(100_000);
  }, 600_000);
});
