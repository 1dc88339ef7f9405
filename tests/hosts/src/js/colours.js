// What on the screen is too weak to see: text below 7 to 1 on what it stands on, and controls below 3 to 1 beside what is
// around them. In forced colours, what has lost its edge with its colour.
const brush = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
const rgba = (css) => {
  brush.clearRect(0, 0, 1, 1);
  brush.fillStyle = css;
  brush.fillRect(0, 0, 1, 1);
  return [...brush.getImageData(0, 0, 1, 1).data];
};
const luminance = (css) =>
  rgba(css)
    .slice(0, 3)
    .map((n) => n / 255)
    .map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4))
    .reduce((sum, n, at) => sum + n * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => {
  // What lets its ground through is taken for none.
  if (rgba(one)[3] < 255) return 1;
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};
const up = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host;
const ground = (from) => {
  for (let at = from; at; at = up(at)) {
    const css = getComputedStyle(at).backgroundColor;
    if (rgba(css)[3] === 255) return css;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "white";
};
const name = (node) => `<${node.localName} ${node.className}> "${textOf(node).slice(0, 40)}"`;
const visible = within("*").filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".unseen, .sheet, svg"));
const found = [];
// As they will be, where they are on their way.
shadow.getAnimations().forEach((animation) => animation.finish());

for (const node of visible) {
  if (![...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim())) continue;
  // A list draws its own, with the colours that it has.
  if (node.localName === "option") continue;
  const [colour, under] = [getComputedStyle(node).color, ground(node)];
  const seen = contrast(colour, under);
  if (seen < 7) found.push(`${name(node)} is ${seen.toFixed(2)} to 1, ${colour} on ${under}`);
}

const forced = matchMedia("(forced-colors: active)").matches;
const edges = (style) => ["Top", "Right", "Bottom", "Left"].filter((side) => parseFloat(style[`border${side}Width`]) > 0);
for (const node of visible) {
  if (!node.matches("button:not(.term), .option, select, textarea, a.call, progress")) continue;
  const style = getComputedStyle(node);
  const around = ground(up(node));
  const sides = edges(style);
  if (forced) {
    if (sides.length < 4) found.push(`${name(node)} has no edge in forced colours`);
    continue;
  }
  // Its edge or its ground stands out; of the bar, what is full beside what is not.
  const marks = sides.map((side) => contrast(style[`border${side}Color`], around));
  marks.push(contrast(ground(node), around));
  if (node.localName === "progress") marks.push(contrast(style.color, ground(node)));
  const seen = Math.max(...marks);
  if (seen < 3) found.push(`${name(node)} stands out by ${seen.toFixed(2)} to 1 only`);
}
// The ring of the focus.
const probe = document.createElement("span");
within(".app, .failure[data-cause]")[0].append(probe);
const resolved = (colour) => {
  probe.style.color = `var(--${colour})`;
  return getComputedStyle(probe).color;
};
for (const paper of forced ? [] : ["paper", "panel"]) {
  const seen = contrast(resolved("accent"), resolved(paper));
  if (seen < 3) found.push(`the focus ring on ${paper} is ${seen.toFixed(2)} to 1`);
}
probe.remove();
return [...new Set(found)];
