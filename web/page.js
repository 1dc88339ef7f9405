// What the stand-alone page does beside showing the tag: history, waiting-room mode, offline, silence.
// An embedded tag does none of it.

import "./history.js";
import { workOffline } from "./offline.js";
import { silence } from "./silence.js";
import "./kiosk.js";

const widget = /** @type {HTMLElement & { onretry?: () => void, onwhole?: () => void, whole: boolean }} */ (document.querySelector("kidney-selfcheck"));

const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve(undefined);
  else addEventListener("load", resolve, { once: true });
});
const whole = new Promise((resolve) => {
  // It may have been quicker than this script.
  if (widget.whole) resolve(undefined);
  else widget.onwhole = () => resolve(undefined);
});

// Not before the page has all it needs: what is kept for later must not slow down what is needed now.
loaded
  .then(workOffline)
  .then(() => whole)
  .then(() => {
    silence();
    // Nothing can be fetched any more; a new page can.
    widget.onretry = () => location.reload();
  });
