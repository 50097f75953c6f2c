// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { casePath } from '../cases';
import { enlarged } from '../packages';
import { findings } from './axe';

const target = fileURLToPath(new URL('../../target/', import.meta.url));
const page = pathToFileURL(`${target}classes/META-INF/resources/verify.html`).href;
const vector = (name: string): string => casePath(`verifier/${name}`);
const recording = { name: 'recording.txt', mimeType: 'text/plain', buffer: Buffer.from('见证录音 recording') };

let asked: string[];

test.beforeEach(async ({ page: tab, context }) => {
  asked = [];
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('pageerror', (error) => asked.push(String(error)));
  await context.setOffline(true);
  await tab.goto(page);
});

test.afterEach(() => {
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([]);
});

async function choose(
  tab: Page,
  ...files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0][]
): Promise<void> {
  await tab.locator('#trust-file').setInputFiles(vector('trust.json'));
  for (const file of files) {
    await tab.locator('#files').setInputFiles(file);
  }
}

test('says in words that a file matches, with nothing but files from the disk', async ({ page: tab }) => {
  await choose(tab, vector('a-captured-file.evb'), recording);

  await expect(tab.locator('.answer')).toContainText('一致：该记录与经共同见签的日志相符');
  await expect(tab.locator('.steps > li')).toHaveCount(11);
  await expect(tab.locator('.steps > li.ok')).toHaveCount(11);
  await expect(tab.locator('.limits > li')).toHaveCount(7);
  await expect(tab.locator('#trust')).toContainText('CityMSP');
  expect(await findings(tab)).toEqual([]);
});

test('says that another file differs, in English', async ({ page: tab }) => {
  await tab.locator('#language').click();
  await choose(tab, vector('a-captured-file.evb'), { ...recording, buffer: Buffer.from('another') });

  await expect(tab.locator('.answer')).toHaveText('Differs: the file is not the one that was recorded');
  await expect(tab.locator('.steps > li.failed')).toContainText('The file is the one that was recorded');
  expect(await findings(tab)).toEqual([]);
});

test('says that a proof is invalid when one byte of the bundle is changed', async ({ page: tab }) => {
  const changed = readFileSync(vector('a-captured-file.evb'));
  const at = changed.indexOf('evidence.file');
  changed[at] = (changed[at] as number) ^ 1;
  await choose(tab, { name: 'changed.evb', mimeType: 'application/json', buffer: changed });

  await expect(tab.locator('.answer')).toHaveText('证明无效：证明违反了规则');
  await expect(tab.locator('.verdict')).toContainText('INCLUSION_PATH');
});

test('cannot tell under the trust root of another log', async ({ page: tab }) => {
  await tab.locator('#files').setInputFiles(vector('a-captured-file.evb'));
  await expect(tab.locator('.result .waiting')).toContainText('尚未选择信任根');
  await tab.locator('#trust-file').setInputFiles(vector('network-trust.json'));

  await expect(tab.locator('.code')).toHaveText(/CANNOT_TELL|PROOF_INVALID/);
  await expect(tab.locator('.verdict')).toContainText('TRUST_ORIGIN');
});

test('says what is wrong with a trust root, and no longer uses the one before', async ({ page: tab }) => {
  await choose(tab, vector('a-captured-file.evb'));
  await expect(tab.locator('.code')).toHaveText('MATCHES');
  const bad = { name: 'trust.json', mimeType: 'application/json', buffer: Buffer.from('{"v":2}') };
  await tab.locator('#trust-file').setInputFiles(bad);

  await expect(tab.locator('#trust [role=alert]')).toContainText('UNKNOWN_VERSION');
  await expect(tab.locator('.code')).toHaveCount(0);
});

test('hashes a large file beside the page, shows how far it is, and can be told to stop', async ({ page: tab }) => {
  const large = `${target}large.bin`;
  mkdirSync(target, { recursive: true });
  writeFileSync(large, Buffer.alloc(192 << 20));
  await choose(tab, vector('a-captured-file.evb'), large);

  await expect(tab.locator('progress')).toBeVisible();
  await expect.poll(() => tab.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
  await tab.getByRole('button', { name: '取消' }).click();
  await expect(tab.locator('.originals')).toContainText('已取消');
  await tab.locator('#files').setInputFiles(recording);
  await expect(tab.locator('.answer')).toContainText('一致');
});

test('takes dropped files, several bundles at once', async ({ page: tab }) => {
  const files = ['trust.json', 'a-captured-file.evb', 'an-item-signed-by-a-session-key.evb'];
  const contents = files.map((name) => ({ name, base64: readFileSync(vector(name)).toString('base64') }));
  const dropped = await tab.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name));
    }
    return transfer;
  }, contents);
  await tab.dispatchEvent('body', 'drop', { dataTransfer: dropped });

  await expect(tab.locator('.code')).toHaveText(['MATCHES', 'MATCHES']);
  await expect(tab.locator('.answer').first()).toContainText('一致');
});

