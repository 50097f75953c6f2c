/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Cards come from outside: whatever is handed in is read as the card that it is, or refused. */
class OrganisationCardFuzzTest {

    @FuzzTest(maxDuration = "2s")
    void a_card_is_read_as_it_is_written_or_refused(byte[] input) {
        OrganisationCard card;
        try {
            card = OrganisationCard.read(input);
        } catch (SiteRefused refused) {
            return;
        }
        assertThat(card.bytes()).isEqualTo(input);
    }
}
