/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.server.settings.AccessSettings;
import org.jianzheng.server.settings.GatewaySettings;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Holds the caller of the present request to the {@link AccessTable}. An open gateway lets everybody pass. */
@Component
public class Gatekeeper {
    private final AccessSettings settings;

    Gatekeeper(GatewaySettings settings) {
        this.settings = settings.access();
    }

    /** Whether nobody need sign in here. */
    public boolean isOpen() {
        return settings.open();
    }

    /** Who calls, if anybody says so. */
    public Optional<Caller> caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Optional.of(token.getPrincipal())
                : Optional.empty();
    }

    /** Who calls; refuses ({@code UNAUTHENTICATED}) a request of which nobody says so. */
    public Caller requireKnown() {
        return caller().orElseThrow(Gatekeeper::nobody);
    }

    /** As what the present request is made. */
    public Party party() {
        return caller().map(Caller::party).orElse(Party.PUBLIC);
    }

    /**
     * Refuses a record that its caller may not hand in.
     *
     * @throws Refusal {@code UNAUTHENTICATED} if nobody says who calls, {@code FORBIDDEN} if it is not the caller's to hand in
     */
    public void requireMayHandIn(Envelope envelope) {
        if (isOpen()) {
            return;
        }
        Caller caller = requireKnown();
        if (!caller.organisation().equals(envelope.organisation())) {
            throw Refusal.of(
                    ErrorCode.FORBIDDEN,
                    "the record is %s's, the caller is of %s",
                    envelope.organisation(),
                    caller.organisation());
        }
        Action action = Action.of(envelope.type())
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.FORBIDDEN,
                        "nobody hands in %s here",
                        envelope.type().wireName()));
        require(action, caller.party());
        if (AccessTable.cell(action, caller.party()) == Permission.OWN && !isAbout(envelope, caller)) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "a %s does this about itself alone", word(caller.party()));
        }
    }

    /**
     * Refuses what the caller has no part in; conditions of the cell are for whoever asks to hold.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void require(Action action) {
        if (!isOpen()) {
            require(action, party());
        }
    }

    /**
     * As {@link #require(Action)}, for something that is about this subject.
     *
     * @throws Refusal {@code UNAUTHENTICATED}, or {@code FORBIDDEN} if the caller does it about itself alone and this is somebody else
     */
    public void requireAbout(Action action, Subject subject) {
        if (isOpen()) {
            return;
        }
        Caller caller = requireKnown();
        require(action, caller.party());
        if (AccessTable.cell(action, caller.party()) == Permission.OWN
                && !caller.subject().equals(Optional.of(subject))) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "a %s does this about itself alone", word(caller.party()));
        }
    }

    /**
     * As {@link #require(Action)}, for what stands under a key of an index; who does it about itself alone asks for the key that it is itself.
     *
     * @throws Refusal {@code UNAUTHENTICATED} or {@code FORBIDDEN}
     */
    public void requireUnder(Action action, String key) {
        require(action);
        boolean ownAlone = !isOpen() && AccessTable.cell(action, party()) == Permission.OWN;
        if (ownAlone && subject().filter(own -> own.toString().equals(key)).isEmpty()) {
            throw Refusal.of(ErrorCode.FORBIDDEN, "a %s does this about itself alone", word(party()));
        }
    }

    /** Whether the caller has a part in something that is about these subjects; who does it about itself alone, if it is one of them. */
    public boolean admitsAbout(Action action, Collection<Subject> subjects) {
        if (isOpen()) {
            return true;
        }
        Permission cell = AccessTable.cell(action, party());
        return cell == Permission.OWN ? subject().filter(subjects::contains).isPresent() : cell.admits();
    }

    private Optional<Subject> subject() {
        return caller().flatMap(Caller::subject);
    }

    private static void require(Action action, Party party) {
        if (AccessTable.cell(action, party).admits()) {
            return;
        }
        if (party == Party.PUBLIC) {
            throw nobody();
        }
        throw Refusal.of(
                ErrorCode.FORBIDDEN,
                "a %s does not %s; this may: %s",
                word(party),
                word(action),
                words(AccessTable.whoMay(action)));
    }

    private static boolean isAbout(Envelope envelope, Caller caller) {
        return envelope instanceof ReadableRecord record
                && caller.subject().isPresent()
                && !record.subjects().isEmpty()
                && Set.copyOf(record.subjects()).equals(Set.of(caller.subject().get()));
    }

    private static Refusal nobody() {
        return Refusal.of(ErrorCode.UNAUTHENTICATED, "this needs a bearer token or a client certificate");
    }

    private static String words(Set<Party> parties) {
        return parties.stream().sorted().map(Gatekeeper::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