test('shows that these are all entries, and that there is none', async ({ page: tab }) => {
  await tab.locator('#trust-file').setInputFiles(vector('answer-trust.json'));
  await tab.locator('#files').setInputFiles(vector('an-answer-of-all-entries.eva'));
  await tab.locator('#files').setInputFiles(vector('an-answer-of-none.eva'));

  await expect(tab.locator('.code')).toHaveText(['MATCHES', 'NOT_RECORDED']);
  await expect(tab.locator('.result').first()).toContainText('witness.item');
  await expect(tab.locator('.answer').last()).toContainText('未记录');
  expect(await findings(tab)).toEqual([]);
});

test('checks a bundle with the blocks of the ledger', async ({ page: tab }) => {
  await tab.locator('#trust-file').setInputFiles(vector('network-trust.json'));
  await tab.locator('#files').setInputFiles(vector('network-full.evb'));

  await expect(tab.locator('.code')).toHaveText('MATCHES');
  await expect(tab.locator('.steps > li')).toHaveCount(15);
});

test('says of an evidence package off line what the command line says: the verdict first, then each part', async ({
  page: tab,
}) => {
  await tab.locator('#files').setInputFiles(casePath('packages/recording.zip'));
  await expect(tab.locator('.package .waiting')).toContainText('尚未选择信任根');
  await tab.locator('#trust-file').setInputFiles(casePath('packages/trust.json'));

  const said = tab.locator('.package');
  await expect(said.locator('> .verdict .answer')).toContainText('一致');
  await expect(said.locator('.statements > li')).toHaveCount(3);
  await expect(said.getByRole('table')).toHaveCount(2);
  await expect(said.getByRole('table').last().getByRole('row')).toHaveCount(15);
  await expect(said.locator('.part > summary .code')).toHaveText(['MATCHES', 'MATCHES', 'NOT_RECORDED']);
  expect(await findings(tab)).toEqual([]);
});

test('says why a package does not plainly match', async ({ page: tab }) => {
  await tab.locator('#language').click();
  await tab.locator('#trust-file').setInputFiles(vector('packages/trust.json'));
  await tab.locator('#files').setInputFiles(vector('packages/several-records.zip'));
  await expect(tab.locator('.answer').first()).toContainText('Matches with gaps');
  await expect(tab.locator('.statements')).toContainText('Before the ledger: unproven');
  await expect(tab.locator('.package').getByRole('table')).toHaveCount(3);
  await tab.setViewportSize({ width: 360, height: 740 });
  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findings(tab)).toEqual([]);

  await tab.locator('#clear').click();
  await expect(tab.locator('.package')).toHaveCount(0);
  const whole = readFileSync(vector('packages/court.zip'));
  const cut = { name: 'cut.zip', mimeType: 'application/zip', buffer: whole.subarray(0, whole.length - 9) };
  await tab.locator('#files').setInputFiles(cut);
  await expect(tab.locator('.package .code')).toHaveText('PROOF_INVALID');
  await expect(tab.locator('.findings')).toContainText('[CONTAINER]: demanded the directory of these members');
});

test('checks a large package beside the page, and can be told to stop', async ({ page: tab }) => {
  const large = `${target}large.zip`;
  mkdirSync(target, { recursive: true });
  writeFileSync(large, await enlarged(readFileSync(vector('packages/court.zip')), 192 << 20));
  await tab.locator('#trust-file').setInputFiles(vector('packages/trust.json'));
  await tab.locator('#files').setInputFiles(large);

  await expect.poll(() => tab.locator('progress').evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0);
  await tab.getByRole('button', { name: '取消 large.zip' }).click();
  await expect(tab.locator('.package .problem')).toContainText('已取消');
});

test('can be worked with the keyboard alone', async ({ page: tab }) => {
  await tab.keyboard.press('Tab');
  await expect(tab.locator('#language')).toBeFocused();
  await tab.keyboard.press('Enter');
  await expect(tab.locator('h1')).toHaveText('Evidence check');
  await tab.keyboard.press('Tab');
  await expect(tab.locator('#trust-file')).toBeFocused();
  await tab.keyboard.press('Tab');
  await expect(tab.locator('#files')).toBeFocused();
});

test('fits a narrow screen without scrolling sideways', async ({ page: tab }) => {
  await tab.setViewportSize({ width: 360, height: 740 });
  await choose(tab, vector('a-captured-file.evb'), recording);
  await expect(tab.locator('.answer')).toBeVisible();
  for (const details of await tab.locator('summary').all()) {
    await details.click();
  }

  expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await findings(tab)).toEqual([]);
});

test('asks no network even where a script would', async ({ page: tab }) => {
  const policy = await tab.locator('meta[http-equiv]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const refused = await tab.evaluate(() =>
    fetch('https://example.invalid/').then(
      () => false,
      () => true,
    ),
  );
  expect(refused).toBe(true);
  asked = [];
});
