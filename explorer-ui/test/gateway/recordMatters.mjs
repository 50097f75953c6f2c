// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';

// Records what a gateway answers about a case, an alert, a score, an inspection and a year before the ledger, for the tests of the
// explorer in a browser. The gateway lets everybody read, or `JIANZHENG_TOKEN` holds the token of whoever may.
//
//   node test/gateway/recordMatters.mjs http://127.0.0.1:8703 CASE ALERT SUBJECT DAY KNOWN-AT PLAN ORGANISATION YEAR

const [url, filing, alert, subject, day, knownAt, plan, organisation, year] = process.argv.slice(2);
const headers = process.env.JIANZHENG_TOKEN ? { Authorization: `Bearer ${process.env.JIANZHENG_TOKEN}` } : {};
const answers = {};

async function take(path) {
  const answer = await fetch(url + path, { headers });
  const body = Buffer.from(await answer.arrayBuffer());
  answers[path] = { status: answer.status, type: answer.headers.get('content-type'), body: body.toString('utf8') };
  return answers[path].body;
}

async function matter(reference) {
  await take(`/api/v1/records/${reference}/bundle`);
  await take(`/api/v1/index/ref?key=rec:${reference}`);
  await take(`/api/v1/index/standing?key=rec:${reference}`);
}

await take('/api/v1/trust');
for (const list of ['casework', 'alerts']) {
  for (const open of ['open=true&', 'open=false&', '']) {
    await take(`/api/v1/${list}?${open}limit=100&after=`);
  }
}
const { keeper } = JSON.parse(await take(`/api/v1/casework/${filing}`));
await matter(filing);
const { department } = JSON.parse(await take(`/api/v1/alerts/${alert}`));
await matter(alert);
for (const one of [keeper, department]) {
  await take(`/api/v1/heads/department/${one}`);
}

const { entries } = JSON.parse(await take(`/api/v1/index/subject?key=${subject}`));
const { catalogue } = entries.map(({ record }) => record).find(({ type }) => type === 'credit.proposal').body;
const scheme = catalogue.replace(/@.*/, '');
const score = JSON.parse(await take(`/api/v1/credit/scores/${subject}/${scheme}?on=${day}&knownAt=${knownAt}`));
await take(`/api/v1/heads/catalogue/${score.rules}`);

const inspection = JSON.parse(await take(`/api/v1/inspections/${plan}`));
for (const reference of [inspection.plan, inspection.drawn]) {
  await take(`/api/v1/records/${reference.replace('rec:', '')}/bundle`);
}

const { closed } = JSON.parse(await take(`/api/v1/years/${organisation}/${year}`));
await take(`/api/v1/records/${closed.replace('rec:', '')}/bundle`);
await take(`/api/v1/heads/organisation/${organisation}`);
writeFileSync(new URL('recordedMatters.json', import.meta.url), `${JSON.stringify(answers, null, 1)}\n`);
