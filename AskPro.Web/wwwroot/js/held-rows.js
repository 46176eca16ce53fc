// New rows never push the row somebody points at, has focused or has scrolled to: they wait behind a button.
(() => {
  const hovers = matchMedia("(hover: hover)");
  let letThrough = false;

  const inUse = list =>
    (hovers.matches && list.matches(":hover"))
    || list.contains(document.activeElement)
    || list.getBoundingClientRect().top < 0;

  const rowsOf = root => [...root.querySelectorAll("li[data-call]")];

  const words = (button, count) =>
    count === 1 ? button.dataset.textOne : button.dataset.textMany.replace("{0}", count);

  // Rows that follow the last known one are older ones that moved up, not new calls.
  const arrivedAmong = (rows, known) => {
    const lastKnown = rows.findLastIndex(row => known.has(row.id));
    return rows.filter((row, index) => !known.has(row.id) && (index < lastKnown || known.size === 0));
  };

  let shown = new Set();
  const look = () => {
    const list = document.getElementById("call-rows");
    shown = new Set(list ? rowsOf(list).map(row => row.id) : []);
    return list;
  };
  look();

  // Works on the answer before it is shown: known rows are updated where they are, unknown ones are left out.
  // Only then is the answer read here too; otherwise htmx alone reads it, and the row is there the sooner.
  document.addEventListener("htmx:after:request", event => {
    const { ctx } = event.detail;
    if (ctx.sourceElement.id !== "call-list" || ctx.response.status !== 200) return;
    const list = look();
    if (!list || letThrough || !inUse(list)) {
      letThrough = false;
      return;
    }
    const answer = new DOMParser().parseFromString(ctx.text, "text/html");
    const next = answer.getElementById("call-rows");
    if (!next) return;
    const button = answer.querySelector("[data-held-rows]");
    const known = new Map(rowsOf(list).map(row => [row.id, row]));
    const arrived = arrivedAmong(rowsOf(next), known);
    if (arrived.length === 0) return;
    announce(arrived);
    const updated = new Map(rowsOf(next).map(row => [row.id, row]));
    next.replaceChildren(...[...known].map(([id, row]) => updated.get(id) ?? row.cloneNode(true)));
    button.hidden = false;
    button.textContent = words(button, arrived.length);
    ctx.text = answer.getElementById("call-list").outerHTML;
  });

  document.addEventListener("htmx:after:swap", () => {
    const before = shown;
    const list = look();
    if (list) announce(arrivedAmong(rowsOf(list), before));
  });

  const announced = new Set();
  const announce = rows => {
    const count = rows.filter(row => !announced.has(row.id)).length;
    rows.forEach(row => announced.add(row.id));
    if (count > 0) document.dispatchEvent(new CustomEvent("askpro:new-calls", { detail: { count } }));
  };

  document.addEventListener("click", event => {
    if (!event.target.closest?.("[data-held-rows]")) return;
    letThrough = true;
    scrollTo({ top: 0 });
    htmx.trigger(document.getElementById("call-list"), "askpro:refresh");
  });
})();
