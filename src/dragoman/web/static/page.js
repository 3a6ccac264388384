// What the page does with JavaScript beyond what it does without: keys, and whole rows to click.

const opened = () => document.querySelector("details.ev[open]");
const all = () => [...document.querySelectorAll("details.ev")].filter((one) => one.checkVisibility());

function step(by) {
  const there = all();
  if (there.length === 0) return;
  const active = document.activeElement?.closest?.("details.ev, tr, li");
  const here = opened() ?? active?.querySelector?.("details.ev") ?? active;
  const at = there.indexOf(here);
  const next = there[at < 0 ? (by > 0 ? 0 : there.length - 1) : at + by];
  if (!next) return;
  const show = opened() !== null;
  if (show) next.open = true;
  next.querySelector("summary").focus();
  next.closest("tr, li")?.scrollIntoView({ block: "nearest" });
}

function close() {
  const one = opened();
  if (!one) return false;
  one.open = false;
  one.querySelector("summary").focus();
  return true;
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => document.querySelector('[data-key="/"]')?.focus(),
  Escape: close,
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, textarea, select");
  if (typing && event.key !== "Escape") return;
  if (typing) typing.blur();
  const does = KEYS[event.key];
  if (!does) return;
  if (does() !== false) event.preventDefault();
});

// A click anywhere in a line that has evidence opens it, unless it is meant for something else.
document.addEventListener("click", (event) => {
  if (event.target.closest("a, button, input, select, label, summary, .pane")) return;
  if (String(getSelection())) return;
  const line = event.target.closest("tr, li.line");
  const evidence = line?.querySelector("details.ev");
  if (evidence) evidence.open = !evidence.open;
  else if (!event.target.closest("details.ev")) close();
});

// Browsers that do not yet know details of one name: only one stands open.
document.addEventListener("toggle", (event) => {
  const one = event.target;
  if (!one.matches?.("details.ev") || !one.open) return;
  for (const other of document.querySelectorAll("details.ev[open]")) if (other !== one) other.open = false;
}, true);

// The menu of views stands open on wide windows and closed on narrow ones.
const menu = document.querySelector("details.menu");
const narrow = matchMedia("(max-width: 60rem)");
const fold = () => { if (menu) menu.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();

// A drawing that is wider than the window begins where most is: a chart at its newest, others at their weightiest.
for (const figure of document.querySelectorAll("figure")) {
  const room = figure.scrollWidth - figure.clientWidth;
  if (room < 8 || figure.querySelector(".consequences")) continue;
  const first = figure.querySelector(".nodes > :first-child")?.getBoundingClientRect();
  figure.scrollLeft = first ? first.left - figure.getBoundingClientRect().left - figure.clientWidth / 2 : room;
}

// Choosing a day is asking for it.
document.querySelector("#as-of")?.addEventListener("change", (event) => {
  if (event.target.value === "" || event.target.validity.valid) event.target.form.requestSubmit();
});

// The day that is shown where none was asked for is asked for only once it is chosen: the latest stays the latest.
document.querySelector("form.day")?.addEventListener("formdata", (event) => {
  const day = event.target.querySelector("#as-of");
  if (day.value === day.defaultValue && !new URLSearchParams(location.search).get("as_of")) event.formData.delete("as_of");
});

// An answer that is long in coming: a line that counts the seconds, so that nobody thinks that nothing happens.
const SOON = 700; // milliseconds: what comes sooner needs no sign
const sign = document.createElement("p");
sign.className = "working";
sign.setAttribute("role", "status");
let counting = 0;
function rest() {
  clearInterval(counting);
  clearTimeout(counting);
  sign.remove();
}
function leave(to, event) {
  if (event.defaultPrevented || to.origin !== location.origin || /\.(json|csv|atom)$/.test(to.pathname)) return;
  rest();
  const began = performance.now();
  const tell = () => {
    const seconds = Math.round((performance.now() - began) / 1000);
    sign.firstElementChild.textContent = `${seconds} s`;
  };
  counting = setTimeout(() => {
    sign.replaceChildren("Being worked out ", Object.assign(document.createElement("span"), { ariaHidden: "true" }));
    tell();
    document.body.append(sign);
    counting = setInterval(tell, 1000);
  }, SOON);
}
addEventListener("submit", (event) => {
  if (!event.target.target) leave(new URL(event.submitter?.formAction ?? event.target.action, location.href), event);
});
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const to = new URL(link.getAttribute("href"), location.href);
  const here = to.pathname + to.search === location.pathname + location.search && to.hash;
  if (!here && !link.target && !link.hasAttribute("download")) leave(to, event);
});
addEventListener("pagehide", rest); // and when a reader comes back, it is gone
addEventListener("keydown", (event) => { if (event.key === "Escape") rest(); }); // a reader who stops it
