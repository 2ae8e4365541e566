import type { Place, Value } from '../../ir/instructions.ts';
import type { Type } from '../../ir/types.ts';

/**
 * What a place is called across the functions of a file, whatever variable it is reached through: a member by the struct
 * that it stands in ("struct share.pages"), a variable at file scope by its name, an entry of either with "[]" behind it.
 * Null where nothing tells.
 */
export function placeName(place: Place): string | null {
  switch (place.kind) {
    case 'global':
      return place.name;
    case 'field': {
      const tag = structOf(place.of.type);
      if (tag !== null) return `${tag}.${place.field}`;
      const outer = placeName(place.of);
      return outer === null ? null : `${outer}.${place.field}`;
    }
    case 'index': {
      const array = placeName(place.of);
      return array === null ? null : entryName(array);
    }
    case 'deref': {
      const array = loadedPlace(place.pointer);
      const name = array === null ? null : placeName(array);
      return name === null ? null : entryName(name);
    }
    case 'variable':
      return null;
  }
}

/** Entries of entries are entries. */
function entryName(array: string): string {
  return array.endsWith('[]') ? array : `${array}[]`;
}

/** The place that a pointer was read from, also where an index was added to it. */
function loadedPlace(pointer: Value): Place | null {
  switch (pointer.kind) {
    case 'load':
      return pointer.place;
    case 'cast':
      return loadedPlace(pointer.operand);
    case 'binary':
      return loadedPlace(pointer.left);
    default:
      return null;
  }
}

/** "struct share", for a type that is that struct. */
function structOf(type: Type): string | null {
  return type.kind === 'struct' ? type.tag : null;
}

/** "struct share", for a pointer to it. */
export function pointedStruct(type: Type): string | null {
  return type.kind === 'pointer' || type.kind === 'array'
    ? structOf(type.kind === 'pointer' ? type.to : type.of)
    : null;
}

export function typeOf(value: Value): Type | null {
  return 'type' in value ? value.type : null;
}

/** The struct that a member stands in: "struct share" of "struct share.pages"; null for a variable. */
export function holderOf(name: string): string | null {
  const dot = name.indexOf('.');
  return dot < 0 || !/^(?:struct|union) /.test(name) ? null : name.slice(0, dot);
}

/** "pages" of "struct share.pages[]". */
export function memberOf(name: string): string {
  return name.slice(name.indexOf('.') + 1).replace(/(?:\[\])+$/, '');
}

/**
 * The same text for the same thing within one function: a local, what is read through it. Null for what is computed.
 */
export function identityOf(value: Value, local: (slot: number) => string): string | null {
  switch (value.kind) {
    case 'local':
      return local(value.slot);
    case 'cast':
      return identityOf(value.operand, local);
    case 'constant':
      return value.name;
    case 'load':
      return identityOfPlace(value.place, local);
    case 'addressOf': {
      const place = identityOfPlace(value.place, local);
      return place === null ? null : `&${place}`;
    }
    default:
      return null;
  }
}

function identityOfPlace(place: Place, local: (slot: number) => string): string | null {
  switch (place.kind) {
    case 'variable':
      return `$${place.slot}`;
    case 'global':
      return place.name;
    case 'field': {
      const outer = identityOfPlace(place.of, local);
      return outer === null ? null : `${outer}.${place.field}`;
    }
    case 'deref': {
      const pointer = identityOf(place.pointer, local);
      return pointer === null ? null : `${pointer}->`;
    }
    case 'index':
      return null;
  }
}
