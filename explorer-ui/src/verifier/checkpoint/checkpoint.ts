// SPDX-License-Identifier: Apache-2.0
import { fromHex, isHex } from '../code/bytes';
import { Refusal } from '../error/refusal';
import { hashOfBase64 } from '../merkle/hash';
import { logOrigin } from '../trust/trustRoot';

/** What a checkpoint says of the log after a block. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  /** Roots of the tree over all entries. */
  readonly roots: { readonly 'SHA-256': Uint8Array; readonly SM3: Uint8Array };
  /** Roots of the map over all index keys. */
  readonly index: { readonly 'SHA-256': Uint8Array; readonly SM3: Uint8Array };
  /** Roots of the map of list entries in force. */
  readonly active: { readonly 'SHA-256': Uint8Array; readonly SM3: Uint8Array };
  readonly block: number;
  readonly headerHash: Uint8Array;
}

const LINES = 8;
const MAX_CHARACTERS = 2048;

/** Reads the one text of a body (C2SP tlog-checkpoint with extension lines); refuses any other. */
export function parseCheckpoint(text: string): Checkpoint {
  if (text.length > MAX_CHARACTERS) {
    throw malformed(`a body of ${text.length} characters`);
  }
  const lines = text.split('\n');
  if (lines.length !== LINES + 1 || lines.at(-1) !== '') {
    throw malformed(`${lines.length - 1} lines, not ${LINES}`);
  }
  const [origin = '', size = '', root = '', sm3 = '', index = '', active = '', block = '', commit = ''] = lines;
  const [sm3Root = ''] = words(sm3, 'sm3', 1);
  const [index256 = '', indexSm3 = ''] = words(index, 'index', 2);
  const [active256 = '', activeSm3 = ''] = words(active, 'active', 2);
  const [number = '', headerHash = ''] = words(block, 'block', 2);
  const [commitHash = ''] = words(commit, 'commit', 1);
  const blockNumber = natural(number);
  const header = hexHash(headerHash);
  if (commitHash !== '-') {
    hexHash(commitHash);
  }
  const leaves = natural(size);
  const roots = { 'SHA-256': base64Hash(root), SM3: base64Hash(sm3Root) };
  const indexRoots = { 'SHA-256': base64Hash(index256), SM3: base64Hash(indexSm3) };
  const activeRoots = { 'SHA-256': base64Hash(active256), SM3: base64Hash(activeSm3) };
  return {
    origin: logOrigin(origin),
    size: leaves,
    roots,
    index: indexRoots,
    active: activeRoots,
    block: blockNumber,
    headerHash: header,
  };
}

function words(line: string, name: string, count: number): string[] {
  const all = line.split(' ');
  if (all.length !== count + 1 || all[0] !== name) {
    throw malformed(`a line "${name}" with ${count} values is expected`);
  }
  return all.slice(1);
}

function natural(text: string): number {
  const number = Number(text);
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text) || number > Number.MAX_SAFE_INTEGER) {
    throw malformed(`a number between 0 and ${Number.MAX_SAFE_INTEGER} without leading zeros is expected`);
  }
  return number;
}

function hexHash(text: string): Uint8Array {
  if (!isHex(text, 64)) {
    throw malformed('64 lower-case hexadecimal digits are expected');
  }
  return fromHex(text);
}

function base64Hash(text: string): Uint8Array {
  return hashOfBase64(text, 'the checkpoint is malformed');
}

function malformed(met: string): Refusal {
  return new Refusal('SCHEMA_INVALID', `the checkpoint is malformed: ${met}`);
}
