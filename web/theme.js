// The theme guard: whatever colours a site sets, every text stays readable, at 4.5 to 1 or better (WCAG 1.4.3).
// It looks at the colours as they come out, light or dark, and puts a darker or lighter one where one is too weak.

const LEAST = 4.5;
const STEPS = 40;

/** What a site may set, by the private name that the style sheet gives it. */
const PUBLIC = {
  paper: "--kidney-selfcheck-background",
  ink: "--kidney-selfcheck-text",
  accent: "--kidney-selfcheck-accent",
  "on-accent": "--kidney-selfcheck-on-accent",
};

/** What is there instead of something that is no colour. */
const PLAIN = { paper: "Canvas", ink: "CanvasText", accent: "CanvasText", "on-accent": "Canvas" };

const PANELS = ["panel", "danger-panel", "caution-panel"];

/** Text, and what it stands on. @type {[string, string[]][]} */
const TEXTS = [
  ["quiet", ["paper", "panel"]],
  ["accent", ["paper", "panel"]],
  ["danger", ["paper", "danger-panel"]],
  ["caution", ["paper", "caution-panel"]],
];

/** Red, green, blue from 0 to 1, and how opaque. @typedef {[number, number, number, number]} Colour */

/** @type {Set<string>} */
const told = new Set();

/**
 * @param {ShadowRoot} shadow
 * @param {HTMLElement[]} roots where readable colours are put
 */
export function guard(shadow, roots) {
  const { host } = shadow;
  const window = host.ownerDocument.defaultView;
  if (!window) return;
  const style = window.getComputedStyle(host);
  const set = Object.values(PUBLIC).filter((name) => style.getPropertyValue(name).trim());
  const forced = window.matchMedia?.("(forced-colors: active)").matches;
  /** @type {Map<string, Colour>} */
  const better = set.length && !forced ? mend(shadow, window, set) : new Map();
  for (const root of roots) {
    for (const name of ["paper", "ink", "on-accent", ...PANELS, ...TEXTS.map(([text]) => text)]) {
      const colour = better.get(name);
      if (colour) root.style.setProperty(`--${name}`, written(colour));
      else root.style.removeProperty(`--${name}`);
    }
  }
}

/**
 * @param {ShadowRoot} shadow @param {Window} window @param {string[]} set
 * @returns {Map<string, Colour>} every colour that must be another one
 */
function mend(shadow, window, set) {
  const probe = shadow.ownerDocument.createElement("span");
  probe.hidden = true;
  shadow.append(probe);
  const under = ground(shadow.host, window);
  /** @type {Map<string, Colour>} */
  const now = new Map();
  for (const name of ["paper", "ink", "on-accent", ...PANELS, ...TEXTS.map(([text]) => text)]) {
    const colour = resolved(probe, window, `var(--${name})`);
    if (colour) now.set(name, over(colour, under));
  }
  /** @type {Map<string, Colour>} */
  const better = new Map();
  /** @type {string[]} */
  const weak = [];
  const style = window.getComputedStyle(shadow.host);
  for (const [name, plain] of Object.entries(PLAIN)) {
    const value = style.getPropertyValue(PUBLIC[/** @type {keyof typeof PUBLIC} */ (name)]).trim();
    const colour = value && !CSS.supports("color", value) && resolved(probe, window, plain);
    if (!colour) continue;
    weak.push(`${name} is no colour`);
    now.set(name, colour);
    better.set(name, colour);
  }
  probe.remove();
  const of = (/** @type {string} */ name) => /** @type {Colour} */ (now.get(name) ?? under);
  const put = (/** @type {string} */ name, /** @type {string[]} */ grounds) => {
    const found = grounds.map(of);
    const seen = least(of(name), found);
    if (seen >= LEAST) return;
    weak.push(`${name} ${seen.toFixed(1)}`);
    const colour = readable(of(name), found);
    now.set(name, colour);
    better.set(name, colour);
  };
  put("ink", ["paper"]);
  for (const panel of PANELS) {
    // A panel for dark text under light text, or the other way round.
    if (least(of("ink"), [of(panel)]) >= LEAST) continue;
    now.set(panel, of("paper"));
    better.set(panel, of("paper"));
  }
  TEXTS.forEach(([name, grounds]) => put(name, grounds));
  put("on-accent", ["accent"]);
  report(window, shadow.host, set, weak);
  return better;
}

