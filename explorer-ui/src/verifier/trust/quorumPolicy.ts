// SPDX-License-Identifier: Apache-2.0
import { organisationId } from '../code/ids';
import { Refusal } from '../error/refusal';
import type { JsonObject } from '../json/values';

const MAX_GROUPS = 64;
const MAX_MEMBERS = 64;

/** Organisations of which some must have cosigned. */
export interface QuorumGroup {
  /** What is said when they did not. */
  readonly name: string;
  readonly threshold: number;
  readonly members: readonly string[];
}

/** How many organisations must have cosigned, and how many of each group among them. */
export interface QuorumPolicy {
  readonly threshold: number;
  readonly groups: readonly QuorumGroup[];
}

/** Who has cosigned and what that is worth. */
export interface QuorumResult {
  /** Organisations that count, in order. */
  readonly signed: readonly string[];
  /** Organisations that could have and did not, in order. */
  readonly missing: readonly string[];
  /** Conditions that are not met; empty if the quorum is met. */
  readonly unmet: readonly string[];
}

/** Reads the JSON form; refuses policies that ask for nothing, or that nobody or everybody could satisfy. */
export function quorumPolicy(json: JsonObject): QuorumPolicy {
  json.requireOnly('threshold', 'groups');
  const threshold = small(json, 'threshold');
  const groups = json.array('groups').objects().map(group);
  if (groups.length > MAX_GROUPS) {
    throw new Refusal('SCHEMA_INVALID', `a quorum of ${threshold} with ${groups.length} groups is no quorum`);
  }
  if (new Set(groups.map(({ name }) => name)).size !== groups.length) {
    throw new Refusal('SCHEMA_INVALID', 'the quorum names a group twice');
  }
  return { threshold, groups };
}

/**
 * Judges who has cosigned.
 *
 * @param all the organisations that may
 * @param signed those that did
 */
export function evaluate(policy: QuorumPolicy, all: ReadonlySet<string>, signed: ReadonlySet<string>): QuorumResult {
  const counted = [...signed].filter((organisation) => all.has(organisation)).sort();
  const missing = [...all].filter((organisation) => !signed.has(organisation)).sort();
  const unmet: string[] = [];
  if (counted.length < policy.threshold) {
    unmet.push(`${counted.length} of ${policy.threshold}`);
  }
  for (const { name, threshold, members } of policy.groups) {
    const met = members.filter((member) => counted.includes(member)).length;
    if (met < threshold) {
      unmet.push(`${name} ${met} of ${threshold}`);
    }
  }
  return { signed: counted, missing, unmet };
}

function group(json: JsonObject): QuorumGroup {
  json.requireOnly('name', 'threshold', 'members');
  const name = json.string('name');
  const threshold = small(json, 'threshold');
  const members = json.array('members').strings().map(organisationId);
  if (members.length > MAX_MEMBERS || new Set(members).size !== members.length) {
    throw new Refusal('SCHEMA_INVALID', `group ${name} names a member twice or more than ${MAX_MEMBERS}`);
  }
  if (threshold > members.length) {
    throw new Refusal('SCHEMA_INVALID', `group ${name} has threshold ${threshold} and ${members.length} members`);
  }
  return { name, threshold, members };
}

function small(json: JsonObject, member: string): number {
  const value = json.integer(member);
  if (value < 1 || value > MAX_MEMBERS) {
    throw new Refusal('SCHEMA_INVALID', `${json.place(member)} is ${value}, allowed are 1 to ${MAX_MEMBERS}`);
  }
  return value;
}
