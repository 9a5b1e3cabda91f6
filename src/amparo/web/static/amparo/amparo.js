// Leaving at once, and locking when nobody is there. Everything works without this file; it only makes it faster.
const MINUTE = 60_000;
const exit = document.querySelector("form.leave");
const idle = document.querySelector("#idle");

if (exit) {
  const leave = () => {
    const sent = new FormData(exit);
    dispatchEvent(new Event("leaving")); // nothing on this page loads itself again in between
    document.title = "";
    document.documentElement.replaceChildren();
    fetch(exit.action, { method: "POST", body: sent, keepalive: true, redirect: "manual" }).catch(() => {});
    location.replace(exit.dataset.to);
  };
  exit.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });
  let shifts = [];
  addEventListener("keyup", (event) => {
    shifts = event.key === "Shift" ? [...shifts, event.timeStamp].slice(-3) : [];
    if (shifts.length === 3 && shifts[2] - shifts[0] < 2000) leave();
  });
}

if (exit && idle && !exit.hidden) { // the wall has no button, and nobody touches it
  let touched = Date.now();
  let told = touched;
  const lock = () => {
    const shown = () => location.replace(idle.dataset.lock);
    fetch(idle.dataset.lock, { method: "POST", body: new FormData(exit), keepalive: true, redirect: "manual" }).then(shown, shown);
  };
  for (const kind of ["keydown", "pointerdown", "scroll"]) addEventListener(kind, () => (touched = Date.now()), { passive: true });
  setInterval(() => {
    const now = Date.now();
    const minutes = (now - touched) / MINUTE;
    idle.textContent = minutes >= 14 ? idle.dataset.words : "";
    if (minutes >= 15) lock();
    else if (touched > told && now - told > 4 * MINUTE) {
      told = now;
      fetch(exit.dataset.here, { method: "POST", body: new FormData(exit), redirect: "manual" }).then((said) => said.ok || lock(), () => {});
    }
  }, 5000);
}
