// Saves a chart as a picture, made here and sent nowhere.
import { picture } from "./charts.js";

async function save(button) {
  const plate = button.closest("figure");
  const title = plate.querySelector("h2").textContent;
  const place = plate.querySelector(".js-plotly-plot");
  if (!place) return;
  const link = document.createElement("a");
  link.href = await picture(place, button.dataset.picture, title);
  link.download = `twitchlog ${title}.${button.dataset.picture}`;
  link.click();
}

export function start(root) {
  for (const button of root.querySelectorAll("[data-picture]")) {
    button.hidden = !window.Plotly;
    button.addEventListener("click", () => save(button));
  }
}
