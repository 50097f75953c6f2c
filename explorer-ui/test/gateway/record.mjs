// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';

// Records what a gateway of a trial network answers, for the tests of the explorer in a browser.
//
//   node test/gateway/record.mjs http://127.0.0.1:8701 LOT

const [url, lot] = process.argv.slice(2);
const answers = {};

async function take(path) {
  const answer = await fetch(url + path);
  const body = Buffer.from(await answer.arrayBuffer());
  answers[path] = { status: answer.status, type: answer.headers.get('content-type'), body: body.toString('utf8') };
  return answers[path].body;
}

await take('/api/v1/trust');
const health = JSON.parse(await take('/api/v1/health'));
await take('/log/checkpoint');
await take('/log/forks');
await take('/api/v1/records?limit=10');
const { items } = JSON.parse(await take(`/api/v1/lots/${lot}?cursor=0&limit=200`));
await take(`/api/v1/index/lot?key=${lot}`);
await take(`/api/v1/index/lot?key=${lot.slice(0, 17)}`);
await take(`/api/v1/index/lot?key=${lot.slice(0, 20)}`);

const records = items.map(({ record }) => record);
const file = records.find(({ type }) => type === 'evidence.file');
const chosen = [
  file,
  records.find(({ type }) => type === 'witness.item'),
  records.find(({ type }) => type === 'record.opening'),
  records.find(({ type }) => type === 'witness.certificate'),
];
for (const { id } of chosen.filter(Boolean)) {
  await take(`/api/v1/records/${id}/bundle`);
}
await take(`/api/v1/index/digest?key=${file.body.digests.sha256}`);
await take(`/api/v1/index/digest?key=${createHash('sha256').update('another file').digest('hex')}`);
await take(`/api/v1/heads/evidence/${file.body.evidence}`);
for (const organisation of new Set([
  health.organisation,
  ...records.map(({ org }) => org),
  ...health.checkpoint.signed,
])) {
  await take(`/api/v1/heads/organisation/${organisation}`);
}
const unknownLot = 'A000000AA00000000000000';
await take(`/api/v1/lots/${unknownLot}?cursor=0&limit=200`);
await take(`/api/v1/index/lot?key=${unknownLot}`);
const unknown = '019d6aab-7b00-7000-8000-000000000000';
await take(`/api/v1/records/${unknown}/bundle`);
await take(`/api/v1/records/${unknown}/status`);
await take(`/api/v1/heads/evidence/ev:${'0'.repeat(32)}`);
writeFileSync(new URL('recorded.json', import.meta.url), `${JSON.stringify(answers, null, 1)}\n`);
