// What waits on this device, as rows: what each entry says, and what can be done about it.
import "./kept.js";

const { kept } = globalThis;

const clockTime = (at) => new Date(at).toLocaleString(undefined, { weekday: "short", hour: "2-digit", minute: "2-digit" });

const choice = (name, value) =>
  document.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`)?.closest("label");

/** As `Shin (left): Jerk`, or what was typed; what the page has no word for is left out. */
function named(fields, words) {
  const said = Object.fromEntries(fields);
  if (said.text) return Object.assign(document.createElement("q"), { textContent: said.text });
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

function button(words, act) {
  const made = document.createElement("button");
  made.className = "button plain";
  made.textContent = words;
  made.addEventListener("click", act);
  return made;
}

function row(entry, words, again, look) {
  const item = document.createElement("div");
  item.className = "row";
  const text = document.createElement("p");
  text.dir = "auto";
  const more = ["", clockTime(entry.at), ...(entry.refused && words.refused ? [words.refused] : [])];
  text.append(named(entry.fields, words), more.join(" · "));
  const remove = button(words.remove, async () => {
    if (!confirm(words.sure)) return;
    await kept.remove(entry.place);
    await again();
  });
  const typed = look && entry.fields.some(([name]) => name === "text");
  const acts = document.createElement("div");
  acts.className = "row";
  acts.append(...(typed ? [button(words.look, () => look(entry))] : []), remove);
  item.append(text, acts);
  return item;
}

/** Show these entries in a box; `again` is called once one of them was removed. */
export function show(box, entries, again, look) {
  box.replaceChildren(...entries.map((entry) => row(entry, box.dataset, again, look)));
}
