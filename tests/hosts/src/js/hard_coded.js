// Every text of the screen that did not come from the words, which all are in brackets.
// arguments[1]: what else may stand there, in no language.
const [, version] = arguments;
// Names, numbers, signs and dates.
const isOfNoLanguage = (text) =>
  text.split(/\s+/).every((word) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    return !/\p{L}/u.test(bare) || bare === version;
  });
const BLOCKS = "p, li, h1, h2, h3, h4, button, a, summary, legend, label, dt, dd, td, th, figcaption, strong";
const found = [];
for (const parent of within(".app *")) {
  if (![...parent.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
  if (parent.matches("style, script")) continue;
  // Pieces of one text stand beside each other, so a text is what the nearest block says.
  const block = parent.closest(BLOCKS) ?? parent;
  const text = block.textContent;
  // Sources have their own titles, and what the scripts add words that they read themselves.
  const reference = block.closest(".sources, [data-source], svg, .languages, .aloud");
  if (!reference && !text.includes("\u27e6") && !isOfNoLanguage(text)) found.push(text);
}
for (const attribute of ["aria-label", "aria-description", "title", "alt", "placeholder"]) {
  for (const node of within(`.app [${attribute}]`)) {
    const value = node.getAttribute(attribute);
    if (!value.includes("\u27e6") && !isOfNoLanguage(value)) found.push(`${attribute}: ${value}`);
  }
}
return [...new Set(found)];
