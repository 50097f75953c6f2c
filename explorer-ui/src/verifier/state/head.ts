// SPDX-License-Identifier: Apache-2.0
import { Refusal } from '../error/refusal';
import type { IndexKey } from '../index/indexKey';

/** Codes of the catalogue with which the rules of the ledger forbid a record. */
export type ForbiddenCode =
  | 'KEY_UNKNOWN'
  | 'NOT_ASSIGNED'
  | 'NOT_OPEN'
  | 'STAGE_ORDER'
  | 'STATE_FORBIDS'
  | 'TIME_IMPLAUSIBLE'
  | 'TOO_LARGE';

/** The states before a record forbid it, or are not among what is folded. */
export class Forbidden extends Error {
  readonly code: ForbiddenCode;

  constructor(code: ForbiddenCode, sentence: string) {
    super(`${code}: ${sentence}`);
    this.code = code;
  }
}

/** Kinds of states whose records stand under one key of the index, and that index. */
const INDEXES = { key: 'ref', lot: 'lot', witness: 'lot', project: 'lot' } as const;

/** Kinds of states that can be folded here; a tender's is folded for the lots that build on it. */
export type HeadKind = keyof typeof INDEXES | 'tender';

/** Where a state lies. */
export interface HeadKey {
  readonly kind: HeadKind;
  readonly id: string;
}

/** A state as the ledger writes it: JSON whose order of members says nothing. */
export type Head = Readonly<Record<string, unknown>>;

/** What a record makes of a state. */
export interface HeadChange {
  readonly key: HeadKey;
  readonly head: Head;
}

/** Reads states as the records before have made them. */
export type HeadReader = (key: HeadKey) => Head | undefined;

/** The key under which all records of a state stand; refuses (`SCHEMA_INVALID`) states whose records stand under no one key. */
export function indexKeyOf({ kind, id }: HeadKey): IndexKey {
  if (kind === 'tender') {
    throw new Refusal('SCHEMA_INVALID', 'the records of a tender stand under no one key of the index');
  }
  return { name: INDEXES[kind], key: id };
}
