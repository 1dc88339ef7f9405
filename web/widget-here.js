// In the place of bring-widget.js where everything is in one file: what runs inside the tag is here.

import { dressed } from "./styles-here.js";
import { Widget } from "./widget.js";

export async function bringWidget() {
  await dressed();
  return Widget;
}