/** One line, once for the same colours. @param {Window} window @param {Element} host @param {string[]} set @param {string[]} weak */
function report(window, host, set, weak) {
  if (!weak.length) return;
  const style = window.getComputedStyle(host);
  const given = set.map((name) => `${name}: ${style.getPropertyValue(name).trim().slice(0, 60)}`).join("; ");
  const line =
    `kidney-selfcheck: ${given}: too weak to read (below ${LEAST} to 1), or no colour: ${weak.join(", ")}; ` +
    "darker or lighter colours are used for text";
  if (told.has(line)) return;
  told.add(line);
  console.warn(line.replace(/\p{Cc}/gu, " "));
}

/** The colour on which the tag stands, where its own background lets it through. @param {Element} host @param {Window} window @returns {Colour} */
function ground(host, window) {
  const dark = window.getComputedStyle(host).colorScheme === "dark";
  /** @type {Colour[]} */
  const layers = [];
  for (let at = /** @type {Element | null} */ (host); at; at = at.parentElement ?? hostOf(at)) {
    const colour = parsed(window.getComputedStyle(at).backgroundColor);
    if (colour) layers.push(colour);
    if (colour?.[3] === 1) break;
  }
  /** @type {Colour} */
  const page = dark ? [0.07, 0.07, 0.07, 1] : [1, 1, 1, 1];
  return layers.reduceRight((below, layer) => over(layer, below), page);
}

/** @param {Element} element @returns {Element | null} */
function hostOf(element) {
  const root = element.getRootNode();
  return "host" in root ? /** @type {ShadowRoot} */ (root).host : null;
}

/** What a colour of any kind comes to. @param {HTMLElement} probe @param {Window} window @param {string} css */
function resolved(probe, window, css) {
  // Newer kinds of colour come out as they are, unless they are mixed as red, green and blue.
  for (const value of [css, `color-mix(in srgb, ${css}, ${css})`]) {
    probe.style.color = value;
    const colour = parsed(window.getComputedStyle(probe).color);
    if (colour) return colour;
  }
  return undefined;
}

/** @param {string} css as a browser writes it: `rgb(0, 83, 95)`, `color(srgb 0 0.3 0.4 / 0.5)` @returns {Colour | undefined} */
function parsed(css) {
  const kind = /^(rgba?\(|color\(srgb )/.exec(css)?.[0];
  const numbers = (css.slice(kind?.length).match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (!kind || numbers.length < 3) return undefined;
  const most = kind.startsWith("rgb") ? 255 : 1;
  const [red, green, blue] = numbers.map((number) => Math.min(1, Math.max(0, number / most)));
  return [red, green, blue, numbers[3] ?? 1];
}

/** @param {Colour} colour @param {Colour} below @returns {Colour} */
function over(colour, below) {
  const [, , , alpha] = colour;
  return mixed(below, colour, alpha);
}

/** @param {Colour} from @param {Colour} to @param {number} part @returns {Colour} */
function mixed(from, to, part) {
  const one = (/** @type {number} */ at) => from[at] + (to[at] - from[at]) * part;
  return [one(0), one(1), one(2), 1];
}

/** The nearest darker or lighter colour that can be read on all of them. @param {Colour} colour @param {Colour[]} grounds */
function readable(colour, grounds) {
  /** @type {Colour[]} */
  const ends = [[0, 0, 0, 1], [1, 1, 1, 1]];
  for (let step = 1; step <= STEPS; step += 1) {
    const tries = ends.map((end) => rounded(mixed(colour, end, step / STEPS)));
    const good = tries.find((tried) => least(tried, grounds) >= LEAST);
    if (good) return good;
  }
  return least(ends[0], grounds) >= least(ends[1], grounds) ? ends[0] : ends[1];
}

/** @param {Colour} colour @returns {Colour} as the screen has it */
function rounded([red, green, blue]) {
  const one = (/** @type {number} */ part) => Math.round(part * 255) / 255;
  return [one(red), one(green), one(blue), 1];
}

/** @param {Colour} colour @param {Colour[]} grounds */
function least(colour, grounds) {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** @param {Colour} one @param {Colour} other from 1 to 21 */
function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance by WCAG. @param {Colour} colour */
function luminance([red, green, blue]) {
  const linear = (/** @type {number} */ part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** @param {Colour} colour */
function written([red, green, blue]) {
  const one = (/** @type {number} */ part) => Math.round(part * 255);
  return `rgb(${one(red)} ${one(green)} ${one(blue)})`;
}
