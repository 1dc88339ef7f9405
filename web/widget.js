// What runs inside the tag, from when it is near: it brings core, words and settings together, keeps the app over a move,
// ends it on removal, and sees to it that there is always something useful on the screen: the content of the tag until
// the app runs, the failure screen when it can't.
//
// Its public members are for element.js; names with an underscore are private to this file.

import { asFailure, Failure, report } from "./causes.js";
import { fill, isKnown, know } from "./failure.js";
import { chooser, ENGLISH, LANGUAGES, speak } from "./languages.js";
import { condemn, forgetWords, loadAround, loadCore, loadHands, loadTheme, loadWords } from "./loader.js";
import { styles } from "./styles.js";
import { keepUnrecorded } from "./unrecorded.js";

/** @typedef {import("./languages.js").Language} Language */

/**
 * What the pages of ours hang on the tag beside the public members: private, and no part of any contract.
 * @typedef {{
 *   onretry?: () => void,
 *   onwhole?: () => void,
 *   onmoved?: (n: number) => void,
 *   onlanguage?: (language: Language, page: Record<string, string>) => void,
 *   carry?: import("./loader.js").Carry,
 * }} Hooks
 */

/** Colours that a site may set: `--kidney-selfcheck-…`. */
const COLOURS = ["background", "text", "accent", "on-accent"];

/** What takes things away, once it has come. @type {import("./loader.js").Hands | undefined} */
let hands;

/** What of the person's device gives other colours. */
const COLOURED = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((asked) =>
  typeof matchMedia === "undefined" ? undefined : matchMedia(asked),
);

/**
 * One try at running the app: from the start to the removal, the failure or the next try.
 * @typedef {{
 *   language: Language,
 *   wanted: string,
 *   core?: import("./loader.js").Core,
 *   app?: import("./loader.js").Mounted,
 *   root?: HTMLElement,
 *   failure?: Failure,
 *   whole?: string,
 *   rest?: string,
 *   clinic?: string,
 *   asking?: string,
 *   lost: (failure: Failure) => void,
 * }} Run
 */

/** By then the screen that was asked for is painted, in milliseconds; what nobody waits for comes after it. */
const PAINTED = 50;

export class Widget {
  /** @param {HTMLElement} host the tag */
  constructor(host) {
    this.host = host;
    this._shadow = /** @type {ShadowRoot} */ (host.shadowRoot);
    this._alert = document.createElement("div");
    this._alert.setAttribute("role", "alert");
    this._help = document.createElement("div");
    this._failure = document.createElement("div");
    this._failure.className = "failure";
    this._failure.setAttribute("part", "failure");
    keepUnrecorded(this._failure);
    this._failure.append(this._alert, this._help);
    this._slot = /** @type {HTMLElement} */ (this._shadow.querySelector("slot"));
    this._slot.before(this._failure);

    /** @type {Run | undefined} */
    this._run = undefined;
    this._changed = false;
    this._chooser = chooser((language) => this._choose(language));
    /** What the person chose, and what the site said then. @type {{ language: Language, site: string } | undefined} */
    this._chosen = undefined;
    /** Whether a colour of the site was ever seen. */
    this._coloured = false;
    this._guard = this._guard.bind(this);
    this.connected();
  }

  /** The tag stands in a page: perhaps in another one, perhaps again. */
  connected() {
    dress(this._shadow);
    // The site's style sheet may come late, and another one for the dark or for contrast.
    addEventListener("load", this._guard);
    COLOURED.forEach((media) => media?.addEventListener?.("change", this._guard));
  }

  disconnected() {
    removeEventListener("load", this._guard);
    COLOURED.forEach((media) => media?.removeEventListener?.("change", this._guard));
  }

  /** One update for all changes of a task. */
  changed() {
    if (this._changed) return;
    this._changed = true;
    queueMicrotask(() => {
      this._changed = false;
      this._update();
    });
  }

  /**
   * Shows the n-th screen visited.
   * @param {number} n
   */
  go(n) {
    this._call((app) => app.go(n));
  }

  /** Whether all that it will ever load is here. */
  get whole() {
    // The clinic's words are the last to come, or not to.
    return this._run?.whole !== undefined && this._run.clinic !== undefined;
  }

