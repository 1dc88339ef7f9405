// What can go wrong before or while the self-check runs: a closed list of causes, and one line in the console for the
// site's owner. What the patient sees is in failure.js.

const UPLOAD =
  "upload all files of one version again, empty the caches, and let nothing rewrite them on the way (minifiers, optimisers)";
const REPORT = "report it with the message above and the browser's version";

/**
 * Each cause: what is wrong, and how the owner of the site mends it.
 * @satisfies {Record<string, [string, string]>}
 */
const CAUSES = {
  "no-webassembly": [
    "this browser has no WebAssembly",
    "nothing on the site; the browser is too old, or locked down (e.g. Lockdown Mode)",
  ],
  "blocked-by-policy": [
    "the page's policy forbids something that the self-check needs",
    "send a header that allows it: Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' (if its files are on another host, name that host beside 'self')",
  ],
  "file-missing": [
    "one of its files could not be fetched",
    "put the whole dist folder on the server, with its sub-folders beside kidney-selfcheck.js; from another host, send Access-Control-Allow-Origin",
  ],
  "wrong-type": [
    "core.wasm has the wrong Content-Type; it works, but starts later",
    "serve .wasm files as application/wasm",
  ],
  damaged: ["its program does not compile or does not fit its other files", UPLOAD],
  "words-missing": [
    "the words of this language could not be fetched",
    "put the words folder beside kidney-selfcheck.js and serve .txt files from it",
  ],
  "words-damaged": ["the words of this language are damaged or of another version", UPLOAD],
  "out-of-memory": [
    "the browser had no memory left for it",
    "nothing on the site; the person's device or tab is full",
  ],
  panicked: ["the program stopped; this is a fault of the self-check, not of the site", REPORT],
  unknown: ["something unforeseen went wrong", REPORT],
};

/** @typedef {keyof typeof CAUSES} Cause */

/** A failure with its cause; the message is for the console only. */
export class Failure extends Error {
  /**
   * @param {Cause} cause
   * @param {unknown} [why] what was seen: an error or a sentence
   */
  constructor(cause, why) {
    super(why === undefined ? cause : String(why));
    this.cause = cause;
  }
}

/** @param {unknown} error */
export function asFailure(error) {
  return error instanceof Failure ? error : new Failure("unknown", error);
}

/** @type {Set<Cause>} */
const told = new Set();

/**
 * Tells the site's owner, once per cause and page.
 * @param {Failure} failure
 * @param {"error" | "warn"} [level]
 */
export function report(failure, level = "error") {
  const { cause, message } = failure;
  if (told.has(cause)) return;
  told.add(cause);
  // One line, whatever the browser says.
  const seen = message === cause ? "" : ` (${message.trim().split(/\s+/).join(" ")})`;
  const [wrong, mend] = CAUSES[cause];
  console[level](`kidney-selfcheck: ${cause}: ${wrong}${seen}; ${mend}`);
}
