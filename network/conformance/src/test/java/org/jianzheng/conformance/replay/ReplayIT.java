/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.conformance.engine.Engine;
import org.jianzheng.conformance.observation.Administrators;
import org.jianzheng.conformance.observation.Chain;
import org.jianzheng.conformance.observation.ConfigurationChanges;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.junit.LedgerNetworkHandle;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs where Fabric's programs are installed, whatever engine the scenarios run on; reported as skipped elsewhere. */
class ReplayIT {

    private static final int TRANSACTIONS = 3_000;
    private static final int TRANSACTIONS_AFTER = 40;
    private static final Engine EMBEDDED = new Engine(org.jianzheng.launcher.network.Engine.EMBEDDED);
    private static final Engine REAL = new Engine(org.jianzheng.launcher.network.Engine.FABRIC_BFT);

    @TempDir
    Path folder;

    @Test
    void a_real_peer_judges_every_block_as_the_embedded_ledger_did() throws Exception {
        Optional<String> missing = REAL.missing();
        Assumptions.assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        try (LedgerNetworkHandle network = EMBEDDED.start();
                Clients here = new Clients(network.topology(), network.crypto());
                RealPeer peer = RealPeer.join(network, folder);
                Clients there = new Clients(peer.topology(), peer.crypto())) {
            new LongChain(
                            network.topology(),
                            network.crypto(),
                            here,
                            Clock.systemUTC().instant())
                    .grow(TRANSACTIONS);
            Chain made = new Chain(network.topology(), network.crypto(), here);
            changeConfiguration(network, here, made);
            new LongChain(
                            network.topology(),
                            network.crypto(),
                            here,
                            Clock.systemUTC().instant())
                    .grow(TRANSACTIONS_AFTER);

            Chain judged = new Chain(peer.topology(), peer.crypto(), there);
            String mspId = network.topology().members().getFirst().mspId().text();
            long height = made.height(mspId);
            awaitHeight(judged, mspId, height, peer);

            Set<TxValidationCode> met = EnumSet.noneOf(TxValidationCode.class);
            long transactions = 0;
            for (long number = 0; number < height; number++) {
                Block ours = made.block(mspId, number);
                Block theirs = judged.block(mspId, number);
                assertThat(ValidityFlags.of(theirs))
                        .as("flags of block %d", number)
                        .isEqualTo(ValidityFlags.of(ours));
                assertThat(MetadataSlots.commitHash(theirs))
                        .as("commit hash of block %d", number)
                        .isEqualTo(MetadataSlots.commitHash(ours));
                assertThat(theirs.toByteString())
                        .as("bytes of block %d", number)
                        .isEqualTo(ours.toByteString());
                met.addAll(made.codes(mspId, number));
                transactions += ours.getData().getDataCount();
            }
            assertThat(transactions).isGreaterThan(TRANSACTIONS);
            assertThat(met)
                    .containsExactlyInAnyOrder(
                            TxValidationCode.VALID,
                            TxValidationCode.BAD_COMMON_HEADER,
                            TxValidationCode.INVALID_ENDORSER_TRANSACTION,
                            TxValidationCode.BAD_PROPOSAL_TXID,
                            TxValidationCode.DUPLICATE_TXID,
                            TxValidationCode.ENDORSEMENT_POLICY_FAILURE,
                            TxValidationCode.MVCC_READ_CONFLICT,
                            TxValidationCode.PHANTOM_READ_CONFLICT,
                            TxValidationCode.ILLEGAL_WRITESET,
                            TxValidationCode.INVALID_CHAINCODE,
                            TxValidationCode.INVALID_OTHER_REASON);
        }
    }

    /** The members' chain goes on behind a block that changes how blocks are cut. */
    private static void changeConfiguration(LedgerNetworkHandle network, Clients clients, Chain chain) {
        Organisation first = network.topology().members().getFirst();
        new Administrators(
                        chain,
                        clients,
                        mspId -> Credentials.of(network.crypto(), clients.organisation(mspId), Node.ADMIN),
                        first,
                        EMBEDDED.broadcastAddress(first))
                .change(
                        channel -> ConfigurationChanges.batchSize(channel, size -> size.setMaxMessageCount(20)),
                        network.topology().orderers().stream()
                                .map(each -> each.mspId().text())
                                .toList());
    }

    private static void awaitHeight(Chain chain, String mspId, long height, RealPeer peer) throws IOException {
        try {
            Chain.await("the real peer has " + height + " blocks", () -> chain.height(mspId) >= height);
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; it says:\n" + peer.lastWords(), late);
        }
    }
}
