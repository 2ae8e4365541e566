/** A JSON text as a value of unknown shape, or the reason why it is none, on one line. */
export function parseJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { reason: `is not JSON: ${message.replace(/\s+/g, ' ')}` };
  }
}
