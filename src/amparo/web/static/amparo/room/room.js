// What was not sent waits in this page and nowhere else; what changes in the room comes by itself. All of it works without.
const now = document.querySelector("#now");
const link = document.querySelector("#link");
const write = document.querySelector("#write");
const waiting = [];
const SPREAD_MS = 1000; // not all phones in the same moment
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const show = (html) => {
  const at = document.activeElement?.id;
  now.innerHTML = html;
  if (at) document.getElementById(at)?.focus();
};

const isHalfWritten = (part) =>
  [...part.querySelectorAll("form:not([data-sent]) input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);

const take = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const id of ["who", "now", "mine", "dots", "where", "help", "menu", "report"]) {
    const [here, there] = [document.getElementById(id), page.getElementById(id)];
    if (!here || !there || here.innerHTML === there.innerHTML) continue;
    if (isHalfWritten(here)) continue;
    const at = here.contains(document.activeElement) && document.activeElement;
    here.innerHTML = there.innerHTML;
    if (at) (document.getElementById(at.id) ?? here.querySelector("button"))?.focus();
  }
  return page;
};

const send = async (form, fields) => {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
  if (answer.status === 423 || answer.status >= 500) throw new Error("later");
  const page = take(await answer.text());
  if (!page.getElementById("now")) location.href = "/s/";
  return page;
};

const refused = (page) => {
  const why = page.querySelector("#write [role=alert]");
  if (!why) return;
  const typed = page.getElementById("text").value;
  write.elements.text.value = [typed, write.elements.text.value].filter(Boolean).join("\n");
  write.prepend(why);
};

const trySending = async () => {
  while (waiting.length) {
    try {
      refused(await send(write, waiting[0]));
      waiting.shift();
    } catch {
      link.textContent = write.dataset.wait;
      setTimeout(trySending, 3000);
      return;
    }
  }
  link.textContent = "";
};

write?.addEventListener("submit", (event) => {
  event.preventDefault();
  write.querySelector("[role=alert]")?.remove();
  const fields = new FormData(write);
  waiting.push(fields);
  write.elements.id.value = newId();
  write.elements.text.value = "";
  if (waiting.length === 1) trySending();
});

// The other forms of this page too, so that what is typed in the box stays.
document.addEventListener("submit", (event) => {
  if (event.target === write || "whole" in event.target.dataset) return;
  event.preventDefault();
  event.target.dataset.sent = "";
  const fields = new FormData(event.target, event.submitter);
  send(event.target, fields).catch(() => (link.textContent = link.dataset.again));
});

// Leaving at once asks nothing, and no way back leads here.
document.querySelector(".e a")?.addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  waiting.length = 0;
  write?.reset();
  if (write) write.elements.text.value = "";
  location.replace(event.target.href);
});

addEventListener("beforeunload", (event) => {
  if (waiting.length || write?.elements.text.value) event.preventDefault();
});

let mark = "";
const ask = async () => {
  const answer = await fetch(now.dataset.now, { headers: mark ? { "If-None-Match": mark } : {}, redirect: "manual" }).catch(() => null);
  if (answer?.ok) {
    mark = answer.headers.get("ETag") ?? "";
    show(await answer.text());
  }
};

const look = async () => {
  const answer = await fetch("/s/").catch(() => null);
  if (answer?.ok) take(await answer.text());
};

if (now?.dataset.live) {
  let heard = 0;
  let stream;
  const sat = () => now.querySelector("[data-sat]")?.dataset.sat;
  const open = () => {
    stream?.close();
    stream = new EventSource(now.dataset.live);
    const hear = () => (heard = Date.now());
    stream.addEventListener("here", hear);
    stream.addEventListener("yours", () => hear() && look());
    stream.addEventListener("now", (event) => {
      hear();
      const before = sat();
      show(event.data);
      if (sat() !== before) setTimeout(() => look().then(open), Math.random() * SPREAD_MS);
    });
    stream.addEventListener("over", () => {
      stream.close();
      now.replaceChildren(); // what others showed; what is typed stays
      setTimeout(() => (waiting.length || write?.elements.text.value ? open() : location.reload()), 5000);
    });
  };
  open();
  setInterval(() => {
    if (stream.readyState === EventSource.CLOSED) open(); // refused while the room rested, or while it was full
    if (Date.now() - heard > 40000) ask();
  }, 5000);
}
