// What the stand-alone page does beside showing the tag: history, waiting-room mode, offline, silence.
// An embedded tag does none of it.

import "./history.js";
import { workOffline } from "./offline.js";
import { silence } from "./silence.js";
import "./kiosk.js";

const widget = /** @type {HTMLElement & { onretry?: () => void }} */ (document.querySelector("kidney-selfcheck"));

const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve(undefined);
  else addEventListener("load", resolve, { once: true });
});
const ready = new Promise((resolve) => {
  // It may have been quicker than this script.
  if (widget.shadowRoot?.querySelector(".app")) resolve(undefined);
  else widget.addEventListener("kidney-selfcheck:ready", resolve, { once: true });
});

// Not before the page has all it needs: what is kept for later must not slow down what is needed now.
loaded
  .then(workOffline)
  .then(() => ready)
  .then(() => {
    silence();
    // Nothing can be fetched any more; a new page can.
    widget.onretry = () => location.reload();
  });