  async start() {
    const language = this._wanted();
    const { tag } = language;
    /** @type {Run} */
    const run = { language, wanted: language.tag, lost: (failure) => this._fail(run, failure) };
    this._run = run;
    const around = tag === ENGLISH.tag || this._bringAround(language);
    try {
      const [core, words] = await Promise.all([loadCore(), loadWords(tag, hooks(this.host).carry), this._guard()]);
      if (this._run === run) this._mount(run, core, words);
    } catch (error) {
      await around;
      if (this._run === run) this._fail(run, asFailure(error));
    }
  }

  /**
   * @param {Run} run
   * @param {import("./loader.js").Core} core
   * @param {string} words
   */
  _mount(run, core, words) {
    if (core.dead) throw new Failure("panicked");
    const shadow = this._shadow;
    const root = document.createElement("div");
    root.className = "app";
    // What looks from inside a shadow root does not see the tag around it.
    keepUnrecorded(root);
    speak(root, run.language);
    shadow.prepend(root);
    run.core = core;
    run.root = root;
    // The app clears what it is mounted into.
    const app = document.createElement("div");
    root.append(app);
    core.users.add(run.lost);
    try {
      run.app = core.mount(
        app,
        settingsOf(this.host),
        words,
        (what, n) => this._notified(run, what, n),
        (way, text) => this._take(run, way, text),
        ways(),
        // Nothing while it has not come; each new screen asks for it.
        (text) => hands?.codeOf(text),
      );
    } catch (error) {
      const tag = run.language.tag;
      if (aboutWords(error)) {
        forgetWords(tag);
        throw new Failure("words-damaged", `${tag}: ${error}`);
      }
      // Whatever threw half-way through a mount can't be trusted with another.
      const failure = new Failure(error instanceof WebAssembly.RuntimeError ? "panicked" : "damaged", error);
      condemn(core, failure);
      throw failure;
    }
    if (core.dead) throw new Failure("panicked");
    const focused = this._failure.contains(shadow.activeElement);
    this._clearFailure();
    this._chooser.show(run.language, words);
    this._guard();
    if (focused) {
      // "Try again" had the focus and is gone.
      root.tabIndex = -1;
      root.focus();
    }
    // The program draws its first screen in a microtask, which was asked for before this one. The content of the tag
    // stays until then: a page that were empty in between would lose its place.
    queueMicrotask(() => {
      if (this._run !== run || run.failure) return;
      this._slot.hidden = true;
      this._placeChooser(run);
      this._fire("ready");
    });
    this.changed();
    this._bringRest(run);
  }

  /**
   * Brings what the first screen does without: the words of what is folded, the sources, and what takes things away.
   * Should it not come, each new screen asks again.
   * @param {Run} run
   */
  async _bringRest(run) {
    const { tag } = run.language;
    if (run.whole === tag) {
      await this._bringHands(run);
      return;
    }
    try {
      const rest = await loadWords(`${tag}.more`, hooks(this.host).carry);
      if (this._run !== run || run.language.tag !== tag || run.whole === tag || !run.app) return;
      run.whole = tag;
      run.rest = rest;
      this._call((app) => {
        try {
          app.add_words(rest);
        } catch (error) {
          run.whole = undefined;
          if (aboutWords(error)) forgetWords(`${tag}.more`);
          throw error;
        }
      });
    } catch (error) {
      warnOnce(`words/${tag}.more.txt can't be used (${error}); what is folded does not show`);
    }
    await this._bringHands(run);
  }

  /** @param {Run} run */
  async _bringClinic(run) {
    await hands?.bringClinic(run, this.host.getAttribute("clinic-lang")?.trim() ?? "", {
      known,
      load: (tag) => loadWords(tag, hooks(this.host).carry),
      forgetWords,
      warnOnce,
      call: (act) => this._run === run && this._call(act),
    });
  }

  /** Brings what prints and saves, with the looks of the later screens, and tells the page that nothing more will be loaded. @param {Run} run */
  async _bringHands(run) {
    try {
      hands ??= await loadHands();
      // With them came the looks of what only later screens show, and of the sheet for the browser's Print.
      dress(this._shadow);
      if (run.root) hands.keepInReach(run.root);
      await this._bringClinic(run);
      if (this._run === run) hands.offerSize(this._chooser.box, this._chooser.size(), run.language.tag);
    } catch (error) {
      warnOnce(`take-away.js can't be used (${error}); nothing can be printed or saved`);
    }
    if (this._run !== run || !this.whole) return;
    if (run.root) hands?.offerAloud(run.root, run.language.tag, run.rest ?? "");
    hooks(this.host).onwhole?.();
  }

