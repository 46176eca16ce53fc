// "Neuer Anruf" on every page, once per call and tab. Stays while pointed at or focused.
(() => {
  const stays = 8000;
  const most = 3;
  const storeKey = "askpro.toasted";
  const kept = 200;

  const seen = new Set(JSON.parse(sessionStorage.getItem(storeKey) ?? "[]"));
  const remember = id => {
    seen.add(id);
    sessionStorage.setItem(storeKey, JSON.stringify([...seen].slice(-kept)));
  };

  // What the page shows from the start is not news.
  document.querySelectorAll("[data-call]").forEach(row => remember(row.dataset.call));

  const expire = toast => setTimeout(() => {
    if (toast.matches(":hover") || toast.contains(document.activeElement)) expire(toast);
    else toast.remove();
  }, stays);

  document.addEventListener("htmx:after:request", event => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.id !== "toasts" || ctx.response.status !== 200) return;
    const answer = new DOMParser().parseFromString(ctx.text, "text/html");
    const cards = [...answer.querySelectorAll("[data-toast]")].filter(card => !seen.has(card.dataset.toast));
    cards.forEach(card => remember(card.dataset.toast));
    ctx.text = cards.slice(-most).map(card => card.outerHTML).join("");
    // The list announces its own new rows.
    if (cards.length > 0 && !document.getElementById("call-list"))
      document.dispatchEvent(new CustomEvent("askpro:new-calls", { detail: { count: cards.length } }));
  });

  document.addEventListener("htmx:after:swap", event => {
    if (event.target.id !== "toasts") return;
    const region = event.target;
    region.querySelectorAll("[data-toast]:not([data-timed])").forEach(toast => {
      toast.dataset.timed = "";
      expire(toast);
    });
    while (region.children.length > most) region.firstElementChild.remove();
  });

  document.addEventListener("click", event => event.target.closest?.("[data-toast-close]")?.closest("[data-toast]").remove());
})();
