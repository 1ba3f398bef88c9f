// Trends change their range and filters without a reload; the address says what is shown, and the
// way back leads through it. Without this, the same links and the same form load the page.
import * as charts from "./charts.js";
import * as heat from "./heat.js";
import * as pictures from "./pictures.js";
import * as tables from "./late_tables.js";

let running;

function wire(root) {
  for (const part of [tables, heat, pictures]) part.start(root);
}

function swap(page) {
  for (const old of document.querySelectorAll("[data-swap]")) {
    const fresh = document.adoptNode(page.getElementById(old.id));
    charts.move(old, fresh);
    old.replaceWith(fresh);
    charts.start(fresh);
    wire(fresh);
  }
}

// The form stands still, for a finger is on it; what it holds follows the address, at once: what is
// chosen before the answer comes adds to what was chosen last.
function follow(address) {
  const told = new URL(address, location).searchParams;
  for (const field of document.querySelector("form[data-quick]").elements) {
    if (field.name && field !== document.activeElement) field.value = told.get(field.name) ?? "";
  }
}

async function load(address) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const shown = document.getElementById("shown");
  shown.setAttribute("aria-busy", "true");
  follow(address);
  try {
    const answer = await fetch(address, { signal });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status !== 200 || !page.getElementById("shown")) throw new Error("another page");
    swap(page);
  } catch {
    if (!signal.aborted) location.assign(address);
  } finally {
    shown.removeAttribute("aria-busy");
  }
}

function go(address) {
  history.pushState(null, "", address);
  return load(address);
}

function asked(form) {
  const fields = [...new FormData(form)].filter(([, value]) => value);
  const dated = fields.some(([name]) => name === "from" || name === "to");
  const query = new URLSearchParams(fields.filter(([name]) => name !== "range" || !dated));
  return `${form.action}?${query}`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-quick]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href);
});
for (const form of document.querySelectorAll("form[data-quick]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(asked(form));
  });
  form.addEventListener("change", ({ target }) => {
    if (target.matches("select")) go(asked(form));
  });
}
addEventListener("popstate", () => load(location.href));
wire(document);
