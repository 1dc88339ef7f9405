// What a site's script tag loads: defines the tag.
// A second script tag, or a second copy of the file, finds the tag taken and leaves it as it is.

import { KidneySelfcheck } from "./element.js";

const TAG = "kidney-selfcheck";

// Asking first swallows "already defined" and no other error.
if (typeof customElements !== "undefined" && !customElements.get(TAG)) {
  customElements.define(TAG, KidneySelfcheck);
}
