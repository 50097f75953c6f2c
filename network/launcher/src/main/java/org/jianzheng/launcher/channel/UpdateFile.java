/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.config.ConfigurationUpdate;

/**
 * An update on its way from administrator to administrator, as a file of at most 1 MiB: the form that Fabric's own
 * {@code peer channel signconfigtx} and {@code peer channel update} read and write too.
 */
public record UpdateFile(Path path) {

    private static final long MOST_BYTES = 1 << 20;

    /**
     * Reads the update with its signatures.
     *
     * @throws IOException if the file cannot be read
     * @throws ProtocolException if it holds no update
     */
    public ConfigurationUpdate read() throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(path + " is larger than " + MOST_BYTES + " bytes");
        }
        return parse(Files.readAllBytes(path));
    }

    /**
     * Reads the content of such a file.
     *
     * @throws IOException if it is no envelope
     * @throws ProtocolException if the envelope holds no update
     */
    static ConfigurationUpdate parse(byte[] bytes) throws IOException {
        try {
            return ConfigurationUpdate.of(Envelope.parseFrom(bytes));
        } catch (InvalidProtocolBufferException e) {
            throw new IOException("no update of a channel: " + e.getMessage(), e);
        }
    }

    /** Writes an update. */
    public void write(ConfigurationUpdate update) throws IOException {
        OwnerOnly.replace(path, bytes(update));
    }

    static byte[] bytes(ConfigurationUpdate update) {
        ChannelHeader header = ChannelHeader.newBuilder()
                .setType(HeaderType.CONFIG_UPDATE_VALUE)
                .setChannelId(update.content().getChannelId())
                .build();
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()))
                        .setData(update.toByteString())
                        .build()
                        .toByteString())
                .build()
                .toByteArray();
    }
}
