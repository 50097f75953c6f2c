/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

/** What a cell of the {@link AccessTable} says. */
public enum Permission {
    /** Does it. */
    MAY("may"),
    /** Hands in what others signed; whether the signer might, the contract says. */
    CARRIES("carries"),
    /** Does it where everything stated is about the caller, or where the session was the caller's. */
    OWN("own"),
    /** Does it once the lot's result stands, for an own project. */
    AFTER_RESULT("result"),
    /** Does it, stating the legal basis. */
    WITH_BASIS("basis"),
    /** Sees what is published of it, like everybody, and hands nothing in. */
    VIEWS("view"),
    /** Has no part in it. */
    NONE("-"),
    /** Never, whatever is configured: who records does not decide (管办分离, invariant 7). */
    NEVER("never");

    private final String word;

    Permission(String word) {
        this.word = word;
    }

    static Permission parse(String word) {
        for (Permission permission : values()) {
            if (permission.word.equals(word)) {
                return permission;
            }
        }
        throw new IllegalArgumentException("no cell says " + word);
    }

    /** Whether the caller does it at all, be it under a condition. */
    public boolean admits() {
        return switch (this) {
            case MAY, CARRIES, OWN, AFTER_RESULT, WITH_BASIS -> true;
            case VIEWS, NONE, NEVER -> false;
        };
    }
}
