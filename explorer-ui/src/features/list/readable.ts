// SPDX-License-Identifier: Apache-2.0
import { object, type RecordJson, text } from '../../narration/recordJson';
import { hex, utf8 } from '../../verifier/code/bytes';
import { hash } from '../../verifier/crypto/hashSuite';
import { Refusal } from '../../verifier/error/refusal';
import { parse } from '../../verifier/json/canonicalJson';
import { canonical } from '../../verifier/json/writer';

/**
 * Whether the readable part that a gateway serves is the one whose salted digests a change of the list states. What is no JSON of the
 * restricted profile is not.
 */
export function isStated(served: unknown, delta: RecordJson): boolean {
  const stated = object(delta.body, 'readable');
  try {
    const bytes = canonical(parse(utf8(JSON.stringify(served))));
    return hex(hash('SHA-256', bytes)) === text(stated, 'sha256') && hex(hash('SM3', bytes)) === text(stated, 'sm3');
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return false;
    }
    throw refusal;
  }
}
