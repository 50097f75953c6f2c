/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.gateway;

import java.util.function.Supplier;
import org.jianzheng.embedded.config.Address;
import org.jianzheng.embedded.endorser.Endorser;

/**
 * An endorser as a gateway knows it.
 *
 * @param endorser the endorser
 * @param address by which error details name it
 */
public record EndorsingPeer(Endorser endorser, Supplier<Address> address) {

    /** The organisation. */
    public String mspId() {
        return endorser.mspId();
    }
}
