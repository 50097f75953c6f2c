// SPDX-License-Identifier: Apache-2.0
import { type EvidenceBundle, type ProvedEntry, parseBundle } from '../bundle/evidenceBundle';
import { type Checkpoint, parseCheckpoint } from '../checkpoint/checkpoint';
import type { VerifiedCheckpoint } from '../checkpoint/checkpointVerifier';
import { hex } from '../code/bytes';
import { SUITES } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { captureStatement } from '../evidence/captureStatement';
import { fileRegistration } from '../evidence/fileRegistration';
import { JsonArray } from '../json/values';
import { ProofRefused, requireInclusion } from '../merkle/inclusionProof';
import { leafHash } from '../merkle/treeHasher';
import type { SignedNote } from '../note/signedNote';
import { type Envelope, parseEnvelope } from '../record/envelope';
import type { TrustRoot } from '../trust/trustRoot';
import { BidSteps } from './bidSteps';
import { CheckpointSteps, orInvalid, ruleOfForm } from './checkpointSteps';
import { bodyOf, type OriginalFile, requireFile } from './fileStep';
import { requireItem } from './itemSteps';
import { KeyRing } from './keyRing';
import { LedgerSteps } from './ledgerSteps';
import { Progress } from './progress';
import { Remembered } from './remembered';
import type { RecordSummary, TimestampSummary, VerificationReport } from './report';
import { StepFailed } from './stepFailed';
import { TimestampSteps } from './timestampSteps';
import { requireWithdrawal } from './withdrawal';

const REMEMBERED_REGISTRATIONS = 4096;
const REMEMBERED_KEY_RINGS = 1024;

export type { OriginalFile } from './fileStep';

/**
 * Verifies evidence bundles without any network. Every byte of a bundle is hostile until its step has passed; no input makes
 * it throw. Checkpoints and registrations that were verified are remembered (bounded).
 */
export class EvidenceVerifier {
  private readonly trust: TrustRoot;
  private readonly checkpoints: CheckpointSteps;
  private readonly timestamps: TimestampSteps;
  private readonly bids: BidSteps;
  private readonly provedRegistrations = new Remembered<true>(REMEMBERED_REGISTRATIONS);
  private readonly keyRings = new Remembered<KeyRing>(REMEMBERED_KEY_RINGS);

  /** Verifies by this trust root and by nothing else; given a checkpoint that is held, only what extends its log. */
  constructor(trust: TrustRoot, held?: Checkpoint) {
    this.trust = trust;
    this.checkpoints = new CheckpointSteps(trust, held);
    this.timestamps = new TimestampSteps(trust);
    this.bids = new BidSteps(trust);
  }

  /** Verifies the record of a bundle and, if a file is given, that it is the one that the record registers. */
  verify(bytes: Uint8Array, original?: OriginalFile): VerificationReport {
    const progress = Progress.ofBundle();
    try {
      const bundle = this.read(bytes, progress);
      const note = this.checkpoints.requireTrustRoot(bundle.trustVersion, bundle.checkpoint, progress);
      requireCheckpoint(bundle, note, progress);
      const { checkpoint: signed, consistency, later } = bundle;
      const checkpoint = this.checkpoints.requireCosigned({ note: signed, consistency, later }, progress);
      const timestamps = bundle.tokens.length === 0 ? [] : this.timestamps.require(bundle.tokens, note.text, progress);
      this.requireIncluded(bundle, checkpoint, progress);
      const record = requireRecord(bundle);
      const summary = summaryOf(bundle, record, checkpoint, timestamps);
      progress.about(summary);
      this.bids.end(record, progress);
      this.requireSigned(bundle, record, progress);
      const item = bundle.batch === undefined ? undefined : requireItem(bundle.batch, record, summary, progress);
      requireFile({ bundle, record, item, original, progress });
      if (bundle.ledger !== undefined) {
        new LedgerSteps(this.trust, progress).require(bundle.ledger, bundle.proved.entry, checkpoint.body);
      }
      return progress.matches();
    } catch (failure) {
      if (failure instanceof StepFailed) {
        return progress.failed(failure);
      }
      throw failure;
    }
  }

  private read(bytes: Uint8Array, progress: Progress): EvidenceBundle {
    try {
      const bundle = parseBundle(bytes);
      const parts = this.checkpoints.parts(bundle.consistency, bundle.later);
      if (bundle.ledger !== undefined) {
        parts.add('LEDGER');
      }
      if (bundle.batch !== undefined) {
        parts.add('ITEM');
      }
      if (bundle.tokens.length > 0) {
        parts.add('STAMPED');
      }
      progress.goesOn(parts);
      progress.ok('CANONICAL_FORM');
      progress.ok('VERSION');
      return bundle;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      const rule = ruleOfForm(refusal.code);
      if (rule !== 'CANONICAL_BYTES') {
        progress.ok('CANONICAL_FORM');
      }
      throw StepFailed.invalid(rule, 'an evidence bundle of version 1, grade light or full', refusal.sentence);
    }
  }

