// What the page of the test loads as app.js: bundled by esbuild, with React from npm.
import React, { useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

function Check({ country }) {
  return (
    <kidney-selfcheck country={country} heading-level="2">
      <p>Ask your kidney doctor (nephrologist).</p>
    </kidney-selfcheck>
  );
}

function App() {
  const [{ first, boxed, drawn }, set] = useState({ first: "text", boxed: false, drawn: 0 });
  window.turn = (change) => flushSync(() => set((old) => ({ ...old, drawn: old.drawn + 1, ...change })));
  const check = <Check key="check" country="GB" />;
  const text = <p key="text">Drawn {drawn} times.</p>;
  const children = first === "text" ? [text, check] : [check, text];
  return (
    <main>
      <h1>A clinic made with React</h1>
      {boxed ? <section>{children}</section> : <div>{children}</div>}
    </main>
  );
}

createRoot(document.querySelector("#root")).render(<React.StrictMode><App /></React.StrictMode>);

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
const place = () => document.querySelector("kidney-selfcheck").shadowRoot.querySelector("[data-question]")?.dataset.question;

window.meanwhile = async () => {
  const before = place();
  window.turn({});
  window.turn({ first: "check" });
  await pause();
  window.turn({ first: "text" });
  await pause();
  window.kept = before && place() === before;
  // Another parent: React makes a new element, and the answers of the old one are gone.
  window.turn({ boxed: true });
  return "start";
};
window.wrong = () => (window.kept ? [] : ["a move among its siblings lost the answers"]);
