// Starts the app. Where that can't be, says so in the page instead of leaving it blank.
// Then keeps the page for offline use and tells the app of a newer version.
//
// With the app it speaks by events on window, and by data attributes on <html>:
//   "kith:update-waiting"  a newer version is here and waits; data-update="waiting" says so
//                          to an app that began to listen later
//   "kith:take-over"       sent by the app when the user wants it: it takes over and the page reloads
//   data-panicked          set by the app when it shows a panic screen of its own
(() => {
  "use strict";

  const page = document.documentElement;
  const part = (id) => document.getElementById(id);

  async function start() {
    if (typeof WebAssembly !== "object") {
      throw new Error("no WebAssembly");
    }
    // The single-file build carries both inside itself and leaves a function for us.
    if (window.kithStart) {
      return window.kithStart();
    }
    const { js, wasm } = document.querySelector('meta[name="kith-app"]').dataset;
    const at = (path) => new URL(path, document.baseURI).href;
    const app = await import(at(js));
    await app.default({ module_or_path: at(wasm) });
  }

  function why(error) {
    if (error.message === "no WebAssembly") {
      return "This browser has no WebAssembly, or it is switched off. Kith needs it: a current version of any common browser has it.";
    }
    if (!navigator.onLine) {
      return "A part of it could not be loaded, and this device is offline. Please reload once it is online again.";
    }
    return "A part of it could not be loaded or did not run. Reloading the page may help.";
  }

  function showFailure(error) {
    console.error(error);
    if (page.dataset.panicked !== undefined) return;
    part("boot-wait").hidden = true;
    part("boot-why").textContent = why(error);
    part("boot-save").addEventListener("click", saveRaw);
    part("boot-failed").hidden = false;
    part("boot").hidden = false;
  }

  // Byte for byte, whatever shape it is in: a later version or another tool may read it.
  function saveRaw() {
    const stored = {};
    try {
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key.startsWith("kith")) stored[key] = localStorage.getItem(key);
      }
    } catch {
      part("boot-saved").textContent = "This browser does not let the page read its storage.";
      return;
    }
    const count = Object.keys(stored).length;
    if (count === 0) {
      part("boot-saved").textContent = "There is nothing stored here yet.";
      return;
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(stored, null, 1)], { type: "application/json" }));
    link.download = "kith-stored.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    part("boot-saved").textContent = `Saved ${count} ${count === 1 ? "entry" : "entries"} as kith-stored.json.`;
  }

  async function keepOffline(started) {
    const workers = navigator.serviceWorker;
    if (!workers || location.protocol === "file:") return;

    let takingOver = false;
    const registration = await workers.register("./sw.js", { updateViaCache: "none" });

    const takeOver = () => {
      if (!registration.waiting) return;
      takingOver = true;
      registration.waiting.postMessage({ type: "take-over" });
    };
    const waits = () => {
      // With an app that can't start there is nothing to lose, and the newer one may be its cure.
      if (!started) return takeOver();
      page.dataset.update = "waiting";
      window.dispatchEvent(new CustomEvent("kith:update-waiting"));
    };

    window.addEventListener("kith:take-over", takeOver);
    workers.addEventListener("controllerchange", () => {
      // Only in the tab that asked: another may hold a sentence half written.
      if (takingOver) location.reload();
      takingOver = false;
    });
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker.addEventListener("statechange", () => {
        if (worker.state === "installed" && registration.active) waits();
      });
    });
    if (registration.waiting) waits();
    lookForUpdates(registration);
  }

  // A page that stays open for days: the browser itself only looks when a page is opened.
  function lookForUpdates(registration) {
    const hour = 3_600_000;
    let last = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - last < hour) return;
      last = Date.now();
      registration.update().catch(() => {}); // offline: the next look will do
    });
  }

  // A word of waiting, but only for those who do wait.
  const slow = setTimeout(() => { part("boot").hidden = false; }, 400);

  start()
    .then(() => { part("boot").remove(); return true; })
    .catch((error) => { showFailure(error); return false; })
    .then((started) => { clearTimeout(slow); return keepOffline(started); })
    .catch((error) => console.info("Kith will not open offline:", error.message));
})();
