// SPDX-License-Identifier: Apache-2.0
import type { Instant } from '../code/instants';
import { Refusal } from '../error/refusal';
import { NoteKey } from '../note/noteKey';
import { type NoteSignature, parseNoteOnce, type SignedNote } from '../note/signedNote';
import { evaluate, type QuorumResult } from '../trust/quorumPolicy';
import { countsAt, type TrustedCosigner } from '../trust/trustedCosigner';
import { isMet, quorumAt, type TrustRoot } from '../trust/trustRoot';
import { type Checkpoint, parseCheckpoint } from './checkpoint';

/** What a checkpoint must fulfil to be relied on. */
export type CheckpointRule = 'FORM' | 'ORIGIN' | 'KNOWN_SIGNERS' | 'GOOD_SIGNATURES' | 'LOG_SIGNATURE';

/** A checkpoint breaks a rule. */
export class CheckpointRefused extends Error {
  readonly rule: CheckpointRule;
  readonly expected: string;
  readonly given: string;

  constructor(rule: CheckpointRule, expected: string, given: string) {
    super(`${rule}: expected ${expected}, given ${given}`);
    this.rule = rule;
    this.expected = expected;
    this.given = given;
  }
}

/** A checkpoint whose signatures are all good. */
export interface VerifiedCheckpoint {
  readonly body: Checkpoint;
  /** Who has cosigned and whether that is enough; if not, the checkpoint is degraded. */
  readonly quorum: QuorumResult;
  /** Whether the quorum is met only with keys that count no more for new checkpoints. */
  readonly restsOnRetiredKeys: boolean;
  /** The latest time that a cosigner has stated. */
  readonly cosignedAt?: Instant;
}

interface TrustedKey {
  readonly cosigner: TrustedCosigner;
  readonly key: NoteKey;
}

/**
 * Verifies checkpoints against a trust root. Stricter than C2SP, which ignores signatures by unknown keys: every line must be
 * known and good, so that no byte of a note can change unseen.
 */
export class CheckpointVerifier {
  private readonly trust: TrustRoot;
  private readonly keys: readonly TrustedKey[];

  constructor(trust: TrustRoot) {
    this.trust = trust;
    this.keys = trust.cosigners.flatMap((cosigner) => [
      { cosigner, key: new NoteKey(trust.origin, 'LOG', cosigner.ed25519) },
      { cosigner, key: new NoteKey(cosigner.name, 'COSIGNATURE', cosigner.ed25519) },
      { cosigner, key: new NoteKey(cosigner.name, 'SM2_COSIGNATURE', cosigner.sm2) },
    ]);
  }

  /** Reads and verifies a note; throws {@link CheckpointRefused}. Too few cosignatures are told by the result. */
  verify(text: string): VerifiedCheckpoint {
    const { note, twice } = this.read(text);
    const verified = this.verifyNote(note);
    // A line that stands twice counts once; where that leaves enough of them, the note is refused for it.
    if (twice && isQuorum(verified.quorum)) {
      throw new CheckpointRefused('FORM', 'every signature line once', 'one that stands twice');
    }
    return verified;
  }

  private verifyNote(note: SignedNote): VerifiedCheckpoint {
    const body = bodyOf(note);
    if (body.origin !== this.trust.origin) {
      throw new CheckpointRefused('ORIGIN', this.trust.origin, body.origin);
    }
    const byEd25519 = new Set<string>();
    const bySm2 = new Set<string>();
    const retired = new Set<string>();
    let signedByLog = false;
    let cosignedAt: Instant | undefined;
    for (const signature of note.signatures) {
      const { cosigner, key } = this.requireKnown(signature, body.size);
      const time = requireGood(note.text, signature, key, cosigner);
      if (cosigner.untilSize !== undefined) {
        retired.add(cosigner.organisation);
      }
      if (key.kind === 'LOG') {
        signedByLog = true;
        continue;
      }
      (key.kind === 'COSIGNATURE' ? byEd25519 : bySm2).add(cosigner.organisation);
      cosignedAt = cosignedAt === undefined || time > cosignedAt ? time : cosignedAt;
    }
    if (!signedByLog) {
      throw new CheckpointRefused('LOG_SIGNATURE', `a signature in the name of ${this.trust.origin}`, 'none');
    }
    const policy = quorumAt(this.trust, body.size);
    const present = this.present(body.size);
    const counted = this.counted(byEd25519, bySm2);
    const quorum = evaluate(policy, present, counted);
    const inUse = new Set([...counted].filter((organisation) => !retired.has(organisation)));
    const restsOnRetiredKeys = isQuorum(quorum) && !isQuorum(evaluate(policy, present, inUse));
    return { body, quorum, restsOnRetiredKeys, ...(cosignedAt === undefined ? {} : { cosignedAt }) };
  }

  /** Whether any of the signature lines bears the name of a cosigner of this trust root. */
  isClaimedByKnownCosigner(note: SignedNote): boolean {
    return note.signatures.some(({ name }) => this.trust.cosigners.some((cosigner) => cosigner.name === name));
  }

  private read(text: string): ReturnType<typeof parseNoteOnce> {
    try {
      return parseNoteOnce(text);
    } catch (refusal) {
      throw new CheckpointRefused('FORM', 'a signed checkpoint', sentence(refusal));
    }
  }

  private requireKnown(signature: NoteSignature, size: number): TrustedKey {
    const known = this.keys.find(({ cosigner, key }) => key.isNamedBy(signature) && countsAt(cosigner, size));
    if (known === undefined) {
      throw new CheckpointRefused(
        'KNOWN_SIGNERS',
        `keys of trust root version ${this.trust.version} that count at size ${size}`,
        `${signature.name} with key id ${signature.keyId}`,
      );
    }
    return known;
  }

  private present(size: number): Set<string> {
    return new Set(this.trust.cosigners.filter((one) => countsAt(one, size)).map((one) => one.organisation));
  }

  private counted(byEd25519: ReadonlySet<string>, bySm2: ReadonlySet<string>): Set<string> {
    const all = [...byEd25519, ...bySm2];
    return new Set(all.filter((one) => isMet(this.trust.signatures, byEd25519.has(one), bySm2.has(one))));
  }
}

function isQuorum({ unmet }: QuorumResult): boolean {
  return unmet.length === 0;
}

function bodyOf(note: SignedNote): Checkpoint {
  try {
    return parseCheckpoint(note.text);
  } catch (refusal) {
    throw new CheckpointRefused('FORM', 'the body of a checkpoint', sentence(refusal));
  }
}

function requireGood(text: string, signature: NoteSignature, key: NoteKey, cosigner: TrustedCosigner): Instant {
  const time = key.verify(text, signature);
  if (time === undefined) {
    throw new CheckpointRefused(
      'GOOD_SIGNATURES',
      `a signature by the key ${key.keyId} of ${cosigner.organisation}`,
      `a ${key.kind} line that does not verify`,
    );
  }
  return time;
}

function sentence(refusal: unknown): string {
  if (refusal instanceof Refusal) {
    return refusal.sentence;
  }
  throw refusal;
}
