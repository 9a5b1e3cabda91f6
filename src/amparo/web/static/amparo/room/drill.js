// What changes in a drill comes by itself: the present moment at once, and what there is to touch when it is another thing.
// The page itself is made by the server, and works without this file. Nobody loses what they are typing.
const SILENT_MS = 40000;
const ASK_MS = 5000;
const SPREAD_MS = 400;
const now = document.getElementById("now");
const desk = document.querySelector("[data-desk]");
const wall = desk?.matches(".wall");
const busy = (part) => part.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");

const fresh = async () => {
  const answer = await fetch(location.href, { credentials: "same-origin", headers: { "X-Amparo-By-Itself": "1" } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return answer === null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const here of document.querySelectorAll("[data-fresh]")) {
    const there = page.getElementById(here.id);
    if (!there || busy(here) || here.innerHTML === there.innerHTML) continue;
    const open = [...here.querySelectorAll("details")].map((each) => each.open);
    here.replaceChildren(...there.childNodes);
    here.querySelectorAll("details").forEach((each, place) => open[place] && (each.open = true));
  }
  return true;
};

const sat = () => now?.querySelector("[data-sat]")?.dataset.sat;
let heard = Date.now();
let stream;
const take = (html) => {
  const before = sat();
  now.innerHTML = html;
  if (sat() !== before) setTimeout(() => fresh().then(listen), Math.random() * SPREAD_MS);
};

function listen() {
  stream?.close();
  stream = new EventSource((now ?? desk).dataset.live);
  stream.addEventListener("here", () => (heard = Date.now()));
  stream.addEventListener("now", (event) => {
    heard = Date.now();
    if (now) take(event.data);
    else fresh();
  });
  stream.addEventListener("over", () => {
    stream.close();
    (now ?? desk).replaceChildren();
    setTimeout(() => (wall ? listen() : location.reload()), ASK_MS);
  });
  stream.addEventListener("error", async ({ target }) => {
    if (target !== stream || target.readyState !== EventSource.CLOSED) return;
    if (wall && !(await fresh())) desk.replaceChildren(); // it may neither hear nor ask: nobody could empty it any more
    setTimeout(listen, ASK_MS);
  });
}

let mark = "";
const ask = async () => {
  if (!now) return fresh();
  const answer = await fetch(now.dataset.now, { headers: mark ? { "If-None-Match": mark } : {}, redirect: "manual" }).catch(() => null);
  if (answer?.ok) {
    mark = answer.headers.get("ETag") ?? "";
    take(await answer.text());
  }
};

setInterval(() => {
  const clock = document.querySelector("[data-runs]");
  if (!clock) return;
  const second = Number(clock.dataset.runs) + 1;
  clock.dataset.runs = second;
  clock.textContent = `${String(Math.floor(second / 60)).padStart(2, "0")}:${String(second % 60).padStart(2, "0")}`;
}, 1000);
if (now ?? desk) {
  listen();
  setInterval(() => Date.now() - heard > SILENT_MS && ask(), ASK_MS);
}
