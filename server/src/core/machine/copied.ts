/**
 * A copy of a map. States are copied more often than anything else is done: the constructor makes an array of each entry
 * on the way, which this does not.
 */
export function copied<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
  const copy = new Map<K, V>();
  map.forEach((value, key) => {
    copy.set(key, value);
  });
  return copy;
}
