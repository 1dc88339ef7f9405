// The settings of the page inside an iframe are in its address. They must be on the tag before it is defined: one of
// them may be the language.

import { SETTINGS } from "./settings.js";

const tag = /** @type {HTMLElement} */ (document.querySelector("kidney-selfcheck"));

for (const [name, value] of new URLSearchParams(location.search)) {
  // A fixed list, since an address can be written by anybody.
  if (SETTINGS.includes(name)) tag.setAttribute(name, value);
  else console.warn(`kidney-selfcheck: ${line(name)}="${line(value)}" in the address: there is no such setting; it is ignored`);
}

/** @param {string} text */
function line(text) {
  return text.replace(/\p{Cc}/gu, " ").slice(0, 60);
}
