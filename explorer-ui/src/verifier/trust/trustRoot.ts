// SPDX-License-Identifier: Apache-2.0
import { hex } from '../code/bytes';
import { hash, hashSuite, SUITES } from '../crypto/hashSuite';
import { Refusal } from '../error/refusal';
import { parse } from '../json/canonicalJson';
import { asObject, type JsonObject } from '../json/values';
import { canonical } from '../json/writer';
import { hashOfHex } from '../merkle/hash';
import { type TimeAuthority, timeAuthority } from '../time/timeAuthority';
import { type QuorumPolicy, quorumPolicy } from './quorumPolicy';
import { countsAt, type TrustedCosigner, trustedCosigner } from './trustedCosigner';

/** Which signatures an organisation must have given to count as a cosigner. */
export type SignatureRequirement = 'both' | 'intl' | 'sm';

/** A policy that a later one has replaced; it goes on judging the checkpoints of its time. */
export interface EarlierQuorum {
  /** The first log size for which it counts no more. */
  readonly untilSize: number;
  readonly policy: QuorumPolicy;
}

/** All that a verifier takes for granted, in a file that its user pins. */
export interface TrustRoot {
  /** From 1, raised by each change. */
  readonly version: number;
  /** The log. */
  readonly origin: string;
  /** The ledger's channel. */
  readonly channel: string;
  /** Hash of the ledger's block 0, which the origin names too. */
  readonly genesis: Uint8Array;
  readonly signatures: SignatureRequirement;
  readonly cosigners: readonly TrustedCosigner[];
  /** Judges checkpoints from the size on that ended the last earlier quorum. */
  readonly quorum: QuorumPolicy;
  /** What judged smaller sizes, in order of the sizes. */
  readonly earlier: readonly EarlierQuorum[];
  /** Whose time stamps count, those that have ended among them. */
  readonly timeAuthorities: readonly TimeAuthority[];
  /** SHA-256 of the canonical form, for comparing by eye: 64 hexadecimal digits. */
  readonly fingerprint: string;
}

const FORMAT = 1;
const MAX_BYTES = 1 << 18;
const MAX_COSIGNERS = 256;
const MAX_EARLIER = 64;
const MAX_TIME_AUTHORITIES = 16;
const MEMBERS = [
  'v',
  'version',
  'origin',
  'channel',
  'genesis',
  'suites',
  'signatures',
  'cosigners',
  'quorum',
  'earlier',
  'timeAuthorities',
];

/** Reads the bytes of a trust root, in any JSON form; refuses what contradicts itself. */
export function parseTrustRoot(bytes: Uint8Array): TrustRoot {
  const json = asObject(parse(bytes, MAX_BYTES));
  if (json.integer('v') !== FORMAT) {
    const met = `trust root format ${json.integer('v')}`;
    throw new Refusal('UNKNOWN_VERSION', `${met}, this release reads ${FORMAT}`);
  }
  json.requireOnly(...MEMBERS);
  const suites = json.array('suites').strings().map(hashSuite);
  if (suites.join() !== SUITES.join()) {
    throw new Refusal('SCHEMA_INVALID', 'this release verifies with SHA-256 and SM3, in this order');
  }
  const root: TrustRoot = {
    version: json.integer('version'),
    origin: logOrigin(json.string('origin')),
    channel: json.string('channel'),
    genesis: hashOfHex(json.string('genesis'), 'genesis'),
    signatures: requirement(json.string('signatures')),
    cosigners: json.array('cosigners').objects().map(trustedCosigner),
    quorum: quorumPolicy(json.object('quorum')),
    earlier: json.has('earlier') ? json.array('earlier').objects().map(earlierQuorum) : [],
    timeAuthorities: json.has('timeAuthorities') ? json.array('timeAuthorities').objects().map(timeAuthority) : [],
    fingerprint: hex(hash('SHA-256', canonical(json))),
  };
  requireConsistent(root);
  return root;
}

/** The policy that judges checkpoints of this size. */
export function quorumAt(root: TrustRoot, size: number): QuorumPolicy {
  return root.earlier.find(({ untilSize }) => size < untilSize)?.policy ?? root.quorum;
}

/** Whether signatures of these kinds suffice. */
export function isMet(requirement: SignatureRequirement, ed25519: boolean, sm2: boolean): boolean {
  switch (requirement) {
    case 'both':
      return ed25519 && sm2;
    case 'intl':
      return ed25519;
    case 'sm':
      return sm2;
  }
}

