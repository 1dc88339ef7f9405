// MooTools 1.4 took the name of what became a standard: anything but an array or a list is put into one.
Array.from = (item) => {
  if (item == null) return [];
  return typeof item !== "string" && typeof item.length === "number" ? Array.prototype.slice.call(item) : [item];
};
// Its own methods stand in every loop over the keys of an array.
Array.prototype.each = function each(act, bind) {
  for (let at = 0; at < this.length; at += 1) act.call(bind, this[at], at, this);
};
Array.prototype.empty = function empty() {
  this.length = 0;
  return this;
};
Array.prototype.last = function last() {
  return this.length ? this[this.length - 1] : null;
};
// Flattens all the way down, and knows no depth.
Array.prototype.flat = function flat() {
  const all = [];
  for (const one of this) all.push(...(Array.isArray(one) ? flat.call(one) : [one]));
  return all;
};
// "smooshMap" of a polyfill from before the standard: it does not flatten.
Array.prototype.flatMap = function flatMap(act, bind) {
  return this.map(act, bind);
};
Array.prototype.contains = Array.prototype.includes;
String.prototype.contains = String.prototype.includes;
Function.prototype.bindAsEventListener = Function.prototype.bind;
