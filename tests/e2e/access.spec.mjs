// For everyone: what axe finds, the keyboard alone, a narrow or magnified window, targets for a
// finger, and rest for who wants no motion.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DESK, opened, PHONE } from "./kith.mjs";
import { linkedinCsv, vcardFile } from "./samples.mjs";
import {
  addPerson, axe, besideKith, button, check, chooseFile, chooseFromMenu, go, goBy, hasFocus, heading, house,
  makeHabit, pick, preview, refusal, reload, said,
} from "./steps.mjs";

const kith = house();
const field = (within, name) => within.getByRole("textbox", { name, exact: true });

/**
 * Every look of the page, one after another: `look` is called at each with its name.
 * What is shown is the sample, and before it the empty page.
 */
async function everyLook(page, look) {
  const at = async (place, name, words) => {
    await go(page, place);
    await heading(page, words ?? name).waitFor({ state: "attached" });
    await look(name);
  };
  await look("Today, nothing yet");
  await at("#/people", "People");
  await at("#/giving", "Giving");
  await at("#/map", "Map");
  await at("#/map/table", "The map as a table");
  await at("#/nowhere", "Nothing is here");
  await at("#/people/zzzzzzzz", "Nobody is here");
  await at("#/data", "Your data");
  await button(page, "Seal it…").click();
  await button(page.getByRole("dialog"), "Seal it").click();
  await page.getByText("Write a passphrase.").waitFor();
  await look("a notebook being sealed");
  await page.keyboard.press("Escape");
  await at("#/data/trash", "Deleted things");
  await at("#/people/new", "Someone new");
  await page.getByText("More that you know already").click();
  const birthday = page.getByRole("group", { name: "Birthday", exact: true });
  await birthday.getByRole("combobox", { name: "Month" }).selectOption({ label: "May" });
  await field(page, "Phone, e-mail or web address").fill("javascript:1");
  await button(page, "Add").click();
  await page.getByText("There is no name.").waitFor();
  await look("a form with much amiss");

  await at("#/", "Today, before a file", "Today");
  await chooseFile(page, { name: "x.json", text: "{}" });
  const refused = await refusal(page, "x.json");
  await look("a file refused");
  await button(refused.locator(".actions"), "Close").click();
  await chooseFile(page, { name: "c.vcf", text: vcardFile().replace("END:VCARD", "END:VCARD\r\nBEGIN:VCARD\r\nFN:\r\nEND:VCARD") });
  const dialog = await preview(page, "c.vcf");
  for (const summary of await dialog.locator("summary").all()) await summary.click();
  await look("what a file would bring");
  await button(dialog, "Cancel").click();

  await button(page, "Open the sample").click();
  await page.getByText("This is a made-up notebook").waitFor();
  await look("Today, full");
  await page.locator(".for-whom").first().click();
  await look("Today, for whom");
  await button(page, "More").click();
  await look("the menu");
  await page.keyboard.press("Escape");

  await at("#/map", "the map, full", "Map");
  await page.getByRole("application").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator("#map-degrees").waitFor();
  await look("around somebody on the map");
  await at("#/map/table", "the table, full", "The map as a table");
  await page.getByRole("link", { name: /^Show .* on the map$/ }).first().click();
  await page.locator(".map-card").waitFor();
  await look("somebody on the map");
  await at("#/people", "People, full", "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("xyz");
  await look("People, nobody fits");
  await page.getByRole("searchbox", { name: "Search people" }).fill("");
  await page.locator(".person-row").first().click();
  await page.locator(".person-head").waitFor();
  await look("a person");
  await button(page, "Tie to someone").click();
  await page.getByRole("combobox", { name: "Whom" }).fill("a");
  await look("a tie being made");
  await page.keyboard.press("Escape");
  await page.getByRole("group", { name: "Note a moment" }).getByRole("button").first().click();
  await field(page, "In your words").waitFor();
  await look("a moment being noted");
  await button(page, "More about this person").click();
  await look("a person's menu");
  await page.keyboard.press("Escape");
  await button(page, "Edit").first().click();
  await button(page, "Save").waitFor();
  await look("a person being edited");

  await at("#/giving", "Giving, full", "Giving");
  await button(page, "New habit").click();
  const form = page.getByRole("dialog", { name: "A new habit" });
  await form.locator("label", { hasText: "On some days" }).click();
  await button(form, "Take it up").click();
  await form.getByText("On which days? One is enough.").waitFor();
  await look("a new habit");
  await page.keyboard.press("Escape");
  await page.locator(".habit-link").first().click();
  await page.getByRole("region", { name: "Calendar" }).waitFor();
  await look("a habit");
  await button(page, "More about this habit").click();
  await button(page, "Delete").click();
  await at("#/data/trash", "Deleted things, some", "Deleted things");
  await page.getByRole("button", { name: /for good$/ }).click();
  await page.getByText("This one can't be undone.").waitFor();
  await look("deleting for good");
  await page.keyboard.press("Escape");
  await at("#/data", "Your data, of the sample", "Your data");
  await at("#/help", "Help");
}

/** Two notebooks that meet, what can't be read, what is not saved, and the lock. */
async function everyTrouble(page, look) {
  await addPerson(page, "Ada");
  // In a low window the pointer is on the word that comes now, which stays as long.
  await page.mouse.move(2, 2);
  const notes = async (words) => {
    await go(page, "#/people");
    await page.locator(".person-row").first().click();
    await button(page, "Edit").first().click();
    const field = page.getByRole("textbox", { name: "Worth remembering" });
    if (!(await field.isVisible())) await page.getByText("More that you know already").click();
    await field.fill(words);
    await button(page, "Save").click();
    await heading(page, "Ada").waitFor();
  };
  const save = async () => {
    await go(page, "#/data");
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Save a backup").first().click()]);
    return readFileSync(await download.path(), "utf8");
  };
  const here = await page.evaluate(() => {
    localStorage.setItem("kith/1.0", "K2e00000000:broken");
    localStorage.setItem("kith-device/changes-since", "40");
    return { ...localStorage };
  });
  await notes("what was written there");
  const there = await save();
  // With Kith away: it would still be writing its second copy.
  await besideKith(page, kith.site);
  await page.evaluate(async (here) => {
    localStorage.clear();
    Object.assign(localStorage, here);
    for (const { name } of await indexedDB.databases()) {
      await new Promise((done, fail) => {
        Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: fail });
      });
    }
  }, here);
  await page.goto(kith.site.url);
  await opened(page);
  await notes("what was written here");
  await look("what can't be read");
  await go(page, "#/");
  await page.locator(".reminder").waitFor();
  await look("a word on backups");
  await chooseFromMenu(page, { name: "kith-there.json", text: there });
  const dialog = await preview(page, "kith-there.json");
  await dialog.getByRole("group", { name: "Ada · notes" }).waitFor();
  await look("two notebooks meet");
  await button(dialog, "Cancel").click();
  await go(page, "#/data");
  await page.locator(".aside-names").waitFor();
  await page.evaluate(() => { window.scrollTo(0, 0); });
  await look("Your data, with what can't be read");
  await button(page, "Seal it…").click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Passphrase", { exact: true }).fill("some quiet words");
  await form.getByLabel("Once more", { exact: true }).fill("some quiet words");
  await button(form, "Seal it").click();
  await said(page, "Sealed");
  await look("Your data, sealed");
  await reload(page);
  await heading(page, "Your notebook is sealed").waitFor();
  await page.getByText("If you have forgotten it").click();
  await button(page, "Open it").click();
  await page.getByText("Write your passphrase.").waitFor();
  await look("the lock");
}

