// The language of the stand-alone page: which one a person is brought to, and that the page around follows the widget.
//
// Each language has a page of its own: English at the root, the others in a folder of their tag. `?lang=xx` asks for
// one; at the root, the languages of the browser count.

import { LANGUAGES } from "./languages.js";
import { keepLanguage } from "./offline.js";

const root = document.documentElement;

/** Goes to the page of another language, if that page is there: without a network it may not be. */
export async function goToLanguage() {
  const tag = wanted();
  if (!tag || tag === root.lang) return;
  const address = new URL(tag === "en" ? "./" : `${tag}/`, import.meta.url);
  address.search = location.search;
  const there = await fetch(address).catch(() => undefined);
  // Who has begun to answer in this language goes on in it.
  if (there?.ok && !document.querySelector("[data-question]:not([hidden])")) location.replace(address);
}

function wanted() {
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked) return known(asked);
  return root.lang === "en" ? navigator.languages?.map(known).find(Boolean) : undefined;
}

/** @param {string} asked @returns {string | undefined} ours, for `es-MX` too */
function known(asked) {
  const small = asked.toLowerCase();
  const [primary, ...more] = small.split("-");
  const tags = LANGUAGES.map(({ tag }) => tag);
  const same = tags.find((tag) => tag.toLowerCase() === small);
  // Who reads Chinese in the other script is better off with English.
  if (same || (primary === "zh" && more.some((part) => ["hant", "tw", "hk", "mo"].includes(part)))) return same;
  return tags.find((tag) => tag.toLowerCase().split("-")[0] === primary);
}

/** @param {HTMLElement} widget */
export function followLanguage(widget) {
  if (root.lang !== "en") keepLanguage(root.lang);
  const follow = (
    /** @type {import("./languages.js").Language} */ { tag, dir },
    /** @type {Record<string, string>} */ page,
  ) => {
    root.lang = tag;
    root.dir = dir;
    document.title = page.heading;
    const [head, foot] = ["header p", "footer p"].map((place) => document.querySelector(place));
    if (head) head.textContent = page.name;
    if (foot) foot.textContent = page.foot;
    keepLanguage(tag);
  };
  Object.assign(widget, { onlanguage: follow });
}
