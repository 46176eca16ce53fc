// A command runs without leaving the page; its result appears as a notice. Without scripts the form leads there and back.
const notices = document.getElementById("notices");

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("form[data-command]")) return;
  event.preventDefault();
  const button = event.submitter;
  if (button?.getAttribute("aria-busy") === "true") return;
  button?.setAttribute("aria-busy", "true");
  form.closest("[popover]")?.hidePopover();
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Fragment": "1" } });
    if (answer.status === 401) location.reload();
    notices.insertAdjacentHTML("afterbegin", await answer.text());
  } catch {
    notices.textContent = "The dashboard does not answer: is the AppHost still running?";
  } finally {
    button?.removeAttribute("aria-busy");
  }
});
