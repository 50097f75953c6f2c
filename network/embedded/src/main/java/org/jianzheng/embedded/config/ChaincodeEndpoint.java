/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.nio.file.Path;

/**
 * Where one organisation runs a chaincode as a service.
 *
 * @param address host and port of the service
 * @param identity what the ledger shows the service as its TLS client
 * @param authority PEM of the CA that issued the service's certificate
 */
public record ChaincodeEndpoint(Address address, KeyPairFiles identity, Path authority) {}
