// Saves a chart as a picture, made here and sent nowhere.
import { bodyPicture } from "./body_picture.js";
import { picture } from "./charts.js";

async function painted(address, { width, height }) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  canvas.getContext("2d").drawImage(image, 0, 0, width, height);
  return canvas.toDataURL("image/png");
}

async function ofBody(box, format) {
  const svg = await bodyPicture(box);
  const text = new XMLSerializer().serializeToString(svg);
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  const size = { width: Number(svg.getAttribute("width")), height: Number(svg.getAttribute("height")) };
  return format === "svg" ? address : painted(address, size);
}

async function save(button) {
  const plate = button.closest("figure");
  const title = plate.querySelector("h2").textContent;
  const body = plate.querySelector("[data-body]");
  const place = plate.querySelector(".js-plotly-plot");
  if (!body && !place) return;
  const format = button.dataset.picture;
  const link = document.createElement("a");
  link.href = await (body ? ofBody(body, format) : picture(place, format, title));
  link.download = `twitchlog ${title}.${format}`;
  link.click();
}

export function start(root) {
  for (const button of root.querySelectorAll("[data-picture]")) {
    button.hidden = !window.Plotly && !button.closest("figure").querySelector("[data-body]");
    button.addEventListener("click", () => save(button));
  }
}
