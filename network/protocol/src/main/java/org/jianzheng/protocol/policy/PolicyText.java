/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.jianzheng.protocol.Sha256;

/**
 * The usual text of signature policies: {@code OutOf(2, 'AMSP.peer', 'BMSP.member')}, {@code AND(…)}, {@code OR(…)}, nested;
 * roles are member, admin, client, peer and orderer.
 */
public final class PolicyText {

    private PolicyText() {}

    /**
     * Reads a policy text. Each mention of a role becomes a principal of its own, as Fabric's own tools do it.
     *
     * @throws ProtocolException of {@link Rule#POLICY_TEXT} with the position of what was not expected
     */
    public static SignaturePolicyEnvelope parse(String text) {
        return new PolicyParser(text).parse();
    }

    /**
     * The text of a policy whose principals are all roles; {@link #parse} reads it back into an equal policy, provided that
     * principals stand in the order of their mention, as {@link #parse} puts them.
     */
    public static String print(SignaturePolicyEnvelope policy) {
        return text(
                policy.getRule(),
                index -> role(policy, index)
                        .map(role -> "'" + role + "'")
                        .orElseThrow(() -> new ProtocolException(
                                Rule.POLICY_TEXT, "principal " + index + " is not a role and has no text form")));
    }

    /** A text for messages, also of policies that have no text form. */
    public static String describe(SignaturePolicyEnvelope policy) {
        return text(policy.getRule(), index -> role(policy, index).orElseGet(() -> brief(policy, index)));
    }

    private static String text(SignaturePolicy rule, Function<Integer, String> principal) {
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> principal.apply(rule.getSignedBy());
            case N_OUT_OF -> {
                List<SignaturePolicy> parts = rule.getNOutOf().getRulesList();
                String inner = parts.stream().map(part -> text(part, principal)).collect(Collectors.joining(", "));
                int n = rule.getNOutOf().getN();
                if (n == 1 && !parts.isEmpty()) {
                    yield "OR(" + inner + ")";
                }
                yield n == parts.size() && n > 0 ? "AND(" + inner + ")" : "OutOf(" + n + ", " + inner + ")";
            }
            case TYPE_NOT_SET -> throw new ProtocolException(Rule.POLICY, "a rule is empty");
        };
    }

    private static Optional<String> role(SignaturePolicyEnvelope policy, int index) {
        MSPPrincipal principal = policy.getIdentities(index);
        if (principal.getPrincipalClassification() != MSPPrincipal.Classification.ROLE) {
            return Optional.empty();
        }
        try {
            MSPRole role = MSPRole.parseFrom(principal.getPrincipal());
            return role.getRole() == MSPRole.MSPRoleType.UNRECOGNIZED
                    ? Optional.empty()
                    : Optional.of(role.getMspIdentifier() + "."
                            + role.getRole().name().toLowerCase(Locale.ROOT));
        } catch (InvalidProtocolBufferException unreadable) {
            return Optional.empty();
        }
    }

    private static String brief(SignaturePolicyEnvelope policy, int index) {
        MSPPrincipal principal = policy.getIdentities(index);
        return principal.getPrincipalClassification().name().toLowerCase(Locale.ROOT) + ":"
                + Sha256.of(principal.getPrincipal()).brief();
    }
}
