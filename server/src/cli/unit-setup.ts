import { createHash } from 'node:crypto';
import type { UnitSetup } from '../core/analysis/analyse-unit.ts';
import type { AnalysisRequest } from './engine.ts';

/** What analysing a unit depends on, whichever thread does it. */
export function unitSetup(
  { base, config, arch, only }: Pick<AnalysisRequest, 'base' | 'config' | 'arch' | 'only'>,
  { parser, catalogue }: Pick<UnitSetup, 'parser' | 'catalogue'>,
): UnitSetup {
  return {
    readTree: base === null ? null : (path) => base.read(path),
    listTree: base === null ? null : (folder) => base.list(folder),
    configuration: config,
    arch: arch ?? 'x86',
    only,
    parser,
    catalogue,
    hash: (text) => createHash('sha256').update(text).digest('hex').slice(0, 24),
    pause: () => Promise.resolve(),
  };
}
