import type { PrimitiveGroup } from './primitive.ts';
import { constants } from './type-constants.ts';
import { errorNumbers } from './type-errnos.ts';
import { fields, typedefs } from './type-fields.ts';

/** Structs, typedefs and constants that a lone file needs where its headers are not at hand. */
export const types: PrimitiveGroup = {
  name: 'types',
  title: 'Types and constants',
  primitives: [],
  types: { fields, typedefs, constants: { ...constants, ...errorNumbers } },
};
