// The account menu closes on Escape and on a click elsewhere; without scripts its summary closes it.
(() => {
  const close = menu => { menu.open = false; };

  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details[data-menu][open]");
    if (!menu) return;
    close(menu);
    menu.querySelector("summary").focus();
  });

  document.addEventListener("click", event => {
    for (const menu of document.querySelectorAll("details[data-menu][open]"))
      if (!menu.contains(event.target)) close(menu);
  });
})();