const everything = async (page, look) => {
  await everyLook(page, look);
  await button(page, "Back to my own").click();
  await everyTrouble(page, look);
};

// axe ----------------------------------------------------------------------------------------------

for (const [size, options] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const colorScheme of ["light", "dark"]) {
    kith.test(`axe finds nothing: ${size}, ${colorScheme}`, async (page) => {
      const found = [];
      await everything(page, async (name) => {
        for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
      });
      assert.deepEqual(found, []);
    }, { ...options, colorScheme, reducedMotion: "reduce" });
  }
}

kith.test("in forced colours what isn't done doesn't look done", async (page) => {
  await button(page, "Open the sample").click();
  await page.mouse.move(2, 2);
  const listen = button(page, "Listen to someone's day");
  const tick = listen.locator(".icon");
  assert.equal(await listen.getAttribute("aria-pressed"), "false");
  assert.equal(await tick.isVisible(), false);
  for (const other of await page.locator(".intention .check .icon").all()) assert.equal(await other.isVisible(), false);
  await listen.press("Enter");
  await tick.waitFor();
}, { ...DESK, forcedColors: "active" });

// Size ---------------------------------------------------------------------------------------------

for (const [name, viewport] of Object.entries({
  "320 px wide": { width: 320, height: 640 },
  "400 % of 1280 by 1024": { width: 320, height: 256 },
  "in between": { width: 768, height: 600 },
})) {
  kith.test(`no page is wider than its window: ${name}`, async (page) => {
    const found = [];
    await everything(page, async (name) => {
      const wide = await page.evaluate(() => {
        const { scrollWidth } = document.documentElement;
        if (scrollWidth <= innerWidth) return null;
        const beyond = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
        return `${scrollWidth} px: ${beyond.slice(0, 3).map((e) => `${e.tagName}.${e.className}`)}`;
      });
      if (wide) found.push(`${name}: ${wide}`);
    });
    assert.deepEqual(found, []);
  }, { viewport, reducedMotion: "reduce" });
}

