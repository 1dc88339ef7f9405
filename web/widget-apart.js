// What runs inside the tag as a file of its own, which the script of the tag brings (bring-widget.js).

import { take } from "./handed.js";
import { Widget } from "./widget.js";

/** @param {import("./handed.js").Handed} handed */
export function begin(handed) {
  take(handed);
  // @ts-ignore: esbuild puts it in
  handed.vouch(__INTEGRITY__);
  return Widget;
}
