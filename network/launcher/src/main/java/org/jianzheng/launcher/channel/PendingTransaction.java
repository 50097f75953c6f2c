/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.channel;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.jianzheng.launcher.files.OwnerOnly;
import org.jianzheng.launcher.topology.MspId;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.transaction.EndorserTransaction;
import org.jianzheng.protocol.transaction.Transactions;

/**
 * A transaction that peers have endorsed, on its way from administrator to administrator; whoever proposed it signs and submits it. It
 * must be in a block before the ledger's epoch goes on, some ten minutes later.
 *
 * @param envelope an endorser transaction, not yet signed
 */
public record PendingTransaction(Envelope envelope) {
    private static final long MOST_BYTES = 8 << 20;

    /**
     * Reads one from a file of at most 8 MiB.
     *
     * @throws IOException if the file cannot be read
     * @throws ProtocolException if it holds none
     */
    public static PendingTransaction read(Path path) throws IOException {
        if (Files.size(path) > MOST_BYTES) {
            throw new IOException(path + " is larger than " + MOST_BYTES + " bytes");
        }
        return parse(Files.readAllBytes(path));
    }

    static PendingTransaction parse(byte[] bytes) {
        PendingTransaction pending = new PendingTransaction(
                Wire.read(Envelope.parser(), ByteString.copyFrom(bytes), Rule.ENDORSER_TRANSACTION, "transaction"));
        pending.transaction();
        return pending;
    }

    /** Writes it for its owner only. */
    public void write(Path path) throws IOException {
        OwnerOnly.replace(path, envelope.toByteArray());
    }

    /** With the consent of an administrator beside those who have endorsed. */
    public PendingTransaction endorsedBy(Administrator administrator) {
        return new PendingTransaction(Transactions.endorse(envelope, administrator.identity(), administrator.signer()));
    }

    /** The organisation that proposed it. */
    public MspId proposer() {
        return new MspId(
                Identity.parse(transaction().envelope().creator()).msp().value());
    }

    /** Organisations of those who have endorsed, peers and administrators. */
    public List<String> endorsers() {
        return transaction().endorsements().stream()
                .map(each -> Identity.parse(each.getEndorser()).msp().value())
                .toList();
    }

    EndorserTransaction transaction() {
        return Transactions.parse(envelope.toByteString());
    }
}
