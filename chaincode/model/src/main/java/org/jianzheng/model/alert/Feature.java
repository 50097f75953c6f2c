/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

/** A feature code of the machine or file with which a bid was made (domain 3.5). */
public enum Feature {
    /** The machine code (机器码). */
    MACHINE,
    /** The encryption dongle (加密锁). */
    DONGLE,
    /** The network address at which the file was made (MAC). */
    NETWORK_CARD,
    /** The serial number of the software that made the priced list (造价软件锁号). */
    PRICING_SOFTWARE,
    /** The identity that the document's properties state. */
    DOCUMENT_AUTHOR
}
