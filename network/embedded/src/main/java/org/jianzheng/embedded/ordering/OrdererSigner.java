/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import org.hyperledger.fabric.protos.common.Consenter;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.msp.Certificate;
import org.jianzheng.protocol.msp.Identity;

/**
 * One consenter's signing identity.
 *
 * @param consenter its number in the channel configuration
 * @param identity who it is
 * @param signer its key
 */
public record OrdererSigner(int consenter, Identity identity, Signer signer) {

    /** Whether the channel's configuration means this identity by the consenter. */
    boolean is(Consenter named) {
        try {
            return named.getId() == consenter
                    && named.getMspId().equals(identity.msp().value())
                    && Certificate.ofPem(named.getIdentity()).equals(identity.certificate());
        } catch (ProtocolException unreadable) {
            return false;
        }
    }
}
