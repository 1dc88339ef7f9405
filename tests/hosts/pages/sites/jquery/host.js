window.seen = [];
$("form").validate({ onkeyup: () => {}, submitHandler: () => window.seen.push("the form was sent") });
$(document).on("submit", "form", () => window.seen.push("the form was submitted"));
$(document).on("change", "input", ({ target }) => window.seen.push(`the page took ${target.localName} for its own`));
window.wrong = () => [
  ...window.seen,
  ...$("label.error").toArray().map((label) => `marked as wrong: ${label.textContent}`),
];
