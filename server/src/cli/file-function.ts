/** FILE or FILE:FUNCTION, taken apart. */
export interface FileFunction {
  readonly file: string;
  readonly name: string | null;
}

/**
 * Takes FILE:FUNCTION apart. A name that exists as a whole is a file, whatever it is called; what stands behind the last
 * colon is a function only where it is a C name, so that a drive letter or a path behind a colon stays in the file.
 */
export function splitFunction(operand: string, exists: (file: string) => boolean): FileFunction {
  const match = /^(.+):([A-Za-z_][A-Za-z0-9_]*)$/s.exec(operand);
  if (match === null || exists(operand)) return { file: operand, name: null };
  const [, file, name] = match;
  // "C:mm" is a path on a drive, not the function mm of a file C, unless there is such a file.
  if (/^[A-Za-z]$/.test(file!) && !exists(file!)) return { file: operand, name: null };
  return { file: file!, name: name! };
}
