// SPDX-License-Identifier: Apache-2.0
import { concat, hex, utf8 } from '../code/bytes';
import { type Instant, SECOND } from '../code/instants';
import { hash } from '../crypto/hashSuite';
import type { PublicKey } from '../crypto/publicKey';
import type { NoteSignature } from './signedNote';

/** Kinds of signature lines: the log's own Ed25519 signature, C2SP cosignature/v1, and the same by SM2. */
export type NoteKind = 'LOG' | 'COSIGNATURE' | 'SM2_COSIGNATURE';

const SIGNATURE = 64;
// Year 9999, so that every time that is accepted can be shown.
const MAX_SECONDS = 253_402_300_799n;

const TYPE: Record<NoteKind, Uint8Array> = {
  LOG: Uint8Array.of(1),
  COSIGNATURE: Uint8Array.of(4),
  SM2_COSIGNATURE: concat(Uint8Array.of(0xff), utf8('jianzheng-sm2-cosignature/v1')),
};

const HEADER: Record<NoteKind, string> = {
  LOG: '',
  COSIGNATURE: 'cosignature/v1',
  SM2_COSIGNATURE: 'jianzheng-sm2-cosignature/v1',
};

/** A key as notes know it: a name, a kind of signature and a public key of the kind's algorithm. */
export class NoteKey {
  readonly name: string;
  readonly kind: NoteKind;
  /** Eight hexadecimal digits: the first four bytes of SHA-256(name ‖ 0A ‖ type ‖ public key). */
  readonly keyId: string;
  private readonly publicKey: PublicKey;

  constructor(name: string, kind: NoteKind, publicKey: PublicKey) {
    this.name = name;
    this.kind = kind;
    this.publicKey = publicKey;
    this.keyId = hex(hash('SHA-256', utf8(`${name}\n`), TYPE[kind], publicKey.bytes).subarray(0, 4));
  }

  /** Whether a signature line names this key. */
  isNamedBy(signature: NoteSignature): boolean {
    return signature.name === this.name && signature.keyId === this.keyId;
  }

  /**
   * Verifies a line that names this key.
   *
   * @returns the time that the signature states (the epoch for kinds without time); undefined if it is not good
   */
  verify(text: string, signature: NoteSignature): Instant | undefined {
    const timed = HEADER[this.kind] !== '';
    const { payload } = signature;
    if (payload.length !== (timed ? 8 : 0) + SIGNATURE) {
      return undefined;
    }
    const seconds = timed ? new DataView(payload.buffer, payload.byteOffset).getBigInt64(0) : 0n;
    if (seconds < 0n || seconds > MAX_SECONDS) {
      return undefined;
    }
    const message = timed ? `${HEADER[this.kind]}\ntime ${seconds}\n${text}` : text;
    return this.publicKey.verify(utf8(message), payload.slice(payload.length - SIGNATURE))
      ? seconds * SECOND
      : undefined;
  }
}
