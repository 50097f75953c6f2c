/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.embedded.ordering;

import java.util.List;
import org.jianzheng.protocol.config.ChannelConfiguration;
import org.jianzheng.protocol.msp.Member;

/**
 * The consenters whose keys are here.
 *
 * @param all each of them, whether or not the configuration in force names it
 */
public record OrdererSigners(List<OrdererSigner> all) {

    /** Copies the list. */
    public OrdererSigners {
        all = List.copyOf(all);
    }

    /** Those that the configuration names as consenters, with this number and this certificate. */
    List<OrdererSigner> of(ChannelConfiguration configuration) {
        return all.stream()
                .filter(signer -> configuration.consenters().stream().anyMatch(signer::is))
                .toList();
    }

    /** Whether blocks that they sign would be good by this configuration. */
    public boolean suffice(ChannelConfiguration configuration) {
        List<Member> members = of(configuration).stream()
                .map(signer ->
                        configuration.directory().member(signer.identity().toByteString()))
                .toList();
        return configuration.policy(ChannelConfiguration.BLOCK_VALIDATION).isSatisfiedBy(members);
    }
}
