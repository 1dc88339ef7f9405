// The choice of language, each by its own name: a native select, which every keyboard, phone and screen reader knows.

/** @typedef {{ tag: string, name: string, dir: string }} Language */

/** @type {Language} */
export const ENGLISH = { tag: "en", name: "English", dir: "ltr" };

/** @type {Language[]} */
// @ts-ignore: esbuild puts the list in
export const LANGUAGES = typeof __LANGUAGES__ === "undefined" ? [ENGLISH] : __LANGUAGES__;

/** Lines of a words file that stand here: the label, that a language did not come, and the size of the text. @type {number[]} */
// @ts-ignore: esbuild puts them in
const LINES = typeof __LANGUAGE_LINES__ === "undefined" ? [] : __LANGUAGE_LINES__;

/**
 * What follows the language that is shown. The size of the text is chosen in the same box, once that has come.
 * @typedef {{ box: HTMLElement, show(now: Language, words: string): void, fail(): void, size(): string }} Chooser
 */

/** @param {(language: Language) => void} choose @returns {Chooser} */
export function chooser(choose) {
  const [box, label, name, select, said] = ["div", "label", "span", "select", "p"].map((tag) =>
    document.createElement(tag),
  );
  const list = /** @type {HTMLSelectElement} */ (select);
  box.className = "languages";
  list.dataset.action = "language";
  list.autocomplete = "off";
  said.setAttribute("role", "status");
  for (const language of LANGUAGES) {
    const option = document.createElement("option");
    speak(option, language);
    option.value = language.tag;
    option.text = language.name;
    list.add(option);
  }
  list.addEventListener("change", () => choose(LANGUAGES[list.selectedIndex]));
  label.append(name, list);
  // Nothing to choose where there is one language only.
  if (LANGUAGES.length > 1) box.append(label);
  box.append(said);
  /** @type {string[]} */
  let texts = [];
  let tag = "";
  return {
    box,
    show(now, words) {
      const lines = words.split("\n");
      // The first line is the head.
      texts = LINES.map((line) => lines[line + 1]);
      tag = now.tag;
      list.value = tag;
      name.textContent = texts[0];
      said.textContent = "";
    },
    fail() {
      list.value = tag;
      said.textContent = texts[1];
    },
    size: () => texts[2],
  };
}

/** @param {HTMLElement} node @param {Language} language */
export function speak(node, { tag, dir }) {
  node.lang = tag;
  node.dir = dir;
}
