// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import type { IndexName } from '../src/verifier/index/indexKey';
import { parse } from '../src/verifier/json/canonicalJson';
import { asObject } from '../src/verifier/json/values';
import { bearsKey } from '../src/verifier/log/entryKeys';

const KEYS = ['org:91350100M000100Y43', 'E620800ZZ99000001001001', 'rec:1'];
const OPEN: readonly IndexName[] = ['subject', 'lot', 'ref'];

function record(type: string) {
  const [subject, lot, ref] = KEYS;
  return asObject(
    parse(new TextEncoder().encode(JSON.stringify({ type, subjects: [subject], lot, refs: [ref], body: {} }))),
  );
}

function stands(type: string, name: IndexName): string[] {
  return KEYS.filter((key) => bearsKey(record(type), { name, key }));
}

it.each(['sanction.draft', 'sanction.eligibility', 'list.delta'])('finds %s under standing alone', (type) => {
  expect(OPEN.flatMap((name) => stands(type, name))).toEqual([]);
  expect(stands(type, 'standing')).toEqual(KEYS);
});

it('finds other records where everybody looks', () => {
  expect(OPEN.flatMap((name) => stands('witness.item', name))).toEqual(KEYS);
  expect(stands('witness.item', 'standing')).toEqual([]);
});

it('finds under one key what begins a list, and no change of one', () => {
  expect(bearsKey(record('list.definition'), { name: 'list', key: '*' })).toBe(true);
  expect(bearsKey(record('list.delta'), { name: 'list', key: '*' })).toBe(false);
});
