/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.GatewayRuntimeException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.client.Proposal;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.identity.Signer;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockchainInfo;
import org.hyperledger.fabric.protos.gateway.ErrorDetail;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jianzheng.evidence.merkle.Hash;
import org.jianzheng.model.code.TransactionId;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.protocol.Sha256;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.settings.GatewaySettings;
import org.jianzheng.server.settings.LedgerSettings;
import org.jianzheng.server.trouble.Troubles;

/** The ledger through Fabric's client and the own organisation's peer, over mutual TLS. */
public final class FabricLedger implements Ledger {
    private static final int MAX_MESSAGE = 100 << 20;
    private static final String SYSTEM_QUERIES = "qscc";

    private final String organisation;
    private final String channelName;
    private final long firstBlock;
    private final ManagedChannel channel;
    private final Gateway gateway;
    private final Network network;
    private final Contract contract;
    private final Signer signer;
    private final Endorsers endorsers;
    private final HeaderTime headerTime;

    /**
     * Prepares the connection; nothing is sent yet, so the ledger may be down.
     *
     * @param clock tells the time that everything sent carries
     */
    public FabricLedger(GatewaySettings settings, Endorsers endorsers, InstantSource clock) {
        this.headerTime = new HeaderTime(clock);
        this.organisation = settings.organisation();
        this.channelName = settings.channel();
        this.endorsers = endorsers;
        this.firstBlock = settings.ledger().firstBlock();
        LedgerSettings ledger = settings.ledger();
        X509Certificate tlsCertificate = PemFiles.certificate(ledger.tls().certificate());
        channel = NettyChannelBuilder.forTarget(ledger.endpoint())
                .sslContext(sslContext(ledger.tls()))
                .maxInboundMessageSize(MAX_MESSAGE)
                .keepAliveTime(60, TimeUnit.SECONDS)
                .keepAliveTimeout(20, TimeUnit.SECONDS)
                .build();
        signer = Signers.newPrivateKeySigner(
                PemFiles.privateKey(ledger.identity().key()));
        long millis = ledger.callTimeout().toMillis();
        gateway = Gateway.newInstance()
                .identity(new X509Identity(
                        organisation, PemFiles.certificate(ledger.identity().certificate())))
                .signer(signer)
                .connection(channel)
                .tlsClientCertificateHash(hash(tlsCertificate))
                .evaluateOptions(options -> options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS))
                .endorseOptions(options -> options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS))
                .submitOptions(options -> options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS))
                .commitStatusOptions(options -> options.withDeadlineAfter(millis, TimeUnit.MILLISECONDS))
                .connect();
        network = gateway.getNetwork(channelName);
        contract = network.getContract(settings.chaincode());
    }

    /** The ledger of these settings. */
    public static FabricLedger of(GatewaySettings settings, InstantSource clock, Troubles troubles) {
        LedgerSettings ledger = settings.ledger();
        Endorsers endorsers = new Endorsers(ledger.endorsers(), ledger.endorsements(), clock, troubles);
        return new FabricLedger(settings, endorsers, clock);
    }

    private static SslContext sslContext(LedgerSettings.Tls tls) {
        try {
            return GrpcSslContexts.forClient()
                    .trustManager(PemFiles.certificate(tls.authority()))
                    .keyManager(PemFiles.privateKey(tls.key()), PemFiles.certificate(tls.certificate()))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("TLS towards the ledger cannot be set up from " + tls, e);
        }
    }

    private static byte[] hash(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded()).bytes();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }

    @Override
    public Endorsement endorse(Call call) {
        List<String> chosen = endorsers.choose();
        Endorsement first = endorse(call, chosen);
        if (!(first instanceof Endorsement.Endorsed endorsed)) {
            return first;
        }
        List<String> all = endorsers.withKeepers(chosen, ContractAnswer.keepers(endorsed.result()));
        return all.size() > chosen.size() ? endorse(call, all) : first;
    }

    private Endorsement endorse(Call call, List<String> chosen) {
        Proposal proposal = ofNow(contract.newProposal(call.function())
                .putTransient(call.name(), call.value())
                .setEndorsingOrganizations(chosen.toArray(String[]::new)));
        try {
            Transaction endorsed = proposal.endorse();
            endorsers.answered(chosen);
            byte[] signature = signer.sign(endorsed.getDigest());
            Transaction signed = gateway.newSignedTransaction(endorsed.getBytes(), signature);
            return new Endorsement.Endorsed(
                    new SignedTransaction(TransactionId.parse(signed.getTransactionId()), signed.getBytes()),
                    endorsed.getResult());
        } catch (EndorseException e) {
            return judge(e, chosen);
        } catch (GatewayRuntimeException e) {
            return new Endorsement.Unavailable(Set.of(), reason(e.getStatus(), List.of()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the client identity's key cannot sign", e);
        }
    }

    private Endorsement judge(EndorseException failure, List<String> chosen) {
        Status status = failure.getStatus();
        List<ErrorDetail> details = failure.getDetails();
        String reason = reason(status, details);
        boolean othersOnly = !details.isEmpty()
                && details.stream().noneMatch(detail -> detail.getMspId().equals(organisation));
        return switch (status.getCode()) {
            case ABORTED, UNKNOWN -> {
                Optional<Refusal> refusal = refusal(status, details);
                if (refusal.isPresent() && !othersOnly) {
                    endorsers.answered(chosen);
                    yield new Endorsement.Refused(refusal.get());
                }
                if (refusal.isPresent() || reason.contains("do not match")) {
                    yield new Endorsement.Diverged(others(chosen), reason);
                }
                yield unavailable(status, details, chosen, reason);
            }
            default -> unavailable(status, details, chosen, reason);
        };
    }

    private Endorsement unavailable(Status status, List<ErrorDetail> details, List<String> chosen, String reason) {
        Set<String> named = details.stream()
                .map(ErrorDetail::getMspId)
                .filter(chosen::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        if (named.isEmpty()) {
            others(chosen).stream().filter(reason::contains).forEach(named::add);
        }
        if (named.isEmpty() && status.getCode() == Status.Code.UNAVAILABLE) {
            // The own peer is not reached: nothing is known of the others.
            return new Endorsement.Unavailable(Set.of(organisation), reason);
        }
        if (named.isEmpty()) {
            // The ledger says only that the combination cannot endorse: it is not the peer that answered us.
            named.addAll(others(chosen));
        }
        endorsers.didNotAnswer(named, reason);
        return new Endorsement.Unavailable(named, reason);
    }

    private Set<String> others(List<String> chosen) {
        return chosen.stream().filter(msp -> !msp.equals(organisation)).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void passOver(Set<String> organisations, String reason) {
        endorsers.didNotAnswer(organisations, reason);
    }

    @Override
    public Handover submit(SignedTransaction transaction) {
        try {
            gateway.newTransaction(transaction.bytes()).submitAsync();
            return new Handover.Taken();
        } catch (SubmitException e) {
            return new Handover.Uncertain(reason(e.getStatus(), e.getDetails()));
        } catch (GatewayRuntimeException e) {
            return new Handover.Uncertain(reason(e.getStatus(), List.of()));
        }
    }

    @Override
    public Optional<Outcome> outcome(TransactionId id) throws LedgerLost {
        try {
            byte[] found = query("GetTransactionByID", List.of(channelName, id.toString()), organisation);
            int code = ProcessedTransaction.parseFrom(found).getValidationCode();
            byte[] block = query("GetBlockByTxID", List.of(channelName, id.toString()), organisation);
            TxValidationCode known = TxValidationCode.forNumber(code);
            return Optional.of(new Outcome(
                    Block.parseFrom(block).getHeader().getNumber(),
                    known == null ? TxValidationCode.INVALID_OTHER_REASON : known));
        } catch (GatewayException e) {
            String reason = reason(e.getStatus(), e.getDetails());
            if (reason.contains("no such transaction") || e.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw new LedgerLost(reason, e);
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerLost("the peer's answer about " + id + " cannot be read", e);
        }
    }

    @Override
    public byte[] evaluate(String function, List<String> arguments) throws LedgerLost {
        try {
            return ofNow(contract.newProposal(function)
                            .addArguments(arguments.toArray(String[]::new))
                            .setEndorsingOrganizations(organisation))
                    .evaluate();
        } catch (GatewayException e) {
            Optional<Refusal> refusal = refusal(e.getStatus(), e.getDetails());
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            throw new LedgerLost(reason(e.getStatus(), e.getDetails()), e);
        } catch (GatewayRuntimeException e) {
            throw new LedgerLost(reason(e.getStatus(), List.of()), e);
        }
    }

    @Override
    public long height(String asked) throws LedgerLost {
        return chain(asked).getHeight();
    }

    @Override
    public long firstBlock() throws LedgerLost {
        dialAtOnce();
        BlockchainInfo chain = chain(organisation);
        long first = chain.hasBootstrappingSnapshotInfo()
                ? chain.getBootstrappingSnapshotInfo().getLastBlockInSnapshot() + 1
                : 0;
        return Math.max(first, firstBlock);
    }

    @Override
    public Optional<Hash> hashOf(long number) throws LedgerLost {
        BlockchainInfo chain = chain(organisation);
        if (number == chain.getHeight() - 1) {
            return Optional.of(Hash.of(chain.getCurrentBlockHash().toByteArray()));
        }
        return number >= chain.getHeight() || number + 1 < firstBlock()
                ? Optional.empty()
                : Optional.of(
                        Hash.of(block(number + 1).getHeader().getPreviousHash().toByteArray()));
    }

    private BlockchainInfo chain(String asked) throws LedgerLost {
        try {
            return BlockchainInfo.parseFrom(query("GetChainInfo", List.of(channelName), asked));
        } catch (GatewayException e) {
            throw new LedgerLost(reason(e.getStatus(), e.getDetails()), e);
        } catch (GatewayRuntimeException e) {
            throw new LedgerLost(reason(e.getStatus(), List.of()), e);
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerLost("the height of " + asked + " cannot be read", e);
        }
    }

    @Override
    public Block block(long number) throws LedgerLost {
        try {
            List<String> arguments = List.of(channelName, Long.toUnsignedString(number));
            return Block.parseFrom(query("GetBlockByNumber", arguments, organisation));
        } catch (GatewayException e) {
            throw new LedgerLost(reason(e.getStatus(), e.getDetails()), e);
        } catch (GatewayRuntimeException e) {
            throw new LedgerLost(reason(e.getStatus(), List.of()), e);
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerLost("the peer's block " + number + " cannot be read", e);
        }
    }

    private byte[] query(String function, List<String> arguments, String asked) throws GatewayException {
        return ofNow(network.getContract(SYSTEM_QUERIES)
                        .newProposal(function)
                        .addArguments(arguments.toArray(String[]::new))
                        .setEndorsingOrganizations(asked))
                .evaluate();
    }

    private Proposal ofNow(Proposal.Builder proposal) {
        return gateway.newProposal(headerTime.ofProposal(proposal.build().getBytes()));
    }

    @Override
    public BlockFeed blocks(long first) {
        dialAtOnce();
        byte[] request =
                network.newBlockEventsRequest().startBlock(first).build().getBytes();
        return new Feed(
                gateway.newBlockEventsRequest(headerTime.ofRequest(request)).getEvents());
    }

    /** Without this a channel that failed for long waits up to two minutes before it dials again. */
    private void dialAtOnce() {
        channel.resetConnectBackoff();
    }

    /** What a contract refused, in its own words: peers say it apart, and the status says it again with all of theirs. */
    private static Optional<Refusal> refusal(Status status, List<ErrorDetail> details) {
        return Stream.concat(details.stream().map(ErrorDetail::getMessage), Stream.of(reason(status, details)))
                .flatMap(said -> Refusal.parse(said).stream())
                .findFirst();
    }

    private static String reason(Status status, List<ErrorDetail> details) {
        String said = status.getDescription() == null ? "" : status.getDescription();
        return details.stream()
                .map(detail -> detail.getMspId() + ": " + detail.getMessage())
                .collect(Collectors.joining(
                        "; ",
                        status.getCode() + " " + said + (details.isEmpty() ? "" : " ["),
                        details.isEmpty() ? "" : "]"));
    }

    @Override
    public void close() {
        gateway.close();
        channel.shutdownNow();
    }

    private record Feed(CloseableIterator<Block> events) implements BlockFeed {

        @Override
        public Block next() throws LedgerLost {
            try {
                if (events.hasNext()) {
                    return events.next();
                }
                throw new LedgerLost("the stream of blocks ended");
            } catch (GatewayRuntimeException e) {
                throw new LedgerLost("the stream of blocks broke: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            events.close();
        }
    }
}
