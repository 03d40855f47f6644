// Your data: what is said of how the notebook is kept, backups and how they come back, two devices
// that meet, what was deleted, the seal.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DESK, PHONE, rest } from "./kith.mjs";
import {
  addPerson, bothAlike, button, choose, chooseFile, countsPeople, dropFile, go, goBy, heading, house, nobodyThere, openPerson, part, preview, refusal,
  reload, said, tie, toast, until,
} from "./steps.mjs";

const kith = house();
const standing = (page) => page.locator(".standing:not(.quiet)");
const dialog = (page, name) => page.getByRole("dialog", { name });
const field = (within, name) => within.getByLabel(name, { exact: true });

async function toData(page) {
  await go(page, "#/data");
  await heading(page, "Your data").waitFor();
}

/** What a press saves as a file: its name and its text. */
async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

async function backup(page) {
  await toData(page);
  return saved(page, () => button(part(page, "Backup"), "Save a backup").click());
}

async function bringIn(page, file) {
  await toData(page);
  await chooseFile(page, file);
  return preview(page, file.name);
}

async function note(page, name, words) {
  await openPerson(page, name);
  await button(page, "Edit").click();
  const notes = page.getByRole("textbox", { name: "Worth remembering" });
  if (!(await notes.isVisible())) await page.getByText("More that you know already").click();
  await notes.fill(words);
  await button(page, "Save").first().click();
  await page.getByText(words).first().waitFor();
}

async function remove(page, name) {
  await openPerson(page, name);
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
  await said(page, `Deleted ${name}`);
}

/** All that is stored, here and in the second copy, once that has caught up. */
async function stored(page) {
  await bothAlike(page);
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const all = [JSON.stringify({ ...localStorage })];
    for (const name of names) {
      const db = await new Promise((done, no) => {
        const ask = indexedDB.open(name);
        ask.onsuccess = () => done(ask.result);
        ask.onerror = () => no(ask.error);
      });
      for (const store of db.objectStoreNames) {
        all.push(await new Promise((done) => {
          const ask = db.transaction(store).objectStore(store).getAll();
          ask.onsuccess = () => done(JSON.stringify(ask.result));
        }));
      }
      db.close();
    }
    return all.join("\n");
  });
}

// The page ----------------------------------------------------------------------------------------

kith.test("Your data is found from the menu and by keys, and says where all this is kept", async (page) => {
  await button(page, "More").click();
  await page.getByRole("link", { name: "Your data" }).click();
  await heading(page, "Your data").and(page.locator(":focus")).waitFor();
  const kept = part(page, "Kept here");
  await kept.getByText("All of it is kept.").waitFor();
  await kept.getByText("Twice: in the page's local storage, and a second copy").waitFor();
  await kept.getByText(/^(less than 1|\d+) [kM]B of about 10\.5 MB used$|^nothing of about/).waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await heading(page, "Today").waitFor();
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await heading(page, "Your data").waitFor();
  await page.getByRole("link", { name: "Look at them" }).click();
  await heading(page, "Deleted things").and(page.locator(":focus")).waitFor();
  await page.getByText("Nothing is here").waitFor();
  await page.goBack();
  await heading(page, "Your data").waitFor();
  await go(page, "#/help");
  await page.locator(".key-row", { hasText: "Your data" }).waitFor();
}, PHONE);

kith.test("what uses the room is told, by what", async (page) => {
  await page.evaluate(() => localStorage.setItem("another", "x".repeat(50_000)));
  await addPerson(page, "Ada");
  await toData(page);
  const meter = part(page, "Kept here").locator(".meter-legend");
  await meter.locator("li", { hasText: "Other pages of this site" }).getByText("100 kB").waitFor();
  await meter.locator("li", { hasText: "Changes since then" }).waitFor();
});

// Backup ------------------------------------------------------------------------------------------

