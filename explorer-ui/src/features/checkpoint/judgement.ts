// SPDX-License-Identifier: Apache-2.0
import {
  CheckpointRefused,
  CheckpointVerifier,
  type VerifiedCheckpoint,
} from '../../verifier/checkpoint/checkpointVerifier';
import type { TrustRoot } from '../../verifier/trust/trustRoot';

/** What this page has computed of a note. */
export type Judgement =
  | { readonly kind: 'verified'; readonly checkpoint: VerifiedCheckpoint }
  | { readonly kind: 'refused'; readonly refused: CheckpointRefused };

/** Verifies a note by a trust root. */
export function judged(note: string, trust: TrustRoot): Judgement {
  try {
    return { kind: 'verified', checkpoint: new CheckpointVerifier(trust).verify(note) };
  } catch (refused) {
    if (refused instanceof CheckpointRefused) {
      return { kind: 'refused', refused };
    }
    throw refused;
  }
}
