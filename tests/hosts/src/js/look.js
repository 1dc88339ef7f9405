// All that the automation contract says about the screen.
const root = within("[data-screen]")[0];
const at = focused();
const inside = (selector) => (root ? [...root.querySelectorAll(selector)] : []);
const failure = within(".failure")[0];
return {
  screen: root?.dataset.screen ?? "",
  language: within(".selfcheck")[0]?.lang ?? "",
  question: root?.dataset.question ?? "",
  outcome: [root?.dataset.safety ?? "", root?.dataset.fit ?? "", root?.dataset.caution ?? ""],
  findings: inside("[data-finding]").map((node) => node.dataset.finding),
  options: inside("input[type=radio], input[type=checkbox]").map((input) => ({
    id: input.value,
    kind: input.type,
    checked: input.checked,
    label: textOf(labelOf(input)),
  })),
  actions: within("[data-action]")
    .filter((node) => node.checkVisibility())
    .map((node) => node.dataset.action),
  // The sheet for paper has one of its own, which no screen shows.
  headings: within("h1").filter((node) => node.checkVisibility()).map((node) => textOf(node)),
  focus: at && {
    tag: at.localName,
    id: at.dataset.action ?? at.value ?? "",
    role: at.getAttribute("role") ?? "",
    text: textOf(at),
    inside: at.getRootNode() === shadow,
  },
  alert: within("[role=alert], [data-error]").map((node) => textOf(node)).join(" ").trim(),
  failure: failure?.dataset.cause ?? "",
  text: host ? squeeze(seen(host)) : "",
};
