// A typed line is read in place: how it was understood is shown below it, to be saved from there.
function show(form, ...parts) {
  const here = form.parentElement.querySelector("[data-understood-here]");
  here.replaceChildren(...parts);
  return here;
}

async function read(form) {
  if (!navigator.onLine) throw new Error("no network");
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-understood]");
  // Somebody has to sign in first, or the text cannot be taken: that is for a page of its own.
  if (!found) return form.submit();
  const here = show(form, document.adoptNode(found));
  (here.querySelector(".button") ?? found).focus();
}

function tell(form, words) {
  const line = document.createElement("p");
  line.className = "soft";
  line.setAttribute("role", "alert");
  line.textContent = words;
  show(form, line);
}

const nonceOf = (entry) => entry.fields.find(([name]) => name === "nonce")?.[1];

/** Let the line wait on this device, with what stands for it; false where nothing can wait. */
async function keep(form) {
  const { owner } = document.body.dataset;
  if (!owner || !("serviceWorker" in navigator) || !("indexedDB" in globalThis)) return false;
  await import("./kept.js");
  const { kept } = globalThis;
  const nonce = form.elements.nonce?.value;
  const waits = nonce && (await kept.entries()).find((entry) => nonceOf(entry) === nonce);
  const fields = [["text", form.elements.text.value], ["nonce", nonce || crypto.randomUUID()]];
  const entry = { owner, path: form.dataset.take, at: new Date().toISOString(), ...waits, fields };
  await kept.keep({ ...entry, refused: undefined });
  return true;
}

async function fails(form) {
  if (!(await keep(form))) return tell(form, form.dataset.typed);
  form.elements.text.value = "";
  form.elements.text.dispatchEvent(new Event("input", { bubbles: true }));
  tell(form, form.dataset.kept);
  document.dispatchEvent(new Event("kept"));
}

/** A line that is begun anew is one of now: what was kept of an earlier one does not count. */
function beginAnew(form) {
  if (form.elements.text.value) return;
  for (const name of ["at", "nonce", "waited"]) form.elements[name]?.remove();
}

export function start(root) {
  for (const form of root.querySelectorAll("form[data-typed]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      read(form).catch(() => fails(form));
    });
    form.addEventListener("input", () => {
      show(form);
      beginAnew(form);
    });
  }
}
