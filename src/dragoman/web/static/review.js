// Review with keys: r, w, u, s judge; c corrects, n notes; j and k step without a word.

const form = document.querySelector("form.judge");
const details = form?.querySelector("details.correct");
const keeps = form?.querySelector('input[name="correcting"]');

// What is typed as a correction is meant to be kept.
details?.addEventListener("input", (event) => {
  if (event.target !== keeps) keeps.checked = true;
});
form?.querySelector("button.save")?.addEventListener("click", () => { keeps.checked = true; });

// Enter among the corrections keeps them; in the note it says nothing yet.
form?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !event.target.matches("input:not([type=checkbox])")) return;
  event.preventDefault();
  if (event.target.closest(".fields")) form.querySelector("button.save").click();
  else form.querySelector(".verdicts button").focus();
});

const press = (key) => form?.querySelector(`.verdicts button[data-key="${key}"]`)?.click();
const go = (rel) => document.querySelector(`a[rel="${rel}"]`)?.click();
const KEYS = {
  r: () => press("r"),
  w: () => press("w"),
  u: () => press("u"),
  s: () => press("s"),
  n: () => form?.querySelector('[name="note"]').focus(),
  c: () => {
    if (!details) return;
    details.open = true;
    details.querySelector("select, input").focus();
  },
  j: () => go("next"),
  k: () => go("prev"),
  b: () => history.back(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest("input, textarea, select")) return;
  const does = KEYS[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

// While another process reads into the dossier, what was said is sent again until it is kept.
const again = form?.dataset.retry;
if (again) {
  const wait = 3000;
  setTimeout(() => {
    const button = keeps.checked ? form.querySelector("button.save") : press && form.querySelector(`button[value="${again}"]`);
    form.requestSubmit(button);
  }, wait);
}
