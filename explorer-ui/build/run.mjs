// SPDX-License-Identifier: Apache-2.0
import { execFile, execFileSync } from 'node:child_process';
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
  'bench',
  'biome.json',
  'vitest.config.ts',
  'playwright.config.ts',
  '../cases/verifier',
  '../cases/vectors',
  '../gateway/evidence/target/generated-proofs/vectors.ndjson',
];

const env = { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' };

function run(...command) {
  const [program, ...options] = command;
  execFileSync(program, options, { cwd: home, env, stdio: 'inherit' });
}

/** Runs commands beside each other; what each says is shown in one piece. Fails if one fails, after all have ended. */
async function runTogether(...commands) {
  const ended = commands.map(
    ([program, ...options]) =>
      new Promise((end) => {
        execFile(program, options, { cwd: home, env, maxBuffer: 1 << 26 }, (failure, out, err) => {
          process.stdout.write(out);
          process.stderr.write(err);
          end(failure === null);
        });
      }),
  );
  if ((await Promise.all(ended)).includes(false)) {
    process.exit(1);
  }
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

async function unlessDone(step, inputs, output, action) {
  const stamp = join(stamps, step);
  const now = digest(inputs);
  if (existsSync(stamp) && existsSync(output) && readFileSync(stamp, 'utf8') === now) {
    console.log(`explorer-ui: ${step} is up to date`);
    return;
  }
  rmSync(stamp, { force: true });
  await action();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, now);
}

async function install() {
  await unlessDone('install', installed, join(home, 'node_modules'), () => run('npm', 'ci', '--no-audit', '--no-fund'));
}

async function build() {
  await install();
  await unlessDone('build', sources, page, () => run('node', 'build/page.mjs'));
  await unlessDone('explorer', sources, explorer, () => run('node', 'build/explorer.mjs'));
}

/** The types of the gateway's interface, from its description. */
async function describe() {
  await install();
  await unlessDone('types', [...installed, api], types, () => run('npx', 'openapi-typescript', api, '-o', types));
}

async function test() {
  await build();
  await describe();
  await unlessDone('test', tests, page, () =>
    runTogether(['npx', 'biome', 'check', '.'], ['npx', 'tsc', '--noEmit'], ['npx', 'vitest', 'run']),
  );
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

async function browser() {
  await build();
  const program = chromium();
  if (program === undefined) {
    console.error('explorer-ui: BROWSER TESTS ARE SKIPPED: no Chromium on PATH; name one in CHROMIUM, or install it');
    return;
  }
  env.CHROMIUM = program;
  await unlessDone('browser', tests, page, () => run('npx', 'playwright', 'test'));
}

/** Figures of this machine; what they are is said in bench/figures.mjs. */
async function bench() {
  await build();
  const program = chromium();
  if (program === undefined) {
    console.error('explorer-ui: no Chromium on PATH; name one in CHROMIUM, or install it');
    process.exit(69);
  }
  env.CHROMIUM = program;
  run('node', 'bench/figures.mjs', ...process.argv.slice(3));
}

const steps = { install, build, types: describe, test, browser, bench };
const step = steps[process.argv[2]];
if (step === undefined) {
  console.error(`usage: build/run ${Object.keys(steps).join('|')}`);
  process.exit(64);
}
await step();
