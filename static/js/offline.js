// The page that opens without a network: what waits here, and a form that fits today.
import "./kept.js";

const { kept } = globalThis;
const MINUTE = 60_000;

const clockTime = (at) => new Date(at).toLocaleString(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });

const choice = (name, value) =>
  document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.closest("label");

/** As `Shin (left): Jerk`; what the page has no word for is left out. */
function named(fields, words) {
  const said = Object.fromEntries(fields);
  const sites = fields.filter(([name, slug]) => name === "sites" && choice(name, slug));
  if (!sites.length) return words.other;
  const places = sites.map(([name, slug]) => {
    const given = said[`side_${slug}`] ?? "middle";
    const side = given === "middle" ? "" : choice(`side_${slug}`, given)?.textContent.trim().toLowerCase();
    const region = choice(name, slug).textContent.trim();
    return side ? `${region} (${side})` : region;
  });
  const kind = choice("type", said.type ?? "")?.querySelector("span").textContent.trim();
  return kind ? `${places.join(", ")}: ${kind}` : places.join(", ");
}

function row(entry, words, again) {
  const item = document.createElement("div");
  item.className = "row";
  const text = document.createElement("p");
  text.textContent = `${named(entry.fields, words)} · ${clockTime(entry.at)}`;
  if (entry.refused) text.textContent += ` · ${words.refused}`;
  const button = document.createElement("button");
  button.className = "button plain";
  button.textContent = words.remove;
  button.addEventListener("click", async () => {
    if (!confirm(words.sure)) return;
    await kept.remove(entry.place);
    await again();
  });
  item.append(text, button);
  return item;
}

async function list(box) {
  const owner = await kept.owner();
  const mine = (await kept.entries()).filter((entry) => entry.owner === owner);
  box.closest("section").hidden = mine.length === 0;
  box.replaceChildren(...mine.map((entry) => row(entry, box.dataset, () => list(box))));
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
