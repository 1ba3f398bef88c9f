const typed = (text) => {
  const number = Number.parseFloat(text.trim().replace(",", "."));
  return Number.isFinite(number) ? number : null;
};

const decimals = (step) => (String(step).split(".")[1] ?? "").length;

// A blank starts at `start`; one step below the lowest is blank again, because blank is not zero.
export function next(text, by, { lowest, highest, step, start }) {
  const now = typed(text);
  if (now === null) return String(start);
  const moved = now + by * step;
  if (moved < lowest) return now > lowest ? String(lowest) : "";
  return String(Number(Math.min(moved, highest).toFixed(Math.max(decimals(step), decimals(now)))));
}

function wire(stepper) {
  const input = stepper.querySelector("input");
  const { lowest, highest, step, start } = stepper.dataset;
  const range = {
    lowest: Number(lowest), highest: Number(highest), step: Number(step), start: Number(start),
  };
  const move = (by) => {
    input.value = next(input.value, by, range);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  for (const button of stepper.querySelectorAll("button[data-by]")) {
    button.hidden = false;
    button.addEventListener("click", () => move(Number(button.dataset.by)));
  }
  input.addEventListener("keydown", (event) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    move(by);
  });
}

export function start(root) {
  root.querySelectorAll("[data-stepper]").forEach(wire);
}
