/** How C says that a call failed. */

/** A test for error pointers, with NULL or without. */
export function asksForErrorPointer(name: string): boolean {
  return name === 'IS_ERR' || name === 'IS_ERR_OR_NULL';
}

export function isErrnoName(name: string): boolean {
  return /^E[A-Z0-9]+$/.test(name);
}

export function isNullName(name: string): boolean {
  return name === 'NULL';
}

/** The error of a look-up that finds nothing, which NULL says as well. */
export function meansNotFound(errno: string): boolean {
  return errno === 'ENOENT';
}
