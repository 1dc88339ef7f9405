// Keeps what the self-check shows out of the recordings that a page may make of its visitors.
// These are the marks by which the makers of session recorders, in their own documents, let a site leave a part out;
// docs/privacy.md lists whose each is, and what no mark can prevent.

/** rrweb and what is built on it, FullStory, PostHog, Sentry, Amplitude, Mouseflow, Yandex. */
const CLASSES = ["rr-block", "fs-exclude", "ph-no-capture", "sentry-block", "amp-block", "no-mouseflow", "ym-hide-content"];

/** Hotjar, Clarity, LogRocket, Datadog, Heap, Matomo, Contentsquare, Smartlook, OpenReplay. */
const ATTRIBUTES = [
  ["data-hj-suppress"],
  ["data-clarity-mask", "true"],
  ["data-private"],
  ["data-dd-privacy", "hidden"],
  ["data-heap-redact-text", "true"],
  ["data-matomo-mask"],
  ["data-cs-mask"],
  ["data-recording-disable"],
  ["data-openreplay-hidden"],
];

/**
 * Adds what is missing and leaves everything of the site's own as it is.
 * @param {Element} node
 * @returns {boolean} whether a class was missing
 */
export function keepUnrecorded(node) {
  const missing = CLASSES.filter((name) => !node.classList.contains(name));
  // Writing what is there already would tell an observer of the class, and so come back here without end.
  if (missing.length) node.classList.add(...missing);
  for (const [name, value = ""] of ATTRIBUTES) if (!node.hasAttribute(name)) node.setAttribute(name, value);
  return missing.length > 0;
}
