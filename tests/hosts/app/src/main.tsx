// What a React user writes; the test packs the package, installs it here, checks the types and builds.
import React, { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { KidneySelfcheck } from "kidney-selfcheck";
import type { Settings } from "kidney-selfcheck";
import type {} from "kidney-selfcheck/react";

const seen: string[] = [];
// Importing the class has defined nothing.
if (customElements.get("kidney-selfcheck")) seen.push("the import defined the tag");
await import("kidney-selfcheck/define");
if (customElements.get("kidney-selfcheck") !== KidneySelfcheck) seen.push("the tag is not the class");

const more: Settings = { "heading-level": 2, theme: "light" };

function App() {
  const [phone, setPhone] = useState("020 7946 0000");
  useEffect(() => {
    const ready = () => seen.push("ready");
    document.addEventListener("kidney-selfcheck:ready", ready);
    return () => document.removeEventListener("kidney-selfcheck:ready", ready);
  }, []);
  Object.assign(window, { seen, call: setPhone });
  return (
    <main>
      <h1>A clinic made with Vite and React</h1>
      <kidney-selfcheck country="gb" clinic-name="St Example" phone={phone} settings={JSON.stringify(more)}>
        <p>Ask your kidney doctor (nephrologist): {phone}. If you feel very unwell, call 999 now.</p>
      </kidney-selfcheck>
    </main>
  );
}

const found: KidneySelfcheck | null = document.querySelector("kidney-selfcheck");
if (found) seen.push("it is there too early");
createRoot(document.querySelector("#root")!).render(<App />);
