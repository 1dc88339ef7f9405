// Draws QR codes by the script that ships.
//
// node codes.cjs DIST < texts; a text is a line of JSON, and so is each answer: the code, or null where there is none.

const path = require("node:path");
const readline = require("node:readline");
const { pathToFileURL } = require("node:url");

(async () => {
  const { codeOf } = await import(pathToFileURL(path.join(process.argv[2], "take-away.js")));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let code = null;
    try {
      code = codeOf(JSON.parse(line));
    } catch {
      // A text that is too long for any code.
    }
    console.log(JSON.stringify(code));
  }
})();
