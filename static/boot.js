// Starts the app. Where that can't be, or when it stops, says so in the page instead of leaving it
// blank or wrong; that page needs no wasm, and can save what is stored.
// Then keeps the page for offline use and tells the app of a newer version.
//
// With the app it speaks by events on window, and by data attributes on <html>:
//   "kith:update-waiting"  a newer version is here and waits; data-update="waiting" says so
//                          to an app that began to listen later
//   "kith:take-over"       sent by the app when the user wants it: it takes over and the page reloads
//   "kith:panicked"        sent by the app's panic hook, which has set data-panicked before
(() => {
  "use strict";

  const page = document.documentElement;
  const part = (id) => document.getElementById(id);
  const boot = part("boot");
  const showModal = window.HTMLDialogElement?.prototype.showModal;

  // Another site could lay its own buttons over ours. A policy in the page can't forbid being framed.
  function isFramedByAnother() {
    if (window.top === window.self) return false;
    try {
      return window.top.location.origin !== location.origin;
    } catch {
      return true;
    }
  }

  async function start() {
    if (isFramedByAnother()) {
      throw new Error("framed");
    }
    if (typeof WebAssembly !== "object") {
      throw new Error("no WebAssembly");
    }
    // The single-file build carries both inside itself and leaves a function for us.
    if (window.kithStart) {
      return window.kithStart();
    }
    const { js, wasm } = document.querySelector('meta[name="kith-app"]').dataset;
    const at = (path) => new URL(path, document.baseURI).href;
    window.kithPiece = (name) => fetchPiece(at(name));
    const app = await import(at(js));
    await app.default({ module_or_path: at(wasm) });
  }

  // What the app asks for when a page that it came without is opened.
  async function fetchPiece(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    if (answer.headers.get("content-type") === "application/wasm") return answer;
    // Some hosts don't know that it is wasm, and the browser goes by what they say.
    return new Response(answer.body, { headers: { "content-type": "application/wasm" } });
  }

  // What is said when it doesn't run ------------------------------------------------------------

  function why(error) {
    if (error.message === "framed") {
      return "Another page shows Kith inside itself, and could read over your shoulder. Please open Kith in a tab of its own.";
    }
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
    if (isStop(error)) return panicked();
    if (page.dataset.panicked !== undefined) return;
    show("Kith could not start", why(error), "Nothing was changed. What you keep here is still in this browser, and you can save a copy of it as it lies.");
    // Inside another site's page there is nothing of the reader's to save.
    if (error.message === "framed") part("trouble-kept").hidden = part("trouble-do").hidden = true;
  }

  // Over everything, other dialogs too, for all below it may be wrong.
  function show(title, because, kept) {
    if (boot) boot.remove();
    const trouble = part("trouble");
    part("trouble-title").textContent = title;
    part("trouble-why").textContent = because;
    part("trouble-kept").textContent = kept;
    part("trouble-reload").onclick = () => location.reload();
    part("trouble-save").onclick = saveRaw;
    const open = () => {
      if (trouble.open) return;
      // A browser without WebAssembly may lack dialogs too.
      if (showModal) showModal.call(trouble);
      else trouble.setAttribute("open", "");
      part("trouble-title").focus();
    };
    // There is nothing behind it to go back to.
    trouble.oncancel = (event) => event.preventDefault();
    trouble.onclose = open;
    open();
  }

  // When it stops -------------------------------------------------------------------------------

  function panicked() {
    page.dataset.panicked ??= "";
    stopWriting();
    show("Kith has stopped", "Something inside it went wrong, and it stopped at once, so as not to write anything wrong.",
      "What was saved is still in this browser: reloading opens it again. If it stops again, save a copy of what is stored, and keep it safe.");
  }

  // Whatever of the app still runs, on a timer or in another's callback, can't write any more.
  function stopWriting() {
    const refuse = () => { throw new DOMException("Kith has stopped", "InvalidStateError"); };
    const forbid = (type, ...calls) => {
      for (const call of calls) if (type && call in type.prototype) type.prototype[call] = refuse;
    };
    forbid(window.Storage, "setItem", "removeItem", "clear");
    forbid(window.IDBObjectStore, "add", "put", "delete", "clear");
    forbid(window.IDBCursor, "update", "delete");
    forbid(window.IDBFactory, "deleteDatabase");
    forbid(window.FileSystemFileHandle, "createWritable");
    forbid(window.FileSystemWritableFileStream, "write", "close");
    // Nor may it lay anything over what is said here.
    forbid(window.HTMLDialogElement, "showModal");
  }

  // Without memory or with a full stack, wasm stops before it can say a word: that is only seen here.
  function isStop(error) {
    return (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError)
      || (error instanceof RangeError && /call stack/i.test(error.message))
      || (error && error.name === "InternalError" && /recursion/i.test(error.message));
  }

  window.addEventListener("kith:panicked", panicked);
  window.addEventListener("error", (event) => { if (isStop(event.error)) panicked(); });
  window.addEventListener("unhandledrejection", (event) => { if (isStop(event.reason)) panicked(); });

  // What is stored, as a file -------------------------------------------------------------------

  // As it is, in whatever shape: a later version or another tool may read it.
  async function saveRaw() {
    const say = (words) => { part("trouble-saved").textContent = words; };
    const [local, mirror] = [readLocal(), await within(2000, readMirror()).catch(() => null)];
    const count = Object.keys(local ?? {}).length
      + Object.values(mirror ?? {}).reduce((sum, entries) => sum + entries.length, 0);
    if (!local && !mirror) return say("This browser does not let the page read its storage.");
    if (count === 0) return say("There is nothing stored here yet.");
    const stored = JSON.stringify({ localStorage: local, indexedDB: mirror }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([stored], { type: "application/json" }));
    link.download = "kith-stored.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    const unread = local && mirror ? "" : " A part of the storage could not be read.";
    say(`Saved ${count} ${count === 1 ? "entry" : "entries"} as kith-stored.json.${unread}`);
  }

  // Every key of ours, or null where it can't be read.
  function readLocal() {
    try {
      const stored = {};
      for (let i = 0; i < localStorage.length; i += 1) {
        const key = localStorage.key(i);
        if (key.startsWith("kith")) stored[key] = localStorage.getItem(key);
      }
      return stored;
    } catch {
      return null;
    }
  }

  // The database "kith", store by store, each a list of [key, value]. Makes none where there is none.
  function readMirror() {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open("kith");
      request.onupgradeneeded = () => { request.transaction.abort(); };
      request.onerror = () => (request.error.name === "AbortError" ? resolve({}) : reject(request.error));
      request.onblocked = reject;
      request.onsuccess = () => {
        const database = request.result;
        const names = [...database.objectStoreNames];
        const stored = {};
        if (names.length === 0) return resolve(stored);
        const reading = database.transaction(names);
        for (const name of names) {
          stored[name] = [];
          reading.objectStore(name).openCursor().onsuccess = ({ target: { result: at } }) => {
            if (!at) return;
            stored[name].push([asText(at.key), asText(at.value)]);
            at.continue();
          };
        }
        reading.oncomplete = () => { database.close(); resolve(stored); };
        reading.onabort = () => { database.close(); reject(reading.error); };
      };
    });
  }

  // JSON knows no bytes: they are written in base64.
  function asText(value) {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value)
      : ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null;
    if (!bytes) return value;
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return { base64: btoa(text) };
  }

  const within = (ms, promise) =>
    Promise.race([promise, new Promise((_, reject) => { setTimeout(reject, ms, new Error("too slow")); })]);

  async function keepOffline(started) {
    const workers = navigator.serviceWorker;
    if (!workers || location.protocol === "file:" || isFramedByAnother()) return;

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

  // The app looks into the storage before it stands: until then the word of waiting is all there is.
  function standing() {
    return new Promise((stands) => {
      const look = () => document.querySelector("body > * main, body > main") && (watch.disconnect(), stands());
      const watch = new MutationObserver(look);
      watch.observe(document.body, { childList: true, subtree: true });
      look();
    });
  }

  // A word of waiting, but only for those who do wait.
  const slow = setTimeout(() => { boot.hidden = false; }, 400);

  start()
    .then(standing)
    .then(() => { boot.remove(); return true; })
    .catch((error) => { showFailure(error); return false; })
    .then((started) => { clearTimeout(slow); return keepOffline(started); })
    .catch((error) => console.info("Kith will not open offline:", error.message));
})();
