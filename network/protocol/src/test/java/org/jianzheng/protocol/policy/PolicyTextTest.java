/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.protocol.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.jianzheng.protocol.ProtocolException;
import org.jianzheng.protocol.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "OutOf(2,'AMSP.peer','BMSP.peer','CMSP.peer') | OutOf(2, 'AMSP.peer', 'BMSP.peer', 'CMSP.peer')",
                "AND('A.member','B.admin') | AND('A.member', 'B.admin')",
                "or( \"A.client\" , and('B.orderer','C.member')) | OR('A.client', AND('B.orderer', 'C.member'))",
                "outof('1', 'A.b-c.peer', 'B.peer') | OR('A.b-c.peer', 'B.peer')",
                "OutOf(0,'A.peer') | OutOf(0, 'A.peer')",
                "OutOf(2,'A.peer') | OutOf(2, 'A.peer')"
            })
    void reads_the_usual_texts_and_prints_them_in_one_form(String text, String printed) {
        SignaturePolicyEnvelope policy = PolicyText.parse(text);

        assertThat(PolicyText.print(policy)).isEqualTo(printed);
        assertThat(PolicyText.parse(printed)).isEqualTo(policy);
        assertThat(SignatureSetPolicy.of(policy)).hasToString(printed.replace("'", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A.peer",
                "'A.peer'",
                "AND()",
                "AND('A.peer'",
                "AND('A.peer') x",
                "XOR('A.peer')",
                "aNd('A.peer')",
                "AND('A.king')",
                "AND('A peer.peer')",
                "AND('.peer')",
                "AND('A.peer,'B.peer')",
                "OutOf('A.peer')",
                "OutOf(3,'A.peer')",
                "OutOf(-1,'A.peer')",
                "OutOf(999999999999,'A.peer')",
                "OutOf(1)"
            })
    void refuses_what_is_not_a_policy(String text) {
        assertThatThrownBy(() -> PolicyText.parse(text))
                .isInstanceOfSatisfying(
                        ProtocolException.class, e -> assertThat(e.rule()).isEqualTo(Rule.POLICY_TEXT));
    }

    @Test
    void names_the_position_of_what_it_did_not_expect() {
        assertThatThrownBy(() -> PolicyText.parse("AND('A.peer'; 'B.peer')"))
                .hasMessageContaining("expected ')' at position 12, met \"; 'B.peer')\"");
    }

    @Test
    void depth_and_length_are_bounded() {
        String deep = "AND(".repeat(40) + "'A.peer'" + ")".repeat(40);
        String longText = "AND('" + "A".repeat(20_000) + ".peer')";

        assertThatThrownBy(() -> PolicyText.parse(deep)).hasMessageContaining("nested");
        assertThatThrownBy(() -> PolicyText.parse(longText)).hasMessageContaining("at most 16384");
    }
}
