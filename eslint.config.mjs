import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The walls of docs/architecture.md: for every folder of the core, which other folders of it and which pure libraries it
 * may import, and whether the types of the public result (report/result.ts). test/tidy holds them too.
 */
const walls = JSON.parse(readFileSync(new URL('scripts/walls.json', import.meta.url), 'utf8'));

const outside = ['node', 'cli', 'lsp'];

/** Import patterns that a file in a folder of the core must not contain. */
function wallOf(folder, { folders, packages, result }) {
  const forbidden = Object.keys(walls).filter((other) => other !== folder && !folders.includes(other));
  const patterns = [
    {
      regex: `^(?!\\.${packages.map((name) => `|${name}$`).join('')})`,
      message: `core/${folder} is pure: it imports the core alone.`,
    },
    { regex: `^(\\.\\./)+(${outside.join('|')})/`, message: 'The core knows neither an editor nor a file system.' },
  ];
  for (const other of forbidden) {
    const allowed = other === 'report' && result ? '(?!result\\.ts$)' : '';
    patterns.push({ regex: `^(\\.\\./)+${other}/${allowed}`, message: `core/${folder} does not know core/${other}.` });
  }
  return {
    files: [`server/src/core/${folder}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

const notInHost = [
  ...['process', 'Buffer', 'console', 'performance', 'fetch', 'navigator', 'window', 'document'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', '__dirname', '__filename', 'require'],
].map((name) => ({ name, message: 'The core is handed clock, files and output as arguments.' }));

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', '.vscode-test/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // noUncheckedIndexedAccess makes `array[i]!` the honest way to say that an index is in range.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `Place | 'end'` says to a reader what a string may be.
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/prefer-for-of': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Our objects are records of closures: their functions do not know `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      // A loop over characters with `for (;;)` and `while (true)` is at home in scanners.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['server/src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...notInHost],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Everything is replayable: randomness is an argument.' },
        { object: 'Date', property: 'now', message: 'Everything is replayable: the clock is an argument.' },
      ],
    },
  },
  ...Object.entries(walls).map(([folder, wall]) => wallOf(folder, wall)),
  {
    files: ['server/src/node/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(\\.\\./)+(cli|lsp)/|^vscode',
              message: 'node/ touches the outside for others; it knows no user interface.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['server/src/cli/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(\\.\\./)+lsp/|^vscode', message: 'The command line knows core/ and node/.' }] },
      ],
    },
  },
  {
    files: ['server/src/lsp/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ regex: '^(\\.\\./)+cli/|^vscode($|/)', message: 'The language server knows core/ and node/.' }],
        },
      ],
    },
  },
  {
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: 'server/src/(?!lsp/protocol)', message: 'The client talks to the server by its protocol alone.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      // A test looks at what it got; what is not there fails it.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', performance: 'readonly' },
    },
    rules: {
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules
            .filter((name) => !name.startsWith('node:'))
            .map((name) => ({ name, message: `Write node:${name}.` })),
        },
      ],
    },
  },
);
