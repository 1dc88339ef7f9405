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
  checked: target.checked === true,
};
