// Brings the widget's own files: the core once per page, the words once per language.
// The only file that may fetch, and it fetches nothing but what lies beside the script.
//
// A core that trapped, because it panicked or ran out of memory, is condemned: nobody calls it again and
// all its users fail over. The glue keeps its instance in a module variable, so a fresh instance
// needs a fresh module: the glue is imported under a new query. The compiled wasm is kept.

import { Failure, report } from "./failure.js";

/**
 * The handle of one mounted app, from wasm.
 * @typedef {{
 *   update(settings: string[]): void,
 *   set_words(words: string): void,
 *   add_words(rest: string): void,
 *   go(n: number): void,
 *   took(way: string, done: boolean): void,
 *   unmount(): void,
 * }} Mounted
 *
 * @typedef {(what: string, n: number) => void} Notify
 *
 * @typedef {{
 *   mount(
 *     root: HTMLElement,
 *     settings: string[],
 *     words: string,
 *     notify: Notify,
 *     take: (way: string, text: string) => void,
 *     ways: string[],
 *   ): Mounted,
 *   dead: boolean,
 *   users: Set<(failure: Failure) => void>,
 * }} Core
 */

const GLUE = beside("core/core.js");
const WASM = beside("core/core.wasm");
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** How often the core has failed; later attempts go round the caches. */
let failed = 0;

/** @type {Promise<Core> | undefined} */
let core;

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** @type {Map<string, Promise<string>>} */
const words = new Map();

/** Languages whose words were missing or damaged once. @type {Set<string>} */
const spoilt = new Set();

/** The running core, started at the first call; after a failure the next call starts again. */
export function loadCore() {
  return (core ??= start().catch((error) => {
    forgetCore();
    throw error;
  }));
}

/**
 * @param {string} tag a language; with `.more` behind it, what of it is not needed at first
 */
export function loadWords(tag) {
  let text = words.get(tag);
  if (!text) {
    text = readWords(tag);
    words.set(tag, text);
    text.catch(() => forgetWords(tag));
  }
  return text;
}

/** Words that turned out to be damaged are fetched again next time. @param {string} tag */
export function forgetWords(tag) {
  words.delete(tag);
  spoilt.add(tag);
}

/**
 * Nobody may call this core again; everyone who uses it hears of it.
 * In a microtask, because this may be called from inside the wasm that is going down.
 * @param {Core} lost
 * @param {Failure} failure
 */
export function condemn(lost, failure) {
  if (lost.dead) return;
  lost.dead = true;
  forgetCore();
  queueMicrotask(() => lost.users.forEach((tell) => tell(failure)));
}

function forgetCore() {
  core = undefined;
  failed += 1;
}

/** @param {string} path */
function beside(path) {
  return new URL(path, import.meta.url).href;
}

async function start() {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  watchPolicy();
  const url = failed ? `${GLUE}?${failed}` : GLUE;
  // Engines word a forbidden compile differently; a module that can't be wrong tells it apart.
  const allowed = WebAssembly.compile(EMPTY_MODULE).then(
    () => undefined,
    (error) => {
      throw new Failure("blocked-by-policy", `WebAssembly: ${error}`);
    },
  );
  const [glue, module] = await Promise.all([importGlue(url), compile(allowed), allowed]);
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    compiled = undefined;
    throw new Failure(error instanceof WebAssembly.RuntimeError ? "panicked" : "damaged", error);
  }
  if (typeof glue.mount !== "function") throw new Failure("damaged", `${url} exports no mount`);

  /** @type {Core} */
  const fresh = { mount: glue.mount, dead: false, users: new Set() };
  watchTraps(fresh, url);
  return fresh;
}

/** @param {string} url */
async function importGlue(url) {
  try {
    return await import(url);
  } catch (error) {
    // import() does not say why; asking for the file does.
    await get(url, "file-missing", true);
    await blameAnyRefusal(url);
    throw new Failure("damaged", `${url}: ${error}`);
  }
}

/** @param {Promise<void>} allowed */
function compile(allowed) {
  return (compiled ??= compileAfresh(allowed).catch((error) => {
    compiled = undefined;
    throw error;
  }));
}

/** @param {Promise<void>} allowed */
async function compileAfresh(allowed) {
  const response = await get(WASM, "file-missing", failed > 0);
  await allowed;
  const type = response.headers.get("Content-Type");
  const streams = type?.trim().toLowerCase() === "application/wasm";
  try {
    if (streams && WebAssembly.compileStreaming) return await WebAssembly.compileStreaming(response);
    const module = await WebAssembly.compile(await response.arrayBuffer());
    // Only now is it known to be the module, and not a page that says it is missing.
    if (!streams) report(new Failure("wrong-type", `it came as ${type}`), "warn");
    return module;
  } catch (error) {
    // Any other error than this is a connection that broke off.
    const damaged = error instanceof WebAssembly.CompileError;
    throw new Failure(damaged ? "damaged" : "file-missing", `${WASM}, ${type}: ${error}`);
  }
}

/** @param {string} tag */
async function readWords(tag) {
  const url = beside(`words/${tag}.txt`);
  const response = await get(url, "words-missing", spoilt.has(tag));
  try {
    return await response.text();
  } catch (error) {
    throw new Failure("words-missing", `${url}: ${error}`);
  }
}

/**
 * @param {string} url
 * @param {"file-missing" | "words-missing"} cause
 * @param {boolean} reload go round the cache
 */
async function get(url, cause, reload) {
  let response;
  try {
    response = await fetch(url, { credentials: "same-origin", cache: reload ? "reload" : "default" });
  } catch (error) {
    await blameAnyRefusal(url);
    throw new Failure(cause, `${url}: ${error}`);
  }
  if (!response.ok) throw new Failure(cause, `${url}: HTTP ${response.status}`);
  return response;
}

/** What the page's policy refused: address to directive. @type {Map<string, string>} */
const refused = new Map();

function watchPolicy() {
  document.addEventListener("securitypolicyviolation", noteRefusal);
}

/** Throws if the page's policy refused the address. @param {string} url */
async function blameAnyRefusal(url) {
  // The event comes in a task of its own, perhaps after the error.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const directive = refused.get(url);
  if (directive) throw new Failure("blocked-by-policy", `${directive} refuses ${url}`);
}

/** @param {SecurityPolicyViolationEvent} event */
function noteRefusal(event) {
  if (event.disposition === "enforce") refused.set(event.blockedURI, event.effectiveDirective);
}

/**
 * A trap (a panic, memory, stack) in an event or a later task reaches nobody but the window.
 * An error whose stack runs through this core's files means that it stopped half-way.
 * @param {Core} watched
 * @param {string} url of its glue
 */
function watchTraps(watched, url) {
  const stop = new AbortController();
  const look = (/** @type {unknown} */ error) => {
    const stack = error instanceof Error ? String(error.stack) : "";
    // A deep stack may show wasm only; it is then taken for the one that lives.
    if (!stack.includes(`${url}:`) && (stack.includes(GLUE) || !stack.includes(WASM))) return;
    condemn(watched, new Failure("panicked", error));
  };
  watched.users.add(() => stop.abort());
  addEventListener("error", (event) => look(event.error), { signal: stop.signal });
  addEventListener("unhandledrejection", (event) => look(event.reason), { signal: stop.signal });
}
