/** A VS Code that `npm start` opened. */
export interface StartedWindow {
  /** What to tell the person: where it shows. */
  readonly where: string;
  /** Resolves when it ended by itself: its window was closed, or it crashed. */
  readonly ended: Promise<void>;
  dispose(): Promise<void>;
}

/** What both kinds of window show. */
export interface WindowContent {
  /** Absolute paths. */
  readonly profile: string;
  readonly workspace: string;
  readonly openFile: string;
}
