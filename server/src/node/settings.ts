import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { isDirectory } from './directory.ts';
import { parseJson } from './json.ts';
import { readText } from './read.ts';

// zod/mini and one locale: the whole of zod would be nine tenths of the bundle.
z.config(en());

const name = z.string().check(z.minLength(1));

/** A finding that the project has looked at and lives with. What is not given matches anything. */
const waiver = z.strictObject({
  code: name.check(z.describe('the finding code')),
  file: z.optional(name.check(z.describe('the end of the file path: "mm/guest_memfd.c"'))),
  function: z.optional(name.check(z.describe('the function'))),
  reason: name.check(z.describe('why it is waived: for whoever reads the settings')),
});

const fields = {
  base: name.check(z.describe('kernel tree for inputs that lie in none, relative to this file')),
  arch: z.enum(['x86', 'arm64']),
  config: z.record(z.string().check(z.regex(/^(CONFIG_)?[A-Za-z0-9_]+$/)), z.enum(['y', 'n', 'm'])),
  configFile: name.check(z.describe('a .config, relative to this file')),
  failOn: z.enum(['error', 'warning', 'information']),
  waivers: z.array(waiver),
} as const;

/** The schema of `.folioscope.json`. Everything may be left out. */
export const settingsSchema = z.partial(z.strictObject(fields));

export type Settings = z.infer<typeof settingsSchema>;
export type Waiver = z.infer<typeof waiver>;

export interface ReadSettings {
  /** The file, or null where the workspace has none. */
  readonly path: string | null;
  readonly settings: Settings;
  /** What was wrong with the file; the rest of it is in force. */
  readonly problems: readonly string[];
}

export const settingsName = '.folioscope.json';

/** Reads the settings of the workspace: the nearest `.folioscope.json` upwards, as far as the top of the repository. */
export function readSettings(directory: string): ReadSettings {
  const path = findSettings(directory);
  if (path === null) return { path: null, settings: {}, problems: [] };
  const decoded = readText(path);
  if ('reason' in decoded) return { path, settings: {}, problems: [`cannot be read: ${decoded.reason}`] };
  const { settings, problems } = parseSettings(decoded.text);
  const place = (file: string): string => resolve(dirname(path), file);
  const { base, configFile, ...others } = settings;
  const found: Settings = { ...others };
  if (base !== undefined) {
    if (isDirectory(place(base))) found.base = place(base);
    else problems.push(`base: '${base}' is no directory`);
  }
  if (configFile !== undefined) {
    if (exists(place(configFile))) found.configFile = place(configFile);
    else problems.push(`configFile: there is no '${configFile}'`);
  }
  return { path, settings: found, problems };
}

/** Settings out of their text. A setting that is wrong is named and left out; the others are kept. */
export function parseSettings(text: string): { readonly settings: Settings; readonly problems: string[] } {
  const json = parseJson(text);
  if ('reason' in json) return { settings: {}, problems: [json.reason] };
  const { value: object } = json;
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    return { settings: {}, problems: ['holds no object of settings'] };
  }
  const settings: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [setting, value] of Object.entries(object)) {
    if (!isField(setting))
      problems.push(`has an unknown setting '${setting}' (there are ${Object.keys(fields).join(', ')})`);
    else {
      const parsed = fields[setting].safeParse(value);
      if (parsed.success) settings[setting] = parsed.data;
      else
        for (const issue of parsed.error.issues)
          problems.push(`${[setting, ...issue.path].join('.')}: ${issue.message}`);
    }
  }
  return { settings: settings, problems };
}

function isField(setting: string): setting is keyof typeof fields {
  return Object.hasOwn(fields, setting);
}

function findSettings(directory: string): string | null {
  for (let here = resolve(directory); ; here = dirname(here)) {
    const path = join(here, settingsName);
    if (exists(path)) return path;
    if (exists(join(here, '.git')) || dirname(here) === here) return null;
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
