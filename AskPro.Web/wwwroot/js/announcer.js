// One polite sentence for screen readers, at most every five seconds: new calls are counted up in between.
(() => {
  const every = 5000;
  let count = 0;
  let last = -every;
  let timer = 0;

  const speak = () => {
    timer = 0;
    const region = document.getElementById("announcer");
    if (!region || count === 0) return;
    region.textContent = count === 1 ? region.dataset.textOne : region.dataset.textMany.replace("{0}", count);
    count = 0;
    last = performance.now();
  };

  document.addEventListener("askpro:new-calls", event => {
    count += event.detail.count;
    timer ||= setTimeout(speak, Math.max(0, last + every - performance.now()));
  });
})();
