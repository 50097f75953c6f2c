// SPDX-License-Identifier: Apache-2.0
import { compare, utf8 } from '../code/bytes';
import { formatLedgerTime } from '../code/instants';
import { parseCanonical } from '../json/canonicalJson';
import { asObject, JsonObject, type JsonValue } from '../json/values';
import { canonical } from '../json/writer';
import type { EndorserTransaction } from '../protocol/transaction/endorserTransaction';
import { timestampOf } from '../protocol/transaction/signedEnvelope';

const RECORD_PREFIX = 'rec/';

/** The canonical bytes of the entries that a valid transaction adds to the log. */
export function entriesOf(
  block: number,
  index: number,
  transaction: EndorserTransaction,
  chaincode: string,
): readonly Uint8Array[] {
  return transaction.namespaces
    .filter(({ name }) => name === chaincode)
    .flatMap(({ publicSet }) =>
      publicSet.writes
        .filter(({ key, isDelete, value }) => key.startsWith(RECORD_PREFIX) && !isDelete && value.length > 0)
        .map((write) => ({ ...write, keyBytes: utf8(write.key) }))
        .sort((left, right) => compare(left.keyBytes, right.keyBytes))
        .map(({ value }) =>
          canonical(
            new JsonObject(
              new Map<string, JsonValue>([
                ['block', block],
                ['index', index],
                ['record', asObject(parseCanonical(value))],
                ['time', formatLedgerTime(timestampOf(transaction.envelope))],
                ['tx', transaction.id],
              ]),
            ),
          ),
        ),
    );
}
