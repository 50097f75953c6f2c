/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.msp.Identity;
import org.jianzheng.protocol.msp.Member;
import org.jianzheng.protocol.msp.MspDirectory;

/**
 * Who has signed: each identity once, and only those whose signature is good. Whether they are valid in their organisation, the
 * policies ask.
 *
 * @param members the distinct signers in the order of their signatures
 * @param refused why other signatures do not count, in order
 */
public record Signers(List<Member> members, List<String> refused) {

    /** Copies both lists. */
    public Signers {
        members = List.copyOf(members);
        refused = List.copyOf(refused);
    }

    /** Checks signatures; a second one of an identity whose first one was good is not even looked at. */
    public static Signers of(List<SignedMessage> signatures, MspDirectory directory) {
        List<Member> members = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        Set<Identity> seen = new HashSet<>();
        for (SignedMessage signed : signatures) {
            try {
                Member member = directory.member(signed.identity());
                if (seen.contains(member.identity())) {
                    refused.add("a further signature of " + member);
                } else if (!member.verifies(signed.message(), signed.signature())) {
                    refused.add("signature of " + member + " does not verify");
                } else {
                    seen.add(member.identity());
                    members.add(member);
                }
            } catch (ProtocolException unknown) {
                refused.add(unknown.detail());
            }
        }
        return new Signers(members, refused);
    }

    /**
     * Requires that the signers satisfy the policy.
     *
     * @param rule the rule that is broken when they do not
     * @return this
     */
    public Signers requireSatisfying(Policy policy, Rule rule) {
        if (!policy.isSatisfiedBy(members)) {
            throw new ProtocolException(rule, policy + " is not satisfied by " + this);
        }
        return this;
    }

    /** Names the signers and why others do not count. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(members.size() + " distinct signers " + members);
        members.forEach(member -> member.fault()
                .ifPresent(fault -> text.append(", of them invalid: ").append(fault.detail())));
        if (!refused.isEmpty()) {
            text.append(", not counted: ").append(refused);
        }
        return text.toString();
    }
}
