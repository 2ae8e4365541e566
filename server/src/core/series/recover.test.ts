import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { readInput } from './read-input.ts';

function recovered(text: string): string {
  const input = inputText('m', text);
  const read = readInput(input);
  const functions = read.recovered.map(
    (one) => `${one.source.path} ${one.name}${one.resplit ? ' (split again)' : ''}\n${one.source.text}`,
  );
  for (const one of read.recovered) {
    for (const segment of one.source.segments) {
      expect(text.slice(segment.origin, segment.origin + segment.length)).toBe(
        one.source.text.slice(segment.at, segment.at + segment.length),
      );
    }
  }
  return [...functions, ...read.problems.map((problem) => `! ${problem.reason}`)].join('\n');
}

const PROSE = 'Some words on how books are put on the shelf, which are long enough to fill a mail. '.repeat(6);
const QUOTED = PROSE.replaceAll('. ', '. > ');

describe('functions in the text of a reply', () => {
  test('set in', () => {
    expect(
      recovered(`Re: [PATCH 1/2] shelf

I would write

    static int shelf_get(struct shelf *shelf)
    {
            if (shelf->count > 0)
                    return 1;

            return 0;
    }

instead.
`),
    ).toBe(`<Re: [PATCH 1/2] shelf> shelf_get
static int shelf_get(struct shelf *shelf)
{
        if (shelf->count > 0)
                return 1;

        return 0;
}
`);
  });

  test('quoted, and with the marks of a diff whose header is gone', () => {
    expect(
      recovered(`Re: [PATCH 1/2] shelf

> +static int shelf_get(void)
> +{
> -	return 0;
> +	return 1;
> +}

No.
`),
    ).toBe(`<Re: [PATCH 1/2] shelf> shelf_get
static int shelf_get(void)
{
	return 1;
}
`);
  });

  test('one that is cut off is said and left out', () => {
    expect(recovered('Re: [PATCH 1/2] shelf\n\n> static int shelf_get(void)\n> {\n>  return 0;\n\nNo.\n')).toBe(
      '! the code of shelf_get() is not whole here; it is left out',
    );
  });

  test('prose and prototypes are none', () => {
    expect(
      recovered('Re: [PATCH 1/2] shelf\n\nint f(void);\nI think that int f(void) is static int, really (see above).\n'),
    ).toBe('');
  });
});

describe('mails that lost their line breaks', () => {
  test('the marks of the quote tell where the lines of a function were', () => {
    expect(
      recovered(
        `${PROSE}> > e.g.: > > > > static int shelf_get(struct shelf *shelf) > > { > > if (shelf->count > limit) > > return 1; > > > > return 0; > > } > > > > But ${PROSE}`,
      ),
    ).toBe(
      `<m> shelf_get (split again)
static int shelf_get(struct shelf *shelf)
{
if (shelf->count > limit)
return 1;

return 0;
}

! the mail has lost its line breaks; the functions and diffs that could be told apart were put together again, the rest is left out`,
    );
  });

  test('with one mark a comparison is told by its operands', () => {
    expect(
      recovered(`${PROSE} > static int f(int a) > { > if (a > 0) > return 1; > return 0; > } > Fine > ${PROSE}`),
    ).toContain('{\nif (a > 0)\nreturn 1;\nreturn 0;\n}\n');
  });

  test('code that is not quoted is split at its statements', () => {
    expect(recovered(`${QUOTED} I mean static int f(int a) { /* why */ int b = g(a); return b; } here.`)).toContain(
      'static int f(int a) {\n/* why */\nint b = g(a);\nreturn b;\n}\n',
    );
  });

  test('a quoted diff is put together again', () => {
    const text = `${PROSE} > > diff --git a/a.c b/a.c > > index 1..2 > > --- a/a.c > > +++ b/a.c > > @@ -1,3 +1,5 @@ f > > int a; > > > > +int b; > > + > > int c; > > > I see. ${PROSE} > ${PROSE}`;
    const { patches } = readInput(inputText('m', text));
    const hunk = patches[0]?.files[0]?.hunks[0];
    expect([patches[0]?.recovered, hunk?.complete, hunk?.lines.map((line) => line.kind + line.text)]).toEqual([
      true,
      true,
      [' int a;', ' ', '+int b;', '+', ' int c;'],
    ]);
  });

  test('where no code is found that is said', () => {
    expect(recovered(QUOTED)).toBe(
      '! the mail has lost its line breaks, and no whole function or diff was found in it',
    );
  });
});
