// Sends what waited on this device, each entry once and to the one whose it is.
import "./kept.js";

const { kept } = globalThis;
const { owner } = document.body.dataset;

const said = (words, count) => (count === 1 ? words.one : words.many.replace("%d", count));

/** Where nobody is signed in, whatever waits is counted, and shown to nobody. */
async function waiting() {
  const entries = await kept.entries();
  const mine = owner ?? (await kept.owner());
  return mine ? entries.filter((entry) => entry.owner === mine) : entries;
}

/** What could not be saved is no matter of the network; a page that lists it needs no line. */
async function tell(line) {
  const all = await waiting();
  const due = all.filter((entry) => !entry.refused).length;
  const looks = due < all.length && owner && !document.querySelector("[data-entries]");
  const link = Object.assign(document.createElement("a"), { href: line.dataset.scope, textContent: line.dataset.look });
  line.replaceChildren(...(due ? [said(line.dataset, due), " "] : []), ...(looks ? [link] : []));
  line.hidden = !line.hasChildNodes();
  return all.length;
}

const isTyped = (entry) => entry.fields.some(([name]) => name === "text");

/** Send an entry, and say whether it was saved; one that was not waits to be looked at. */
async function send(entry) {
  const path = entry.refused ? entry.path.replace(/save$/, "take") : entry.path;
  const answer = await fetch(path, {
    method: "POST",
    redirect: "manual",
    headers: { "X-Entry-Owner": entry.owner, "X-Entry-At": entry.at },
    body: new URLSearchParams(entry.fields),
  });
  if (answer.status === 204) {
    await kept.remove(entry.place);
    return true;
  }
  if (![200, 400, 404, 410, 422].includes(answer.status)) throw new Error(`not now: ${answer.status}`);
  await kept.keep({ ...entry, refused: answer.status });
  return false;
}

/** Where a line that was refused can be mended, it is asked whether it was saved meanwhile. */
const isDue = (entry) => !entry.refused || (isTyped(entry) && document.querySelector("[data-look-again]"));

async function flush(line) {
  const due = (await waiting()).filter(isDue);
  if (!due.length) return;
  let sent = 0;
  try {
    for (const entry of due) {
      if ((await send(entry)) && !entry.refused) sent += 1;
    }
  } catch {
    // The network is gone again, or somebody else is signed in: what is left goes on waiting.
  }
  await tell(line);
  document.dispatchEvent(new Event("outbox"));
  if (sent && document.querySelector("[data-after-sending]") && !document.querySelector("form :focus")) {
    location.reload();
  }
}

async function register({ dataset }) {
  const places = new URLSearchParams({ files: dataset.files, shell: dataset.shell, list: dataset.list });
  await navigator.serviceWorker.register(`${dataset.worker}?${places}`, { scope: dataset.scope });
}

function leaving(form, line) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.asked) return;
    event.preventDefault();
    const count = await tell(line);
    if (count && !confirm(line.dataset.leaving)) return;
    await kept.setOwner(undefined);
    form.dataset.asked = "yes";
    form.submit();
  });
}

export async function start(root) {
  const line = root.querySelector("[data-waiting]");
  if (!("serviceWorker" in navigator) || !("indexedDB" in globalThis)) return;
  if (owner) {
    await kept.setOwner(owner);
    await kept.setDayStartsAt(Number(document.body.dataset.dayStartsAt));
  } else if (!root.querySelector("[data-offline]")) {
    // The session is over: what waits is to be read by its owner alone, after signing in.
    await kept.setOwner(undefined);
  }
  for (const form of root.querySelectorAll("form[data-ends-session]")) leaving(form, line);
  await register(line);
  await tell(line);
  if (!owner) return;
  const inTurn = () => navigator.locks.request(`${kept.name} outbox`, () => flush(line));
  window.addEventListener("online", inTurn);
  document.addEventListener("kept", () => tell(line));
  await inTurn();
}
