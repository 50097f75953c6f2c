/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentsTest {

    @Test
    void writes_canonical_json() {
        Object document = Map.of("b", List.of(1, true, "见证 \"x\"\n\u0001"), "a", Map.of());

        assertThat(Documents.canonicalJson(document)).isEqualTo("{\"a\":{},\"b\":[1,true,\"见证 \\\"x\\\"\\n\\u0001\"]}");
    }

    @Test
    void reads_back_what_it_wrote() {
        Object document = Map.of("text", "a: b # c", "list", List.of("1", 1));

        assertThat(Documents.parse(Documents.canonicalJson(document))).isEqualTo(document);
        assertThat(Documents.parse(Documents.yaml(document))).isEqualTo(document);
    }

    @Test
    void refuses_a_member_named_twice() {
        assertThatThrownBy(() -> Documents.parse("{\"a\":1,\"a\":2}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_numbers_that_are_not_whole() {
        assertThatThrownBy(() -> Documents.canonicalJson(1.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
