// SPDX-License-Identifier: Apache-2.0
import { hex } from '../code/bytes';
import { organisationId } from '../code/ids';
import { type Instant, parseInstant } from '../code/instants';
import { hash } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { canonical } from '../json/writer';
import { SignatureEntry } from '../record/signatureEntry';
import type { TrustRoot } from '../trust/trustRoot';

const VERSION = 1;
const DIGESTS = 16;
const SM3_HEX = /^[0-9a-f]{64}$/;
const CENTRES = ['TRADING_CENTRE', 'BRANCH_CENTRE'];

/** What an organisation signs beside the one that receives bids: these digests were shown to it, and its clock said this. */
export interface TimeVouch {
  readonly organisation: string;
  /** Its own time. */
  readonly at: Instant;
  /** SM3, 16 of them, most of nothing. */
  readonly digests: readonly string[];
  readonly signature: SignatureEntry;
  readonly signedBytes: Uint8Array;
}

/** Reads the JSON form; refuses (`SCHEMA_INVALID`, `UNKNOWN_VERSION`) any other. */
export function timeVouch(json: JsonObject): TimeVouch {
  json.requireOnly('v', 'kind', 'org', 'at', 'digests', 'signature');
  if (json.integer('v') !== VERSION) {
    throw new Refusal('UNKNOWN_VERSION', `vouch version ${json.integer('v')}, this release reads ${VERSION}`);
  }
  if (json.string('kind') !== 'time-vouch') {
    throw new Refusal('SCHEMA_INVALID', 'kind must be time-vouch');
  }
  const digests = json.array('digests').strings();
  const ascending = digests.every((digest, place) => place === 0 || (digests[place - 1] ?? '') < digest);
  if (digests.length !== DIGESTS || !ascending || !digests.every((digest) => SM3_HEX.test(digest))) {
    throw new Refusal('SCHEMA_INVALID', `digests are ${DIGESTS} of SM3, ascending, met ${digests.length}`);
  }
  return {
    organisation: organisationId(json.string('org')),
    at: parseInstant(json.string('at')),
    digests,
    signature: new SignatureEntry(json.object('signature')),
    signedBytes: canonical(json.without('signature')),
  };
}

/**
 * Since when these bytes were there at the latest, by the word of another organisation than the centre that the trust root names and that is no
 * trading centre; undefined if the vouch is not about the bytes, or nobody signed it whose word counts.
 */
export function vouchedAt(vouch: TimeVouch, centre: string, bytes: Uint8Array, trust: TrustRoot): Instant | undefined {
  const counts =
    vouch.organisation !== centre &&
    vouch.digests.includes(hex(hash('SM3', bytes))) &&
    trust.cosigners.some(
      (cosigner) =>
        cosigner.organisation === vouch.organisation &&
        !CENTRES.includes(cosigner.kind) &&
        vouch.signature.isOf(cosigner.sm2, vouch.signedBytes),
    );
  return counts ? vouch.at : undefined;
}
