window.before = async () => {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const early = performance.getEntriesByType("resource").filter(({ name }) => name.includes("/core/"));
  window.loadedEarly = early.map(({ name }) => name);
  document.querySelector("#tab").style.display = "block";
};
// Another tab is opened and this one again: no answer may be lost.
window.meanwhile = async () => {
  const tab = document.querySelector("#tab");
  tab.style.display = "none";
  await new Promise((resolve) => setTimeout(resolve, 100));
  tab.style.display = "block";
};
window.wrong = () => window.loadedEarly.map((name) => `loaded while hidden: ${name}`);
