/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.sample.client.GatewayClient;
import org.jianzheng.sample.client.Patience;
import org.jianzheng.sample.keys.PersonKeys;

/** Everybody who acts in the play, each with the gateway of the own organisation. */
public final class Cast implements AutoCloseable {
    /** The city's trading centre. */
    public static final OrganisationId CITY = new OrganisationId("CityMSP");

    /** The county's branch of the trading centre. */
    public static final OrganisationId COUNTY = new OrganisationId("CountyMSP");

    /** The supervision office. */
    public static final OrganisationId REGULATOR = new OrganisationId("RegulatorMSP");

    private static final Map<OrganisationId, String> SHORT_NAMES =
            Map.of(CITY, "city", COUNTY, "county", REGULATOR, "regulator");

    private final PersonKeys keys;
    private final Map<OrganisationId, GatewayClient> gateways = new LinkedHashMap<>();

    /** Reads the keys of a running network and prepares a client of each gateway. */
    public Cast(RunDirectory network, Patience patience, InstantSource clock) {
        this.keys = PersonKeys.read(network.crypto());
        SHORT_NAMES.forEach((organisation, name) -> gateways.put(
                organisation, new GatewayClient(network.gateway(name), network.tokens(name, clock), patience, clock)));
    }

    /** All trial keys. */
    public PersonKeys keys() {
        return keys;
    }

    /** The key of this short name, at its organisation's gateway. */
    public Recorder recorder(OrganisationId organisation, String name) {
        return new Recorder(gateway(organisation), keys.of(organisation, name));
    }

    /** The gateway of an organisation. */
    public GatewayClient gateway(OrganisationId organisation) {
        GatewayClient gateway = gateways.get(organisation);
        if (gateway == null) {
            throw new IllegalArgumentException(organisation + " takes no part in the play");
        }
        return gateway;
    }

    /** Who speaks for an organisation in the registry. */
    public Recorder registrar(OrganisationId organisation) {
        return recorder(organisation, "registrar");
    }

    /** The supervision office, which brings catalogues into force. */
    public Recorder office() {
        return recorder(REGULATOR, "office");
    }

    /** The staff of the city's trading centre. */
    public Recorder staff() {
        return recorder(CITY, "staff");
    }

    /** The witness with the own SM2 key, for legal acts. */
    public Recorder witness() {
        return recorder(CITY, "witness");
    }

    /** The witness with the delegated session key. */
    public Recorder session() {
        return recorder(CITY, "witness-session");
    }

    @Override
    public void close() {
        gateways.values().forEach(GatewayClient::close);
    }
}
