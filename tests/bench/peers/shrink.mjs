// Lays a Brotli file of the highest level beside each file of a folder, as cargo xtask build does with the site.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true }).filter((name) => /\.(html|js|css)$/.test(name));
for (const name of files) {
  const bytes = readFileSync(join(folder, name));
  const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window, BROTLI_PARAM_SIZE_HINT: hint } = constants;
  const params = { [quality]: 11, [window]: 22, [hint]: bytes.length };
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params }));
}
