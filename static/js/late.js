// Fetches a figure once its place comes into view, and Plotly with the first of them.
const { plotly, plotlyId } = document.querySelector("script[data-plotly]").dataset;
let charts;

function loaded(address, id) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    if (id) script.id = id;
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

export function drawing() {
  charts ??= (plotly ? loaded(plotly, plotlyId) : Promise.resolve())
    .catch(() => {}) // without Plotly the tables stand alone
    .then(() => import("./charts.js"));
  return charts;
}

async function fetched(place) {
  const answer = await fetch(place.dataset.figure, { headers: { Accept: "application/json" } });
  const kind = answer.headers.get("Content-Type") ?? "";
  if (answer.status !== 200 || !kind.startsWith("application/json")) throw new Error("no figure");
  const script = document.createElement("script");
  script.type = "application/json";
  script.className = "figure";
  script.textContent = await answer.text();
  return script;
}

async function fill(place) {
  try {
    const [script, { start }] = await Promise.all([fetched(place), drawing()]);
    place.style.minHeight = "";
    place.prepend(script);
    start(place);
  } catch {
    place.style.minHeight = "";
    place.querySelector(".room")?.remove();
    place.querySelector("[data-undrawn]")?.removeAttribute("hidden");
  }
}

// A fold that is worth its room on a wide page stands open there.
for (const fold of document.querySelectorAll("[data-open-wide]")) {
  if (matchMedia("(min-width: 56rem)").matches) fold.open = true;
}

// A sentence that takes longer to find than the page; without it a link says where it stands.
async function say(place) {
  const answer = await fetch(place.dataset.said, { headers: { Accept: "application/json" } });
  if (answer.status === 200) place.textContent = (await answer.json()).said;
}

for (const place of document.querySelectorAll("[data-said]")) say(place).catch(() => {});

export function start(root) {
  const eye = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      eye.unobserve(target);
      fill(target);
    }
  }, { rootMargin: "300px" });
  for (const place of root.querySelectorAll("[data-figure]")) {
    place.style.minHeight = `${place.dataset.height}px`; // nothing moves when the drawing arrives
    eye.observe(place);
  }
}

start(document);
