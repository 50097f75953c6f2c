/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.record;

import org.jianzheng.model.json.JsonObject;

/** The body of a readable record: a fact of one type, without who recorded it and when. */
public interface RecordBody {
    /** The type whose body this is. */
    RecordType type();

    /** The JSON form, from which the same body can be read again. */
    JsonObject toJson();
}
