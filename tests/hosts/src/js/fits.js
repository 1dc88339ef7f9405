// What does not fit on the screen as it stands, in a language.
// arguments[1]: its tag; arguments[2]: nothing, or the two files of words of the language that nobody speaks, which is then
// looked at first; arguments[3]: whether with the spacing that a reader may set (WCAG 1.4.12).
const [, tag, pseudo, spaced] = arguments;
const spacing = new CSSStyleSheet();
spacing.replaceSync(
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
    "p { margin-block-end: 2em !important }",
);
const found = [];
const sayer = () => within(".selfcheck")[0] ?? within(".failure")[0];
const until = async (what, holds) => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 4000) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
// What is there for the ear only, or for paper, and what stands on the lines around it by intent.
const apart = ".unseen, .sheet, .printed, [aria-hidden=true], option";
const controls = "button:not(.term), label, select, summary, textarea, a.call";

function wrong() {
  const told = [];
  const room = document.documentElement.getBoundingClientRect();
  const short = (node) => `"${(node.data ?? textOf(node)).trim().slice(0, 50)}"`;
  const wide = [document.scrollingElement.scrollWidth, document.documentElement.clientWidth];
  if (wide[0] > wide[1]) told.push(`the page is ${wide.join(" px wide in ")} px`);
  const lines = [];
  const boxes = [];
  const walk = (node, held) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!node.data.trim()) return;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width <= 1) continue;
        lines.push([node, line]);
        if (!held && (line.left < room.left - 1 || line.right > room.right + 1)) {
          told.push(`from ${line.left.toFixed(0)} to ${line.right.toFixed(0)} px: ${short(node)}`);
        }
      }
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node instanceof SVGElement || node.matches(apart)) return;
    if (!node.checkVisibility({ visibilityProperty: true })) return;
    const style = getComputedStyle(node);
    const scrolls = ["auto", "scroll"].includes(style.overflowX);
    if (style.overflowX !== "visible" && !scrolls && !node.matches("progress, select")) {
      if (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1) told.push(`cut off: ${short(node)}`);
    }
    const box = node.getBoundingClientRect();
    if (!held && box.width > 1 && (box.left < room.left - 1 || box.right > room.right + 1)) {
      told.push(`<${node.localName} ${node.className}> from ${box.left.toFixed(0)} to ${box.right.toFixed(0)} px`);
    }
    if (node.matches(controls)) boxes.push([node, box]);
    if (node.localName === "select") choice(node);
    else node.childNodes.forEach((child) => walk(child, held || scrolls));
  };
  // A list shows one of its texts, in one line; left alone it is as wide as the longest needs.
  const choice = (list) => {
    const free = list.cloneNode(true);
    [free.style.position, free.style.maxWidth] = ["absolute", "none"];
    list.after(free);
    const [has, needs] = [list.offsetWidth, free.offsetWidth];
    free.remove();
    if (needs > has + 1) told.push(`the list of ${short(list)} is ${has} px wide, and needs ${needs}`);
  };
  const roots = [...shadow.children, ...document.querySelectorAll("header, footer")];
  roots.forEach((root) => walk(root, false));
  // Each with the next ones: a screen is one column, so what lies on a text stands near it.
  lines.forEach(([node, line], at) => {
    for (const [other, next] of lines.slice(at + 1, at + 40)) {
      if (other === node) continue;
      const across = Math.min(line.right, next.right) - Math.max(line.left, next.left);
      const down = Math.min(line.bottom, next.bottom) - Math.max(line.top, next.top);
      // Lines of one paragraph may touch, as tall letters do.
      if (across > 2 && down > Math.min(line.height, next.height) / 3) told.push(`${short(node)} lies on ${short(other)}`);
    }
  });
  boxes.forEach(([node, box], at) => {
    for (const [other, next] of boxes.slice(at + 1)) {
      if (node.contains(other) || other.contains(node)) continue;
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left);
      const down = Math.min(box.bottom, next.bottom) - Math.max(box.top, next.top);
      if (across > 1 && down > 1) told.push(`the box of ${short(node)} lies on that of ${short(other)}`);
    }
  });
  return told;
}

const look = async (name) => {
  // Once more round the loop, for what is drawn late.
  await new Promise((resolve) => setTimeout(resolve));
  within("details").forEach((details) => (details.open = true));
  const sheets = [document, shadow].map((root) => [root, [...root.adoptedStyleSheets]]);
  if (spaced) sheets.forEach(([root, before]) => (root.adoptedStyleSheets = [...before, spacing]));
  found.push(...wrong().map((what) => `${name}: ${what}`));
  sheets.forEach(([root, before]) => (root.adoptedStyleSheets = before));
};

return (async () => {
  if (pseudo.length && runOf()) {
    runOf().app.set_words(pseudo[0]);
    runOf().app.add_words(pseudo[1]);
    await until("the language that nobody speaks", () => sayer().textContent.includes("\u27e6"));
    await look("pseudo");
  }
  host.setAttribute("lang", tag);
  await until(tag, () => sayer().lang === tag && (within(".failure[data-cause]").length > 0 || host.whole));
  await look(tag);
  return [...new Set(found)];
})();
