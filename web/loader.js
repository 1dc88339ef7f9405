// The core once per page, the words once per language, and what to do when one of them is of no use.
//
// A core that trapped, because it panicked or ran out of memory, is condemned: nobody calls it again and
// all its users fail over. The glue keeps its instance in a module variable, so a fresh instance
// needs a fresh module: the glue is imported under a new query. The compiled wasm is kept.

import { Failure, report } from "./causes.js";
import { bring, bringModule, watchPolicy } from "./files.js";
import { beside } from "./places.js";

/**
 * The handle of one mounted app, from wasm.
 * @typedef {{
 *   update(settings: string[]): void,
 *   set_words(words: string): void,
 *   add_words(rest: string): void,
 *   set_clinic_words(words: string): boolean,
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
 *     draw: (text: string) => string | undefined,
 *   ): Mounted,
 *   dead: boolean,
 *   users: Set<(failure: Failure) => void>,
 * }} Core
 */

const GLUE = beside("core/core.js");
const WASM = beside("core/core.wasm");
/** @type {import("./files.js").Causes} */
const OF_CORE = { missing: "file-missing", damaged: "damaged" };
/** @type {import("./files.js").Causes} */
const OF_WORDS = { missing: "words-missing", damaged: "words-damaged" };
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** How often the core has failed; later attempts go round the caches. */
let failed = 0;

/** @type {Promise<Core> | undefined} */
let core;

/** @type {Promise<WebAssembly.Module> | undefined} */
let compiled;

/** @type {Map<string, Promise<string>>} */
const words = new Map();

/** Brings a file where the page itself may not any more. @typedef {(path: string) => Promise<string>} Carry */

/** Files of words that were missing or damaged once. @type {Set<string>} */
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
 * @param {Carry} [carry]
 */
export function loadWords(tag, carry) {
  return loadText(`${tag}.txt`, carry);
}

/**
 * What a language says outside the program: on the failure screen, and on the page around.
 * @param {string} tag
 * @param {Carry} [carry]
 * @returns {Promise<{ failure: Record<string, string>, page: Record<string, string> }>}
 */
export async function loadAround(tag, carry) {
  return JSON.parse(await loadText(`${tag}.page.json`, carry));
}

/** @param {string} name @param {Carry} [carry] */
function loadText(name, carry) {
  let text = words.get(name);
  if (!text) {
    text = readText(name, carry);
    words.set(name, text);
    text.catch(() => forget(name));
  }
  return text;
}

/** @type {Promise<typeof import("./theme.js").guard> | undefined} */
let theme;

/** The theme guard. Without it a site's colours are shown as they are; that is no reason to fail. */
export function loadTheme() {
  return (theme ??= bringModule("theme.js", OF_CORE, 0)
    .then(({ module }) => {
      if (typeof module.guard !== "function") throw new Failure("damaged", "theme.js has no guard");
      return module.guard;
    })
    .catch((error) => {
      console.warn(`kidney-selfcheck: ${error}; nobody sees to it that text can be read on the site's colours`);
      return () => {};
    }));
}

/** @typedef {typeof import("./take-away.js")} Hands */

/** @type {Promise<Hands> | undefined} */
let hands;

/** How often they did not come. */
let fumbled = 0;

/** What takes things away on behalf of the person; after a failure the next call asks again. @returns {Promise<Hands>} */
export function loadHands() {
  return (hands ??= bringModule("take-away.js", OF_CORE, fumbled).then(
    ({ module }) => module,
    (error) => {
      hands = undefined;
      fumbled += 1;
      throw error;
    },
  ));
}

/** Words that turned out to be damaged are fetched again next time. @param {string} tag */
export function forgetWords(tag) {
  forget(`${tag}.txt`);
}

/** @param {string} name */
function forget(name) {
  words.delete(name);
  spoilt.add(name);
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

async function start() {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  watchPolicy();
  // Engines word a refusal differently, and WebKit compiles and then refuses to run; a module that can't be wrong
  // tells it apart.
  const allowed = WebAssembly.instantiate(EMPTY_MODULE).then(
    () => undefined,
    (error) => {
      if (error instanceof RangeError) throw new Failure("out-of-memory", error);
      throw new Failure("blocked-by-policy", `WebAssembly: ${error}`);
    },
  );
  const [{ url, module: glue }, module] = await Promise.all([
    bringModule("core/core.js", OF_CORE, failed),
    compile(allowed),
    allowed,
  ]);
  try {
    await glue.default({ module_or_path: module });
  } catch (error) {
    compiled = undefined;
    const stopped = error instanceof WebAssembly.RuntimeError ? "panicked" : "damaged";
    throw new Failure(error instanceof RangeError ? "out-of-memory" : stopped, error);
  }
  if (typeof glue.mount !== "function") throw new Failure("damaged", `${url} exports no mount`);

  /** @type {Core} */
  const fresh = { mount: glue.mount, dead: false, users: new Set() };
  watchTraps(fresh, url);
  return fresh;
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
  const response = await bring("core/core.wasm", OF_CORE, failed > 0);
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
    if (error instanceof RangeError) throw new Failure("out-of-memory", error);
    // Any other error than this is a connection that broke off.
    const damaged = error instanceof WebAssembly.CompileError;
    throw new Failure(damaged ? "damaged" : "file-missing", `${WASM}, ${type}: ${error}`);
  }
}

/** @param {string} name @param {Carry} [carry] */
async function readText(name, carry) {
  const path = `words/${name}`;
  try {
    if (carry) return await carry(path);
    const response = await bring(path, OF_WORDS, spoilt.has(name));
    return await response.text();
  } catch (error) {
    throw error instanceof Failure ? error : new Failure("words-missing", `${path}: ${error}`);
  }
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
