/* The service worker: opens the journal without a network, and keeps what is logged meanwhile.
   Only files and a page that know nothing of anybody are stored; entries are kept for the one
   who is signed in. */
const places = new URL(location).searchParams;
const FILES = places.get("files");
const SHELL = places.get("shell");
const LIST = places.get("list");

importScripts(`${FILES}js/kept.js`);

async function store() {
  const cache = await caches.open(FILES);
  const { files } = await (await fetch(LIST)).json();
  await cache.addAll([SHELL, ...files]);
  await self.skipWaiting();
}

/** Earlier versions go; what other applications at this address keep is theirs. */
async function tidy() {
  const ours = FILES.replace(/[^/]+\/$/, "");
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && name !== FILES) await caches.delete(name);
  }
  await self.clients.claim();
}

const shell = () => caches.match(SHELL, { ignoreSearch: true });

/** A form that could not be sent, with the moment at which it was. */
async function keep(request) {
  const owner = await kept.owner();
  const path = new URL(request.url).pathname.replace(/\/typed$/, "/typed/take");
  if (!owner) return Response.redirect(`${SHELL}?nobody`, 303);
  const fields = [...new URLSearchParams(await request.text())];
  const named = new Map(fields);
  if (!named.get("nonce")) fields.push(["nonce", crypto.randomUUID()]);
  await kept.keep({ owner, path, fields, at: new Date().toISOString() });
  return Response.redirect(`${SHELL}?kept`, 303);
}

const keepable = (url) =>
  /\/episodes\/(quick|new|[^/]+\/(repeat|still|end))$|\/days\/[^/]+\/(check-in|readings)$|\/typed(\/save|\/take)?$/.test(url.pathname);

/** Other sites can have forms sent here too; without a network, nobody but the worker refuses. */
const fromHere = ({ referrer }) => referrer.startsWith(`${location.origin}/`);

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname.startsWith(FILES)) {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
  } else if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(fetch(request).catch(shell));
  } else if (request.mode === "navigate" && keepable(url) && fromHere(request)) {
    const copy = request.clone();
    event.respondWith(fetch(request).catch(() => keep(copy)));
  }
});
