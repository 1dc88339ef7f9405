// Where the files of the build are: beside the script.
// The npm package has another file in the place of this one, whose addresses a bundler can read.

/** @param {string} path */
export function beside(path) {
  return new URL(path, import.meta.url).href;
}

/** @param {string} url */
export function load(url) {
  return import(url);
}
