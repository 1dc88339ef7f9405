// Keeps the stand-alone page for a visit without a network, where the browser and the address permit it.

const WORKER = "service-worker.js";

/** Settles when the browser has taken the worker on, or will not. */
export async function workOffline() {
  // Only https and a person's own machine; a private window may have it and refuse.
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    const address = /** @type {string} */ (permitted(WORKER));
    await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  } catch (error) {
    console.warn(`kidney-selfcheck: without a network this page will not open (${error})`);
  }
}

/** The page's policy wants such an address vouched for. @param {string} address */
function permitted(address) {
  const { trustedTypes } = /** @type {{ trustedTypes?: any }} */ (/** @type {unknown} */ (window));
  if (!trustedTypes) return address;
  return trustedTypes
    .createPolicy("kidney-selfcheck-offline", {
      createScriptURL: (/** @type {string} */ url) => {
        if (url !== WORKER) throw new TypeError(`no worker of ours: ${url}`);
        return url;
      },
    })
    .createScriptURL(address);
}
