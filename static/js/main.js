// Each part is loaded only by pages that hold it; every page works without any of them.
const parts = [
  ["[data-stepper]", "./stepper.js"],
  [".chip input[type=radio]", "./unchoose.js"],
  ["[data-sites]", "./sites.js"],
  ["[data-body-map]", "./body.js"],
  ["form[method=post]", "./guard.js"],
  ["form[data-draft], [data-ends-session], [role=status]", "./draft.js"],
  ["input[name=browser_zone], [data-zone-switch], [data-asks-zone]", "./zone.js"],
  ["input[name=theme], select[name=theme]", "./theme.js"],
  ["[data-waiting]", "./outbox.js"],
  ["[data-keys]", "./keys.js"],
  ["[data-offline]", "./offline.js"],
  ["[data-problems]", "./problems.js"],
  ["form[data-typed]", "./typed.js"],
  ["[data-look-again]", "./refused.js"],
  ["[data-progress]", "./working.js"],
];

for (const [selector, path] of parts) {
  if (document.querySelector(selector)) {
    import(path).then((part) => part.start(document));
  }
}
