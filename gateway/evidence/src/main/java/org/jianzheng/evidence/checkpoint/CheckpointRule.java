/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.checkpoint;

/** What a checkpoint must fulfil to be relied on. */
public enum CheckpointRule {
    /** Note and body have their one form. */
    FORM,
    /** The checkpoint is of the log that the trust root names. */
    ORIGIN,
    /** Every signature line is by a key that the trust root knows for this size. */
    KNOWN_SIGNERS,
    /** Every signature line verifies. */
    GOOD_SIGNATURES,
    /** One of the cosigners has signed in the name of the log. */
    LOG_SIGNATURE
}
