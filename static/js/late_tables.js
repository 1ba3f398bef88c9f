// Puts a long table in the place of the link to its page once the fold around it is opened. Where
// that does not work, the link is still there.
async function fill(place) {
  const answer = await fetch(place.querySelector("a").href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const table = page.querySelector("main .table");
  if (table) place.replaceWith(table);
}

export function start(root) {
  for (const place of root.querySelectorAll("[data-late-table]")) {
    place.closest("details").addEventListener("toggle", () => fill(place).catch(() => {}), { once: true });
  }
}
