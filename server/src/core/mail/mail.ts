import type { MappedText } from '../text/mapped.ts';
import type { InputText } from '../text/source.ts';
import type { PatchTag } from './subject.ts';

/** Something in a mail or patch that could not be read as it should, or was read with care. `at` is an offset in the input. */
export interface InputProblem {
  readonly input: InputText;
  readonly at: number;
  readonly reason: string;
  /** Nothing is lost: it was read with care, and this says how. */
  readonly remark?: true;
}

export interface MailAddress {
  readonly name: string;
  /** Empty where only a name is known. */
  readonly address: string;
}

/** One line of the thread overview of a saved archive page. */
export interface ThreadEntry {
  /** Offset in the mail's body. */
  readonly at: number;
  readonly date: string;
  /** Nesting in the thread, 0 for the first mail. */
  readonly depth: number;
  readonly subject: string | null;
  readonly author: string;
}

/** How the text came to us: as mails are stored, as a page of an archive, or with nothing but the text. */
export type MailForm = 'mail' | 'page' | 'bare' | 'flattened';

export interface Mail {
  readonly input: InputText;
  readonly form: MailForm;
  /** The stretch of the input that is this mail, headers included. */
  readonly at: number;
  readonly end: number;
  /** Offset in the input of the first header, or null where there are no headers. */
  readonly headersAt: number | null;
  /** Decoded and unfolded; null where there is none. */
  readonly subject: string | null;
  readonly from: MailAddress | null;
  /** As the header has it. */
  readonly date: string | null;
  /** Message ids stand without their angle brackets. */
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  /** What the subject says about a patch series; null where it is no patch nor a reply to one. */
  readonly tag: PatchTag | null;
  /** The text parts, decoded, one after the other. */
  readonly body: MappedText;
  readonly overview: readonly ThreadEntry[];
}
