// Prints the accessibility tree of each XHTML page named on the command line, as Chromium has it:
// one JSON object a line. node tests/tools/speak.mjs PUPPETEER_FOLDER CHROMIUM PAGE...
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, chromium, ...pages] = process.argv.slice(2);
const puppeteer = createRequire(pathToFileURL(`${folder}/x.js`))("puppeteer");
const browser = await puppeteer.launch({ executablePath: chromium, headless: true });
const page = await browser.newPage();
const session = await page.createCDPSession();
for (const path of pages) {
  await page.goto(pathToFileURL(path).href);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  process.stdout.write(JSON.stringify({ path, nodes }) + "\n");
}
await browser.close();
