import { expect, test } from 'vitest';
import { readFile } from '../c/read.ts';
import { createCatalogue } from '../kernel/catalogue.ts';
import { inputText, SourceText } from '../text/source.ts';
import { nativeParser } from '../../node/parsers.ts';
import { createFileAnalyser } from './analyse-file.ts';
import type { FunctionAnalysis } from './function-analysis.ts';
import { singleValue } from '../machine/facts.ts';
import { factOf } from '../machine/store.ts';

/** The last function of a file, followed as coarsely as it gets from its first step on. */
function coarsely(code: string): FunctionAnalysis {
  const parser = nativeParser();
  if (parser === null) throw new Error('these tests need the native parser');
  const file = readFile(SourceText.of('t.c', inputText('t.c', code)));
  const bounds = { steps: 5_000, stages: [], waysOut: 8 };
  const analyser = createFileAnalyser(
    { catalogue: createCatalogue(), parser, configuration: new Map(), bounds },
    file,
    [],
  );
  return analyser.analyse(analyser.functions.at(-1)!);
}

function returned(analysis: FunctionAnalysis): (bigint | null)[] {
  return analysis.exits.map(({ returns, state }) => (returns === null ? null : singleValue(factOf(state, returns))));
}

test('a loop over entries that are known to be there comes to its end', () => {
  const analysis = coarsely(`
    int set(int cpu);
    int each(struct box *box)
    {
      int ret = -ENOMEM, cpu, found = 0;

      for_each_online_cpu(cpu)
        found = 1;
      if (!found)
        return -EIO;
      for_each_online_cpu(cpu) {
        if (box->skip)
          continue;
        ret = set(cpu);
        if (ret)
          break;
      }
      if (ret)
        return -EINVAL;
      return 7;
    }`);
  expect(returned(analysis)).toContain(7n);
  expect(analysis.complete).toBe(true);
});

test('paths that agree in what they hold are one, and say so', () => {
  const analysis = coarsely(`
    int pick(int a, int b)
    {
      int x = 0;

      if (a)
        x = 1;
      if (b)
        x += 2;
      if (x)
        return 5;
      return 6;
    }`);
  expect(returned(analysis).sort()).toEqual([5n, 6n]);
  expect(analysis.exits.every(({ state }) => state.merged)).toBe(true);
});

test('what no value that was merged decides is found on paths that were merged', () => {
  const analysis = coarsely(`
    void wait(int a, struct kvm *kvm)
    {
      int x = 3;

      if (a)
        x = 5;
      spin_lock(&kvm->mn_invalidate_lock);
      msleep(x);
      spin_unlock(&kvm->mn_invalidate_lock);
    }`);
  expect(analysis.violations.map(({ violation }) => violation.code)).toEqual(['sleep-in-atomic']);
});

test('nothing is found where two values are decided on that no path had together', () => {
  const analysis = coarsely(`
    void wait(int a, struct kvm *kvm)
    {
      int locks = 0, sleeps = 1;

      if (a) {
        locks = 1;
        sleeps = 0;
      }
      if (locks)
        spin_lock(&kvm->mn_invalidate_lock);
      if (sleeps)
        msleep(5);
      if (locks)
        spin_unlock(&kvm->mn_invalidate_lock);
    }`);
  expect(analysis.violations).toEqual([]);
});

test('nothing is found where a value is decided on of which it was forgotten what both paths knew', () => {
  const analysis = coarsely(`
    void wait(struct kvm *kvm, struct slot *one, struct slot *two, int a)
    {
      struct slot *slot = one;

      if (one->sleeps || two->sleeps)
        return;
      if (a)
        slot = two;
      spin_lock(&kvm->mn_invalidate_lock);
      if (slot->sleeps)
        msleep(5);
      spin_unlock(&kvm->mn_invalidate_lock);
    }`);
  expect(analysis.violations).toEqual([]);
});

test('nothing is found where a lock is taken by one name of a merged path and given back by another', () => {
  const analysis = coarsely(`
    void both(struct box *one, struct box *two, int a)
    {
      struct box *box = one, *same = one;

      if (a) {
        box = two;
        same = two;
      }
      spin_lock(&box->lock);
      if (one->busy)
        cpu_relax();
      spin_unlock(&same->lock);
    }`);
  expect(analysis.violations).toEqual([]);
});

test('a callee whose ways out all leave the world the same leaves its caller in no doubt', () => {
  const analysis = coarsely(`
    static int pick(int a, int b)
    {
      int x = 0, y = 0;

      if (a)
        x = 1;
      if (b)
        y = 1;
      if (x)
        y = 7;
      if (y)
        return 5;
      return 6;
    }
    void wait(struct kvm *kvm, int a, int b)
    {
      spin_lock(&kvm->mn_invalidate_lock);
      pick(a, b);
      msleep(1);
      spin_unlock(&kvm->mn_invalidate_lock);
    }`);
  expect(analysis.violations.map(({ violation }) => violation.code)).toEqual(['sleep-in-atomic']);
});

test('which of two constants a value was is asked again: on neither answer alone does anything rest', () => {
  const analysis = coarsely(`
    int change_slot(struct kvm *kvm, int change)
    {
      struct slot *old = NULL;

      if (change == SLOT_DELETE || change == SLOT_MOVE) {
        old = kzalloc(sizeof(*old), GFP_KERNEL);
        if (!old)
          return -ENOMEM;
      }
      kvm->changes++;
      if (change == SLOT_DELETE)
        kfree(old);
      else if (change == SLOT_MOVE)
        kfree(old);
      return 0;
    }`);
  expect(analysis.violations).toEqual([]);
});
