// Areas with data-live="topics" and data-source="address" are asked for again when one of their topics changes.
import { morph } from "./morph.js";

const staleAfter = 35_000;
const connection = document.getElementById("connection");
const busy = new WeakMap();
let stream;
let alarm;

const areas = () => [...document.querySelectorAll("[data-live]")];
const topicsOf = (area) => area.dataset.live.split(" ");

/** Asks for an area again; while an answer is on its way, once more afterwards. */
export async function renew(area) {
  if (busy.has(area)) {
    busy.set(area, true);
    return;
  }
  busy.set(area, false);
  try {
    const source = area.dataset.source;
    const answer = await fetch(source);
    if (answer.status === 401) location.reload();
    // What was asked for another filter is out of date.
    if (answer.ok && area.dataset.source === source) morph(area, await answer.text());
  } catch {
    // The dashboard is away; the stream finds it again.
  } finally {
    const again = busy.get(area);
    busy.delete(area);
    if (again) renew(area);
  }
}

function show(text) {
  if (connection.textContent !== text) connection.textContent = text;
  connection.dataset.state = text.toLowerCase();
}

function alive() {
  clearTimeout(alarm);
  show("Live");
  alarm = setTimeout(() => {
    close();
    open();
  }, staleAfter);
}

function open() {
  if (stream || document.hidden) return;
  const topics = [...new Set(areas().flatMap(topicsOf))];
  stream = new EventSource(`/live?topics=${encodeURIComponent(topics.join(" "))}`);
  stream.addEventListener("open", (event) => {
    if (!event.data) return;
    alive();
    areas().forEach(renew);
  });
  stream.addEventListener("beat", alive);
  stream.addEventListener("changed", (event) => {
    alive();
    const changed = event.data.split(" ");
    areas().filter((area) => topicsOf(area).some((topic) => changed.includes(topic))).forEach(renew);
  });
  stream.addEventListener("error", () => {
    clearTimeout(alarm);
    show("Away");
    // A refusal ends an EventSource for good; a lost connection it takes up again by itself.
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      setTimeout(open, 2000);
      // After a new start of the AppHost this leads to the sign-in.
      areas().slice(0, 1).forEach(renew);
    }
  });
}

function close() {
  clearTimeout(alarm);
  stream?.close();
  stream = undefined;
}

// A browser has six connections for a host: pages out of sight give theirs back.
document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
open();
