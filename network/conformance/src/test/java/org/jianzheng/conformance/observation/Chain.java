/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.conformance.client.Clients;
import org.jianzheng.conformance.client.Credentials;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.protocol.block.BlockHeaders;
import org.jianzheng.protocol.block.MetadataSlots;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationInForce;
import org.jianzheng.protocol.transaction.ReadWriteSet;
import org.jianzheng.protocol.transaction.Transactions;

/** The blocks as the organisations' peers have them. */
public final class Chain {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 20;

    private final Topology topology;
    private final CryptoFolder crypto;
    private final Clients clients;

    /** The blocks of the peers of this network, which the clients of its organisations ask for. */
    public Chain(Topology topology, CryptoFolder crypto, Clients clients) {
        this.topology = topology;
        this.crypto = crypto;
        this.clients = clients;
    }

    /** The configuration of the first block, which is trusted here. */
    public ConfigurationInForce beginning() {
        Block genesis = block(Ground.CITY, 0);
        return ConfigurationInForce.begin(genesis, BlockHeaders.hash(genesis.getHeader()));
    }

    /** The configuration in force after the newest block of the first member's peer. */
    public ChannelConfiguration configuration() {
        return ChannelConfiguration.read(block(Ground.CITY, configurationBlock()));
    }

    /** The place in front of a block, by the blocks of the first member's peer from the first one on. */
    public ConfigurationInForce configuredBefore(long number) {
        ConfigurationInForce place = beginning();
        for (Block block : blocks(Ground.CITY, 1, number)) {
            place = place.next(block);
        }
        return place;
    }

    /** Number of the block that brought the configuration in force. */
    public long configurationBlock() {
        return MetadataSlots.lastConfig(block(Ground.CITY, height(Ground.CITY) - 1));
    }

    /** Number of blocks that an organisation's peer has. */
    public long height(String mspId) {
        try {
            return BlockchainInfo.parseFrom(queries(mspId).evaluateTransaction("GetChainInfo", channel()))
                    .getHeight();
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new IllegalStateException("height of " + mspId, e);
        }
    }

    /** A block as an organisation's peer has it. */
    public Block block(String mspId, long number) {
        try {
            return Block.parseFrom(
                    queries(mspId).evaluateTransaction("GetBlockByNumber", channel(), Long.toString(number)));
        } catch (GatewayException | InvalidProtocolBufferException e) {
            throw new IllegalStateException("block " + number + " of " + mspId, e);
        }
    }

    /** Blocks of an organisation's peer, from one number to before another, by its stream of blocks. */
    public List<Block> blocks(String mspId, long from, long to) {
        List<Block> blocks = new ArrayList<>();
        Credentials who = credentials(mspId);
        try (CloseableIterator<Block> events = clients.channel(who, mspId)
                .newBlockEventsRequest()
                .startBlock(from)
                .build()
                .getEvents()) {
            for (long number = from; number < to; number++) {
                blocks.add(events.next());
            }
        }
        return blocks;
    }

    /** Validation codes of a block's transactions. */
    public List<TxValidationCode> codes(String mspId, long number) {
        ValidityFlags flags = ValidityFlags.of(block(mspId, number));
        return IntStream.range(0, flags.size()).mapToObj(flags::code).toList();
    }

    /** The value that the last valid write of a key in these blocks gave it. */
    public String lastWritten(String mspId, long from, long last, String key) {
        String value = "";
        for (long number = from; number <= last; number++) {
            Block block = block(mspId, number);
            for (int i = 0; i < block.getData().getDataCount(); i++) {
                if (!ValidityFlags.of(block).isValid(i)) {
                    continue;
                }
                for (ReadWriteSet.Namespace namespace : Transactions.parse(
                                block.getData().getData(i))
                        .readWriteSet()
                        .namespaces()) {
                    for (KVWrite write : namespace.publicSet().getWritesList()) {
                        value = write.getKey().equals(key) ? write.getValue().toStringUtf8() : value;
                    }
                }
            }
        }
        return value;
    }

    /** Waits until every organisation's peer has a block. */
    public void awaitEverywhere(long number) {
        for (Organisation each : topology.members()) {
            String mspId = each.mspId().text();
            await("block " + number + " at " + mspId, () -> height(mspId) > number);
        }
    }

    /** Waits for something, with a bound. */
    public static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private Contract queries(String mspId) {
        return clients.channel(credentials(mspId), mspId).getContract("qscc");
    }

    private Credentials credentials(String mspId) {
        return Credentials.of(crypto, clients.organisation(mspId), Node.GATEWAY);
    }

    private String channel() {
        return topology.channel().text();
    }
}
