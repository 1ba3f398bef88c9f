// One tap, one save. The page may come back from the browser's memory: then it may send again.
const QUIET_MS = 8000;

const release = (form) => form.classList.remove("is-sending");

export function start(root) {
  root.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || form.matches("[data-no-guard]")) return;
    if (form.classList.contains("is-sending")) {
      event.preventDefault();
      return;
    }
    form.classList.add("is-sending");
    setTimeout(release, QUIET_MS, form);
  });
  window.addEventListener("pageshow", () => {
    root.querySelectorAll("form.is-sending").forEach(release);
  });
}
