// What can be worked with, and the headings, in the order of the page, as elements.
const kinds = "h1, h2, h3, h4, h5, h6, button, a[href], input, select, textarea, summary, progress";
const found = [];
const walk = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true") return;
  if (node.matches(kinds) && node.checkVisibility({ visibilityProperty: true })) found.push(node);
  const slotted = node.localName === "slot" ? node.assignedElements({ flatten: true }) : [];
  for (const child of slotted.length ? slotted : (node.shadowRoot ?? node).children) walk(child);
};
walk(document.body);
return found;
