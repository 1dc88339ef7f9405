const checks = () => [...document.querySelectorAll("kidney-selfcheck")].map(({ shadowRoot }) => shadowRoot);
const place = (root) => root.querySelector("[data-screen]")?.dataset.question ?? root.querySelector("[data-screen]")?.dataset.screen ?? "";
const chosen = (root) => [...root.querySelectorAll("input:checked")].map(({ value }) => value).join();
const until = async (holds) => {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 1000) throw new Error(`waited in vain: ${checks().map(place)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
window.before = () => until(() => checks().every((root) => place(root) === "start"));
// While the first is in the middle, the second is answered in Spanish; nobody touches the third.
window.meanwhile = async () => {
  const [, second] = checks();
  second.querySelector("[data-action=start]").click();
  await until(() => place(second) === "right-now");
  second.querySelector("input[value=self-harm]").click();
  await until(() => chosen(second) === "self-harm");
  // The focus went with the press; the reader goes back to the first.
  checks()[0].querySelector("h1").focus();
};
window.wrong = () => {
  const seen = checks().map((root) => {
    const { lang, dir } = root.querySelector(".selfcheck");
    return [lang, dir, place(root), chosen(root)].join(" ");
  });
  const wanted = ["en ltr guidance ", "es ltr right-now self-harm", "ar rtl start me"];
  const names = checks().map((root) => [...root.querySelectorAll("[id], [name]")].map((node) => node.id || node.name));
  const shared = names.flatMap((own, at) => own.filter((name) => names.some((other, nth) => nth !== at && other.includes(name))));
  return [...seen.filter((one, at) => one !== wanted[at]), ...shared.map((name) => `two have ${name}`)];
};
