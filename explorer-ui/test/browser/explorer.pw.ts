// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { casePath } from '../cases';
import { type Answer, GatewayDouble, recorded, recordedPath } from '../gateway/double';
import { findings } from './axe';
import { isFit } from './fit';

const LOT_ANSWER = recordedPath(/^\/api\/v1\/index\/lot\?key=\w{23}$/);
const LOT = LOT_ANSWER.slice(-23);
const TIMELINE = `/api/v1/lots/${LOT}?cursor=0&limit=200`;
const UNKNOWN_LOT = 'A000000AA00000000000000';
const UNKNOWN_RECORD = '019d6aab-7b00-7000-8000-000000000000';

interface Item {
  readonly block: number;
  readonly record: { readonly id: string; readonly type: string; readonly body: Record<string, unknown> };
}

const items = (JSON.parse((recorded[TIMELINE] as Answer).body) as { items: Item[] }).items;
const file = items.find(({ record }) => record.type === 'evidence.file') as Item;
const digest = (file.record.body.digests as { sha256: string }).sha256;
const original = casePath(`sample/evidence/${file.record.body.name}`);

const gateway = new GatewayDouble();
let url: string;
let asked: string[];
let complaints: string[];
let expected: RegExp;

test.beforeAll(async () => {
  url = await gateway.start();
});

test.afterAll(() => gateway.stop());

test.beforeEach(({ page: tab }) => {
  gateway.changes.clear();
  asked = [];
  complaints = [];
  expected = /status of 404/;
  tab.on('request', (request) => asked.push(request.url()));
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) {
      complaints.push(message.text());
    }
  });
});

test.afterEach(() => {
  const outside = asked.filter((one) => !one.startsWith(url) && !one.startsWith('blob:') && !one.startsWith('data:'));
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
});

function text(name: string): string {
  return readFileSync(casePath(`verifier/${name}`), 'utf8');
}

function bundlePath(id: string): string {
  return `/api/v1/records/${id}/bundle`;
}

function changedJson(path: string, change: (json: Record<string, unknown>) => void): void {
  const answer = recorded[path] as Answer;
  const json = JSON.parse(answer.body) as Record<string, unknown>;
  change(json);
  gateway.changes.set(path, { ...answer, body: JSON.stringify(json) });
}

async function lookUp(tab: Page, text: string): Promise<void> {
  await tab.goto(url);
  await tab.getByRole('textbox').fill(text);
  await tab.getByRole('textbox').press('Enter');
}

test('leads from the code of a lot to its records and proves that these are all', async ({ page: tab }) => {
  await lookUp(tab, ` ${LOT.toLowerCase()} `);

  await expect(tab).toHaveTitle(`标段 ${LOT} · 见证链浏览器`);
  await expect(tab.getByRole('status').filter({ hasText: '完整' })).toContainText(`共 ${items.length} 条记录`);
  await expect(tab.locator('.row')).toHaveCount(items.length);
  await expect(tab.locator('.ant-tag', { hasText: '已证明' })).toHaveCount(items.length);
  await expect(tab.locator('.stages .now')).toHaveCount(1);
  await expect(tab.locator('.row').first()).toContainText('+08:00');
  const whole = tab.getByRole('link', { name: '下载取证包（.zip）' });
  await expect(whole).toHaveAttribute('href', `/api/v1/lots/${LOT}/package`);
});

test('shows a record that the gateway hides from the list', async ({ page: tab }) => {
  changedJson(TIMELINE, (json) => {
    json.items = items.slice(1);
    json.total = items.length - 1;
  });
  await tab.goto(`${url}/lots/${LOT}`);

  await expect(tab.locator('.row')).toHaveCount(items.length);
  await expect(tab.locator('.ant-tag', { hasText: '已证明' })).toHaveCount(items.length);
});

test('warns of a record that the gateway has changed in the list', async ({ page: tab }) => {
  changedJson(TIMELINE, (json) => {
    const [first, ...others] = items as [Item, ...Item[]];
    json.items = [{ ...first, record: { ...first.record, at: '2020-01-01T00:00:00Z' } }, ...others];
  });
  await tab.goto(`${url}/lots/${LOT}`);

  await expect(tab.getByRole('alert').filter({ hasText: '不在证明之内' })).toBeVisible();
  await expect(tab.locator('.ant-tag', { hasText: '不在证明之内' })).toHaveCount(1);
});

