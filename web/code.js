// A QR code of plain text, made on the device: part of take-away.js, so that it comes after the first screen.

import { generate } from "lean-qr/nano";

/** Light squares around the code; readers need four. */
const QUIET = 4;

/**
 * Its width in squares with the quiet margin, a space, and every run of dark squares in a row as an SVG path.
 * The correction is the lowest: a screen has no dirt, and fewer squares are larger ones.
 * @param {string} text
 * @returns {string}
 * @throws where it is longer than any code holds
 */
export function codeOf(text) {
  const code = generate(text);
  let path = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      const wide = x - from;
      if (wide) path += `M${from + QUIET} ${y + QUIET}h${wide}v1h-${wide}z`;
    }
  }
  return `${code.size + 2 * QUIET} ${path}`;
}
