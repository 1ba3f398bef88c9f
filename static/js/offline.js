// The page that opens without a network: what waits here, and a form that fits today.
import { show } from "./entries.js";

const { kept } = globalThis;
const MINUTE = 60_000;

async function list(box) {
  const owner = await kept.owner();
  const mine = (await kept.entries()).filter((entry) => entry.owner === owner);
  box.closest("section").hidden = mine.length === 0;
  show(box, mine, () => list(box));
}

/** The journal's day: what comes before the hour at which it begins belongs to the day before. */
function today(startsAt) {
  const local = new Date(Date.now() - startsAt * 60 * MINUTE);
  const two = (number) => String(number).padStart(2, "0");
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
}

export async function start(root) {
  const page = root.querySelector("[data-offline]");
  const form = page.querySelector("[data-day-form]");
  const startsAt = (await kept.dayStartsAt()) ?? 4;
  form.addEventListener("submit", () => {
    form.action = form.dataset.dayForm.replace("2000-01-01", today(startsAt));
  });
  await list(page.querySelector("[data-entries]"));
  const owner = await kept.owner();
  page.querySelector("[data-forms]").hidden = !owner; // shown once what is sent knows its day
  page.querySelector("[data-nobody]").hidden = Boolean(owner);
  page.querySelector("[data-kept]").hidden = !location.search.includes("kept");
}
