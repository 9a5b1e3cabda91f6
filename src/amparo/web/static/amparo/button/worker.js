// Serves the button's page when there is no network, and sends what the phone kept when there is one again.
const PAGE = new URL("./", location).href;
const CACHE = PAGE;
const files = async (answer) => {
  const html = await answer.text();
  return [...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => new URL(found[1], PAGE).href);
};

importScripts("/static/amparo/button/kept.js");

const keep = async () => {
  const answer = await fetch(PAGE, { cache: "no-store" });
  if (answer.status === 404) return forget();
  if (!answer.ok) return null;
  const cache = await caches.open(CACHE);
  await cache.addAll([...(await files(answer.clone())), new URL("/static/amparo/button/kept.js", PAGE).href]);
  await cache.put(PAGE, answer);
  return answer;
};

// The button was taken back: nothing of it stays on this phone.
const forget = async () => {
  await caches.delete(CACHE);
  await registration.unregister();
  return null;
};

const first = async (event) => {
  const found = await caches.match(event.request.mode === "navigate" ? PAGE : event.request, { ignoreSearch: true });
  if (event.request.mode === "navigate") event.waitUntil(keep().catch(() => null));
  return found ?? fetch(event.request);
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const ours = mode === "navigate" ? url.split(/[?#]/)[0] === PAGE : new URL(url).pathname.startsWith("/static/");
  if (method === "GET" && ours) event.respondWith(first(event));
});
addEventListener("sync", (event) => event.waitUntil(kept.flush()));
