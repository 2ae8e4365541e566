/** Exit statuses: a part of the public contract. 0 and 1 only tell whether there are findings. */
export const ExitStatus = {
  clean: 0,
  findings: 1,
  /** Wrong usage, or nothing that could be analysed. */
  unusable: 2,
  internal: 3,
} as const;

export type ExitStatus = (typeof ExitStatus)[keyof typeof ExitStatus];
