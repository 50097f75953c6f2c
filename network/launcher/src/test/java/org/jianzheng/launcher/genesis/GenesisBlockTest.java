/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.genesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.topology.SampleTopology;
import org.jianzheng.protocol.block.BlockContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenesisBlockTest {

    @TempDir
    Path folder;

    @Test
    void is_written_once_and_kept() throws Exception {
        var random = new SecureRandom();
        var topology = SampleTopology.read();
        var crypto = new CryptoFolder(folder.resolve("crypto"));
        new Identities(random, InstantSource.system()).ensure(topology, crypto);
        var genesis = new GenesisBlock(random, InstantSource.system());
        var file = new GenesisFile(folder.resolve("genesis.block"));

        Block first = file.ensure(genesis, topology, crypto);
        Block again = file.ensure(genesis, topology, crypto);

        assertThat(again).isEqualTo(first);
        assertThat(BlockContent.isConfiguration(first.getData())).isTrue();
    }
}
