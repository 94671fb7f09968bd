// Works an edition off on the editor's page in Chromium by the keyboard alone: describes every picture
// that needs words, takes one save back and writes it again, holds two articles back, moves one, takes
// remedies, hears what it writes, and meets a second editor in a browser of their own. Prints what it
// came by as JSON, with the keys that it pressed; with a folder, leaves pictures of the pages there.
// node tests/tools/editing.mjs TOOLS_FOLDER CHROMIUM ADDRESS [FOLDER]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, chromium, address, shots] = process.argv.slice(2);
const puppeteer = createRequire(pathToFileURL(`${folder}/x.js`))("puppeteer");
const browser = await puppeteer.launch({ executablePath: chromium, headless: true });
const page = await browser.newPage();
const problems = [];
page.on("pageerror", (error) => problems.push(error.message));
page.on("dialog", (dialog) => dialog.accept());
const counted = { chords: 0, letters: 0, tabs: 0 };
const began = Date.now();

const press = async (...keys) => {
  counted[keys.length === 1 && keys[0] === "Tab" ? "tabs" : "chords"] += 1;
  for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
  await page.keyboard.press(keys.at(-1));
  for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
};
const type = async (text) => {
  counted.letters += text.length;
  await page.keyboard.type(text);
};
const focused = () => page.evaluate(() => {
  const each = document.activeElement;
  const form = each.closest("form");
  return {
    name: (each.labels?.[0] ?? each).textContent.trim(),
    picture: each.closest(".picture")?.id ?? "",
    field: form?.elements.field?.value ?? "",
    article: form?.elements.article?.value ?? "",
    is: each.matches("a, button, input, textarea, select, summary"),
  };
});
const tabTo = async (wanted) => {
  for (let steps = 0; steps < 900; steps += 1) {
    await press("Tab");
    const now = await focused();
    if (now.is && wanted(now)) return now;
  }
  throw new Error("no key leads there");
};
const leave = (...keys) => Promise.all([page.waitForNavigation(), press(...keys)]);
const saved = (id) => page.waitForFunction(
  (picture) => document.getElementById(picture).dataset.saved === "yes", { timeout: 60_000 }, id,
);

await page.goto(address);
await tabTo(({ name }) => name === "City Desk");
await leave("Enter");
const city = page.url();
const ids = await page.evaluate(() => [...document.querySelectorAll(".picture")].map(({ id }) => id));
await press("Alt", "PageDown");
for (const id of ids) {
  const here = await focused();
  if (here.picture !== id) throw new Error(`the keys led to ${here.picture}, not to ${id}`);
  await type(`Diggers at work, seen from post ${ids.indexOf(id) + 1}`);
  await press("Control", "Enter");
  await saved(id);
}
// The last save is taken back, and another written: that the picture only decorates.
const last = ids.at(-1);
await press("Control", "Alt", "KeyZ");
await page.waitForFunction(
  (id) => document.getElementById(id).querySelector("form").dataset.alt === "", { timeout: 60_000 }, last,
);
await press("Control", "Alt", "KeyD");
await press("Control", "Enter");
await page.waitForFunction(
  (id) => document.getElementById(id).querySelector("form").dataset.decorative === "yes",
  { timeout: 60_000 }, last,
);
const minutes = (Date.now() - began) / 60_000;
const words = { ...counted };

const stem = (n) => `work-${String(n).padStart(2, "0")}`;
for (const number of [3, 7]) {
  await page.goto(city + stem(number));
  await tabTo(({ name, field }) => name === "Hold back" || field === "hold");
  await press("Enter");
  await tabTo(({ field }) => field === "hold");
  await type("Waits for the lawyer");
  await leave("Enter");
}
await page.goto(city + stem(9));
await tabTo(({ field, name }) => field === "place" && name === "Place");
await press("Control", "KeyA");
await type("1");
await leave("Enter");
await page.goto(city + stem(0));
const remedies = [];
for (let taken = 0; taken < 3; taken += 1) {
  await press("Control", "Alt", "KeyR");
  remedies.push((await focused()).name);
  await leave("Enter");
}

// What a listener hears follows what is written, of each picture, before anything is saved.
const live = [];
await page.goto(city + stem(1));
for (const [number, words] of [[0, "Lamps in the rain"], [1, "Stones on a cart"]]) {
  await page.evaluate((at) => document.querySelectorAll("[data-field=alt]")[at].focus(), number);
  await press("Control", "KeyA");
  await type(words);
  await page.waitForFunction(
    (text) => document.querySelector("#lines").textContent.includes(text), { timeout: 60_000 }, words,
  );
  live.push(await page.evaluate(() => document.querySelector("#lines").textContent));
}
await page.reload();

// Two editors, each in a browser of their own, write words for one picture: nobody's are lost unseen.
const theirs = await (await browser.createBrowserContext()).newPage();
const [contested] = ids;
const write = async (who, words) => {
  await who.bringToFront();
  await who.evaluate((id) => document.getElementById(id).querySelector("[data-field=alt]").focus(), contested);
  await who.keyboard.down("Control");
  await who.keyboard.press("KeyA");
  await who.keyboard.up("Control");
  await who.keyboard.type(words);
};
const save = async (who) => {
  await who.bringToFront();
  await who.evaluate((id) => document.getElementById(id).querySelector("[data-field=alt]").focus(), contested);
  await who.keyboard.down("Control");
  await who.keyboard.press("Enter");
  await who.keyboard.up("Control");
};
const answer = async (who, told) => {
  const selector = `#${contested} .answer`;
  await who.waitForFunction(
    (at, text) => document.querySelector(at).textContent.includes(text), { timeout: 60_000 }, selector, told,
  );
  return who.evaluate((at) => document.querySelector(at).textContent, selector);
};
await Promise.all([page.goto(city), theirs.goto(city)]);
await write(page, "Diggers at work, by us");
await write(theirs, "Diggers at work, by them");
await save(theirs);
await answer(theirs, "Saved.");
await save(page);
const conflict = await answer(page, "Somebody else");
const kept = await page.evaluate((id) => document.getElementById(id).querySelector("[data-field=alt]").value, contested);
await save(page);
await answer(page, "Saved.");
await theirs.reload();
const seen = await theirs.evaluate((id) => document.getElementById(id).querySelector("[data-field=alt]").value, contested);
await theirs.close();
await page.bringToFront();

// The day goes out by an editor's word, and the page tells how far it is.
await page.goto(address);
await tabTo(({ name }) => name === "Release it now");
await leave("Enter");
await page.waitForFunction(
  () => document.querySelector("#delivered").textContent.includes("have it"), { timeout: 60_000 },
);
const delivered = await page.evaluate(() => document.querySelector("#delivered").textContent);

// A reader at 400 % has 320 pixels across, as a phone has; and what is spoken is what is shown.
await page.setViewport({ width: 320, height: 640 });
const wide = [];
for (const [name, path] of [["day", address], ["city", city], ["article", city + stem(0)]]) {
  await page.goto(path);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) wide.push(name);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
const spoken = await page.evaluate(() => {
  const lines = [];
  speechSynthesis.speak = ({ text }) => lines.push(text);
  document.querySelector("#speak").click();
  return lines;
});
const heard = await page.evaluate(() =>
  [...document.querySelectorAll("#lines li")].map((line) => line.textContent.trim()));

const editors = { conflict, kept, seen };
process.stdout.write(JSON.stringify({
  pictures: ids.length, minutes, words, counted, remedies, live, editors, delivered, wide, spoken, heard, problems,
}));
await browser.close();
