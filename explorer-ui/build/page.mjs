// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './program.mjs';

// Builds the page that verifies from a disk: one HTML file with nothing beside it. The same sources give the same bytes.
//
//   node build/page.mjs [--trust trust.json] [--out verify.html]

const home = fileURLToPath(new URL('..', import.meta.url));
const source = (name) => resolve(home, 'src', name);

/** What stands inside an element must not look like its end. */
function inside(element, text) {
  if (new RegExp(`</${element}|<!--`, 'i').test(text)) {
    throw new Error(`the content of ${element} would end it`);
  }
  return text;
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};

const trust = option('--trust');
const out = resolve(option('--out') ?? resolve(home, 'target/classes/META-INF/resources/verify.html'));
const builtInTrust = trust === undefined ? 'undefined' : JSON.stringify(readFileSync(trust, 'utf8'));
const page = await program('src/page/main.ts', `export const builtInTrust = ${builtInTrust};\n`);
const style = ['report/report.css', 'page/verify.css'].map((name) => readFileSync(source(name), 'utf8')).join('\n');
const policy = [
  "default-src 'none'",
  `script-src ${hash(page)}`,
  `style-src ${hash(style)}`,
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const parts = {
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${inside('style', style)}</style>`,
  program: `<script type="module" id="program">${inside('script', page)}</script>`,
};
const html = readFileSync(source('page/verify.html'), 'utf8').replace(
  /<!-- (policy|style|program) -->/g,
  (_, part) => parts[part],
);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, html);
console.log(`${out}: ${html.length} characters, ${Buffer.byteLength(html)} bytes`);
