// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';

// Records what a gateway answers about a decision and a list that rests on it, for the tests of the explorer in a browser.
//
//   node test/gateway/recordDomain.mjs http://127.0.0.1:8703 DRAFT LIST

const [url, draft, list] = process.argv.slice(2);
const answers = {};

async function take(path) {
  const answer = await fetch(url + path);
  const body = Buffer.from(await answer.arrayBuffer());
  answers[path] = { status: answer.status, type: answer.headers.get('content-type'), body: body.toString('utf8') };
  return answers[path].body;
}

await take('/api/v1/trust');
const decision = JSON.parse(await take(`/api/v1/sanctions/${draft}`));
await take(`/api/v1/records/${draft}/bundle`);
await take(`/api/v1/index/standing?key=rec:${draft}`);
await take(`/api/v1/heads/catalogue/${decision.matter.measures}`);
for (const department of [decision.matter.department, ...decision.procedure.countersigning.required]) {
  await take(`/api/v1/heads/department/${department}`);
}
for (const organisation of decision.keepers) {
  await take(`/api/v1/heads/organisation/${organisation}`);
}
await take(`/api/v1/lists/${list}`);
const { entries } = JSON.parse(await take(`/api/v1/lists/${list}/snapshot`));
for (const subject of [entries[0].subject, 'org:91999999B00000019A']) {
  await take(`/api/v1/lists/${list}/entries/${subject}`);
  await take(`/api/v1/lists/${list}/entries/${subject}?proof=1`);
}
await take(`/api/v1/lists/${list}/entries/${entries[0].subject}/readable`);
writeFileSync(new URL('recordedDomain.json', import.meta.url), `${JSON.stringify(answers, null, 1)}\n`);
