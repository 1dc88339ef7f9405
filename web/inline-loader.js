// The loader of the one-file edition: everything is here already, and nothing is ever fetched.
// It takes the place of loader.js, whose contract it keeps.

import * as glue from "./core.js";
// @ts-ignore: esbuild makes it bytes
import bytes from "./core.wasm";
import { Failure } from "./causes.js";
import * as hands from "./take-away.js";

/** @type {Record<string, string>} */
// @ts-ignore: esbuild puts them in
const WORDS = __WORDS__;

/** @typedef {import("./loader.js").Core} Core */

/** @type {Promise<Core> | undefined} */
let core;

export function loadCore() {
  return (core ??= start());
}

/** @param {string} tag */
export async function loadWords(tag) {
  const text = WORDS[tag];
  if (text === undefined) throw new Failure("words-missing", tag);
  return text;
}

/** @type {Record<string, { failure: Record<string, string>, page: Record<string, string> }>} */
// @ts-ignore: esbuild puts them in
const AROUND = __AROUND__;

/** @param {string} tag */
export async function loadAround(tag) {
  return AROUND[tag];
}

export function forgetWords() {}

export async function loadHands() {
  return hands;
}

/** This page sets no colours. */
export async function loadTheme() {
  return () => {};
}

/** @param {Core} lost @param {Failure} failure */
export function condemn(lost, failure) {
  if (lost.dead) return;
  lost.dead = true;
  queueMicrotask(() => lost.users.forEach((tell) => tell(failure)));
}

/** @returns {Promise<Core>} */
async function start() {
  if (typeof WebAssembly !== "object") throw new Failure("no-webassembly");
  try {
    await glue.default({ module_or_path: await WebAssembly.compile(bytes) });
  } catch (error) {
    const cause = error instanceof WebAssembly.CompileError ? "damaged" : "unknown";
    throw new Failure(error instanceof RangeError ? "out-of-memory" : cause, error);
  }
  /** @type {Core} */
  const fresh = { mount: glue.mount, dead: false, users: new Set() };
  // A trap without a panic reaches nobody but the window.
  const look = (/** @type {unknown} */ error) => {
    if (error instanceof WebAssembly.RuntimeError) condemn(fresh, new Failure("panicked", error));
  };
  addEventListener("error", (event) => look(event.error));
  addEventListener("unhandledrejection", (event) => look(event.reason));
  return fresh;
}
