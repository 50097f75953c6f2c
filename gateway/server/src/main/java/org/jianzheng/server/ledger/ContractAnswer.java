/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import java.util.List;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;

/** What the contracts answer to a write, as far as it says who must endorse it. */
final class ContractAnswer {
    private static final String KEEPERS = "keepers";

    private ContractAnswer() {}

    /** MSP ids of organisations without which the write is not valid, because they keep a head that it changes. */
    static List<String> keepers(byte[] result) {
        return CanonicalJson.parseObject(result)
                .optionalArray(KEEPERS)
                .map(JsonArray::strings)
                .orElse(List.of());
    }
}
