// Keeps exactly one release of the stand-alone page, whole, for visits without a network.
//
// - A release is kept under its own name, all its files or none, each with the hash that the build gave it.
// - A new release waits until the last page of the old one is closed, so no run is ever in two releases.
// - A kept file that is damaged or gone is fetched again; it is never served damaged.
// - It answers for these files only. Whatever else lies beside them is none of its business.
// Nothing else is ever kept: no answer passes through here.

/** Every file and its integrity; "" is the page itself. @type {Record<string, string>} */
// @ts-ignore: esbuild puts it in
const FILES = __FILES__;

/** The same for each language but English, which is kept once it is read. @type {Record<string, Record<string, string>>} */
// @ts-ignore: esbuild puts it in
const LANGUAGES = __LANGUAGE_FILES__;

/** @type {Record<string, string>} */
const KNOWN = Object.assign({}, FILES, ...Object.values(LANGUAGES));

const worker = /** @type {any} */ (self);
const SCOPE = /** @type {string} */ (worker.registration.scope);
const OURS = `kidney-selfcheck ${SCOPE} `;
// @ts-ignore: esbuild puts it in
const RELEASE = `${OURS}${__RELEASE__}`;

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(keepAll()));
worker.addEventListener("message", (/** @type {any} */ event) => {
  const files = Object.keys(LANGUAGES).includes(event.data?.keep) ? LANGUAGES[event.data.keep] : {};
  event.waitUntil(Promise.all(Object.keys(files).map((file) => answer(address(file), file))));
});
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const file = fileOf(event.request);
  const { integrity } = event.request;
  // A page that wants other bytes is of another release: the server has them.
  if (file !== undefined && (!integrity || integrity === KNOWN[file])) event.respondWith(answer(event.request, file));
});

async function keepAll() {
  try {
    const files = [...Object.keys(FILES), ...(await read())];
    const cache = await caches.open(RELEASE);
    await Promise.all(files.map(async (file) => cache.put(address(file), await whole(file))));
  } catch (error) {
    // No room, or a file of another release: better none than half of it.
    await caches.delete(RELEASE);
    throw error;
  }
}

/** Files of the languages that the release before kept. @returns {Promise<string[]>} */
async function read() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  const addresses = kept.flat().map(({ url }) => url);
  const languages = Object.keys(LANGUAGES).filter((tag) => addresses.includes(address(`${tag}/`)));
  return languages.flatMap((tag) => Object.keys(LANGUAGES[tag]));
}

async function dropOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(OURS) && name !== RELEASE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** @param {string} file */
function address(file) {
  return new URL(file || "./", SCOPE).href;
}

/** Which of the files is meant, if any. @param {Request} request */
function fileOf(request) {
  const { origin, pathname } = new URL(request.url);
  const scope = new URL(SCOPE);
  if (request.method !== "GET" || origin !== scope.origin || !pathname.startsWith(scope.pathname)) return undefined;
  const file = pathname.slice(scope.pathname.length);
  const known = file.replace(/(^|\/)index\.html$/, "$1");
  return Object.hasOwn(KNOWN, known) ? known : undefined;
}

/** @param {Request | string} request @param {string} file */
async function answer(request, file) {
  const kept = await sound(file).catch(() => undefined);
  if (kept) return kept;
  try {
    const fresh = await whole(file);
    const copy = fresh.clone();
    // Without room it is served all the same.
    await caches.open(RELEASE).then((cache) => cache.put(address(file), copy)).catch(() => undefined);
    return fresh;
  } catch {
    // The server has another release by now; the page says so if they do not fit.
    return fetch(request);
  }
}

/** The kept file, if it is what it was. @param {string} file */
async function sound(file) {
  const cache = await caches.open(RELEASE);
  const kept = await cache.match(address(file));
  if (!kept) return undefined;
  const digest = await crypto.subtle.digest("SHA-256", await kept.clone().arrayBuffer());
  const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
  if (`sha256-${hash}` === KNOWN[file]) return kept;
  await cache.delete(address(file));
  return undefined;
}

/** The file as this release has it: as the page has just got it, else from the server itself. @param {string} file */
async function whole(file) {
  const integrity = KNOWN[file];
  const get = async (/** @type {RequestCache} */ cache) => {
    const response = await fetch(address(file), { integrity, cache, credentials: "same-origin" });
    // A page that was redirected may not be served for its address.
    if (!response.ok || response.redirected) throw new TypeError(`${file}: HTTP ${response.status}`);
    return response;
  };
  return get("default").catch(() => get("reload"));
}
