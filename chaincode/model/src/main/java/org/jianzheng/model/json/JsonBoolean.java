/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

/**
 * A truth value.
 *
 * @param value the truth value
 */
public record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