kith.test("fault_33 fault_35 a backup comes back whole on an empty page, and twice adds nothing", async (page) => {
  await addPerson(page, "Ada Lovelace", "Heart");
  await addPerson(page, "Grace Hopper");
  await tie(page, "is a mentor of", "Ada Lovelace");
  await toData(page);
  const own = part(page, "Backup");
  await own.getByText("There is no backup yet.").waitFor();
  await own.getByText("3 changes would be lost with this browser.").waitFor();
  const file = await backup(page);
  assert.match(file.name, /^kith-\d{4}-\d\d-\d\d\.json$/);
  assert.match(file.text, /Ada Lovelace/);
  await own.getByText("The last backup is from today.").waitFor();
  await own.getByText("Nothing has changed since.").waitFor();
  await addPerson(page, "Mary");
  await reload(page);
  await toData(page);
  await own.getByText("1 change since then.").waitFor();

  const other = await kith.visit(PHONE);
  try {
    await dropFile(other.page, file);
    const shown = await preview(other.page, file.name);
    await shown.getByText("2 new people").waitFor();
    await shown.getByText("1 new tie").waitFor();
    await button(shown, "Bring it in").click();
    await said(other.page, `Brought in ${file.name}`);
    await countsPeople(other.page, "2 people");
    await openPerson(other.page, "Grace Hopper");
    await other.page.getByRole("link", { name: /mentor of Ada Lovelace/ }).waitFor();
    const again = await bringIn(other.page, file);
    await again.getByText("All that is in it is here already.").waitFor();
    await button(again, "Close").first().click();
    await other.page.keyboard.press("Control+z");
    await said(other.page, "Undone: Brought in");
    await nobodyThere(other.page);
    assert.deepEqual(other.problems, []);
  } finally {
    await other.context.close();
  }
});

