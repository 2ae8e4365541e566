import type { Expr } from '../../c/ast.ts';
import type { Place } from '../instructions.ts';
import { fieldType, intType, unknownType } from '../types.ts';
import type { Builder } from './builder.ts';
import { copyStruct, lowerExpression } from './expressions.ts';
import { writePlace } from './places.ts';
import { lowerCast } from './values.ts';

/** Gives a variable in memory the value of an initializer list; what the list does not name is zero. */
export function lowerInitializer(b: Builder, place: Place, value: Expr): void {
  const { at, end } = b.span(value);
  if (value.kind === 'initializer') {
    b.emit({ op: 'fill', place, zero: true, at, end });
    fillItems(b, place, value);
    return;
  }
  if (value.kind === 'compoundLiteral') {
    lowerInitializer(b, place, value.value);
    return;
  }
  if (place.type.kind === 'struct') {
    copyStruct(b, place, value, value);
    return;
  }
  if (place.type.kind === 'array') {
    b.emit({ op: 'fill', place, zero: false, at, end });
    return;
  }
  writePlace(b, place, lowerCast(lowerExpression(b, value), place.type), value);
}

function fillItems(b: Builder, place: Place, list: Expr & { kind: 'initializer' }): void {
  let position = 0n;
  for (const item of list.items) {
    let target: Place | null = null;
    if (item.designators.length > 0) {
      target = place;
      for (const designator of item.designators) target = step(b, target, designator);
    } else if (place.type.kind === 'array') {
      target = {
        kind: 'index',
        of: place,
        index: { kind: 'int', value: position, type: intType },
        type: place.type.of,
      };
      position += 1n;
    } else if (list.items.length === 1 && place.type.kind !== 'struct') target = place;
    // The members of a struct that is filled by position are told apart only with its declaration: any value will do.
    if (target === null) {
      lowerExpression(b, item.value);
      const { at, end } = b.span(item);
      b.emit({ op: 'fill', place, zero: false, at, end });
      continue;
    }
    if (item.value.kind === 'initializer') fillItems(b, target, item.value);
    else if (target.type.kind === 'struct') copyStruct(b, target, item.value, item);
    else writePlace(b, target, lowerCast(lowerExpression(b, item.value), target.type), item);
  }
}

function step(b: Builder, place: Place, designator: string | Expr): Place {
  if (typeof designator === 'string')
    return { kind: 'field', of: place, field: designator, type: fieldType(b.env, place.type, designator) };
  return {
    kind: 'index',
    of: place,
    index: lowerExpression(b, designator),
    type: place.type.kind === 'array' ? place.type.of : unknownType,
  };
}
