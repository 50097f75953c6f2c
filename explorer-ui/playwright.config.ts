// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';

const chromium = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
const root = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '*.pw.ts',
  outputDir: 'target/browser',
  reporter: 'list',
  timeout: 120_000,
  // A bound, not a measure: proofs are verified in the page, and the machine may be busy with other tests.
  expect: { timeout: 30_000 },
  workers: 2,
  forbidOnly: true,
  use: {
    launchOptions: { executablePath: chromium, args: root ? ['--no-sandbox'] : [] },
    viewport: { width: 1280, height: 900 },
  },
});