test('verifies a record in the page, step by step, and says what that does not prove', async ({ page: tab }) => {
  await tab.goto(`${url}/records/${file.record.id}`);

  await expect(tab.locator('.verdict .code')).toHaveText('MATCHES');
  await expect(tab.locator('.steps > li')).toHaveCount(11);
  await expect(tab.locator('.limits > li')).not.toHaveCount(0);
  await expect(tab.locator('.original')).toContainText('原件不公开');
  const [saved] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: '下载证据包（.evb）' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe(`${file.record.id}.evb`);
  const whole = tab.getByRole('link', { name: '下载取证包（.zip）' });
  await expect(whole).toHaveAttribute('href', `/api/v1/records/${file.record.id}/package`);
});

test('believes no gateway that changes a record', async ({ page: tab }) => {
  const path = bundlePath(file.record.id);
  const answer = recorded[path] as Answer;
  gateway.changes.set(path, { ...answer, body: answer.body.replace('"mediaType":"', '"mediaType":"x') });
  await tab.goto(`${url}/records/${file.record.id}`);

  await expect(tab.locator('.verdict .code')).toHaveText('PROOF_INVALID');
  await expect(tab.locator('.verdict')).toContainText('INCLUSION_PATH');
  await expect(tab.getByText('以下内容未通过核验')).toBeVisible();
});

test('offers the original where everybody may read it', async ({ page: tab }) => {
  const id = '019cf443-b560-7158-be78-d43ab50412b6';
  gateway.changes.set('/api/v1/trust', { status: 200, type: 'application/json', body: text('trust.json') });
  gateway.changes.set(bundlePath(id), { status: 200, type: 'application/json', body: text('a-captured-file.evb') });
  await tab.goto(`${url}/records/${id}`);

  await expect(tab.locator('.verdict .code')).toHaveText('MATCHES');
  await expect(tab.getByRole('link', { name: '下载原件' })).toHaveAttribute('href', /^\/api\/v1\/files\/[0-9a-f]{64}$/);
});

test('finds a file by what it is, and compares it with the record', async ({ page: tab }) => {
  await tab.goto(url);
  await tab.locator('input[type=file]').setInputFiles(original);

  await expect(tab).toHaveURL(`${url}/index/digest?key=${digest}`);
  await tab.getByRole('link', { name: /文件存证/ }).click();
  await expect(tab.locator('.verdict .code')).toHaveText('MATCHES');
  await expect(tab.locator('.original')).toContainText(`已对照：${file.record.body.name}`);
  const another = { name: 'another', mimeType: 'text/plain', buffer: Buffer.from('another file') };
  await tab.locator('.original input[type=file]').setInputFiles(another);
  await expect(tab.locator('.verdict .code')).toHaveText('DIFFERS');
});

test('proves that a file was never registered, and says what that means', async ({ page: tab }) => {
  await tab.goto(url);
  const another = { name: 'another', mimeType: 'text/plain', buffer: Buffer.from('another file') };
  await tab.locator('input[type=file]').setInputFiles(another);

  await expect(tab.getByText('这由检查点证明，本页已核验')).toBeVisible();
  await expect(tab.getByText('“没有”在此不包括')).toBeVisible();
});

test('proves that there is no such lot; of an id it can only say how far it has read', async ({ page: tab }) => {
  await tab.goto(`${url}/lots/${UNKNOWN_LOT}`);
  await expect(tab.getByText('这由检查点证明，本页已核验')).toBeVisible();
  await tab.goto(`${url}/records/${UNKNOWN_RECORD}`);
  await expect(tab.getByText('按记录编号不能出具“不存在”的证明')).toBeVisible();
});

test('does not take the gateway’s word that there is none', async ({ page: tab }) => {
  const none = `/api/v1/index/lot?key=${UNKNOWN_LOT}`;
  gateway.changes.set(TIMELINE, recorded[`/api/v1/lots/${UNKNOWN_LOT}?cursor=0&limit=200`] as Answer);
  gateway.changes.set(LOT_ANSWER, {
    ...(recorded[none] as Answer),
    body: (recorded[none] as Answer).body.replace(UNKNOWN_LOT, LOT),
  });
  await tab.goto(`${url}/lots/${LOT}`);

  await expect(tab.getByText('“没有”未能得到证明')).toBeVisible();
});

