// The shaded body as a picture that stands alone: shapes, what their shades stand for, and numbers.
const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 380;
const LINE = 16;
// Where each drawing lies, and how many times as large as in its file.
const PLACES = { front: [60, 30, 1], back: [170, 30, 1], face: [285, 34, 0.78], hands: [285, 150, 0.62], feet: [285, 224, 0.62] };
const WORN = ["fill", "fill-rule", "stroke", "stroke-width"];

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}

function shape(use, file) {
  const [, id] = use.getAttribute("href").split("#");
  const style = getComputedStyle(use);
  const worn = Object.fromEntries(WORN.map((name) => [name, style.getPropertyValue(name)]));
  const path = element("path", { d: file.getElementById(id).getAttribute("d"), ...worn });
  if (use.hasAttribute("transform")) path.setAttribute("transform", use.getAttribute("transform"));
  return path;
}

function view(box, file) {
  const svg = box.querySelector("svg");
  const name = [...box.classList].find((one) => one in PLACES);
  const [x, y, scale] = PLACES[name];
  const { x: left, y: top, width, height } = svg.viewBox.baseVal;
  const words = [...box.querySelectorAll("p > *")].map((part) => part.textContent).join("  ");
  const drawing = element("svg", {
    viewBox: svg.getAttribute("viewBox"), x: x + left * scale, y: y + top * scale,
    width: width * scale, height: height * scale,
  });
  drawing.append(...[...svg.querySelectorAll("use")].map((use) => shape(use, file)));
  const below = y + (top + height) * scale + 8;
  const group = element("g", {});
  group.append(drawing, element("text", { x, y: below, "text-anchor": "middle", "font-size": 9 }, words));
  return group;
}

function keyOf(box, top) {
  let x = 12;
  return [...box.querySelectorAll("[data-key] li")].flatMap((line) => {
    const colour = getComputedStyle(line.querySelector("span")).backgroundColor;
    const parts = [
      element("rect", { x, y: top - 9, width: 11, height: 11, fill: colour }),
      element("text", { x: x + 16, y: top }, line.textContent),
    ];
    x += 30 + 7 * line.textContent.length;
    return parts;
  });
}

export async function bodyPicture(box) {
  const address = box.querySelector("use").getAttribute("href").split("#")[0];
  const file = new DOMParser().parseFromString(await (await fetch(address)).text(), "image/svg+xml");
  const lines = [...box.querySelectorAll("[data-lines] li")].map((line) => line.textContent);
  const top = 306;
  const height = top + (lines.length + 1) * LINE + 8;
  const { color, fontFamily } = getComputedStyle(document.body);
  const picture = element("svg", {
    xmlns: SVG, viewBox: `0 0 ${WIDTH} ${height}`, width: 2 * WIDTH, height: 2 * height,
    "font-family": fontFamily, "font-size": 11, fill: color,
  });
  const paper = getComputedStyle(box.closest("figure")).backgroundColor;
  picture.append(
    element("rect", { width: WIDTH, height, fill: paper }),
    element("text", { x: 12, y: 18 }, box.querySelector("[data-when]").textContent),
    ...[...box.querySelectorAll(".view")].map((one) => view(one, file)),
    ...keyOf(box, top),
    ...lines.map((line, n) => element("text", { x: 12, y: top + (n + 1.5) * LINE }, line)),
  );
  return picture;
}
