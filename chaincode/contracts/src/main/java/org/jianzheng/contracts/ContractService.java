/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/**
 * Serves the contracts to one peer as chaincode-as-a-service over mutual TLS. One process serves one peer, because the
 * shim keeps one state for all of its connections.
 */
public final class ContractService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ContractService.class.getName());
    private static final int WRONG_USE = 64;
    // Held here, because loggers that nobody holds lose their level.
    private static final List<Logger> SHIM_LOGGERS = Stream.of(
                    "", "org.hyperledger.fabric", "org.hyperledger.fabric.shim", "org.jianzheng.contracts")
            .map(Logger::getLogger)
            .toList();

    private final NettyChaincodeServer server;

    private ContractService(NettyChaincodeServer server) {
        this.server = server;
    }

    /**
     * Prepares the service within another program, as tests do.
     *
     * @param settings where it listens and by what certificates
     * @param clock with this clock transactions are compared; a process of its own has its machine's
     * @throws IOException if the address cannot be listened on
     */
    public static ContractService of(ServiceSettings settings, InstantSource clock) throws IOException {
        RecordsChaincode chaincode = new RecordsChaincode(clock, settings.lock()).prepared(settings.chaincodeId());
        keepArgumentsOutOfTheLog();
        return new ContractService(new NettyChaincodeServer(chaincode, properties(settings)));
    }

    /** Serves until it is closed. */
    public void serve() throws IOException, InterruptedException {
        server.start();
    }

    @Override
    public void close() {
        server.stop();
    }

    /**
     * Starts the service and stays until it is stopped.
     *
     * @param arguments none; the service is set up by its environment
     * @throws IOException if the address cannot be listened on
     * @throws InterruptedException if the process is told to stop
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServiceSettings settings;
        try {
            settings = ServiceSettings.fromEnvironment(System.getenv());
        } catch (IllegalArgumentException wrong) {
            LOG.log(System.Logger.Level.ERROR, "The contracts cannot start: {0}", wrong.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        ContractService service = of(settings, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(service::close));
        service.serve();
    }

    /** At INFO the shim prints its settings and its calls; it sets its levels when it is made. */
    private static void keepArgumentsOutOfTheLog() {
        SHIM_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private static ChaincodeServerProperties properties(ServiceSettings settings) {
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(settings.address());
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(settings.certificate().toString());
        properties.setKeyFile(settings.key().toString());
        properties.setTrustCertCollectionFile(settings.clientAuthority().toString());
        return properties;
    }
}
