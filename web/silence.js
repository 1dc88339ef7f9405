// Once everything is here, the browser itself forbids this page any further connection.
// A policy can only be made stricter, so no script can take this one back.
// It does not forbid to follow a link that the person presses; docs/privacy.md says what else it leaves.
// Words of other languages come through a worker that knows their addresses and no other.

import { carrier } from "./carrier.js";
import { LANGUAGES } from "./languages.js";

const POLICY = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'none'",
  "connect-src 'none'",
  "worker-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

// Browsers fetch these when they please: for a tab, or to put the page on the home screen.
const ICONS = ["icon.svg", "icon-192.png", "icon-512.png", "icon-maskable-512.png"];

/**
 * From when all is loaded, nothing can be fetched any more; a new page can.
 * @param {HTMLElement & { onretry?: () => void, onwhole?: () => void, whole: boolean, carry?: import("./loader.js").Carry }} widget
 */
export function silenceOnceWhole(widget) {
  let silent = false;
  const act = async () => {
    // Each language becomes whole by itself.
    if (silent) return;
    silent = true;
    if (LANGUAGES.length > 1) widget.carry = await carrier();
    silence();
    widget.onretry = () => location.reload();
  };
  // It may have been quicker than the script of the page.
  if (widget.whole) act();
  else widget.onwhole = act;
}

function silence() {
  const address = (/** @type {string} */ file) => new URL(file, import.meta.url).href;
  const manifest = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=manifest]"));
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = [...POLICY, `img-src ${ICONS.map(address).join(" ")}`, `manifest-src ${manifest?.href ?? "'none'"}`].join("; ");
  meta.dataset.silence = "";
  document.head.append(meta);
}
