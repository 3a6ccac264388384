// A report: pointing at words shows the claim that they are evidence of; j and k step through claims.

const text = document.querySelector("article.text");
const side = document.querySelector("aside.side");
const cards = [...side.querySelectorAll("details.claim")];
const segments = [...text.querySelectorAll("[data-claims]")];
const of = new Map(cards.map((card) => [card.dataset.claim, []]));
for (const one of segments) {
  for (const id of one.dataset.claims.trim().split(" ")) of.get(id)?.push(one);
}
let shown = null;
let pinned = false;

function mark(id) {
  for (const one of text.querySelectorAll(".on")) one.classList.remove("on");
  for (const one of of.get(id) ?? []) one.classList.add("on");
  for (const one of text.querySelectorAll(`.ref[data-claim="${id}"]`)) one.classList.add("on");
}

function show(id, { pin = false, scroll = false } = {}) {
  const card = cards.find((one) => one.dataset.claim === id);
  if (!card) return;
  pinned = pin || (pinned && shown === id);
  shown = id;
  mark(id);
  for (const one of cards) one.open = one === card;
  document.body.classList.add("peek");
  const top = card.getBoundingClientRect().top - side.getBoundingClientRect().top;
  if (top < 40 || top + card.offsetHeight > side.clientHeight) side.scrollTop += top - 40;
  if (scroll) of.get(id)[0]?.scrollIntoView({ block: "center" });
}

function clear() {
  if (shown === null) return false;
  for (const one of cards) one.open = false;
  mark("");
  document.body.classList.remove("peek");
  shown = null;
  pinned = false;
}

function step(by) {
  const at = cards.findIndex((one) => one.dataset.claim === shown);
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : at + by];
  if (!next) return;
  show(next.dataset.claim, { pin: true, scroll: true });
  next.querySelector("summary").focus({ preventScroll: true });
}

text.addEventListener("mouseover", (event) => {
  const one = event.target.closest("[data-claims]");
  if (one && !pinned) show(one.dataset.claims.trim().split(" ")[0]);
});

// A click holds what is shown; another one on the same words goes on to the next claim that covers them.
text.addEventListener("click", (event) => {
  if (String(getSelection())) return;
  const ref = event.target.closest(".ref");
  if (ref) {
    event.preventDefault();
    show(ref.dataset.claim, { pin: true });
    return;
  }
  const one = event.target.closest("[data-claims]");
  if (!one) return clear();
  const ids = one.dataset.claims.trim().split(" ");
  const at = pinned ? ids.indexOf(shown) : -1;
  show(ids[(at + 1) % ids.length], { pin: true });
});

text.addEventListener("focusin", (event) => {
  const ref = event.target.closest(".ref");
  if (ref) show(ref.dataset.claim, { pin: true });
});

for (const card of cards) {
  card.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    if (card.open) clear();
    else show(card.dataset.claim, { pin: true, scroll: true });
  });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const does = { j: () => step(1), k: () => step(-1), Escape: clear }[event.key];
  if (does && does() !== false) event.preventDefault();
});

// A link to a claim, from another page or the list beside the text.
function follow() {
  const named = /^#(?:claim|part)-([0-9a-f]+)$/.exec(location.hash);
  if (named) show(named[1], { pin: true, scroll: true });
}
addEventListener("hashchange", follow);
follow();
