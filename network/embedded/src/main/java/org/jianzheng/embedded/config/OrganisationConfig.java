/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.config;

import java.util.Map;

/**
 * What the ledger serves for one organisation.
 *
 * @param mspId the organisation
 * @param listen where its peer's services are offered
 * @param tls the server's certificate and key
 * @param peer the endorsing identity
 * @param chaincodes the organisation's own services by chaincode name
 */
public record OrganisationConfig(
        String mspId, Address listen, KeyPairFiles tls, KeyPairFiles peer, Map<String, ChaincodeEndpoint> chaincodes) {

    /** Copies the map. */
    public OrganisationConfig {
        chaincodes = Map.copyOf(chaincodes);
    }
}
