// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { targetOf } from '../src/features/index/target';

const DIGEST = 'ab'.repeat(32);
const RECORD = '019d6aab-7b00-7000-8000-000000000001';

it.each([
  ['E620800ZZ99000001001001', '/lots/E620800ZZ99000001001001'],
  ['  e620800zz99000001001001\n', '/lots/E620800ZZ99000001001001'],
  ['E620800ZZ99000001001', '/index/lot?key=E620800ZZ99000001001'],
  ['E620800ZZ99000001', '/index/lot?key=E620800ZZ99000001'],
  [RECORD, `/records/${RECORD}`],
  [`rec:${RECORD.toUpperCase()}`, `/records/${RECORD}`],
  [DIGEST.toUpperCase(), `/index/digest?key=${DIGEST}`],
  [`SM3:${DIGEST}`, `/index/digest?key=${DIGEST}`],
  ['91999999B00000019A', '/index/subject?key=org%3A91999999B00000019A'],
  ['org:91999999B00000019A', '/index/subject?key=org%3A91999999B00000019A'],
  [`person:${'0f'.repeat(16)}`, `/index/subject?key=person%3A${'0f'.repeat(16)}`],
  ['city-black-list', '/lists/city-black-list'],
  [`ev:${'0f'.repeat(16)}`, `/evidence/ev:${'0f'.repeat(16)}`],
])('leads %s to its page', (input, page) => {
  expect(targetOf(input)).toBe(page);
});

it.each([
  '',
  ' ',
  '张三',
  '17',
  RECORD.replace('-7000-', '-4000-'),
  DIGEST.slice(1),
  'E620800ZZ9900000100100',
  '../../x',
  'ev:1',
  'list',
  `a-${'b'.repeat(39)}`,
])('knows no page for %j', (input) => {
  expect(targetOf(input)).toBeUndefined();
});
