// The browser's Back and Forward for the stand-alone page; an embedded tag never does this.
//
// The law: the entry the browser stands at and the screen the widget shows have the same number.
// Whoever moved last is followed: a screen further on pushes entries, a screen further back
// travels back, a press of Back or Forward asks the widget to go there.
// An entry holds { n } and nothing else: no answer, no new address.
// Nobody is held on the page: only the widget moving forward ever adds an entry.

const widget = /** @type {HTMLElement & { go?: (n: number) => void, onmoved?: (n: number) => void }} */ (
  document.querySelector("kidney-selfcheck")
);

/** The number of the screen the widget shows. */
let shown = 0;

/** The timer of a journey of ours that has not arrived. */
let journey = 0;

/** The timer of an entry that is about to be made. */
let soon = 0;

// Screens set focus and scroll position themselves.
history.scrollRestoration = "manual";

/** The number of the entry; one without a number (a fragment was followed) becomes the shown screen. */
function entry() {
  const n = history.state?.n;
  if (Number.isInteger(n)) return n;
  history.replaceState({ n: shown }, "");
  return shown;
}

function follow() {
  if (journey) return;
  let at = entry();
  if (at > shown) {
    journey = setTimeout(giveUp, 1000);
    history.go(shown - at);
  }
  while (at < shown) history.pushState({ n: ++at }, "");
}

/** The entry was not there: the browser keeps only so many. */
function giveUp() {
  journey = 0;
  history.replaceState({ n: shown }, "");
}

widget.onmoved = (/** @type {number} */ n) => {
  shown = n;
  // An entry costs as much as drawing the screen, and comes once that is painted. A journey begins at once: later it
  // would end another that the person has begun meanwhile.
  if (entry() > n) follow();
  else soon = setTimeout(follow, 50);
};

// An entry that is made while the page goes away would get the number of the next one in the place of its own, and the
// fresh start after a reload would go back one too far: away from here.
addEventListener("beforeunload", () => clearTimeout(soon));

// A fresh start, also after a reload: back to the first entry, so that none of an earlier run lies behind it.
widget.addEventListener("kidney-selfcheck:ready", () => {
  shown = 0;
  follow();
});

addEventListener("popstate", () => {
  if (journey) {
    clearTimeout(journey);
    journey = 0;
    follow();
  } else {
    widget.go?.(entry());
  }
});
