// What this phone keeps until it is sent. Read by the page and by its worker, so that either may send.
(() => {
  const NAME = "notebook";
  const PATIENCE = 15_000;

  const asked = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });

  const opened = () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("queue", { keyPath: "id" });
      request.result.createObjectStore("notes");
    };
    return asked(request);
  };

  const store = async (name, mode, act) => {
    const base = await opened();
    try {
      return await asked(act(base.transaction(name, mode).objectStore(name)));
    } finally {
      base.close();
    }
  };

  const send = async (item) => {
    const impatient = new AbortController();
    const clock = setTimeout(() => impatient.abort(), PATIENCE);
    try {
      return await fetch(item.to, {
        method: "POST",
        body: new URLSearchParams(item.fields),
        headers: { Accept: "application/json" },
        signal: impatient.signal,
      });
    } finally {
      clearTimeout(clock);
    }
  };

  const oldest = async () => {
    const items = await store("queue", "readonly", (queue) => queue.getAll());
    return items.sort((one, other) => one.at - other.at)[0];
  };

  // In the order in which things happened, until nothing is left; what the server took, or never will, is kept no longer.
  const flush = async () => {
    const answers = [];
    for (let item = await oldest(); item; item = await oldest()) {
      const answer = await send(item);
      if (answer.status >= 500 || answer.status === 429) throw new Error("later");
      await store("queue", "readwrite", (queue) => queue.delete(item.id));
      answers.push({ id: item.id, ok: answer.ok, told: answer.status === 202 ? await answer.json() : null });
    }
    return answers;
  };

  let flushing = null;
  globalThis.kept = {
    put: (item) => store("queue", "readwrite", (queue) => queue.put({ ...item, at: Date.now() })),
    take: (id) => store("queue", "readwrite", (queue) => queue.delete(id)),
    waiting: () => store("queue", "readonly", (queue) => queue.count()),
    note: (name, value) => store("notes", "readwrite", (notes) => notes.put(value, name)),
    noted: (name) => store("notes", "readonly", (notes) => notes.get(name)),
    send,
    flush: () => (flushing ??= flush().finally(() => (flushing = null))),
  };
})();
