// What the person takes along, each at the press of a button of theirs: paper, the clipboard, the device's own sharing,
// a file. Nothing here reads anything, and nothing is kept longer than it takes.
//
// A file of its own, which the element brings once the first screen is there; with it comes what later screens and only
// some pages need.

// @ts-ignore: esbuild makes it text
import looks from "./aloud.css";
import { hushAt, offerAloud } from "./aloud.js";
import { bringClinic } from "./clinic.js";
import { codeOf } from "./code.js";
import { responseOf } from "./fhir.js";
// @ts-ignore: esbuild makes it text
import sheet from "./sheet.css";
// @ts-ignore: and this one, which is for the screens
import more from "./more.css";

export { bringClinic, codeOf, more, offerAloud, responseOf };
export { keepInReach } from "./room.js";
export { forgetSize, offerSize } from "./text-size.js";

/** What the screen needs of both. */
export const styles = sheet + looks;

import { keepUnrecorded } from "./unrecorded.js";

const NAME = "kidney-self-check";

/**
 * Settles when it is done; rejects when the browser refuses.
 * @param {string} way
 * @param {string} text all of it as plain text; for "fhir" the answers alone, as rows
 * @param {HTMLElement | null} paper the sheet on the screen
 * @param {string} language of the texts
 */
export async function take(way, text, paper, language) {
  if (way === "copy") await navigator.clipboard.writeText(text);
  else if (way === "share") await navigator.share({ text });
  else if (way === "download") save(`${NAME}.txt`, "text/plain;charset=utf-8", text);
  else if (way === "fhir") {
    const response = responseOf(text, language, new Date());
    save(`${NAME}.fhir.json`, "application/fhir+json", `${JSON.stringify(response, undefined, 2)}\n`);
  } else if (!paper) throw new TypeError("there is no sheet");
  else if (way === "print") print(paper);
  else if (way === "page") save(`${NAME}.html`, "text/html;charset=utf-8", pageOf(paper));
}

/** The frame of the last print: it holds answers, so it goes when the person moves on. @type {HTMLIFrameElement | undefined} */
let printed;

function forgetPrint() {
  printed?.remove();
  printed = undefined;
}

/** Another screen, another language, or the end. @param {HTMLElement | undefined} root around the program */
export function moveOn(root) {
  forgetPrint();
  hushAt(root);
}

/**
 * Prints the sheet and nothing of the page around it: in a document of its own, without an address.
 * @param {HTMLElement} paper
 */
function print(paper) {
  forgetPrint();
  const frame = document.createElement("iframe");
  frame.className = "printed";
  keepUnrecorded(frame);
  frame.tabIndex = -1;
  frame.setAttribute("aria-hidden", "true");
  printed = frame;
  // In the shadow root, so that no style of the host page reaches it.
  const root = paper.getRootNode();
  (root instanceof ShadowRoot ? root : document.body).append(frame);
  const inside = /** @type {(Window & typeof globalThis) | null} */ (frame.contentWindow);
  if (!inside) throw new TypeError("no frame");
  fillIn(inside.document, paper);
  const dress = new inside.CSSStyleSheet();
  dress.replaceSync(sheet);
  inside.document.adoptedStyleSheets = [dress];
  inside.focus();
  inside.print();
}

/** @param {Document} page @param {HTMLElement} paper */
function fillIn(page, paper) {
  const copy = /** @type {HTMLElement} */ (page.importNode(paper, true));
  copy.removeAttribute("aria-hidden");
  page.documentElement.lang = copy.lang;
  page.documentElement.dir = copy.dir;
  page.title = copy.querySelector("h1")?.textContent ?? "";
  page.body.replaceChildren(copy);
}

/**
 * The sheet as a page of one file: what the person wrote is text in it, whatever it says.
 * @param {HTMLElement} paper
 */
function pageOf(paper) {
  const page = document.implementation.createHTMLDocument();
  fillIn(page, paper);
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  const view = page.createElement("meta");
  view.name = "viewport";
  view.content = "width=device-width, initial-scale=1";
  page.head.prepend(charset, policy, view);
  // Written in as text: the policy of the page around would take an element for a style of its own, and complain.
  const html = new XMLSerializer().serializeToString(page.documentElement);
  return `<!doctype html>\n${html.replace("</head>", () => `<style>${sheet}</style></head>`)}\n`;
}

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: some browsers begin to save in their own time.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
