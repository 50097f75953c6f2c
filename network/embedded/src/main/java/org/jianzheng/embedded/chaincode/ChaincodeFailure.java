/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.chaincode;

import java.io.Serial;

/** A chaincode did not answer: it cannot be reached, went away or took too long. Its own refusals are results, not failures. */
public final class ChaincodeFailure extends RuntimeException {

    /** End of the message when the service went away; gateways try another peer then. */
    public static final String STREAM_TERMINATED = "chaincode stream terminated";

    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean answered;

    /** The call has no result for this reason. */
    public ChaincodeFailure(String message) {
        this(message, false);
    }

    private ChaincodeFailure(String message, boolean answered) {
        super(message);
        this.answered = answered;
    }

    /** The service itself says that the call broke. */
    static ChaincodeFailure answered(String words) {
        return new ChaincodeFailure("transaction returned with failure: " + words, true);
    }

    /** Whether the service itself says so. */
    public boolean isAnswered() {
        return answered;
    }
}
