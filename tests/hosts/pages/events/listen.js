// Notes every event as far from the tag as can be, with all that it carries.
window.heard = [];
for (const what of ["ready", "started", "finished", "error"]) {
  window.addEventListener(`kidney-selfcheck:${what}`, (event) => {
    const { detail, bubbles, composed, target } = event;
    window.heard.push({ what, detail, bubbles, composed, target: target.localName });
  });
}
