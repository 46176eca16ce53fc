// Appends what comes, at most 10,000 lines; follows the end unless somebody reads further up.
const most = 10_000;
const element = (id) => document.getElementById(id);
const [box, form, state] = ["console", "console-filter", "console-state"].map(element);
let readTo = element("read-to").dataset.readTo;
let since = new URLSearchParams(location.search).get("since") ?? "0";
let held = [];
let stream;
let later;

const paused = () => element("pause").getAttribute("aria-pressed") === "true";
const query = (more) => new URLSearchParams([...new FormData(form), ...Object.entries(more)]);
const toEnd = () => element("follow").checked && (box.scrollTop = box.scrollHeight);

function append(html) {
  box.insertAdjacentHTML("beforeend", html);
  const lines = box.getElementsByClassName("line");
  while (lines.length > most) lines[0].remove();
  toEnd();
}

function take(event) {
  readTo = event.lastEventId;
  if (!paused()) {
    append(event.data);
    return;
  }
  held.push(event.data);
  state.textContent = "Paused; new lines wait.";
}

function open() {
  if (stream || document.hidden) return;
  stream = new EventSource(`/consolelogs/_stream?${query({ since: readTo })}`);
  stream.addEventListener("lines", take);
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return;
    close();
    setTimeout(open, 2000);
  });
}

function close() {
  stream?.close();
  stream = undefined;
}

async function show() {
  close();
  held = [];
  const wanted = query({ since });
  history.replaceState(null, "", `${location.pathname}?${wanted}`);
  element("download").href = `/consolelogs/_download?${query({})}`;
  const answer = await fetch(`/consolelogs/_lines?${wanted}`);
  if (!answer.ok) return;
  box.innerHTML = await answer.text();
  readTo = element("read-to").dataset.readTo;
  toEnd();
  open();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show();
});
form.elements.text.addEventListener("input", () => {
  clearTimeout(later);
  later = setTimeout(show, 150);
});
// Another resource has other commands: that is another page.
form.elements.resource.addEventListener("change", () => location.assign(`/consolelogs?${query({})}`));

element("pause").addEventListener("click", () => {
  element("pause").setAttribute("aria-pressed", String(!paused()));
  if (paused()) return;
  held.splice(0).forEach(append);
  state.textContent = "";
});
element("clear").addEventListener("click", () => {
  since = readTo;
  show();
});
element("follow").addEventListener("change", toEnd);
box.addEventListener("scroll", () => {
  element("follow").checked = box.scrollHeight - box.scrollTop - box.clientHeight < 8;
});

for (const [id, name] of [["wrap", "no-wrap"], ["times", "no-times"]]) {
  const apply = () => box.classList.toggle(name, !element(id).checked);
  element(id).checked = localStorage.getItem(id) !== "off";
  element(id).addEventListener("change", () => {
    localStorage.setItem(id, element(id).checked ? "on" : "off");
    apply();
  });
  apply();
}

document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
toEnd();
open();
