/** Appends all items. A spread into `push` fails on arrays of the size that a patch of many megabytes gives. */
export function appendAll<T>(target: T[], items: Iterable<T>): void {
  for (const item of items) target.push(item);
}
