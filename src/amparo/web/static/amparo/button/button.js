// Holding, stopping, keeping and telling. Without this file the page sends in two steps.
const HOLD = 2000;
const SECOND = 1000;
const WAITS = [1, 2, 5, 10, 20, 30];
const here = new URL("./", location);
const practice = new URLSearchParams(location.search).has("practice");
const at = (id) => document.getElementById(id);
const said = (name) => at("said").querySelector(`[data-for="${name}"]`).textContent;
const tell = (words) => {
  if (at("state").textContent !== words) at("state").textContent = words;
};
const drawn = (bytes) =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes)))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const { kept } = globalThis;
let now = null;
let ticking = 0;
let tries = 0;
let asking = 0;

const named = () => ({ press: now.press, key: now.key });
const post = (path, fields) => ({ id: `${path} ${now.press} ${fields.once ?? ""}`, to: new URL(path, here).href, fields });

async function press() {
  now = { press: drawn(16), key: drawn(32), practice, until: Date.now() + at("hold").dataset.seconds * SECOND };
  openWindow();
  await kept.note("press", now);
  await kept.put(post("press/", { ...named(), sure: "yes", ...(practice && { practice: "1" }) }));
  tries = 0;
  await sendKept();
  position();
}

async function sendKept() {
  clearTimeout(asking);
  try {
    const last = await kept.flush();
    if (last && !last.ok) return refused();
    if (now) {
      now.sent ||= true;
      await kept.note("press", now);
      if (last?.told) show(last.told);
      later();
    }
  } catch {
    if (now && !now.stopped) tell(said("kept"));
    soon();
    asking = setTimeout(sendKept, WAITS[Math.min(tries++, WAITS.length - 1)] * SECOND);
  }
}

// The browser may send it when this page is closed.
async function soon() {
  const ready = await navigator.serviceWorker?.getRegistration();
  ready?.sync?.register("kept").catch(() => {});
}

async function ask() {
  if (!now) return;
  try {
    const answer = await kept.send(post("state/", named()));
    if (answer.ok) show(await answer.json());
    else if (answer.status === 404) return refused();
  } catch {
    // The next question may get through.
  }
  later();
}

function later() {
  clearTimeout(asking);
  if (!now || now.stopped || now.over) return;
  const minutes = (Date.now() - now.until) / 60_000;
  asking = setTimeout(ask, (minutes < 2 ? 3 : minutes < 30 ? 15 : 60) * SECOND);
}

function show(told) {
  if (told.state === "stopped" || told.state === "over") {
    now.stopped = now.over = true;
    kept.note("press", null);
    closeWindow();
  }
  tell([told.said, told.reference].filter(Boolean).join(" "));
  const lines = told.lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
  at("lines").replaceChildren(...lines);
  at("lines").hidden = lines.length === 0;
}

function refused() {
  now = null;
  kept.note("press", null);
  closeWindow();
  tell(said("refused"));
}

function openWindow() {
  at("window").hidden = false;
  at("hold").hidden = true;
  at("stop").focus();
  navigator.vibrate?.(200);
  tell(said("sending"));
  count();
  ticking = setInterval(count, SECOND);
}

function count() {
  const left = Math.max(0, Math.ceil((now.until - Date.now()) / SECOND));
  at("soon").textContent = said("window").replace("{seconds}", left);
  if (left === 0) closeWindow();
}

function closeWindow() {
  clearInterval(ticking);
  at("window").hidden = true;
  at("hold").hidden = Boolean(now && !now.over);
}

async function stop() {
  clearTimeout(asking);
  const stopped = now;
  now.stopped = true;
  tell(said("stopped"));
  await kept.put(post("stop/", named()));
  closeWindow();
  await sendStop(stopped);
}

// The press goes first, if it was never sent, and the stop behind it: one without the other would call people.
async function sendStop(stopped) {
  if (!stopped.sent) await kept.take(`press/ ${stopped.press} `);
  await kept.note("press", null);
  await sendKept();
  now = null;
  at("hold").hidden = false;
}

async function position() {
  if (!navigator.geolocation || !(await kept.noted("position"))) return;
  navigator.geolocation.getCurrentPosition(
    async ({ coords }) => {
      if (!now || now.stopped) return;
      const { latitude, longitude, accuracy } = coords;
      await kept.put(post("position/", { ...named(), once: drawn(6), latitude, longitude, accuracy }));
      sendKept();
    },
    () => {},
    { enableHighAccuracy: true, timeout: 60_000, maximumAge: 60_000 },
  );
}

function holding(button) {
  let clock = 0;
  const begin = () => {
    clearTimeout(clock);
    button.classList.add("held");
    clock = setTimeout(() => {
      clock = 0;
      button.classList.remove("held");
      press();
    }, HOLD);
  };
  const end = () => {
    if (clock) tell(said("longer"));
    clearTimeout(clock);
    clock = 0;
    button.classList.remove("held");
  };
  button.addEventListener("pointerdown", (event) => event.isPrimary && begin());
  for (const kind of ["pointerup", "pointercancel", "pointerleave", "blur"]) button.addEventListener(kind, end);
  button.addEventListener("keydown", (event) => {
    if (![" ", "Enter"].includes(event.key)) return;
    event.preventDefault();
    if (!event.repeat) begin();
  });
  button.addEventListener("keyup", end);
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("click", (event) => event.detail === 0 && tell(said("longer")));
}

async function before() {
  const day = (name) => kept.noted(name).then((when) => when && (at(name).textContent = new Date(when).toLocaleDateString(document.documentElement.lang)));
  at("checked").hidden = false;
  at("checked").addEventListener("click", () => kept.note("credit", Date.now()).then(() => day("credit")));
  day("credit");
  day("tested");
  const battery = await navigator.getBattery?.().catch(() => null);
  if (battery) {
    const percent = () => (at("battery").textContent = `${Math.round(battery.level * 100)} %`);
    battery.addEventListener("levelchange", percent);
    percent();
    at("charged").hidden = false;
  }
}

async function allow() {
  const place = at("place");
  const shown = (on) => {
    place.setAttribute("aria-pressed", on);
    if (on) place.textContent = said("allowed");
  };
  at("where").hidden = !navigator.geolocation || !at("said").dataset.location;
  shown(Boolean(await kept.noted("position")));
  place.addEventListener("click", () => navigator.geolocation.getCurrentPosition(() => kept.note("position", true).then(() => shown(true)), () => {}));
}

// A check-in is kept like a press when there is no connection; words are never kept on the phone.
for (const form of document.querySelectorAll('form[action="check/"]')) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.words.value) return;
    event.preventDefault();
    const fields = Object.fromEntries(new FormData(form, event.submitter));
    fields.once = drawn(9);
    await kept.put({ id: `check ${fields.once}`, to: form.action, fields });
    tell(said("kept"));
    await sendKept();
    if (!(await kept.waiting())) tell(said("noted"));
  });
}

async function begin() {
  at("hold").hidden = false;
  at("steps").className = "button quiet";
  at("practising").hidden = !practice;
  holding(at("hold"));
  at("stop").addEventListener("click", stop);
  addEventListener("online", sendKept);
  document.addEventListener("visibilitychange", () => document.hidden || sendKept());
  before();
  allow();
  if (practice) kept.note("tested", Date.now());
  now = (await kept.noted("press")) ?? null;
  if (now) {
    at("hold").hidden = true;
    if (Date.now() < now.until) openWindow();
    await sendKept();
    ask();
  } else if (await kept.waiting()) sendKept();
  navigator.serviceWorker?.register("worker.js").catch(() => {});
}

begin();
