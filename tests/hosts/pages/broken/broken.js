// Breaks the browser in one way before the self-check comes.
const [, what, amount] = /^\?([a-z-]+)=?(.*)$/.exec(location.search) ?? [];
const ways = {
  // A clock that is wrong by so many years.
  years(years) {
    const Real = Date;
    const shift = Number(years) * 365.25 * 86_400_000;
    window.Date = class extends Real {
      constructor(...given) {
        super(...(given.length ? given : [Real.now() + shift]));
      }
      static now() {
        return Real.now() + shift;
      }
    };
  },
  // Time that runs a hundred times as fast.
  hurry() {
    const real = window.setTimeout;
    window.setTimeout = (act, time = 0, ...more) => real(act, time / 100, ...more);
  },
  // No memory for the module.
  "no-memory"() {
    const full = async () => {
      throw new RangeError("WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance");
    };
    WebAssembly.instantiate = full;
    WebAssembly.instantiateStreaming = full;
  },
  // Keeps the module's memory where a test can see how large it is.
  memory() {
    const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const result = await real(...given);
      window.benchMemory = (result.instance ?? result).exports.memory;
      return result;
    };
  },
};
ways[what]?.(amount);
