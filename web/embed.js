// The page that writes the snippet for a clinic's page: a form, the real widget beside it, and lines to copy.
// It fetches nothing, keeps nothing and sends nothing; what is wrong in the form is left out and said beside it.

import { SETTINGS } from "./settings.js";

/** What a site pins: path to hash. @type {Record<string, string>} */
// @ts-ignore: esbuild puts it in
const PINNED = __PINNED__;

/** Country to emergency number. @type {Record<string, string>} */
// @ts-ignore: esbuild puts it in
const COUNTRIES = __EMERGENCY__;

/** @type {{ tag: string, name: string }[]} */
// @ts-ignore: esbuild puts it in
const LANGUAGES = __LANGUAGES__;

const TITLE = "Stem cell treatment for kidney failure: is it something to ask about?";

/** What would end a declaration, or a style sheet. */
const NO_COLOUR = /[<>{};"\\*/]/;

/** @typedef {HTMLInputElement | HTMLSelectElement} Field */

const byId = (/** @type {string} */ id) => /** @type {any} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (document.querySelector("form"));
const widget = /** @type {HTMLElement} */ (document.querySelector("kidney-selfcheck"));
const fields = /** @type {Field[]} */ ([...form.querySelectorAll("input, select")]);
const colours = fields.filter((field) => field.dataset.colour);
/** What each field takes. */
const hints = new Map([...document.querySelectorAll("small")].map((hint) => [hint.id, hint.textContent ?? ""]));

/** @param {string} name */
function field(name) {
  return /** @type {Field} */ (form.elements.namedItem(name));
}

/** @param {string} list @param {string} value @param {string} shown */
function offer(list, value, shown) {
  const option = document.createElement("option");
  option.value = value;
  option.textContent = shown;
  field(list).append(option);
}

function offerAll() {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const countries = Object.entries(COUNTRIES).map(([code, number]) => ({
    code,
    shown: `${names.of(code.toUpperCase())} (${number})`,
  }));
  countries.sort((one, other) => one.shown.localeCompare(other.shown, "en"));
  countries.forEach(({ code, shown }) => offer("country", code, shown));
  for (const list of ["lang", "clinic-lang"]) LANGUAGES.forEach(({ tag, name }) => offer(list, tag, name));
}

/** Says beside a field whether its value is left out. @param {Field} field */
function judge(field) {
  const wrong = !field.validity.valid;
  const hint = byId(`${field.id}-hint`);
  const words = `${wrong ? "Left out: " : ""}${hints.get(hint.id)}`;
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  // Only a change is told to a screen reader.
  if (hint.textContent !== words) hint.textContent = words;
  return !wrong;
}

/** The settings of the form that are right and not empty. */
function settings() {
  const [by, on] = [field("reviewed-by"), field("reviewed-on")];
  for (const [half, other] of [[by, on], [on, by]]) {
    half.setCustomValidity(half.value.trim() && !other.value.trim() ? "only together" : "");
  }
  const right = SETTINGS.map(field).filter((field) => field && judge(field));
  return right.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);
}

/** The colours of the form that are colours. @returns {string[][]} */
function looks() {
  for (const colour of colours) {
    const value = colour.value.trim();
    const right = !value || (CSS.supports("color", value) && !NO_COLOUR.test(value));
    colour.setCustomValidity(right ? "" : "no colour");
  }
  return colours
    .filter((colour) => judge(colour) && colour.value.trim())
    .map((colour) => [`--kidney-selfcheck-${colour.dataset.colour}`, colour.value.trim()]);
}

