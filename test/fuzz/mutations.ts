import fc from 'fast-check';

/** A change of a text that is made of tokens, white space among them. */
type Mutation = (tokens: readonly string[]) => readonly string[];

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

function at(tokens: readonly string[], where: number): number {
  return Math.floor(tokens.length * where);
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Some tokens go, come twice, or change places.
  fc.tuple(place, fc.integer({ min: 1, max: 12 })).map(([where, count]): Mutation => (tokens) => {
    return tokens.toSpliced(at(tokens, where), count);
  }),
  fc.tuple(place, fc.integer({ min: 1, max: 30 })).map(([where, count]): Mutation => (tokens) => {
    const from = at(tokens, where);
    return [...tokens.slice(0, from + count), ...tokens.slice(from)];
  }),
  fc.tuple(place, place).map(([one, other]): Mutation => (tokens) => {
    const [i, j] = [at(tokens, one), at(tokens, other)];
    return tokens.map((token, k) => (k === i ? (tokens[j] ?? '') : k === j ? (tokens[i] ?? '') : token));
  }),
  // The rest is missing.
  place.map(
    (where): Mutation =>
      (tokens) =>
        tokens.slice(0, at(tokens, where)),
  ),
  // Something that does not belong there, and something that belongs nowhere.
  fc.tuple(place, fc.string({ unit: 'binary', maxLength: 8 })).map(([where, text]): Mutation => (tokens) => {
    return tokens.toSpliced(at(tokens, where), 0, text);
  }),
  fc
    .tuple(
      place,
      fc.constantFrom(
        ...['{', '}', '(', ')', ';', '#if 1\n', '#endif\n', '#else\n', '/*', '*/', '"', "'", '\\\n', '\r', '\0'],
        ...['goto out;', 'out:', 'case 1 ... 3:', 'default:', 'break;', 'continue;', 'return;', 'guard(mutex)(&a);'],
        ...[
          'while (1)',
          'for (;;)',
          'do',
          'else',
          'switch (r)',
          '&&out',
          '__free(kfree)',
          '({',
          '})',
          '@@ -1,9 +1,9 @@\n',
        ],
      ),
    )
    .map(
      ([where, text]): Mutation =>
        (tokens) =>
          tokens.toSpliced(at(tokens, where), 0, text),
    ),
  // Very deep nesting.
  fc
    .tuple(
      place,
      fc.constantFrom(['(', ')'], ['{', '}'], ['if (a) ', ''], ['while (a) {', '}'], ['!', ''], ['a[', ']']),
    )
    .chain(([where, [open = '', close = '']]) =>
      fc.integer({ min: 1, max: 400 }).map((depth): Mutation => (tokens) => {
        return tokens.toSpliced(at(tokens, where), 0, open.repeat(depth), 'a', close.repeat(depth));
      }),
    ),
);

/** A text, changed a few times. */
export function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(mutation, { maxLength: 6 })).map(([whole, mutations]) => {
    const tokens: readonly string[] = whole.match(/\w+|\s+|[^\w\s]/g) ?? [];
    return mutations.reduce((changed, mutate) => mutate(changed), tokens).join('');
  });
}
