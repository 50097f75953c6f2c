/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.contract;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;

/** Serves the {@link ScenarioContract} to one peer over mutual TLS; its environment is that of the project's contracts. */
public final class ScenarioContractService {

    // Held here, because loggers that nobody holds lose their level.
    private static final List<Logger> SHIM_LOGGERS = Stream.of(
                    "", "org.hyperledger.fabric", "org.hyperledger.fabric.shim")
            .map(Logger::getLogger)
            .toList();

    private ScenarioContractService() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        ScenarioContract contract = new ScenarioContract(
                required(environment, "CORE_CHAINCODE_ID_NAME"), required(environment, "CORE_PEER_LOCALMSPID"));
        SHIM_LOGGERS.forEach(logger -> logger.setLevel(Level.WARNING));
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(address(required(environment, "CHAINCODE_SERVER_ADDRESS")));
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(required(environment, "CHAINCODE_TLS_CERT"));
        properties.setKeyFile(required(environment, "CHAINCODE_TLS_KEY"));
        properties.setTrustCertCollectionFile(required(environment, "CHAINCODE_TLS_CLIENT_CA"));
        new NettyChaincodeServer(contract, properties).start();
    }

    private static String required(Map<String, String> environment, String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
