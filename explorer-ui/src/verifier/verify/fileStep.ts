// SPDX-License-Identifier: Apache-2.0
import type { ClipStage, EvidenceBundle } from '../bundle/evidenceBundle';
import { hex } from '../code/bytes';
import type { DualDigest } from '../crypto/dualDigest';
import { type HashSuite, SUITES } from '../crypto/hashSuite';
import type { BatchItem } from '../evidence/batchItem';
import { CHUNK, type FileRegistration, fileRegistration } from '../evidence/fileRegistration';
import type { JsonObject } from '../json/values';
import { ProofRefused } from '../merkle/inclusionProof';
import { rootOfRange } from '../merkle/rangeProof';
import type { Envelope } from '../record/envelope';
import { orInvalid } from './checkpointSteps';
import type { Progress } from './progress';
import { StepFailed } from './stepFailed';

/** What is compared of a file. */
export interface OriginalFile {
  readonly digests: DualDigest;
  /** In bytes. */
  readonly size: number;
  /** The leaf hashes of its chunks; needed for a clip. */
  readonly chunks?: Record<HashSuite, readonly Uint8Array[]>;
}

/** What the step goes by. */
export interface FileQuestion {
  readonly bundle: EvidenceBundle;
  readonly record: Envelope;
  readonly item: BatchItem | undefined;
  readonly original: OriginalFile | undefined;
  readonly progress: Progress;
}

/** Compares a file with the one that a record or an item names, or a clip with the recording. */
export function requireFile(question: FileQuestion): void {
  const { bundle, record, item, original, progress } = question;
  const body = bodyOf(record, 'evidence.file');
  const namesFile = item === undefined ? body !== undefined : item.file !== undefined;
  if (bundle.clip !== undefined) {
    requireClip(bundle.clip, question);
  } else if (original !== undefined) {
    if (!namesFile) {
      const met = item === undefined ? record.type.wireName : 'an item without digests';
      throw new StepFailed('CANNOT_TELL', 'FILE_NAMED', 'evidence.file', met);
    }
    requireSameFile(item?.file ?? registeredIn(body as JsonObject), original, progress);
  }
  if (namesFile && bundle.capture === undefined) {
    progress.gap('FILE', 'UNPROVEN_BEFORE_LEDGER');
  } else if (original !== undefined) {
    progress.ok('FILE');
  } else {
    progress.skipped('FILE');
  }
}

function registeredIn(body: JsonObject): FileRegistration {
  return orInvalid('RECORD_FORM', 'the registration of a file', () => fileRegistration(body));
}

function requireSameFile(registered: OriginalFile, original: OriginalFile, progress: Progress): void {
  const computed = describe(registered);
  const given = describe(original);
  if (computed !== given) {
    throw new StepFailed('DIFFERS', 'FILE_DIGEST', computed, given);
  }
  progress.found('FILE_DIGEST', computed, given);
}

function describe({ digests, size }: OriginalFile): string {
  return `SHA-256:${digests.sha256}, SM3:${digests.sm3}, ${size} bytes`;
}

function requireClip(clip: ClipStage, { record, original, progress }: FileQuestion): void {
  const body = bodyOf(record, 'evidence.file');
  if (body === undefined) {
    throw StepFailed.invalid('CLIP_RANGE', 'evidence.file', record.type.wireName);
  }
  const { size, chunkRoot } = registeredIn(body);
  if (chunkRoot === undefined) {
    throw StepFailed.invalid('CLIP_RANGE', 'chunk roots in the record', 'none');
  }
  const chunks = Math.ceil(size / CHUNK);
  if (clip.first < 0 || clip.count < 1 || clip.count > chunks - clip.first) {
    throw StepFailed.invalid('CLIP_RANGE', `chunks 0 to ${chunks - 1}`, `${clip.count} chunks from ${clip.first}`);
  }
  const begin = clip.first * CHUNK;
  const end = Math.min(size, begin + clip.count * CHUNK);
  const range = `bytes ${begin} to ${end} of ${size}`;
  progress.found('CLIP_RANGE', range, range);
  if (original !== undefined) {
    requirePart(clip, original, end - begin, chunks, chunkRoot, progress);
  }
}

function requirePart(
  clip: ClipStage,
  original: OriginalFile,
  size: number,
  chunks: number,
  roots: DualDigest,
  progress: Progress,
): void {
  if (original.size !== size) {
    throw new StepFailed('DIFFERS', 'CLIP_PATH', `${size} bytes`, `${original.size} bytes`);
  }
  const given = original.chunks?.['SHA-256'].length ?? 0;
  if (given !== clip.count) {
    throw new StepFailed('CANNOT_TELL', 'CLIP_PATH', `${clip.count} chunks`, `${given} chunks`);
  }
  for (const suite of SUITES) {
    const stated = `${suite} root ${suite === 'SM3' ? roots.sm3 : roots.sha256}`;
    const computed = `${suite} root ${hex(partRoot(clip, original.chunks?.[suite] ?? [], suite, chunks))}`;
    if (computed !== stated) {
      throw new StepFailed('DIFFERS', 'CLIP_PATH', computed, stated);
    }
    progress.found('CLIP_PATH', computed, stated);
  }
}

function partRoot(clip: ClipStage, leaves: readonly Uint8Array[], suite: HashSuite, chunks: number): Uint8Array {
  const begin = clip.first;
  const end = begin + clip.count;
  try {
    return rootOfRange({ suite, begin, end, size: chunks, left: clip.left[suite], right: clip.right[suite] }, leaves);
  } catch (refused) {
    if (refused instanceof ProofRefused) {
      throw StepFailed.invalid('CLIP_PATH', `${suite} ${refused.rule} ${refused.computed}`, refused.given);
    }
    throw refused;
  }
}

/** The body of a readable record of this type. */
export function bodyOf(record: Envelope, wireName: string): JsonObject | undefined {
  return record.type.wireName === wireName ? record.body : undefined;
}
