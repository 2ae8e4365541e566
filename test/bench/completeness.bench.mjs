// How much of real files is read and followed to its end, beside what the grammar alone can read of them.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { bareParser, corpus, missing, runCheck, source } from './corpus.mjs';

export const name = 'completeness';
export const skip = missing;

const files = [
  ...['guest_memfd', 'kvm_main'].map((file) => `virt/kvm/${file}.c`),
  ...['mmu/mmu', 'mmu/tdp_mmu', 'svm/sev', 'vmx/tdx', 'x86'].map((file) => `arch/x86/kvm/${file}.c`),
  ...['filemap', 'gup', 'truncate', 'swap', 'memory', 'shmem'].map((file) => `mm/${file}.c`),
];
const trees = ['debian-v7.2.13', 'v6.8', 'v6.11', 'v6.17', 'v7.0'];
const columns = ['functions', 'lost', 'grammar alone', 'complete', 'share', 'errors', 'warnings', 'information'];

export function measure() {
  const parse = bareParser();
  const tables = trees.map((tree) => {
    const rows = files.flatMap((path) => {
      const file = source(tree, path);
      if (file === null) return [];
      const { result } = runCheck(['--base', join(corpus, 'sources', tree), file]);
      const { functions, lost, complete } = result.stats;
      const severity = (level) => result.findings.filter((finding) => finding.severity === level).length;
      const byGrammar = functionsLostBy(parse, readFileSync(file, 'utf8'), result.functions);
      return [
        {
          ...{ file: path, functions, lost, byGrammar, complete },
          ...{ errors: severity('error'), warnings: severity('warning'), information: severity('information') },
        },
      ];
    });
    return { title: tree, rows: rows.length === 0 ? [] : [...rows, total(rows)] };
  });
  return {
    tables: tables.map(({ title, rows }) => ({
      title,
      columns: ['file', ...columns],
      rows: rows.map((row) => [
        row.file,
        row.functions,
        `${row.lost} (${percent(row.lost, row.functions)})`,
        `${row.byGrammar} (${percent(row.byGrammar, row.functions)})`,
        row.complete,
        percent(row.complete, row.functions),
        row.errors,
        row.warnings,
        row.information,
      ]),
      data: rows,
    })),
  };
}

function total(rows) {
  const sum = (field) => rows.reduce((all, row) => all + row[field], 0);
  const fields = ['functions', 'lost', 'byGrammar', 'complete', 'errors', 'warnings', 'information'];
  return { file: 'all', ...Object.fromEntries(fields.map((field) => [field, sum(field)])) };
}

function percent(part, whole) {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;
}

/** The functions whose body the grammar of plain C does not find, or finds with something in it that it cannot read. */
function functionsLostBy(parse, text, functions) {
  const bodies = [];
  const visit = (node) => {
    if (node.type !== 'function_definition') for (const child of node.children) visit(child);
    else if (!node.hasError) bodies.push(node.childForFieldName('body').startPosition);
  };
  visit(parse(text));
  const lines = new Set(bodies.filter(({ column }) => column === 0).map(({ row }) => row + 1));
  return functions.filter(({ range }) => {
    for (let line = range.start.line; line <= range.end.line; line++) if (lines.has(line)) return false;
    return true;
  }).length;
}
