// SPDX-License-Identifier: Apache-2.0
import { Broken } from '../broken';
import * as messages from '../messages';
import { MissingPolicy, type Policy, SignatureSetPolicy, SubPolicies } from '../policy/policy';
import { type Fields, type Message, read } from '../wire';

const ROOT = '/Channel';
const MAX_NESTING = 16;
const SIGNATURE = 1;
const IMPLICIT_META = 3;

/** The groups, values and policies of a channel's configuration by path, such as /Channel/Orderer. */
export class ConfigurationTree {
  private readonly channel: messages.ConfigGroup;

  constructor(channel: messages.ConfigGroup) {
    this.channel = channel;
  }

  /** The group at a path. */
  group(path: string): messages.ConfigGroup | undefined {
    let group: messages.ConfigGroup | undefined = this.channel;
    for (const name of names(path)) {
      group = group?.groups.get(name);
    }
    return group;
  }

  /** A value of the group at a path. */
  value<F extends Fields>(path: string, name: string, fields: F): Message<F> | undefined {
    const value = this.group(path)?.values.get(name);
    return value === undefined ? undefined : read(fields, value.value, 'CONFIGURATION', `${path}/${name}`);
  }

  /** As {@link value}; it must be there. */
  requireValue<F extends Fields>(path: string, name: string, fields: F): Message<F> {
    const value = this.value(path, name, fields);
    if (value === undefined) {
      throw new Broken('CONFIGURATION', `${path}/${name}`, 'it is missing');
    }
    return value;
  }

  /** The policy at a path. */
  policy(path: string): Policy {
    const cut = path.lastIndexOf('/');
    const group = cut > 0 && path.startsWith(`${ROOT}/`) ? this.group(path.slice(0, cut)) : undefined;
    return group === undefined ? new MissingPolicy(path) : policyOf(group, path.slice(cut + 1), path, 0);
  }
}

function policyOf(group: messages.ConfigGroup, name: string, path: string, nesting: number): Policy {
  const policy = group.policies.get(name);
  if (policy === undefined) {
    return new MissingPolicy(path);
  }
  if (nesting >= MAX_NESTING) {
    throw new Broken('CONFIGURATION', `policies nested at most ${MAX_NESTING} deep`, path);
  }
  const { type = 0, value = new Uint8Array() } = policy.policy ?? {};
  switch (type) {
    case SIGNATURE:
      return SignatureSetPolicy.parse(value);
    case IMPLICIT_META:
      return implicitMeta(group, value, path, nesting);
    default:
      throw new Broken('CONFIGURATION', 'a signature or implicit meta policy', `${path} of type ${type}`);
  }
}

function implicitMeta(group: messages.ConfigGroup, value: Uint8Array, path: string, nesting: number): Policy {
  const { subPolicy, rule } = read(messages.IMPLICIT_META_POLICY, value, 'CONFIGURATION', path);
  const below = [...group.groups].map(([child, sub]) =>
    policyOf(sub, subPolicy, `${path} → ${child}/${subPolicy}`, nesting + 1),
  );
  const name = ['ANY', 'ALL', 'MAJORITY'][rule];
  if (name === undefined && below.length > 0) {
    throw new Broken('CONFIGURATION', 'any, all or a majority', `implicit meta rule ${rule}`);
  }
  const thresholds = [1, below.length, Math.floor(below.length / 2) + 1];
  const threshold = below.length === 0 ? 0 : (thresholds[rule] as number);
  return new SubPolicies(`${path} ${name ?? 'UNRECOGNIZED'} ${subPolicy}`, threshold, below);
}

function names(path: string): string[] {
  if (path !== ROOT && !path.startsWith(`${ROOT}/`)) {
    throw new Broken('CONFIGURATION', `a path that begins with ${ROOT}`, path);
  }
  const rest = path.slice(ROOT.length);
  return rest === '' ? [] : rest.slice(1).split('/');
}
