// `cargo xtask bench map`: how long mapping 1,000 events takes in Chromium, on a CPU four times slower than this one.
// RAATI_BENCH is the folder with the bound module; ends with 1 where a median is over the budget.
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, loadavg } from "node:os";
import { chromium } from "@playwright/test";
import { BACKENDS, EVENTS, NOW } from "./bench_bodies.mjs";

const BUDGET_MS = 50;
const THROTTLE = 4;
const WARM_UPS = 3;
const RUNS = 20;
const root = new URL("../../", import.meta.url);
const folder = process.env.RAATI_BENCH;

/** The module's two files, and an empty page to run them in. */
function serve() {
  const files = { "/bench.js": "text/javascript", "/bench_bg.wasm": "application/wasm" };
  const server = createServer((request, response) => {
    const type = files[request.url];
    response.setHeader("content-type", type ?? "text/html");
    response.end(type ? readFileSync(folder + request.url) : "<!doctype html><title>bench</title>");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Runs in the page: how many milliseconds each run took. */
async function measure({ files, bodies, items, events, now, warmUps, runs }) {
  const { default: start, Mapping } = await import("/bench.js");
  await start({ module_or_path: "/bench_bg.wasm" });
  const mapping = Mapping.of(files);
  const times = [];
  for (let run = 0; run < warmUps + runs; run += 1) {
    const began = performance.now();
    const brought = mapping.events(bodies, now);
    const took = performance.now() - began;
    if (brought.items !== items || brought.left_out !== 0 || brought.total !== events) {
      throw new Error(`brought ${brought.items} of ${brought.total}, ${brought.left_out} left out`);
    }
    brought.free();
    if (run >= warmUps) times.push(took);
    // A phone's events come one by one, too.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return times;
}

function profileFiles(name) {
  const read = (path) => readFileSync(new URL(path, root), "utf8");
  const own = read(`profiles/${name}.json`);
  const presets = JSON.parse(own).extends.map((preset) => [preset, read(`public/presets/${preset}.json`)]);
  return JSON.stringify({ own, presets: Object.fromEntries(presets) });
}

/** The smallest that a share of the times does not exceed. */
const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1];
const load = () => `${loadavg()[0].toFixed(1)} on ${cpus().length} cores`;

const server = await serve();
const browser = await chromium.launch({ executablePath: process.env.RAATI_CHROMIUM, args: ["--no-sandbox"] });
const results = [];
try {
  for (const { profile, bodies, items } of BACKENDS) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: THROTTLE });
    const given = { files: profileFiles(profile), bodies, items, events: EVENTS, now: NOW, warmUps: WARM_UPS, runs: RUNS };
    const times = await page.evaluate(measure, given);
    await page.close();
    const result = { profile, median_ms: quantile(times, 0.5), p95_ms: quantile(times, 0.95), load: load() };
    results.push(result);
    const bytes = bodies.reduce((sum, body) => sum + Buffer.byteLength(body), 0);
    const figures = `median ${result.median_ms.toFixed(1)} ms  p95 ${result.p95_ms.toFixed(1)} ms`;
    console.log(`${profile.padEnd(14)} ${EVENTS} events, ${Math.round(bytes / 1024)} KB  ${figures}  load ${result.load}`);
  }
} finally {
  await browser.close();
  server.close();
}
const report = { budget_ms: BUDGET_MS, throttle: THROTTLE, runs: RUNS, results };
writeFileSync(`${folder}/map.json`, `${JSON.stringify(report, null, 2)}\n`);
const over = results.filter((result) => result.median_ms > BUDGET_MS);
console.log(over.length === 0 ? `within ${BUDGET_MS} ms` : `over ${BUDGET_MS} ms: ${over.map((one) => one.profile).join(", ")}`);
process.exitCode = over.length === 0 ? 0 : 1;
