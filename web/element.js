// The element's class; importing it has no side effect.
// It is all that a page loads whose reader never comes near: it watches for the tag to come near, has the settings and
// the marks in their places, and brings what runs inside (widget.js). Until that runs, and where it does not come, the
// content of the tag is what is shown.
//
// Public: the attributes, `go`, `onmoved` and the events. Names with an underscore are private to this file.

import { bringWidget } from "./bring-widget.js";
import { asFailure, report } from "./causes.js";
import { JSON_SETTINGS, SETTINGS, takeJson } from "./settings.js";
import { keepUnrecorded } from "./unrecorded.js";

// So that the class can be imported where there is no page, e.g. by a server's bundler.
const Base = typeof HTMLElement === "undefined" ? /** @type {typeof HTMLElement} */ (class {}) : HTMLElement;

/** How near to the window the tag must come to be loaded: about two screens. */
const NEAR = "1500px";

export class KidneySelfcheck extends Base {
  static get observedAttributes() {
    // By the last two, sites change colours.
    return [...SETTINGS, JSON_SETTINGS, "class", "style"];
  }

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    /** What runs inside, once its file is here. @type {import("./widget.js").Widget | undefined} */
    this._widget = undefined;
    /** The last start, until it is stopped. @type {object | undefined} */
    this._begun = undefined;
    /** @type {IntersectionObserver | undefined} */
    this._waiting = undefined;
    this._leaving = 0;
    this._overwritten = 0;
    this._pageGoes = this._pageGoes.bind(this);
  }

  connectedCallback() {
    if (!this.ownerDocument.defaultView) return;
    clearTimeout(this._leaving);
    keepUnrecorded(this);
    takeJson(this);
    // An early script sees the tag before what is in it.
    if (this.ownerDocument.readyState === "loading") {
      addEventListener("DOMContentLoaded", () => takeJson(this), { once: true });
    }
    addEventListener("pagehide", this._pageGoes);
    addEventListener("pageshow", this._pageGoes);
    if (this._widget) this._widget.connected();
    else stand(this);
    // Moved: the same app, but perhaps in a part of the page with another language.
    if (this._begun) this._widget?.changed();
    else this._startWhenNear();
  }

  disconnectedCallback() {
    // A move is a removal and a return within one task.
    clearTimeout(this._leaving);
    this._leaving = setTimeout(() => {
      removeEventListener("pagehide", this._pageGoes);
      removeEventListener("pageshow", this._pageGoes);
      this._widget?.disconnected();
      this._stop();
    });
  }

  /** Its presence tells the browser that `moveBefore` needs no removal. */
  connectedMoveCallback() {
    this._widget?.changed();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === JSON_SETTINGS && this.isConnected) takeJson(this);
    // A site that writes its own class writes over the marks; one that insists on it gets its way in the end.
    if (name === "class" && this.isConnected && this._overwritten < 100 && keepUnrecorded(this)) this._overwritten += 1;
    if (this._begun) this._widget?.changed();
    // All changes of a task first: one of them may be the language.
    else queueMicrotask(() => this._waiting && this._startWhenNear());
  }

  /**
   * Shows the n-th screen visited, for the page's own history.
   * @param {number} n
   */
  go(n) {
    this._widget?.go(n);
  }

  /** Whether all that it will ever load is here. */
  get whole() {
    return this._widget?.whole ?? false;
  }

  /** Nothing is loaded for a reader who never comes near, unless the page wants it now. */
  _startWhenNear() {
    this._waiting?.disconnect();
    const now = this.getAttribute("load")?.trim() === "now";
    if (now || typeof IntersectionObserver === "undefined" || !("adoptedStyleSheets" in /** @type {ShadowRoot} */ (this.shadowRoot))) {
      this._start();
      return;
    }
    this._waiting = new IntersectionObserver(
      (seen) => seen.some(({ isIntersecting }) => isIntersecting) && this._start(),
      { rootMargin: NEAR },
    );
    this._waiting.observe(this);
  }

  async _start() {
    this._waiting?.disconnect();
    this._waiting = undefined;
    const begun = (this._begun = {});
    try {
      const Widget = await bringWidget();
      if (this._begun !== begun) return;
      this._widget ??= new Widget(this);
      this._widget.start();
    } catch (error) {
      if (this._begun !== begun) return;
      // The content of the tag stays, and leads to the doctor.
      const failure = asFailure(error);
      report(failure);
      const detail = { cause: failure.cause };
      this.dispatchEvent(new CustomEvent("kidney-selfcheck:error", { bubbles: true, composed: true, detail }));
    }
  }

  /** Ends the app and drops its answers. */
  _stop() {
    this._waiting?.disconnect();
    this._waiting = undefined;
    this._begun = undefined;
    this._widget?.stop();
  }

  /**
   * A page kept for the Back button would keep the answers for whoever presses it.
   * @param {PageTransitionEvent} event
   */
  _pageGoes({ type, persisted }) {
    if (!persisted) return;
    if (type === "pagehide") this._stop();
    else if (this.isConnected && !this._begun) this._startWhenNear();
  }
}

/** Has the tag stand as a block, as it does later; else whether it is near could not be seen. @param {Element} element */
function stand({ shadowRoot, ownerDocument }) {
  if (!shadowRoot || !("adoptedStyleSheets" in shadowRoot)) return;
  const sheet = new (/** @type {typeof globalThis} */ (ownerDocument.defaultView).CSSStyleSheet)();
  sheet.replaceSync(":host(:not([hidden])){display:block}");
  shadowRoot.adoptedStyleSheets = [sheet];
}
