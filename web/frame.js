// The page inside an iframe: the tag with all that runs inside it, its settings in the address, and the page around may
// know how high it is.
//
// The only script of ours that sends a message, and all that the message says is a height in pixels: not which
// screen that is, and nothing of any answer. It goes to the page around and, by its origin, to nobody else.

import "./frame-settings.js";
import "./kidney-selfcheck.js";

import { silenceOnceWhole } from "./silence.js";

/** When it is said again, in milliseconds: the script of the page around may come later than this one. */
const AGAIN = [500, 2000, 6000, 20000];

const widget = /** @type {Parameters<typeof silenceOnceWhole>[0]} */ (document.querySelector("kidney-selfcheck"));

silenceOnceWhole(widget);

const around = parent === window ? "" : originAround();
if (around) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: "kidney-selfcheck:height", height }, around);
  };
  new ResizeObserver(tell).observe(document.body);
  AGAIN.forEach((time) => setTimeout(tell, time));
}

/** The origin of the page around, or nothing where the browser or that page keeps it to itself. */
function originAround() {
  const { ancestorOrigins } = location;
  const origin = ancestorOrigins?.length ? ancestorOrigins[0] : document.referrer && new URL(document.referrer).origin;
  return origin === "null" ? "" : origin;
}
