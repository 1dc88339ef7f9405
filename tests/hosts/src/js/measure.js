// What is too small or too wide.
const problems = [];
const width = document.documentElement.clientWidth;
const name = (node) => `<${node.localName}${node.dataset.action ? ` ${node.dataset.action}` : ""}> "${textOf(node).slice(0, 40)}"`;
if (document.scrollingElement.scrollWidth > width) {
  problems.push(`the page scrolls sideways: ${document.scrollingElement.scrollWidth} px in ${width} px`);
}
const visible = within("*").filter((node) => node.checkVisibility({ visibilityProperty: true }));
for (const node of visible) {
  const { left, right, width: wide, height } = node.getBoundingClientRect();
  const hidden = wide <= 1 || height <= 1;
  // A box that scrolls by itself, like a wide table, may hold more than fits.
  const held = (() => {
    for (let up = node.parentElement; up; up = up.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(up).overflowX)) return true;
    }
    return false;
  })();
  if (!hidden && !held && (right > width + 1 || left < -1) && !(node instanceof SVGElement)) {
    problems.push(`${name(node)} reaches from ${left.toFixed(0)} to ${right.toFixed(0)} px in ${width} px`);
  }
}
// Without flatMap: one of the pages has spoilt it.
const controls = new Set();
for (const node of visible) {
  if (node.matches("button, summary, select, textarea, [data-action]")) controls.add(node);
  else if (node.matches("input")) controls.add(labelOf(node));
}
for (const node of controls) {
  const { height, width: wide } = node.getBoundingClientRect();
  if (height < 47.5) problems.push(`${name(node)} is ${height.toFixed(1)} px high, not 48`);
  // A word in a sentence is as wide as it is.
  if (wide < 47.5 && !node.matches(".term")) problems.push(`${name(node)} is ${wide.toFixed(1)} px wide, not 48`);
}
for (const node of visible) {
  const words = [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const size = parseFloat(getComputedStyle(node).fontSize);
  if (words && size < 16) problems.push(`${name(node)} has text of ${size} px, not 16`);
}
return [...new Set(problems)];
