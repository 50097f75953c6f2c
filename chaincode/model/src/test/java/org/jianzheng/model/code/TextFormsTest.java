/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {
    private final Random random = new Random(3);

    @Test
    void reads_the_digits_that_others_write() {
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            String text = HexFormat.of().formatHex(bytes);

            assertThat(LowerHex.isDigits(text, 2 * length)).isTrue();
            assertThat(LowerHex.bytes(text)).isEqualTo(bytes);
            assertThat(LowerHex.isPrefixed("key:" + text, "key:", 2 * length)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0g", "0A", "0a0", " 0a", "0/", "0:", "0`", "0０"})
    void takes_nothing_else_for_two_digits(String text) {
        assertThat(LowerHex.isDigits(text, 2)).isFalse();
        assertThat(LowerHex.isPrefixed("key:" + text, "key:", 2)).isFalse();
        assertThat(LowerHex.isPrefixed("kex:00", "key:", 2)).isFalse();
    }

    @Test
    void knows_the_one_form_of_random_bits_and_signatures() {
        for (int bytes : new int[] {1, 16, 64}) {
            byte[] drawn = new byte[bytes];
            random.nextBytes(drawn);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);

            assertThat(Base64Url.isOf(text, bytes)).isTrue();
            assertThat(Base64Url.isOf(text + "A", bytes)).isFalse();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Base64Url.isOf("AAAA", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AB", "A=", "AR", "+A", "/A", "AAA", "[A", "@A", "`A", "{A", "Ａ"})
    void takes_no_other_characters_nor_spare_bits_for_one_byte(String text) {
        assertThat(Base64Url.isOf(text, 1)).isFalse();
    }
}
