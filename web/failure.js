// The screen for the patient when the self-check cannot run.
// It must work when nothing else does: no fetch, no wasm, no innerHTML, and words of its own.

/** The words of the screen. */
// @ts-ignore: esbuild puts them in
const ENGLISH = typeof __FAILURE__ !== "undefined" ? __FAILURE__ : {
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
const WORDS = { en: ENGLISH };

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
