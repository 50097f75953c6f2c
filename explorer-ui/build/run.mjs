// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Runs a step unless nothing that it reads has changed since it last went well.

const home = fileURLToPath(new URL('..', import.meta.url));
const stamps = join(home, 'target/stamps');
const page = join(home, 'target/classes/META-INF/resources/verify.html');
const explorer = join(home, 'target/classes/META-INF/resources/index.html');
const types = join(home, 'target/api/schema.d.ts');
const api = '../gateway/server/openapi.json';
const installed = ['package.json', 'package-lock.json', '.npmrc'];
const sources = [...installed, 'src', 'build', 'tsconfig.json'];
const tests = [
  ...sources,
  api,
  '../gateway/server/src/main/resources/page-policy.txt',
  'test',
  'biome.json',
  'vitest.config.ts',
  'playwright.config.ts',
  '../cases/verifier',
  '../cases/vectors',
];

function run(...command) {
  const [program, ...options] = command;
  const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };
  execFileSync(program, options, { cwd: home, env, stdio: 'inherit' });
}

function filesOf(path) {
  if (!existsSync(path)) {
    return [];
  }
  const below = () =>
    readdirSync(path)
      .sort()
      .flatMap((name) => filesOf(join(path, name)));
  return statSync(path).isDirectory() ? below() : [path];
}

function digest(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesOf(join(home, input)))) {
    const content = readFileSync(file);
    hash.update(`\n${file.slice(home.length)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function unlessDone(step, inputs, output, action) {
  const stamp = join(stamps, step);
  const now = digest(inputs);
  if (existsSync(stamp) && existsSync(output) && readFileSync(stamp, 'utf8') === now) {
    console.log(`explorer-ui: ${step} is up to date`);
    return;
  }
  rmSync(stamp, { force: true });
  action();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}

function install() {
  unlessDone('install', installed, join(home, 'node_modules'), () => run('npm', 'ci', '--no-audit', '--no-fund'));
}

function build() {
  install();
  unlessDone('build', sources, page, () => run('node', 'build/page.mjs'));
  unlessDone('explorer', sources, explorer, () => run('node', 'build/explorer.mjs'));
}

/** The types of the gateway's interface, from its description. */
function describe() {
  install();
  unlessDone('types', [...installed, api], types, () => run('npx', 'openapi-typescript', api, '-o', types));
}

function test() {
  build();
  describe();
  unlessDone('test', tests, page, () => {
    run('npx', 'biome', 'check', '.');
    run('npx', 'tsc', '--noEmit');
    run('npx', 'vitest', 'run');
  });
}

function find(program) {
  try {
    return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}

function chromium() {
  const known = () => process.env.CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome'].map(find).find(Boolean);
  if (known() === undefined && process.getuid?.() === 0 && find('apt-get') !== undefined) {
    try {
      run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei');
    } catch {
      console.error('explorer-ui: apt-get could not install chromium');
    }
  }
  return known();
}

function browser() {
  build();
  const program = chromium();
  if (program === undefined) {
    console.error('explorer-ui: BROWSER TESTS ARE SKIPPED: no Chromium on PATH; name one in CHROMIUM, or install it');
    return;
  }
  process.env.CHROMIUM = program;
  unlessDone('browser', tests, page, () => run('npx', 'playwright', 'test'));
}

const steps = { install, build, types: describe, test, browser };
const step = steps[process.argv[2]];
if (step === undefined) {
  console.error(`usage: build/run ${Object.keys(steps).join('|')}`);
  process.exit(64);
}
step();
