// SPDX-License-Identifier: Apache-2.0
import { recordId } from '../code/ids';
import { type DualDigest, dualDigestOf } from '../crypto/dualDigest';
import { Refusal } from '../error/refusal';
import { parseCanonical } from '../json/canonicalJson';
import { asObject, type JsonObject } from '../json/values';
import { choice, natural } from '../record/members';
import { memberName } from './memberName';
import { WITHHELD, type WithheldReason } from './packageCatalogue';
import { PACKAGE_ROLES, type PackageRole } from './packageRole';

/** Where the manifest stands. */
export const MANIFEST_NAME = 'manifest.json';

/** The most members of a package beside the manifest. */
export const MAX_MEMBERS = 1000;

/** The most bytes of a manifest. */
export const MAX_MANIFEST_BYTES = 1 << 20;

const VERSION = 1;
const KIND = 'evidence-package';
const REASONS = Object.keys(WITHHELD) as WithheldReason[];

/** A member of a package as its manifest names it. */
export interface PackageMember {
  readonly name: string;
  readonly role: PackageRole;
  /** In bytes. */
  readonly size: number;
  readonly digests: DualDigest;
  /** The record that an original belongs to. */
  readonly record?: string;
}

/** A registered file that a package does not hold, as whoever made the package says. */
export interface Withheld {
  /** The record that registers it. */
  readonly record: string;
  readonly reason: WithheldReason;
}

/**
 * What a package holds, in the order in which it stands there, and what it leaves out. Nobody signs a manifest: it finds damage,
 * and it ties the parts for people to those that prove. What is proved is proved by the bundles and answers alone.
 */
export interface PackageManifest {
  /** All members but the manifest itself. */
  readonly members: readonly PackageMember[];
  /** Registered files that are not there. */
  readonly withheld: readonly Withheld[];
}

/** Reads a manifest; refuses any bytes but the canonical ones, unknown versions and members, and what is named twice. */
export function parseManifest(bytes: Uint8Array): PackageManifest {
  const json = asObject(parseCanonical(bytes, MAX_MANIFEST_BYTES));
  if (json.integer('v') !== VERSION || json.string('kind') !== KIND) {
    throw new Refusal('UNKNOWN_VERSION', `no ${KIND} of version ${VERSION}, which this release reads`);
  }
  json.requireOnly('v', 'kind', 'members', 'withheld');
  const members = json.array('members').objects().map(packageMember);
  const withheld = json.array('withheld').objects().map(withheldFile);
  if (members.length > MAX_MEMBERS || withheld.length > MAX_MEMBERS) {
    throw new Refusal('TOO_LARGE', `${members.length} members, a package has at most ${MAX_MEMBERS}`);
  }
  requireEachOnce(members, withheld);
  return { members, withheld };
}

function requireEachOnce(members: readonly PackageMember[], withheld: readonly Withheld[]): void {
  const names = new Set([MANIFEST_NAME]);
  const originals = new Set<string>();
  const requireNew = (record: string): void => {
    if (originals.has(record)) {
      throw new Refusal('SCHEMA_INVALID', `the original of record ${record} is named twice`);
    }
    originals.add(record);
  };
  for (const { name, role, record } of members) {
    if (names.has(name)) {
      throw new Refusal('SCHEMA_INVALID', `member ${name} is there twice`);
    }
    names.add(name);
    if ((role === 'ORIGINAL') !== (record !== undefined)) {
      throw new Refusal('SCHEMA_INVALID', `originals and nothing else name a record: ${name}`);
    }
    if (record !== undefined) {
      requireNew(record);
    }
  }
  for (const { record } of withheld) {
    requireNew(record);
  }
}

function packageMember(json: JsonObject): PackageMember {
  json.requireOnly('name', 'role', 'size', 'digests', 'record');
  const name = memberName(json.string('name'));
  const role = choice(PACKAGE_ROLES, json, 'role');
  const size = natural(json, 'size');
  const digests = dualDigestOf(json.object('digests'));
  const record = json.optionalString('record');
  return { name, role, size, digests, ...(record === undefined ? {} : { record: recordId(record) }) };
}

function withheldFile(json: JsonObject): Withheld {
  json.requireOnly('record', 'reason');
  return { record: recordId(json.string('record')), reason: choice(REASONS, json, 'reason') };
}
