import { expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

test('all settings are read', () => {
  const settings = {
    base: '../linux',
    arch: 'arm64',
    config: { KVM: 'y' },
    configFile: '.config',
    failOn: 'error',
    waivers: [{ code: 'ref-leak', file: 'mm/a.c', function: 'f', reason: 'handed on in assembly' }],
  };
  expect(parseSettings(JSON.stringify(settings))).toEqual({ settings, problems: [] });
});

test('a setting that is wrong is named, the others are kept', () => {
  const { settings, problems } = parseSettings('{ "failOn": "error", "arch": "vax", "waivers": [{ "code": "x" }] }');
  expect(settings).toEqual({ failOn: 'error' });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['arch', 'waivers.0.reason']);
});

test('a setting that does not exist is named', () => {
  expect(parseSettings('{ "__proto__x": 1 }').problems[0]).toMatch(/^has an unknown setting '__proto__x'/);
});

test.each(['', '{', '[]', 'null', '1'])('%s holds no settings', (text) => {
  const { settings, problems } = parseSettings(text);
  expect(settings).toEqual({});
  expect(problems).toHaveLength(1);
});
