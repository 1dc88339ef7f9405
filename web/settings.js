// The settings as JSON, on the tag or in it. What it says is put on the tag as attributes, since that is where
// everything else looks: the style sheet, the language, the failure screen and the program. An attribute of the
// page's own counts before the JSON.

/** @type {string[]} */
// @ts-ignore: esbuild puts the list in
export const SETTINGS = typeof __SETTINGS__ === "undefined" ? [] : __SETTINGS__;

/** The attribute that holds JSON. */
export const JSON_SETTINGS = "settings";

/** What the JSON of a tag last was, and which attributes came from it. */
const given = /** @type {WeakMap<Element, { text: string, put: Map<string, string> }>} */ (new WeakMap());

/** @param {Element} element */
export function takeJson(element) {
  const text = element.getAttribute(JSON_SETTINGS) ?? inside(element);
  const before = given.get(element) ?? { text: "", put: new Map() };
  if (text === before.text) return;
  const wanted = new Map(text.trim() ? read(text) : []);
  for (const [name, value] of before.put) {
    if (wanted.has(name) || element.getAttribute(name) !== value) continue;
    element.removeAttribute(name);
  }
  const put = new Map();
  // Noted before, since each attribute that is set asks again.
  given.set(element, { text, put });
  for (const [name, value] of wanted) {
    const ours = before.put.has(name) && element.getAttribute(name) === before.put.get(name);
    if (element.hasAttribute(name) && !ours) continue;
    put.set(name, value);
    element.setAttribute(name, value);
  }
}

/** A data block in the tag, which no policy takes for a script. @param {Element} element */
function inside(element) {
  return element.querySelector(':scope > script[type="application/json"]')?.textContent ?? "";
}

/** @param {string} text @returns {[string, string][]} names and values, as attributes */
function read(text) {
  let all;
  try {
    all = JSON.parse(text);
  } catch (error) {
    tell(text, `this is no JSON (${line(error, 80)})`);
    return [];
  }
  if (typeof all !== "object" || all === null || Array.isArray(all)) {
    tell(text, "this is no object such as {\"country\":\"us\"}");
    return [];
  }
  const { notes, ...others } = all;
  const ofTopics = typeof notes === "object" && notes !== null ? Object.entries(notes) : [];
  if (notes !== undefined && !ofTopics.length) others.notes = notes;
  const entries = [...Object.entries(others), ...ofTopics.map(([topic, note]) => [`note-${topic}`, note])];
  return /** @type {[string, string][]} */ (
    entries
      .filter(([name, value]) => {
        if (value === null) return false;
        const known = SETTINGS.includes(name);
        const plain = typeof value === "string" || typeof value === "number";
        if (!known) tell(`${name}: ${JSON.stringify(value)}`, "there is no such setting");
        else if (!plain) tell(`${name}: ${JSON.stringify(value)}`, "the value must be a text or a number");
        return known && plain;
      })
      .map(([name, value]) => [name, String(value)])
  );
}

/** One line for the site's owner. @param {string} what @param {string} wrong */
function tell(what, wrong) {
  console.warn(`kidney-selfcheck: settings="${line(what, 60)}": ${wrong}; it is ignored`);
}

/** @param {unknown} text @param {number} most */
function line(text, most) {
  return String(text).replace(/\p{Cc}/gu, " ").slice(0, most);
}
