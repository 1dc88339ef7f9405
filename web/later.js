// What the stand-alone page does once it is there: it is kept for a visit without a network, and falls silent.

import { workOffline } from "./offline.js";
import { silenceOnceWhole } from "./silence.js";

/** @param {Parameters<typeof silenceOnceWhole>[0]} widget */
export function begin(widget) {
  workOffline().then(() => silenceOnceWhole(widget));
}
