const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function filter(groups, words) {
  let shown = 0;
  for (const group of groups.querySelectorAll(".site-group")) {
    const whole = plain(group.querySelector("legend").textContent).includes(words);
    let left = 0;
    for (const site of group.querySelectorAll("[data-site]")) {
      const chosen = site.querySelector("input[name=sites]").checked;
      site.hidden = !(whole || chosen || plain(site.dataset.site).includes(words));
      left += site.hidden ? 0 : 1;
    }
    group.hidden = left === 0;
    shown += left;
  }
  groups.querySelector("[data-nothing]").hidden = shown > 0;
}

function wire(picker) {
  const box = picker.querySelector("[data-filter]");
  const input = box.querySelector("input");
  box.hidden = false;
  input.addEventListener("input", () => filter(picker.querySelector(".groups"), plain(input.value)));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

export function start(root) {
  root.querySelectorAll("[data-sites]").forEach(wire);
}
