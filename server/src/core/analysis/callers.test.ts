import { describe, expect, test } from 'vitest';
import { analyse } from '../../../../test/kit/analyse.ts';

const path = 'virt/take.c';
const take = (head: string): string => `${head} take(struct kvm *kvm, int wait)
{
	mutex_lock(&kvm->slots_lock);
	if (wait > 1)
		return -EINVAL;
	mutex_unlock(&kvm->slots_lock);
	return wait ? -EINVAL : 0;
}
`;
const calls = (wait: string): string => `int use(struct kvm *kvm)
{
	return take(kvm, ${wait});
}
`;

async function severities(text: string, around: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { findings } = await analyse([{ name: 'take.c', text, path }], { tree: { ...around, [path]: text } });
  return findings.filter((one) => one.function === 'take').map(({ code, severity }) => `${severity} ${code}`);
}

const warning = ['warning lock-leak'];
const information = ['information lock-leak'];

describe('a defect on a path that hinges on an argument', () => {
  test('is one where a caller passes such a value', async () =>
    expect(await severities(take('static int') + calls('2'))).toEqual(warning));

  test('is information where none does', async () =>
    expect(await severities(take('static int') + calls('1'))).toEqual(information));

  test('is one where a caller passes what is not known', async () =>
    expect(await severities(take('static int') + calls('kvm->users_count'))).toEqual(warning));

  test('is one where nobody is seen to call the function', async () =>
    expect(await severities(take('static int'))).toEqual(warning));

  test('is one where somebody keeps its address', async () =>
    expect(await severities(`${take('static int')}${calls('1')}\nint (*hook)(struct kvm *, int) = take;\n`)).toEqual(
      warning,
    ));

  test('is one where a macro calls the function', async () =>
    expect(await severities(`${take('static int')}${calls('1')}\n#define take_all(kvm, n) take(kvm, n)\n`)).toEqual(
      warning,
    ));
});

describe('the callers of a function that other files see', () => {
  test('are looked for there', async () =>
    expect([
      await severities(take('int'), { 'arch/x86/kvm/use.c': calls('1') }),
      await severities(take('int'), { 'arch/x86/kvm/use.c': calls('2') }),
    ]).toEqual([information, warning]));
});

test('without a tree, who calls a function that other files see is not known', async () => {
  const { findings } = await analyse([{ name: 'take.c', text: take('int') + calls('1') }]);
  expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
});
