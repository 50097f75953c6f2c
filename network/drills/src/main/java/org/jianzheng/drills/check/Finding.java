/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.check;

/**
 * One thing that was looked at after a drill.
 *
 * @param what was looked at
 * @param found what was seen
 * @param good whether it is as it must be
 */
public record Finding(Text what, String found, boolean good) {

    /** Something that is only told. */
    public static Finding told(Text what, String found) {
        return new Finding(what, found, true);
    }
}
