// SPDX-License-Identifier: Apache-2.0
import type { HashSuite } from '../crypto/hashSuite';
import type { JsonObject } from '../json/values';
import { requireConsistency } from '../merkle/consistencyProof';
import { type DualPath, dualPath } from '../merkle/dualPath';
import { hashOfHex } from '../merkle/hash';
import type { Checkpoint } from './checkpoint';

/** An earlier state of a log and the proof that a checkpoint extends it, for whoever holds a checkpoint of the earlier size. */
export interface ConsistencyStage {
  /** Entries of the earlier state, at least 1. */
  readonly size: number;
  /** Its roots. */
  readonly roots: Record<HashSuite, Uint8Array>;
  readonly path: DualPath;
}

/** A newer checkpoint and the proof that it extends the one of a bundle, so that the bundle outlives the keys that signed its own. */
export interface LaterCheckpoint {
  /** With its cosignatures. */
  readonly note: string;
  readonly path: DualPath;
}

/** Reads the JSON form; other members are refused. */
export function consistencyStage(json: JsonObject): ConsistencyStage {
  json.requireOnly('size', 'roots', 'path');
  const roots = json.object('roots').requireOnly('sha256', 'sm3');
  const size = json.integer('size');
  const sha256 = hashOfHex(roots.string('sha256'), roots.place('sha256'));
  const sm3 = hashOfHex(roots.string('sm3'), roots.place('sm3'));
  return { size, roots: { 'SHA-256': sha256, SM3: sm3 }, path: dualPath(json.object('path')) };
}

/** Reads the JSON form; other members are refused. The note is not judged. */
export function laterCheckpoint(json: JsonObject): LaterCheckpoint {
  json.requireOnly('checkpoint', 'path');
  return { note: json.string('checkpoint'), path: dualPath(json.object('path')) };
}

/** Checks that this checkpoint extends the earlier state; throws {@link ProofRefused} if it does not. */
export function requireExtendsStage(stage: ConsistencyStage, suite: HashSuite, to: Checkpoint): void {
  const proof = { suite, first: stage.size, second: to.size, path: stage.path[suite] };
  requireConsistency(proof, stage.roots[suite], to.roots[suite]);
}

/** Checks that the later checkpoint extends the earlier one; throws {@link ProofRefused} if it does not. */
export function requireExtends(later: LaterCheckpoint, suite: HashSuite, from: Checkpoint, to: Checkpoint): void {
  const proof = { suite, first: from.size, second: to.size, path: later.path[suite] };
  requireConsistency(proof, from.roots[suite], to.roots[suite]);
}
