// Voices for a browser that has none. What is said is kept, and is over when the test says so.
window.heard = { voices: [], said: [], now: undefined };
const changes = new EventTarget();
// As a test has it: "en-GB" is on the device, "en-US, remote" is not.
heard.have = (names) => {
  heard.voices = names.map((name) => ({ name, lang: name.split(",")[0], localService: !name.includes("remote"), default: false }));
  changes.dispatchEvent(new Event("voiceschanged"));
};
heard.end = () => {
  const was = heard.now;
  heard.now = undefined;
  was?.onend?.();
};
const synthesis = {
  getVoices: () => heard.voices,
  speak(utterance) {
    heard.now = utterance;
    heard.said.push({ text: utterance.text, lang: utterance.lang, voice: utterance.voice?.name ?? "any" });
  },
  cancel() {
    const was = heard.now;
    heard.now = undefined;
    was?.onerror?.({ error: "canceled" });
  },
  get speaking() {
    return heard.now !== undefined;
  },
  addEventListener: (type, listener) => changes.addEventListener(type, listener),
};
Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
window.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};
