// A typed line is read in place: how it was understood is shown below it, to be saved from there.
function show(form, ...parts) {
  const here = form.parentElement.querySelector("[data-understood-here]");
  here.replaceChildren(...parts);
  return here;
}

async function read(form) {
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-understood]");
  // Somebody has to sign in first, or the text cannot be taken: that is for a page of its own.
  if (!found) return form.submit();
  const here = show(form, document.adoptNode(found));
  (here.querySelector(".button") ?? found).focus();
}

function fails(form) {
  const line = document.createElement("p");
  line.className = "soft";
  line.setAttribute("role", "alert");
  line.textContent = form.dataset.typed;
  show(form, line);
}

export function start(root) {
  for (const form of root.querySelectorAll("form[data-typed]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      read(form).catch(() => fails(form));
    });
    form.addEventListener("input", () => show(form));
  }
}
