// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { titleOf, toneOf } from '../src/narration/narrate';
import { recordJson } from '../src/narration/recordJson';
import { parse } from '../src/verifier/json/canonicalJson';
import type { JsonObject } from '../src/verifier/json/values';
import { parseEnvelope } from '../src/verifier/record/envelope';
import { Forbidden, type Head, type HeadReader } from '../src/verifier/state/head';
import { changesOf } from '../src/verifier/state/headFold';
import { caseLines } from './cases';

const LOT = 'E620800ZZ99000001001001';
const WITNESS = `person:${'1'.repeat(32)}`;
const NEXT = `person:${'2'.repeat(32)}`;
const BASE = JSON.parse(
  caseLines<{ base?: string }>('verifier/records.ndjson').find(({ base }) => base !== undefined)?.base ?? '{}',
) as Record<string, unknown>;

/** The state of a lot's witness after some records, or the code with which one of them is forbidden. */
function witnessAfter(...records: readonly (readonly [type: string, at: string, body: unknown])[]): Head | string {
  let head: Head | undefined;
  const heads: HeadReader = () => head;
  try {
    for (const [type, at, body] of records) {
      const { v, id, org, by, salt, signatures } = BASE;
      const json = { v, id, org, by, salt, signatures, type, lot: LOT, at, body };
      const record = parseEnvelope(parse(new TextEncoder().encode(JSON.stringify(json))) as JsonObject);
      head = changesOf(record, LOT, heads)[0]?.head;
    }
  } catch (refused) {
    if (refused instanceof Forbidden) {
      return refused.code;
    }
    throw refused;
  }
  return head ?? 'no witness';
}

const assigned = ['witness.assignment', '2026-04-08T01:00:00Z', { witness: WITNESS, alsoServes: 0 }] as const;
const interrupted = ['witness.session', '2026-04-08T02:00:00Z', { to: 'INTERRUPTED', reason: '停电' }] as const;
const handedOver = ['witness.handover', '2026-04-08T02:10:00Z', { from: WITNESS, to: NEXT, reason: '换班' }] as const;
const resumed = ['witness.session', '2026-04-08T02:30:00Z', { to: 'RUNNING', reason: '恢复供电' }] as const;

describe('the session of a lot', () => {
  it('stands still from its interruption until it goes on, whoever attends it', () => {
    expect(witnessAfter(assigned, interrupted)).toMatchObject({ interruptions: [{ from: '2026-04-08T02:00:00Z' }] });
    expect(witnessAfter(assigned, interrupted, handedOver, resumed)).toMatchObject({
      witness: NEXT,
      interruptions: [{ from: '2026-04-08T02:00:00Z', until: '2026-04-08T02:30:00Z' }],
    });
  });

  it('is not interrupted twice, nor resumed without an interruption or before it', () => {
    expect(witnessAfter(assigned, interrupted, interrupted)).toBe('STATE_FORBIDS');
    expect(witnessAfter(assigned, resumed)).toBe('STATE_FORBIDS');
    const [type, , body] = resumed;
    expect(witnessAfter(assigned, interrupted, [type, '2026-04-08T01:30:00Z', body])).toBe('TIME_IMPLAUSIBLE');
  });

  it('is told as such', () => {
    const [type, at, body] = interrupted;
    const record = recordJson({ type, at, body });
    expect(titleOf(record, 'zh')).toBe('见证场次中断：停电');
    expect(titleOf(record, 'en')).toBe('Witnessed session interrupted: 停电');
    expect(toneOf(record)).toBe('bad');
    expect(toneOf(recordJson({ type, at, body: resumed[2] }))).toBe('plain');
  });
});
