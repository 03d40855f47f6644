// Keeps one whole version of the page for offline use. scripts/precache.sh fills in the two
// constants after each release build; this file itself is only the template.
"use strict";

const VERSION = "@version@";
const FILES = new Map([/* @files@ */]); // path below the scope -> SHA-256, in hex

const SCOPE = new URL(self.registration.scope);
// Other pages of this origin have caches too; the scope in the name tells ours apart.
const OURS = `kith-${SCOPE.pathname}@`;
const CACHE = OURS + VERSION;

// The host's folder address is the page's own; some hosts redirect index.html to it.
const address = (path) => new URL(path === "index.html" ? "./" : path, SCOPE).href;

const integrity = (hex) =>
  "sha256-" + btoa(String.fromCharCode(...hex.match(/../g).map((byte) => parseInt(byte, 16))));

// All or nothing, past the browser's HTTP cache, each file checked by its hash: a host in the
// midst of an upload can't leave us half of one version and half of another.
async function install() {
  const cache = await caches.open(CACHE);
  try {
    await cache.addAll(
      [...FILES].map(([path, hex]) => new Request(address(path), { cache: "reload", integrity: integrity(hex) })),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function tidy() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
}

// The file of this version that a request asks for, or null: then it is none of our business.
function fileFor(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length)) || "index.html";
  return FILES.has(path) ? path : null;
}

async function answer(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(path))) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const path = fileFor(event.request);
  if (path !== null) event.respondWith(answer(path, event.request));
});
// A newer version waits until the user says so: no page changes under a writing hand.
self.addEventListener("message", (event) => {
  if (event.data?.type === "take-over") self.skipWaiting();
});