test('names the cosigners of the newest checkpoint, who is missing, and forks', async ({ page: tab }) => {
  const note = recorded['/log/checkpoint'] as Answer;
  const lines = note.body.split('\n');
  const missing = lines.filter((line) => line.startsWith('— regulator')).length;
  expect(missing).toBeGreaterThan(0);
  const fewer = lines.filter((line) => !line.startsWith('— regulator')).join('\n');
  gateway.changes.set('/log/checkpoint', { ...note, body: fewer });
  const forks = [{ block: 7, notes: [note.body, fewer], resolvedBy: UNKNOWN_RECORD }];
  gateway.changes.set('/log/forks', { status: 200, type: 'application/json', body: JSON.stringify(forks) });
  await tab.goto(`${url}/checkpoint`);

  await expect(tab.locator('td.ok')).toHaveCount(2);
  await expect(tab.locator('td.failed')).toHaveCount(1);
  await expect(tab.getByText('区块 7 有 2 个不同的检查点')).toBeVisible();
  await expect(tab.getByRole('link', { name: UNKNOWN_RECORD })).toBeVisible();
  expect(await findings(tab)).toEqual([]);
});

test('verifies by the trust root that the visitor brings, and says that it is another', async ({ page: tab }) => {
  await tab.goto(`${url}/records/${file.record.id}`);
  await expect(tab.locator('.verdict .code')).toHaveText('MATCHES');
  await tab.locator('.trust input[type=file]').setInputFiles(casePath('verifier/trust.json'));
  await expect(tab.locator('.verdict .code')).toHaveText(/CANNOT_TELL|PROOF_INVALID/);
  await expect(tab.locator('.trust')).toContainText('与您的不同');
  await tab.getByRole('button', { name: '改回网关的信任根' }).click();
  await expect(tab.locator('.verdict .code')).toHaveText('MATCHES');
});

test('says what is wrong, with the code and what to do', async ({ page: tab }) => {
  await lookUp(tab, '张三');
  await expect(tab.getByRole('alert')).toContainText('无法识别“张三”');
  const problem = {
    code: 'LEDGER_UNAVAILABLE',
    title: 'The ledger',
    titleZh: '账本不可用',
    action: 'Wait',
    actionZh: '请稍后重试',
  };
  gateway.changes.set(TIMELINE, { status: 404, type: 'application/problem+json', body: JSON.stringify(problem) });
  expected = /status of (404|503)/;
  gateway.changes.set(LOT_ANSWER, { status: 503, type: 'application/problem+json', body: JSON.stringify(problem) });
  await tab.goto(`${url}/lots/${LOT}`);
  await expect(tab.getByText('网关称没有，但“没有”未能得到证明')).toBeVisible();
  await tab.goto(`${url}/nowhere`);
  await expect(tab.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
});

test('can be worked with the keyboard alone, in English', async ({ page: tab }) => {
  await tab.goto(url);
  await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
  await tab.keyboard.press('Tab');
  await expect(tab.locator('.skip')).toBeFocused();
  await tab.getByRole('button', { name: 'English' }).press('Enter');
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('Find a lot, a record or a file');
  await expect(tab.locator('html')).toHaveAttribute('lang', 'en');
  await tab.getByRole('textbox').press('Tab');
  await expect(tab.getByRole('button', { name: 'Search' })).toBeFocused();
  await tab.reload();
  await expect(tab.getByRole('button', { name: '中文' })).toBeVisible();
});

for (const [name, path] of [
  ['home', '/'],
  ['lot', `/lots/${LOT}`],
  ['record', `/records/${file.record.id}`],
  ['key', `/index/digest?key=${digest}`],
  ['none', `/lots/${UNKNOWN_LOT}`],
  ['checkpoint', '/checkpoint'],
] as const) {
  test(`${name}: axe finds nothing, wide or narrow, and nothing scrolls sideways`, async ({ page: tab }) => {
    await tab.goto(url + path);
    await expect(tab.getByRole('heading', { level: 1 })).toBeVisible();
    await isFit(tab);
  });
}
