// What the stand-alone page does beside showing the tag: history, language, waiting-room mode, offline, silence.
// An embedded tag does none of it.

import "./history.js";
import { workOffline } from "./offline.js";
import { followLanguage, goToLanguage } from "./page-language.js";
import { silenceOnceWhole } from "./silence.js";
import "./kiosk.js";

const loaded = new Promise((resolve) => {
  if (document.readyState === "complete") resolve(undefined);
  else addEventListener("load", resolve, { once: true });
});

const widget = /** @type {Parameters<typeof silenceOnceWhole>[0]} */ (document.querySelector("kidney-selfcheck"));

goToLanguage();
followLanguage(widget);

// Not before the page has all it needs: what is kept for later must not slow down what is needed now.
loaded.then(workOffline).then(() => silenceOnceWhole(widget));
