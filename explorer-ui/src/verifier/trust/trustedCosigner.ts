// SPDX-License-Identifier: Apache-2.0
import { organisationId } from '../code/ids';
import { PublicKey } from '../crypto/publicKey';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';

/** Checkpoint keys of an organisation and the log sizes for which they count. */
export interface TrustedCosigner {
  readonly organisation: string;
  /** What the organisation is, such as SUPERVISION_OFFICE. */
  readonly kind: string;
  /** Its name in signature lines. */
  readonly name: string;
  readonly ed25519: PublicKey;
  readonly sm2: PublicKey;
  /** The first log size for which the keys count. */
  readonly fromSize: number;
  /** The first size for which they count no more; absent while they are in use. */
  readonly untilSize?: number;
}

/** Reads the JSON form; refuses (`SCHEMA_INVALID`) empty windows and other forms of kind and name. */
export function trustedCosigner(json: JsonObject): TrustedCosigner {
  json.requireOnly('msp', 'kind', 'name', 'ed25519', 'sm2', 'fromSize', 'untilSize');
  const organisation = organisationId(json.string('msp'));
  const kind = json.string('kind');
  const name = json.string('name');
  const ed25519 = PublicKey.parse(`Ed25519:${json.string('ed25519')}`);
  const sm2 = PublicKey.parse(`SM2:${json.string('sm2')}`);
  const fromSize = json.integer('fromSize');
  const untilSize = json.optionalInteger('untilSize');
  if (!/^[A-Z][A-Z_]{0,63}$/.test(kind) || !/^[a-z0-9][a-z0-9.-]{0,253}$/.test(name)) {
    throw new Refusal('SCHEMA_INVALID', `kind or name of cosigner ${organisation} is malformed`);
  }
  if (fromSize < 0 || (untilSize !== undefined && untilSize <= fromSize)) {
    throw new Refusal('SCHEMA_INVALID', `the keys of cosigner ${organisation} count for no size`);
  }
  return { organisation, kind, name, ed25519, sm2, fromSize, ...(untilSize === undefined ? {} : { untilSize }) };
}

/** Whether the keys count for checkpoints of this size. */
export function countsAt(cosigner: TrustedCosigner, size: number): boolean {
  return size >= cosigner.fromSize && (cosigner.untilSize === undefined || size < cosigner.untilSize);
}
