window.called = {};
const { define, get } = CustomElementRegistry.prototype;
CustomElementRegistry.prototype.define = function (name, element, options) {
  // Zone.js wraps the callbacks in place before it hands the class on.
  for (const callback of ["connectedCallback", "disconnectedCallback", "attributeChangedCallback"]) {
    const real = element.prototype[callback];
    if (!real) continue;
    Object.defineProperty(element.prototype, callback, {
      configurable: true,
      value(...given) {
        window.called[callback] = (window.called[callback] ?? 0) + 1;
        return real.apply(this, given);
      },
    });
  }
  return define.call(this, name, element, options);
};
CustomElementRegistry.prototype.get = function (name) {
  return get.call(this, String(name).toLowerCase());
};
// And one that hangs something onto every shadow root.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function (options) {
  const root = attachShadow.call(this, options);
  root.addEventListener("click", () => (window.called.click = (window.called.click ?? 0) + 1));
  return root;
};
window.wrong = () =>
  ["connectedCallback", "attributeChangedCallback", "click"].filter((name) => !window.called[name]).map((name) => `${name} was not traced`);
