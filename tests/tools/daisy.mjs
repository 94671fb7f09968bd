// Reads a talking book by Readium's parser of DAISY (r2-shared-js, which is Thorium's).
// node tests/tools/daisy.mjs TOOLS_FOLDER BOOK
// Prints one JSON object: metadata, table of contents, printed pages, and the clips of each document.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [tools, book] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${tools}/x.js`));
const shared = (name) => require(`r2-shared-js/dist/es8-es2017/src/${name}`);
shared("init-globals").initGlobalConverters_SHARED();
shared("init-globals").initGlobalConverters_GENERIC();
const { isDaisyPublication, DaisyParsePromise } = shared("parser/daisy");

const kind = await isDaisyPublication(book);
const publication = await DaisyParsePromise(book);
const pairs = (node) =>
  node.Audio && !node.Children
    ? [[node.Text, node.Audio.split("#")[0], node.AudioClipBegin, node.AudioClipEnd]]
    : (node.Children ?? []).flatMap(pairs);
const entries = (links) =>
  (links ?? []).map((link) => [link.Title, link.Href, entries(link.Children)]);
process.stdout.write(
  JSON.stringify({
    kind,
    title: publication.Metadata.Title,
    language: publication.Metadata.Language,
    identifier: publication.Metadata.Identifier,
    contents: entries(publication.TOC),
    pages: (publication.PageList ?? []).map((link) => [link.Title, link.Href]),
    clips: Object.fromEntries(
      publication.Spine.map((link) => [link.Href, pairs(link.MediaOverlays)]),
    ),
    durations: Object.fromEntries(publication.Spine.map((link) => [link.Href, link.Duration])),
  }),
);
