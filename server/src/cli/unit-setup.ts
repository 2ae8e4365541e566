import { createHash } from 'node:crypto';
import type { UnitSetup } from '../core/analysis/analyse-unit.ts';
import { openUnitCache, type UnitCache } from '../node/unit-cache.ts';
import type { AnalysisRequest } from './engine.ts';

/** What analysing a unit depends on, whichever thread does it. `tool` is what its results are kept under; null: they are not. */
export function unitSetup(
  { base, config, arch, only, cache: directory }: Pick<AnalysisRequest, 'base' | 'config' | 'arch' | 'only' | 'cache'>,
  { parser, catalogue }: Pick<UnitSetup, 'parser' | 'catalogue'>,
  tool: string | null,
): { readonly unit: UnitSetup; readonly cache: UnitCache | null } {
  const cache = directory === null || tool === null ? null : openUnitCache(directory, tool);
  const unit: UnitSetup = {
    readTree: base === null ? null : (path) => base.read(path),
    listTree: base === null ? null : (folder) => base.list(folder),
    configuration: config,
    arch: arch ?? 'x86',
    only,
    parser,
    catalogue,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 24),
    memory: cache,
    pause: () => Promise.resolve(),
  };
  return { unit, cache };
}
