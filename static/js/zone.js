export function start(root) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone) return;
  for (const input of root.querySelectorAll("input[name=browser_zone]")) input.value = zone;
  // Where nobody has said yet where they are, the browser's zone is the likely answer.
  for (const select of root.querySelectorAll("select[data-asks-zone]")) {
    const known = [...select.options].some((option) => option.value === zone);
    if (known && select.value === "UTC") select.value = zone;
  }
  for (const offer of root.querySelectorAll("[data-zone-switch]")) {
    offer.querySelectorAll("[data-zone-name]").forEach((it) => { it.textContent = zone; });
    offer.hidden = offer.dataset.zone === zone;
  }
}
