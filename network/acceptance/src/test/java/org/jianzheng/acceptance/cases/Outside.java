/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jianzheng.model.code.OrganisationId;
import org.slf4j.LoggerFactory;

/** What gets outside of the programs of a network, all of which run in this process: blocks, entries of the log, answers, and what is logged. */
final class Outside implements AutoCloseable {
    private static final List<OrganisationId> ASKED = List.of(CaseNetwork.CITY, CaseNetwork.REGULATOR);
    private static final String BLOCKS = "blocks";
    private static final int TILE = 256;

    private final CaseNetwork network;
    private final CaseDesk desk;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /**
     * Something that got outside.
     *
     * @param where on what way
     * @param text what it says, as far as it is text
     */
    record Told(String where, String text) {}

    /** Listens to the logs from now on. */
    Outside(CaseNetwork network, CaseDesk desk) {
        this.network = network;
        this.desk = desk;
        log.start();
        root().addAppender(log);
        LoggerFactory.getLogger(Outside.class).info("listening");
    }

    /**
     * All of it so far.
     *
     * @param paths below {@code /api/v1/}, which two gateways are asked for
     */
    List<Told> told(List<String> paths) {
        List<Told> told = new ArrayList<>(blocks());
        log.list.stream().toList().forEach(event -> told.add(new Told("a log", line(event))));
        for (OrganisationId asked : ASKED) {
            told.addAll(entries(asked));
            paths.forEach(path -> told.add(new Told(path, text(desk.bytes(asked, "/api/v1/" + path)))));
        }
        return told;
    }

    private List<Told> blocks() {
        try (Stream<Path> files = Files.walk(network.data().of("ledger"))) {
            return files.filter(file -> file.endsWith(BLOCKS) && Files.isRegularFile(file))
                    .map(file -> new Told("the ledger", text(read(file))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Told> entries(OrganisationId asked) {
        List<Told> told = new ArrayList<>();
        // Not only up to the newest checkpoint, which comes later than what it covers.
        long size = desk.get(asked, "records?limit=1").integer("total");
        for (long first = 0; first < size; first += TILE) {
            long width = Math.min(TILE, size - first);
            String tile = "%03d".formatted(first / TILE) + (width == TILE ? "" : ".p/" + width);
            told.add(new Told("the log", text(desk.bytes(asked, "/log/tile/entries/" + tile))));
        }
        return told;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage()
                + (event.getThrowableProxy() == null
                        ? ""
                        : " " + event.getThrowableProxy().getMessage());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        root().detachAppender(log);
    }
}
