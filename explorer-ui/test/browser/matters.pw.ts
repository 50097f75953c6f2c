// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { type Answer, GatewayDouble, json } from '../gateway/double';
import matters from '../gateway/recordedMatters.json' with { type: 'json' };
import { isFit } from './fit';

const recorded = matters as Readonly<Record<string, Answer>>;
const CASE = path(/^\/api\/v1\/casework\/[0-9a-f-]+$/);
const FILING = CASE.replace('/api/v1/casework/', '');
const ALERT = path(/^\/api\/v1\/alerts\/[0-9a-f-]+$/);
const RAISING = ALERT.replace('/api/v1/alerts/', '');
const SCORE = path(/^\/api\/v1\/credit\/scores\//);
const INSPECTION = path(/^\/api\/v1\/inspections\//);
const YEAR = path(/^\/api\/v1\/years\//);
const OPEN_CASES = path(/casework\?open=true/);
const PROVED = '.ant-tag:has-text("已证明")';

/** Between the acceptance of the case and its last day. */
const DAY = '2026-05-20T02:00:00Z';

const gateway = new GatewayDouble();
let url: string;

function path(form: RegExp): string {
  const found = Object.keys(recorded).find((one) => form.test(one));
  if (found === undefined) {
    throw new Error(`nothing was recorded under ${form}`);
  }
  return found;
}

/** What the gateway tells under a path, changed. */
function changed<T>(name: string, change: (told: T) => void): void {
  const answer = recorded[name] as Answer;
  const told = JSON.parse(answer.body);
  change(told as T);
  gateway.changes.set(name, { ...answer, body: JSON.stringify(told) });
}

test.beforeAll(async () => {
  url = await gateway.start();
});

test.afterAll(() => gateway.stop());

test.beforeEach(async ({ page: tab }) => {
  gateway.changes.clear();
  for (const [name, answer] of Object.entries(recorded)) {
    gateway.changes.set(name, answer);
  }
  await tab.clock.setFixedTime(DAY);
});

test('leads from the cases of a department to one with its limits and proved steps', async ({ page: tab }) => {
  await tab.goto(`${url}/casework`);
  await expect(tab.getByRole('row')).toHaveCount(8);
  await expect(tab.getByText('已逾期', { exact: false }).first()).toBeVisible();
  await isFit(tab);
  await tab.getByRole('link', { name: '投诉 2026-04-08' }).click();

  await expect(tab.locator('.standing')).toHaveText('已受理，调查中');
  await expect(tab.getByText('剩余 7 天')).toBeVisible();
  await expect(tab.locator('.procedure > li.done').locator(PROVED)).toHaveCount(3);
  await expect(tab.locator('.procedure > li.now')).toContainText('处理答复');
  await isFit(tab);
});

test('says that a case is overdue, or that today is its last day', async ({ page: tab }) => {
  await tab.clock.setFixedTime('2026-05-27T02:00:00Z');
  await tab.goto(`${url}/casework/${FILING}`);
  await expect(tab.getByText('今日到期')).toBeVisible();
  await tab.clock.setFixedTime('2026-05-29T02:00:00Z');
  await tab.reload();
  await expect(tab.getByText('已逾期 2 天')).toBeVisible();
});

test('does not take the gateway’s word for what became of a case', async ({ page: tab }) => {
  changed(CASE, (head: { progress: { state: string; answer: object; admission?: object } }) => {
    head.progress.state = 'ANSWERED';
    head.progress.answer = { record: `rec:${FILING}`, on: '2026-05-11', inTime: true, outcome: 'DISMISSED' };
  });
  await tab.goto(`${url}/casework/${FILING}`);
  await expect(tab.locator('.procedure > li', { hasText: '处理答复' })).toContainText('不在证明之内');

  changed(CASE, (head: { progress: { state: string; admission?: object } }) => {
    head.progress.state = 'RECEIVED';
    delete head.progress.admission;
  });
  await tab.reload();
  await expect(tab.getByRole('alert').filter({ hasText: '证明中有网关未说明的步骤' })).toBeVisible();
});

test('shows a stranger nothing of cases and alerts but that they must sign in', async ({ page: tab }) => {
  const needed = { code: 'UNAUTHENTICATED', title: 'x', titleZh: '需要登录', action: 'x', actionZh: '请登录' };
  const refused = { code: 'FORBIDDEN', title: 'x', titleZh: '无权查阅', action: 'x', actionZh: '请联系主管部门' };
  for (const [page, name] of [
    ['casework', OPEN_CASES],
    [`casework/${FILING}`, CASE],
    ['alerts', path(/alerts\?open=true/)],
    [`alerts/${RAISING}`, ALERT],
  ] as const) {
    gateway.changes.set(name, json(needed, 401));
    await tab.goto(`${url}/${page}`);
    await expect(tab.getByRole('alert').filter({ hasText: '需要登录' })).toBeVisible();
    await expect(tab.getByRole('link', { name: '前往登录' })).toBeVisible();
    await expect(tab.locator('table, .procedure, .standing')).toHaveCount(0);
    gateway.changes.set(name, json(refused, 403));
    await tab.reload();
    await expect(tab.getByRole('alert').filter({ hasText: '无权查阅' })).toBeVisible();
  }
  await isFit(tab);
});

test('asks for closed cases and for those of a department, page by page, and says that there is none', async ({
  page: tab,
}) => {
  await tab.goto(`${url}/casework`);
  await expect(tab.getByRole('link', { name: '办理中' })).toHaveAttribute('aria-current', 'true');
  await tab.getByRole('link', { name: '已办结' }).click();
  await expect(tab.getByText('没有符合条件的案件。')).toBeVisible();
  await isFit(tab);

  const { items } = JSON.parse((recorded[OPEN_CASES] as Answer).body);
  const of = `department=${items[0].keeper}`;
  gateway.changes.set(
    `/api/v1/casework?open=true&${of}&limit=100&after=`,
    json({ items: items.slice(0, 1), next: 'b' }),
  );
  gateway.changes.set(`/api/v1/casework?open=true&${of}&limit=100&after=b`, json({ items: items.slice(1, 2) }));
  await tab.goto(`${url}/casework?open=true&${of}`);
  await expect(tab.getByRole('row')).toHaveCount(2);
  await tab.getByRole('button', { name: '更多案件' }).click();
  await expect(tab.getByRole('row')).toHaveCount(3);
  await tab.getByRole('link', { name: '不限部门' }).click();
  await expect(tab.getByRole('row')).toHaveCount(8);
});

test('shows what became of an alert, proved, and what rests on it', async ({ page: tab }) => {
  await tab.goto(`${url}/alerts?open=false`);
  await isFit(tab);
  await tab.getByRole('link', { name: '标书特征码雷同' }).click();

  await expect(tab.locator('.standing')).toHaveText('不予处理');
  await expect(tab.locator(PROVED)).toBeVisible();
  await expect(tab.locator('tr', { hasText: '机器码' })).toContainText('相同');
  await expect(tab.getByRole('link', { name: '预警调查结论' })).toBeVisible();
  await expect(tab.getByText('没有记录以此预警为据。')).toBeVisible();
  await isFit(tab);

  changed(ALERT, (head: { state: string }) => {
    head.state = 'SUBSTANTIATED';
  });
  gateway.changes.set(`/api/v1/index/standing?key=rec:${RAISING}`, json({ code: 'UNAUTHENTICATED' }, 401));
  await tab.reload();
  await expect(tab.locator('.ant-tag', { hasText: '不在证明之内' })).toBeVisible();
  await expect(tab.getByText('联合惩戒的记录仅对有权查阅者列出')).toBeVisible();
});

test('explains points line by line, each resting on a proved decision', async ({ page: tab }) => {
  const [page = '', query] = SCORE.replace('/api/v1/credit/scores', `${url}/credit`).split('?');
  await tab.goto(`${page}?${query}`);
  await expect(tab.locator('.standing')).toHaveText('10 分');
  await expect(tab.locator('td').locator(PROVED)).toHaveCount(3);
  await expect(tab.getByText('报告主管部门')).toBeVisible();
  await isFit(tab);

  changed(SCORE, (score: { lines: { points: number }[] }) => {
    for (const line of score.lines) {
      line.points = 1;
    }
  });
  await tab.reload();
  await expect(tab.getByRole('alert').filter({ hasText: '请勿采信' })).toBeVisible();
  await expect(tab.locator('td').locator(PROVED)).toHaveCount(0);
});

test('asks which rules of a subject’s records are meant', async ({ page: tab }) => {
  const [page = ''] = SCORE.replace('/api/v1/credit/scores', `${url}/credit`).split('?');
  await tab.goto(page.replace(/\/[^/]+$/, ''));
  await expect(tab.getByRole('link', { name: page.replace(/^.*\//, '') })).toBeVisible();
  await isFit(tab);
});

test('draws an inspection again from proved records, and says when a draw is not proved', async ({ page: tab }) => {
  await tab.goto(INSPECTION.replace('/api/v1', url));
  await expect(tab.getByRole('status').filter({ hasText: '抽取无误' })).toBeVisible();
  await expect(tab.locator('.codes li')).toHaveCount(2);
  await isFit(tab);

  const { drawn } = JSON.parse((recorded[INSPECTION] as Answer).body);
  changed(`/api/v1/records/${drawn.replace('rec:', '')}/bundle`, (bundle: { entry: { record: { at: string } } }) => {
    bundle.entry.record.at = '2026-11-04T00:00:00Z';
  });
  await tab.reload();
  await expect(tab.getByRole('status').filter({ hasText: '无法重算' })).toBeVisible();
  await tab.goto(`${url}/inspections/019d6aab-7b00-7000-8000-000000000000`);
  await expect(tab.getByRole('status').filter({ hasText: '没有编号为' })).toBeVisible();
});

test('sums a year before the ledger and holds it against what closed it', async ({ page: tab }) => {
  const page = YEAR.replace('/api/v1', url);
  await tab.goto(page);
  await expect(tab.getByRole('row', { name: '合计（本页计算） 1786 153.2305' })).toBeVisible();
  await expect(tab.getByRole('status').filter({ hasText: '逐行一致' })).toBeVisible();
  await isFit(tab);

  changed(YEAR, (year: { volumes: { lots: number }[] }) => {
    for (const volume of year.volumes) {
      volume.lots += 1;
    }
  });
  await tab.reload();
  await expect(tab.getByRole('status').filter({ hasText: '与上表不一致' })).toBeVisible();
  await tab.goto(page.replace('2020', '2019'));
  await expect(tab.getByRole('status').filter({ hasText: '没有该机构该年度的补录' })).toBeVisible();
  await isFit(tab);
});
