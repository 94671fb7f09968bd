// Runs Ace on several files in one Chromium, and writes report.json of each into a folder of its own.
// node tests/tools/ace.mjs TOOLS_FOLDER FILE FOLDER [FILE FOLDER]...
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/x.js`));
const ace = require("@daisy/ace-core");
const runner = require("@daisy/ace-axe-runner-puppeteer");
const open = { ...runner, launch: async () => {}, close: async () => {} };
await runner.launch();
try {
  for (let at = 0; at < paths.length; at += 2) {
    const options = { cwd: process.cwd(), outdir: paths[at + 1], initLogger: at === 0, silent: true };
    await ace(paths[at], options, open);
  }
} finally {
  await runner.close();
}
process.exit(0);
