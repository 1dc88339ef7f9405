// Keeps every message that reaches this page, as it is.
window.heard = [];
addEventListener("message", ({ data }) => window.heard.push(JSON.stringify(data)));
