// First in every page for a browser whose driver does not tell what the console says: keeps it in the page.
window.benchHeard = [];
{
  const heard = window.benchHeard;
  const text = (thing) => (thing instanceof Error ? `${thing}` : typeof thing === "string" ? thing : JSON.stringify(thing));
  const levels = { debug: "debug", log: "info", info: "info", warn: "warning", error: "severe" };
  for (const [name, level] of Object.entries(levels)) {
    const real = console[name];
    console[name] = (...said) => {
      heard.push({ level, source: "console-api", text: said.map(text).join(" ") });
      real.apply(console, said);
    };
  }
  const broken = (source, what) => heard.push({ level: "severe", source, text: String(what) });
  addEventListener("error", ({ message, filename, lineno }) => message && broken("javascript", `${filename} ${lineno} ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => broken("javascript", `Uncaught (in promise) ${reason}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    broken("security", `${effectiveDirective} refuses ${blockedURI}`),
  );
}
