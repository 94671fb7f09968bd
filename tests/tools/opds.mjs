// Prints what two catalogue clients' own parsers make of each feed named on the command line, one JSON
// object a line: Thorium's (r2-opds-js) and NYPL's (opds-feed-parser, which reads Atom alone).
// node tests/tools/opds.mjs TOOLS_FOLDER FEED...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${folder}/x.js`));
const own = (name) => require(`r2-opds-js/dist/es8-es2017/src/opds/${name}`);
const utils = createRequire(require.resolve("r2-opds-js/package.json"));
const shared = (name) => utils(`r2-shared-js/dist/es8-es2017/src/${name}`);
const { initGlobalConverters_OPDS, initGlobalConverters_GENERIC } = own("init-globals");
const { OPDS } = own("opds1/opds");
const { OPDSFeed } = own("opds2/opds2");
const { OPDSPublication } = own("opds2/opds2-publication");
const { convertOpds1ToOpds2 } = own("converter");
const { XML } = utils("r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper");
const { DOMParser } = utils("@xmldom/xmldom");
const { TaJsonDeserialize } = utils("r2-lcp-js/dist/es8-es2017/src/serializable");
const OPDSParser = require("opds-feed-parser").default;

initGlobalConverters_OPDS();
shared("init-globals").initGlobalConverters_SHARED();
initGlobalConverters_GENERIC();

const linkOf = (link) => ({
  rel: link.Rel,
  href: link.Href,
  type: link.TypeLink,
  title: link.Title,
});
const publicationOf = (publication) => ({
  identifier: publication.Metadata.Identifier,
  title: publication.Metadata.Title,
  authors: (publication.Metadata.Author ?? []).map((each) => each.Name),
  language: publication.Metadata.Language,
  modified: publication.Metadata.Modified,
  description: publication.Metadata.Description,
  series: (publication.Metadata.BelongsTo?.Series ?? []).map((each) => [each.Name, each.Position]),
  links: publication.Links.map(linkOf),
  images: (publication.Images ?? []).map(linkOf),
});
const feedOf = (feed) => ({
  title: feed.Metadata.Title,
  links: (feed.Links ?? []).map(linkOf),
  navigation: (feed.Navigation ?? []).map(linkOf),
  publications: (feed.Publications ?? []).map(publicationOf),
});

function thorium(path, text) {
  if (path.endsWith(".xml")) {
    const document = new DOMParser().parseFromString(text, "application/xml");
    return feedOf(convertOpds1ToOpds2(XML.deserialize(document, OPDS)));
  }
  const json = JSON.parse(text);
  if (!("publications" in json || "navigation" in json)) {
    return { publications: [publicationOf(TaJsonDeserialize(json, OPDSPublication))] };
  }
  return feedOf(TaJsonDeserialize(json, OPDSFeed));
}

async function nypl(text) {
  const feed = await new OPDSParser().parse(text);
  return {
    kind: feed.constructor.name,
    title: feed.title,
    links: feed.links.map((link) => [link.constructor.name, link.rel, link.href]),
    entries: feed.entries.map((entry) => ({
      id: entry.id,
      title: entry.title,
      authors: entry.authors.map((each) => each.name),
      series: entry.series && [entry.series.name, entry.series.position],
      summary: entry.summary?.content,
      links: entry.links.map((link) => [link.constructor.name, link.rel, link.href]),
    })),
  };
}

for (const path of paths) {
  const text = readFileSync(path, "utf-8");
  const said = { path, thorium: thorium(path, text) };
  if (path.endsWith(".xml")) said.nypl = await nypl(text);
  process.stdout.write(JSON.stringify(said) + "\n");
}
