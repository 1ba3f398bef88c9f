// One tap, one save. The page may come back from the browser's memory: then it may send again.
// A form that may take long says so, and stays shut until it is answered.
const QUIET_MS = 8000;
const LONG_MS = 600;

const working = (form) => form.querySelector("[data-working]");

function release(form) {
  form.classList.remove("is-sending");
  if (working(form)) working(form).hidden = true;
}

function say(form) {
  working(form).hidden = !form.classList.contains("is-sending");
}

export function start(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[data-no-guard]")) return;
    if (form.classList.contains("is-sending")) {
      event.preventDefault();
      return;
    }
    form.classList.add("is-sending");
    if (working(form)) setTimeout(say, LONG_MS, form);
    else setTimeout(release, QUIET_MS, form);
  });
  window.addEventListener("pageshow", () => {
    root.querySelectorAll("form.is-sending").forEach(release);
  });
}
