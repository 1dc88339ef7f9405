/** The settings, as the JSON of the attribute `settings` holds them. */
export interface Settings {
{settings}  /** The notes by topic, instead of one setting for each. */
  notes?: { kidneys?: string; health?: string; infection?: string; plans?: string };
}

/** The attributes of the tag: every setting by its name, and all of them as JSON. */
export interface Attributes extends Omit<Settings, "notes"> {
  /** `Settings` as JSON; an attribute of its own counts before it. */
  settings?: string;
}

/** Why it cannot run. */
export type Cause =
  | "no-webassembly"
  | "blocked-by-policy"
  | "file-missing"
  | "wrong-type"
  | "damaged"
  | "words-missing"
  | "words-damaged"
  | "panicked"
  | "unknown";

/** None of the events carries an answer or an outcome. */
export interface KidneySelfcheckEventMap {
  /** It runs; again after it was put back or tried again. */
  "kidney-selfcheck:ready": CustomEvent<null>;
  /** The first question is shown. */
  "kidney-selfcheck:started": CustomEvent<null>;
  /** The guidance is shown. */
  "kidney-selfcheck:finished": CustomEvent<null>;
  /** It cannot run. */
  "kidney-selfcheck:error": CustomEvent<{ cause: Cause }>;
}

/** The element; importing it defines no tag, `kidney-selfcheck/define` does. */
export class KidneySelfcheck extends HTMLElement {
  /** Given the number of the screen shown, for a page that keeps a history of its own. */
  onmoved?: (n: number) => void;
  /** Shows the n-th screen visited. */
  go(n: number): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "kidney-selfcheck": KidneySelfcheck;
  }
  interface HTMLElementEventMap extends KidneySelfcheckEventMap {}
  interface DocumentEventMap extends KidneySelfcheckEventMap {}
}
