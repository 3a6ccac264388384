// The slider of days: each position is an address of its own. The page of that day is fetched, and what
// differs is taken over; nodes keep their places. And the keys and clicks of the drawing.

const form = document.querySelector("[data-slider]");
const slide = form?.querySelector("#slide");
const days = form?.dataset.days.split(" ").filter(Boolean) ?? [];
const kept = new Map(); // pages of days already seen, by address
let asked = 0;

function address(day) {
  const url = new URL(location.href);
  url.searchParams.set("as_of", day);
  if (url.searchParams.get("as_of") === days.at(-1)) url.searchParams.delete("as_of");
  url.hash = "";
  return url;
}

async function page(url) {
  const key = url.pathname + url.search;
  if (!kept.has(key)) {
    const answer = await fetch(url, { headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(`the day could not be shown: ${answer.status}`);
    kept.set(key, await answer.text());
    if (kept.size > 60) kept.delete(kept.keys().next().value);
  }
  return new DOMParser().parseFromString(kept.get(key), "text/html");
}

// A page may have two drawings, for a desk and for a telephone; one of them is shown.
function carryAll(from, to) {
  const fresh = [...from.querySelectorAll("svg")];
  [...to.querySelectorAll("svg")].forEach((svg, place) => carry(fresh[place], svg));
}
const seen = () => [...figure.querySelectorAll("svg")].find((svg) => svg.checkVisibility());

// Elements of one id stay the same elements, so that what has the focus keeps it.
function carry(from, to) {
  const there = new Map([...to.querySelectorAll("[data-id]")].map((one) => [one.dataset.id, one]));
  for (const group of from.querySelectorAll(":scope > g")) {
    const into = to.querySelector(`:scope > g.${group.classList[0]}`);
    if (group.classList.contains("world")) {
      if (into.innerHTML !== group.innerHTML) into.replaceChildren(...group.childNodes);
      continue;
    }
    const next = [...group.children].map((one) => {
      const old = there.get(one.dataset.id);
      if (!old) return one;
      for (const { name, value } of one.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
      if (old.innerHTML !== one.innerHTML) old.innerHTML = one.innerHTML;
      return old;
    });
    const focused = document.activeElement;
    into.replaceChildren(...next);
    if (into.contains(focused)) focused.focus({ preventScroll: true });
  }
}

async function show(url, remember) {
  const turn = ++asked;
  const began = performance.now();
  const next = await page(url);
  if (turn !== asked) return;
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = next.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh) continue;
    if (part.dataset.live === "drawing") carryAll(fresh, part);
    else part.replaceChildren(...fresh.childNodes);
  }
  const steps = [...next.querySelectorAll("[data-slider] .step")];
  [...form.querySelectorAll(".step")].forEach((old, place) => old.replaceWith(steps[place]));
  const day = next.querySelector("[data-slider] output").textContent.trim();
  form.querySelector("output").textContent = day;
  slide.value = at(day);
  slide.setAttribute("aria-valuetext", day);
  const field = document.querySelector("#as-of");
  if (field) field.value = url.searchParams.get("as_of") ?? days.at(-1) ?? "";
  for (const link of document.querySelectorAll(".kinds a, .tools a, .rail a")) {
    const to = new URL(link.href);
    if (to.origin !== location.origin || link.hash) continue;
    const as = url.searchParams.get("as_of");
    if (as) to.searchParams.set("as_of", as); else to.searchParams.delete("as_of");
    link.href = to.pathname + to.search;
  }
  if (remember) history.replaceState(null, "", url);
  document.documentElement.dataset.took = String(Math.round(performance.now() - began));
  mark();
}

const at = (day) => {
  const after = days.findIndex((one) => one > day);
  return after < 0 ? days.length - 1 : Math.max(0, after - 1);
};

if (slide && days.length > 1) {
  slide.hidden = false;
  slide.value = at(form.querySelector("output").textContent.trim());
  slide.setAttribute("aria-valuetext", form.querySelector("output").textContent.trim());
  slide.addEventListener("input", () => {
    form.querySelector("output").textContent = days[slide.value];
    show(address(days[slide.value]), true);
  });
  form.addEventListener("click", (event) => {
    const step = event.target.closest("a.step");
    if (!step || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const rel = step.rel;
    show(new URL(step.href), true).then(() => form.querySelector(`a.step[rel=${rel}]`)?.focus());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("popstate", () => show(new URL(location.href), false));
}

// Choosing a part of the world or a view is asking for it.
for (const choice of document.querySelectorAll(".world-view select")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
}

// A node under the pointer or the focus: its lines stand out, all others step back.
const figure = document.querySelector("figure.drawn");
let shown = null;
function mark(code = shown) {
  shown = code;
  for (const svg of figure?.querySelectorAll("svg") ?? []) markIn(svg, code);
}
function markIn(svg, code) {
  svg.classList.toggle("marked", Boolean(code));
  const near = new Set([code]);
  for (const edge of svg.querySelectorAll(".edge")) {
    const ends = edge.dataset.ends.split(" ");
    const mine = ends.includes(code);
    edge.classList.toggle("near", mine);
    if (mine) ends.forEach((one) => near.add(one));
  }
  for (const one of svg.querySelectorAll(".nodes > *, .names > *")) {
    one.classList.toggle("near", near.has(one.dataset.id.replace("name ", "")));
  }
}
const nodeOf = (event) => event.target.closest?.(".node")?.dataset.id ?? null;
figure?.addEventListener("pointerover", (event) => mark(nodeOf(event)));
figure?.addEventListener("pointerleave", () => mark(null));
figure?.addEventListener("focusin", (event) => { if (nodeOf(event)) mark(nodeOf(event)); });
figure?.addEventListener("focusout", () => mark(null));

// A click on a line opens its sentence; with a key held, or where it has none, its two actors. A line that
// the table does not show yet is fetched with all others.
const row = (id) => document.querySelector(`tr[data-edge="${CSS.escape(id)}"] details.ev`);
async function opened(edge) {
  const all = document.querySelector("a.all-lines");
  if (!row(edge.dataset.id) && all) await show(new URL(all.href), true);
  const found = row(edge.dataset.id);
  if (!found) { location.assign(edge.getAttribute("href")); return; }
  found.open = true;
  found.querySelector("summary").focus({ preventScroll: true });
}
figure?.addEventListener("click", (event) => {
  const edge = event.target.closest(".edge");
  if (!edge || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!row(edge.dataset.id) && !document.querySelector("a.all-lines")) return;
  event.preventDefault();
  event.stopPropagation();
  opened(edge);
});

// From a node, the arrow keys walk along its lines; Escape goes back to it.
let walked = null;
figure?.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const node = event.target.closest(".node");
  const edge = event.target.closest(".edge");
  if (event.key === "Escape" && edge && walked) {
    seen().querySelector(`.node[data-id="${CSS.escape(walked)}"]`)?.focus();
    return;
  }
  if (!by || !(node || edge)) return;
  if (node) walked = node.dataset.id;
  const mine = [...seen().querySelectorAll(".edge")].filter((one) => one.dataset.ends.split(" ").includes(walked)).reverse();
  if (mine.length === 0) return;
  event.preventDefault();
  const here = edge ? mine.indexOf(edge) : by > 0 ? -1 : mine.length;
  mine[(here + by + mine.length) % mine.length].focus({ preventScroll: true });
  mark(walked);
});