for (const [size, options] of Object.entries({ phone: PHONE, desk: DESK })) {
  kith.test(`what is pressed is large enough: ${size}`, async (page) => {
    const found = new Set();
    await everything(page, async (name) => {
      const small = await page.evaluate((touch) => {
        const MAIN = ".nav-item, .button:not(.small), .check, .input, .person-row, .menu-item, .practice, summary";
        const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        const things = [...document.querySelectorAll("a, button, input, select, textarea, summary, [role=option]")].filter(seen);
        return things.flatMap((thing) => {
          // A radio button or a file is pressed by its label.
          const target = thing.matches("[type=radio], [type=file]") ? thing.closest("label") : thing;
          const { width, height } = target.getBoundingClientRect();
          const inText = getComputedStyle(target).display === "inline";
          if (width * height <= 1 || inText) return [];
          const least = touch && target.matches(MAIN) ? 44 : 24;
          if (Math.min(width, height) >= least - 0.5) return [];
          return [`${target.tagName}.${target.className}: ${Math.round(width)} by ${Math.round(height)}, not ${least}`];
        });
      }, size === "phone");
      for (const one of small) found.add(`${name}: ${one}`);
    });
    assert.deepEqual([...found], []);
  }, { ...options, reducedMotion: "reduce" });
}

// Motion -------------------------------------------------------------------------------------------

kith.test("fault_79 who wants no motion sees none", async (page) => {
  const found = [];
  await page.addInitScript(() => {
    window.moved = new Set();
    for (const begin of ["transitionrun", "animationstart"]) {
      addEventListener(begin, (event) => {
        const { target } = event;
        const { transitionDuration, animationDuration } = getComputedStyle(target);
        const longest = Math.max(...`${transitionDuration},${animationDuration}`.split(",").map(Number.parseFloat));
        if (longest > 0.001) window.moved.add(`${target.tagName}.${target.className}`);
      }, true);
    }
  });
  await reload(page);
  await everything(page, async (name) => {
    for (const one of await page.evaluate(() => [...window.moved])) found.push(`${name}: ${one}`);
    const running = await page.evaluate(() =>
      document.getAnimations().filter(({ effect }) => effect.getComputedTiming().activeDuration > 1).length);
    if (running) found.push(`${name}: ${running} moving`);
  });
  assert.deepEqual([...new Set(found)], []);
}, { ...DESK, reducedMotion: "reduce" });

