// SPDX-License-Identifier: Apache-2.0
import { type RecordJson, text, texts } from '../../narration/recordJson';
import { isHex } from '../../verifier/code/bytes';
import { drawn, floorOf, poolDigest, seedCommitment } from '../../verifier/inspection/lotDraw';

const SEED_DIGITS = 64;

/** What is looked at when a draw is repeated. */
export type CheckName = 'POOL' | 'SEED' | 'FLOOR' | 'DRAW';

/** Something that was looked at, and whether it holds. */
export interface Check {
  readonly name: CheckName;
  readonly holds: boolean;
}

/** Repeats a draw from the proved records of its plan and of the draw itself (invariant 19). */
export function redrawn(plan: RecordJson, draw: RecordJson): Check[] {
  const pool = texts(plan.body, 'pool');
  const told = texts(draw.body, 'drawn');
  const seed = text(draw.body, 'seed');
  const isSeed = isHex(seed, SEED_DIGITS);
  const isSamePool = pool.join('\n') === texts(draw.body, 'pool').join('\n');
  return [
    { name: 'POOL', holds: isSamePool && poolDigest(pool) === text(plan.body, 'poolDigest') },
    { name: 'SEED', holds: isSeed && seedCommitment(seed) === text(plan.body, 'commitment') },
    { name: 'FLOOR', holds: told.length >= floorOf(pool.length) },
    { name: 'DRAW', holds: isSeed && drawn(pool, seed, told.length).join('\n') === told.join('\n') },
  ];
}
