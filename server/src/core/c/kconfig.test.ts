import { describe, expect, it } from 'vitest';
import { conditionText, evaluateCondition, parseCondition } from './conditions.ts';
import { parseDotConfig, parseKconfig, parseKconfigCondition } from './kconfig.ts';

/** A line for each symbol, with all that is known of it. */
function symbols(text: string): string[] {
  const file = parseKconfig(text);
  const effect = (word: string) => (one: { value: string; condition: Parameters<typeof conditionText>[0] | null }) =>
    ` ${word} ${one.value}${one.condition === null ? '' : ` if ${conditionText(one.condition)}`}`;
  const shown = file.symbols.map((symbol) =>
    [
      `${symbol.line} ${symbol.name}: ${symbol.type}`,
      symbol.prompt === null ? '' : ` "${symbol.prompt}"`,
      symbol.dependsOn === null ? '' : ` depends ${conditionText(symbol.dependsOn)}`,
      ...symbol.defaults.map(effect('default')),
      ...symbol.selects.map(effect('select')),
      ...symbol.implies.map(effect('imply')),
      symbol.help === '' ? '' : ` help ${symbol.help.replace(/\n/g, '/')}`,
    ].join(''),
  );
  return [...shown, ...file.problems.map(({ reason }) => `! ${reason}`)];
}

describe('Kconfig', () => {
  it('has symbols with their properties', () => {
    expect(
      symbols(
        'config A\n\ttristate "Use it" # really\n\tdepends on B && \\\n\t\t!C\n\tdepends on D!=n\n\tdefault y if X86\n\tselect E if F=n || G\n\timply H\n' +
          '\thelp\n\t  Long\n\n\t  text.\n\nmenuconfig I\n\tdef_bool m\n',
      ),
    ).toEqual([
      '1 A: tristate "Use it" depends (IS_ENABLED(CONFIG_B) && !IS_ENABLED(CONFIG_C)) && IS_ENABLED(CONFIG_D)' +
        ' default y if IS_ENABLED(CONFIG_X86) select E if !IS_ENABLED(CONFIG_F) || IS_ENABLED(CONFIG_G) imply H help Long//text.',
      '14 I: bool default m',
    ]);
  });
  it('has conditions around symbols', () => {
    expect(
      symbols(
        'if A\nmenu "M"\n\tdepends on B\nconfig C\n\tbool\nendmenu\nendif\nconfig D\n\tint "n" if E\n\trange 1 9\n',
      ),
    ).toEqual(['4 C: bool depends IS_ENABLED(CONFIG_A) && IS_ENABLED(CONFIG_B)', '8 D: int "n"']);
  });
  it('says what makes no sense and goes on', () => {
    expect(symbols('config A\n\tbolo\nendif\nconfig B\n\tbool\n')).toEqual([
      '1 A: null',
      '4 B: bool',
      '! "bolo" is no property of a symbol',
      '! endif without its if',
    ]);
  });
  it('keeps what is no condition', () => {
    expect(conditionText(parseKconfigCondition('A && ((B)'))).toBe('A && ((B)');
    expect(conditionText(parseKconfigCondition('$(cc-option,-x) && N > 3'))).toBe('$(cc-option,-x) && N > 3');
  });
});

describe('.config', () => {
  it('has settings', () => {
    expect([
      ...parseDotConfig('# A comment\nCONFIG_A=y\r\n# CONFIG_B is not set\nCONFIG_C="x y"\nCONFIG_D=12\n'),
    ]).toEqual([
      ['CONFIG_A', 'y'],
      ['CONFIG_B', 'n'],
      ['CONFIG_C', 'x y'],
      ['CONFIG_D', '12'],
    ]);
  });
  it('decides conditions', () => {
    const settings: Record<string, string | null> = { CONFIG_A: 'y', CONFIG_B: 'm', CONFIG_C: null };
    const decide = (text: string): boolean | null => evaluateCondition(parseCondition(text), (name) => settings[name]);
    expect(decide('defined(CONFIG_A) && !defined(CONFIG_B)')).toBe(true);
    expect(decide('IS_ENABLED(CONFIG_B) || CONFIG_Z')).toBe(true);
    expect(decide('defined(CONFIG_C) || 0')).toBe(false);
    expect(decide('defined(CONFIG_A) && defined(CONFIG_UNKNOWN)')).toBe(null);
    expect(decide('PAGE_SHIFT > 12')).toBe(null);
  });
});
