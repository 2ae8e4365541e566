/** "KVM=y" or "CONFIG_KVM=y" as one symbol with its prefix; null where it is neither. */
export function configSymbol(text: string): { readonly name: string; readonly value: string } | null {
  const match = /^(?:CONFIG_)?([A-Za-z0-9_]+)=([ynm])$/.exec(text);
  return match === null ? null : { name: `CONFIG_${match[1]!}`, value: match[2]! };
}

/** The symbols of a `.config`, and the numbers of the lines that belong to none. */
export function readConfigFile(text: string): {
  readonly symbols: ReadonlyMap<string, string>;
  readonly strayLines: readonly number[];
} {
  const symbols = new Map<string, string>();
  const strayLines: number[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const set = /^\s*(CONFIG_[A-Za-z0-9_]+)=(.*?)\s*$/.exec(line);
    const unset = /^\s*#\s*(CONFIG_[A-Za-z0-9_]+) is not set\s*$/.exec(line);
    if (set !== null) symbols.set(set[1]!, set[2]!);
    else if (unset !== null) symbols.set(unset[1]!, 'n');
    else if (!/^\s*(#|$)/.test(line)) strayLines.push(index + 1);
  }
  return { symbols, strayLines };
}
