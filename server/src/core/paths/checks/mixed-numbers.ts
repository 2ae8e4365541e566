import type { Expr, TypeName } from '../../c/ast.ts';
import { visitNodes } from '../../c/walk.ts';
import { mayStandFor, numberKind } from '../../kernel/range-words.ts';
import type { Defect } from '../findings.ts';
import { lastName } from '../ranges/names.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { writtenDefect } from './written-defect.ts';

/** A number of one kind stands where another is meant, though both are plain integers to C: a guest frame number as an index. */
export const mixedNumbers: Check = {
  name: 'mixed-numbers',
  run: ({ written }) => mixedNumberDefects(written),
};

export function mixedNumberDefects(written: WrittenFunction): readonly Defect[] {
  return writtenGifts(written).flatMap(({ value, type, name, to }) => {
    const given = written.typeOf(value);
    if (given?.kind !== 'named' || type?.kind !== 'named' || mayStandFor(given.name, type.name)) return [];
    // Who calls both alike means the same number, whatever its type was written as.
    if (shareTheirWord(lastName(value), name)) return [];
    const text = written.fn.file.source.text.slice(value.at, value.end);
    return [
      writtenDefect({
        code: 'wrong-range',
        message: `${text} is ${numberKind(given.name) ?? given.name}, and ${to} is ${numberKind(type.name) ?? type.name}`,
        consequence: 'the two count from different places: what is found there belongs to somebody else, or to nobody',
        subject: text,
        at: value.at,
        end: value.end,
      }),
    ];
  });
}

/** A value and the typed place that it is given to as it is. */
interface Gift {
  readonly value: Expr;
  readonly type: TypeName | null;
  /** What the place is called, and how it is said. */
  readonly name: string;
  readonly to: string;
}

function writtenGifts(written: WrittenFunction): readonly Gift[] {
  const { text } = written.fn;
  const found: Gift[] = [];
  const give = (value: Expr | null, type: TypeName | null, name: string, to: string): void => {
    if (value !== null && (value.kind === 'name' || value.kind === 'member')) found.push({ value, type, name, to });
  };
  for (const body of written.nodes)
    visitNodes(body, {
      statement: (stmt) => {
        if (stmt.kind === 'declaration')
          for (const { name, type, init } of stmt.variables) give(init, type, name, name);
        if (stmt.kind === 'return') give(stmt.value, text.returns, text.name, `what ${text.name}() returns`);
      },
      expression: (expr) => {
        if (expr.kind === 'assign' && expr.op === null) {
          const name = lastName(expr.target) ?? '';
          give(expr.value, written.typeOf(expr.target), name, name);
        }
        if (expr.kind === 'call' && expr.callee.kind === 'name') {
          const callee = expr.callee.name;
          const parameters = written.parameters(callee, expr.args.length) ?? [];
          expr.args.forEach((arg, i) => {
            const { name = '', type = null } = parameters[i] ?? {};
            give(arg, type, name, `"${name}" of ${callee}()`);
          });
        }
      },
    });
  const converted = conversions(written);
  return found.filter(({ value }) => !converted.has(value));
}

/** `x = f(x)`: the variable is used for both numbers, one after the other. */
function conversions(written: WrittenFunction): ReadonlySet<Expr> {
  const found = new Set<Expr>();
  for (const body of written.nodes)
    visitNodes(body, {
      expression: (expr) => {
        if (expr.kind !== 'assign' || expr.target.kind !== 'name' || expr.value.kind !== 'call') return;
        const { name } = expr.target;
        for (const arg of expr.value.args) if (arg.kind === 'name' && arg.name === name) found.add(arg);
      },
    });
  return found;
}

function shareTheirWord(a: string | null, b: string): boolean {
  return a !== null && a.split('_').at(-1) === b.split('_').at(-1);
}
