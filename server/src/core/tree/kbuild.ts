/** A line of a Makefile that builds a C file where a symbol is set. */
export interface BuiltFile {
  /** Without the prefix `CONFIG_`. */
  readonly symbol: string;
  /** The file beside the Makefile, with its ending: "guest_memfd.c". */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** What `obj-$(CONFIG_X) += a.o $(DIR)/b.o` builds. Objects that are always built, and folders, are left out. */
export function builtFiles(makefile: string): readonly BuiltFile[] {
  const files: BuiltFile[] = [];
  let line = 1;
  for (const text of makefile
    .replace(/\\\r?\n/g, (joined) => joined.replace('\\', ' ').replace('\n', joinedLine))
    .split('\n')) {
    const rule = /^[\w-]+-\$\(CONFIG_(\w+)\)\s*[+:]?=([^#]*)/.exec(text);
    for (const [, object] of rule?.[2]?.matchAll(/(?:^|[\s/])([\w-]+)\.o(?=\s|$)/g) ?? [])
      files.push({ symbol: rule![1]!, file: `${object!}.c`, line });
    line += 1 + text.split(joinedLine).length - 1;
  }
  return files;
}

/** Stands for a line break that a backslash took away, so that lines are still counted. */
const joinedLine = '\v';
