// A rejected form starts with its list of problems, for eyes and screen readers alike.
export function start(root) {
  root.querySelector("[data-problems]").focus();
}
