// JavaScript tools on the same text as newswire: readers.mjs TOOL FILE SECONDS BYTES prints one line of figures.
// Run in the folder that holds node_modules.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [tool, file, seconds, sample] = process.argv.slice(2);
const require = createRequire(`${process.cwd()}/`);

const tools = {
  "wink-nlp": () => {
    const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"), ["sbd", "ner"]);
    return (text) => nlp.readDoc(text).entities().out(nlp.its.type);
  },
  compromise: () => {
    const nlp = require("compromise");
    nlp.plugin(require("compromise-dates"));
    return (text) => {
      const doc = nlp(text);
      return ["people", "places", "organizations", "dates", "money", "numbers"].flatMap((kind) =>
        doc[kind]().out("array").map(() => kind));
    };
  },
  "chrono-node": () => {
    const chrono = require("chrono-node");
    return (text, date) => chrono.parse(text, date).map(() => "time");
  },
};

const processor = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const texts = readFileSync(file, "utf8").trimEnd().split("\n").map((line) => {
  const { text, date } = JSON.parse(line);
  return { text, date: new Date(`${date ?? "2024-10-18"}T12:00:00Z`), size: Buffer.byteLength(text) };
});
const began = processor();
const read = tools[tool]();
read(texts[0].text, texts[0].date);
const start = processor() - began;

let found = {};
let sampled;
let done = 0;
let spent = 0;
const begin = processor();
for (const { text, date, size } of texts) {
  if (done >= sample && !sampled) sampled = [{ ...found }, done];
  for (const kind of read(text, date)) found[kind] = (found[kind] ?? 0) + 1;
  done += size;
  spent = processor() - begin;
  if (spent > seconds && sampled) break;
}
const [counts, bytes] = sampled ?? [found, done];
console.log(JSON.stringify({
  tool, start_ms: start * 1e3, bytes: done, seconds: spent, peak_kb: process.resourceUsage().maxRSS,
  sample: bytes, found: counts,
}));
