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
import java.util.regex.Pattern;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;

/**
 * How one peer's contract service is started, from its environment.
 *
 * @param address where it listens: {@code CHAINCODE_SERVER_ADDRESS}
 * @param chaincodeId the name under which the peer knows it: {@code CORE_CHAINCODE_ID_NAME}
 * @param certificate its TLS certificate: {@code CHAINCODE_TLS_CERT}
 * @param key its TLS key: {@code CHAINCODE_TLS_KEY}
 * @param clientAuthority the authority of the peer's TLS certificate: {@code CHAINCODE_TLS_CLIENT_CA}
 * @param lock what the chaincode's policy asks for: so many ({@code CHAINCODE_ENDORSEMENTS}) of these organisations, parted by commas
 *     ({@code CHAINCODE_ENDORSERS})
 */
public record ServiceSettings(
        InetSocketAddress address,
        String chaincodeId,
        Path certificate,
        Path key,
        Path clientAuthority,
        HeadLock lock) {
    private static final Pattern COMMA = Pattern.compile(",");
    static final String ADDRESS = "CHAINCODE_SERVER_ADDRESS";
    static final String CHAINCODE_ID = "CORE_CHAINCODE_ID_NAME";
    static final String CERTIFICATE = "CHAINCODE_TLS_CERT";
    static final String KEY = "CHAINCODE_TLS_KEY";
    static final String CLIENT_AUTHORITY = "CHAINCODE_TLS_CLIENT_CA";
    static final String ENDORSERS = "CHAINCODE_ENDORSERS";
    static final String ENDORSEMENTS = "CHAINCODE_ENDORSEMENTS";

    /** Reads the settings; an {@link IllegalArgumentException} names the variable that is missing or wrong. */
    static ServiceSettings fromEnvironment(Map<String, String> environment) {
        return new ServiceSettings(
                address(required(environment, ADDRESS)),
                required(environment, CHAINCODE_ID),
                file(environment, CERTIFICATE),
                file(environment, KEY),
                file(environment, CLIENT_AUTHORITY),
                lock(required(environment, ENDORSERS), required(environment, ENDORSEMENTS)));
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

    private static HeadLock lock(String endorsers, String endorsements) {
        try {
            return new HeadLock(
                    COMMA.splitAsStream(endorsers).map(OrganisationId::parse).toList(),
                    Integer.parseInt(endorsements, 10));
        } catch (Refusal | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    ENDORSERS + " is " + endorsers + " and " + ENDORSEMENTS + " is " + endorsements
                            + ", expected organisations parted by commas and how many of them endorse",
                    wrong);
        }
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
