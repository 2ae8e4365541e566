import type { Expr } from '../../c/ast.ts';
import { callsAmong, visitNodes } from '../../c/walk.ts';
import type { Defect } from '../findings.ts';
import { actsOfFunction } from '../invalidation/does.ts';
import { samplesIn, type Sample } from '../invalidation/samples.ts';
import type { WrittenFunction } from '../written.ts';
import type { Check } from './check.ts';
import { isReadWhole } from './read-whole.ts';
import { writtenDefect } from './written-defect.ts';

/** The sequence number is sampled, so that what is looked up can be asked about under the lock, and nobody asks. */
export const unasked: Check = {
  name: 'unasked',
  run: (analysis) => (isReadWhole(analysis) ? unaskedDefects(analysis.written) : []),
};

export function unaskedDefects(written: WrittenFunction): readonly Defect[] {
  const samples = written.nodes.flatMap((body) => samplesIn(written, body));
  const dead = samples.filter(({ into }) => into.kind === 'name' && !isConsulted(written, into.name, 0));
  if (dead.length > 0) return dead.map((sample) => tell(written, sample));
  const place = neverAsked(written);
  return place === null ? [] : [tell(written, place)];
}

const deepest = 8;

/** Does anything but a callee that never looks at it read the variable? */
function isConsulted(written: WrittenFunction, variable: string, depth: number): boolean {
  let consulted = false;
  const handedOn = new Set<Expr>();
  for (const body of written.nodes)
    visitNodes(body, {
      expression: (expr) => {
        if (expr.kind === 'assign' && expr.op === null && expr.target.kind === 'name') handedOn.add(expr.target);
        if (expr.kind === 'call')
          expr.args.forEach((arg, position) => {
            if (arg.kind === 'name' && arg.name === variable && isIgnored(written, expr, position, depth))
              handedOn.add(arg);
          });
        if (expr.kind === 'name' && expr.name === variable && !handedOn.has(expr)) consulted = true;
      },
    });
  return consulted;
}

/** A function at hand that never reads the parameter. */
function isIgnored(
  written: WrittenFunction,
  call: Expr & { readonly kind: 'call' },
  position: number,
  depth: number,
): boolean {
  if (call.callee.kind !== 'name' || depth >= deepest) return false;
  if (written.catalogue.primitive(call.callee.name, { arguments: call.args.length }) !== null) return false;
  const callee = written.callee(call.callee.name);
  const parameter = callee?.fn.text.parameters[position]?.name;
  return callee !== null && parameter !== undefined && !isConsulted(callee, parameter, depth + 1);
}

/**
 * A sample goes to memory, here or in a callee, the lock is taken, and neither the function nor what it calls asks. The
 * innermost function of which this is true is the one to tell.
 */
function neverAsked(written: WrittenFunction): Pick<Sample, 'at' | 'end'> | null {
  const isOne = (one: WrittenFunction): boolean => {
    const acts = actsOfFunction(one);
    return acts.has('samples') && acts.has('locks') && !acts.has('asks');
  };
  if (!isOne(written)) return null;
  const calls = written.nodes.flatMap(callsAmong);
  const callees = calls.flatMap((call) => {
    const callee = call.callee.kind === 'name' ? written.callee(call.callee.name) : null;
    return callee === null || callee === written ? [] : [{ call, callee }];
  });
  if (callees.some(({ callee }) => isOne(callee))) return null;
  const own = written.nodes.flatMap((body) => samplesIn(written, body)).find(({ into }) => into.kind === 'member');
  return own ?? callees.find(({ callee }) => actsOfFunction(callee).has('samples'))?.call ?? null;
}

function tell(written: WrittenFunction, { at, end }: Pick<Sample, 'at' | 'end'>): Defect {
  const { text } = written.fn.file.source;
  return writtenDefect({
    code: 'stale-pfn',
    message: `the sequence number is sampled here, and ${written.fn.text.name}() does not ask under the lock whether it moved`,
    consequence: 'what was looked up since may have been taken away in the meantime, and is mapped all the same',
    subject: text.slice(at, end),
    at,
    end,
  });
}
