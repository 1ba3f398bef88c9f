// Single keys on a desk, off by one tick in the box that "?" opens, for those who speak or slip.
const SWITCH = "twitchlog-keys";
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const on = () => localStorage.getItem(SWITCH) !== "off";

function open(dialog) {
  const box = dialog.querySelector("input");
  box.checked = on();
  dialog.showModal();
}

/** A link to a fold opens it, and leads to its first field. */
function unfold() {
  const fold = document.querySelector("details:target");
  if (!fold) return;
  fold.open = true;
  fold.querySelector("input:not([type=hidden]), select")?.focus();
}

export function start(root) {
  unfold();
  window.addEventListener("hashchange", unfold);
  const dialog = root.querySelector("[data-keys]");
  dialog.querySelector("input").addEventListener("change", ({ target }) => {
    localStorage.setItem(SWITCH, target.checked ? "on" : "off");
  });
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (typing(event.target) || root.querySelector("dialog[open]")) return;
    if (event.key === "?") return open(dialog);
    const link = on() && dialog.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
    unfold(); // where the page is the same, nothing else tells
  });
}