  /**
   * Does what the person's button asks for, and says whether it was done.
   * @param {Run} run
   * @param {string} way
   * @param {string} text
   */
  async _take(run, way, text) {
    const paper = /** @type {HTMLElement | null} */ (run.root?.querySelector(".sheet"));
    const taking = loadHands().then(({ take }) => take(way, text, paper, run.language.tag));
    const done = await taking.then(
      () => true,
      (error) => {
        // Whoever closes the window for sharing has changed their mind.
        if (error?.name === "AbortError") return undefined;
        console.warn(`kidney-selfcheck: the browser refuses to ${way} (${error?.name})`);
        return false;
      },
    );
    if (done === undefined || this._run !== run) return;
    this._call((app) => app.took(way, done));
    // The text to copy instead is there in the next task; the focus selects it.
    if (!done) setTimeout(() => /** @type {HTMLElement | null} */ (run.root?.querySelector("[data-copy]"))?.focus());
  }

  /** Ends the app and drops its answers. */
  stop() {
    hands?.forgetSize(this._chooser.box);
    const run = this._run;
    if (!run) return;
    this._call((app) => app.unmount());
    this._run = undefined;
    this._chosen = undefined;
    run.core?.users.delete(run.lost);
    run.root?.remove();
    hands?.moveOn(run.root);
    this._clearFailure();
    this._slot.hidden = false;
  }

  /**
   * @param {Run} run
   * @param {Failure} failure
   */
  _fail(run, failure) {
    if (this._run !== run || run.failure) return;
    const shadow = this._shadow;
    const focused = shadow.activeElement !== null;
    run.core?.users.delete(run.lost);
    run.app = undefined;
    run.failure = failure;
    if (run.root) silently(shadow, () => run.root?.remove());
    hands?.moveOn(run.root);
    this._slot.hidden = false;
    const heading = this._showFailure(run, failure);
    this._guard();
    if (focused) heading.focus();
    report(failure);
    this._fire("error", { cause: failure.cause });
  }

  /**
   * @param {Run} run
   * @param {Failure} failure
   */
  _showFailure(run, failure) {
    this._failure.dataset.cause = failure.cause;
    // Where its words have not come, it is English.
    const language = isKnown(run.language.tag) ? run.language : ENGLISH;
    speak(this._failure, language);
    return fill(this._alert, this._help, {
      tag: language.tag,
      attribute: (name) => this.host.getAttribute(name)?.trim() ?? "",
      retry: () => {
        if (this._run !== run) return;
        const { onretry } = hooks(this.host);
        if (onretry) onretry.call(this.host);
        else this.start();
      },
    });
  }

  _clearFailure() {
    delete this._failure.dataset.cause;
    this._alert.replaceChildren();
    this._help.replaceChildren();
  }

  /** Keeps every text readable on the site's colours; most sites set none, and load nothing for it. */
  async _guard() {
    if (!this._coloured && !isColoured(this.host)) return;
    this._coloured = true;
    const guard = await loadTheme();
    const root = this._run?.root;
    guard(this._shadow, root ? [root, this._failure] : [this._failure]);
  }

  /** Brings changed attributes, and changed surroundings, to the app. */
  async _update() {
    const run = this._run;
    if (!run) return;
    const language = this._wanted();
    if (run.failure) {
      if (!isKnown(language.tag)) await this._bringAround(language);
      if (this._run !== run) return;
      run.language = language;
      this._showFailure(run, run.failure);
      return;
    }
    if (!run.app) return;
    this._guard();
    this._call((app) => app.update(settingsOf(this.host)));
    if (run.whole) this._bringClinic(run);
    if (language.tag === run.wanted) return;
    run.wanted = language.tag;
    try {
      const words = await loadWords(language.tag, hooks(this.host).carry);
      // Answers stay: the same app gets other words.
      if (this._run === run && run.wanted === language.tag) this._setWords(run, language, words);
    } catch (error) {
      const now = run.language.tag;
      console.warn(`kidney-selfcheck: lang="${language.tag}" can't be shown (${error}); it stays in "${now}"`);
      if (this._run !== run || this._chosen?.language !== language) return;
      // Another try of the person's is another try.
      this._chosen = undefined;
      run.wanted = now;
      this._chooser.fail();
    }
  }

