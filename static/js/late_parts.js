// Fills a fold with what stands in the same fold of the page that its link leads to, once it is
// opened. Where that does not work, the link is still there.
import { drawing } from "./late.js";

async function fill(fold) {
  const place = fold.querySelector(":scope > div");
  const address = place.querySelector("a").href;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById(fold.id)?.querySelector(":scope > div");
    if (!answer.ok || !part) return;
    // Loading the drawings first: with the first of them they draw all that is there.
    const charts = part.querySelector("script.figure") && (await drawing());
    place.replaceChildren(...part.childNodes);
    charts?.start(place);
  } finally {
    place.removeAttribute("aria-busy");
  }
}

for (const fold of document.querySelectorAll("[data-late-part]")) {
  fold.addEventListener("toggle", () => fill(fold).catch(() => {}), { once: true });
}
if (document.querySelector("script.figure")) drawing();
