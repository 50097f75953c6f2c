/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import java.io.Serial;
import org.hyperledger.fabric.protos.common.Status;

/** A transaction is not taken for ordering. */
public final class OrderingException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Status status;

    /** Refused with a status of Fabric's broadcast service. */
    public OrderingException(Status status, String message) {
        super(message);
        this.status = status;
    }

    /** The status that the broadcast service answers. */
    public Status status() {
        return status;
    }
}
