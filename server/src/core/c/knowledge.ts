/** What is known of names before a file is read: from its tree, or from the catalogue. All of it may be left out. */
export interface Knowledge {
  /** Words without the look of an attribute that are one. */
  readonly attributeNames?: ReadonlySet<string>;
  /** Macros that are heads of loops, besides those whose name or definition in the file shows it. */
  readonly loopMacros?: ReadonlySet<string>;
  /** Typedef names, besides those whose form shows it (`u64`, `gfn_t`). */
  readonly typeNames?: ReadonlySet<string>;
}
