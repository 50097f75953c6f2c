/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.registry.Catalogue;

/**
 * Holds the cipher of each stored file against the storage rules that the log has. The readable part of a sealed record was stored between its signing and its
 * entry into the ledger; of any other file nobody knows from when on it was here. While no rule is in force, the gateway's configuration decides.
 */
final class CipherAudit {
    // What a signer's clock may be off, and what a gateway needs to hear of a new rule.
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final Predicate<Digest> stored;
    private final List<Version> versions = new ArrayList<>();
    private final Map<Digest, Sealed> sealed = new HashMap<>();
    private Instant last = Instant.MIN;

    private record Version(StorageRule rule, LocalDate from, Instant recorded) {}

    private record Sealed(OpeningClass opening, Instant signed, Instant recorded) {}

    /**
     * Begins with a log of nothing.
     *
     * @param stored whether content with this SHA-256 is stored: of others nothing is remembered
     */
    CipherAudit(Predicate<Digest> stored) {
        this.stored = stored;
    }

    /** Takes the next entry of the log. */
    void take(LogEntry entry) {
        last = entry.time();
        Optional<String> type = entry.record().optionalString("type");
        try {
            if (type.filter(RecordType.REGISTRY_CATALOGUE.wireName()::equals).isPresent()) {
                rule(entry);
            } else if (type.filter(RecordType.SEALED.wireName()::equals).isPresent()) {
                commitment(entry);
            }
        } catch (Refusal unreadable) {
            // A record that this release cannot read says nothing here; what of it is wrong, others find.
            return;
        }
    }

    private void rule(LogEntry entry) {
        JsonObject body = entry.record().object("body");
        Catalogue catalogue = Catalogue.fromJson(body);
        if (catalogue.content() instanceof StorageRule rule) {
            versions.add(new Version(rule, catalogue.from(), entry.time()));
        }
    }

    private void commitment(LogEntry entry) {
        SealedRecord record = SealedRecord.parse(entry.record());
        if (stored.test(record.commitment().sha256())) {
            sealed.putIfAbsent(
                    record.commitment().sha256(), new Sealed(record.openingClass(), record.signedAt(), entry.time()));
        }
    }

    /**
     * Judges a file.
     *
     * @param sha256 of its content
     * @param registered when a record first registered it, if one does
     */
    Judgement judge(Digest sha256, ObjectSuite suite, Optional<Instant> registered) {
        Sealed part = sealed.get(sha256);
        if (part == null) {
            Optional<StorageRule.Cipher> then =
                    rule(registered.orElse(last)).map(rule -> rule.cipher(Optional.empty()));
            return then.isEmpty() || ObjectSuite.of(then.get()) == suite
                    ? Judgement.FITS
                    : new Judgement.Undated(ObjectSuite.of(then.get()));
        }
        Set<Optional<ObjectSuite>> allowed = new HashSet<>();
        Instant begin = part.signed().minus(SLACK);
        Instant end = part.recorded();
        // A signer's clock may be far ahead.
        for (Instant time : changes(begin.isBefore(end) ? begin : end, end)) {
            allowed.add(rule(time).map(rule -> ObjectSuite.of(rule.cipher(Optional.of(part.opening())))));
        }
        return allowed.contains(Optional.<ObjectSuite>empty()) || allowed.contains(Optional.of(suite))
                ? Judgement.FITS
                : new Judgement.Other(allowed.stream()
                                .flatMap(Optional::stream)
                                .map(ObjectSuite::wireName)
                                .sorted()
                                .collect(Collectors.joining(" or "))
                        + " of class " + part.opening());
    }

    /** The beginning, and each moment up to the end at which another rule may have come into force. */
    private List<Instant> changes(Instant begin, Instant end) {
        List<Instant> moments = new ArrayList<>(List.of(begin));
        for (Version version : versions) {
            moments.add(version.recorded());
            moments.add(Dates.startOf(version.from()));
        }
        moments.removeIf(moment -> moment.isBefore(begin) || moment.isAfter(end));
        return moments;
    }

    /** The rule in force: of those recorded by then the newest that has begun. */
    private Optional<StorageRule> rule(Instant time) {
        return versions.reversed().stream()
                .filter(version -> !version.recorded().isAfter(time))
                .filter(version -> !Dates.of(time).isBefore(version.from()))
                .findFirst()
                .map(Version::rule);
    }

    /** Whether a cipher is the right one. */
    sealed interface Judgement {
        /** It is, or no rule was in force. */
        Judgement FITS = new Fits();

        /** It is, or no rule was in force. */
        record Fits() implements Judgement {}

        /**
         * It is another one.
         *
         * @param demanded in words
         */
        record Other(String demanded) implements Judgement {}

        /**
         * It is not that of the rule in force when the file was registered, and nobody knows when it was stored.
         *
         * @param then that of the rule
         */
        record Undated(ObjectSuite then) implements Judgement {}
    }
}
