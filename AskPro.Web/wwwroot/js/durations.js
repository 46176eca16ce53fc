// Running calls tick from the seconds the server counted; the browser's clock may be wrong.
(() => {
  const limit = 2 * 3600 + 5 * 60;
  const started = new WeakMap();

  const format = seconds => {
    const whole = Math.floor(seconds);
    const two = value => String(value).padStart(2, "0");
    const minutes = Math.floor(whole / 60);
    return minutes < 60
      ? `${minutes}:${two(whole % 60)}`
      : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
  };

  const tick = () => {
    for (const element of document.querySelectorAll("[data-elapsed]")) {
      let begin = started.get(element);
      if (begin?.from !== element.dataset.elapsed) {
        begin = { from: element.dataset.elapsed, at: performance.now() };
        started.set(element, begin);
      }
      const seconds = Math.min(limit, Number(begin.from) + (performance.now() - begin.at) / 1000);
      element.querySelector("[data-ticking]").textContent = format(seconds);
    }
  };

  setInterval(tick, 1000);
  document.addEventListener("htmx:after:swap", tick);
  tick();
})();