  /** The language that the person chose, until the site says another than it did then; else the site's. */
  _wanted() {
    const site = languageOf(this.host);
    if (this._chosen?.site !== site.tag) this._chosen = undefined;
    return this._chosen?.language ?? site;
  }

  /** @param {Language} language */
  _choose(language) {
    this._chosen = { language, site: languageOf(this.host).tag };
    this.changed();
  }

  /** Above the start screen, where it is looked for, and below every other; each screen has the marks too. @param {Run} run */
  _placeChooser(run) {
    const { box } = this._chooser;
    const app = run.root?.querySelector(":scope > :not([class])");
    if (!app) return;
    // The first screen, which is the start, may not be drawn yet.
    const screen = /** @type {HTMLElement | null} */ (app.querySelector("[data-screen]"));
    const later = screen && screen.dataset.screen !== "start";
    if ((later ? app.nextSibling : app.previousSibling) !== box) app[later ? "after" : "before"](box);
    // A recorder that hears late of an answer finds its screen taken out, and nothing around it any more.
    if (screen) keepUnrecorded(screen);
  }

  /** What is said outside the program; without it, English is. @param {Language} language */
  async _bringAround({ tag }) {
    try {
      const { failure, page } = await loadAround(tag, hooks(this.host).carry);
      know(tag, failure);
      return page;
    } catch (error) {
      warnOnce(`words/${tag}.page.json can't be used (${error}); a failure is told in English`);
      return undefined;
    }
  }

  /**
   * @param {Run} run
   * @param {Language} language
   * @param {string} words
   */
  _setWords(run, language, words) {
    this._call((app) => {
      try {
        app.set_words(words);
      } catch (error) {
        if (aboutWords(error)) forgetWords(language.tag);
        throw error;
      }
      run.language = language;
      run.whole = undefined;
      if (run.root) speak(run.root, language);
      hands?.moveOn(run.root);
      this._chooser.show(language, words);
    });
    this._bringRest(run);
    this._tellLanguage(run);
  }

  /** The failure screen, and a page of ours, speak the language too. @param {Run} run */
  async _tellLanguage(run) {
    const { language } = run;
    const { onlanguage } = hooks(this.host);
    if (isKnown(language.tag) && !onlanguage) return;
    const page = await this._bringAround(language);
    if (page && this._run === run && run.language === language) onlanguage?.(language, page);
  }

  /**
   * Every call into wasm but mount comes through here. Words that don't fit are the caller's
   * affair; any other error means that the core stopped half-way.
   * @param {(app: import("./loader.js").Mounted) => void} act
   */
  _call(act) {
    const { app, core } = this._run ?? {};
    if (!app || !core || core.dead) return;
    try {
      act(app);
    } catch (error) {
      if (aboutWords(error)) throw error;
      condemn(core, new Failure("panicked", error));
    }
  }

  /**
   * @param {Run} run
   * @param {string} what
   * @param {number} n
   */
  _notified(run, what, n) {
    // Later, because the page's code must not run while wasm is in the middle of something.
    queueMicrotask(() => {
      if (this._run !== run || run.failure) return;
      const { onmoved } = hooks(this.host);
      if (what === "moved") {
        hands?.moveOn(run.root);
        this._guard();
        this._placeChooser(run);
        onmoved?.call(this.host, n);
        setTimeout(() => this._run === run && this._bringRest(run), PAINTED);
      } else if (what === "cleared") hands?.forgetSize(this._chooser.box);
      else if (what === "started" || what === "finished") this._fire(what);
    });
  }

  /**
   * @param {"ready" | "started" | "finished" | "error"} what
   * @param {{ cause: string }} [detail]
   */
  _fire(what, detail) {
    this.host.dispatchEvent(new CustomEvent(`kidney-selfcheck:${what}`, { bubbles: true, composed: true, detail }));
  }
}

/** @param {HTMLElement} element */
function hooks(element) {
  return /** @type {Hooks} */ (/** @type {unknown} */ (element));
}

