// What was typed survives a wrong tap on "back". Kept in this tab only, only what was changed, and
// only for whoever typed it: another owner who signs in here finds nothing.
const PREFIX = "twitchlog-draft:";
const { owner } = document.body.dataset;
const OWN = `${PREFIX}${owner}:`;
const OLDEST_MS = 12 * 60 * 60 * 1000;
const never = new Set(["password", "file", "hidden", "submit", "button"]);

const key = (form) => `${OWN}${form.dataset.draft}:${location.pathname}`;
const keepable = (form) => [...form.elements].filter((it) => it.name && !never.has(it.type));
const tick = (it) => it.type === "checkbox" || it.type === "radio";
const spot = (it) => (tick(it) ? `${it.name}=${it.value}` : it.name);

function isChanged(it) {
  if (tick(it)) return it.checked !== it.defaultChecked;
  if (it instanceof HTMLSelectElement) return [...it.options].some((o) => o.selected !== o.defaultSelected);
  return it.value !== it.defaultValue;
}

function keep(form, sent = false) {
  const changed = keepable(form).filter(isChanged);
  if (!changed.length) return sessionStorage.removeItem(key(form));
  const values = Object.fromEntries(changed.map((it) => [spot(it), tick(it) ? it.checked : it.value]));
  sessionStorage.setItem(key(form), JSON.stringify({ at: Date.now(), sent, values }));
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(key(form)) ?? "null");
  if (!kept || form.matches("[data-rejected]")) return;
  if (Date.now() - kept.at > OLDEST_MS) return sessionStorage.removeItem(key(form));
  for (const it of keepable(form)) {
    const value = kept.values[spot(it)];
    if (value === undefined) continue;
    if (tick(it)) it.checked = value;
    else it.value = value;
    const fold = it.closest("details");
    if (fold && value) fold.open = true;
  }
  const note = form.querySelector("[data-draft-note]");
  if (note) note.hidden = false;
}

function forget(isDue) {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith(PREFIX) && isDue(JSON.parse(sessionStorage.getItem(name)), name)) {
      sessionStorage.removeItem(name);
    }
  }
}

export function start(root) {
  if (owner) forget((_, name) => !name.startsWith(OWN));
  // A message on the page says that the last send arrived.
  if (root.querySelector("[role=status]")) forget((kept) => kept.sent);
  for (const form of root.querySelectorAll("form[data-draft]")) {
    restore(form);
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => keep(form));
    form.addEventListener("submit", () => keep(form, true));
  }
  for (const form of root.querySelectorAll("form[data-ends-session]")) {
    form.addEventListener("submit", () => forget(() => true));
  }
}
