/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.baseline;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import org.hyperledger.fabric.contract.ContractRouter;
import org.hyperledger.fabric.shim.ChaincodeServerProperties;
import org.hyperledger.fabric.shim.NettyChaincodeServer;
import org.jspecify.annotations.Nullable;

/** Serves the baseline chaincode to one peer over mutual TLS, set up by the same environment as the contracts. */
public final class BaselineService {
    private BaselineService() {}

    /** Starts the service and stays until it is stopped. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        // At INFO the shim prints the arguments of every call.
        ContractRouter router = new ContractRouter(
                new String[] {"-i", required(environment, "CORE_CHAINCODE_ID_NAME"), "-a", "127.0.0.1:0"});
        NettyChaincodeServer server = new NettyChaincodeServer(router, properties(environment));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::stop));
        // The router must start the server: started by itself it answers that it knows no contract.
        router.startRouterWithChaincodeServer(server);
    }

    private static ChaincodeServerProperties properties(Map<String, String> environment) {
        String address = required(environment, "CHAINCODE_SERVER_ADDRESS");
        int colon = address.lastIndexOf(':');
        ChaincodeServerProperties properties = new ChaincodeServerProperties();
        properties.setServerAddress(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1), 10)));
        properties.setTlsEnabled(true);
        properties.setKeyCertChainFile(required(environment, "CHAINCODE_TLS_CERT"));
        properties.setKeyFile(required(environment, "CHAINCODE_TLS_KEY"));
        properties.setTrustCertCollectionFile(required(environment, "CHAINCODE_TLS_CLIENT_CA"));
        return properties;
    }

    private static String required(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
