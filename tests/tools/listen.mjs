// Reads an edition's media overlays by Readium's parser (r2-shared-js, which is Thorium's), and plays
// one page in Chromium by them: at each time asked for, what is marked, and the samples that sound.
// node tests/tools/listen.mjs TOOLS_FOLDER CHROMIUM EDITION FOLDER PAGE TIME...
// FOLDER holds the edition, unpacked. Prints one JSON object.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, chromium, edition, folder, page, ...times] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${tools}/x.js`));
const shared = (name) => require(`r2-shared-js/dist/es8-es2017/src/${name}`);
shared("init-globals").initGlobalConverters_SHARED();
shared("init-globals").initGlobalConverters_GENERIC();
const { EpubParsePromise, getMediaOverlay } = shared("parser/epub");

const publication = await EpubParsePromise(edition);
const pairs = (node) =>
  node.Audio && !node.Children
    ? [[node.Text, node.Audio.split("#")[0], node.AudioClipBegin, node.AudioClipEnd]]
    : (node.Children ?? []).flatMap(pairs);
const overlays = {};
for (const link of publication.Spine) {
  overlays[link.Href] = pairs(await getMediaOverlay(publication, link.Href));
}
const active = publication.Metadata.MediaOverlay.ActiveClass;

const browser = await require("puppeteer").launch({ executablePath: chromium, headless: true });
const tab = await browser.newPage();
await tab.goto(pathToFileURL(`${folder}/${page}`).href);
const clips = overlays[page];
const sound = readFileSync(`${folder}/${clips[0][1]}`).toString("base64");
const heard = await tab.evaluate(play, sound, clips, active, times.map(Number));
await browser.close();
process.stdout.write(JSON.stringify({ overlays, active, heard }));

async function play(data, clips, active, times) {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const audio = new Audio(URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" })));
  audio.preload = "metadata";
  await new Promise((done) => audio.addEventListener("loadedmetadata", done, { once: true }));
  // Decoded as a whole: what is heard at a time is then the same however busy the machine is.
  const sound = await new OfflineAudioContext(1, 1, 22050).decodeAudioData(bytes.buffer);
  const samples = sound.getChannelData(0);
  return times.map((time) => {
    const clip = clips.find(([, , begin, end]) => begin <= time && time < end);
    const element = document.getElementById(clip[0].split("#")[1]);
    document.querySelectorAll(`.${active}`).forEach((other) => other.classList.remove(active));
    element.classList.add(active);
    const heard = samples.slice(Math.round(time * 22050), Math.round((time + 0.8) * 22050));
    return {
      time,
      duration: audio.duration,
      id: element.id,
      text: element.textContent,
      line: getComputedStyle(element).outlineStyle,
      samples: Array.from(heard, (value) => Math.round(value * 32767)),
    };
  });
}
