import init from "/outer/host-yew.js";

const own = () => document.querySelector("#own");
window.before = async () => {
  await init();
  while (!own()) await new Promise((resolve) => setTimeout(resolve, 10));
};
window.meanwhile = () => own().click();
// One press was the page's own; any other was meant for the self-check.
window.wrong = () => {
  const presses = own().textContent;
  return presses === "1" ? [] : [`the page took ${presses} presses for its own`];
};
