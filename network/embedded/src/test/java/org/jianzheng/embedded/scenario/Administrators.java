/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.scenario;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bouncycastle.util.io.pem.PemReader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.orderer.AtomicBroadcastGrpc;
import org.hyperledger.fabric.protos.orderer.BroadcastResponse;
import org.jianzheng.launcher.identity.Node;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.Signer;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.config.ConfigurationUpdate;
import org.jianzheng.protocol.msp.EcdsaSigner;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.MspId;

/**
 * Those who change the channel's configuration.
 *
 * @param site the network
 */
record Administrators(TestSite site) {

    private static final ByteString NONCE = ByteString.copyFromUtf8("a nonce of 24 bytes.....");

    /** An update that makes this change, signed by the administrators of all of these. */
    ConfigurationUpdate update(
            ChannelConfiguration current, UnaryOperator<ConfigGroup.Builder> change, List<Organisation> signers)
            throws IOException {
        Config.Builder wanted = current.config().toBuilder();
        wanted.setChannelGroup(change.apply(wanted.getChannelGroup().toBuilder()));
        ConfigurationUpdate update =
                ConfigurationUpdate.between(current, wanted.build()).orElseThrow();
        for (Organisation each : signers) {
            update = update.signed(identity(each.mspId().text(), each), NONCE, signer(each));
        }
        return update;
    }

    /** What the orderers answer when an administrator of the city sends it. */
    BroadcastResponse broadcast(ConfigurationUpdate update) throws Exception {
        return broadcast(update, TestSite.CITY);
    }

    /** What the orderers answer when an administrator of the city sends it and claims to be of this organisation. */
    BroadcastResponse broadcast(ConfigurationUpdate update, String claimedMspId) throws Exception {
        Organisation city = site.organisation(TestSite.CITY);
        Envelope envelope = update.envelope(
                identity(claimedMspId, city), NONCE, Clock.systemUTC().instant(), signer(city));
        CompletableFuture<BroadcastResponse> answer = new CompletableFuture<>();
        StreamObserver<Envelope> out = AtomicBroadcastGrpc.newStub(site.channel(city, city))
                .broadcast(new StreamObserver<>() {
                    @Override
                    public void onNext(BroadcastResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable cause) {
                        answer.completeExceptionally(cause);
                    }

                    @Override
                    public void onCompleted() {
                        answer.completeExceptionally(new AssertionError("the stream ended without an answer"));
                    }
                });
        out.onNext(envelope);
        BroadcastResponse response = answer.get(30, TimeUnit.SECONDS);
        out.onCompleted();
        return response;
    }

    private ByteString identity(String mspId, Organisation organisation) throws IOException {
        Path certificate = site.material().crypto().certificate(organisation.name(), Node.ADMIN);
        return Identity.serialized(new MspId(mspId), ByteString.copyFrom(Files.readAllBytes(certificate)));
    }

    private Signer signer(Organisation organisation) throws IOException {
        Path key = site.material().crypto().key(organisation.name(), Node.ADMIN);
        try (PemReader reader = new PemReader(new StringReader(Files.readString(key)))) {
            return EcdsaSigner.ofPkcs8(reader.readPemObject().getContent());
        }
    }
}
