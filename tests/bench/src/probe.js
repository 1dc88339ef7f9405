// One probe for every subject: put into the page before its own scripts, it watches what is painted, and measures
// from the touch (the time stamp of the event) to the end of the first frame in which the change stands.
(parts, quick) => {
  if (window !== top) return;
  const hosts = () => [...document.querySelectorAll("kidney-selfcheck")].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const deep = (selector) => (selector ? [document, ...hosts()].flatMap((root) => [...root.querySelectorAll(selector)]) : []);
  const isShown = (node) => node.checkVisibility() && node.getClientRects().length > 0;
  const shown = (selector) => deep(selector).find(isShown);
  const labelOf = (input) => input.closest("label") ?? input.labels?.[0] ?? input;
  const place = () => shown(parts.question)?.textContent ?? "";

  // The inputs of one question, or of the n-th where all stand on one page: neighbours of one kind and name, since
  // the boxes of LHC-Forms have no name.
  const inputs = (nth) => {
    const groups = [];
    let before;
    for (const input of deep(parts.options).filter((input) => isShown(labelOf(input)))) {
      const now = `${input.type} ${input.name}`;
      if (now !== before) groups.push([]);
      before = now;
      groups.at(-1).push(input);
    }
    return (parts.next ? groups.flat() : groups[nth]) ?? [];
  };
  const optionOf = (nth) => {
    const options = inputs(nth);
    return parts.values.length ? options.find(({ value }) => value === parts.values[nth]) : options[0];
  };

  // After the frame that is being made has been painted.
  const painted = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });

  const seen = { origin: performance.timeOrigin, first: null, largest: null, start: null, answer: null, long: [], shift: 0 };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", ({ name, startTime }) => name === "first-contentful-paint" && (seen.first = startTime));
  watch("largest-contentful-paint", ({ startTime }) => (seen.largest = startTime));
  watch("longtask", ({ startTime, duration }) => seen.long.push([startTime, duration]));
  watch("layout-shift", ({ value, hadRecentInput }) => hadRecentInput || (seen.shift += value));

  // Looks at each frame; once the wanted is there, the end of the next one tells the time.
  const until = (holds, then) => {
    const look = () => (holds() ? painted(then) : requestAnimationFrame(look));
    look();
  };

  // A person in a hurry: presses again each tenth of a second until the question is there.
  const press = () => {
    if (seen.start !== null || place()) return;
    shown(parts.start)?.click();
    setTimeout(press, 100);
  };
  const hurry = () => {
    if (parts.start) until(() => shown(parts.start), press);
    until(place, (time) => {
      seen.start = time;
      until(() => optionOf(0), () => {
        const option = optionOf(0);
        labelOf(option).click();
        until(() => optionOf(0)?.checked, (taken) => (seen.answer = taken));
      });
    });
  };

  // One touch: where to, and how long until its change was painted.
  let armed = null;
  addEventListener("click", ({ isTrusted, timeStamp }) => {
    if (!isTrusted || !armed || armed.from !== undefined) return;
    const tap = armed;
    tap.from = timeStamp;
    const look = () => {
      if (!tap.changed()) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (tap.took = performance.now() - tap.from);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  }, true);

  const arm = async (target, changed) => {
    if (!target) return null;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    await new Promise((done) => painted(() => painted(done)));
    armed = { changed };
    const { left, top, width, height } = target.getBoundingClientRect();
    return [left + Math.min(width / 2, 60), top + height / 2];
  };

  window.bench = {
    seen: () => seen,
    took: () => armed?.took ?? null,
    next: () => {
      const before = place();
      return arm(shown(parts.next), () => place() !== before);
    },
    choose: (nth) => {
      const option = optionOf(nth);
      return arm(option && labelOf(option), () => optionOf(nth)?.checked);
    },
    // Only the renderer of this page is so busy meanwhile.
    spin: () => {
      const end = performance.now() + 400;
      while (performance.now() < end);
    },
  };
  if (quick) hurry();
}
