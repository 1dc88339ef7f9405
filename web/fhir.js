// The answers for the clinic's computer: a QuestionnaireResponse of FHIR R4. It holds the answers and nothing of what they
// may mean, and nobody's name: the clinic knows who brings it.

/** @type {{ version: string, groups: Record<string, string[]> }} */
// @ts-ignore: esbuild puts it in
const { version, groups } = __FHIR__;

/** How the build names what it publishes; names, which nobody asks for anything. */
const NAMES = "https://example.org/kidney-selfcheck/fhir";
const questionnaire = `${NAMES}/Questionnaire/kidney-selfcheck|${version}`;
const system = `${NAMES}/CodeSystem/kidney-selfcheck`;

/** @typedef {{ linkId: string, text?: string, answer?: object[], item?: Item[] }} Item */

/**
 * @param {string} rows a line for each question, as `src/sheet/rows.rs` writes it
 * @param {string} language of the texts in them
 * @param {Date} now
 */
export function responseOf(rows, language, now) {
  /** @type {Item[]} */
  const item = [];
  for (const row of rows.split("\n").filter(Boolean)) {
    const [linkId, text, ...options] = row.split("\t");
    const answer = [];
    for (let at = 0; at < options.length; at += 2) {
      answer.push({ valueCoding: { system, code: `${linkId}/${options[at]}`, display: options[at + 1] } });
    }
    inside(item, groups[linkId] ?? []).push({ linkId, text, answer });
  }
  return { resourceType: "QuestionnaireResponse", language, questionnaire, status: "completed", authored: day(now), item };
}

/** The items of the innermost group; neighbours share theirs. @param {Item[]} items @param {string[]} groups */
function inside(items, groups) {
  for (const linkId of groups) {
    let group = items.at(-1);
    if (group?.linkId !== linkId) {
      group = { linkId, item: [] };
      items.push(group);
    }
    items = group.item ??= [];
  }
  return items;
}

/** The day where the person is; the time is nobody's concern. @param {Date} now */
function day(now) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
