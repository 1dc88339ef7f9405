// For the page around an iframe with frame.html: gives the frame its height, and the language of the page.
// Optional: without it the frame scrolls inside. It sends nothing, reads nothing but a height, and stores nothing.

const PAGE = new URL("frame.html", import.meta.url);

/** More than any screen has; a page that says more is not ours. */
const HIGHEST = 100000;

/** The address of a frame that is one of ours. @param {HTMLIFrameElement} frame */
function addressOf(frame) {
  const address = URL.canParse?.(frame.src) === false ? undefined : new URL(frame.src || "about:blank");
  return address && address.origin === PAGE.origin && address.pathname === PAGE.pathname ? address : undefined;
}

/** A frame with a sandbox of its own belongs to no origin. @param {HTMLIFrameElement} frame */
function originOf(frame) {
  return frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : PAGE.origin;
}

addEventListener("message", ({ source, origin, data }) => {
  const frame = [...document.querySelectorAll("iframe")].find(({ contentWindow }) => contentWindow === source);
  if (!source || !frame || !addressOf(frame) || origin !== originOf(frame)) return;
  const { type, height } = data ?? {};
  if (type !== "kidney-selfcheck:height" || !(height > 0 && height < HIGHEST)) return;
  // A border counts or not, as the page's style sheet has it.
  const border = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${height + border}px`;
});

for (const frame of document.querySelectorAll("iframe")) {
  const address = addressOf(frame);
  const lang = frame.closest("[lang]")?.getAttribute("lang")?.trim() ?? "";
  // English is what it speaks unasked.
  if (!address || address.searchParams.has("lang") || !lang || /^en\b/i.test(lang)) continue;
  address.searchParams.set("lang", lang);
  // No step of its own for the Back button.
  frame.contentWindow?.location.replace(address.href);
}
