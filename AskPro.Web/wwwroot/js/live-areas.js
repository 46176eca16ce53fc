// Re-reads the live parts of the page after a change: at once, and once more for whatever came while that was under way.
(() => {
  const busy = new WeakSet();
  const again = new WeakSet();
  const selector = "[data-live-area], #toasts";
  // A row is what people wait for: the toast about it lets it pass.
  const toastAfter = 250;
  let toastTimer = 0;
  // States that change with time alone, such as an end that never came, are looked at without any event.
  const lookEvery = 60000;
  const pauseWhileHidden = 2000;
  let hiddenTimer = 0;

  const refresh = area => {
    if (busy.has(area)) {
      again.add(area);
      return;
    }
    busy.add(area);
    htmx.trigger(area, "askpro:refresh");
  };

  const refreshAll = () => {
    document.querySelectorAll("[data-live-area]").forEach(refresh);
    toastTimer ||= setTimeout(() => {
      toastTimer = 0;
      const toasts = document.getElementById("toasts");
      if (toasts) refresh(toasts);
    }, toastAfter);
  };

  // The requests of a refresh continue the trace of the event that caused it (W3C Trace Context).
  let trace = "";
  document.addEventListener("htmx:config:request", event => {
    if (trace && event.target.matches?.(selector)) event.detail.ctx.request.headers.traceparent = trace;
  });

  document.addEventListener("askpro:changed", event => {
    trace = event.detail?.trace ?? "";
    if (!document.hidden) refreshAll();
    else hiddenTimer ||= setTimeout(() => { hiddenTimer = 0; refreshAll(); }, pauseWhileHidden);
  });

  document.addEventListener("htmx:finally:request", event => {
    const area = event.target;
    if (!area.matches?.(selector)) return;
    busy.delete(area);
    if (again.delete(area)) refresh(area);
  });

  // The session is over: the page must not go on showing what it showed.
  document.addEventListener("htmx:response:error", event => {
    if (event.detail.ctx.response.status === 401) location.reload();
  });

  // A page taken from the back/forward cache missed what happened meanwhile.
  addEventListener("pageshow", event => {
    if (!event.persisted) return;
    trace = "";
    refreshAll();
  });

  setInterval(() => {
    trace = "";
    if (!document.hidden && document.querySelector('[data-state="in_progress"], [data-state="being_analyzed"]')) refreshAll();
  }, lookEvery);
})();
