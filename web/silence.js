// Once everything is here, the browser itself forbids this page any further connection.
// A policy can only be made stricter, so no script can take this one back.
// It does not forbid to follow a link that the person presses; docs/privacy.md says what else it leaves.

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
const MANIFEST = "manifest.webmanifest";

/**
 * From when all is loaded, nothing can be fetched any more; a new page can.
 * @param {HTMLElement & { onretry?: () => void, onwhole?: () => void, whole: boolean }} widget
 */
export function silenceOnceWhole(widget) {
  const act = () => {
    silence();
    widget.onretry = () => location.reload();
  };
  // It may have been quicker than the script of the page.
  if (widget.whole) act();
  else widget.onwhole = act;
}

function silence() {
  const address = (/** @type {string} */ file) => new URL(file, document.baseURI).href;
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = [...POLICY, `img-src ${ICONS.map(address).join(" ")}`, `manifest-src ${address(MANIFEST)}`].join("; ");
  meta.dataset.silence = "";
  document.head.append(meta);
}
