// The page's side of words-worker.js: started before the browser forbids every connection, since none can be after.

import { workerAddress } from "./worker-address.js";

/** How long a worker may take to begin; then the page is silent without it. */
const PATIENCE = 10_000;

/**
 * What brings a file of words from then on; nothing where a browser or a policy has no such worker.
 * The worker must have begun before the policy comes: Firefox asks the policy when the worker's script arrives.
 */
export async function carrier() {
  try {
    const worker = new Worker(workerAddress("words-worker.js"));
    await new Promise((resolve, reject) => {
      worker.addEventListener("message", resolve, { once: true });
      worker.addEventListener("error", () => reject(new TypeError("its script does not come")), { once: true });
      setTimeout(() => reject(new TypeError("it does not begin")), PATIENCE);
    });
    return by(worker);
  } catch (error) {
    console.warn(`kidney-selfcheck: another language will need a new page (${error})`);
    return undefined;
  }
}

/** @param {Worker} worker */
function by(worker) {
  /** @type {Map<string, ((text: string | undefined) => void)[]>} */
  const waiting = new Map();
  worker.addEventListener("message", ({ data: { path, text } }) => {
    const all = waiting.get(path) ?? [];
    waiting.delete(path);
    all.forEach((tell) => tell(text));
  });
  worker.addEventListener("error", () => {
    waiting.forEach((all) => all.forEach((tell) => tell(undefined)));
    waiting.clear();
  });
  return (/** @type {string} */ path) =>
    new Promise((/** @type {(text: string) => void} */ resolve, reject) => {
      const tell = (/** @type {string | undefined} */ text) =>
        text === undefined ? reject(new TypeError("it does not come")) : resolve(text);
      waiting.set(path, [...(waiting.get(path) ?? []), tell]);
      worker.postMessage(path);
    });
}
