import type { Palette } from './palette.ts';

/** How a text report is laid out. */
export interface Style {
  /** Columns that a line may fill where it can be wrapped. */
  readonly width: number;
  readonly palette: Palette;
  readonly verbosity: 'quiet' | 'normal' | 'verbose';
}

/** The width of a report that does not go to a terminal. */
export const defaultWidth = 100;
