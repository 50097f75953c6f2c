/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the ledger is.
 *
 * @param channel the channel
 * @param height number of blocks
 * @param failure why ordering has stopped, if it has
 * @param organisations how each organisation is
 */
public record LedgerStatus(
        String channel, long height, Optional<String> failure, List<OrganisationStatus> organisations) {

    /**
     * How an organisation is.
     *
     * @param mspId the organisation
     * @param address where its services are
     * @param height number of blocks that it has
     * @param down whether it is made to be down
     * @param chaincodes its chaincodes and whether each is ready
     */
    public record OrganisationStatus(
            String mspId, String address, long height, boolean down, Map<String, Boolean> chaincodes) {}

    /** Copies the list. */
    public LedgerStatus {
        organisations = List.copyOf(organisations);
    }

    /** What an operator must know of this engine. */
    public static final String WARNING =
            "one process holds the keys of all organisations: it proves formats and interfaces, it is not Byzantine fault"
                    + " tolerant and separates no trust";

    /** Whether the ledger can go on. */
    public boolean isHealthy() {
        return failure.isEmpty();
    }

    /** The JSON form. */
    public String toJson() {
        StringBuilder out = new StringBuilder("{\"engine\":\"embedded\",\"warning\":");
        Json.text(out, WARNING).append(",\"channel\":");
        Json.text(out, channel)
                .append(",\"height\":")
                .append(height)
                .append(",\"healthy\":")
                .append(isHealthy());
        failure.ifPresent(reason -> Json.text(out.append(",\"failure\":"), reason));
        out.append(",\"organisations\":[");
        for (int i = 0; i < organisations.size(); i++) {
            out.append(i == 0 ? "" : ",");
            write(out, organisations.get(i));
        }
        return out.append("]}").toString();
    }

    private static void write(StringBuilder out, OrganisationStatus each) {
        Json.text(out.append("{\"mspId\":"), each.mspId());
        Json.text(out.append(",\"address\":"), each.address());
        out.append(",\"height\":").append(each.height()).append(",\"down\":").append(each.down());
        out.append(",\"chaincodes\":{");
        boolean first = true;
        for (Map.Entry<String, Boolean> chaincode : each.chaincodes().entrySet()) {
            out.append(first ? "" : ",");
            Json.text(out, chaincode.getKey()).append(":").append(chaincode.getValue() ? "\"READY\"" : "\"WAITING\"");
            first = false;
        }
        out.append("}}");
    }
}
