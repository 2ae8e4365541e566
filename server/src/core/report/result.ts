/** The public JSON contract: one document a run. Lines and columns are 1-based. Extended, never broken. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export type Severity = 'error' | 'warning' | 'information';

export interface WitnessStep extends Position {
  readonly file: string;
  readonly function: string;
  readonly task: string | null;
  /** The C of the step on one line, shortened. */
  readonly text: string;
  /** What the step did to the world, in words; empty where it only led here. */
  readonly effect: string;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly target: { readonly file: string; readonly line: number } | null;
  readonly function: string;
  readonly patch: { readonly index: number; readonly subject: string; readonly messageId: string | null } | null;
  readonly status: 'new' | 'fixed' | 'unchanged' | 'moved' | null;
  readonly witness: readonly WitnessStep[];
  readonly confidence: 'witnessed' | 'inconsistent' | 'suspected';
  readonly assumptions: readonly string[];
  readonly fingerprint: string;
  /** What follows from it, for the text report: "a second grab reads freed memory". */
  readonly consequence?: string;
}

export type EffectKind =
  | 'ref'
  | 'pin'
  | 'map'
  | 'lock'
  | 'window'
  | 'attribute'
  | 'ownership'
  | 'flag'
  | 'private'
  | 'counter'
  | 'memory'
  | 'context';

export interface PathEffect {
  readonly kind: EffectKind;
  readonly object: string;
  readonly delta?: number;
  /** "+ refs", "- refs": by how many references or pins, where that is no number. */
  readonly amount?: string;
  readonly change?: string;
  readonly line: number;
}

export interface PfnResult {
  readonly refcounted: boolean | null;
  readonly notifierGuarded: boolean | null;
  readonly releaseWith: string | null;
}

export interface PathResult {
  readonly when: readonly string[];
  readonly returns: string;
  readonly effects: readonly PathEffect[];
  readonly pfns: readonly PfnResult[];
  readonly maySleep: boolean;
  /** The line at which the path reaches what could not be read: it is told up to there, and returns nothing yet ("?"). */
  readonly upTo?: number;
}

export interface FunctionResult {
  readonly name: string;
  /** The declaration on one line: "int grab(struct inode *inode)". */
  readonly signature?: string;
  readonly file: string;
  readonly range: Range;
  readonly target: { readonly file: string; readonly line: number } | null;
  readonly paths: readonly PathResult[];
  readonly complete: boolean;
  readonly why: string | null;
  readonly assumptions: readonly string[];
}

/** What could not be read, decoded, applied or parsed; as a remark: what was read with care. */
export interface InputError {
  readonly file: string;
  readonly line: number;
  readonly function: string | null;
  readonly reason: string;
}

/** What an input turned out to be. */
export interface InputContents {
  readonly file: string;
  /** "mail": one without a patch. */
  readonly kind: 'c' | 'kconfig' | 'patch' | 'mail';
  /** Functions with a body, whole or in part, that were found in it. */
  readonly functions: number;
  /** Symbols that a Kconfig file declares. */
  readonly symbols?: number;
  /** Files of the base tree that they build, and that were looked at; absent where there was none to look in. */
  readonly builds?: number;
}

/** A mail or patch among the inputs, and how far its files could be rebuilt. */
export interface MailSummary {
  /** The input's name. */
  readonly file: string;
  readonly subject: string;
  readonly files: readonly {
    readonly file: string;
    /** Functions that are there from brace to brace, and those of which lines are missing. */
    readonly whole: number;
    readonly partial: number;
    /** True where the file was patched on a base tree, and nothing is missing. */
    readonly based: boolean;
  }[];
}

/** Findings that were made and are not listed. */
export interface Filtered {
  /** Already in the file that --baseline names. */
  readonly baseline: number;
  /** Waived by the settings. */
  readonly waived: number;
}

export interface Stats {
  readonly files: number;
  readonly functions: number;
  readonly lost: number;
  readonly complete: number;
  readonly paths: number;
  readonly millis: number;
}

export interface RunResult {
  readonly schema: 1;
  readonly tool: { readonly name: 'folioscope'; readonly version: string };
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
  readonly functions: readonly FunctionResult[];
  readonly assumptions: readonly string[];
  readonly errors: readonly InputError[];
  readonly stats: Stats;
  readonly mails?: readonly MailSummary[];
  readonly contents?: readonly InputContents[];
  /** Nothing is lost by these: a line that was joined, an older version that was set aside. */
  readonly remarks?: readonly InputError[];
  readonly filtered?: Filtered;
}
