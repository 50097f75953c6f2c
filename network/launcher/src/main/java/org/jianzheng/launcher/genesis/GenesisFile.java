/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.Topology;

/** The genesis block on disk: written once, never overwritten, since another one would be another channel. */
public final class GenesisFile {

    private final Path file;

    public GenesisFile(Path file) {
        this.file = file;
    }

    /** The block on disk, built and written first if there is none. */
    public Block ensure(GenesisBlock genesis, Topology topology, CryptoFolder folder) throws IOException {
        if (!Files.exists(file)) {
            OwnerOnly.replace(file, genesis.build(topology, folder).toByteArray());
        }
        return Block.parseFrom(Files.readAllBytes(file));
    }

    /** Where it lies. */
    public Path path() {
        return file;
    }
}
