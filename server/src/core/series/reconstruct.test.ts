import { describe, expect, test } from 'vitest';
import { inputText } from '../text/source.ts';
import { HOLE_MARK } from '../text/hole.ts';
import { readInput } from './read-input.ts';
import { reconstructAll } from './reconstruct.ts';

/** Rebuilds the only file of a mail and draws it: target line, line of the mail, `+` for new, the text. */
function rebuilt(mail: string): string {
  const { patches } = readInput(inputText('mail.eml', mail));
  return reconstructAll(patches).map(draw).join('\n');
}

function draw(file: ReturnType<typeof reconstructAll>[number]): string {
  const { source } = file;
  const lines = source.text.replace(/\n$/, '').split('\n');
  return lines
    .map((text, index) => {
      const at = source.lines.start(index + 1);
      const shown = text.startsWith(HOLE_MARK) ? '<hole>' : text;
      const target = source.targetLines?.[index] === 0 ? '-' : source.target(at).line;
      return `${target} ${source.origin(at).line}${file.isAdded(at) ? '+' : ' '}|${shown}`;
    })
    .join('\n');
}

describe('reconstruct', () => {
  test('a quoted patch gives the new side with places in the patched file and in the mail', () => {
    expect(
      rebuilt(`Re: [PATCH v2 2/5] lib: shelf

On Friday, Ann Author wrote:
> Why not.
> ---
> diff --git a/lib/shelf.c b/lib/shelf.c
> index 1..2 100644
> --- a/lib/shelf.c
> +++ b/lib/shelf.c
> @@ -1,4 +1,5 @@
>  int shelf_get(void)
>  {
> -       return 0;
> +       int r = shelf_try();

I would rather not.

> +       return r;
>  }
>
`),
    ).toBe(`1 11 |int shelf_get(void)
2 12 |{
3 14+|       int r = shelf_try();
4 18+|       return r;
5 19 |}
- 19 |<hole>`);
  });
});
