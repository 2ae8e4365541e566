import { createUnitWorker } from '../core/analysis/unit-work.ts';
import { createCatalogue } from '../core/kernel/catalogue.ts';
import { inputText } from '../core/text/source.ts';
import { loadParser } from '../node/parsers.ts';
import { serveTasks } from '../node/serve.ts';
import { openTree } from '../node/tree.ts';
import type { PlacedInput } from './engine.ts';
import { unitSetup } from './unit-setup.ts';
import type { SentInput, WorkerData, WorkerProtocol } from './worker-protocol.ts';

/** What a thread of a run does: analyses the units that it is handed, one after the other. */
export async function serveUnits(data: WorkerData): Promise<void> {
  const { config, arch, cache, tool } = data;
  const base = data.base === null ? null : openTree(data.base);
  const setup = unitSetup(
    { base, config, arch, only: null, cache },
    { parser: await loadParser(data.parser), catalogue: createCatalogue() },
    tool,
  );
  const analyse = createUnitWorker(setup.unit, data.together.map(received));
  serveTasks<WorkerProtocol>(async ({ alone, index }, note) => ({
    result: await analyse({ alone: alone === null ? null : received(alone), index }, note),
    refused: base?.refused() ?? [],
    remarks: setup.cache?.remarks ?? [],
  }));
}

function received({ name, text, path }: SentInput): PlacedInput {
  return { ...inputText(name, text), path };
}
