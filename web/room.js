// A box of the page that has one height and hides what is over: no finger could scroll to the rest. There the app scrolls
// by itself, in the room that the box leaves it.

/** With less room than this, in pixels, nothing can be read: it is folded away, or on its way. */
const LEAST = 160;

/** A page that moves its boxes is left alone until they stand still, in milliseconds. */
const STILL = 100;

/** @type {WeakSet<HTMLElement>} */
const kept = new WeakSet();

/**
 * Sees to it from now on.
 * @param {HTMLElement} root of the app
 */
export function keepInReach(root) {
  if (kept.has(root)) return;
  kept.add(root);
  let soon = 0;
  /** @type {Element | undefined} */
  let box;
  const seen = new ResizeObserver(() => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      const found = fit(root);
      // To watch what is watched already would tell of it again, without end.
      if (found === box) return;
      if (box) seen.unobserve(box);
      if (found) seen.observe(found);
      box = found;
    }, STILL);
  });
  // What is in it, since with a height of its own it does not grow.
  for (const part of root.children) seen.observe(part);
}

/** @param {HTMLElement} root @returns {Element | undefined} the box that hides what is over */
function fit(root) {
  const { scrollTop, style } = root;
  const set = (/** @type {string} */ height, /** @type {string} */ overflow, /** @type {string} */ padding) => {
    style.maxHeight = height;
    style.overflow = overflow;
    // The ring around what has the focus would be cut off.
    style.paddingInline = padding;
  };
  // Measured as it would be without: a box may be as high as what is in it.
  set("", "", "");
  const box = boxAround(root);
  if (!box) return undefined;
  const { top, height } = root.getBoundingClientRect();
  const room = box.getBoundingClientRect().top + box.clientTop + box.clientHeight - (top + box.scrollTop);
  if (room < LEAST || height <= room + 1) return box;
  set(`${Math.floor(room)}px`, "auto", "8px");
  // The focus may have moved what a finger cannot.
  box.scrollTop = 0;
  root.scrollTop = scrollTop;
  return box;
}

/** @param {Element} node @returns {Element | undefined} */
function boxAround(node) {
  const root = node.getRootNode();
  const up = node.assignedSlot ?? node.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  if (!up || up === node.ownerDocument.body) return undefined;
  const { overflowY } = getComputedStyle(up);
  if (["auto", "scroll"].includes(overflowY)) return undefined;
  return ["hidden", "clip"].includes(overflowY) ? up : boxAround(up);
}
