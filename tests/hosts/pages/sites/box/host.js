const box = () => document.querySelector(".card");
const pause = () => new Promise((resolve) => setTimeout(resolve, 300));
// The self-check waits until the page stands still, and on a slow machine until what looks at the room has come.
window.settled = async () => {
  await pause();
  for (let tries = 0; tries < 20 && box().scrollHeight > box().clientHeight + 1; tries += 1) await pause();
};
const app = () => document.querySelector("kidney-selfcheck").shadowRoot.querySelector(".app");
const scrolls = () => app().scrollHeight > app().clientHeight + 1;
// In a box that grows with what is in it, it is as high as it is.
window.meanwhile = async () => {
  window.scrolled = scrolls();
  box().style.height = "auto";
  await window.settled();
  window.free = !scrolls();
  box().style.height = "";
  await window.settled();
};
window.wrong = () => [
  ...(window.scrolled ? [] : ["it does not scroll in the box"]),
  ...(window.free ? [] : ["it scrolls where there is room"]),
  ...(box().scrollTop === 0 ? [] : ["the box itself was scrolled"]),
];
