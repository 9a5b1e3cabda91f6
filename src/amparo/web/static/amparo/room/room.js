// What was not sent waits in this page and nowhere else; what changes in the room comes by itself. All of it works without.
const now = document.querySelector("#now");
const link = document.querySelector("#link");
const write = document.querySelector("#write");
const waiting = [];
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const show = (html) => {
  const at = document.activeElement?.id;
  now.innerHTML = html;
  if (at) document.getElementById(at)?.focus();
};

const take = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  for (const id of ["who", "now", "mine", "dots"]) {
    const [here, there] = [document.getElementById(id), page.getElementById(id)];
    if (here && there) here.innerHTML = there.innerHTML;
  }
};

const send = async (form, fields) => {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields) });
  if (answer.status === 423 || answer.status >= 500) throw new Error("later");
  if (answer.ok) take(await answer.text());
  else location.href = "/s/";
};

const trySending = async () => {
  while (waiting.length) {
    try {
      await send(write, waiting[0]);
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
  const fields = new FormData(write);
  waiting.push(fields);
  write.elements.id.value = newId();
  write.elements.text.value = "";
  if (waiting.length === 1) trySending();
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
  let heard = Date.now();
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
      if (sat() !== before) look().then(open);
    });
    stream.addEventListener("over", () => {
      stream.close();
      setTimeout(() => (waiting.length || write?.elements.text.value ? open() : location.reload()), 5000);
    });
  };
  open();
  setInterval(() => Date.now() - heard > 40000 && ask(), 5000);
}
