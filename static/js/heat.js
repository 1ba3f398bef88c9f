// Shades the body week by week, as its slider says. Colours never stand alone: the same numbers
// stand in the list below, on the shapes, and in the table.
const LINES = 6;

function shadeOf(count, { most, shades }) {
  return count ? Math.ceil((shades * count) / most) : 0;
}

function at(data, step) {
  return new Map(Object.entries(data.counts).map(([half, counts]) => [half, counts[step]]));
}

function paint(box, counts, data) {
  for (const shape of box.querySelectorAll("[data-half]")) {
    const count = counts.get(shape.dataset.half) ?? 0;
    shape.setAttribute("class", `shade-${shadeOf(count, data)}`);
    const title = shape.querySelector("title");
    title.textContent = title.textContent.replace(/\d+$/, count);
  }
}

function numbers(region, left, right, data) {
  if (data.single.includes(region)) return String(Math.max(left, right));
  const words = [left && data.left.replace("%d", left), right && data.right.replace("%d", right)];
  return words.filter(Boolean).join(" · ");
}

function lines(counts, data) {
  const regions = Object.keys(data.names).map((region) => [
    region, counts.get(`${region} left`) ?? 0, counts.get(`${region} right`) ?? 0,
  ]);
  const noted = regions.filter(([, left, right]) => left + right > 0);
  const last = ([region]) => (data.vague.includes(region) ? 1 : 0); // places that are none
  noted.sort((one, other) => {
    const [[, a, b], [, c, d]] = [one, other];
    return last(one) - last(other) || Math.max(c, d) - Math.max(a, b) || c + d - a - b;
  });
  return noted.slice(0, LINES).map(([region, left, right]) => {
    const line = document.createElement("li");
    const name = document.createElement("span");
    const told = document.createElement("b");
    name.textContent = data.names[region];
    told.textContent = numbers(region, left, right, data);
    line.append(name, " ", told);
    return line;
  });
}

function keys(data) {
  return data.key.map(([shade, counts]) => {
    const line = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = `shade-${shade}`;
    line.append(swatch, counts);
    return line;
  });
}

function whole(box) {
  const shades = [...box.querySelectorAll("[data-half]")].map((shape) =>
    [shape, shape.getAttribute("class"), shape.querySelector("title").textContent]);
  const parts = ["[data-lines]", "[data-key]", "[data-when]"].map((name) => {
    const place = box.querySelector(name);
    return [place, [...place.childNodes]];
  });
  return () => {
    for (const [shape, shade, title] of shades) {
      shape.setAttribute("class", shade);
      shape.querySelector("title").textContent = title;
    }
    for (const [place, nodes] of parts) place.replaceChildren(...nodes);
  };
}

async function wire(box) {
  const slider = box.querySelector("input[type=range]");
  if (!slider) return;
  const showWhole = whole(box);
  const everything = slider.getAttribute("aria-valuetext");
  let asked;
  const data = () => asked ??= fetch(box.dataset.body)
    .then((answer) => answer.json())
    .catch(() => { asked = undefined; }); // without a network all days stay shown
  slider.value = 0;
  slider.addEventListener("pointerenter", data, { once: true });
  slider.addEventListener("focus", data, { once: true });
  slider.addEventListener("input", async () => {
    const found = await data();
    if (!found) return;
    const step = slider.valueAsNumber - 1;
    slider.setAttribute("aria-valuetext", step < 0 ? everything : found.words[step]);
    if (step < 0) return showWhole();
    const list = box.querySelector("[data-lines]");
    list.style.minHeight ||= `${list.offsetHeight}px`; // what stands below does not jump
    const counts = at(found, step);
    paint(box, counts, found);
    list.replaceChildren(...lines(counts, found));
    box.querySelector("[data-key]").replaceChildren(...keys(found));
    box.querySelector("[data-when]").textContent = found.words[step];
  });
}

export function start(root) {
  for (const box of root.querySelectorAll("[data-body]")) wire(box);
}
