// What the script of the tag has already, and hands to widget.js: there this file stands in the place of causes.js,
// files.js and unrecorded.js. So no byte comes twice, and what is told once is told once.

/** @typedef {typeof import("./causes.js") & typeof import("./files.js") & typeof import("./unrecorded.js")} Handed */

/** @type {Handed["Failure"]} */
export let Failure;
/** @type {Handed["asFailure"]} */
export let asFailure;
/** @type {Handed["bring"]} */
export let bring;
/** @type {Handed["bringModule"]} */
export let bringModule;
/** @type {Handed["keepUnrecorded"]} */
export let keepUnrecorded;
/** @type {Handed["report"]} */
export let report;
/** @type {Handed["watchPolicy"]} */
export let watchPolicy;

/** @param {Handed} handed */
export function take(handed) {
  ({ Failure, asFailure, bring, bringModule, keepUnrecorded, report, watchPolicy } = handed);
}
