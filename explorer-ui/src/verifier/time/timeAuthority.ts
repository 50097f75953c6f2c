// SPDX-License-Identifier: Apache-2.0
import { fromBase64 } from '../code/base64';
import { type Instant, parseInstant } from '../code/instants';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';
import { orNotDer, TimestampCertificate } from './timestampCertificate';

/** A time-stamp authority whose word counts for whoever pins it. */
export interface TimeAuthority {
  /** What reports call it. */
  readonly name: string;
  /** Each may have signed time stamps itself or have certified who did. */
  readonly certificates: readonly TimestampCertificate[];
  /** Whether it is a demo without legal value, which every report then says. */
  readonly trial: boolean;
  /** The first time from which its stamps count no more; absent while it is in use. */
  readonly until?: Instant;
}

const MAX_CERTIFICATES = 4;
const MAX_NAME = 100;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const NAME = /^(?! )[^\u0000-\u001f\u007f-\u009f]+(?<! )$/;

/** Reads the JSON form; refuses (`SCHEMA_INVALID`) other names, no certificates, too many, and one twice. */
export function timeAuthority(json: JsonObject): TimeAuthority {
  json.requireOnly('name', 'certificates', 'trial', 'until');
  if (json.has('trial') && !json.bool('trial')) {
    throw new Refusal('SCHEMA_INVALID', `${json.place('trial')} is true or left out`);
  }
  const name = json.string('name');
  const certificates = json.array('certificates').strings().map(anchor);
  const ends = json.optionalString('until');
  const until = ends === undefined ? undefined : parseInstant(ends);
  if (name.length > MAX_NAME || !NAME.test(name)) {
    throw new Refusal('SCHEMA_INVALID', `the name of a time-stamp authority has ${name.length} characters`);
  }
  const different = new Set(certificates.map(({ fingerprint }) => fingerprint)).size;
  if (certificates.length === 0 || certificates.length > MAX_CERTIFICATES || different !== certificates.length) {
    const met = `${certificates.length} certificates of time-stamp authority ${name}`;
    throw new Refusal('SCHEMA_INVALID', `${met}, allowed are 1 to ${MAX_CERTIFICATES}, each once`);
  }
  return { name, certificates, trial: json.has('trial'), ...(until === undefined ? {} : { until }) };
}

function anchor(text: string): TimestampCertificate {
  const der = fromBase64(text);
  if (der === undefined) {
    throw new Refusal('SCHEMA_INVALID', 'a certificate is not in the one base64 form');
  }
  return orNotDer(
    () => TimestampCertificate.read(der),
    (met) => new Refusal('SCHEMA_INVALID', `a certificate of a time-stamp authority: ${met}`),
  );
}
