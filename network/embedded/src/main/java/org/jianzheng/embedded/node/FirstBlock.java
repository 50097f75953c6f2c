/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.ledger.Ledger;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.block.BlockChain;
import org.jianzheng.protocol.block.BlockHeaders;

/** The first block: the channel's configuration. */
final class FirstBlock {

    private final Ledger ledger;

    FirstBlock(Ledger ledger) {
        this.ledger = ledger;
    }

    static Block readGenesis(Path file) {
        try {
            Block genesis = BlockChain.read(ByteString.copyFrom(Files.readAllBytes(file)));
            BlockChain.requireSound(genesis);
            return genesis;
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(file.toString(), "is no genesis block: " + e.getMessage(), e);
        }
    }

    /** Makes the genesis block block 0, or requires that it is. */
    void commitGenesis(Block genesis) {
        if (ledger.height() == 0) {
            ledger.apply(ledger.append(genesis, ledger.judge(genesis)));
            return;
        }
        Block stored = ledger.block(0).orElseThrow();
        if (!BlockHeaders.hash(stored.getHeader()).equals(BlockHeaders.hash(genesis.getHeader()))) {
            throw new ConfigException("data", "holds a ledger that began with another genesis block");
        }
    }
}
