// SPDX-License-Identifier: Apache-2.0
import { expect, test } from '@playwright/test';
import { type Answer, GatewayDouble, json } from '../gateway/double';
import domain from '../gateway/recordedDomain.json' with { type: 'json' };
import { isFit } from './fit';

const recorded = domain as Readonly<Record<string, Answer>>;
const DECISION = path(/^\/api\/v1\/sanctions\//);
const DRAFT = DECISION.replace('/api/v1/sanctions/', '');
const ENTRY = path(/\/entries\/org:[^/?]+$/);
const SUBJECT = ENTRY.replace(/^.*\//, '');
const READABLE = `${ENTRY}/readable`;
const OTHER = 'org:91999999B00000019A';
const LIST = 'city-restrictions';

/** The list's day; the decision is in effect on it. */
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

/** Lets the gateway tell something else than what was recorded. */
function changed(name: string, change: (json: never) => void): void {
  const answer = recorded[name] as Answer;
  const json = JSON.parse(answer.body);
  change(json as never);
  gateway.changes.set(name, { ...answer, body: JSON.stringify(json) });
}

test('shows a decision with its steps, votes and effect, each proved', async ({ page: tab }) => {
  await tab.goto(`${url}/sanctions/${DRAFT}`);

  await expect(tab.locator('.standing')).toHaveText('已生效');
  await expect(tab.locator('.procedure > li.done .ant-tag', { hasText: '已证明' })).toHaveCount(11);
  await expect(tab.locator('td .ant-tag', { hasText: '已证明' })).toHaveCount(3);
  await expect(tab.getByText('2026-10-27')).toBeVisible();
  await isFit(tab);
});

test('does not take the gateway’s word that all have agreed', async ({ page: tab }) => {
  changed(DECISION, (head: { procedure: { countersigning: { required: string[] } } }) => {
    head.procedure.countersigning.required.push('another-bureau');
  });
  await tab.goto(`${url}/sanctions/${DRAFT}`);
  await expect(tab.getByRole('alert').filter({ hasText: '网关称已作出决定' })).toBeVisible();

  gateway.changes.set(DECISION, recorded[DECISION] as Answer);
  changed(`/api/v1/index/standing?key=rec:${DRAFT}`, (answer: { entries: unknown[] }) => {
    answer.entries.pop();
  });
  await tab.reload();
  await expect(tab.getByText('以下仅为网关所述')).toBeVisible();
  await expect(tab.locator('.ant-tag', { hasText: '已证明' })).toHaveCount(0);
});

test('leads from a list to the proof that somebody stands on it, and why', async ({ page: tab }) => {
  await tab.goto(url);
  await tab.getByRole('textbox').fill(LIST);
  await tab.getByRole('textbox').press('Enter');
  await expect(tab.getByRole('heading', { name: '2026-05-20 在名单上的主体' })).toBeVisible();
  await isFit(tab);
  await tab.getByRole('link', { name: `核验 ${SUBJECT}` }).click();
  await expect(tab.getByText('在名单上（截至区块')).toBeVisible();
  await expect(tab.locator('.ant-tag', { hasText: '已证明' })).toBeVisible();
  await isFit(tab);

  changed(READABLE, (answer: { parts: { readable: { reason: string } }[] }) => {
    for (const { readable } of answer.parts) {
      readable.reason = 'another';
    }
  });
  await tab.reload();
  await expect(tab.locator('.ant-tag', { hasText: '不在证明之内' })).toBeVisible();
});

test('proves that somebody stands not on a list, and says what that does not mean', async ({ page: tab }) => {
  await tab.goto(`${url}/lists/${LIST}`);
  await tab.getByLabel('统一社会信用代码或人员代号').fill(OTHER.replace('org:', '').toLowerCase());
  await tab.getByRole('button', { name: '查询并核验' }).click();
  await expect(tab.getByRole('status').filter({ hasText: '不在名单上' })).toContainText('不能据此推断过去');
});

test('signs somebody in for what is not public, says as whom, and forgets it at the sign-out', async ({
  page: tab,
}) => {
  const asked: (string | undefined)[] = [];
  tab.on('request', (request) => {
    if (request.url().includes('/snapshot?on=')) {
      asked.push(request.headers().authorization);
    }
  });
  const needed = { code: 'UNAUTHENTICATED', title: 'x', titleZh: '需要登录', action: 'x', actionZh: '请登录' };
  const past = `/api/v1/lists/${LIST}/snapshot?on=2026-05-01`;
  gateway.changes.set(past, json(needed, 401));
  gateway.changes.set('/api/v1/sign-in', json({ open: false, issuers: [{ issuer: url, client: 'explorer' }] }));
  gateway.changes.set(
    '/.well-known/openid-configuration',
    json({ issuer: url, authorization_endpoint: `${url}/authorize`, token_endpoint: `${url}/token` }),
  );
  gateway.changes.set('/token', json({ access_token: 'a.b.c', expires_in: 600 }));
  const caller = {
    organisation: 'RegulatorMSP',
    party: 'OFFICE',
    may: [{ action: 'READ_PAST_LIST', permission: 'MAY' }],
  };
  gateway.changes.set('/api/v1/sign-in/caller', json(caller));
  await tab.route('**/authorize?*', async (route) => {
    const { searchParams } = new URL(route.request().url());
    expect(searchParams.get('code_challenge')).toHaveLength(43);
    const back = `${searchParams.get('redirect_uri')}?code=1&state=${searchParams.get('state')}`;
    await route.fulfill({ status: 303, headers: { Location: back } });
  });
  await tab.goto(`${url}/lists/${LIST}?on=2026-05-01`);
  await tab.getByRole('link', { name: '前往登录' }).click();
  await expect(tab.getByRole('button', { name: `通过 ${url} 登录` })).toBeVisible();
  await isFit(tab);
  gateway.changes.set(past, recorded[`/api/v1/lists/${LIST}/snapshot`] as Answer);
  await tab.getByRole('button', { name: `通过 ${url} 登录` }).click();

  await expect(tab).toHaveURL(`${url}/lists/${LIST}?on=2026-05-01`);
  await expect(tab.getByRole('link', { name: `核验 ${SUBJECT}` })).toBeVisible();
  expect(asked.at(0)).toBeUndefined();
  expect(asked.at(-1)).toBe('Bearer a.b.c');
  await tab.getByRole('link', { name: '已登录：监管办、联席办 · RegulatorMSP' }).click();
  await expect(tab.getByRole('cell', { name: '查阅历史名单' })).toBeVisible();
  await isFit(tab);
  await tab.getByRole('button', { name: '退出登录' }).click();
  await expect(tab.getByRole('link', { name: '登录', exact: true })).toBeVisible();
  expect(await tab.evaluate(() => sessionStorage.getItem('jianzheng.session'))).toBeNull();
});

test('shows what lists there are, page by page, and that there is none', async ({ page: tab }) => {
  const one = JSON.parse((recorded[`/api/v1/lists/${LIST}`] as Answer).body);
  gateway.changes.set('/api/v1/lists?limit=100&after=', json({ items: [one], next: 'b' }));
  gateway.changes.set('/api/v1/lists?limit=100&after=b', json({ items: [] }));
  await tab.goto(`${url}/lists`);
  await expect(tab.getByRole('link', { name: one.definition.title })).toHaveAttribute('href', `/lists/${LIST}`);
  await isFit(tab);
  await tab.getByRole('button', { name: '更多名单' }).click();
  await expect(tab.getByRole('button', { name: '更多名单' })).toHaveCount(0);
  gateway.changes.set('/api/v1/lists?limit=100&after=', json({ items: [] }));
  await tab.reload();
  await expect(tab.getByText('账本上还没有名单。')).toBeVisible();
});
