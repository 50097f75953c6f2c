// SPDX-License-Identifier: Apache-2.0
import { fromHex, utf8 } from '../code/bytes';
import { PublicKey } from './publicKey';

/** A published signature: of RFC 8032 (7.1, test 2) and of GB/T 32918.5 (appendix A). */
interface Example {
  readonly key: string;
  readonly message: Uint8Array;
  readonly signature: string;
}

const EXAMPLES: readonly Example[] = [
  {
    key: 'Ed25519:3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: Uint8Array.of(0x72),
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
      '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    key:
      'SM2:0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
      'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    message: utf8('message digest'),
    signature:
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
      'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  },
];

const ROUNDS = 10;

/**
 * What makes the first verification as fast as later ones: short steps, each of which checks a published signature, so that tables are there and
 * the arithmetic is compiled when somebody waits for it. They may be left out, and change no answer.
 *
 * @returns the steps; each gives whether the signature is good, which it is
 */
export function warmUpSteps(): (() => boolean)[] {
  const round = EXAMPLES.map(
    ({ key, message, signature }) =>
      () =>
        PublicKey.parse(key).verify(message, fromHex(signature)),
  );
  return Array.from({ length: ROUNDS }, () => round).flat();
}
