const SVG = "http://www.w3.org/2000/svg";
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
// A thumb is wider than a tongue: what is smaller than SMALLEST is chosen in a square of that size
// around it, and a tap beside the body chooses what lies within REACH. Both are in pixels.
const SMALLEST = 24;
const REACH = 12;
const mirrored = { left: "right", right: "left" };

function shape(path, side) {
  const copy = document.createElementNS(SVG, "path");
  copy.setAttribute("d", path.getAttribute("d"));
  for (const [name, value] of Object.entries(path.dataset)) copy.dataset[name] = value;
  if (side !== undefined) copy.dataset.side = side;
  return copy;
}

function draw(svg, symbol) {
  const right = symbol.dataset.right;
  for (const path of symbol.children) {
    const halved = "region" in path.dataset || "rest" in path.dataset;
    svg.append(shape(path, halved ? right : undefined));
    if (!halved) continue;
    const other = shape(path, mirrored[right]);
    other.setAttribute("transform", "scale(-1 1)");
    svg.append(other);
  }
  for (const cover of svg.querySelectorAll("[data-outside], [data-edge], [data-line]")) svg.append(cover);
}

/** What the list beside the map holds: it alone is sent, the map only shows and changes it. */
class Sites {
  constructor(picker) {
    this.picker = picker;
  }
  box(region) {
    return this.picker.querySelector(`input[name=sites][value=${region}]`);
  }
  sides(region) {
    return [...this.picker.querySelectorAll(`input[name=side_${region}]`)];
  }
  side(region) {
    if (!this.box(region).checked) return null;
    return this.sides(region).find((input) => input.checked)?.value ?? "both";
  }
  holds(region, side) {
    const chosen = this.side(region);
    return chosen !== null && chosen !== mirrored[side];
  }
  toggle(region, side, whole) {
    const box = this.box(region);
    const now = this.side(region);
    let next = side;
    if (whole) next = now === null ? "middle" : null;
    else if (now === side) next = null;
    else if (now === mirrored[side]) next = "both";
    else if (now !== null) next = mirrored[side];
    box.checked = next !== null;
    for (const input of this.sides(region)) if (input.value === next) input.checked = true;
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function name(path, sites, words) {
  const region = sites.box(path.dataset.region).closest("label").querySelector("span").textContent;
  return "whole" in path.dataset ? region : `${region}, ${words[path.dataset.side]}`;
}

function show(paths, sites) {
  for (const path of paths) {
    path.setAttribute("aria-checked", sites.holds(path.dataset.region, path.dataset.side));
  }
}

/** The chosen places in words, for where the list is out of sight. */
function tell(sites, words) {
  const output = sites.picker.form?.querySelector("[data-chosen-sites]");
  if (!output) return;
  const chosen = [...sites.picker.querySelectorAll("input[name=sites]:checked")].map((box) => {
    const label = box.closest("label").querySelector("span").textContent;
    const side = words[sites.side(box.value)];
    return side ? `${label}, ${side}` : label;
  });
  output.textContent = chosen.join(" · ");
}

function middle(path) {
  const box = path.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

function isSmall(path) {
  const { width, height } = path.getBoundingClientRect();
  return Math.min(width, height) < SMALLEST;
}

const isAround = (path, x, y) => middle(path).every((at, axis) => Math.abs(at - [x, y][axis]) <= SMALLEST / 2);

function beside(paths, x, y) {
  const turns = Array.from({ length: 12 }, (_, n) => (n * Math.PI) / 6);
  const spots = [REACH / 2, REACH].flatMap((far) => turns.map((turn) => [x + far * Math.cos(turn), y + far * Math.sin(turn)]));
  return spots.map((spot) => document.elementFromPoint(...spot)).find((found) => paths.includes(found));
}

/** The shape that a tap means; none where it was on a part that has no name. */
function meant(paths, { target, clientX, clientY }) {
  const small = paths.find((path) => isSmall(path) && isAround(path, clientX, clientY));
  if (small || "region" in target.dataset) return small ?? target;
  return "rest" in target.dataset ? undefined : beside(paths, clientX, clientY);
}

/** The nearest shape that lies in a direction, those straight ahead first. */
function neighbour(paths, from, [dx, dy]) {
  const [x, y] = middle(from);
  let best = from;
  let shortest = Infinity;
  for (const path of paths) {
    const [ax, ay] = middle(path);
    const ahead = (ax - x) * dx + (ay - y) * dy;
    const aside = Math.abs((ax - x) * dy) + Math.abs((ay - y) * dx);
    if (path !== from && ahead > 1 && ahead + 2 * aside < shortest) {
      best = path;
      shortest = ahead + 2 * aside;
    }
  }
  return best;
}

function focus(paths, path) {
  for (const other of paths) other.tabIndex = other === path ? 0 : -1;
  path.focus();
}

function wire(map, drawings) {
  const sites = new Sites(map.closest("[data-sites]"));
  for (const svg of map.querySelectorAll("svg[data-drawing]")) {
    draw(svg, drawings.getElementById(svg.dataset.drawing));
  }
  const paths = [...map.querySelectorAll("[data-region]")];
  for (const path of paths) {
    path.setAttribute("role", "checkbox");
    path.setAttribute("aria-label", name(path, sites, map.dataset));
    path.tabIndex = -1;
  }
  paths[0].tabIndex = 0;
  const update = () => {
    show(paths, sites);
    tell(sites, map.dataset);
  };
  update();
  const choose = ({ dataset }) => sites.toggle(dataset.region, dataset.side, "whole" in dataset);
  map.addEventListener("click", (event) => {
    const path = meant(paths, event);
    if (path) choose(path);
  });
  map.addEventListener("keydown", (event) => {
    if (!("region" in event.target.dataset)) return;
    if (event.key in ARROWS) focus(paths, neighbour(paths, event.target, ARROWS[event.key]));
    else if (event.key === " ") choose(event.target);
    else return;
    event.preventDefault();
  });
  sites.picker.addEventListener("change", update);
  sites.picker.form?.addEventListener("reset", () => setTimeout(update));
}

export async function start(root) {
  for (const map of root.querySelectorAll("[data-body-map]")) {
    const answer = await fetch(map.dataset.bodyMap);
    wire(map, new DOMParser().parseFromString(await answer.text(), "image/svg+xml"));
  }
}
