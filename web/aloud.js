// Reads the screen aloud, at the press of a button of the person's, with the voices of the device.
// A voice that works over the network would send the text away, so only those count of which the browser says that they
// are on the device; where there is none for the language, there is no button.
//
// A part of take-away.js, which the element brings once the first screen is there. The button stands beside the program,
// which knows nothing of it, and the mark changes no element where the browser has highlights.

/** Lines of the rest of a words file: what the button says, and what it says while it reads. @type {number[]} */
// @ts-ignore: esbuild puts them in
const LINES = typeof __ALOUD_LINES__ === "undefined" ? [] : __ALOUD_LINES__;

/** The highlight; it has one name for the whole page. */
const MARK = "kidney-selfcheck-aloud";

/** What is not read: what is out of sight, and what the person writes or presses. */
const SILENT = "[hidden], .unseen, .sheet, [aria-hidden=true], svg, textarea, select, input, progress";

/** Chinese that is written or spoken in another way than ours. */
const OTHER_CHINESE = ["hant", "tw", "hk", "mo"];

/**
 * A sentence, and where it stands: a range in each text node that holds some of it.
 * @typedef {{ text: string, ranges: Range[] }} Sentence
 *
 * The button of one self-check.
 * @typedef {{ box: HTMLElement, button: HTMLElement, tag: string, words: string[], greeted: boolean }} Offer
 *
 * What is being read; one thing on the whole page, since the device has one voice at a time.
 * @typedef {{
 *   root: HTMLElement,
 *   offer: Offer,
 *   left: Sentence[],
 *   said?: SpeechSynthesisUtterance,
 *   block?: HTMLElement,
 *   listening: AbortController,
 * }} Reading
 */

/** By the element around the program. @type {Map<HTMLElement, Offer>} */
const offers = new Map();

/** @type {Reading | undefined} */
let reading;

let waits = false;

/**
 * Offers the button, for a screen or a language that is new.
 * @param {HTMLElement} root
 * @param {string} tag of the language
 * @param {string} rest of its words
 */
export function offerAloud(root, tag, rest) {
  if (typeof speechSynthesis === "undefined") return;
  const offer = offers.get(root) ?? begin(root);
  // The first line is the head.
  const lines = rest.split("\n");
  offer.words = LINES.map((line) => lines[line + 1]);
  offer.tag = tag;
  show(root, offer);
  if (waits) return;
  waits = true;
  // Most browsers look for the voices only once they are asked.
  speechSynthesis.addEventListener?.("voiceschanged", () => offers.forEach((offer, root) => show(root, offer)));
}

/** @param {HTMLElement} root @returns {Offer} */
function begin(root) {
  const [box, button] = ["div", "button"].map((name) => document.createElement(name));
  box.className = "aloud";
  box.append(button);
  button.setAttribute("type", "button");
  button.setAttribute("part", "button");
  button.className = "quiet";
  button.dataset.action = "aloud";
  button.append(document.createElement("span"));
  button.addEventListener("click", () => {
    if (reading?.root === root) hush();
    else read(root);
  });
  root.prepend(box);
  const offer = { box, button, tag: "", words: [], greeted: false };
  offers.set(root, offer);
  return offer;
}

/** @param {HTMLElement} root @param {Offer} offer */
function show(root, offer) {
  if (!root.isConnected) {
    offers.delete(root);
    return;
  }
  const { box, button, tag, words } = offer;
  const reads = reading?.root === root;
  button.classList.toggle("reads", reads);
  const label = /** @type {HTMLElement} */ (button.firstChild);
  const said = words[reads ? 1 : 0];
  // What is the same, written again, has the page styled and laid out again, at every screen.
  if (label.textContent !== said) label.textContent = said;
  // Between two languages it has no words.
  const hidden = tag !== root.lang || !voiceFor(tag);
  if (box.hidden !== hidden) box.hidden = hidden;
}

/** Another screen, another language, or the end: nothing of it is read on. @param {HTMLElement | undefined} root */
export function hushAt(root) {
  if (reading?.root === root) hush();
  const offer = root && offers.get(root);
  if (!offer) return;
  // Who begins anew may be somebody else.
  if (root.querySelector('[data-screen="start"]')) offer.greeted = false;
  show(root, offer);
}

function hush() {
  const was = reading;
  if (!was) return;
  reading = undefined;
  was.listening.abort();
  unmark(was);
  speechSynthesis.cancel();
  show(was.root, was.offer);
}

/** @param {HTMLElement} root */
function read(root) {
  const offer = offers.get(root);
  if (!offer) return;
  hush();
  const listening = new AbortController();
  const { signal } = listening;
  // Whoever goes away does not want to be read to.
  addEventListener("pagehide", hush, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && hush(), { signal });
  reading = { root, offer, left: sentencesOf(root, offer), listening };
  offer.greeted = true;
  // What the page around began is ended, too: it would have to be heard out first.
  if (speechSynthesis.speaking) speechSynthesis.cancel();
  show(root, offer);
  next(reading);
}