/** Where the files are, with a slash at the end. */
function folder() {
  const asked = byId("folder");
  const value = asked.value.trim();
  const here = new URL(".", location.href).href;
  let right = true;
  try {
    right = /^(https?:\/\/[^/]|\/)/i.test(value) && Boolean(new URL(value, here));
  } catch {
    right = false;
  }
  asked.setCustomValidity(right ? "" : "no address");
  judge(asked);
  return (right ? value : here).replace(/\/*$/, "/");
}

/** @param {string} text */
function escaped(text) {
  const names = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" });
  return text.replace(/[&<>"]/g, (letter) => names[letter]);
}

/** @param {string} folder @param {string} file */
function script(folder, file) {
  return `<script type="module" src="${escaped(folder)}${file}" integrity="${PINNED[file]}" crossorigin></script>`;
}

/** What the patient reads who cannot run it. @param {Map<string, string>} of the settings */
function fallback(of) {
  const name = of.get("clinic-name");
  const phone = of.get("phone");
  const number = COUNTRIES[of.get("country") ?? ""];
  const contact = [name, phone].filter(Boolean).join(", ");
  const ask = `Ask your kidney doctor (nephrologist)${contact ? `: ${contact}` : ""}.`;
  const call = number ? number : "the emergency number (such as 911, 999 or 112)";
  return `${ask} If you feel very unwell, call ${call} now.`;
}

/** @param {string[][]} chosen @param {string} folder */
function inPage(chosen, folder) {
  const attributes = chosen.map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const inside = escaped(fallback(new Map(/** @type {[string, string][]} */ (chosen))));
  return `${script(folder, "kidney-selfcheck.js")}\n<kidney-selfcheck${attributes}><p>${inside}</p></kidney-selfcheck>`;
}

/** @param {string[][]} chosen @param {string} folder */
function inFrame(chosen, folder) {
  // A frame loads with its own page, whenever that is.
  const query = chosen
    .filter(([name]) => name !== "load")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
  const address = `${folder}frame.html${query ? `?${query}` : ""}`;
  const frame = `<iframe src="${escaped(address)}" title="${escaped(TITLE)}" width="100%" height="900"></iframe>`;
  return `${frame}\n${script(folder, "kidney-selfcheck-frame.js")}`;
}

/**
 * A shortcode has brackets of its own, and eats backslashes; WordPress leaves entities as they are.
 * @param {string[][]} chosen
 */
function inWordPress(chosen) {
  const safe = (/** @type {string} */ text) =>
    escaped(text).replace(/[[\]\\]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return `[kidney_selfcheck${chosen.map(([name, value]) => ` ${name}="${safe(value)}"`).join("")}]`;
}

/** @param {string[][]} chosen */
function inReact(chosen) {
  const attributes = chosen.map(([name, value]) => ` ${name}={${JSON.stringify(value)}}`).join("");
  const inside = JSON.stringify(fallback(new Map(/** @type {[string, string][]} */ (chosen))));
  return `import "kidney-selfcheck/define";\n<kidney-selfcheck${attributes}><p>{${inside}}</p></kidney-selfcheck>`;
}

function write() {
  const [chosen, theme, where] = [settings(), looks(), folder()];
  const given = new Map(/** @type {[string, string][]} */ (chosen));
  for (const name of SETTINGS) {
    // Here it is loaded at once, and stands below a heading of this page.
    if (name === "load" || name === "heading-level") continue;
    const value = given.get(name);
    if (value === undefined) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
  for (const { dataset } of colours) widget.style.removeProperty(`--kidney-selfcheck-${dataset.colour}`);
  for (const [name, value] of theme) widget.style.setProperty(name, value);

  const way = /** @type {HTMLInputElement} */ (document.querySelector("[name=way]:checked")).value;
  const ways = { script: inPage, iframe: inFrame, wordpress: inWordPress, npm: inReact };
  byId("html").value = ways[/** @type {keyof typeof ways} */ (way)](chosen, where);
  const [frame, files] = [way === "iframe", way === "script" || way === "iframe"];
  byId("folder-part").hidden = !files;
  byId("hashes").hidden = !files;
  const lines = theme.map(([name, value]) => `  ${name}: ${value};\n`).join("");
  byId("css").value = lines && `kidney-selfcheck {\n${lines}}\n`;
  byId("css-part").hidden = frame || !lines;
  byId("no-css").hidden = !frame || !lines;
  say("");
}

/** @param {string} words */
function say(words) {
  if (byId("said").textContent !== words) byId("said").textContent = words;
}

/** @param {HTMLTextAreaElement} area */
async function copy(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    say("Copied.");
  } catch {
    // The browser refuses, or the page came by http.
    area.focus();
    area.select();
    say("Your browser does not let this page copy. The lines are selected: copy them with the keyboard or the menu.");
  }
}

offerAll();
byId("folder").value = new URL(".", location.href).href;
document.addEventListener("input", ({ target }) => {
  if (!(target instanceof Element) || !widget.contains(target)) write();
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copies]"))) {
  button.addEventListener("click", () => copy(byId(button.dataset.copies ?? "")));
}
write();
