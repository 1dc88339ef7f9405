// The one-file edition: the tag and what its page does, without what needs a server.

import "./kidney-selfcheck.js";
import "./early.js";
import "./history.js";
import "./kiosk.js";

import { followLanguage } from "./page-language.js";

// A program that stopped can only be had again with the whole page.
/** @type {HTMLElement & { onretry?: () => void }} */ (document.querySelector("kidney-selfcheck")).onretry = () =>
  location.reload();

// Here every language is inside, so it only has to be asked for.
const widget = /** @type {HTMLElement} */ (document.querySelector("kidney-selfcheck"));
followLanguage(widget);
const asked = new URLSearchParams(location.search).get("lang");
if (asked) widget.lang = asked;
