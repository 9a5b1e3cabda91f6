// The clock runs between two loads; console and wall hear from the room that something changed, and then fetch themselves.
// Where the stream does not get through they ask. A wall that may neither hear nor ask could not be emptied any more: it
// empties itself. The pages are made by the server, and work without this file.
const CLOCK_MS = 1000;
const LOOK_MS = 3000;
const DEAF_MS = 40000;
const BEAT_MS = 60000;
const BY_ITSELF = { "X-Amparo-By-Itself": "1" }; // nobody touched anything: the session must not live on because of it
const here = document.querySelector("[data-live]");
const wall = here.matches(".wall");
let mark = here.dataset.mark;
let heard = 0;
let stream;
let gone = false;
addEventListener("leaving", () => {
  gone = true;
  stream.close();
});

function tick(clock) {
  if (!clock || "stands" in clock.dataset) return;
  const began = performance.now();
  const left = Number(clock.dataset.left);
  const id = setInterval(() => {
    if (!clock.isConnected) return clearInterval(id);
    const now = left - Math.floor((performance.now() - began) / 1000);
    const seconds = String(Math.abs(now) % 60).padStart(2, "0");
    clock.firstElementChild.textContent = `${now < 0 ? "-" : ""}${Math.floor(Math.abs(now) / 60)}:${seconds}`;
  }, CLOCK_MS);
}

// What somebody is typing stays; folds stay open; the finger stays on its button.
function put(there) {
  const at = document.activeElement;
  if (here.contains(at) && at.matches("input, textarea, select")) return;
  const open = [...here.querySelectorAll("details[open]")].map((fold) => fold.id);
  mark = there.dataset.mark;
  here.replaceChildren(...there.childNodes);
  for (const fold of here.querySelectorAll("details")) fold.open ||= open.includes(fold.id);
  if (at?.id && !at.isConnected) document.getElementById(at.id)?.focus();
  tick(document.getElementById("clock"));
}

function empty() {
  here.replaceChildren();
  mark = "";
}

async function look(refused = false) {
  const headers = { ...BY_ITSELF, "If-None-Match": mark };
  const answer = await fetch(location.href, { headers, redirect: "manual" }).catch(() => null);
  if (answer?.status === 304) return;
  if (!answer?.ok) { // locked, or the machine is away for a moment: what is shown stays as long as it can be taken away
    if (wall && answer && refused) empty();
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
  if (page) put(page);
}

function listen() {
  stream = new EventSource(here.dataset.live);
  for (const name of ["now", "here"]) {
    stream.addEventListener(name, () => {
      heard = Date.now();
      look();
    });
  }
  stream.addEventListener("over", async () => {
    empty();
    if (wall) return;
    const answer = await fetch(location.href, { headers: BY_ITSELF, redirect: "manual" }).catch(() => null);
    if (gone) return;
    if (answer?.ok) location.reload();
    else location.replace(here.dataset.over); // who looks on learns nothing from it
  });
}

tick(document.getElementById("clock"));
listen();
setInterval(() => {
  if (gone) return;
  const cut = stream.readyState === EventSource.CLOSED;
  if (cut) listen();
  if (cut || Date.now() - heard > DEAF_MS) look(cut);
}, LOOK_MS);

setInterval(() => {
  const acts = document.getElementById("acts");
  if (!acts) return;
  const body = new FormData(acts);
  body.set("act", "beat");
  fetch(acts.action, { method: "POST", headers: BY_ITSELF, body, redirect: "manual" }).catch(() => {});
}, BEAT_MS);