  private requireIncluded(bundle: EvidenceBundle, checkpoint: VerifiedCheckpoint, progress: Progress): void {
    requireEntryIncluded(bundle.proved, checkpoint);
    if (bundle.capture !== undefined) {
      requireEntryIncluded(bundle.capture, checkpoint);
    }
    if (bundle.withdrawn !== undefined) {
      requireEntryIncluded(bundle.withdrawn, checkpoint);
    }
    for (const entry of bundle.keys) {
      this.provedRegistrations.get(`${entry.text} ${bundle.checkpoint}`, () => {
        requireEntryIncluded(entry, checkpoint);
        return true;
      });
    }
    for (const suite of SUITES) {
      const root = `${suite} root ${hex(checkpoint.body.roots[suite])}`;
      progress.found('INCLUSION_PATH', root, root);
    }
    progress.ok('INCLUSION');
  }

  private requireSigned(bundle: EvidenceBundle, record: Envelope, progress: Progress): void {
    // All entries are known to be in the log, so what the ring says depends on nothing but the registrations.
    const ringText = bundle.keys.map(({ text }) => text).join(' ');
    const ring = this.keyRings.get(ringText, () => new KeyRing(bundle.keys));
    ring.requireSigned(record, bundle.proved);
    progress.ok('SIGNATURES');
    ring.requireVerified();
    const used = ring.requireEntitled(record, bundle.proved);
    if (bundle.capture !== undefined) {
      for (const position of requireCapture(record, bundle.capture, ring)) {
        used.add(position);
      }
    }
    if (bundle.withdrawn !== undefined) {
      const order = parseEnvelope(bundle.withdrawn.entry.record);
      ring.requireSigned(order, bundle.withdrawn);
      for (const position of ring.requireEntitled(order, bundle.withdrawn)) {
        used.add(position);
      }
    }
    ring.requireAllUsed(used);
    progress.ok('KEYS');
  }
}

function requireCheckpoint(bundle: EvidenceBundle, note: SignedNote, progress: Progress): void {
  const { size } = orInvalid('CHECKPOINT_FORM', 'the body of a checkpoint', () => parseCheckpoint(note.text));
  if (size !== bundle.size) {
    throw StepFailed.invalid('CHECKPOINT_SIZE', String(size), String(bundle.size));
  }
  progress.found('CHECKPOINT_SIZE', String(size), String(bundle.size));
  progress.ok('CHECKPOINT');
}

/** Signatures are part of what is hashed: without them nothing could be compared, and what is missing is said first. */
function requireSignatures({ entry, position }: ProvedEntry): void {
  const signatures = entry.record.optional('signatures');
  if (signatures === undefined || (signatures instanceof JsonArray && signatures.elements.length === 0)) {
    const given = `none at position ${position}`;
    throw new StepFailed('CANNOT_TELL', 'RECORD_SIGNED', 'signatures of the record', given);
  }
}

function requireEntryIncluded(proved: ProvedEntry, { body }: VerifiedCheckpoint): void {
  requireSignatures(proved);
  for (const suite of SUITES) {
    const proof = { suite, index: proved.position, size: body.size, path: proved.paths[suite] };
    try {
      requireInclusion(proof, leafHash(suite, proved.entry.canonical), body.roots[suite]);
    } catch (refused) {
      if (refused instanceof ProofRefused) {
        const computed = `${suite} ${refused.rule} ${refused.computed}`;
        throw StepFailed.invalid('INCLUSION_PATH', computed, `${refused.given} for position ${proved.position}`);
      }
      throw refused;
    }
  }
}

function requireRecord(bundle: EvidenceBundle): Envelope {
  return orInvalid('RECORD_FORM', 'an envelope of version 1', () => parseEnvelope(bundle.proved.entry.record));
}

function summaryOf(
  bundle: EvidenceBundle,
  record: Envelope,
  { cosignedAt }: VerifiedCheckpoint,
  timestamps: readonly TimestampSummary[],
): RecordSummary {
  const { entry, position } = bundle.proved;
  const withdrawn = bundle.withdrawn === undefined ? undefined : requireWithdrawal(record, bundle.withdrawn.entry);
  return {
    id: record.id,
    type: record.type.wireName,
    organisation: record.organisation,
    at: record.at,
    sample: record.sample,
    block: entry.block,
    transaction: entry.transaction,
    time: entry.time,
    position,
    size: bundle.size,
    timestamps,
    ...(cosignedAt === undefined ? {} : { cosignedAt }),
    ...(withdrawn === undefined ? {} : { withdrawn }),
  };
}

function requireCapture(record: Envelope, entry: ProvedEntry, ring: KeyRing): ReadonlySet<number> {
  const capture = orInvalid('CAPTURE', 'a capture statement', () => {
    const file = bodyOf(record, 'evidence.file');
    const statement = file === undefined ? undefined : parseEnvelope(entry.entry.record);
    const body = statement === undefined ? undefined : bodyOf(statement, 'evidence.capture');
    if (file === undefined || statement === undefined || body === undefined) {
      return undefined;
    }
    return { statement, registered: fileRegistration(file).evidence, captured: captureStatement(body).evidence };
  });
  if (capture === undefined) {
    throw StepFailed.invalid('CAPTURE', 'a capture statement beside a registered file', 'other records');
  }
  const { statement, registered, captured } = capture;
  if (registered !== captured) {
    throw StepFailed.invalid('CAPTURE', registered, captured);
  }
  ring.requireSigned(statement, entry);
  return ring.requireEntitled(statement, entry);
}
