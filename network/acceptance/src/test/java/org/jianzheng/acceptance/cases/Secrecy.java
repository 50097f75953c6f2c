/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.Refusal;
import org.slf4j.LoggerFactory;

/** What anybody can see before the opening: the logs of all programs, which run in this process, and what two gateways answer. */
final class Secrecy {
    private static final List<String> ANSWERS = List.of(
            "bids/LOT",
            "bids/LOT/bidders",
            "bids/LOT/leaves",
            "lots/LOT",
            "index/lot?key=LOT",
            "heads/bidding/LOT",
            "records",
            "health");

    private final CaseDesk desk;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** Listens to the logs from now on. */
    Secrecy(CaseDesk desk) {
        this.desk = desk;
        log.start();
        root().addAppender(log);
        LoggerFactory.getLogger(Secrecy.class).info("listening");
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    /** Nothing that was logged or is answered about a lot holds any of these words (invariant 4); listens no longer. */
    void requireUntold(LotCode lot, List<String> secrets) {
        root().detachAppender(log);
        List<String> lines = List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : event.getThrowableProxy().getMessage()))
                .toList();
        assertThat(lines).as("the logs are listened to").isNotEmpty();
        lines.forEach(line -> requireUntold("a log", line, secrets));
        for (OrganisationId asked : List.of(CaseNetwork.CITY, CaseNetwork.REGULATOR)) {
            for (String path : ANSWERS) {
                requireUntold(path, answer(asked, path.replace("LOT", lot.value())), secrets);
            }
        }
    }

    private String answer(OrganisationId asked, String path) {
        try {
            return desk.get(asked, path).toString();
        } catch (Refusal refused) {
            return refused.code() + ": " + refused.sentence();
        }
    }

    private static void requireUntold(String where, String told, List<String> secrets) {
        for (String secret : secrets) {
            assertThat(told.contains(secret)).as("%s tells who bids", where).isFalse();
        }
    }
}
