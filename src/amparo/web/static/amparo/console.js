// The clock runs between two loads, the wall looks by itself for what is new, and the console says that it is awake.
// The pages themselves are made by the server, and work without this file.
const CLOCK_MS = 1000;
const WALL_MS = 2000;
const BEAT_MS = 60000;

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

const still = (text) => text.replace(/<p class="large" id="clock".*?<\/p>/s, "");

async function look(wall, seen) {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", headers: { "X-Amparo-By-Itself": "1" } });
    if (answer.ok && !answer.redirected) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".wall");
      if (page && still(page.innerHTML) !== seen) {
        seen = still(page.innerHTML);
        wall.replaceChildren(...page.childNodes);
        tick(document.getElementById("clock"));
      }
    }
  } catch {
    // The machine is away for a moment; the wall keeps what it shows.
  }
  setTimeout(look, WALL_MS, wall, seen);
}

tick(document.getElementById("clock"));
const wall = document.querySelector(".wall");
if (wall) setTimeout(look, WALL_MS, wall, still(wall.innerHTML));
const acts = document.getElementById("acts");
if (acts) {
  setInterval(() => {
    const body = new FormData(acts);
    body.set("act", "beat");
    fetch(acts.action, { method: "POST", body, credentials: "same-origin", redirect: "manual" }).catch(() => {});
  }, BEAT_MS);
}
