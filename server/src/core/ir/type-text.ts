import type { TypeName } from '../c/ast.ts';
import { resolveType, type Type, type TypeScope } from './types.ts';

const integers: Readonly<Record<string, readonly [bits: number, signed: boolean]>> = {
  bool: [1, false],
  _Bool: [1, false],
  char: [8, true],
  'signed char': [8, true],
  'unsigned char': [8, false],
  short: [16, true],
  'unsigned short': [16, false],
  int: [32, true],
  signed: [32, true],
  unsigned: [32, false],
  'unsigned int': [32, false],
  long: [64, true],
  'unsigned long': [64, false],
  'long long': [64, true],
  'unsigned long long': [64, false],
  'long int': [64, true],
  'unsigned long int': [64, false],
  'long unsigned int': [64, false],
};

/** Reads the text of a simple type, as prototypes of the catalogue write it: "const struct folio *", "unsigned long". */
export function typeNameOfText(text: string): TypeName {
  let pointers = 0;
  const bare = text
    .replace(/\b(const|volatile|__user|__rcu|__iomem|restrict)\b/g, ' ')
    .replace(/\*|\[[^\]]*\]/g, () => {
      pointers++;
      return ' ';
    })
    .replace(/\s+/g, ' ')
    .trim();
  let type: TypeName = baseType(bare);
  for (let i = 0; i < pointers; i++) type = { kind: 'pointer', to: type };
  return type;
}

function baseType(text: string): TypeName {
  if (text === 'void') return { kind: 'void' };
  const integer = integers[text];
  if (integer !== undefined) return { kind: 'int', bits: integer[0], signed: integer[1], spelled: text };
  const tagged = /^(struct|union|enum) (\w+)$/.exec(text);
  if (tagged) return { kind: 'tagged', keyword: tagged[1] as 'struct' | 'union' | 'enum', tag: tagged[2]! };
  return /^\w+$/.test(text) ? { kind: 'named', name: text } : { kind: 'unknown' };
}

export function resolveTypeText(scope: TypeScope, text: string): Type {
  return resolveType(scope, typeNameOfText(text));
}
