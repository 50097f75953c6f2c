/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jianzheng.launcher.genesis.GenesisBlock;
import org.jianzheng.launcher.genesis.GenesisFile;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Identities;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;

/**
 * Identities and genesis block of the default topology, made once for all tests of a run.
 *
 * @param topology the default topology
 * @param crypto certificates and keys
 * @param genesis file of the first block
 */
record TestMaterial(Topology topology, CryptoFolder crypto, Path genesis) {

    private static final TestMaterial INSTANCE = make();

    static TestMaterial get() {
        return INSTANCE;
    }

    private static TestMaterial make() {
        try {
            Path folder = Files.createTempDirectory("ledger-material");
            Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
            Path file = module.resolveSibling("topology.yaml");
            Topology topology =
                    TopologyReader.read(Files.exists(file) ? file : module.resolve("network/topology.yaml"));
            SecureRandom random = new SecureRandom();
            CryptoFolder crypto = new CryptoFolder(folder.resolve("crypto"));
            new Identities(random, Clock.systemUTC()).ensure(topology, crypto);
            GenesisFile genesis = new GenesisFile(folder.resolve("genesis.block"));
            genesis.ensure(new GenesisBlock(random, Clock.systemUTC()), topology, crypto);
            return new TestMaterial(topology, crypto, genesis.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
