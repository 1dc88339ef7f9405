// What can go wrong before or while the self-check runs: a closed list of causes,
// one line in the console for the site's owner, and the screen for the patient.
// It must work when nothing else does: no fetch, no wasm, no innerHTML, and words of its own.

/**
 * Each cause: what is wrong, and how the owner of the site mends it.
 * @satisfies {Record<string, { wrong: string, mend: string }>}
 */
const CAUSES = {
  "no-webassembly": {
    wrong: "this browser has no WebAssembly",
    mend: "nothing on the site; the browser is too old, or locked down (e.g. Lockdown Mode)",
  },
  "blocked-by-policy": {
    wrong: "the page's Content-Security-Policy forbids something the self-check needs",
    mend: "send a header that allows it: Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' (if its files are on another host, name that host beside 'self')",
  },
  "file-missing": {
    wrong: "one of its files could not be fetched",
    mend: "put the whole dist folder on the server, keep its sub-folders beside kidney-selfcheck.js; from another host, send Access-Control-Allow-Origin",
  },
  "wrong-type": {
    wrong: "core.wasm has the wrong Content-Type; it works, but starts later",
    mend: "serve .wasm files as application/wasm",
  },
  damaged: {
    wrong: "its program does not compile or does not fit its other files",
    mend: "upload all files of one version again, empty the caches in between, and let nothing rewrite them on the way (minifiers, optimisers)",
  },
  "words-missing": {
    wrong: "the words of this language could not be fetched",
    mend: "put the words folder beside kidney-selfcheck.js and serve .txt files from it",
  },
  "words-damaged": {
    wrong: "the words of this language are damaged or of another version",
    mend: "upload all files of one version again, empty the caches in between, and let nothing rewrite them on the way (minifiers, optimisers)",
  },
  "out-of-memory": {
    wrong: "the browser had no memory left for it",
    mend: "nothing on the site; the person's device or tab is full",
  },
  panicked: {
    wrong: "the program stopped; this is a fault of the self-check, not of the site",
    mend: "report it with the message above and the browser's version",
  },
  unknown: {
    wrong: "something unforeseen went wrong",
    mend: "report it with the message above and the browser's version",
  },
};

/** @typedef {keyof typeof CAUSES} Cause */

/** The words of the screen, should the build not have brought any. */
const ENGLISH = {
  title: "The self-check is not working right now",
  message: "This is a technical problem. It says nothing about you or your health. Nothing was saved or sent.",
  doctor: "Ask your kidney doctor (nephrologist). They can answer your questions about stem cell treatment.",
  emergency: "If you feel very unwell, call your local emergency number now.",
  contact: "Your clinic:",
  phone: "Phone:",
  book: "Book an appointment",
  retry: "Try again",
};

/** By language; those of others than English come with the words of the language. @type {Record<string, Partial<typeof ENGLISH>>} */
const WORDS = {
  // @ts-ignore: esbuild puts the words in
  en: typeof __FAILURE__ === "undefined" ? {} : __FAILURE__,
};

/** @param {string} tag @param {Partial<typeof ENGLISH>} words */
export function know(tag, words) {
  WORDS[tag] = words;
}

/** @param {string} tag */
export function isKnown(tag) {
  return WORDS[tag] !== undefined;
}

/** Country to emergency number. @type {Record<string, string>} */
// @ts-ignore: esbuild puts the numbers in
const EMERGENCY = typeof __EMERGENCY__ === "undefined" ? {} : __EMERGENCY__;

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
  console[level](`kidney-selfcheck: ${cause}: ${CAUSES[cause].wrong}${seen}; ${CAUSES[cause].mend}`);
}

/**
 * Fills the two places of the failure screen.
 * `alert` is a live region that was there from the start, so that the words in it are read out.
 * @param {HTMLElement} alert
 * @param {HTMLElement} help
 * @param {{ tag: string, attribute: (name: string) => string, retry: () => void }} of
 * @returns {HTMLElement} the heading, for the focus
 */
export function fill(alert, help, { tag, attribute, retry }) {
  const words = { ...ENGLISH, ...WORDS[tag] };
  const make = maker(alert.ownerDocument);

  // The content of the tag stays below, and brings the h1.
  const heading = make("h2", words.title);
  heading.tabIndex = -1;
  const number = EMERGENCY[attribute("country").toLowerCase()];
  const first = Number(attribute("heading-level"));
  if (first > 1 && first <= 4) heading.setAttribute("aria-level", String(first + 1));
  alert.replaceChildren(
    heading,
    make("p", words.message),
    make("p", make("strong", words.doctor)),
    make("p", words.emergency, ...(number ? [" ", make("strong", link(`tel:${number}`, number))] : [])),
  );

  const button = make("button", words.retry);
  button.setAttribute("type", "button");
  button.dataset.action = "retry";
  button.addEventListener("click", () => {
    // Still focusable, so that the focus is not lost while it loads; the element ignores a second press.
    button.setAttribute("aria-disabled", "true");
    retry();
  });

  const clinic = attribute("clinic-name");
  const phone = attribute("phone");
  const book = webAddress(attribute("booking-url"));
  const lines = [];
  if (clinic) lines.push(make("p", words.contact, " ", make("strong", clinic)));
  if (phone) lines.push(make("p", words.phone, " ", dialable(phone) ? link(`tel:${digits(phone)}`, phone) : phone));
  if (book) lines.push(make("p", link(book, words.book, true)));
  help.replaceChildren(...lines, button);
  return heading;

  /** @param {string} href @param {string} text @param {boolean} [leaves] */
  function link(href, text, leaves) {
    const a = make("a", text);
    a.setAttribute("href", href);
    if (leaves) {
      // In a frame the address would open inside it.
      a.setAttribute("target", "_blank");
      a.setAttribute("rel", "noopener noreferrer");
    }
    return a;
  }
}

/** @param {Document} document */
function maker(document) {
  /** @param {string} name @param {(string | Node)[]} children */
  return (name, ...children) => {
    const node = document.createElement(name);
    node.append(...children);
    return node;
  };
}

// The same rules as src/settings: what the widget would not show as a link is none here either.

/** Digits, spaces and +()-. only, and as many digits as a number has. @param {string} phone */
function dialable(phone) {
  return /^[\d +().-]{3,40}$/.test(phone) && /^\+?\d{3,20}$/.test(digits(phone));
}

/** What to dial; in "+44 (0)20" the nought is for callers at home. @param {string} phone */
function digits(phone) {
  return (phone.startsWith("+") ? phone.replace("(0)", "") : phone).replace(/[^\d+]/g, "");
}

/** The address if it is a whole one of the web, else nothing: a javascript: address must never become a link. @param {string} text */
function webAddress(text) {
  return /^https?:\/\/[a-z\d[\u{80}-\u{10ffff}][^\s\p{Cc}"<>\\^`{|}]*$/iu.test(text) && text.length <= 2000 ? text : "";
}
