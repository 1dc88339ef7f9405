// Where an option or button is: on the screen, and for somebody who comes with the Tab key.
const [, kind, id, nth, scroll] = arguments;
const target = targets(kind, id)[nth];
if (!target) return null;
const at = focused();
const shown = kind === "option" ? labelOf(target) : target;
// As a person would scroll, but at once.
if (scroll) shown.scrollIntoView({ block: "center", behavior: "instant" });
const { left, top, width, height } = shown.getBoundingClientRect();
const [x, y] = [left + width / 2, top + height / 2];
const hit = shadow.elementFromPoint(x, y);
const group = target.type === "radio" ? within("input[type=radio]").filter((input) => input.name === target.name) : [target];
// Comparing the hosts where they stand in different trees.
const anchor = at && (at.getRootNode() === shadow ? [at, target] : [at, host]);
// How many stops of the Tab key lie between: a group of radio buttons is one. Only a guess, by which it need not be asked
// at each.
const between = () => {
  const stops = new Map();
  const passed = at.type === "radio" ? at.name : null;
  for (const node of within("a[href], button, input, select, summary, textarea, [tabindex='0']")) {
    if (node !== at && !group.includes(node) && node.name !== passed) stops.set(node.type === "radio" ? node.name : node, node);
  }
  const [first, last] = anchor[0].compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING ? [at, target] : [target, at];
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  return [...stops.values()].filter((node) => follows(first, node) && follows(node, last) && labelOf(node).checkVisibility()).length;
};
return {
  x,
  y,
  width,
  height,
  hit: hit !== null && (shown.contains(hit) || hit.contains(shown)),
  over: hit ? `<${hit.localName} class="${hit.className}">` : "",
  focused: at === target,
  // Arrow keys from here: the radio of the group that has the focus.
  steps: group.includes(at) ? group.indexOf(target) - group.indexOf(at) : null,
  before: anchor !== null && (anchor[0].compareDocumentPosition(anchor[1]) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  tabs: scroll || anchor?.[1] !== target ? 1 : between() + 1,
  checked: target.checked === true,
};
