/** The text of a kernel tree, file by file as it is asked for. Paths are relative to the tree, with `/`: "mm/filemap.c". */
export interface TreeText {
  /** The text of a file; null where the tree has none, or it cannot be read as text. */
  read(path: string): string | null;
  /** Every file below a folder ("" for all), sorted; none where there is no such folder. */
  list(folder: string): readonly string[];
}
