// Before every script: arguments[0] says which self-check of the page is meant.
const host = document.querySelectorAll("kidney-selfcheck")[arguments[0]];
const shadow = host?.shadowRoot;
const within = (selector) => (shadow ? [...shadow.querySelectorAll(selector)] : []);

// Where the focus is, through open roots; null when nothing has it.
function focused() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? null : at;
}

// The words that can be seen under a node, as they stand on the screen.
function seen(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const style = getComputedStyle(node);
  if (style.display === "none" || ["script", "style", "template"].includes(node.localName)) return "";
  if (node.localName === "details" && !node.open) return seen(node.querySelector("summary") ?? node.firstChild);
  const slotted = node.localName === "slot" ? node.assignedNodes({ flatten: true }) : [];
  const children = slotted.length ? slotted : [...(node.shadowRoot ?? node).childNodes];
  const hidden = style.visibility !== "visible";
  const text = children.map((child) => (hidden && child.nodeType === Node.TEXT_NODE ? "" : seen(child))).join("");
  return style.display.startsWith("inline") ? text : `\n${text}\n`;
}

const squeeze = (text) => text.replace(/[ \t]+/g, " ").replace(/ ?\n[\s]*/g, "\n").trim();
const textOf = (node) => squeeze(seen(node)).replace(/\n/g, " ");

// An option, a button, a term or a field that can be pressed now. An input may be hidden behind its label.
function targets(kind, id) {
  if (kind === "field") return within(`[${id}]`).filter((node) => node.checkVisibility());
  const attribute = { option: "value", action: "data-action", term: "data-term" }[kind];
  const selector = `${kind === "option" ? "input" : ""}[${attribute}="${CSS.escape(id)}"]`;
  return within(selector).filter((node) => (kind === "option" ? labelOf(node) : node).checkVisibility());
}

const labelOf = (input) => input.closest("label") ?? input.labels?.[0] ?? input;

// The id of the question, or else the name of the screen.
function placeNow() {
  const at = within("[data-screen]")[0]?.dataset;
  return at?.question ?? at?.screen ?? "";
}

// Whether somebody who has just come to a screen is at its heading.
function atHeading() {
  const at = focused();
  return at?.localName === "h1" && at.getRootNode() === shadow;
}

// What runs the app, for a language that the element does not know. The build gives what is private other names.
const runOf = () => {
  const widget = Object.values(host).find((part) => part?.host === host);
  return Object.values(widget).find((part) => part?.app && part.language);
};
