// Holding, stopping, keeping and telling. Without this file the page sends in two steps.
const HOLD = 2000;
const SECOND = 1000;
const WAITS = [1, 2, 5, 10, 20, 30];
const STOPPING_TRIES = 8;
const here = new URL("./", location);
const practice = new URLSearchParams(location.search).has("practice");
const { kept } = globalThis;
const at = (id) => document.getElementById(id);
const said = (name) => at("said").querySelector(`[data-for="${name}"]`).textContent;
const drawn = (bytes) =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(bytes))))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// The press this page is about. It is noted on the phone, so that the page may be closed and opened again.
let now = null;
let ticking = 0;
let asking = 0;
let failed = 0;

function tell(words) {
  if (at("state").textContent !== words) at("state").textContent = words;
}

function item(path, more = {}) {
  return { id: `${path} ${now.press} ${more.once ?? ""}`, to: new URL(path, here).href, fields: { press: now.press, key: now.key, ...more } };
}

async function press() {
  now = { press: drawn(16), key: drawn(32), practice, sent: false, until: Date.now() + stopTime() };
  openWindow();
  await kept.note("press", now);
  await kept.put(item("press/", { sure: "yes", ...(practice && { practice: "1" }) }));
  await send();
  position();
}

const stopTime = () => at("hold").dataset.seconds * SECOND;

async function send() {
  clearTimeout(asking);
  try {
    const answers = await kept.flush();
    failed = 0;
    for (const answer of answers) if (now) await heard(answer);
    later();
  } catch {
    if (now && !now.sent) tell(said("kept"));
    wakeLater();
    asking = setTimeout(send, WAITS[Math.min(failed++, WAITS.length - 1)] * SECOND);
  }
}

async function heard({ id, ok, told }) {
  if (!id.endsWith(` ${now.press} `) || now.over) return;
  if (!ok) return ended(said("refused"));
  if (id.startsWith("press/")) {
    const late = !now.sent && Date.now() > now.until;
    now.sent = true;
    if (late) now.until = Date.now() + stopTime(); // it arrived only now, so there is time to stop it only now
    await kept.note("press", now);
  }
  if (told) show(told);
}

// Whoever closes the page: the browser may send it in the background.
async function wakeLater() {
  const ready = await navigator.serviceWorker?.getRegistration();
  ready?.sync?.register("kept").catch(() => {});
}

async function ask() {
  if (!now) return;
  try {
    const answer = await kept.send(item("state/"));
    if (answer.ok) show(await answer.json());
    else if (answer.status === 404) return ended(said("refused"));
  } catch {
    // The next question may get through.
  }
  later();
}

function later() {
  clearTimeout(asking);
  if (!now) return;
  const minutes = (Date.now() - now.until) / 60_000;
  asking = setTimeout(ask, (now.stopping ? 1 : minutes < 2 ? 3 : minutes < 30 ? 15 : 60) * SECOND);
}

function show(told) {
  const open = told.state === "kept" || told.state === "window";
  if (told.state === "stopped" || told.state === "over") return ended(told.said);
  if (now.stopping && open) return now.stopping++ > STOPPING_TRIES && told.state === "kept" ? ended(said("stopped")) : tell(said("stopping"));
  tell([told.said, told.reference].filter(Boolean).join(" "));
  const lines = told.lines.map((line) => Object.assign(document.createElement("li"), { textContent: line }));
  at("lines").replaceChildren(...lines);
  at("lines").hidden = lines.length === 0;
}

function ended(words) {
  now = null;
  clearTimeout(asking);
  kept.note("press", null);
  closeWindow();
  tell(words);
}

function openWindow() {
  at("window").hidden = false;
  at("hold").hidden = true;
  at("stop").focus();
  navigator.vibrate?.(200);
  tell(said("sending"));
  count();
  clearInterval(ticking);
  ticking = setInterval(count, SECOND);
}

