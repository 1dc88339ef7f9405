// The words of the clinic's language: what the person takes along is in both, so that its people read what the person
// reads. Without them it is in the person's language only.
//
// A part of take-away.js; the element hands it the means, since it holds the words.

/**
 * @typedef {{
 *   known(tag: string): { tag: string } | undefined,
 *   load(tag: string): Promise<string>,
 *   forgetWords(tag: string): void,
 *   warnOnce(line: string): void,
 *   call(act: (app: { set_clinic_words(words: string): boolean }) => void): void,
 * }} Means
 */

/**
 * @param {{ clinic?: string, asking?: string }} run for which language it did last, and does now
 * @param {string} asked what the site says
 * @param {Means} means
 */
export async function bringClinic(run, asked, { known, load, forgetWords, warnOnce, call }) {
  if (run.clinic === asked) return;
  run.asking = asked;
  const tag = known(asked)?.tag;
  const lacks = (/** @type {unknown} */ why) =>
    warnOnce(`clinic-lang="${asked.slice(0, 60)}": ${why}; what is taken along is in one language`);
  if (asked && !tag) lacks("there is no such language");
  let words = "";
  try {
    if (tag) words = await load(tag);
  } catch (error) {
    lacks(error);
  }
  if (run.asking !== asked) return;
  run.clinic = asked;
  call((app) => {
    if (app.set_clinic_words(words) || !tag || !words) return;
    forgetWords(tag);
    lacks("its words are damaged");
  });
}
