// Renews the list of calls alone: what is being typed in the form stays.
const recent = document.getElementById("recent");

async function renew() {
  try {
    const answer = await fetch(recent.dataset.source);
    if (answer.ok && !recent.contains(document.activeElement)) recent.innerHTML = await answer.text();
  } catch {
    // The simulator is away; the next turn tries again.
  }
  setTimeout(renew, 2000);
}

setTimeout(renew, 2000);
