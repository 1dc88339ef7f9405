window.before = () => {
  document.querySelector("details").open = true;
};
window.meanwhile = async () => {
  const fold = document.querySelector("details");
  fold.open = false;
  await new Promise((resolve) => setTimeout(resolve, 100));
  fold.open = true;
};
