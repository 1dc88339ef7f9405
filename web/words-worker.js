// Brings the words of another language once the browser forbids the page every connection (silence.js).
//
// The page can only name one of these files, each of which is asked for by its own address and nothing else: no answer
// passes through here. All that the server can learn is which languages were wanted.

/** Every file of words, and its integrity. @type {Record<string, string>} */
// @ts-ignore: esbuild puts it in
const FILES = __FILES__;

/** @type {Map<string, Promise<string>>} */
const kept = new Map();

addEventListener("message", async ({ data: path }) => {
  const text = await bring(String(path)).catch(() => undefined);
  postMessage({ path, text });
});

// The page waits for this before it forbids all else.
postMessage({});

/** Each file once, so that the number of requests tells nothing either. @param {string} path */
function bring(path) {
  let text = kept.get(path);
  if (!text) {
    text = ask(path);
    kept.set(path, text);
    text.catch(() => kept.delete(path));
  }
  return text;
}

/** @param {string} path */
async function ask(path) {
  if (!Object.keys(FILES).includes(path)) throw new TypeError("no file of words");
  const response = await fetch(new URL(path, location.href), { integrity: FILES[path], credentials: "same-origin" });
  if (!response.ok) throw new TypeError(`HTTP ${response.status}`);
  return response.text();
}
