// SPDX-License-Identifier: Apache-2.0
import { hex } from '../../code/bytes';
import { Broken } from '../broken';
import * as messages from '../messages';
import { MspDefinition } from '../msp/mspDefinition';
import { MspDirectory } from '../msp/mspDirectory';
import { type Policy, SignatureSetPolicy } from '../policy/policy';
import { HEADER_TYPE, signedEnvelope } from '../transaction/signedEnvelope';
import { type Message, read } from '../wire';
import { ConfigurationTree } from './configurationTree';

const CHANNEL = '/Channel';
const ORDERER = '/Channel/Orderer';
/** The group of the organisations that run peers. */
export const APPLICATION = '/Channel/Application';
/** Who must endorse changes of definitions. */
export const LIFECYCLE_ENDORSEMENT = '/Channel/Application/LifecycleEndorsement';
const BLOCK_VALIDATION = '/Channel/Orderer/BlockValidation';
const V3_0 = 'V3_0';

interface Organisation {
  /** Name of its group, which need not be its MSP id. */
  readonly group: string;
  readonly definition: MspDefinition;
  /** Its definition in bytes, by which two are compared. */
  readonly bytes: string;
}

/** An orderer of a channel that tolerates lies, known by its number. */
export type Consenter = Message<typeof messages.CONSENTER>;

/** The configuration of a channel. */
export class ChannelConfiguration {
  readonly channel: string;
  readonly sequence: bigint;
  readonly isByzantineFaultTolerant: boolean;
  readonly directory: MspDirectory;
  /** Which orderers must have signed a block. */
  readonly blockValidation: Policy;
  private readonly tree: ConfigurationTree;
  private readonly consenters: readonly Consenter[];
  private readonly applications: ReadonlyMap<string, Organisation>;

  private constructor(channel: string, { sequence, channelGroup }: Message<typeof messages.CONFIG>) {
    this.channel = channel;
    this.sequence = sequence;
    this.tree = new ConfigurationTree(channelGroup ?? NO_GROUP);
    const capabilities = this.tree.value(CHANNEL, 'Capabilities', messages.CAPABILITIES)?.capabilities;
    this.isByzantineFaultTolerant = capabilities?.has(V3_0) ?? false;
    this.consenters = this.tree.value(ORDERER, 'Orderers', messages.ORDERERS)?.consenterMapping ?? [];
    this.applications = this.organisations(APPLICATION);
    this.directory = new MspDirectory(this.definitions(this.organisations(ORDERER)));
    this.blockValidation = this.tree.policy(BLOCK_VALIDATION);
  }

  /** Reads the configuration that a block brings. */
  static read(envelopes: readonly Uint8Array[]): ChannelConfiguration {
    const [only] = envelopes;
    if (only === undefined || envelopes.length !== 1) {
      throw new Broken('CONFIGURATION', '1 envelope in a configuration block', String(envelopes.length));
    }
    const { channelHeader, data } = signedEnvelope(only);
    if (channelHeader.type !== HEADER_TYPE.CONFIG) {
      throw new Broken('CONFIGURATION', 'a configuration', `an envelope of type ${channelHeader.type}`);
    }
    const { config } = read(messages.CONFIG_ENVELOPE, data, 'CONFIGURATION', 'configuration envelope');
    if (config === undefined) {
      throw new Broken('CONFIGURATION', 'a configuration', 'the envelope has none');
    }
    return new ChannelConfiguration(channelHeader.channelId, config);
  }

  /** The policy at a path. */
  policy(path: string): Policy {
    return path === BLOCK_VALIDATION ? this.blockValidation : this.tree.policy(path);
  }

  /** The policy of a chaincode or collection. */
  applicationPolicy(policy: Message<typeof messages.APPLICATION_POLICY>): Policy {
    if (policy.signaturePolicy !== undefined) {
      return new SignatureSetPolicy(policy.signaturePolicy);
    }
    if (policy.channelConfigPolicyReference !== undefined) {
      return this.policy(policy.channelConfigPolicyReference);
    }
    throw new Broken('CONFIGURATION', 'a policy or a reference to one', 'the application policy is empty');
  }

  /** The orderer with this number. */
  consenter(number: number): Consenter | undefined {
    return this.consenters.find(({ id }) => id === number);
  }

  /** Name of the group of the application organisation with this MSP. */
  applicationGroup(msp: string): string | undefined {
    return this.applications.get(msp)?.group;
  }

  private organisations(path: string): ReadonlyMap<string, Organisation> {
    const found = new Map<string, Organisation>();
    for (const group of this.tree.group(path)?.groups.keys() ?? []) {
      const own = `${path}/${group}`;
      const msp = this.tree.requireValue(own, 'MSP', messages.MSP);
      const definition = new MspDefinition(msp, this.isByzantineFaultTolerant);
      this.tree.value(own, 'Endpoints', messages.ORDERER_ADDRESSES);
      this.tree.value(own, 'AnchorPeers', messages.ANCHOR_PEERS);
      if (found.has(definition.id)) {
        throw new Broken('CONFIGURATION', `each MSP once below ${path}`, `two groups with ${definition.id}`);
      }
      found.set(definition.id, { group, definition, bytes: hex(msp.config) });
    }
    return found;
  }

  // An organisation that runs peers and orderers says the same of itself twice; Fabric refuses it otherwise.
  private definitions(orderers: ReadonlyMap<string, Organisation>): readonly MspDefinition[] {
    const all = [...this.applications.values()].map(({ definition }) => definition);
    for (const [id, organisation] of orderers) {
      const same = this.applications.get(id);
      if (same === undefined) {
        all.push(organisation.definition);
      } else if (same.bytes !== organisation.bytes) {
        throw new Broken('CONFIGURATION', `one definition of MSP ${id}`, 'two different ones');
      }
    }
    return all;
  }
}

const NO_GROUP: messages.ConfigGroup = {
  version: 0n,
  groups: new Map(),
  values: new Map(),
  policies: new Map(),
  modPolicy: '',
};
