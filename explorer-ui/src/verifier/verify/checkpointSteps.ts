// SPDX-License-Identifier: Apache-2.0
import {
  CheckpointRefused,
  type CheckpointRule,
  CheckpointVerifier,
  type VerifiedCheckpoint,
} from '../checkpoint/checkpointVerifier';
import { Refusal, type RefusalCode } from '../error/refusal';
import { parseNoteOnce, type SignedNote } from '../note/signedNote';
import type { TrustRoot } from '../trust/trustRoot';
import type { Rule } from './catalogue';
import type { Progress } from './progress';
import { Remembered } from './remembered';
import { StepFailed } from './stepFailed';

const REMEMBERED = 256;

const RULES: Record<CheckpointRule, Rule> = {
  FORM: 'CHECKPOINT_FORM',
  ORIGIN: 'TRUST_ORIGIN',
  KNOWN_SIGNERS: 'KNOWN_SIGNERS',
  GOOD_SIGNATURES: 'GOOD_SIGNATURES',
  LOG_SIGNATURE: 'LOG_SIGNATURE',
};

/** The steps that bundles and answers share: from the trust root to who has cosigned. Verified checkpoints are remembered. */
export class CheckpointSteps {
  private readonly trust: TrustRoot;
  private readonly verifier: CheckpointVerifier;
  private readonly verified = new Remembered<VerifiedCheckpoint>(REMEMBERED);

  constructor(trust: TrustRoot) {
    this.trust = trust;
    this.verifier = new CheckpointVerifier(trust);
  }

  /** Requires that the trust root is new enough and names the log of the checkpoint. */
  requireTrustRoot(trustVersion: number, checkpoint: string, progress: Progress): SignedNote {
    const { trust } = this;
    if (trustVersion < 1) {
      throw StepFailed.invalid('BUNDLE_FORM', 'at least 1', `trust ${trustVersion}`);
    }
    if (trustVersion > trust.version) {
      const demanded = `trust root version ${trustVersion}`;
      throw new StepFailed('CANNOT_TELL', 'TRUST_VERSION', demanded, `version ${trust.version}`);
    }
    const note = orInvalid('CHECKPOINT_FORM', 'a signed note', () => parseNoteOnce(checkpoint).note);
    const origin = note.text.slice(0, note.text.indexOf('\n'));
    if (origin !== trust.origin) {
      // Under the name of a known cosigner this claims to be the trusted log; otherwise it may be any other.
      const verdict = this.verifier.isClaimedByKnownCosigner(note) ? 'PROOF_INVALID' : 'CANNOT_TELL';
      throw new StepFailed(verdict, 'TRUST_ORIGIN', trust.origin, origin);
    }
    progress.found('TRUST_ORIGIN', trust.origin, origin);
    progress.ok('TRUST_ROOT');
    return note;
  }

  /** Requires that all signatures of the checkpoint are good, and says whether they are enough. */
  requireCosigned(note: string, progress: Progress): VerifiedCheckpoint {
    const checkpoint = this.verifiedCheckpoint(note);
    progress.ok('COSIGNATURES');
    const { signed, missing, unmet } = checkpoint.quorum;
    const by = `cosigned by ${list(signed)}`;
    if (checkpoint.restsOnRetiredKeys) {
      const given = `${by}, some of them with keys that were retired since`;
      throw new StepFailed('CANNOT_TELL', 'KEYS_IN_USE', 'a quorum of keys in use', given);
    }
    if (unmet.length === 0) {
      progress.found('QUORUM', 'met', by);
      progress.ok('QUORUM');
    } else if (signed.length === 0) {
      throw StepFailed.invalid('QUORUM', 'at least one cosigner', `${by}, missing ${list(missing)}`);
    } else {
      progress.found('QUORUM', `unmet: ${list(unmet)}`, `${by}, missing ${list(missing)}`);
      progress.gap('QUORUM', 'DEGRADED_CHECKPOINT');
    }
    return checkpoint;
  }

  private verifiedCheckpoint(note: string): VerifiedCheckpoint {
    try {
      return this.verified.get(note, () => this.verifier.verify(note));
    } catch (refused) {
      if (refused instanceof CheckpointRefused) {
        throw StepFailed.invalid(RULES[refused.rule], refused.expected, refused.given);
      }
      throw refused;
    }
  }
}

/** The rule that a document breaks which cannot be read. */
export function ruleOfForm(code: RefusalCode): Rule {
  if (code === 'MALFORMED_JSON' || code === 'NOT_CANONICAL') {
    return 'CANONICAL_BYTES';
  }
  return code === 'UNKNOWN_VERSION' ? 'KNOWN_VERSION' : 'BUNDLE_FORM';
}

/** Whatever is refused inside breaks this rule. */
export function orInvalid<T>(rule: Rule, demanded: string, action: () => T): T {
  try {
    return action();
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      throw StepFailed.invalid(rule, demanded, refusal.sentence);
    }
    throw refusal;
  }
}

function list(values: readonly string[]): string {
  return `[${values.join(', ')}]`;
}
