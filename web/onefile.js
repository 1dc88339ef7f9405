// The one-file edition: the tag and what its page does, without what needs a server.

import "./kidney-selfcheck.js";
import "./history.js";
import "./kiosk.js";

// A program that stopped can only be had again with the whole page.
/** @type {HTMLElement & { onretry?: () => void }} */ (document.querySelector("kidney-selfcheck")).onretry = () =>
  location.reload();
