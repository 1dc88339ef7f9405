window.wrong = () => {
  const { shadowRoot } = document.querySelector("kidney-selfcheck");
  const levels = [...shadowRoot.querySelectorAll("h1, h2, h3, h4")].map((node) => Number(node.ariaLevel));
  return levels.filter((level) => !(level >= 4 && level <= 6)).map((level) => `a heading of level ${level}`);
};
