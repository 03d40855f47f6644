// Several tabs of one notebook: they agree, whichever of them slept, and take nothing for granted that one of
// them, or somebody else on the page's address, says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertQuiet, opened } from "./kith.mjs";
import { addPerson, besideKith, check, choose, countsPeople, goBy, house, isPressed, keys, makeHabit, openPerson, reload, said } from "./steps.mjs";

const kith = house();
const standing = (page) => page.locator(".standing:not(.quiet)");

async function another(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(kith.site.url);
  await opened(page);
  return page;
}

kith.test("fault_24 three tabs at once, 36 edits among them: none is lost, and all show the same", async (page, { context }) => {
  await makeHabit(page, "Listen");
  const tabs = [page, await another(context), await another(context)];
  await Promise.all(tabs.map(async (tab, at) => {
    tab.setDefaultTimeout(60_000);
    for (let n = 0; n < 12; n += 1) await addPerson(tab, `Tab${at} No${n}`);
  }));
  for (const tab of tabs) {
    // A tab behind draws little, and Playwright waits for what is drawn.
    await tab.bringToFront();
    await countsPeople(tab, "36 people");
  }
  await page.bringToFront();
  await reload(page);
  await countsPeople(page, "36 people");
});

kith.test("fault_22 the same field in two tabs: the later stands in both, and it is said", async (page, { context }) => {
  await addPerson(page, "Ada");
  const other = await another(context);
  await openPerson(other, "Ada");
  await choose(page, "How close to your heart", "Heart");
  await page.locator(".person-head .face.ring-1").waitFor();
  await other.locator(".person-head .face.ring-1").waitFor();
  await choose(other, "How close to your heart", "Friends");
  await page.locator(".person-head .face.ring-3").waitFor();
  await reload(page);
  await openPerson(page, "Ada");
  await page.locator(".person-head .face.ring-3").waitFor();
});

test("fault_25 a tab that was frozen catches up before it writes", async () => {
  const { context, page, problems } = await kith.visit();
  await makeHabit(page, "Listen");
  const other = await another(context);
  await goBy(other, "Today");
  const client = await context.newCDPSession(other);
  await client.send("Page.setWebLifecycleState", { state: "frozen" });
  await addPerson(page, "Ada");
  await goBy(page, "Today");
  await check(page, "Listen").click();
  await check(page, "Listen").and(page.locator("[aria-pressed=true]")).waitFor();
  await addPerson(page, "Grace");
  await client.send("Page.setWebLifecycleState", { state: "active" });
  await check(other, "Listen").and(other.locator("[aria-pressed=true]")).waitFor();
  await addPerson(other, "Mary");
  await countsPeople(other, "3 people");
  await countsPeople(page, "3 people");
  assert.equal(await standing(page).count(), 0);
  assertQuiet(problems);
  await context.close();
});

kith.test("fault_26 fault_27 no lock is needed: without Web Locks and BroadcastChannel two tabs still agree, and one that is gone holds nobody up", async (page, { context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
    delete window.BroadcastChannel;
  });
  await reload(page);
  const other = await another(context);
  await addPerson(page, "Ada");
  await countsPeople(other, "1 person");
  // Gone in the middle of whatever it was doing.
  await addPerson(other, "Grace");
  await other.close({ runBeforeUnload: false });
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    let tapped = 0;
    addEventListener("click", () => { tapped = Date.now(); }, true);
    Storage.prototype.setItem = function (...args) {
      setItem.apply(this, args);
      if (args[0].startsWith("kith/")) window.waited ??= Date.now() - tapped;
    };
  });
  await addPerson(page, "Mary");
  await page.waitForFunction(() => window.waited !== undefined);
  assert.ok((await page.evaluate(() => window.waited)) < 3000);
  await countsPeople(page, "3 people");
});

kith.test("fault_28 what a newer Kith has written makes this one read only: it says so and writes nothing", async (page) => {
  await addPerson(page, "Ada");
  // A value of a form that comes later, whole by its checksum.
  const crc32 = (text) => {
    let crc = ~0;
    for (const byte of new TextEncoder().encode(text)) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return (~crc >>> 0).toString(16).padStart(8, "0");
  };
  const newer = `K3e${crc32("K3esomething")}:something`;
  await page.evaluate((newer) => localStorage.setItem("kith/ffff.0", newer), newer);
  await reload(page);
  await standing(page).getByText("Only to look at.").waitFor();
  await countsPeople(page, "1 person");
  const everything = () => page.evaluate(() => {
    // The day is noted some seconds after the page was opened.
    const { "kith-device/seen": _, ...rest } = localStorage;
    return rest;
  });
  const before = await everything();
  await page.keyboard.press("Control+z");
  await openPerson(page, "Ada");
  await choose(page, "How close to your heart", "Heart");
  await said(page, "newer Kith");
  assert.deepEqual(await everything(), before);
});

kith.test("fault_62 forged messages from another tab are refused like a bad file, and harm nothing", async (page, { context }) => {
  await addPerson(page, "Ada");
  await goBy(page, "People");
  const own = await keys(page);
  const other = await context.newPage();
  await besideKith(other, kith.site);
  await other.evaluate(() => {
    const text = localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("kith/")));
    const forged = {
      "kith/f.0": "", "kith/f.1": "null", "kith/f.2": "K2e00000000:", "kith/f.3": text.slice(0, -1), "kith/f.4": `${text}x`,
      "kith/f.5": "K1e00000000:AAAA", "kith/f.6": "x".repeat(1 << 20), "kith/": "{}", "kith/../x": "[]", "kith": "nothing of ours",
    };
    for (const [key, value] of Object.entries(forged)) localStorage.setItem(key, value);
    for (const name of ["kith", "kith/tabs"]) {
      const channel = new BroadcastChannel(name);
      for (const message of [null, {}, "{}", new Uint8Array(9), { __proto__: null, key: "kith/f.9", value: "K2" }]) channel.postMessage(message);
    }
    for (const key of Object.keys(forged)) localStorage.removeItem(key);
  });
  // And events that no browser sends.
  await page.evaluate(() => {
    for (const init of [{}, { key: null, newValue: "x" }, { key: "kith/f.8", newValue: "K2t12345678:\u{1f600}" }, { key: "kith-lock", newValue: "L1:garbage" }]) {
      dispatchEvent(new StorageEvent("storage", init));
    }
  });
  await page.waitForTimeout(500);
  await reload(page);
  await countsPeople(page, "1 person");
  assert.deepEqual(await keys(page), own);
});
