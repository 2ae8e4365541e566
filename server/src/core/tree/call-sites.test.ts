import { expect, test } from 'vitest';
import { readFile } from '../c/read.ts';
import { inputText, SourceText } from '../text/source.ts';
import { callSites } from './call-sites.ts';

const read = (text: string): ReturnType<typeof readFile> => readFile(SourceText.of('a.c', inputText('a.c', text)));

test('calls are found in bodies, with their arguments as they are written', () => {
  const file = read(`int fill(int a, int b);
/* fill(1, 2) is called below */
int once(void) { return fill(min(1, 2), sizeof(int)); }
int twice(void) { refill(0); return fill(1, 2) + fill(3, fill(4, 5)); }
`);
  expect(callSites(file, 'fill').map(({ caller, args }) => `${caller.name}: ${args.join(' | ')}`)).toEqual([
    'once: min(1, 2) | sizeof(int)',
    'twice: 1 | 2',
    'twice: 3 | fill(4, 5)',
    'twice: 4 | 5',
  ]);
});