/** All attributes of the tag: name, value, name, value. @param {Element} element */
function settingsOf(element) {
  // By hand, since old script libraries leave neither Array.from nor flatMap as they were.
  const all = [];
  for (const { name, value } of element.attributes) all.push(name, value);
  return all;
}

/** @param {Element} element */
function isColoured(element) {
  const style = getComputedStyle(element);
  return COLOURS.some((name) => style.getPropertyValue(`--kidney-selfcheck-${name}`).trim());
}

/** @param {unknown} error */
function aboutWords(error) {
  return (error instanceof Error ? error.message : String(error)).startsWith("words:");
}

/** @type {Set<string>} */
const warned = new Set();

/** @param {string} line */
function warnOnce(line) {
  if (!warned.has(line)) console.warn(`kidney-selfcheck: ${line}`);
  warned.add(line);
}

/** The language of the nearest `lang`, on the tag or around it. @param {Element} element */
function languageOf(element) {
  const setter = closestLang(element);
  const asked = setter?.getAttribute("lang")?.trim() ?? "";
  const wanted = asked.toLowerCase();
  const found = known(asked);
  if (found) return found;
  if (asked && !warned.has(wanted)) {
    warned.add(wanted);
    const where = setter === element ? "" : ` of <${setter?.localName}>`;
    console.warn(`kidney-selfcheck: lang="${asked.slice(0, 60)}"${where} is not available; "en" is used instead`);
  }
  return known("en") ?? ENGLISH;
}

/** The language of the build that a tag means. @param {string} tag */
function known(tag) {
  const wanted = tag.toLowerCase();
  const find = (/** @type {string} */ tag) => LANGUAGES.find((language) => language.tag.toLowerCase() === tag);
  return find(wanted) ?? find(wanted.split("-")[0]);
}

/** @param {Element} element @returns {Element | null} */
function closestLang(element) {
  const setter = element.closest("[lang]");
  const root = element.getRootNode();
  return setter ?? ("host" in root ? closestLang(/** @type {ShadowRoot} */ (root).host) : null);
}

/** The ways to take things away in this browser. Whether they are permitted shows only when they are tried. */
function ways() {
  const all = ["print", "copy", "download", "page", "fhir"];
  if (typeof navigator.share === "function") all.push("share");
  return all;
}

/**
 * One sheet per document: a sheet can't be adopted in another.
 * @type {WeakMap<Document, CSSStyleSheet>}
 */
const sheets = new WeakMap();

/**
 * Puts the styles on; again after a move to another document, which takes them off.
 * @param {ShadowRoot} shadow
 */
function dress(shadow) {
  const document = shadow.ownerDocument;
  if (!("adoptedStyleSheets" in shadow)) {
    addStyle(shadow);
    return;
  }
  let looks = sheets.get(document);
  if (!looks) {
    looks = new (/** @type {typeof globalThis} */ (document.defaultView).CSSStyleSheet)();
    looks.replaceSync(styles());
    sheets.set(document, looks);
  }
  shadow.adoptedStyleSheets = [looks, ...paperOf(document)];
}

/** For browsers before 2023; a strict policy ignores it, and the page is plain. @param {ShadowRoot} shadow */
function addStyle(shadow) {
  shadow.querySelector("style")?.remove();
  const style = document.createElement("style");
  style.textContent = styles() + (hands ? hands.more + hands.styles : "");
  shadow.prepend(style);
}

/**
 * The looks of the later screens and of the sheet on paper, once they have come.
 * @type {WeakMap<Document, CSSStyleSheet>}
 */
const papers = new WeakMap();

/** @param {Document} document */
function paperOf(document) {
  if (!hands) return [];
  let paper = papers.get(document);
  if (!paper) {
    paper = new (/** @type {typeof globalThis} */ (document.defaultView).CSSStyleSheet)();
    paper.replaceSync(hands.more + hands.styles);
    papers.set(document, paper);
  }
  return [paper];
}

/**
 * Removing the focused node fires events, and their listeners lead into a dead core.
 * @param {ShadowRoot} shadow
 * @param {() => void} act
 */
function silently(shadow, act) {
  const types = ["blur", "focusout", "change"];
  const stop = (/** @type {Event} */ event) => event.stopImmediatePropagation();
  types.forEach((type) => shadow.addEventListener(type, stop, true));
  act();
  types.forEach((type) => shadow.removeEventListener(type, stop, true));
}
