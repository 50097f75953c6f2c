// SPDX-License-Identifier: Apache-2.0
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { program } from '../build/program.mjs';

// Measures in Chromium how long a bundle and a large file take, beside baselines in the same run, and whether verify.html goes on
// answering meanwhile.
//
//   build/run bench [--bytes 1073741824] [--times 200] [--runs 3] [--json figures.json]

const { values } = parseArgs({
  options: {
    bytes: { type: 'string', default: String(2 ** 30) },
    times: { type: 'string', default: '200' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const bytes = natural('bytes');
const times = natural('times');
const runs = natural('runs');

const home = fileURLToPath(new URL('..', import.meta.url));
const work = `${home}target/bench/`;
const large = `${work}large.bin`;
const cases = (name) => `${home}../cases/verifier/${name}`;
const FILE_WORKS = ['read', 'sha256', 'sm3', 'both'];
const NAMES = {
  read: 'baseline: reading alone',
  sha256: 'baseline: SHA-256 by noble-hashes',
  sm3: 'baseline: SM3',
  both: 'both suites, as the pages do',
};

function natural(name) {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) {
    console.error(`--${name} is a number from 1 on`);
    process.exit(64);
  }
  return value;
}

/** Median and spread. */
function summary(samples) {
  const sorted = [...samples].sort((left, right) => left - right);
  return { median: sorted[Math.floor(sorted.length / 2)], least: sorted[0], most: sorted.at(-1) };
}

/** The longest time for which the page's main thread did not come to a timer, and its longest task of more than 50 ms. */
function watchMainThread() {
  const watched = { longestTask: 0, longestPause: 0, progress: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      watched.longestTask = Math.max(watched.longestTask, duration);
    }
  }).observe({ type: 'longtask' });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watched.longestPause = Math.max(watched.longestPause, now - last);
    last = now;
    const shown = document.querySelector('progress')?.value;
    if (shown !== undefined && shown !== watched.progress.at(-1)) {
      watched.progress.push(shown);
    }
  }, 10);
  globalThis.watched = watched;
}

async function bundleFigures(browser) {
  const bundle = readFileSync(cases('a-captured-file.evb'), 'utf8');
  const trust = readFileSync(cases('trust.json'), 'utf8');
  const samples = {};
  for (let i = 0; i < runs; i++) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(`${work}bench.html`).href);
    const found = await page.evaluate(([evb, root, count]) => figures.bundle(evb, root, count), [bundle, trust, times]);
    await page.close();
    const idle = await browser.newPage();
    await idle.goto(pathToFileURL(`${work}bench.html`).href);
    const after = await idle.evaluate(([evb, root]) => figures.bundleAfterIdle(evb, root), [bundle, trust]);
    await idle.close();
    for (const [name, values] of Object.entries({ ...found, ...after })) {
      samples[name] = [...(samples[name] ?? []), ...values];
    }
  }
  return { bytes: bundle.length, samples };
}

async function fileFigures(browser) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(`${work}bench.html`).href);
  await page.locator('input').setInputFiles(large);
  const samples = {};
  for (let i = 0; i < runs; i++) {
    for (const kind of FILE_WORKS) {
      const seconds = await page.evaluate((one) => figures.file(one), kind);
      samples[NAMES[kind]] = [...(samples[NAMES[kind]] ?? []), bytes / seconds / 2 ** 20];
    }
  }
  await page.close();
  return samples;
}

/** verify.html itself, from the choice of the file until its digests stand there. */
async function pageFigures(browser) {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(`${home}target/classes/META-INF/resources/verify.html`).href);
  await page.locator('#trust-file').setInputFiles(cases('trust.json'));
  await page.evaluate(watchMainThread);
  const begin = performance.now();
  await page.locator('#files').setInputFiles(large);
  await page.locator('.originals code').waitFor({ timeout: 3_600_000 });
  const seconds = (performance.now() - begin) / 1000;
  const watched = await page.evaluate(() => globalThis.watched);
  await page.close();
  return {
    seconds,
    longestTask: watched.longestTask,
    longestPause: watched.longestPause,
    steps: watched.progress.length,
  };
}

/** Three digits. */
function figure(value) {
  return String(Number(value.toPrecision(3)));
}

function row(name, samples, unit) {
  const { median, least, most } = summary(samples);
  console.log(`${name.padEnd(40)} ${figure(median)} [${figure(least)}–${figure(most)}] ${unit}`);
}

mkdirSync(work, { recursive: true });
const text = await program('bench/program.ts', '');
writeFileSync(`${work}bench.html`, `<!doctype html><meta charset="utf-8"><input type="file"><script>${text}</script>`);
const file = openSync(large, 'w');
ftruncateSync(file, bytes);
closeSync(file);
const root = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: root ? ['--no-sandbox'] : [] });
try {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Chromium ${browser.version()}, load ${loadavg()[0]?.toFixed(2)}`;
  console.log(`${machine}; ${runs} runs, median [least–most]`);
  const bundle = await bundleFigures(browser);
  for (const [name, samples] of Object.entries(bundle.samples)) {
    row(name, samples, 'ms');
  }
  const hashing = await fileFigures(browser);
  for (const [name, samples] of Object.entries(hashing)) {
    row(name, samples, 'MiB/s');
  }
  const pages = [];
  for (let i = 0; i < runs; i++) {
    pages.push(await pageFigures(browser));
  }
  const size = `${Math.round(bytes / 2 ** 20)} MiB`;
  row(
    `verify.html, a file of ${size}`,
    pages.map(({ seconds }) => seconds),
    's',
  );
  row(
    'its longest main-thread task',
    pages.map(({ longestTask }) => longestTask),
    'ms (0: none above 50)',
  );
  row(
    'its longest pause between timers',
    pages.map(({ longestPause }) => longestPause),
    'ms',
  );
  row(
    'different states of its progress bar',
    pages.map(({ steps }) => steps),
    '',
  );
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ machine, bytes, times, runs, bundle, hashing, pages }, null, 1)}\n`);
  }
} finally {
  await browser.close();
  rmSync(large, { force: true });
}
