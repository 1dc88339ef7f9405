// In the place of bring-widget.js where everything is in one file: what runs inside the tag is here.

import { Widget } from "./widget.js";

export async function bringWidget() {
  return Widget;
}
