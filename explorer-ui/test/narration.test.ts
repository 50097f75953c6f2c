// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { factsOf, titleOf, toneOf } from '../src/narration/narrate';
import { recordJson } from '../src/narration/recordJson';
import { ITEMS, RECORD_TYPES } from '../src/narration/words';
import { recordTypes } from '../src/verifier/record/recordType';
import { caseLines } from './cases';

const ITEM = {
  type: 'witness.item',
  id: '019d6aab-7b00-7000-8000-000000000001',
  org: 'CityMSP',
  lot: 'E620800ZZ99000001001001',
  at: '2026-04-08T01:33:00Z',
  body: { item: 'W5', text: '开标现场有关异议及答复', result: 'RECORDED', evidence: [`ev:${'0'.repeat(32)}`] },
};

it('has words for every kind of record', () => {
  const types = recordTypes().map(({ wireName }) => wireName);
  expect(Object.keys(RECORD_TYPES).sort()).toEqual(types.sort());
});

it('says in both languages what a witness saw', () => {
  const record = recordJson(ITEM);
  expect(titleOf(record, 'zh')).toBe('见证事项 W5：开标现场有关异议及答复，如实记录');
  expect(titleOf(record, 'en')).toBe(`Witness item W5, ${ITEMS.W5?.en}: recorded without a judgement`);
  expect(toneOf(record)).toBe('good');
  expect(toneOf(recordJson({ ...ITEM, body: { ...ITEM.body, result: 'NOT_OK' } }))).toBe('bad');
});

it('tells an opened record by what was sealed', () => {
  const opening = recordJson({ ...ITEM, type: 'record.opening', body: { record: ITEM } });
  expect(titleOf(opening, 'zh')).toContain('见证事项 W5');
  expect(factsOf(opening, 'zh')).toContainEqual(expect.objectContaining({ value: '如实记录' }));
});

it('says each fact once, with its links', () => {
  const facts = factsOf(recordJson({ ...ITEM, refs: ['rec:1', 'rec:1'], subjects: ['org:91999999B00000019A'] }), 'zh');
  const values = facts.map(({ label, value }) => `${label.en} ${value}`);
  expect(new Set(values).size).toBe(values.length);
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'lot', value: ITEM.lot }));
  expect(facts).toContainEqual(expect.objectContaining({ kind: 'subject' }));
});

it('shows money in yuan', () => {
  const project = recordJson({ type: 'dossier.project', body: { name: '道路', budgetFen: 5 } });
  expect(factsOf(project, 'zh')).toContainEqual(expect.objectContaining({ value: '0.05' }));
});

it.each([null, 1, 'x', [], { body: [] }, { type: true, body: { lots: 'x', digests: 1, items: [1] } }])(
  'says what it can of %j, which is no record',
  (value) => {
    const record = recordJson(value);
    expect(titleOf(record, 'zh')).toBe('');
    expect(factsOf(record, 'zh')).toEqual([]);
  },
);

it('never fails on a record, however broken', () => {
  const bases = caseLines<{ base?: string }>('verifier/records.ndjson').flatMap(({ base }) => base ?? []);
  expect(bases.length).toBeGreaterThan(1);
  for (const base of bases) {
    const record = JSON.parse(base) as Record<string, unknown>;
    const body = (record.body ?? {}) as Record<string, unknown>;
    for (const wrong of [null, 1, 'x', [], {}, [null], [{}], { zh: 1 }]) {
      const broken = [
        ...Object.keys(record).map((name) => ({ ...record, [name]: wrong })),
        ...Object.keys(body).map((name) => ({ ...record, body: { ...body, [name]: wrong } })),
      ];
      for (const one of broken.map(recordJson)) {
        expect(typeof titleOf(one, 'en')).toBe('string');
        expect(factsOf(one, 'zh').every(({ value }) => value !== '')).toBe(true);
      }
    }
  }
});
