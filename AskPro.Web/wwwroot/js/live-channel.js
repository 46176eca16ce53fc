// One stream per browser. The tab that holds the lock connects and tells the others; when it goes, the next takes over.
(() => {
  const staleAfter = 35000;
  const retryAfter = 2000;
  const arrivesWithin = 5000;
  const element = document.getElementById("live-channel");
  const strip = document.getElementById("connection");
  if (!element || !strip) return;

  const name = `askpro-live-${element.dataset.session}`;
  const peers = new BroadcastChannel(name);
  let seq = element.dataset.seq;
  let state = "connecting";
  let heard = performance.now();
  let leading = false;
  let connection = null;
  let giveUpLock = null;
  let leaving = false;

  // Another tab may have switched the company: this page's requests are answered for its own session or not at all.
  document.addEventListener("htmx:config:request", event => {
    event.detail.ctx.request.headers["AskPro-Session"] = element.dataset.session;
  });

  const show = next => {
    state = next;
    strip.dataset.state = next;
    strip.querySelector(".text").textContent = element.dataset[`text${next[0].toUpperCase()}${next.slice(1)}`];
  };

  // Signing out here ends the session while its answer is on the way: a reload would take that answer's place.
  const end = () => {
    if (leaving) setTimeout(() => location.reload(), arrivesWithin);
    else location.reload();
  };
  addEventListener("beforeunload", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });

  const hear = message => {
    heard = performance.now();
    if (message.state && message.state !== state) show(message.state);
    if (message.over) end();
    if (message.seq && message.seq !== seq) {
      seq = message.seq;
      document.dispatchEvent(new CustomEvent("askpro:changed", { detail: { trace: message.trace } }));
    }
  };

  // What the leader learns, all tabs learn, itself included.
  const tell = message => {
    hear(message);
    peers.postMessage(message);
  };

  peers.onmessage = ({ data }) => {
    if (data.hello) {
      if (leading) peers.postMessage({ state, seq });
    } else if (!leading) hear(data);
  };

  const connect = () => {
    if (leading && !connection) htmx.trigger(element, "askpro:connect");
  };

  const on = (type, handler) => element.addEventListener(type, event => { if (event.target === element && leading) handler(event); });

  on("htmx:sse:after:connection", event => { connection = event.detail.connection; });
  on("htmx:sse:before:connection", event => { if (event.detail.connection.attempt > 0) tell({ state: "lost" }); });
  on("htmx:sse:error", event => {
    if (event.detail.status === 401) tell({ over: true });
    else tell({ state: "lost" });
  });
  on("htmx:sse:close", () => {
    connection = null;
    tell({ state: "lost" });
    setTimeout(connect, retryAfter);
  });
  // The very first request failed: hx-sse retries only what was connected once.
  on("htmx:finally:request", event => {
    if (event.detail.ctx.response?.status === 200) return;
    tell({ state: "lost" });
    setTimeout(connect, retryAfter);
  });

  on("connected", () => tell({ state: "live" }));
  on("pulse", () => tell({ state: "live" }));
  on("changed", event => tell({ state: "live", seq: event.detail.id, trace: event.detail.data }));
  on("signed-out", () => tell({ over: true }));

  const lead = steal => {
    if (!navigator.locks) {
      leading = true;
      connect();
      return;
    }
    navigator.locks
      .request(name, steal ? { steal: true } : {}, () => {
        leading = true;
        peers.postMessage({ hello: true });
        connect();
        return new Promise(resolve => { giveUpLock = resolve; });
      })
      .catch(() => {
        // Another tab took over because this one had fallen asleep.
        leading = false;
        connection?.reader?.cancel();
        connection?.abortController?.abort();
        connection = null;
        lead(false);
      });
  };

  setInterval(() => {
    const silent = performance.now() - heard;
    if (silent > staleAfter && state === "live") show("lost");
    if (leading && silent > staleAfter) connection?.reader?.cancel();
    // The leading tab sleeps in the background: the one that is looked at must not wait for it.
    if (!leading && !document.hidden && navigator.locks && state !== "live" && silent > staleAfter / 4) {
      heard = performance.now();
      lead(true);
    }
  }, 2500);

  addEventListener("pagehide", () => giveUpLock?.());
  show("connecting");
  // htmx looks at the page in a timer it set before this one; hx-sse may have arrived after that and missed it.
  setTimeout(() => {
    if (!element.hasAttribute("data-htmx-powered")) htmx.process(element);
    lead(false);
    peers.postMessage({ hello: true });
  });
})();
