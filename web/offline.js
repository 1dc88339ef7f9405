// Keeps the stand-alone page for a visit without a network, where the browser and the address permit it.

import { workerAddress } from "./worker-address.js";

/** Settles when the browser has taken the worker on, or will not. */
export async function workOffline() {
  // Only https and a person's own machine; a private window may have it and refuse.
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  try {
    await navigator.serviceWorker.register(workerAddress("service-worker.js"), { updateViaCache: "none" });
  } catch (error) {
    console.warn(`kidney-selfcheck: without a network this page will not open (${error})`);
  }
}

/** A language that is read is there without a network the next time too. @param {string} tag */
export async function keepLanguage(tag) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ keep: tag });
}
