import { attributeCodes } from './codes/attributes.ts';
import type { FindingCode } from './codes/code.ts';
import { errorCodes } from './codes/errors.ts';
import { frameCodes } from './codes/frames.ts';
import { gatingCodes } from './codes/gating.ts';
import { lockCodes } from './codes/locks.ts';
import { memoryCodes } from './codes/memory.ts';
import { rangeCodes } from './codes/ranges.ts';
import { referenceCodes } from './codes/references.ts';
import { windowCodes } from './codes/windows.ts';

export type { FindingCode };

/** Every code that a finding can have, in the order of the reference page. */
export const findingCodes: readonly FindingCode[] = [
  ...referenceCodes,
  ...lockCodes,
  ...windowCodes,
  ...rangeCodes,
  ...frameCodes,
  ...attributeCodes,
  ...errorCodes,
  ...memoryCodes,
  ...gatingCodes,
];

/** Where a code is described, from the top of the project: a link that works offline. */
export function descriptionOf(code: string): string {
  return `docs/checks.md#${code}`;
}
