// What stands in the tag of our own page until the self-check runs is the start screen, made when the project is built.
// Its buttons and choices take presses: they are kept here, in memory, and handed to the live screen once it is there.

/** From when on a person wonders whether the press was felt, in milliseconds. */
const LONG = 300;

const tag = /** @type {HTMLElement} */ (document.querySelector("kidney-selfcheck"));
const early = /** @type {HTMLElement} */ (tag.querySelector(".early"));
const said = /** @type {HTMLElement} */ (early.querySelector("[role=status]"));

/** The button that was pressed last, and what it says. @type {{ button: HTMLElement, says: string | null } | undefined} */
let pressed;
let waiting = 0;

/** How far down the page is; WebKit forgets it while one screen takes the other's place. */
let scrolled = scrollY;
addEventListener("scroll", () => (scrolled = scrollY));

early.addEventListener("click", ({ target }) => {
  const button = /** @type {HTMLElement} */ (target).closest("button");
  if (!button || button === pressed?.button) return;
  release();
  pressed = { button, says: button.textContent };
  waiting = setTimeout(() => {
    // Still focusable, so that the focus is not lost.
    button.setAttribute("aria-disabled", "true");
    button.textContent = said.textContent = early.dataset.wait ?? "";
  }, LONG);
});

// The one choice there is says who reads; some words are others for a relative.
early.addEventListener("change", ({ target }) => {
  if (/** @type {HTMLElement} */ (target).matches("select")) return;
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (early.querySelectorAll("[data-other]"))) {
    [node.textContent, node.dataset.other] = [node.dataset.other ?? "", node.textContent ?? ""];
  }
});

function release() {
  clearTimeout(waiting);
  said.textContent = "";
  if (pressed) pressed.button.textContent = pressed.says;
  pressed?.button.removeAttribute("aria-disabled");
  pressed = undefined;
}

tag.addEventListener("kidney-selfcheck:ready", () => {
  const live = (/** @type {Element | null | undefined} */ node) =>
    node &&
    /** @type {HTMLInputElement | null} */ (
      tag.shadowRoot?.querySelector(
        node.matches("input") ? `[value=${node.getAttribute("value")}]` : `[data-action=${node.getAttribute("data-action")}]`,
      )
    );
  const focused = live(tag.ownerDocument.activeElement?.closest(".early *"));
  const chosen = early.querySelector("input:checked");
  const language = /** @type {HTMLSelectElement} */ (early.querySelector("select"));
  const button = live(pressed?.button);
  release();
  live(chosen)?.click();
  const list = live(language);
  if (list && list.value !== language.value) {
    list.value = language.value;
    list.dispatchEvent(new CustomEvent("change"));
  }
  button?.click();
  if (button) return;
  const place = scrolled;
  focused?.focus({ preventScroll: true });
  // The words for a relative are there in the next task, and are longer: the browser scrolls along.
  setTimeout(() => scrollTo(scrollX, place));
});

tag.addEventListener("kidney-selfcheck:error", () => {
  const focused = early.contains(tag.ownerDocument.activeElement);
  release();
  // What it offers cannot be had; the words that need no script show instead.
  early.hidden = true;
  if (focused) /** @type {HTMLElement | null | undefined} */ (tag.shadowRoot?.querySelector("h2"))?.focus();
});
