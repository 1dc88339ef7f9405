// IBM's Equal Access engine: its own rules, and with them WCAG 2.2 A and AA. What it is sure of counts; what it leaves to
// a person to look at does not.
// arguments[1]: what is looked at, or "" for the whole page; arguments[2]: rule to reason, for what is wrong all the same.
const [, within_, excused] = arguments;
// The content of the tag is the page's own, as it looks too.
const inside = (node) => node.getRootNode() === shadow;
return new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]).then(({ results }) => {
  const sure = results.filter(({ value: [kind, found] }) => kind === "VIOLATION" && found === "FAIL");
  const ours = sure.filter(({ node, ruleId }) => !excused[ruleId] && (!within_ || inside(node)));
  const passed = results.filter(({ value }) => value[1] === "PASS").length;
  return { wrong: ours.map(({ ruleId, message, snippet }) => `${ruleId}: ${message}\n      ${snippet.slice(0, 200)}`), passes: passed };
});
