// The words of the self-check are nobody's to edit.
window.wrong = () => {
  const { shadowRoot } = document.querySelector("kidney-selfcheck");
  const open = [...shadowRoot.querySelectorAll("h1, p, label")].filter((node) => node.isContentEditable);
  return open.map((node) => `can be edited: ${node.textContent.slice(0, 40)}`);
};
