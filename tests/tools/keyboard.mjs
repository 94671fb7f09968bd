// Walks through a shelf by the Tab and Enter keys in Chromium, with scripts of pages switched off, and
// prints what it came by as JSON.
// node tests/tools/keyboard.mjs TOOLS_FOLDER CHROMIUM SHELF
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, chromium, shelf] = process.argv.slice(2);
const puppeteer = createRequire(pathToFileURL(`${folder}/x.js`))("puppeteer");
const types = { html: "text/html", css: "text/css", jpg: "image/jpeg", epub: "application/epub+zip" };
let downloaded = 0;
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  const file = join(shelf, path.endsWith("/") ? `${path}index.html` : path);
  if (!existsSync(file)) return response.writeHead(404).end();
  if (file.endsWith(".epub")) downloaded = statSync(file).size;
  response.writeHead(200, { "content-type": types[file.split(".").pop()] ?? "text/plain" });
  createReadStream(file).pipe(response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await puppeteer.launch({ executablePath: chromium, headless: true });
const page = await browser.newPage();
await page.setJavaScriptEnabled(false);
await page.goto(`http://127.0.0.1:${server.address().port}/`);

const focused = [];
const name = () => page.evaluate(() => document.activeElement.textContent.trim());
async function tabTo(wanted) {
  for (let steps = 0; steps < 60; steps += 1) {
    await page.keyboard.press("Tab");
    focused.push(await name());
    if (focused.at(-1).startsWith(wanted)) return;
  }
  throw new Error(`no key leads to ${wanted}`);
}

await tabTo("EPUB for eink");
await page.keyboard.press("Enter");
await new Promise((resolve) => setTimeout(resolve, 1500));
await tabTo("Accessibility of this edition");
await page.keyboard.press("Enter");
const opened = await page.evaluate(
  () => document.querySelector("details[open] summary")?.textContent ?? "",
);
await tabTo("City Desk");
await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
const desk = await page.evaluate(() => document.querySelector("h1").textContent);
const scripts = await page.evaluate(() => document.scripts.length);
process.stdout.write(JSON.stringify({ focused, opened, downloaded, desk, scripts }));
await browser.close();
server.close();
