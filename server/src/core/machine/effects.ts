import type { Holder, LockName, ObjectClass } from '../kernel/primitive.ts';
import type { Term } from './terms.ts';

/**
 * One change that a step made to the world, as data: what paths are told apart by, what tables and witnesses say.
 * `object` is a term; reports name it as the function's own C does.
 */
export type EffectWord =
  | {
      readonly kind: 'ref';
      readonly object: Term;
      readonly class: ObjectClass;
      readonly holder: Holder;
      readonly delta: number;
      /** How many, where that is no number here: `delta` is 1 or -1 then. */
      readonly by?: Term;
      readonly before: number | null;
      readonly after: number | null;
      /** No change made here: these references are there, whoever took them. */
      readonly known?: true;
      /** The reference came with the object, which is what the call returned. */
      readonly handedOut?: true;
    }
  | { readonly kind: 'pin'; readonly object: Term; readonly delta: number; readonly by?: Term }
  | {
      readonly kind: 'lock';
      readonly object: Term;
      readonly lock: LockName;
      readonly mode: 'exclusive' | 'shared';
      readonly delta: 1 | -1;
    }
  | { readonly kind: 'window'; readonly object: Term; readonly delta: 1 | -1 }
  | { readonly kind: 'flag'; readonly object: Term; readonly flag: string; readonly value: boolean }
  | {
      readonly kind: 'private';
      readonly object: Term;
      readonly attached: Term | null;
      readonly change: 'attached' | 'detached';
    }
  /** An integer in memory that went up or down. */
  | { readonly kind: 'counter'; readonly location: Term; readonly delta: number }
  /** One that changed by an amount that is no number here, or was set. */
  | {
      readonly kind: 'recount';
      readonly location: Term;
      readonly change: 'added' | 'taken' | 'set';
      readonly amount: Term;
    }
  | {
      readonly kind: 'memory';
      readonly object: Term;
      readonly class: ObjectClass;
      readonly change: 'allocated' | 'freed';
    }
  | {
      readonly kind: 'map';
      readonly object: Term;
      readonly side: 'host' | 'guest';
      readonly change: 'mapped' | 'unmapped';
    }
  | { readonly kind: 'cache'; readonly object: Term; readonly change: string }
  | { readonly kind: 'attribute' | 'ownership' | 'content' | 'access'; readonly object: Term; readonly change: string }
  /** How the call came out; `failed` where it returned an error. */
  | { readonly kind: 'result'; readonly text: string; readonly failed?: true }
  | { readonly kind: 'note'; readonly text: string };
