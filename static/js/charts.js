// Draws the figures of a page with Plotly, once their place comes into view. Figures name colours
// by role, as in "var(--teal)"; what they stand for is read off the page at each drawing.
const ROLE = /^var\((--[a-z-]+)\)$/;
const PAPER_WIDTH = 660;
const TITLE_ROOM = 32;
const NARROW = 300;
const SMALLER = 0.84;
const LEGEND_ROOM = 24;

const language = document.documentElement.lang || "en";
const drawn = new Map();
const waiting = new Map();
const moved = new Map();
let watching = false;

function palette(scheme) {
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.colorScheme = scheme;
  probe.style.forcedColorAdjust = "none"; // else all colours are one, and every shade is the same
  document.body.append(probe);
  const known = new Map();
  const colour = (role) => {
    probe.style.color = `var(${role})`;
    return getComputedStyle(probe).color;
  };
  return {
    colour: (role) => known.get(role) ?? known.set(role, colour(role)).get(role),
    done: () => probe.remove(),
  };
}

function painted(value, colour) {
  if (typeof value === "string") {
    return value.startsWith("var(") ? value.replace(ROLE, (_, role) => colour(role)) : value;
  }
  if (Array.isArray(value)) return value.map((item) => painted(item, colour));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, painted(item, colour)]));
}

/** In smaller letters, for a phone on which names would run into each other. */
function inSmall(value, name = "") {
  if (Array.isArray(value)) return value.map((item) => inSmall(item));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, inSmall(item, key)]);
  const made = Object.fromEntries(entries);
  return /font$/.test(name) && made.size ? { ...made, size: made.size * SMALLER } : made;
}

function forPhone(figure) {
  const { data, layout } = inSmall(figure);
  const more = layout.showlegend ? LEGEND_ROOM : 0;
  return { data, layout: { ...layout, margin: { ...layout.margin, b: layout.margin.b + more } } };
}

function dressed(figure, { scheme = "", width } = {}) {
  const colours = palette(scheme);
  const { data, layout } = painted(figure, colours.colour);
  colours.done();
  const family = getComputedStyle(document.body).fontFamily;
  const size = width ? { width, autosize: false } : {};
  return [data, { ...layout, ...size, font: { ...layout.font, family } }];
}

function draw(place, figure, options) {
  const known = drawn.has(place);
  drawn.set(place, figure);
  const tool = known ? Plotly.react : Plotly.newPlot;
  const narrow = place.clientWidth < NARROW && !options?.width;
  return tool(place, ...dressed(narrow ? forPhone(figure) : figure, options)).catch(() => undrawn(place));
}

function undrawn(place) {
  place.hidden = true;
  place.closest(".chart").querySelector("[data-undrawn]")?.removeAttribute("hidden");
}

function redraw(options) {
  for (const [place, figure] of drawn) draw(place, figure, options);
}

// Names of days and months, in the page's language, from the browser itself.
function locale() {
  const names = (field, style, dates) => dates.map((date) =>
    new Intl.DateTimeFormat(language, { [field]: style, timeZone: "UTC" }).format(date));
  const days = Array.from({ length: 7 }, (_, n) => Date.UTC(2023, 0, n + 1)); // from a Sunday on
  const months = Array.from({ length: 12 }, (_, n) => Date.UTC(2023, n, 15));
  const parts = new Intl.NumberFormat(language).formatToParts(12345.6);
  const sign = (type) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    moduleType: "locale",
    name: language,
    dictionary: {},
    format: {
      days: names("weekday", "long", days),
      shortDays: names("weekday", "short", days),
      months: names("month", "long", months),
      shortMonths: names("month", "short", months),
      decimal: sign("decimal"),
      thousands: sign("group"),
    },
  };
}

function prepare() {
  if (watching) return;
  watching = true;
  watch();
  if (!language.startsWith("en")) Plotly.register(locale());
  Plotly.setPlotConfig({
    displayModeBar: false,
    displaylogo: false,
    showSendToCloud: false,
    plotlyServerURL: "",
    showTips: false,
    scrollZoom: false,
    doubleClick: false,
    responsive: true,
    locale: language,
  });
}

function placed(script) {
  const figure = JSON.parse(script.textContent);
  const place = moved.get(script) ?? document.createElement("div");
  moved.delete(script);
  place.setAttribute("role", "img");
  const title = script.closest("figure")?.getAttribute("aria-labelledby");
  if (title) place.setAttribute("aria-labelledby", title);
  place.style.minHeight = `${figure.layout.height}px`; // nothing moves when the drawing arrives
  script.parentElement.querySelector(".room")?.remove();
  script.after(place);
  return [place, figure];
}

function drawWaiting(place, options) {
  const figure = waiting.get(place);
  waiting.delete(place);
  return figure && draw(place, figure, options);
}

function watch() {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => redraw());
  new MutationObserver(() => redraw())
    .observe(document.documentElement, { attributeFilter: ["data-theme"] });
  addEventListener("beforeprint", () => {
    const paper = { scheme: "light", width: PAPER_WIDTH };
    redraw(paper);
    for (const place of waiting.keys()) drawWaiting(place, paper);
  });
  addEventListener("afterprint", () => redraw());
}

// Lets the drawings of a part that goes change into those of the part that comes, by their names.
export function move(from, to) {
  for (const place of from.querySelectorAll("[role=img]")) {
    waiting.delete(place);
    const name = place.getAttribute("aria-labelledby");
    const script = name && to.querySelector(`[aria-labelledby="${name}"] script.figure`);
    if (!drawn.has(place)) continue;
    if (script) moved.set(script, place);
    else {
      Plotly.purge(place);
      drawn.delete(place);
    }
  }
}

// The address of a picture of what is drawn, with its title above it.
export function picture(place, format, title) {
  const figure = drawn.get(place);
  const { margin, height } = figure.layout;
  const layout = {
    ...figure.layout,
    paper_bgcolor: "var(--card)",
    margin: { ...margin, t: margin.t + TITLE_ROOM },
    title: { text: title, x: 0, xref: "paper", xanchor: "left", y: 1, yref: "container", yanchor: "top", pad: { t: 10 }, font: { size: 15, color: "var(--ink)" } },
  };
  const size = { width: place.clientWidth, height: height + TITLE_ROOM };
  const [data, dressedLayout] = dressed({ data: figure.data, layout: { ...layout, ...size } });
  return Plotly.toImage({ data, layout: dressedLayout }, { format, ...size, scale: 2 });
}

// May be called again for what comes later.
export function start(root) {
  const places = [...root.querySelectorAll("script.figure")].map(placed);
  if (!window.Plotly) {
    for (const [place] of places) undrawn(place);
    return;
  }
  prepare();
  const eye = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      eye.unobserve(target);
      drawWaiting(target);
    }
  }, { rootMargin: "300px" });
  for (const [place, figure] of places) {
    waiting.set(place, figure);
    eye.observe(place);
  }
}

start(document);
