// In the place of styles.js on our own pages: what stands in the tag at first has the same looks, so the page's style
// holds them already, and no byte comes twice.

import { beside } from "./places.js";

/** The style in the page, or where it stands in for it, the file beside it. */
const looks = () => /** @type {HTMLLinkElement | HTMLStyleElement | null} */ (document.getElementById("looks"));

export function styles() {
  // Without its style the page is plain, and so is the tag.
  return [...(looks()?.sheet?.cssRules ?? [])].map(({ cssText }) => cssText).join("");
}

/** Where a policy of the site's forbids the style in the page, the file beside it has the same. */
export async function dressed() {
  const inside = looks();
  if (!inside || inside.sheet) return;
  const link = Object.assign(document.createElement("link"), { id: "looks", rel: "stylesheet", href: beside("page.css") });
  await new Promise((done) => {
    link.onload = link.onerror = done;
    inside.replaceWith(link);
  });
}
