/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.time;

/** What a time stamp must fulfil. */
public enum TimestampRule {
    /** It has the one form that is read. */
    FORM,
    /** It is over the bytes that it is said to be over. */
    IMPRINT,
    /** Its signature is that of the certificate that it names. */
    SIGNATURE,
    /** That certificate is one for time stamps, was in force then, and its path is good as far as it leads. */
    AUTHORITY
}
