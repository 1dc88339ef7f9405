// The size of the text, beside the choice of language: a native select, as that is, which every keyboard, phone and
// screen reader knows and says. The size chosen stands in it and on the tag's own boxes, and nowhere else.
//
// It comes once the first screen is there.

const SIZES = [1, 1.25, 1.5, 1.75, 2];

/**
 * Puts it into the box, or says it in another language.
 * @param {HTMLElement} box
 * @param {string} name
 * @param {string} tag
 */
export function offerSize(box, name, tag) {
  const list = listOf(box) ?? make(box);
  // The same words written again have the page laid out again, at every screen.
  if (list.lang !== tag) {
    list.lang = tag;
    /** @type {Element} */ (list.previousElementSibling).textContent = name;
    for (const [at, size] of SIZES.entries()) {
      list.options[at].text = size.toLocaleString(tag, { style: "percent" });
    }
  }
  // The boxes of a new try are new.
  apply(list);
}

/** The usual size, for whoever comes next. @param {HTMLElement} box */
export function forgetSize(box) {
  const list = listOf(box);
  if (!list) return;
  list.selectedIndex = 0;
  apply(list);
}

/** @param {HTMLElement} box @returns {HTMLSelectElement | null} */
function listOf(box) {
  return box.querySelector("[data-action=text-size]");
}

/** @param {HTMLElement} box */
function make(box) {
  const [label, name] = ["label", "span"].map((tag) => document.createElement(tag));
  const list = document.createElement("select");
  list.dataset.action = "text-size";
  list.autocomplete = "off";
  for (const size of SIZES) {
    const option = document.createElement("option");
    option.value = String(size);
    list.add(option);
  }
  list.addEventListener("change", () => {
    apply(list);
    // Below a screen that grew it would be out of sight, and a person may want the next size.
    list.scrollIntoView({ block: "nearest" });
  });
  label.append(name, list);
  // Behind the language, which stays where it is, and before what is said of it.
  box.lastElementChild?.before(label);
  return list;
}

/** @param {HTMLSelectElement} list */
function apply(list) {
  const root = /** @type {ShadowRoot} */ (list.getRootNode());
  for (const part of root.querySelectorAll(".app, .failure")) {
    /** @type {HTMLElement} */ (part).style.setProperty("--size", list.value);
  }
}
