/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;

/** Reads one policy text from left to right. */
final class PolicyParser {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final int MAX_NESTING = 32;
    private static final Pattern ROLE = Pattern.compile("([0-9A-Za-z.-]+)[.](admin|member|client|peer|orderer)");

    private final String text;
    private final SignaturePolicyEnvelope.Builder policy = SignaturePolicyEnvelope.newBuilder();
    private int position;

    PolicyParser(String text) {
        this.text = text;
    }

    SignaturePolicyEnvelope parse() {
        if (text.length() > MAX_LENGTH) {
            throw ProtocolException.differs(
                    Rule.POLICY_TEXT, "at most " + MAX_LENGTH + " characters", text.length() + " characters");
        }
        SignaturePolicy rule = gate(0);
        skipSpaces();
        if (position < text.length()) {
            throw unexpected("the end");
        }
        return policy.setRule(rule).build();
    }

    private SignaturePolicy gate(int nesting) {
        if (nesting >= MAX_NESTING) {
            throw new ProtocolException(Rule.POLICY_TEXT, "gates are nested more than " + MAX_NESTING + " deep");
        }
        int begin = skipSpaces();
        while (position < text.length() && Character.isLetter(text.charAt(position))) {
            position++;
        }
        String name = text.substring(begin, position);
        String gate = name.toLowerCase(Locale.ROOT);
        boolean outOf = isSpelt(name, "OutOf");
        if (!outOf && !isSpelt(name, "And") && !isSpelt(name, "Or")) {
            position = begin;
            throw unexpected("And, Or or OutOf");
        }
        expect('(');
        int count = outOf ? number() : 0;
        List<SignaturePolicy> parts = new ArrayList<>();
        if (outOf) {
            expect(',');
        }
        parts.add(part(nesting));
        while (peek() == ',') {
            position++;
            parts.add(part(nesting));
        }
        expect(')');
        int needed = outOf ? count : gate.equals("and") ? parts.size() : 1;
        if (needed > parts.size() + 1) {
            throw ProtocolException.differs(
                    Rule.POLICY_TEXT, "at most " + (parts.size() + 1) + " out of " + parts.size(), needed);
        }
        return SignaturePolicy.newBuilder()
                .setNOutOf(SignaturePolicy.NOutOf.newBuilder().setN(needed).addAllRules(parts))
                .build();
    }

    private SignaturePolicy part(int nesting) {
        char next = peek();
        return next == '\'' || next == '"' ? principal(quoted(next)) : gate(nesting + 1);
    }

    private SignaturePolicy principal(String role) {
        Matcher matcher = ROLE.matcher(role);
        if (!matcher.matches()) {
            throw new ProtocolException(Rule.POLICY_TEXT, "\"" + role + "\" is not an MSP id, a dot and a role");
        }
        MSPRole.MSPRoleType type = MSPRole.MSPRoleType.valueOf(matcher.group(2).toUpperCase(Locale.ROOT));
        policy.addIdentities(MSPPrincipal.newBuilder()
                .setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder()
                        .setMspIdentifier(matcher.group(1))
                        .setRole(type)
                        .build()
                        .toByteString()));
        return SignaturePolicy.newBuilder()
                .setSignedBy(policy.getIdentitiesCount() - 1)
                .build();
    }

    private int number() {
        char quote = peek();
        String digits;
        if (quote == '\'' || quote == '"') {
            digits = quoted(quote);
        } else {
            int begin = position;
            while (position < text.length() && isDigit(text.charAt(position))) {
                position++;
            }
            digits = text.substring(begin, position);
        }
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(PolicyParser::isDigit)) {
            throw unexpected("a number");
        }
        return Integer.parseInt(digits);
    }

    private String quoted(char quote) {
        int end = text.indexOf(quote, position + 1);
        if (end < 0) {
            throw unexpected("a closing quotation mark");
        }
        String inner = text.substring(position + 1, end);
        position = end + 1;
        return inner;
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw unexpected("'" + expected + "'");
        }
        position++;
    }

    private char peek() {
        skipSpaces();
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private int skipSpaces() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return position;
    }

    private ProtocolException unexpected(String expected) {
        String rest = text.substring(position, Math.min(text.length(), position + 20));
        return new ProtocolException(
                Rule.POLICY_TEXT, "expected " + expected + " at position " + position + ", met \"" + rest + "\"");
    }

    private static boolean isSpelt(String name, String gate) {
        return name.equals(gate)
                || name.equals(gate.toLowerCase(Locale.ROOT))
                || name.equals(gate.toUpperCase(Locale.ROOT));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