/** @param {Reading} now */
function next(now) {
  unmark(now);
  let sentence;
  // What the screen has changed meanwhile is passed over.
  do sentence = now.left.shift();
  while (sentence && textOf(sentence.ranges) !== sentence.text);
  // Asked each time, since voices come and go; without one the browser would take any.
  const voice = voiceFor(now.offer.tag);
  if (!sentence || !voice) {
    hush();
    return;
  }
  const said = new SpeechSynthesisUtterance(sentence.text);
  said.voice = voice;
  said.lang = voice.lang;
  const goOn = (/** @type {() => void} */ how) => () => {
    if (reading === now && now.said === said) how();
  };
  said.onend = goOn(() => next(now));
  said.onerror = goOn(hush);
  // Kept, or some browsers throw it away in the middle.
  now.said = said;
  mark(now, sentence.ranges);
  speechSynthesis.speak(said);
}

/** A voice on the device that speaks a language. @param {string} tag */
function voiceFor(tag) {
  const fit = speechSynthesis.getVoices().filter(({ localService, lang }) => localService === true && speaks(lang, tag));
  return fit.find(({ lang }) => partsOf(lang).join() === partsOf(tag).join()) ?? fit.find((voice) => voice.default) ?? fit[0];
}

/** @param {string} voice @param {string} tag */
function speaks(voice, tag) {
  const [[language, ...more], [wanted]] = [partsOf(voice), partsOf(tag)];
  return language === wanted && !(wanted === "zh" && more.some((part) => OTHER_CHINESE.includes(part)));
}

/** Android writes `pt_BR`, and some say `cmn` for Chinese. @param {string} tag */
function partsOf(tag) {
  return tag.toLowerCase().replace(/^cmn/, "zh").split(/[-_]/);
}

/**
 * Every sentence on the screen, from top to bottom.
 * The message above every screen comes first and then no more, until somebody begins anew.
 * @param {HTMLElement} root
 * @param {Offer} offer
 */
function sentencesOf(root, { tag, greeted }) {
  const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter(tag, { granularity: "sentence" }) : undefined;
  /** @type {Sentence[]} */
  const sentences = [];
  /** Texts that stand in one block. @type {Text[]} */
  let block = [];
  const end = () => {
    const nodes = block;
    block = [];
    const whole = nodes.map(({ data }) => data).join("");
    let from = 0;
    for (const { segment } of segmenter ? segmenter.segment(whole) : [{ segment: whole }]) {
      const ranges = rangesOf(nodes, from + segment.length - segment.trimStart().length, from + segment.trimEnd().length);
      const text = textOf(ranges);
      // A dot between two words is not for the ear.
      if (/[\p{L}\p{N}]/u.test(text)) sentences.push({ text, ranges });
      from += segment.length;
    }
  };
  /** @param {Node} node */
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) block.push(/** @type {Text} */ (child));
      if (child.nodeType !== 1) continue;
      const element = /** @type {HTMLElement} */ (child);
      const { display, visibility } = getComputedStyle(element);
      const folded = node.nodeName === "DETAILS" && !(/** @type {HTMLDetailsElement} */ (node).open) && child.nodeName !== "SUMMARY";
      if (folded || display === "none" || visibility !== "visible" || element.matches(SILENT)) continue;
      if (greeted && element.matches(".main-message")) continue;
      const apart = !isInSentence(element);
      if (apart) end();
      walk(element);
      if (apart) end();
    }
  };
  const app = root.querySelector(".selfcheck");
  if (app) walk(app);
  end();
  return sentences;
}

/** A word to tap is, though browsers take every button for a block of its own. @param {HTMLElement} element */
function isInSentence(element) {
  return getComputedStyle(element).display === "inline" || element.matches(".term");
}

/** From one place to another of what some texts hold together. @param {Text[]} nodes @param {number} from @param {number} to */
function rangesOf(nodes, from, to) {
  const ranges = [];
  let at = 0;
  for (const node of nodes) {
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, node.length)];
    if (start < end) {
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, end);
      ranges.push(range);
    }
    at += node.length;
  }
  return ranges;
}

/** Without the signs for the direction of writing, which are not for the ear. @param {Range[]} ranges */
function textOf(ranges) {
  return ranges
    .join("")
    .replace(/[\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** @param {Reading} now @param {Range[]} ranges */
function mark(now, ranges) {
  let block = ranges[0].startContainer.parentElement;
  while (block?.parentElement && isInSentence(block)) block = block.parentElement;
  block?.scrollIntoView?.({ block: "nearest" });
  if (typeof Highlight === "function" && CSS.highlights) CSS.highlights.set(MARK, new Highlight(...ranges));
  else if (block) {
    now.block = block;
    block.dataset.aloud = "";
  }
}

/** @param {Reading} was */
function unmark(was) {
  CSS.highlights?.delete(MARK);
  delete was.block?.dataset.aloud;
  was.block = undefined;
}
