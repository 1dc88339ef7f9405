// Brings one file of the build: whole, and the very bytes that the build wrote.
// The only file of the widget that may fetch, and it fetches nothing but what lies beside the script.
//
// The hashes are in this script, so a site that pins the script pins all that it loads. The browser does
// the comparing (`integrity`), which needs no https. import() takes no hash; a link that preloads the module does.

import { Failure } from "./causes.js";
import { beside, load } from "./places.js";

/** Path to integrity. @type {Record<string, string>} */
// @ts-ignore: esbuild puts it in
const INTEGRITY = typeof __INTEGRITY__ === "undefined" ? {} : __INTEGRITY__;

/** Adds the hashes that widget.js brings along. @param {Record<string, string>} more */
export function vouch(more) {
  Object.assign(INTEGRITY, more);
}

/** The hashes of the other languages' files; whoever reads English never asks for it. */
const LANGUAGES = "words/languages.json";

/** @type {Promise<Record<string, string>> | undefined} */
let ofLanguages;

/** How long a browser may take to say anything about a link, in milliseconds. */
const SILENCE = 15000;

/**
 * What a missing and a damaged file are called.
 * @typedef {{ missing: import("./causes.js").Cause, damaged: import("./causes.js").Cause }} Causes
 */

/**
 * @param {string} path
 * @param {Causes} causes
 * @param {boolean} reload go round the cache
 */
export async function bring(path, causes, reload) {
  const url = beside(path);
  const integrity = await hashOf(path, causes, reload);
  /** @type {(cache: RequestCache, integrity?: string) => Promise<Response>} */
  const ask = (cache, integrity) =>
    fetch(url, { credentials: "same-origin", cache, ...(integrity ? { integrity } : {}) });
  let seen;
  try {
    return whole(await ask(reload ? "reload" : "default", integrity), url, causes);
  } catch (error) {
    seen = error;
  }
  if (seen instanceof Failure) throw seen;
  await blameAnyRefusal(url);
  if (integrity) {
    // A cache may hold the file of another release.
    const fresh = reload ? undefined : await ask("reload", integrity).catch(() => undefined);
    if (fresh) return whole(fresh, url, causes);
    // The browser does not tell a wrong file from none; without a hash it hands out any.
    try {
      await whole(await ask("default"), url, causes).arrayBuffer();
    } catch (error) {
      throw error instanceof Failure ? error : new Failure(causes.missing, `${url}: ${error}`);
    }
    throw new Failure(causes.damaged, `${url} is not what the build made`);
  }
  throw new Failure(causes.missing, `${url}: ${seen}`);
}

/** @param {string} path @param {Causes} causes @param {boolean} reload @returns {Promise<string | undefined>} */
async function hashOf(path, causes, reload) {
  if (INTEGRITY[path] || !INTEGRITY[LANGUAGES] || !path.startsWith("words/")) return INTEGRITY[path];
  ofLanguages ??= bring(LANGUAGES, causes, reload).then((response) => response.json());
  try {
    return (await ofLanguages)[path];
  } catch (error) {
    ofLanguages = undefined;
    throw error instanceof Failure ? error : new Failure(causes.missing, `${LANGUAGES}: ${error}`);
  }
}

/** @param {Response} response @param {string} url @param {Causes} causes */
function whole(response, url, causes) {
  if (!response.ok) throw new Failure(causes.missing, `${url}: HTTP ${response.status}`);
  return response;
}

/**
 * @param {string} path
 * @param {Causes} causes
 * @param {number} attempt a module is kept for ever under its address, so another attempt needs another address
 * @returns {Promise<{ url: string, module: any }>}
 */
export async function bringModule(path, causes, attempt) {
  const bare = beside(path);
  const fresh = `${bare}?${attempt}-fresh`;
  let url = attempt ? `${bare}?${attempt}` : bare;
  if (INTEGRITY[path] && !(await vouched(url, INTEGRITY[path]))) {
    await blameAnyRefusal(url);
    await bring(path, causes, true);
    // So it is sound where it comes from: a cache held another, or the browser has no such links.
    if (preloads()) {
      url = fresh;
      if (!(await vouched(url, INTEGRITY[path]))) throw new Failure(causes.damaged, `${url} is not what the build made`);
    }
  }
  for (;;) {
    try {
      return { url, module: await load(url) };
    } catch (error) {
      await blameAnyRefusal(url);
      // import() does not say why; asking for the file does.
      await bring(path, causes, true);
      if (url === fresh) throw new Failure(causes.damaged, `${url}: ${error}`);
      // WebKit has such links and does not compare, so what came may be a cache's all the same.
      url = fresh;
    }
  }
}

function preloads() {
  return document.createElement("link").relList?.supports?.("modulepreload") === true;
}

/**
 * Has the browser load a module for a later import() of the same address, if it has these bytes.
 * @param {string} url @param {string} integrity
 * @returns {Promise<boolean>}
 */
function vouched(url, integrity) {
  if (!preloads()) return Promise.resolve(false);
  const link = document.createElement("link");
  link.rel = "modulepreload";
  link.integrity = integrity;
  link.href = url;
  return new Promise((resolve) => {
    const done = (/** @type {boolean} */ loaded) => {
      clearTimeout(patience);
      removeEventListener("pageshow", again);
      link.remove();
      resolve(loaded);
    };
    const patience = setTimeout(done, SILENCE, false);
    // What was on its way when the browser put the page aside may never come.
    const again = (/** @type {PageTransitionEvent} */ { persisted }) => persisted && done(false);
    addEventListener("pageshow", again);
    link.addEventListener("load", () => done(true));
    link.addEventListener("error", () => done(false));
    (document.head ?? document.documentElement).append(link);
  });
}

/** What the page's policy refused: address to directive. @type {Map<string, string>} */
const refused = new Map();

export function watchPolicy() {
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
