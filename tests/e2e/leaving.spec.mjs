// Who goes on before a page has come to rest: what it meant to do with its next frame finds it gone,
// and must not stop Kith.
import assert from "node:assert/strict";
import { button, house, SIZES } from "./steps.mjs";

const kith = house();

/** Runs in the page. */
const hurry = async () => {
  window.print = () => {};
  const isStopped = () => "panicked" in document.documentElement.dataset;
  const turn = () => new Promise((done) => setTimeout(done));
  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  const go = (place) => { location.hash = place; };
  const arrive = async (place) => {
    go(place);
    for (let frames = 0; frames < 4; frames += 1) await frame();
    await turn();
  };
  /** The address of the first such link. */
  const link = async (place, start) => {
    go(place);
    for (;;) {
      await frame();
      const found = document.querySelector(`main a[href^='${start}']`);
      if (found) return found.getAttribute("href");
    }
  };
  const person = await link("#/people", "#/people/");
  const habit = await link("#/giving", "#/giving/");
  const at = (place) => person.replace("people", place);
  const places = ["#/", "#/people", "#/people/new", person, "#/people/duplicates", "#/giving", habit, "#/map",
    "#/map/table", "#/data", "#/data/trash", "#/settings", "#/help", at("meet"), at("meal"), "#/nowhere"];
  const done = [];

  // From each place to each other before the first has been painted.
  for (const from of places) for (const to of places) {
    go(from);
    await turn();
    await turn();
    go(to);
    await turn();
    done.push(`from ${from} to ${to}`);
    if (isStopped()) return done;
  }

  // Each button of each place, and away. What opens the browser's own windows is left alone.
  const own = /print|folder|file|save|share|back to my own/i;
  for (const place of places) for (let n = 0; ; n += 1) {
    for (const open of document.querySelectorAll("dialog[open]")) open.close();
    await arrive(place);
    const pressed = [...document.querySelectorAll("main :is(button, summary, label)")].filter((one) => one.checkVisibility())[n];
    if (!pressed || n > 40) break;
    const name = pressed.ariaLabel ?? pressed.innerText;
    if (own.test(name)) continue;
    pressed.click();
    await turn();
    go(place === "#/" ? "#/people" : "#/");
    await frame();
    await frame();
    done.push(`${place}: ${name}`);
    if (isStopped()) return done;
  }
  return done;
};

for (const [size, options] of Object.entries(SIZES)) {
  kith.test(`who goes on at once stops nothing: ${size}`, async (page) => {
    page.on("filechooser", () => {});
    await button(page, "Open the sample").click();
    await page.getByText("This is a made-up notebook").waitFor();
    const done = await page.evaluate(hurry);
    assert.ok(done.length > 300, `${done.length} tried, at last ${done.at(-1)}`);
    assert.equal(await page.getByRole("alertdialog").count(), 0, done.at(-1));
  }, options);
}