// As long as it is only kept here it can be taken back, so Stop stays.
function count() {
  const left = Math.ceil((now.until - Date.now()) / SECOND);
  const waiting = !now.sent && failed > 0;
  const words = waiting ? said("kept") : said("window").replace("{seconds}", Math.max(0, left));
  if (at("soon").textContent !== words) at("soon").textContent = words;
  if (left <= 0 && now.sent) closeWindow();
}

function closeWindow() {
  clearInterval(ticking);
  at("window").hidden = true;
  at("hold").hidden = now !== null;
}

// A press that is on its way may still arrive: so the stop is always sent, and "stopped" is said when it is true.
async function stop() {
  now.stopping = 1;
  closeWindow();
  tell(said("stopping"));
  await kept.note("press", now);
  await kept.put(item("stop/"));
  if (!now.sent) await kept.take(item("press/").id);
  await send();
}

async function position() {
  if (!navigator.geolocation || !(await kept.noted("position"))) return;
  const found = async ({ coords: { latitude, longitude, accuracy } }) => {
    if (!now || now.stopping) return;
    await kept.put(item("position/", { once: drawn(6), latitude, longitude, accuracy: accuracy ?? "" }));
    send();
  };
  navigator.geolocation.getCurrentPosition(found, () => {}, { enableHighAccuracy: true, timeout: 60_000, maximumAge: 60_000 });
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
  for (const kind of ["pointerup", "pointercancel", "pointerleave", "blur", "keyup"]) button.addEventListener(kind, end);
  button.addEventListener("keydown", (event) => {
    if (event.key !== " " && event.key !== "Enter") return;
    event.preventDefault();
    if (!event.repeat) begin();
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault());
  button.addEventListener("click", (event) => event.detail === 0 && tell(said("longer")));
}

async function before() {
  const day = async (name) => {
    const when = await kept.noted(name);
    if (when) at(name).textContent = new Date(when).toLocaleDateString(document.documentElement.lang);
  };
  at("checked").hidden = false;
  at("checked").addEventListener("click", () => kept.note("credit", Date.now()).then(() => day("credit")));
  day("credit");
  day("tested");
  const battery = await navigator.getBattery?.().catch(() => null);
  if (!battery) return;
  const percent = () => (at("battery").textContent = `${Math.round(battery.level * 100)} %`);
  battery.addEventListener("levelchange", percent);
  percent();
  at("charged").hidden = false;
}

async function allow() {
  const place = at("place");
  const shown = (on) => {
    place.setAttribute("aria-pressed", on);
    if (on) place.textContent = said("allowed");
  };
  at("where").hidden = !navigator.geolocation || !at("said").dataset.location;
  shown(Boolean(await kept.noted("position")));
  const granted = () => kept.note("position", true).then(() => shown(true));
  place.addEventListener("click", () => navigator.geolocation.getCurrentPosition(granted, () => {}));
}

// A check-in is kept like a press while there is no connection. Words are never kept on the phone.
function checking(form) {
  form.addEventListener("submit", async (event) => {
    if (form.elements.words.value) return;
    event.preventDefault();
    const once = drawn(9);
    const fields = { ...Object.fromEntries(new FormData(form, event.submitter)), once };
    await kept.put({ id: `check/ ${once}`, to: form.action, fields });
    await send();
    tell(said((await kept.waiting()) ? "kept" : "noted"));
  });
}

async function begin() {
  at("hold").hidden = false;
  at("steps").className = "button quiet";
  at("practising").hidden = !practice;
  holding(at("hold"));
  at("stop").addEventListener("click", stop);
  document.querySelectorAll('form[action="check/"]').forEach(checking);
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  before();
  allow();
  if (practice) kept.note("tested", Date.now());
  now = (await kept.noted("press")) ?? null;
  if (now && !now.stopping && (Date.now() < now.until || !now.sent)) openWindow();
  at("hold").hidden = now !== null;
  if (now || (await kept.waiting())) await send();
  if (now?.sent) ask();
  navigator.serviceWorker?.register("worker.js").catch(() => {});
}

begin();
