// A form with unsaved changes asks before the page is left; the browser words the question.
(() => {
  const changed = new Set();

  document.addEventListener("input", event => {
    const form = event.target.closest("form[data-guard]");
    if (form) changed.add(form);
  });

  document.addEventListener("submit", event => changed.delete(event.target));

  addEventListener("beforeunload", event => {
    if (changed.size > 0) event.preventDefault();
  });
})();
