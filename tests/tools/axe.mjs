// Prints what axe-core says of each page named on the command line, by path or address, as Chromium
// has it: one JSON object a line, with the rules violated and how many rules passed. With --dark
// before the pages, as a reader sees them who asks for dark ones.
// node tests/tools/axe.mjs TOOLS_FOLDER CHROMIUM [--dark] PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, chromium, ...rest] = process.argv.slice(2);
const dark = rest[0] === "--dark";
const paths = dark ? rest.slice(1) : rest;
const require = createRequire(pathToFileURL(`${folder}/x.js`));
const puppeteer = require("puppeteer");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf-8");
const browser = await puppeteer.launch({ executablePath: chromium, headless: true });
const page = await browser.newPage();
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
for (const path of paths) {
  await page.goto(path.startsWith("http:") ? path : pathToFileURL(path).href);
  await page.evaluate(axe);
  const said = await page.evaluate(() => window.axe.run(document));
  const violations = said.violations.flatMap((rule) =>
    rule.nodes.map((node) => ({ rule: rule.id, help: rule.help, node: node.html })),
  );
  process.stdout.write(JSON.stringify({ path, violations, passes: said.passes.length }) + "\n");
}
await browser.close();
