// Shows a theme as soon as it is chosen; saving the form keeps it.
export function start(root) {
  root.addEventListener("change", (event) => {
    if (event.target.name === "theme" && event.target.value) {
      document.documentElement.dataset.theme = event.target.value;
    }
  });
}