/** Names a log for ever: `<domain>/<channel>/<first 16 digits of the hash of block 0>`; any other form is refused (`ID_INVALID`). */
export function logOrigin(text: string): string {
  if (!/^[a-z0-9.-]{1,64}\/[a-z][a-z0-9.-]{0,248}\/[0-9a-f]{16}$/.test(text)) {
    throw new Refusal('ID_INVALID', `a text of ${text.length} characters is not the origin of a log`);
  }
  return text;
}

function requirement(text: string): SignatureRequirement {
  if (text === 'both' || text === 'intl' || text === 'sm') {
    return text;
  }
  throw new Refusal('SCHEMA_INVALID', 'signatures are required as both, intl or sm');
}

function requireConsistent(root: TrustRoot): void {
  if (root.version < 1 || !/^[a-z][a-z0-9.-]{0,248}$/.test(root.channel)) {
    throw new Refusal('SCHEMA_INVALID', `version ${root.version} or the channel is malformed`);
  }
  if (!root.origin.endsWith(`/${root.channel}/${hex(root.genesis).slice(0, 16)}`)) {
    const met = `origin ${root.origin} names another channel or block 0`;
    throw new Refusal('DIGEST_MISMATCH', `${met} than ${hex(root.genesis)}`);
  }
  requireDistinctKeys(root.cosigners);
  requireMembers(root, root.quorum, Number.MAX_SAFE_INTEGER);
  if (root.earlier.length > MAX_EARLIER || !inOrder(root.earlier)) {
    const met = `${root.earlier.length} earlier quorums`;
    throw new Refusal('SCHEMA_INVALID', `${met}, allowed are ${MAX_EARLIER} in the order of their sizes`);
  }
  for (const { untilSize, policy } of root.earlier) {
    requireMembers(root, policy, untilSize - 1);
  }
  requireDistinctAuthorities(root.timeAuthorities);
}

/** One name or certificate for two authorities would leave open whose a time stamp is. */
function requireDistinctAuthorities(authorities: readonly TimeAuthority[]): void {
  const seen = new Set<string>();
  const all = authorities.flatMap(({ name, certificates }) => [
    `name ${name}`,
    ...certificates.map(({ fingerprint }) => fingerprint),
  ]);
  for (const one of all) {
    seen.add(one);
  }
  if (authorities.length > MAX_TIME_AUTHORITIES || seen.size !== all.length) {
    const met = `${authorities.length} time-stamp authorities`;
    throw new Refusal('SCHEMA_INVALID', `${met}, allowed are ${MAX_TIME_AUTHORITIES}, each name and certificate once`);
  }
}

function earlierQuorum(json: JsonObject): EarlierQuorum {
  json.requireOnly('untilSize', 'quorum');
  const untilSize = json.integer('untilSize');
  if (untilSize < 1) {
    throw new Refusal('SCHEMA_INVALID', `an earlier quorum counts until size ${untilSize}`);
  }
  return { untilSize, policy: quorumPolicy(json.object('quorum')) };
}

function inOrder(earlier: readonly EarlierQuorum[]): boolean {
  return earlier.every(({ untilSize }, i) => i === 0 || (earlier[i - 1]?.untilSize ?? 0) < untilSize);
}

/** No key may stand for two organisations, or a single holder could make up a quorum. */
function requireDistinctKeys(cosigners: readonly TrustedCosigner[]): void {
  if (cosigners.length === 0 || cosigners.length > MAX_COSIGNERS) {
    throw new Refusal('SCHEMA_INVALID', `${cosigners.length} cosigners, allowed are 1 to ${MAX_COSIGNERS}`);
  }
  const seen = new Set<string>();
  for (const { organisation, ed25519, sm2 } of cosigners) {
    for (const key of [ed25519, sm2]) {
      if (seen.has(key.keyId)) {
        throw new Refusal('SCHEMA_INVALID', `a key of cosigner ${organisation} is there twice`);
      }
      seen.add(key.keyId);
    }
  }
}

/** A quorum that the cosigners of its time could not meet would make every checkpoint a degraded one. */
function requireMembers({ cosigners }: TrustRoot, quorum: QuorumPolicy, size: number): void {
  const counting = cosigners.filter((cosigner) => countsAt(cosigner, size));
  const organisations = new Set(counting.map(({ organisation }) => organisation));
  if (quorum.threshold > organisations.size) {
    const met = `a quorum of ${quorum.threshold} cannot be met by ${organisations.size} organisations`;
    throw new Refusal('SCHEMA_INVALID', met);
  }
  for (const { name, members } of quorum.groups) {
    if (!members.every((member) => organisations.has(member))) {
      throw new Refusal('SCHEMA_INVALID', `group ${name} names an organisation that is no cosigner`);
    }
  }
}
