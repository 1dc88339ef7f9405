// Every rule axe has, best practices and AAA contrast too, but those that are only trials.
// arguments[1]: null, or the rules wanted; arguments[2]: what is looked at, or "" for the whole page.
const only = arguments[1];
const extra = ["color-contrast-enhanced", "target-size"];
const options = only
  ? { runOnly: { type: "rule", values: only }, resultTypes: ["violations"] }
  : {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
      rules: Object.fromEntries(extra.map((rule) => [rule, { enabled: true }])),
      resultTypes: ["violations"],
    };
return axe.run(arguments[2] || document, options).then(({ violations, passes }) => {
  const wrong = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n      ${node.html.slice(0, 200)}\n      ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`),
  );
  return { wrong, passes: passes.length };
});
