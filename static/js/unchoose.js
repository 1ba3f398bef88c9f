// A second tap on a chosen radio clears it, so that every optional answer can be taken back. A group
// that must keep an answer says so: tapping what is offered already means yes, not no.
const choices = ".chip input[type=radio]";

export function start(root) {
  let before = null;
  const remember = (event) => {
    const input = event.target.closest(".chip")?.querySelector("input[type=radio]");
    before = input?.checked ? input : null;
  };
  const clear = (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches(choices)) return;
    if (input !== before || input.closest("[data-keeps]")) return;
    input.checked = false;
    before = null;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  root.addEventListener("pointerdown", remember);
  root.addEventListener("click", clear);
  root.addEventListener("keydown", (event) => { if (event.key === " ") remember(event); });
  root.addEventListener("keyup", (event) => {
    if (event.key !== " " || event.target !== before) return;
    event.preventDefault();
    clear(event);
  });
}
