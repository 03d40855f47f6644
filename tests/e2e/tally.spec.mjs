// Nobody is tallied: with a full notebook every place, dialog and export is walked, and looked at for
// a number that sums up what was given to somebody or came from them. A habit has a history; a person none.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import { DESK, PHONE } from "./kith.mjs";
import { button, chooseFile, go, heading, house, part, preview } from "./steps.mjs";
import { fullNotebook } from "./samples.mjs";

const kith = house();
const WEDNESDAY = { ...DESK, at: "2026-11-18T10:00:00" };
const FULL = fullNotebook();
const { people, moments, habits } = FULL.notebook;
const ZORA = people.find((one) => one.name === "Zora Twin");
const SOMEBODY = people.find((one) => one !== ZORA);
const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** What could be counted of a person: all, by kind, by habit, by year, and the one less the other. */
function tallies() {
  const counts = new Map();
  for (const { people, kind, habit, day } of moments) {
    for (const who of people) {
      for (const what of ["", kind, habit, day.slice(0, 4), `${kind} ${habit}`]) {
        if (what === undefined) continue;
        const key = `${who} ${what}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
  }
  const of = (what) => counts.get(`${ZORA.id} ${what}`);
  counts.set("balance", Math.abs(of("listened") - of("gave")));
  // Smaller numbers stand on a page for other reasons: days of a month, hours, strength.
  return new Set([...counts.values()].filter((count) => count > 100));
}

const TALLIES = tallies();

/** Whole numbers, alone: no part of a date, a size, a coordinate or an id. */
const numbers = (text) => [...text.matchAll(/(?<![\w.,:#-])\d+(?![\w:-]|[.,]\d| ?(?:kB|MB|%|px))/g)].map(Number);

/** Words that count deeds: "12 moments", "3 gifts". */
const COUNTED = /\b\d+ (?:moments?|gifts?|favou?rs?|checks?|deeds?|given|received|times (?:given|helped|thanked|listened))\b/i;

/** Those of these texts that tell a tally. */
const telling = (texts) => texts.filter((text) => numbers(text).some((number) => TALLIES.has(number)) || COUNTED.test(text));

/** All that is written, spoken, made up by a style or painted on the page. */
const written = (page) => page.evaluate(() => {
  const texts = new Set(globalThis.painted ?? []);
  const silent = new Set(["class", "id", "href", "for", "d", "points", "transform", "viewBox", "data-at", "src", "width", "height"]);
  for (const element of document.querySelectorAll("body, body *, title")) {
    if (["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) texts.add(node.data);
    // Words that stand in pieces beside each other: "12" "moments".
    if (element.childElementCount && element.childElementCount < 4) texts.add(element.textContent);
    for (const { name, value } of element.attributes) if (!silent.has(name)) texts.add(value);
    if (element.value !== undefined) texts.add(String(element.value));
    for (const piece of ["::before", "::after"]) {
      const { content } = getComputedStyle(element, piece);
      if (content !== "none" && content !== "normal") texts.add(content);
    }
    const { display, listStyleType } = getComputedStyle(element);
    if (display === "list-item" && /decimal|roman|alpha/.test(listStyleType)) {
      texts.add(`${[...element.parentElement.children].length} of a list that is numbered`);
    }
  }
  return [...texts].filter((text) => /\d|counter/.test(text));
});

/** What is painted on any canvas from now on is remembered, too. */
const hearPainting = (page) => page.addInitScript(() => {
  globalThis.painted = new Set();
  for (const context of [globalThis.CanvasRenderingContext2D, globalThis.OffscreenCanvasRenderingContext2D]) {
    for (const name of ["fillText", "strokeText"]) {
      const paint = context?.prototype[name];
      if (!paint) continue;
      context.prototype[name] = function heard(text, ...rest) {
        globalThis.painted.add(String(text));
        return paint.call(this, text, ...rest);
      };
    }
  }
});

async function withAll(page) {
  await chooseFile(page, { name: "full.json", text: JSON.stringify(FULL), type: "application/json" });
  const dialog = await preview(page, "full.json");
  await button(dialog, "Bring it in").click();
  await dialog.waitFor({ state: "hidden", timeout: 60_000 });
}

const LISTEN = "H0000000";
const menu = async (page, item) => {
  await button(page, "More about giving").click();
  await button(page, item).click();
};
const toGiving = async (page) => {
  await go(page, "#/giving");
  await page.getByRole("grid", { name: "Habits by days" }).waitFor();
};
const onSummary = (page, words) => page.locator("summary", { hasText: words }).first().click();
const onTable = async (page) => {
  await go(page, "#/map/table");
  await page.getByRole("searchbox", { name: "Search the table" }).fill("Twin");
  await page.locator(".long-rows .twin-name a", { hasText: "Zora Twin" }).waitFor();
};

/** Every place of the router, by its address there, and what opens in it. */
const PLACES = {
  "#/": { path: "#/", there: "Today", open: [["for whom?", async (page) => {
    await button(page, "Listen to someone's day: for whom?").click();
    await page.getByRole("group", { name: "Listen to someone's day: for whom?" }).waitFor();
  }]] },
  "#/map": { path: "#/map", there: "Map", open: [
    ["somebody's card", async (page) => {
      await onTable(page);
      await page.getByRole("link", { name: "Show Zora Twin on the map" }).click();
      await page.locator(".map-card, .card", { hasText: "Zora Twin" }).first().waitFor();
    }],
    ["the panel", async (page) => {
      await button(page, "Look closer").click();
      await page.getByRole("region", { name: "Look closer" }).waitFor();
      await unfoldAll(page);
    }],
  ] },
  "#/map/table": { path: "#/map/table", there: "The map as a table", open: [["somebody's row", onTable]] },
  "#/people": { path: "#/people", there: "People", open: [["one of them", async (page) => {
    await page.getByRole("searchbox", { name: "Search people" }).fill("Zora");
    await page.locator(".person-row", { hasText: "Zora Twin" }).waitFor();
  }]] },
  "#/people/new": { path: "#/people/new", there: "Someone new" },
  "#/people/{id}": { path: `#/people/${ZORA.id}`, there: "Zora Twin", open: [
    ["earlier moments", async (page) => {
      await button(page, "Earlier ones").click();
      await page.locator(".moments > li").nth(12).waitFor();
    }],
    ["a moment that is noted", async (page) => {
      await page.getByRole("group", { name: "Note a moment" }).getByRole("button").first().click();
      await page.locator("form.card").waitFor();
    }],
    ["a tie", async (page) => {
      await button(page, "Tie to someone").click();
      await page.getByRole("combobox", { name: "Whom" }).waitFor();
    }],
    ["something to do", async (page) => {
      await button(page, "Something to do").click();
      await page.getByRole("dialog", { name: "Something to do" }).waitFor();
    }, "src/ui/pages/meet/forms.rs"],
    ["another entry of them", async (page) => {
      await button(page, "More about this person").click();
      await button(page, "Merge with…").click();
      await page.getByRole("dialog", { name: "Merge with…" }).waitFor();
    }, "src/ui/pages/people/duplicates.rs"],
    ["a sentence", async (page) => {
      await page.locator("main h1").focus();
      await page.keyboard.press("c");
      await page.getByRole("dialog", { name: "Note something" }).getByRole("textbox").fill("Lunch with Zora");
    }, "src/ui/capture/mod.rs"],
  ] },
  "#/people/duplicates": { path: "#/people/duplicates", there: "Here twice?" },
  "#/people/duplicates/{one},{other}": { path: `#/people/duplicates/${ZORA.id},${SOMEBODY.id}`, there: null },
  "#/meet": { path: `#/meet/${ZORA.id},${SOMEBODY.id}`, there: /^Before you meet/ },
  "#/meal": { path: `#/meal/${ZORA.id}`, there: "Never eat alone" },
  "#/giving": { path: "#/giving", there: "Giving", open: [
    ["a day's sheet", async (page) => {
      await page.getByRole("gridcell").last().scrollIntoViewIfNeeded();
      await page.getByRole("gridcell").first().click({ button: "right" });
      await page.getByRole("dialog", { name: "Listen to someone's day" }).waitFor();
    }, "src/ui/pages/giving/sheet.rs"],
    ["a new habit", async (page) => {
      await button(page, "New habit").click();
      await page.getByText("Looks, reminders and more").click();
    }, "src/ui/pages/giving/mod.rs"],
    ["the shelf", (page) => menu(page, "Practices to begin with"), "src/ui/pages/giving/shelf.rs"],
    ["rest", (page) => menu(page, "Rest…"), "src/ui/pages/giving/rest.rs"],
    ["the order", (page) => menu(page, "Put in order"), "src/ui/pages/giving/arrange.rs"],
    ["being reminded", async (page) => {
      await menu(page, "Being reminded");
      await onSummary(page, "What each browser can do");
    }, "src/ui/pages/giving/reminders.rs"],
    ["what is put away", (page) => onSummary(page, "Put away")],
    ["days that are marked", async (page) => {
      await page.getByRole("gridcell").first().focus();
      await page.keyboard.press("Shift+ArrowDown");
      await page.getByRole("group", { name: "What is marked" }).waitFor();
    }],
  ] },
  "#/giving/{id}": { path: `#/giving/${LISTEN}`, there: "Listen to someone's day", open: [
    ["its number", (page) => onSummary(page, "As a number")],
    ["its form", async (page) => {
      await button(page, "Edit").click();
      await page.getByRole("dialog", { name: "Change this habit" }).waitFor();
    }, "src/ui/pages/giving/one/mod.rs"],
  ] },
  "#/data": { path: "#/data", there: "Your data", open: [
    ["the seal", (page) => button(page, "Seal it…").or(button(page, "Seal this notebook")).first().click(), "src/ui/pages/data/seal.rs"],
    ["what the same file would bring", async (page) => {
      await chooseFile(page, { name: "again.json", text: JSON.stringify(FULL), type: "application/json" });
      await preview(page, "again.json");
    }, "src/ui/bring/mod.rs"],
  ] },
  "#/data/trash": { path: "#/data/trash", there: null },
  "#/settings": { path: "#/settings", there: "Settings" },
  "#/help": { path: "#/help", there: "Help" },
  "#{fragment}": { path: "#/nowhere", there: null },
};

/** Dialogs that hold nobody's name but that of a file or of who is deleted, and are walked by their own specs. */
const ELSEWHERE = ["src/ui/fetched.rs", "src/ui/pages/data/trash.rs", "src/ui/pages/data/aside.rs", "src/ui/pages/map/tie.rs"];

async function unfoldAll(page) {
  const folds = page.locator(".fold > summary");
  for (let at = 0; at < (await folds.count()); at += 1) {
    const fold = folds.nth(at);
    if (!(await fold.evaluate((summary) => summary.parentElement.open))) await fold.click();
    await fold.locator("xpath=..").locator(".fold-inside").waitFor();
  }
}

async function walk(page, look) {
  for (const { path, there, open = [] } of Object.values(PLACES)) {
    const arrive = async () => {
      await go(page, "#/help");
      await heading(page, "Help").waitFor();
      await go(page, path);
      if (there) await page.getByRole("heading", { level: 1, name: there }).waitFor({ state: "attached" });
      else await page.locator("main h1").filter({ hasNotText: /^Help$/ }).waitFor({ state: "attached" });
      if (path === "#/map") await page.locator(".map-canvas").waitFor();
    };
    await arrive();
    await look(path);
    for (const [name, unfold] of open) {
      await unfold(page);
      await look(`${path}, ${name}`);
      await page.keyboard.press("Escape");
      await arrive();
    }
  }
}

kith.test("the walk leads to every place of the router, and to every dialog", async () => {
  const routes = source("src/route.rs").split("impl fmt::Display")[1].split("#[cfg(test)]")[0];
  const places = [...routes.matchAll(/"(#[^"]*)"/g)].map(([, place]) => place);
  assert.deepEqual(Object.keys(PLACES).sort(), places.sort());
  const files = readdirSync(new URL("../../src/ui", import.meta.url), { recursive: true });
  const withDialog = files.map((file) => `src/ui/${file}`).filter((file) => file.endsWith(".rs") && source(file).includes("<Dialog"));
  const walked = Object.values(PLACES).flatMap(({ open = [] }) => open.flatMap(([, , file]) => file ?? []));
  assert.deepEqual([...new Set([...walked, ...ELSEWHERE])].sort(), withDialog.sort());
}, WEDNESDAY);

for (const [size, options] of Object.entries({ desk: DESK, phone: PHONE })) {
  kith.test(`no page tallies a person, on screen, spoken, painted or printed: ${size}`, async (page) => {
    await hearPainting(page);
    await page.reload();
    await page.locator("#main").waitFor({ state: "attached" });
    await withAll(page);
    const found = [];
    let texts = 0;
    await walk(page, async (where) => {
      for (const media of ["screen", "print"]) {
        await page.emulateMedia({ media });
        const all = await written(page);
        texts += all.length;
        for (const text of telling(all)) found.push(`${where}, ${media}: ${text.slice(0, 120)}`);
      }
      await page.emulateMedia({ media: null });
    });
    assert.deepEqual(found, []);
    assert.ok(texts > 2000, `only ${texts} texts were seen`);
    assert.ok(await page.evaluate(() => globalThis.painted.has("Zora") || [...globalThis.painted].some((text) => text.includes("Zora"))), "the map is heard");
  }, { ...options, at: WEDNESDAY.at });
}

// Exports --------------------------------------------------------------------------------------------

/** The files of a zip archive, by the index at its end. */
function unzip(bytes) {
  const files = {};
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((by) => (by === 20 ? bytes.readUInt32LE(at + by) : bytes.readUInt16LE(at + by)));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const body = bytes.subarray(from, from + size);
    files[bytes.toString("utf8", at + 46, at + 46 + name)] = (method ? inflateRawSync(body) : body).toString("utf8");
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The cells, attributes and values of a file, each by itself; what is packed, or an id, is no text. */
function cells(name, text) {
  if (name.endsWith(".json")) {
    const values = [];
    const walk = (value, key) => {
      if (value && typeof value === "object") for (const [key, inside] of Object.entries(value)) walk(inside, key);
      else if (!["update", "id"].includes(key)) values.push(String(value));
    };
    walk(JSON.parse(text));
    return values;
  }
  // A drawing is full of coordinates: what is written on it counts.
  if (name.endsWith(".svg")) return [...text.matchAll(/>([^<]+)</g)].map(([, words]) => words);
  return text.split(/[\r\n,;"<>=]+/);
}

/** Names of fields that would sum somebody up. */
const SUMS = /\b(count|counts|total|tally|score|balance|given|received|owes?|reciprocity|rank|moments|gifts|checks|times|strength|warmth)\b/i;

/** The names of the fields that a file has of people. */
function fields(name, text) {
  if (/people.*\.csv$/.test(name)) return text.split(/\r?\n/)[0].split(",");
  if (/ml$|gexf$/.test(name)) return [...text.matchAll(/(?:attr\.name|title)="([^"]*)"/g)].map(([, field]) => field);
  if (name.endsWith(".dot")) return [...text.matchAll(/[[,;]\s*(\w+)\s*=/g)].map(([, field]) => field);
  // There, "given" is a name.
  if (name.endsWith(".json")) return JSON.parse(text).notebook.people.flatMap(({ given, ...one }) => Object.keys(one));
  return [];
}

const tallied = (name, text) => [
  ...telling(cells(name, text)).map((line) => `${name}: ${line.slice(0, 120)}`),
  ...fields(name, text).filter((field) => SUMS.test(field)).map((field) => `${name}: the field ${field}`),
];

async function everyExport(page) {
  const files = {};
  const save = async (press) => {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    const [name, bytes] = [download.suggestedFilename(), readFileSync(await download.path())];
    if (name.endsWith(".zip")) for (const [inside, text] of Object.entries(unzip(bytes))) files[`${name}/${inside}`] = text;
    else files[name] = bytes.toString("utf8");
  };
  await go(page, "#/data");
  await save(() => button(part(page, "Backup"), "Save a backup").click());
  await toGiving(page);
  await save(() => menu(page, "Save for Loop Habit Tracker"));
  await menu(page, "Being reminded");
  await save(() => button(page.getByRole("dialog"), "Save the calendar").click());
  await page.keyboard.press("Escape");
  await go(page, "#/map");
  await page.locator(".map-canvas").waitFor();
  await button(page, "Look closer").click();
  await unfoldAll(page);
  const forms = [...source("src/interchange/network/mod.rs").split("fn word(")[1].split("fn ")[0].matchAll(/Form::\w+ => "([^"]+)",/g)].map(([, word]) => word);
  assert.ok(forms.length >= 5, "the forms of the network are known by their words");
  for (const form of [...forms, "Drawing to go on with (SVG)"]) {
    await save(() => button(page.getByRole("region", { name: "Look closer" }), form).click());
  }
  return files;
}

kith.test("no export tallies a person", async (page) => {
  await withAll(page);
  const files = await everyExport(page);
  const kinds = new Set(Object.keys(files).map((name) => name.split(".").at(-1)));
  assert.deepEqual([...kinds].sort(), ["csv", "dot", "gexf", "graphml", "ics", "json", "svg"]);
  assert.ok(files[Object.keys(files).find((name) => name.endsWith(".graphml"))].includes("Zora Twin"));
  assert.deepEqual(Object.entries(files).flatMap(([name, text]) => tallied(name, text)), []);
}, WEDNESDAY);

// Twins ------------------------------------------------------------------------------------------------

kith.test("who was given hundreds of hours is shown as who was given one", async (page) => {
  await withAll(page);
  const plain = (text) => text.replaceAll(/\b(Ada|Zora)\b/g, "Someone").replaceAll(/\b[AZ]T\b/g, "ST").replaceAll(/\s+/g, " ").trim();
  const same = async (where, of) => {
    const [ada, zora] = [await of("Ada Twin"), await of("Zora Twin")];
    assert.ok(ada.length > 3, `${where}: ${ada}`);
    assert.equal(plain(zora), plain(ada), where);
  };
  const text = async (locator) => {
    await locator.first().waitFor();
    return locator.first().innerText();
  };
  await same("in the list", async (name) => {
    await go(page, "#/people");
    await page.getByRole("searchbox", { name: "Search people" }).fill(name);
    return text(page.locator(".person-row", { hasText: name }));
  });
  await same("in the table", async (name) => {
    await go(page, "#/map/table");
    await page.getByRole("searchbox", { name: "Search the table" }).fill(name);
    return text(page.locator(".long-rows tr", { hasText: name }));
  });
  await go(page, `#/giving/${LISTEN}`);
  await same("among those a habit reached", (name) => text(page.locator(".reached li", { hasText: name })));
  const names = await page.locator(".reached li").allInnerTexts();
  const spoken = names.map((name) => name.split("\n").at(-1));
  assert.deepEqual(spoken, [...spoken].sort((a, b) => a.localeCompare(b)), "by name, not by how often");
}, WEDNESDAY);

// That it can fail ---------------------------------------------------------------------------------------

kith.test("a tally that is planted is found, wherever it hides", async (page) => {
  await hearPainting(page);
  await page.reload();
  await page.locator("#main").waitFor({ state: "attached" });
  const most = Math.max(...TALLIES);
  const plant = {
    "in words": (n) => { document.body.append(`${n} times`); },
    "in a label": (n) => { document.body.setAttribute("aria-description", `Zora, ${n}`); document.querySelector("main").title = `${n}`; },
    "in a style": (n) => { document.querySelector("main").style.setProperty("--given", n); },
    "made up by a style": (n) => {
      const style = new CSSStyleSheet();
      style.replaceSync(`main::after { content: "${n}" }`);
      document.adoptedStyleSheets = [style];
    },
    painted: (n) => { document.createElement("canvas").getContext("2d").fillText(`Zora ${n}`, 0, 0); },
    "in a numbered list": (n) => {
      const list = document.createElement("ol");
      list.style.listStyleType = "decimal";
      for (let at = 0; at < n; at += 1) list.append(Object.assign(document.createElement("li"), { style: "display: list-item; list-style-type: decimal" }));
      document.querySelector("main").append(list);
    },
    "in pieces": () => {
      const line = document.createElement("p");
      line.append(Object.assign(document.createElement("b"), { textContent: "7" }), " moments");
      document.querySelector("main").append(line);
    },
  };
  assert.deepEqual(telling(await written(page)), []);
  for (const [where, hide] of Object.entries(plant)) {
    await page.evaluate(hide, most);
    assert.ok(telling(await written(page)).length > 0, where);
    await page.reload();
    await page.locator("#main").waitFor({ state: "attached" });
  }
  for (const [name, text] of [
    ["kith-people-2026-11-18.csv", `name,circle\nZora Twin,${most}`],
    ["kith-people-2026-11-18.csv", "name,circle,moments\n"],
    ["kith-network.graphml", '<key id="d9" for="node" attr.name="given" attr.type="int"/>'],
    ["kith-network.graphml", `<data key="d9">${most}</data>`],
    ["kith-network.dot", `n1 [label="Zora", score=3]`],
    ["kith.json", JSON.stringify({ notebook: { people: [{ id: "P", name: "Zora", given: "Zora", balance: 2 }] } })],
    ["kith.json", JSON.stringify({ notebook: { people: [{ id: "P", name: "Zora", notes: `${most}` }] } })],
    ["kith-habits.ics", `SUMMARY:Zora\\, ${most}`],
    ["My people.svg", `<svg><text x="1">Zora</text><title>${most}</title></svg>`],
    ["Loop.zip/001 Listen/Checkmarks.csv", `2026-11-18,YES_MANUAL,Zora ${most}`],
  ]) assert.ok(tallied(name, text).length > 0, `${name}: ${text}`);
  assert.deepEqual(tallied("kith-habits.ics", "DTSTART:20261118T183000\r\nSUMMARY:Call home"), []);
}, WEDNESDAY);
