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

    /** The call has no result for this reason. */
    public ChaincodeFailure(String message) {
        super(message);
    }
}
