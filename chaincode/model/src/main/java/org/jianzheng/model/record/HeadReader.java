/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import java.util.Optional;
import org.jianzheng.model.json.JsonObject;

/** Reads heads as they stand before a record is applied. */
@FunctionalInterface
public interface HeadReader {
    /** The head under this key, if any record has made one. */
    Optional<JsonObject> read(HeadKey key);
}
