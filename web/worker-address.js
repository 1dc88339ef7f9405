// The addresses of our own workers, which a page's policy wants vouched for.

const WORKERS = ["service-worker.js", "words-worker.js"];

/** @type {{ createScriptURL(name: string): unknown } | undefined} */
let policy;

/** @param {string} name @returns {string} */
export function workerAddress(name) {
  const url = (/** @type {string} */ worker) => {
    if (!WORKERS.includes(worker)) throw new TypeError(`no worker of ours: ${worker}`);
    return new URL(worker, import.meta.url).href;
  };
  const { trustedTypes } = /** @type {{ trustedTypes?: any }} */ (/** @type {unknown} */ (window));
  policy ??= trustedTypes?.createPolicy("kidney-selfcheck-offline", { createScriptURL: url });
  return /** @type {string} */ (policy ? policy.createScriptURL(name) : url(name));
}
