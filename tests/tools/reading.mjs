// Walks through a served shelf by the Tab and Enter keys in Chromium, with scripts of pages switched
// off: opens it, reads an article, goes on to the next, downloads the edition. Prints what it came by.
// node tests/tools/reading.mjs TOOLS_FOLDER CHROMIUM ADDRESS FOLDER_FOR_DOWNLOADS
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, chromium, address, downloads] = process.argv.slice(2);
const puppeteer = createRequire(pathToFileURL(`${folder}/x.js`))("puppeteer");
const browser = await puppeteer.launch({ executablePath: chromium, headless: true });
const page = await browser.newPage();
const refused = [];
page.on("console", (message) => refused.push(message.text()));
await page.setJavaScriptEnabled(false);
const session = await browser.target().createCDPSession();
await session.send("Browser.setDownloadBehavior", {
  behavior: "allow", downloadPath: downloads, eventsEnabled: true,
});
const done = new Promise((resolve) => {
  session.on("Browser.downloadProgress", ({ state }) => state === "completed" && resolve());
});
await page.goto(address);

const name = () => page.evaluate(() => {
  const focused = document.activeElement;
  return focused.matches("a, button, input, summary") ? focused.textContent.trim() : "";
});
const tabTo = async (wanted) => {
  for (let steps = 0; steps < 90; steps += 1) {
    await page.keyboard.press("Tab");
    if ((await name()).startsWith(wanted)) return;
  }
  throw new Error(`no key leads to ${wanted}`);
};
const follow = async (wanted) => {
  await tabTo(wanted);
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
};
const said = { pages: [] };
const look = async () => {
  said.pages.push(await page.evaluate(() => ({
    address: location.pathname + location.hash,
    type: document.contentType,
    heading: document.querySelector("h1").textContent,
    margin: getComputedStyle(document.querySelector("nav p, nav li")).marginTop,
    pictures: [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    scripts: document.scripts.length,
  })));
};

await look();
await follow("Read in the browser");
await look();
await follow("Night ferries return");
await look();
await tabTo("1");
await page.keyboard.press("Enter");
await look();
await follow("Next: Market hall traders");
await look();
// A place is the address: whoever opens it again is there.
await page.goto(new URL(said.pages[3].address, address).href);
await look();
said.scrolled = await page.evaluate(() => scrollY > 0);
await follow("The Meridian Courier");
await tabTo("EPUB for eink");
await page.keyboard.press("Enter");
await done;
said.downloaded = readdirSync(downloads).map((file) => [file, statSync(join(downloads, file)).size]);
said.refused = refused;
process.stdout.write(JSON.stringify(said));
await browser.close();
