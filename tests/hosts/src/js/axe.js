// Every rule axe has, best practices and AAA contrast too, but those that are only trials.
// arguments[1]: null, or the rules wanted; arguments[2]: what is looked at, or "" for the whole page.
const only = arguments[1];
const extra = ["color-contrast-enhanced", "target-size"];
// The rule of 7 to 1 (large: 4.5) lets through what is below 4.5 to 1 (large: 3), since another rule finds that. Without
// its lower end it finds all by itself, and no text is reckoned twice.
const contrast = { contrastRatio: { normal: { minThreshold: null }, large: { minThreshold: null } } };
const checks = { "color-contrast-enhanced": { options: contrast } };
const rules = { "color-contrast": { enabled: false }, ...Object.fromEntries(extra.map((rule) => [rule, { enabled: true }])) };
const options = only
  ? { runOnly: { type: "rule", values: only }, checks, resultTypes: ["violations"] }
  : {
      runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
      rules,
      checks,
      resultTypes: ["violations"],
    };
return axe.run(arguments[2] || document, options).then(({ violations, passes }) => {
  const wrong = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n      ${node.html.slice(0, 200)}\n      ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""}`),
  );
  return { wrong, passes: passes.length };
});
