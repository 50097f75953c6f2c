// SPDX-License-Identifier: Apache-2.0
import type { Checkpoint } from '../checkpoint/checkpoint';
import {
  CheckpointRefused,
  type CheckpointRule,
  CheckpointVerifier,
  type VerifiedCheckpoint,
} from '../checkpoint/checkpointVerifier';
import {
  type ConsistencyStage,
  type LaterCheckpoint,
  requireExtends,
  requireExtendsStage,
} from '../checkpoint/consistencyStage';
import { hex } from '../code/bytes';
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import { Refusal, type RefusalCode } from '../error/refusal';
import { ProofRefused } from '../merkle/inclusionProof';
import { parseNoteOnce, type SignedNote } from '../note/signedNote';
import type { TrustRoot } from '../trust/trustRoot';
import type { Rule } from './catalogue';
import type { Part, Progress } from './progress';
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

/** A note with what shows that it extends an earlier one, and is extended by a later one. */
export interface CosignedNote {
  readonly note: string;
  readonly consistency: ConsistencyStage | undefined;
  readonly later?: LaterCheckpoint | undefined;
}

/** The steps that bundles and answers share: from the trust root to who has cosigned. Verified checkpoints are remembered. */
export class CheckpointSteps {
  private readonly trust: TrustRoot;
  private readonly held: Checkpoint | undefined;
  private readonly verifier: CheckpointVerifier;
  private readonly verified = new Remembered<VerifiedCheckpoint>(REMEMBERED);

  constructor(trust: TrustRoot, held?: Checkpoint) {
    this.trust = trust;
    this.held = held;
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

  /** The further parts that these steps need. */
  parts(consistency: ConsistencyStage | undefined, later: LaterCheckpoint | undefined): Set<Part> {
    const parts = new Set<Part>();
    if (later !== undefined) {
      parts.add('LATER');
    }
    if (consistency !== undefined || this.held !== undefined) {
      parts.add('CONSISTENCY');
    }
    return parts;
  }

  /**
   * Requires all signatures to be good, a quorum of keys in use or a gap, and that the log extends what the verifier holds. The
   * checkpoint is dated by the first of its note and the later one that a quorum of keys in use has signed.
   */
  requireCosigned({ note, consistency, later }: CosignedNote, progress: Progress): VerifiedCheckpoint {
    const checkpoint = this.verifiedCheckpoint(note);
    progress.ok('COSIGNATURES');
    if (later === undefined) {
      requireQuorum(checkpoint, progress);
      this.requireConsistent(checkpoint.body, consistency, progress);
      return checkpoint;
    }
    progress.found('QUORUM', 'asked of the later checkpoint', `cosigned by ${list(checkpoint.quorum.signed)}`);
    progress.ok('QUORUM');
    const newer = this.requireLater(checkpoint, later, progress);
    this.requireConsistent(newer.body, consistency, progress);
    const vouched = checkpoint.quorum.unmet.length === 0 && !checkpoint.restsOnRetiredKeys;
    const { cosignedAt } = vouched ? checkpoint : newer;
    const dated = cosignedAt === undefined ? {} : { cosignedAt };
    return { body: checkpoint.body, quorum: newer.quorum, restsOnRetiredKeys: false, ...dated };
  }

  /** What a later checkpoint is there for is the word of a quorum of keys in use: with less it cannot vouch. */
  private requireLater({ body }: VerifiedCheckpoint, later: LaterCheckpoint, progress: Progress): VerifiedCheckpoint {
    const newer = this.verifiedCheckpoint(later.note);
    requireKeysInUse(newer);
    const { signed, missing, unmet } = newer.quorum;
    if (unmet.length > 0) {
      const given = `cosigned by ${list(signed)}, missing ${list(missing)}`;
      throw new StepFailed('CANNOT_TELL', 'QUORUM', 'a quorum for the later checkpoint', given);
    }
    progress.found('QUORUM', 'met', `cosigned by ${list(signed)}`);
    for (const suite of SUITES) {
      const shown = { rule: 'LATER_PATH', suite, from: body.size, to: newer.body.size } as const;
      requireExtended(shown, () => requireExtends(later, suite, body, newer.body), progress);
    }
    progress.ok('LATER');
    return newer;
  }

  private requireConsistent(body: Checkpoint, earlier: ConsistencyStage | undefined, progress: Progress): void {
    if (earlier === undefined && this.held === undefined) {
      return;
    }
    if (earlier !== undefined) {
      for (const suite of SUITES) {
        const shown = { rule: 'CONSISTENCY_PATH', suite, from: earlier.size, to: body.size } as const;
        requireExtended(shown, () => requireExtendsStage(earlier, suite, body), progress);
      }
    }
    if (this.held !== undefined) {
      requireHeld(this.held, body, earlier, progress);
    }
    progress.ok('CONSISTENCY');
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

function requireQuorum(checkpoint: VerifiedCheckpoint, progress: Progress): void {
  requireKeysInUse(checkpoint);
  const { signed, missing, unmet } = checkpoint.quorum;
  const by = `cosigned by ${list(signed)}`;
  if (unmet.length === 0) {
    progress.found('QUORUM', 'met', by);
    progress.ok('QUORUM');
  } else if (signed.length === 0) {
    throw StepFailed.invalid('QUORUM', 'at least one cosigner', `${by}, missing ${list(missing)}`);
  } else {
    progress.found('QUORUM', `unmet: ${list(unmet)}`, `${by}, missing ${list(missing)}`);
    progress.gap('QUORUM', 'DEGRADED_CHECKPOINT');
  }
}

function requireKeysInUse({ quorum, restsOnRetiredKeys }: VerifiedCheckpoint): void {
  if (restsOnRetiredKeys) {
    const given = `cosigned by ${list(quorum.signed)}, some of them with keys that were retired since`;
    throw new StepFailed('CANNOT_TELL', 'KEYS_IN_USE', 'a quorum of keys in use', given);
  }
}

function requireHeld(
  known: Checkpoint,
  body: Checkpoint,
  earlier: ConsistencyStage | undefined,
  progress: Progress,
): void {
  const proof = earlier?.size === known.size ? earlier : undefined;
  if (known.size > 0 && known.size !== body.size && proof === undefined) {
    const given = `${earlier === undefined ? 'none' : `one since size ${earlier.size}`} for size ${body.size}`;
    throw new StepFailed('CANNOT_TELL', 'HELD_CHECKPOINT', `a proof since size ${known.size}`, given);
  }
  for (const suite of SUITES) {
    const there = proof?.roots[suite] ?? (known.size === 0 ? known : body).roots[suite];
    const computed = `size ${known.size} ${suite} root ${hex(known.roots[suite])}`;
    const given = `size ${known.size} ${suite} root ${hex(there)}`;
    if (computed !== given) {
      throw StepFailed.invalid('HELD_CHECKPOINT', computed, given);
    }
    progress.found('HELD_CHECKPOINT', computed, given);
  }
}

function requireExtended(
  { rule, suite, from, to }: { rule: Rule; suite: HashSuite; from: number; to: number },
  proof: () => void,
  progress: Progress,
): void {
  try {
    proof();
  } catch (refused) {
    if (refused instanceof ProofRefused) {
      throw StepFailed.invalid(rule, `${suite} ${refused.rule} ${refused.computed}`, refused.given);
    }
    throw refused;
  }
  const shown = `${suite} from size ${from} to ${to}`;
  progress.found(rule, shown, shown);
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
