/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.sanction;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * What happened to a decision after it was taken.
 *
 * @param served on whom it was served
 * @param ended for whom it ended before its time
 * @param publications on what sites it was published
 * @param pushes what was sent to which platforms
 * @param appeals what was brought against it
 */
public record Aftermath(
        List<Served> served, List<Ended> ended, List<Site> publications, List<Sent> pushes, List<Appeal> appeals) {
    /** Nothing yet. */
    static final Aftermath NONE = new Aftermath(List.of(), List.of(), List.of(), List.of(), List.of());

    private static final int MAX_APPEALS = 64;

    /**
     * It was served.
     *
     * @param subject on whom
     * @param on when
     * @param effectiveFrom from when on it has effect
     */
    public record Served(Subject subject, LocalDate on, LocalDate effectiveFrom) {}

    /**
     * It ended.
     *
     * @param subject for whom
     * @param end when and why
     */
    public record Ended(Subject subject, End end) {}

    /**
     * It was published.
     *
     * @param site where
     * @param on when
     * @param withdrawnOn when it was taken off
     */
    public record Site(String site, LocalDate on, Optional<LocalDate> withdrawnOn) {}

    /**
     * It was sent.
     *
     * @param target where to
     * @param step what
     * @param number under what id
     */
    public record Sent(String target, Push.Step step, String number) {}

    /** Copies the lists. */
    public Aftermath {
        served = List.copyOf(served);
        ended = List.copyOf(ended);
        publications = List.copyOf(publications);
        pushes = List.copyOf(pushes);
        appeals = List.copyOf(appeals);
    }

    /** From when on it has effect for a subject, if it was served on it. */
    public Optional<LocalDate> effectiveFrom(Subject subject) {
        return served.stream()
                .filter(one -> one.subject().equals(subject))
                .map(Served::effectiveFrom)
                .findFirst();
    }

    /** When it ended for a subject before its time. */
    public Optional<End> end(Subject subject) {
        return ended.stream()
                .filter(one -> one.subject().equals(subject))
                .map(Ended::end)
                .findFirst();
    }

    Aftermath served(Served one) {
        if (effectiveFrom(one.subject()).isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "it was served on %s", one.subject());
        }
        return new Aftermath(plus(served, one), ended, publications, pushes, appeals);
    }

    /** Refuses ({@code STATE_FORBIDS}) to end what has no effect for a subject, or has ended. */
    Aftermath ended(Subject subject, End end) {
        if (effectiveFrom(subject).isEmpty() || end(subject).isPresent()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it has no effect for %s, or none any more", subject);
        }
        return new Aftermath(served, plus(ended, new Ended(subject, end)), publications, pushes, appeals);
    }

    /**
     * After a publication.
     *
     * @throws Refusal {@code ALREADY_DONE} if nothing changes, {@code STATE_FORBIDS} if it is not on the site, or may not be taken off
     */
    Aftermath published(Publication publication) {
        Optional<Site> before = publications.stream()
                .filter(site -> site.site().equals(publication.site()))
                .findFirst();
        return switch (publication.step()) {
            case PUBLISHED -> {
                if (before.isPresent()) {
                    throw Refusal.of(ErrorCode.ALREADY_DONE, "it was published on %s", publication.site());
                }
                Site site = new Site(publication.site(), publication.on(), Optional.empty());
                yield new Aftermath(served, ended, plus(publications, site), pushes, appeals);
            }
            case WITHDRAWN -> new Aftermath(served, ended, withdrawn(publication, before), pushes, appeals);
        };
    }

    private List<Site> withdrawn(Publication publication, Optional<Site> before) {
        Site site = before.orElseThrow(
                () -> Refusal.of(ErrorCode.STATE_FORBIDS, "it was not published on %s", publication.site()));
        if (site.withdrawnOn().isPresent()) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "it was taken off %s", site.site());
        }
        requireEnded();
        List<Site> sites = new ArrayList<>(publications);
        sites.set(sites.indexOf(site), new Site(site.site(), site.on(), Optional.of(publication.on())));
        return sites;
    }

    private void requireEnded() {
        if (ended.isEmpty()) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "it counts, and nothing of it is withdrawn");
        }
    }

    /**
     * After a push.
     *
     * @throws Refusal {@code ALREADY_DONE} if it was sent under the same id, {@code STATE_FORBIDS} if it was sent under another one, or if there is
     *     nothing to withdraw
     */
    Aftermath pushed(Push push) {
        Sent sent = new Sent(push.target(), push.step(), push.number());
        if (pushes.contains(sent)) {
            throw Refusal.of(ErrorCode.ALREADY_DONE, "%s has it under %s", push.target(), push.number());
        }
        if (isSent(push.target(), push.step())) {
            throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s has it under another id", push.target());
        }
        if (push.step() == Push.Step.WITHDRAWN) {
            requireEnded();
            if (!isSent(push.target(), Push.Step.PUSHED)) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s never had it", push.target());
            }
        }
        return new Aftermath(served, ended, publications, plus(pushes, sent), appeals);
    }

    private boolean isSent(String target, Push.Step step) {
        return pushes.stream().anyMatch(sent -> sent.target().equals(target) && sent.step() == step);
    }

    Aftermath appealed(Appeal appeal) {
        if (appeals.size() >= MAX_APPEALS) {
            throw Refusal.of(ErrorCode.TOO_LARGE, "%d appeals are recorded", MAX_APPEALS);
        }
        return new Aftermath(served, ended, publications, pushes, plus(appeals, appeal));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        List<T> all = new ArrayList<>(list);
        all.add(more);
        return all;
    }

    static Aftermath fromJson(JsonObject json) {
        return new Aftermath(
                json.array("served").objects().stream()
                        .map(one -> new Served(
                                Subject.parse(one.string("subject")),
                                Dates.parse(one.string("on")),
                                Dates.parse(one.string("effectiveFrom"))))
                        .toList(),
                json.array("ended").objects().stream()
                        .map(one -> new Ended(Subject.parse(one.string("subject")), End.fromJson(one.object("end"))))
                        .toList(),
                json.array("publications").objects().stream()
                        .map(one -> new Site(
                                one.string("site"),
                                Dates.parse(one.string("on")),
                                one.optionalString("withdrawnOn").map(Dates::parse)))
                        .toList(),
                json.array("pushes").objects().stream()
                        .map(one -> new Sent(
                                one.string("target"),
                                Members.choice(Push.Step.class, one, "step"),
                                one.string("number")))
                        .toList(),
                json.array("appeals").objects().stream().map(Appeal::fromJson).toList());
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("served", JsonArray.of(served.stream().map(Aftermath::json).toList()))
                .put("ended", JsonArray.of(ended.stream().map(Aftermath::json).toList()))
                .put(
                        "publications",
                        JsonArray.of(publications.stream().map(Aftermath::json).toList()))
                .put("pushes", JsonArray.of(pushes.stream().map(Aftermath::json).toList()))
                .put(
                        "appeals",
                        JsonArray.of(appeals.stream().map(Appeal::toJson).toList()))
                .build();
    }

    private static JsonObject json(Served one) {
        return JsonObject.builder()
                .put("subject", one.subject().toString())
                .put("on", Dates.format(one.on()))
                .put("effectiveFrom", Dates.format(one.effectiveFrom()))
                .build();
    }

    private static JsonObject json(Ended one) {
        return JsonObject.builder()
                .put("subject", one.subject().toString())
                .put("end", one.end().toJson())
                .build();
    }

    private static JsonObject json(Site one) {
        return JsonObject.builder()
                .put("site", one.site())
                .put("on", Dates.format(one.on()))
                .putIfPresent("withdrawnOn", one.withdrawnOn().map(Dates::format))
                .build();
    }

    private static JsonObject json(Sent one) {
        return JsonObject.builder()
                .put("target", one.target())
                .put("step", one.step().name())
                .put("number", one.number())
                .build();
    }
}
