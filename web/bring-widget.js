// Brings what runs inside the tag: a file beside the script, which is loaded when the tag is near.
// It is given what this script has already, so that no page loads the same twice.
// Where all is in one file, widget-here.js takes the place of this one.

import * as causes from "./causes.js";
import * as files from "./files.js";
import { keepUnrecorded } from "./unrecorded.js";

const { Failure, report } = causes;

/** @type {import("./files.js").Causes} */
const OF_PROGRAM = { missing: "file-missing", damaged: "damaged" };

/** After so long the site's owner is told; on a slow network it may come all the same, in milliseconds. */
const LATE = 20_000;

/** @type {Promise<typeof import("./widget.js").Widget> | undefined} */
let widget;

/** How often it did not come. */
let failed = 0;

export function bringWidget() {
  return (widget ??= bring().catch((error) => {
    widget = undefined;
    failed += 1;
    throw error;
  }));
}

async function bring() {
  files.watchPolicy();
  const late = setTimeout(() => report(new Failure("file-missing", "widget.js does not come")), LATE);
  try {
    const { url, module } = await files.bringModule("widget.js", OF_PROGRAM, failed);
    if (typeof module.begin !== "function") throw new Failure("damaged", `${url} is another file`);
    return module.begin({ ...causes, ...files, keepUnrecorded });
  } finally {
    clearTimeout(late);
  }
}
