/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.topology;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** One organisation of the channel. It orders blocks, or runs a peer, or both. */
public final class Organisation {

    private static final String DOMAIN = "jianzheng.example";

    private final MspId mspId;
    private final OrganisationName name;
    private final OrganisationKind kind;
    private final @Nullable Consenter consenter;
    private final @Nullable PeerSite site;

    /**
     * Describes an organisation.
     *
     * @throws IllegalArgumentException if it neither orders nor runs a peer
     */
    public Organisation(
            MspId mspId,
            OrganisationName name,
            OrganisationKind kind,
            @Nullable Consenter consenter,
            @Nullable PeerSite site) {
        if (consenter == null && site == null) {
            throw new IllegalArgumentException(mspId + " neither orders blocks nor runs a peer");
        }
        this.mspId = mspId;
        this.name = name;
        this.kind = kind;
        this.consenter = consenter;
        this.site = site;
    }

    /** Name in the channel. */
    public MspId mspId() {
        return mspId;
    }

    /** Short name for folders and processes. */
    public OrganisationName name() {
        return name;
    }

    /** What it is in trading. */
    public OrganisationKind kind() {
        return kind;
    }

    /** Its seat in ordering, if it has one. */
    public Optional<Consenter> consenter() {
        return Optional.ofNullable(consenter);
    }

    /** Its peer with contracts and gateway, if it runs one. */
    public Optional<PeerSite> site() {
        return Optional.ofNullable(site);
    }

    /** DNS name under which a node of this organisation can be certified, for example {@code peer.city.jianzheng.example}. */
    public String dnsName(String node) {
        return node + "." + name + "." + DOMAIN;
    }

    Organisation withPorts(IntUnaryOperator ports) {
        return new Organisation(
                mspId,
                name,
                kind,
                consenter == null ? null : consenter.withPorts(ports),
                site == null ? null : site.withPorts(ports));
    }

    @Override
    public String toString() {
        return mspId + " (" + name + ")";
    }
}
