/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.node;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.hyperledger.fabric.protos.common.Envelope;
import org.jianzheng.embedded.config.ConfigException;
import org.jianzheng.embedded.config.LedgerConfig;
import org.jianzheng.embedded.fault.Faults;
import org.jianzheng.embedded.operations.Metrics;
import org.jianzheng.embedded.ordering.OrderingException;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Wire;

/**
 * Orders one update of the channel's configuration while nobody else can have anything ordered: the last block before real
 * orderers go on. The ledger must not run.
 */
public final class OfflineUpdate {

    private OfflineUpdate() {}

    /**
     * Has the update ordered as a running ledger would.
     *
     * @param file the signed envelope, marshalled
     * @return number of the block that brings the new configuration
     * @throws ConfigException when the update is refused
     * @throws org.jianzheng.embedded.database.StorageException when the ledger runs, or what lies on disk is damaged
     */
    public static long order(LedgerConfig config, Path file, Surroundings surroundings) {
        try (OpenChain chain = OpenChain.open(
                config, FirstBlock.readGenesis(config.genesis()), surroundings, new Faults(), new Metrics())) {
            if (chain.ledger().height() == 0) {
                throw new ConfigException("data", "holds no ledger whose configuration could be changed");
            }
            Envelope update = Wire.read(
                    Envelope.parser(),
                    ByteString.copyFrom(Files.readAllBytes(file)),
                    Rule.ENVELOPE_FORMAT,
                    file.toString());
            chain.sequencer().start();
            return chain.admission().order(update).join();
        } catch (IOException | ProtocolException e) {
            throw new ConfigException(file.toString(), "is no envelope: " + e.getMessage(), e);
        } catch (OrderingException e) {
            throw new ConfigException(file.toString(), e.status() + " " + e.getMessage(), e);
        } catch (CompletionException e) {
            throw new ConfigException(file.toString(), String.valueOf(e.getCause()), e);
        }
    }
}
