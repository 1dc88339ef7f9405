// What stands in the tag of our own page until the self-check runs is its start screen and its first question, made when
// the project is built. This script is in the page itself, so that they take presses from the first paint on. What a
// person does here is kept in memory, and handed to the live screens once they are there.

/** From when on a person wonders whether the press was felt, in milliseconds. */
const LONG = 300;

const tag = /** @type {HTMLElement} */ (document.querySelector("kidney-selfcheck"));
const early = /** @type {HTMLElement} */ (tag.querySelector(".early"));
const said = /** @type {HTMLElement} */ (early.querySelector("[role=status]"));
const list = early.querySelector("select");
const [start, asked] = /** @type {NodeListOf<HTMLElement>} */ (early.querySelectorAll("section"));

/** The button that waits for the program, and what it says. @type {HTMLElement | undefined} */
let pressed;
let says = "";
let waiting = 0;

/** How far down the page is; WebKit forgets it while one screen takes the other's place. */
let scrolled = 0;
addEventListener("scroll", () => (scrolled = scrollY));

early.hidden = false;

early.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (!button || button === pressed) return;
  release();
  if (button.dataset.action === "start") {
    start.hidden = true;
    asked.hidden = false;
    // Below each screen but the start.
    if (list) early.append(/** @type {HTMLElement} */ (list.closest("div")));
    if (tag.getBoundingClientRect().top < 0) tag.scrollIntoView();
    asked.querySelector("h1")?.focus();
    return;
  }
  pressed = button;
  says = button.textContent;
  waiting = setTimeout(() => {
    // Still focusable, so that the focus is not lost.
    button.setAttribute("aria-disabled", "true");
    button.textContent = said.textContent = early.dataset.wait ?? "";
  }, LONG);
});

function release() {
  clearTimeout(waiting);
  said.textContent = "";
  if (pressed) pressed.textContent = says;
  pressed?.removeAttribute("aria-disabled");
  pressed = undefined;
}

/** @param {ParentNode} screen */
function inputs(screen) {
  return [...screen.querySelectorAll("input")];
}

early.addEventListener("change", ({ target }) => {
  const { name, value, checked } = /** @type {HTMLInputElement} */ (target);
  if (name) {
    // Who it is about: some words are others for a relative.
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (early.querySelectorAll("[data-other]"))) {
      [node.textContent, node.dataset.other] = [node.dataset.other ?? "", node.textContent];
    }
  } else if (checked) {
    // An answer with a value stands alone.
    for (const other of inputs(asked)) {
      if (other !== target && (value !== "on" || other.value !== "on")) other.checked = false;
    }
  }
});

tag.addEventListener("kidney-selfcheck:ready", () => {
  // What was pressed long ago is forgotten.
  if (!early.isConnected) return;
  const live = /** @type {ShadowRoot} */ (tag.shadowRoot);
  const twin = (/** @type {HTMLElement | null | undefined} */ node) =>
    /** @type {HTMLElement | null} */ (live.querySelector(`[data-action=${node?.dataset.action}]`));
  const choose = (/** @type {HTMLElement} */ screen) =>
    inputs(screen).forEach(({ checked }, n) => checked && inputs(live)[n]?.click());
  const focused = /** @type {HTMLInputElement} */ (document.activeElement);
  const place = scrolled;

  choose(start);
  const languages = /** @type {HTMLSelectElement | null} */ (twin(list));
  if (languages && list && languages.value !== list.value) {
    languages.value = list.value;
    languages.dispatchEvent(new CustomEvent("change"));
  }
  const hand = () => {
    const screen = asked.hidden ? start : asked;
    if (screen === asked) choose(asked);
    const at = inputs(live)[inputs(screen).indexOf(focused)] ?? twin(focused) ?? (screen === asked && live.querySelector("h1"));
    const button = twin(pressed);
    // Answers are in one place only.
    early.remove();
    button?.click();
    if (button) return;
    if (at) at.focus({ preventScroll: true });
    // The words for a relative are there in the next task, and are longer: the browser scrolls along.
    setTimeout(() => scrollTo(scrollX, place));
  };
  if (asked.hidden) return hand();
  // The program draws in a task of its own; until then this screen stays, and not another for the blink of an eye.
  const [app, slot] = /** @type {NodeListOf<HTMLElement>} */ (live.querySelectorAll(".app, slot"));
  const show = (/** @type {boolean} */ ours) => (slot.hidden = !(app.hidden = ours));
  show(true);
  // It is still about its drawing when it says so.
  const drawn = () => {
    show(false);
    hand();
  };
  tag.addEventListener("kidney-selfcheck:started", () => queueMicrotask(drawn), { once: true });
  twin(start.querySelector("button"))?.click();
});

tag.addEventListener("kidney-selfcheck:error", () => {
  const focused = early.contains(document.activeElement);
  // What it offers cannot be had; the words that need no script show instead.
  early.remove();
  if (focused) /** @type {HTMLElement | null | undefined} */ (tag.shadowRoot?.querySelector("h2"))?.focus();
});
