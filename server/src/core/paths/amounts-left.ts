/** "+ refs" and "- refs", in the order of the path: what is left once the same amounts, taken and given back, cancel. */
export function amountsLeft(amounts: readonly string[]): readonly string[] {
  const left: string[] = [];
  for (const amount of amounts) {
    const opposite = left.indexOf(`${amount.startsWith('+') ? '-' : '+'}${amount.slice(1)}`);
    if (opposite === -1) left.push(amount);
    else left.splice(opposite, 1);
  }
  return left;
}
