// What of the self-check is cut off, covered, or out of the room that the page gives it.
const problems = [];
const name = (node) => `<${node.localName}> "${textOf(node).slice(0, 40)}"`;
const app = within(".app, .failure[data-cause]")[0];
const around = app.getBoundingClientRect();

// The room is that of the box the tag stands in.
let parent = host.parentElement;
while (getComputedStyle(parent).display.startsWith("inline") && parent.parentElement) parent = parent.parentElement;
const room = parent.getBoundingClientRect();
if (around.left < room.left - 1 || around.right > room.right + 1) {
  problems.push(`it reaches from ${around.left} to ${around.right} px, its box from ${room.left} to ${room.right} px`);
}
if (around.width < Math.min(room.width, 150)) problems.push(`it is ${around.width} px wide in a box of ${room.width} px`);

// No word may lie outside of the self-check, or of a box that hides what is over.
const clipped = (style) => ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
const scrolls = (style) => ["auto", "scroll"].includes(style.overflowX) || ["auto", "scroll"].includes(style.overflowY);
for (const node of app.querySelectorAll("*")) {
  const text = Array.prototype.find.call(node.childNodes, (child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
  if (!text || !node.checkVisibility({ visibilityProperty: true })) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  for (let up = node; up; up = up === app ? null : up.parentElement) {
    const style = getComputedStyle(up);
    // For screen readers only, or a box with bars of its own.
    if (up.matches(".unseen, .aloud span") || (scrolls(style) && up !== app)) break;
    if (up !== app && !clipped(style)) continue;
    const box = up.getBoundingClientRect();
    if (left < box.left - 1 || right > box.right + 1) problems.push(`${name(node)} is cut off at the side`);
    if (up !== app && (top < box.top - 1 || bottom > box.bottom + 1)) problems.push(`${name(node)} is cut off`);
  }
}

// Nor in a box of the page that a finger cannot scroll.
for (let up = host; up && up !== document.body; up = up.parentElement ?? up.getRootNode().host) {
  const style = getComputedStyle(up);
  if (scrolls(style)) break;
  if (!clipped(style)) continue;
  const box = up.getBoundingClientRect();
  if (around.bottom > box.bottom + 1) problems.push(`${Math.round(around.bottom - box.bottom)} px are cut off by <${up.localName} class="${up.className}">`);
}

// Whatever can be pressed or must be read lies on top, once it was scrolled to.
const [x, y] = [scrollX, scrollY];
const inner = app.scrollTop;
for (const node of app.querySelectorAll("h1, [part~=main-message], button, label, summary")) {
  if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".unseen, .sheet")) continue;
  node.scrollIntoView({ block: "center", behavior: "instant" });
  const box = node.getBoundingClientRect();
  if (box.width <= 1 || box.height <= 1) continue;
  const hit = shadow.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (hit === null || !(node.contains(hit) || hit.contains(node))) problems.push(`${name(node)} lies under ${hit ? name(hit) : "something of the page"}`);
}
scrollTo({ left: x, top: y, behavior: "instant" });
app.scrollTop = inner;
return [...new Set(problems)];
