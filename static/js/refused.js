// On Today: what was kept without a network and could not be saved, to be looked at once more.
import { show } from "./entries.js";

const { kept } = globalThis;
const { owner } = document.body.dataset;

/** A hidden field of the form; none of them stands on the page. */
const field = (form, name) =>
  form.elements[name] ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));

/** Read a line again as of the moment at which it was typed, and save it under its own key. */
function look(entry) {
  const form = document.querySelector("form[data-typed]");
  const said = Object.fromEntries(entry.fields);
  form.closest("details").open = true;
  const values = { text: said.text, at: said.at ?? entry.at, nonce: said.nonce, waited: "1" };
  for (const [name, value] of Object.entries(values)) field(form, name).value = value;
  form.requestSubmit();
}

export async function start(root) {
  const card = root.querySelector("[data-look-again]");
  const again = async () => {
    const mine = (await kept.entries()).filter((entry) => entry.owner === owner && entry.refused);
    card.hidden = mine.length === 0;
    show(card.querySelector("[data-entries]"), mine, again, look);
  };
  document.addEventListener("outbox", again);
  await again();
}
