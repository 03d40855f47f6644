// Two devices that meet by files until they are the same, and a sealed notebook as it lies on the disk.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { assertQuiet, DESK, opened, PHONE, Profile } from "./kith.mjs";
import {
  addPerson, bothAlike, button, check, chooseFile, countsPeople, go, goBy, heading, house, makeHabit, openPerson, part, preview, said, soManyKeys,
} from "./steps.mjs";

const kith = house();

async function toData(page) {
  await go(page, "#/data");
  await heading(page, "Your data").waitFor();
}

async function backup(page) {
  await toData(page);
  const [download] = await Promise.all([page.waitForEvent("download"), button(part(page, "Backup"), "Save a backup").click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Brings a file in; answers whether there was anything to bring. */
async function bring(page, file) {
  await toData(page);
  await chooseFile(page, file);
  const shown = await preview(page, file.name);
  const press = button(shown, "Bring it in");
  if (!(await press.isVisible()) || (await press.isDisabled())) {
    await page.keyboard.press("Escape");
    await shown.waitFor({ state: "hidden" });
    return false;
  }
  await press.click();
  await said(page, "Brought in");
  return true;
}

/** The readable part of a backup, without what differs by device and day. */
const notebook = ({ text }) => JSON.stringify(JSON.parse(text).notebook ?? JSON.parse(text).people);

test("two devices exchange their backups until both are the same, whoever did what", async () => {
  const desk = await kith.visit(DESK);
  const phone = await kith.visit(PHONE);
  const [a, b] = [desk.page, phone.page];
  try {
    for (const name of ["Ada", "Grace"]) await addPerson(a, name);
    await makeHabit(a, "Listen");
    for (const name of ["Mary", "Emmy"]) await addPerson(b, name);
    assert.ok(await bring(b, await backup(a)));
    await countsPeople(b, "4 people");
    // Both go on by themselves.
    await addPerson(b, "Hedy");
    await goBy(b, "Today");
    await check(b, "Listen").click();
    await check(b, "Listen").and(b.locator("[aria-pressed=true]")).waitFor();
    await openPerson(a, "Ada");
    await button(a, "More about this person").click();
    await button(a, "Delete").click();
    await said(a, "Deleted Ada");
    let rounds = 0;
    for (; rounds < 6; rounds += 1) {
      const toA = await bring(a, await backup(b));
      const toB = await bring(b, await backup(a));
      if (!toA && !toB) break;
    }
    assert.ok(rounds <= 2, `they agreed after ${rounds} rounds`);
    const [one, other] = [await backup(a), await backup(b)];
    assert.ok(notebook(one), "the backup has a readable part");
    assert.equal(notebook(one), notebook(other));
    console.log(`two devices are equal after ${rounds} exchanges each way`);
    for (const page of [a, b]) await countsPeople(page, "4 people");
    await goBy(a, "Today");
    await check(a, "Listen").and(a.locator("[aria-pressed=true]")).waitFor();
    assertQuiet(desk.problems);
    assertQuiet(phone.problems);
  } finally {
    await desk.context.close();
    await phone.context.close();
  }
});

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files(path);
    return entry.isFile() && statSync(path).size > 0 ? [path] : [];
  });
}

/** The files of a folder in which this text stands, in any of the ways a browser writes text. */
function found(folder, text) {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()];
  for (let shift = 0; shift < 3; shift += 1) {
    // In base64 it reads in one of three ways, save where it begins and ends.
    const base64 = Buffer.from("x".repeat(shift) + text).toString("base64").slice(shift ? 4 : 0).replace(/=+$/, "").slice(0, -2);
    if (base64.length >= 8) needles.push(Buffer.from(base64));
  }
  return files(folder).filter((path) => {
    const bytes = readFileSync(path);
    return needles.some((needle) => bytes.includes(needle));
  });
}

test("fault_36 sealed from the start: no name stands anywhere in the profile's folder on the disk", async () => {
  const profile = new Profile();
  try {
    let page = await profile.start();
    await page.goto(kith.site.url);
    await opened(page);
    await page.getByRole("navigation", { name: "Places" }).waitFor();
    await addPerson(page, "Somebody");
    await toData(page);
    await button(part(page, "Seal"), "Seal it…").click();
    const form = page.getByRole("dialog", { name: "Seal this notebook" });
    await form.getByLabel("Passphrase", { exact: true }).fill("four calm kind words");
    await form.getByLabel("Once more", { exact: true }).fill("four calm kind words");
    await button(form, "Seal it").click();
    await said(page, "Sealed");
    const before = await bothAlike(page);
    await addPerson(page, "Xanthippe Quillfeather");
    await openPerson(page, "Xanthippe Quillfeather");
    // Both copies have it before the browser goes.
    await soManyKeys(page, before.length + 1);
    await bothAlike(page);
    const unsealed = await page.evaluate(() => Object.entries(localStorage).filter(([key, text]) => key.startsWith("kith/") && !text.startsWith("K2s")));
    assert.deepEqual(unsealed, [], "every value is sealed");
    await profile.quit();

    const places = found(profile.folder, "Xanthippe").concat(found(profile.folder, "Quillfeather"));
    assert.deepEqual(places.map((path) => path.slice(profile.folder.length)), []);
    // The search itself finds what is there.
    assert.ok(found(profile.folder, "kith-lock").length > 0, "the lock is there, in the clear");

    page = await profile.start();
    await page.goto(kith.site.url);
    await heading(page, "Your notebook is sealed").waitFor();
    await page.getByLabel("Passphrase", { exact: true }).fill("four calm kind words");
    await button(page, "Open it").click();
    await countsPeople(page, "2 people");
    await profile.quit();
    assert.deepEqual(found(profile.folder, "Xanthippe"), [], "nor after it was opened again");
  } finally {
    await profile.kill().catch(() => {});
    profile.remove();
  }
});
