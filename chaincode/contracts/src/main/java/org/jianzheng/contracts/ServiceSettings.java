/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How one peer's contract service is started, from its environment.
 *
 * @param address where it listens: {@code CHAINCODE_SERVER_ADDRESS}
 * @param chaincodeId the name under which the peer knows it: {@code CORE_CHAINCODE_ID_NAME}
 * @param certificate its TLS certificate: {@code CHAINCODE_TLS_CERT}
 * @param key its TLS key: {@code CHAINCODE_TLS_KEY}
 * @param clientAuthority the authority of the peer's TLS certificate: {@code CHAINCODE_TLS_CLIENT_CA}
 */
public record ServiceSettings(
        InetSocketAddress address, String chaincodeId, Path certificate, Path key, Path clientAuthority) {
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String CHAINCODE_ID = "CORE_CHAINCODE_ID_NAME";
    static final String CERTIFICATE = "CHAINCODE_TLS_CERT";
    static final String KEY = "CHAINCODE_TLS_KEY";
    static final String CLIENT_AUTHORITY = "CHAINCODE_TLS_CLIENT_CA";

    /** Reads the settings; an {@link IllegalArgumentException} names the variable that is missing or wrong. */
    static ServiceSettings fromEnvironment(Map<String, String> environment) {
        return new ServiceSettings(
                address(required(environment, ADDRESS)),
                required(environment, CHAINCODE_ID),
                file(environment, CERTIFICATE),
                file(environment, KEY),
                file(environment, CLIENT_AUTHORITY));
    }

    private static String required(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private static Path file(Map<String, String> environment, String name) {
        Path path = Path.of(required(environment, name));
        if (!Files.isReadable(path)) {
            throw new IllegalArgumentException(name + " names " + path + ", which cannot be read");
        }
        return path;
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(ADDRESS + " is " + text + ", expected host:port");
        }
        try {
            int port = Integer.parseInt(text.substring(colon + 1), 10);
            return new InetSocketAddress(InetAddress.getByName(text.substring(0, colon)), port);
        } catch (NumberFormatException | UnknownHostException e) {
            throw new IllegalArgumentException(ADDRESS + " is " + text + ", expected host:port", e);
        }
    }
}
