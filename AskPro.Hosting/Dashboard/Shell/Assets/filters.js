// A form with data-filters="id of an area" filters it while one types. Without scripts the form is sent as usual.
import { renew } from "./live.js";

function apply(form) {
  const area = document.getElementById(form.dataset.filters);
  const chosen = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const path = area.dataset.source.split("?")[0];
  area.dataset.source = `${path}?${chosen}`;
  history.replaceState(null, "", `${location.pathname}${chosen.size ? `?${chosen}` : ""}`);
  form.dispatchEvent(new CustomEvent("filtered"));
  renew(area);
}

for (const form of document.querySelectorAll("form[data-filters]")) {
  form.addEventListener("input", () => apply(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply(form);
  });
}
