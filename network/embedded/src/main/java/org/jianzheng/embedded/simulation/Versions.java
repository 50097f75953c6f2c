/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.simulation;

import java.util.Optional;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.jianzheng.protocol.commit.Height;

/** Versions of keys as read sets carry them. */
public final class Versions {

    private Versions() {}

    /** The message for a version. */
    public static Version toMessage(Height height) {
        return Version.newBuilder()
                .setBlockNum(height.block())
                .setTxNum(height.transaction())
                .build();
    }

    /** The version that a read saw, empty when the key was not there. */
    public static Optional<Height> of(KVRead read) {
        return read.hasVersion()
                ? Optional.of(new Height(
                        read.getVersion().getBlockNum(), read.getVersion().getTxNum()))
                : Optional.empty();
    }
}
