// The service worker of a debug build: none. It removes what a release build left on this
// address, so that `trunk serve` always shows what was just built.
"use strict";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = `kith-${new URL(self.registration.scope).pathname}@`;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
