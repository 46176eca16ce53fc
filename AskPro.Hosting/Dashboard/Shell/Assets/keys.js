// Single keys open pages; not while somebody types, and not together with other keys.
const typing = (element) => element?.matches?.("input, select, textarea, [contenteditable]");

const toggleTheme = () => {
  const root = document.documentElement;
  const dark = root.dataset.theme === "dark" || (root.dataset.theme === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.theme = dark ? "light" : "dark";
  fetch("/settings/theme", { method: "POST", body: new URLSearchParams({ theme: root.dataset.theme }) });
};

const press = (key) => {
  if (key === "?") document.getElementById("help").togglePopover();
  else if (key === "/") document.querySelector("input[type=search]")?.focus();
  else if (key === "s") location.assign("/settings");
  else if (key === "t") toggleTheme();
  else {
    const link = document.querySelector(`[data-shortcut="${CSS.escape(key)}"]`);
    if (!link) return false;
    link.click();
  }
  return true;
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || event.key.length !== 1) return;
  if (press(event.key)) event.preventDefault();
});
