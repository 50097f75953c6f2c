/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import org.jianzheng.evidence.store.Keys;
import org.jianzheng.evidence.store.StoreFailed;
import org.jianzheng.evidence.store.StoreReader;
import org.jianzheng.evidence.store.Table;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;

/**
 * Names entries by the record that they hold, as far as it can be read.
 *
 * @param store with the entries
 */
record RecordNames(StoreReader store) {
    String at(long position) {
        try {
            return "entry " + position
                    + store.get(Table.ENTRIES, Keys.number(position))
                            .map(bytes -> " (record "
                                    + CanonicalJson.parseObject(bytes)
                                            .object("record")
                                            .optionalString("id")
                                            .orElse("-")
                                    + ")")
                            .orElse("");
        } catch (Refusal | StoreFailed unreadable) {
            return "entry " + position;
        }
    }
}
