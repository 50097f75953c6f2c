/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import java.util.List;
import org.jianzheng.protocol.msp.Member;

/** A rule about who must have signed. Its text form names it for messages. */
public sealed interface Policy permits SignatureSetPolicy, Policy.SubPolicies, Policy.Unknown {

    /**
     * Whether these signers suffice.
     *
     * @param signers distinct, with good signatures, as {@link Signers} holds them
     */
    boolean isSatisfiedBy(List<Member> signers);

    /**
     * What Fabric's clients are told when these signers do not suffice; it names nobody, and programs look for it.
     *
     * @param signers as for {@link #isSatisfiedBy}
     */
    default String shortfall(List<Member> signers) {
        return "signature set did not satisfy policy";
    }

    /**
     * Some of the policies of the same name one level below ("implicit meta policy"); each sees all signers.
     *
     * @param name for messages, such as {@code /Channel/Application/Endorsement MAJORITY Endorsement}
     * @param subPolicy name of the policies below
     * @param threshold how many must be satisfied
     * @param policies the policies below
     */
    record SubPolicies(String name, String subPolicy, int threshold, List<Policy> policies) implements Policy {

        /** Copies the policies. */
        public SubPolicies {
            policies = List.copyOf(policies);
        }

        @Override
        public boolean isSatisfiedBy(List<Member> signers) {
            int satisfied = 0;
            for (Policy policy : policies) {
                if (satisfied >= threshold) {
                    return true;
                }
                if (policy.isSatisfiedBy(signers)) {
                    satisfied++;
                }
            }
            return satisfied >= threshold;
        }

        @Override
        public String shortfall(List<Member> signers) {
            long satisfied = policies.stream()
                    .filter(policy -> policy.isSatisfiedBy(signers))
                    .count();
            return "implicit policy evaluation failed - " + satisfied
                    + " sub-policies were satisfied, but this policy requires " + threshold + " of the '" + subPolicy
                    + "' sub-policies to be satisfied";
        }

        @Override
        public String toString() {
            return name + " (" + threshold + " of " + policies + ")";
        }
    }

    /**
     * A policy that is named but not there; nobody satisfies it.
     *
     * @param path where it was looked for
     */
    record Unknown(String path) implements Policy {

        @Override
        public boolean isSatisfiedBy(List<Member> signers) {
            return false;
        }

        @Override
        public String toString() {
            return "missing policy " + path;
        }
    }
}