kith.test("fault_34 a backup cut off or altered is refused whole", async (page) => {
  await addPerson(page, "Ada");
  const { name, text } = await backup(page);
  // Some seconds after it was opened the page writes once by itself: the day it was last seen on.
  await page.waitForFunction(() => localStorage.getItem("kith-device/seen"));
  const before = await stored(page);
  for (const [words, bad] of [
    ["cut off before its end", text.slice(0, text.length / 2)],
    ["is not as Kith wrote it", text.replace(/("update": ")(.)/, (_, head, first) => head + (first === "A" ? "B" : "A"))],
  ]) {
    await chooseFile(page, { name, text: bad });
    const refused = await refusal(page, name);
    await refused.getByText(words).waitFor();
    await refused.getByText("Nothing was changed.").waitFor();
    await button(refused.locator(".actions"), "Close").click();
  }
  assert.equal(await stored(page), before);
});

kith.test("fault_22 two devices meet: what both have changed is shown with both values, and chosen", async (page) => {
  await addPerson(page, "Ada");
  const first = await backup(page);
  const other = await kith.visit(DESK);
  try {
    await button(await bringIn(other.page, first), "Bring it in").click();
    await note(other.page, "Ada", "from the telephone");
    await addPerson(other.page, "Mary");
    const second = await backup(other.page);

    await note(page, "Ada", "from the desk");
    const shown = await bringIn(page, second);
    await shown.getByText("1 new person").waitFor();
    const choice = shown.getByRole("group", { name: "Ada · notes" });
    await choice.getByText("from the desk").waitFor();
    await choice.getByText("from the telephone").waitFor();
    for (const side of ["Here", "In the file"]) {
      await choice.locator("label", { hasText: side }).click();
      assert.ok(await choice.getByRole("radio", { name: side }).isChecked(), side);
    }
    await button(shown, "Bring it in").click();
    await said(page, "Brought in");
    await openPerson(page, "Ada");
    await page.getByText("from the telephone").first().waitFor();
    await countsPeople(page, "2 people");
    await page.keyboard.press("Control+z");
    await said(page, "Undone: Brought in");
    await countsPeople(page, "1 person");
    await openPerson(page, "Ada");
    await page.getByText("from the desk").first().waitFor();
  } finally {
    await other.context.close();
  }
});

kith.test("fault_23 deleted there, edited here: it is asked", async (page) => {
  await addPerson(page, "Ada");
  await addPerson(page, "Grace");
  const first = await backup(page);
  const other = await kith.visit(PHONE);
  try {
    await button(await bringIn(other.page, first), "Bring it in").click();
    await remove(other.page, "Ada");
    const second = await backup(other.page);
    await note(page, "Ada", "she called");
    const shown = await bringIn(page, second);
    const choice = shown.getByRole("group", { name: "Ada · deleted in the file, edited here" });
    assert.ok(await choice.getByRole("radio", { name: "Keep it" }).isChecked(), "what was edited stays");
    await choice.locator("label", { hasText: "Delete it" }).click();
    await button(shown, "Bring it in").click();
    await said(page, "Brought in");
    await countsPeople(page, "1 person");
    await page.keyboard.press("Control+z");
    await said(page, "Undone");
    await countsPeople(page, "2 people");
    await openPerson(page, "Ada");
    await page.getByText("she called").first().waitFor();
  } finally {
    await other.context.close();
  }
});

kith.test("fault_76 a backup is spoken of when there is something to lose, on one line, and not again for two weeks", async (page) => {
  await addPerson(page, "Ada");
  await goBy(page, "Today");
  const reminder = page.locator(".reminder");
  assert.equal(await reminder.count(), 0);
  await page.waitForFunction(() => localStorage.getItem("kith-device/changes-since") === "1");
  await page.evaluate(() => localStorage.setItem("kith-device/changes-since", "19"));
  await reload(page);
  await addPerson(page, "Grace");
  await goBy(page, "Today");
  await reminder.getByText("20 changes, and no backup yet.").waitFor();
  await button(reminder, "Not now").click();
  await reminder.waitFor({ state: "detached" });
  await heading(page, "Today").and(page.locator(":focus")).waitFor();
  await reload(page);
  await heading(page, "Today").waitFor();
  assert.equal(await reminder.count(), 0);
  await page.evaluate(() => localStorage.setItem("kith-device/remind-from", "2020-01-01"));
  await reload(page);
  const { name } = await saved(page, () => button(reminder, "Save a backup").click());
  await said(page, `Saved as ${name}`);
  await reminder.waitFor({ state: "detached" });
});

/** A folder of the browser's own in place of one on the disk: nobody is there to choose one. */
const withFolder = (page) => page.addInitScript(() => {
  window.shared = () => navigator.storage.getDirectory().then((root) => root.getDirectoryHandle("Shared", { create: true }));
  window.showDirectoryPicker = () => window.shared();
});

const inFolder = (page) => page.evaluate(async () => {
  const files = {};
  for await (const [name, handle] of (await window.shared()).entries()) {
    // What is being put in its place can't be read meanwhile, and what the browser wrote it to is gone then.
    const text = await handle.getFile().then((file) => file.text()).catch(() => null);
    if (text !== null) files[name] = text;
  }
  return files;
});

const putInFolder = (page, name, text) => page.evaluate(async ([name, text]) => {
  const handle = await (await window.shared()).getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(text);
  await stream.close();
}, [name, text]);

kith.test("a folder keeps a copy, brings other devices' files in, and leaves to the reader what both have changed", async (page) => {
  await withFolder(page);
  await reload(page);
  await addPerson(page, "Ada");
  const first = await backup(page);
  const other = await kith.visit(DESK);
  let files;
  try {
    await button(await bringIn(other.page, first), "Bring it in").click();
    await addPerson(other.page, "Mary");
    files = { quiet: await backup(other.page) };
    await note(other.page, "Ada", "from the telephone");
    files.meets = await backup(other.page);
  } finally {
    await other.context.close();
  }

  await putInFolder(page, "kith-0000aaaa.json", files.quiet.text);
  await toData(page);
  const own = part(page, "Backup");
  await button(own, "Choose a folder").click();
  await own.getByText("A copy is kept in Shared.").waitFor();
  await countsPeople(page, "2 people");
  const mine = Object.entries(await inFolder(page)).find(([name]) => name !== "kith-0000aaaa.json");
  assert.match(mine[0], /^kith-[0-9a-f]{8}\.json$/);
  assert.match(mine[1], /Mary/);

  const copied = (words) => until(async () => (await inFolder(page))[mine[0]]?.includes(words));
  await note(page, "Ada", "from the desk");
  await copied("from the desk");

  await putInFolder(page, "kith-0000aaaa.json", files.meets.text);
  await reload(page);
  await toData(page);
  await own.getByText("A copy is kept in Shared.").waitFor();
  const line = standing(page).filter({ hasText: "Another device has changed the same as you." });
  await button(line, "Look at it").click();
  const shown = await preview(page, "kith-0000aaaa.json");
  await shown.getByRole("group", { name: "Ada · notes" }).locator("label", { hasText: "In the file" }).click();
  await button(shown, "Bring it in").click();
  await said(page, "Brought in kith-0000aaaa.json");
  await openPerson(page, "Ada");
  await page.locator(".notes", { hasText: "from the telephone" }).waitFor();

  // Nothing more is to be written there.
  await copied("from the telephone");
  // Our own file may be the only copy of something: what can't be read is not written over.
  await putInFolder(page, mine[0], mine[1].slice(0, 200));
  await reload(page);
  await toData(page);
  await own.getByText("The copy in Shared could not be written.").waitFor();
  await addPerson(page, "Grace");
  await toData(page);
  await own.getByText("can't be read").waitFor();
  assert.equal((await inFolder(page))[mine[0]], mine[1].slice(0, 200));
  await button(own, "Stop").click();
  await said(page, "No copy is written any more");
  await button(own, "Choose a folder").waitFor();
});

kith.test("what is done while the first copy is written comes into the copy too", async (page) => {
  await withFolder(page);
  await page.addInitScript(() => {
    const open = FileSystemFileHandle.prototype.createWritable;
    FileSystemFileHandle.prototype.createWritable = async function () {
      window.isWriting = true;
      await new Promise((goOn) => { window.goOn = goOn; });
      FileSystemFileHandle.prototype.createWritable = open;
      return open.call(this);
    };
  });
  await reload(page);
  await addPerson(page, "Ada");
  await toData(page);
  await button(part(page, "Backup"), "Choose a folder").click();
  await page.waitForFunction(() => window.isWriting);
  await addPerson(page, "Grace");
  await page.evaluate(() => window.goOn());
  await until(async () => Object.values(await inFolder(page)).some((text) => text.includes("Grace")));
});

// Deleted things ----------------------------------------------------------------------------------

kith.test("what was deleted is brought back, with its ties", async (page) => {
  await addPerson(page, "Ada");
  await addPerson(page, "Grace");
  await tie(page, "is a mentor of", "Ada");
  await remove(page, "Ada");
  await go(page, "#/data/trash");
  await page.getByText("goes for good in 30 days").waitFor();
  await button(page, "Bring back Ada").click();
  await said(page, "Brought back Ada");
  await page.getByText("Nothing is here").waitFor();
  await heading(page, "Deleted things").and(page.locator(":focus")).waitFor();
  await openPerson(page, "Grace");
  await page.getByRole("link", { name: /mentor of Ada/ }).waitFor();
  await page.keyboard.press("Control+z");
  await said(page, "Undone: Brought back Ada");
  await countsPeople(page, "1 person");
}, PHONE);

kith.test("deleted for good is asked, and leaves no name in either copy, nor a way back", async (page) => {
  await addPerson(page, "Xanthippe Quill");
  await note(page, "Xanthippe Quill", "zweisamkeit");
  await addPerson(page, "Grace");
  await remove(page, "Xanthippe Quill");
  await go(page, "#/data/trash");
  await button(page, "Delete Xanthippe Quill for good").click();
  const asked = dialog(page, "Delete Xanthippe Quill for good?");
  await asked.getByText("This one can't be undone.").waitFor();
  await button(asked, "Keep it here").click();
  await button(page, "Delete Xanthippe Quill for good").click();
  await button(asked, "Delete for good").click();
  await said(page, "Xanthippe Quill is deleted for good");
  assert.equal(await button(page.locator(".toast"), "Undo").count(), 0);
  await page.getByText("Nothing is here").waitFor();
  const { text } = await backup(page);
  assert.doesNotMatch(text, /Xanthippe|zweisamkeit/);
  const update = Buffer.from(JSON.parse(text).update, "base64").toString("latin1");
  assert.doesNotMatch(update, /Xanthippe|zweisamkeit/);
  for (let undo = 0; undo < 6; undo += 1) await page.keyboard.press("Control+z");
  await reload(page);
  await goBy(page, "People");
  assert.equal(await page.getByText("Xanthippe").count(), 0);
});

// What stands above every page --------------------------------------------------------------------

kith.test("fault_01 fault_14 what isn't saved can be saved elsewhere; what was emptied is kept again", async (page) => {
  await addPerson(page, "Ada");
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    window.makeRoom = () => { Storage.prototype.setItem = setItem; };
  });
  await addPerson(page, "Grace");
  await standing(page).getByText("The last change is not saved yet.").waitFor();
  const { text } = await saved(page, () => button(standing(page), "Save a backup").click());
  assert.match(text, /Grace/);
  await button(standing(page), "Try again").click();
  await said(page, "It could not be saved yet");
  await page.evaluate(() => window.makeRoom());
  await button(standing(page), "Try again").click();
  await said(page, "All of it is saved");
  await standing(page).waitFor({ state: "detached" });

  await page.evaluate(() => {
    localStorage.clear();
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  await standing(page).getByText("What was stored here has been emptied.").waitFor();
  await button(standing(page), "Keep my notebook").click();
  await said(page, "Your notebook is kept again");
  await standing(page).waitFor({ state: "detached" });
  await reload(page);
  await countsPeople(page, "2 people");
});

kith.test("fault_12 what can't be read is named, saved as a file, and removed by nobody else", async (page) => {
  await addPerson(page, "Ada");
  await page.evaluate(() => localStorage.setItem("kith/1.0", "K2e00000000:broken"));
  await reload(page);
  await standing(page).getByText("One part of what is stored here can't be read.").waitFor();
  await button(standing(page), "See your data").click();
  const kept = part(page, "Kept here");
  await kept.getByText("One part can't be read.").waitFor();
  const name = await kept.locator(".aside-names code").innerText();
  assert.match(name, /kith\/1\.0$|1\.0/);
  const { text } = await saved(page, () => button(kept, "Save them as a file").click());
  assert.match(text, /K2e00000000:broken/);
  await button(kept, "Remove them…").click();
  const asked = dialog(page, "Remove what can't be read?");
  await button(asked, "Leave them").click();
  await kept.getByText("One part can't be read.").waitFor();
  await button(kept, "Remove them…").click();
  await button(asked, "Remove them for good").click();
  await said(page, "Removed what could not be read");
  assert.equal(await kept.getByText("can't be read").count(), 0);
  await reload(page);
  await countsPeople(page, "1 person");
  assert.equal(await standing(page).count(), 0);
});

kith.test("fault_22 another tab changes the same at the same time: both values are shown, and mine can stand", async (page, { context }) => {
  await addPerson(page, "Ada");
  const other = await context.newPage();
  await other.addInitScript(() => {
    for (const kind of ["storage", "focus", "visibilitychange"]) {
      addEventListener(kind, (event) => { if (window.deaf) event.stopImmediatePropagation(); }, true);
    }
  });
  await other.goto(kith.site.url);
  await openPerson(other, "Ada");
  await other.evaluate(() => { window.deaf = true; });
  await note(page, "Ada", "written here");
  await note(other, "Ada", "written there");
  await other.evaluate(() => {
    window.deaf = false;
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
  // Which of the two stands is decided by the same dice on both sides: the other one is told.
  const lineOf = (tab) => standing(tab).filter({ hasText: "Ada was changed here and in another tab at once." });
  const told = await Promise.any([page, other].map((tab) => lineOf(tab).waitFor().then(() => tab)));
  const [mine, theirs] = told === page ? ["written here", "written there"] : ["written there", "written here"];
  const line = lineOf(told);
  await line.getByText(mine, { exact: true }).waitFor();
  await line.getByText(theirs, { exact: true }).waitFor();
  await told.locator(".notes", { hasText: theirs }).waitFor();
  await button(line, "Use mine").click();
  await said(told, "As it was here: Ada");
  await line.waitFor({ state: "detached" });
  for (const tab of [page, other]) await tab.locator(".notes", { hasText: mine }).waitFor();
  await told.keyboard.press("Control+z");
  for (const tab of [page, other]) await tab.locator(".notes", { hasText: theirs }).waitFor();
});

// The seal ----------------------------------------------------------------------------------------

async function seal(page, passphrase) {
  await toData(page);
  await button(part(page, "Seal"), "Seal it…").click();
  const form = dialog(page, "Seal this notebook");
  await form.getByText("nobody can open this notebook again").waitFor();
  await field(form, "Passphrase").fill(passphrase);
  await field(form, "Once more").fill(passphrase);
  await button(form, "Seal it").click();
  await said(page, "Sealed");
}

const locked = (page) => heading(page, "Your notebook is sealed");

async function unlock(page, passphrase) {
  await field(page, "Passphrase").fill(passphrase);
  await button(page, "Open it").click();
}

kith.test("fault_36 a seal: said before, asked twice, nothing readable is left, and only the passphrase opens it", async (page) => {
  const first = "four calm kind words";
  await addPerson(page, "Xanthippe");
  await toData(page);
  await button(part(page, "Seal"), "Seal it…").click();
  const form = dialog(page, "Seal this notebook");
  await button(form, "Seal it").click();
  await form.getByText("Write a passphrase.").waitFor();
  await field(form, "Passphrase").fill("short");
  await button(form, "Seal it").click();
  await form.getByText("A short one is soon guessed.").waitFor();
  await field(form, "Passphrase").fill(first);
  await field(form, "Once more").fill("another one");
  await button(form, "Seal it").click();
  await form.getByText("The two are not the same.").waitFor();
  await button(form, "Show what is written").first().click();
  assert.equal(await field(form, "Once more").getAttribute("type"), "text");
  await page.keyboard.press("Escape");
  await seal(page, first);
  assert.doesNotMatch(await stored(page), /Xanthippe/);
  // A name would not be seen in what is packed either: so each value must be one that the cipher made.
  const values = (await stored(page)).match(/K\d[a-z][0-9a-f]{8}:/g);
  assert.ok(values.length >= 4, `${values.length} values in the two copies`);
  for (const value of values) assert.match(value, /^K2s/);

  await reload(page);
  await locked(page).waitFor();
  assert.equal(await page.getByText("Xanthippe").count(), 0);
  await unlock(page, "a wrong one");
  await page.getByText("That isn't the passphrase.").waitFor();
  await page.keyboard.press("g");
  await unlock(page, first);
  await countsPeople(page, "1 person");

  await toData(page);
  const part_ = part(page, "Seal");
  await button(part_, "Change the passphrase…").click();
  const change = dialog(page, "Change the passphrase");
  await field(change, "Passphrase now").fill("not this");
  await field(change, "New passphrase").fill("some other quiet words");
  await field(change, "New one once more").fill("some other quiet words");
  await button(change, "Change it").click();
  await change.getByText("That isn't the passphrase.").waitFor();
  await field(change, "Passphrase now").fill(first);
  await button(change, "Change it").click();
  await said(page, "The passphrase is changed");

  await addPerson(page, "Grace");
  await toData(page);
  await button(part_, "Lock now").click();
  await locked(page).waitFor();
  await unlock(page, first);
  await page.getByText("That isn't the passphrase.").waitFor();
  await unlock(page, "some other quiet words");
  await countsPeople(page, "2 people");

  await toData(page);
  const sealedFile = await saved(page, () => button(part(page, "Backup"), "Save it sealed").click());
  assert.doesNotMatch(sealedFile.text, /Grace/);
  await button(part_, "Take the seal off…").click();
  const off = dialog(page, "Take the seal off");
  await field(off, "Passphrase").fill("some other quiet words");
  await button(off, "Take it off").click();
  await said(page, "The seal is off");
  await reload(page);
  await countsPeople(page, "2 people");

  const other = await kith.visit(PHONE);
  try {
    await chooseFile(other.page, sealedFile);
    const asks = dialog(other.page, `${sealedFile.name} is sealed`);
    await field(asks, "Passphrase").fill("wrong");
    await button(asks, "Look into it").click();
    await asks.locator(".amiss", { hasText: /./ }).waitFor();
    await field(asks, "Passphrase").fill("some other quiet words");
    await button(asks, "Look into it").click();
    await button(await preview(other.page, sealedFile.name), "Bring it in").click();
    await countsPeople(other.page, "2 people");
  } finally {
    await other.context.close();
  }
});

kith.test("a sealed notebook locks itself after the time that was chosen, if nobody touches it", async (page) => {
  await addPerson(page, "Ada");
  await seal(page, "four calm kind words");
  await choose(part(page, "Seal"), "Lock by itself, when nobody touches it, after", "5 min");
  // It counts from its first look on: by itself it looks every ten seconds.
  const look = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await look();
  const now = Date.now();
  await page.clock.setFixedTime(now + 4 * 60_000);
  await look();
  await rest(page);
  assert.equal(await locked(page).count(), 0, "not before its time");
  await page.clock.setFixedTime(now + 6 * 60_000);
  await locked(page).waitFor({ timeout: 30_000 });
  assert.equal(await page.getByText("Ada").count(), 0);
  await unlock(page, "four calm kind words");
  await countsPeople(page, "1 person");
});
