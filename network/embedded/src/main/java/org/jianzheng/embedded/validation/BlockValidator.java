/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.validation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.embedded.access.Channel;
import org.jianzheng.embedded.ledger.BlockJudge;
import org.jianzheng.embedded.ledger.Judgement;
import org.jianzheng.embedded.state.StateView;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.commit.CommitHash;
import org.jianzheng.protocol.commit.Height;
import org.jianzheng.protocol.commit.ValidityFlags;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.UpdateVerifier;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.TransactionId;

/**
 * Judges blocks as a Fabric 3.1 peer does, in its order: each transaction by itself, then endorsements, then ids that occur
 * twice, then what was read. Signatures are checked in parallel.
 */
public final class BlockValidator implements BlockJudge {

    /** Where Fabric keeps the channel's configuration in the state. */
    private static final String CONFIGURATION_KEY = "CHANNEL_CONFIG_ENV_BYTES";

    private final Channel channel;
    private final EnvelopeExaminer examiner;

    /** Judges by the rules of the channel. */
    public BlockValidator(Channel channel) {
        this.channel = channel;
        this.examiner = new EnvelopeExaminer(channel);
    }

    @Override
    public Judgement judge(Block block, Before before, Optional<Sha256> previousCommitHash) {
        List<ByteString> envelopes = block.getData().getDataList();
        List<Examined> examined =
                envelopes.parallelStream().map(examiner::examine).toList();
        List<TxValidationCode> codes = new ArrayList<>();
        EndorsementCheck endorsements = new EndorsementCheck(channel, before.state());
        for (Examined each : examined) {
            codes.add(
                    switch (each) {
                        case Examined.Broken broken -> broken.code();
                        case Examined.Configuration configuration -> TxValidationCode.VALID;
                        case Examined.Call call ->
                            before.transactions().contains(call.transaction().id())
                                    ? TxValidationCode.DUPLICATE_TXID
                                    : endorsements.check(call);
                    });
        }
        markRepeatedIds(examined, codes);
        Optional<ChannelConfiguration> configuration = configuration(block, examined);
        WriteSets writes = writes(block.getHeader().getNumber(), examined, codes, before);
        ValidityFlags flags = ValidityFlags.of(codes);
        Optional<Sha256> commitHash = block.getHeader().getNumber() == 0
                ? Optional.empty()
                : Optional.of(CommitHash.next(flags, writes.updates().batch().toByteString(), previousCommitHash));
        return new Judgement(
                flags,
                commitHash,
                writes.updates(),
                writes.writes(),
                examined.stream().map(Examined::id).toList(),
                configuration);
    }

    @Override
    public void resume(StateView state) {
        state.get("", CONFIGURATION_KEY)
                .ifPresent(stored -> channel.adopt(
                        ChannelConfiguration.of(
                                channel.name(), configuration(stored.value()).getConfig()),
                        stored.version().block()));
    }

    @Override
    public void applied(long number, Judgement judgement) {
        judgement.configuration().ifPresent(configuration -> channel.adopt(configuration, number));
    }

    /**
     * What a configuration block brings. A peer that meets one which does not follow from the configuration in force stops,
     * because the orderers' majority is then not what it was told.
     */
    private Optional<ChannelConfiguration> configuration(Block block, List<Examined> examined) {
        if (!(examined.getFirst() instanceof Examined.Configuration brought)) {
            return Optional.empty();
        }
        ConfigEnvelope envelope = configuration(brought.configuration());
        return Optional.of(
                block.getHeader().getNumber() == 0
                        ? ChannelConfiguration.of(channel.name(), envelope.getConfig())
                        : new UpdateVerifier(channel.configuration()).requireResult(envelope));
    }

    private static ConfigEnvelope configuration(ByteString bytes) {
        return Wire.read(ConfigEnvelope.parser(), bytes, Rule.CONFIGURATION, "configuration");
    }

    private static void markRepeatedIds(List<Examined> examined, List<TxValidationCode> codes) {
        Set<TransactionId> seen = new HashSet<>();
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) == TxValidationCode.VALID
                    && examined.get(i) instanceof Examined.Call call
                    && !seen.add(call.transaction().id())) {
                codes.set(i, TxValidationCode.DUPLICATE_TXID);
            }
        }
    }

    /** Checks what valid transactions read, one after the other, and gathers what they write. */
    private static WriteSets writes(long number, List<Examined> examined, List<TxValidationCode> codes, Before before) {
        WriteSets writes = new WriteSets(before.state());
        ReadConflicts conflicts = new ReadConflicts(before.state(), writes.updates());
        for (int i = 0; i < codes.size(); i++) {
            if (codes.get(i) != TxValidationCode.VALID) {
                continue;
            }
            Height height = new Height(number, i);
            switch (examined.get(i)) {
                case Examined.Configuration configuration ->
                    writes.put("", CONFIGURATION_KEY, configuration.configuration(), height);
                case Examined.Call call -> {
                    EndorserTransaction transaction = call.transaction();
                    codes.set(i, conflicts.check(transaction.readWriteSet()));
                    if (codes.get(i) == TxValidationCode.VALID) {
                        writes.apply(transaction, height);
                    }
                }
                case Examined.Broken broken -> throw new IllegalStateException("a broken transaction is not valid");
            }
        }
        return writes;
    }
}
