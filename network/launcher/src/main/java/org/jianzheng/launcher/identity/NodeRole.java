/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.identity;

import java.util.Locale;

/** Role that Fabric reads from the organisational unit of an enrolment certificate (NodeOU). */
public enum NodeRole {
    CLIENT,
    PEER,
    ADMIN,
    ORDERER;

    /** The organisational unit's text. */
    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
