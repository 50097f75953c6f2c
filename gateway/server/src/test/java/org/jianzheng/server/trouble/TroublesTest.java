/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TroublesTest {
    private Instant now = Instant.parse("2026-03-16T01:30:04Z");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Troubles troubles = new Troubles(registry, () -> now);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Trouble.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private double gauge() {
        return registry.get("jianzheng.trouble").tag("kind", "blocks").gauge().value();
    }

    @Test
    void tells_the_beginning_and_the_end_once_however_often_it_is_met() {
        Trouble trouble = troubles.of(Kind.BLOCKS, "CityMSP");
        trouble.passed();
        assertThat(told()).isEmpty();
        trouble.met("connection refused");
        trouble.met("connection refused again");
        assertThat(gauge()).isEqualTo(1);
        now = now.plusMillis(1_500);
        trouble.passed();
        trouble.passed();
        assertThat(told())
                .containsExactly(
                        "trouble blocks of CityMSP began: blocks do not come in from the own peer (connection refused)",
                        "trouble blocks of CityMSP is over after 1500 ms, met 2 times");
        assertThat(gauge()).isZero();
        trouble.met("once more");
        assertThat(registry.get("jianzheng.troubles").functionCounter().count()).isEqualTo(2);
    }

    @Test
    void what_comes_and_goes_is_over_when_it_was_not_met_for_a_while() {
        Trouble trouble = troubles.of(Kind.SUBMISSION, "CityMSP");
        trouble.met("an orderer answered strangely");
        trouble.passed();
        now = now.plusSeconds(4);
        trouble.tick();
        assertThat(trouble.lasts()).isTrue();
        now = now.plusSeconds(1);
        trouble.tick();
        assertThat(trouble.lasts()).isFalse();
    }

    @Test
    void the_same_kind_and_organisation_is_the_same_trouble() {
        assertThat(troubles.of(Kind.ENDORSER, "CountyMSP")).isSameAs(troubles.of(Kind.ENDORSER, "CountyMSP"));
        assertThat(troubles.of(Kind.ENDORSER, "CountyMSP")).isNotSameAs(troubles.of(Kind.ENDORSER, "CityMSP"));
    }
}