// The keyboard -------------------------------------------------------------------------------------

/** By Tab to this one, as far as one page may need; what has the focus on the way is seen. */
async function tabTo(page, locator, key = "Tab") {
  for (let stop = 0; stop < 120; stop += 1) {
    await page.keyboard.press(key);
    assert.equal(await page.evaluate(unseenFocus), null, "the focus is seen");
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not lead to ${locator}`);
}

/** What has the focus and shows nothing of it; `null` if it is seen. */
function unseenFocus() {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const marked = (element, part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element, part);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  };
  const near = [at, at.nextElementSibling, at.closest("label"), at.closest(".picker-box")].filter(Boolean);
  const isSeen = near.some((element) => marked(element)) || marked(at.parentElement, "::after");
  return isSeen ? null : at.outerHTML.slice(0, 200);
}

/** Something has the focus, where what had it may be gone. */
async function keepsFocus(page, when) {
  await page.locator(":focus").waitFor({ state: "attached", timeout: 5000 }).catch(() => assert.fail(`the focus is lost ${when}`));
}


kith.test("fault_77 by keyboard alone: someone, a tie, a habit, a check", async (page) => {
  await page.keyboard.press("n");
  await hasFocus(field(page, "Name"));
  await page.keyboard.type("Ada Lovelace");
  await tabTo(page, page.getByRole("radio", { name: "Not placed" }));
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.getByRole("radio", { name: "Heart" }).isChecked());
  await tabTo(page, button(page, "Add"));
  await page.keyboard.press("Enter");
  await hasFocus(heading(page, "Ada Lovelace"));

  const tieToSomeone = button(page, "Tie to someone");
  await tabTo(page, tieToSomeone);
  await page.keyboard.press("Space");
  await tabTo(page, page.getByRole("combobox", { name: /…$/ }));
  await page.keyboard.type("is a mentor of");
  await tabTo(page, page.getByRole("combobox", { name: "Whom" }));
  await page.keyboard.type("Mary Somerville");
  await page.getByRole("option", { name: /Mary Somerville/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("Ada Lovelace is a mentor of Mary Somerville.").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "mentor of Mary Somerville" }).waitFor();
  await hasFocus(tieToSomeone);

  await page.keyboard.press("g");
  await page.keyboard.press("g");
  await hasFocus(heading(page, "Giving"));
  const newHabit = button(page, "New habit");
  await tabTo(page, newHabit);
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "A new habit" });
  await dialog.waitFor();
  if (!(await field(dialog, "What you do").evaluate((input) => input === document.activeElement))) {
    await tabTo(page, field(dialog, "What you do"));
  }
  await page.keyboard.type("Listen");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await hasFocus(newHabit);
  await page.getByRole("link", { name: "Listen" }).waitFor();

  await page.keyboard.press("g");
  await page.keyboard.press("t");
  await hasFocus(heading(page, "Today"));
  await tabTo(page, button(page, "Listen: for whom?"));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("group", { name: "Listen: for whom?" }).getByRole("button", { name: "Ada Lovelace" }));
  await page.keyboard.press("Enter");
  await said(page, "Listened to Ada Lovelace");
  assert.equal(await check(page, "Listen").getAttribute("aria-pressed"), "true");
  await keepsFocus(page, "after the last press");
  await tabTo(page, button(page.locator(".toast"), "Undo"));
  await page.keyboard.press("Enter");
  await said(page, "Undone: Listened to Ada Lovelace");
});

kith.test("fault_77 the map by keyboard, and by its twin", async (page) => {
  await addPerson(page, "Grace");
  await addPerson(page, "Ada");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await hasFocus(heading(page, "Map"));
  const map = page.getByRole("application");
  await tabTo(page, map);
  await page.keyboard.press("PageDown");
  const told = page.locator(".map-said");
  await told.filter({ hasText: /Ada|Grace/ }).waitFor();
  const name = (await told.innerText()).includes("Ada") ? "Ada" : "Grace";
  await page.keyboard.press("1");
  await said(page, `${name} is in Heart`);
  await page.keyboard.press("Enter");
  await page.locator(".map-card").getByRole("link", { name }).first().waitFor();
  await page.keyboard.press("Enter");
  await hasFocus(heading(page, name));

  await go(page, "#/map/table");
  await hasFocus(heading(page, "The map as a table"));
  await tabTo(page, page.getByRole("combobox", { name: `Circle of ${name}` }));
  await page.keyboard.type("Friends");
  await said(page, `${name} is in Friends`);
});

kith.test("the focus goes to the heading of a page, and back to where a dialog was opened", async (page) => {
  await page.keyboard.press("Tab");
  await hasFocus(page.getByRole("link", { name: "Skip to the page" }));
  await page.keyboard.press("Enter");
  await hasFocus(page.locator("main"));
  for (const word of ["People", "Giving", "Map", "Today"]) {
    await goBy(page, word);
    await hasFocus(heading(page, word));
  }
  await makeHabit(page, "Listen");
  await hasFocus(button(page, "New habit"));
  await page.getByRole("link", { name: "Listen" }).click();
  await hasFocus(heading(page, "Listen"));
  await button(page, "Edit").click();
  await page.getByRole("dialog", { name: "Change this habit" }).waitFor();
  await page.keyboard.press("Escape");
  await hasFocus(button(page, "Edit"));
  await page.goBack();
  await hasFocus(heading(page, "Giving"));

  await addPerson(page, "Ada");
  await hasFocus(heading(page, "Ada"));
  await button(page, "Edit").click();
  await hasFocus(heading(page, "What you know of Ada"));
  await button(page, "Cancel").click();
  await hasFocus(heading(page, "Ada"));
  await button(page, "Talked").click();
  await hasFocus(field(page, "In your words"));
  await button(page, "Note it").click();
  await hasFocus(button(page, "Talked"));
  await button(page, "Tie to someone").click();
  await pick(page, "Whom", "Mary");
  await button(page, "Tie").click();
  await hasFocus(button(page, "Tie to someone"));
  await page.getByRole("button", { name: /^Remove the tie/ }).click();
  await hasFocus(button(page, "Tie to someone"));
  await button(page, "More").click();
  await page.keyboard.press("Escape");
  await hasFocus(button(page, "More"));

  await chooseFromMenu(page, { name: "c.csv", text: linkedinCsv(3) });
  await button(await preview(page, "c.csv"), "Cancel").click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await keepsFocus(page, "after the last press");
  await button(page, "More about this person").click();
  await button(page, "Delete").click();
  await hasFocus(heading(page, "People"));
});

kith.test("what is pressed away leaves the focus near", async (page) => {
  await addPerson(page, "Ada", "Heart");
  await goBy(page, "Today");
  await page.getByRole("group", { name: "Kind acts for Ada" }).getByRole("button").first().press("Enter");
  await said(page, "Listened to Ada");
  await keepsFocus(page, "after a kind act");
  await button(page, "Someone else?").press("Enter");
  await keepsFocus(page, "after asking for someone else");
  await makeHabit(page, "Listen");
  await goBy(page, "Today");
  await button(page, "Listen: for whom?").press("Enter");
  await page.getByRole("group", { name: "Listen: for whom?" }).getByRole("button", { name: "Ada" }).press("Enter");
  await said(page, "Listened to Ada");
  await keepsFocus(page, "after naming for whom");
  await button(page.locator(".toast"), "Undo").press("Enter");
  await said(page, "Undone");
  await keepsFocus(page, "after undo");
  await page.keyboard.press("Tab");
  await addPerson(page, "Grace");
  await goBy(page, "Today");
  const place = page.getByRole("region", { name: "Who is close to you?" });
  await button(place, "Friends").first().press("Enter");
  await said(page, "Grace: Friends");
  await keepsFocus(page, "after placing someone");
});
