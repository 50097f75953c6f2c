/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Optional;
import java.util.function.Function;
import org.jianzheng.model.json.JsonObject;

/** Reads heads as they stand before a record is applied. */
@FunctionalInterface
public interface HeadReader {
    /** The head under this key, if any record has made one. */
    Optional<JsonObject> read(HeadKey key);

    /**
     * The head under this key in its own form. Heads never change, so whoever is asked for the same one again and again
     * may remember it as long as the ledger's value is the same.
     *
     * @param kind the head's class
     * @param form reads the head's JSON
     */
    default <H> Optional<H> read(HeadKey key, Class<H> kind, Function<JsonObject, H> form) {
        return read(key).map(form);
    }
}
