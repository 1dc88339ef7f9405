// The stand-alone page: the tag with all that runs inside it, and what the page does beside showing it: history,
// language, waiting-room mode, and later offline and silence. An embedded tag does none of these.

import "./kidney-selfcheck.js";
import "./history.js";
import "./kiosk.js";

import { bringModule } from "./files.js";
import { followLanguage, goToLanguage } from "./page-language.js";

const widget = /** @type {Parameters<typeof import("./later.js").begin>[0]} */ (
  document.querySelector("kidney-selfcheck")
);

goToLanguage();
followLanguage(widget);

// Not before the page has all it needs: what is kept for later must not slow down what is needed now.
if (document.readyState === "complete") later();
else addEventListener("load", later, { once: true });

async function later() {
  try {
    const { module } = await bringModule("later.js", { missing: "file-missing", damaged: "damaged" }, 0);
    module.begin(widget);
  } catch (error) {
    console.warn(`kidney-selfcheck: later.js can't be used (${error}); without a network this page will not open`);
  }
}
