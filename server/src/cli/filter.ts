import * as z from 'zod/mini';
import type { Finding, RunResult } from '../core/report/result.ts';
import { parseJson } from '../node/json.ts';
import type { Waiver } from '../node/settings.ts';

const earlierReport = z.object({ findings: z.array(z.object({ fingerprint: z.string() })) });

/** The fingerprints of an earlier JSON report, or the reason why the text is none. */
export function readBaseline(text: string): ReadonlySet<string> | { readonly reason: string } {
  const json = parseJson(text);
  if ('reason' in json) return json;
  const parsed = earlierReport.safeParse(json.value);
  if (!parsed.success) return { reason: 'is no JSON report of Folioscope: it has no findings with fingerprints' };
  return new Set(parsed.data.findings.map((finding) => finding.fingerprint));
}

/** Leaves out what the baseline holds and what is waived, and counts both. */
export function filterFindings(
  result: RunResult,
  baseline: ReadonlySet<string>,
  waivers: readonly Waiver[],
): RunResult {
  if (baseline.size === 0 && waivers.length === 0) return result;
  const isNew = result.findings.filter((finding) => !baseline.has(finding.fingerprint));
  const findings = isNew.filter((finding) => !waivers.some((waiver) => isWaived(finding, waiver)));
  const filtered = { baseline: result.findings.length - isNew.length, waived: isNew.length - findings.length };
  return { ...result, findings, filtered };
}

function isWaived(finding: Finding, waiver: Waiver): boolean {
  if (waiver.code !== finding.code) return false;
  if (waiver.function !== undefined && waiver.function !== finding.function) return false;
  const { file } = waiver;
  return (
    file === undefined ||
    [finding.file, finding.target?.file ?? ''].some((path) => path === file || path.endsWith(`/${file}`))
  );
}
