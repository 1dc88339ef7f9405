// Before every script of a page, in a function that is told the day: it is noon of that day, and goes on from there.
const now = Date.now;
const ahead = Date.parse(`${day}T12:00:00`) - now();
Date.now = () => now() + ahead;
Date = new Proxy(Date, {
  construct: (real, given, as) => Reflect.construct(real, given.length ? given : [now() + ahead], as),
});
