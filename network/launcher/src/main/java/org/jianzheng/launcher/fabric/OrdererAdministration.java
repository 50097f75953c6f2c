/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fabric;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hyperledger.fabric.protos.common.Block;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.topology.ChannelName;
import org.jianzheng.launcher.topology.Organisation;
import org.jianzheng.protocol.block.BlockChain;

/** Tells orderers which channel to join, over the interface that {@code osnadmin} uses too. */
final class OrdererAdministration {

    /** Where an orderer lists its channels and takes new ones. */
    static final String CHANNELS = "/participation/v1/channels";

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final String BOUNDARY = "jianzheng-configuration-block";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_ALLOWED = 405;

    private final CryptoFolder crypto;

    OrdererAdministration(CryptoFolder crypto) {
        this.crypto = crypto;
    }

    /**
     * Lets an organisation's orderer join the channel of a configuration block, unless it is on it already.
     *
     * @throws ChannelNotReady if it refuses
     */
    void join(Organisation organisation, byte[] configurationBlock) throws IOException, InterruptedException {
        URI channels =
                URI.create("https://" + organisation.consenter().orElseThrow().admin() + CHANNELS);
        HttpResponse<String> answer = new AdministratorTls(crypto, organisation)
                .post(channels, "multipart/form-data; boundary=" + BOUNDARY, form(configurationBlock), BOUND);
        // An orderer that was too busy to tell that it is on the channel says so here.
        boolean already = answer.statusCode() == NOT_ALLOWED && answer.body().contains("channel already exists");
        if (answer.statusCode() != CREATED && !already) {
            throw new ChannelNotReady("the orderer of " + organisation.name() + " refuses the channel: "
                    + answer.statusCode() + " " + answer.body().strip());
        }
    }

    /**
     * A block of an organisation's orderer.
     *
     * @throws ChannelNotReady if it has none of this number
     */
    Block block(Organisation organisation, ChannelName channel, long number) throws IOException, InterruptedException {
        URI uri = URI.create("https://" + organisation.consenter().orElseThrow().admin() + CHANNELS + "/" + channel
                + "/blocks/" + number);
        HttpResponse<byte[]> answer = new AdministratorTls(crypto, organisation).fetch(uri, BOUND);
        if (answer.statusCode() != OK) {
            throw new ChannelNotReady("the orderer of " + organisation.name() + " has no block " + number + ": "
                    + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8).strip());
        }
        return BlockChain.read(ByteString.copyFrom(answer.body()));
    }

    private static byte[] form(byte[] block) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + BOUNDARY + "\r\n"
                        + "Content-Disposition: form-data; name=\"config-block\"; filename=\"config.block\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(block);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return form.toByteArray();
    }
}
