import type { CallEffects } from '../calls.ts';
import type { ObjectClass } from '../../../../server/src/core/kernel/primitive.ts';
import { doubling, dropping } from './drop-call.ts';

/** What counts references to memory and to machines; everything else that is counted is a resource of a process or a file. */
const counted: ReadonlySet<ObjectClass> = new Set(['folio', 'page', 'pages', 'vm', 'vcpu', 'kref', 'other']);

function drops(effects: CallEffects, isWanted: (of: ObjectClass) => boolean): boolean {
  return effects.drops.some((drop) => isWanted(drop.class));
}

function isMemory(of: ObjectClass): boolean {
  return of === 'slab' || of === 'cache';
}

export const dropPut = dropping('drop-put', 'a put is missing', (effects) => drops(effects, (of) => counted.has(of)));

export const dropResource = dropping(
  'drop-resource',
  'an fput or another release of a resource is missing',
  (effects) => drops(effects, (of) => !counted.has(of) && !isMemory(of)),
);

export const dropFree = dropping(
  'drop-free',
  'a kfree is missing',
  (effects) => effects.frees.length > 0 || drops(effects, isMemory),
);

export const dropDetach = dropping('drop-detach', 'a detach is missing', (effects) => effects.detaches.length > 0);

export const dropUnlock = dropping('drop-unlock', 'an unlock is missing', (effects) => effects.unlocks.length > 0);

export const dropInvalidateEnd = dropping(
  'drop-invalidate-end',
  'an invalidate end is missing',
  (effects) => effects.closesWindow && !effects.opensWindow,
);

export const putTwice = doubling('put-twice', 'a put is there twice', (effects) =>
  drops(effects, (of) => !isMemory(of)),
);
