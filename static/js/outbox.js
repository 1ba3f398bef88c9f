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

async function tell(line) {
  const count = (await waiting()).length;
  line.hidden = count === 0;
  line.textContent = count ? said(line.dataset, count) : "";
  return count;
}

/** Whether the entry needs to wait no longer: it arrived, or it can never be taken. */
async function send(entry) {
  const answer = await fetch(entry.path, {
    method: "POST",
    redirect: "manual",
    headers: { "X-Entry-Owner": entry.owner, "X-Entry-At": entry.at },
    body: new URLSearchParams(entry.fields),
  });
  if (answer.status === 204) return kept.remove(entry.place);
  const final = [400, 404, 410, 422].includes(answer.status);
  if (final) return kept.keep({ ...entry, refused: answer.status });
  throw new Error(`not now: ${answer.status}`);
}

async function flush(line) {
  const due = (await waiting()).filter((entry) => !entry.refused);
  if (!due.length) return;
  let sent = 0;
  try {
    for (const entry of due) {
      await send(entry);
      sent += 1;
    }
  } catch {
    // The network is gone again, or somebody else is signed in: what is left goes on waiting.
  }
  await tell(line);
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
  await inTurn();
}
