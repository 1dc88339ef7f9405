// Defines the tag, unless somebody has: the only file of the package with a side effect.
import { KidneySelfcheck } from "./index.js";

if (typeof customElements !== "undefined" && !customElements.get("kidney-selfcheck")) {
  customElements.define("kidney-selfcheck", KidneySelfcheck);
}

export { KidneySelfcheck };
