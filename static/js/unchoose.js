// A second tap on a chosen radio clears it, so that every answer can be taken back.
const choices = ".chip input[type=radio], .sides input[type=radio]";

export function start(root) {
  let before = null;
  const remember = (event) => {
    const input = event.target.closest(".chip, .sides label")?.querySelector("input[type=radio]");
    before = input?.checked ? input : null;
  };
  const clear = (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches(choices)) return;
    if (input !== before || input.required) return;
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
