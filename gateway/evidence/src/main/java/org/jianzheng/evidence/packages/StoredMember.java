/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

/**
 * Where a member stands in a container.
 *
 * @param name its name
 * @param crc the check sum (CRC-32) of its content
 * @param size the bytes of its content
 * @param at where its header begins
 */
record StoredMember(MemberName name, int crc, long size, long at) {
    long contentAt() {
        return at + ContainerHeaders.LOCAL_LENGTH + name.value().length();
    }

    long end() {
        return contentAt() + size;
    }
}
