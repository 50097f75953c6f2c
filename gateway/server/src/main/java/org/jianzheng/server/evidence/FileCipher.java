/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what new files are encrypted: the cipher that the storage rule in force on the ledger today has for their class. The configured one holds while there is no
 * such rule, and from a start until the ledger has been reached. Each file says itself by what it is encrypted. Safe for several threads.
 */
final class FileCipher implements BlockListener {
    private static final Logger LOG = LoggerFactory.getLogger(FileCipher.class);

    private final Heads heads;
    private final InstantSource clock;
    private final ObjectSuite configured;
    private Optional<Known> known = Optional.empty();
    private Optional<StorageRule> last = Optional.empty();
    private long version;

    /** Heads as the own peer has them. */
    @FunctionalInterface
    interface Heads {
        /** The JSON of a head; refuses ({@code NOT_FOUND}) one that no record has made. */
        byte[] head(HeadKey key) throws LedgerLost;
    }

    /** What the ledger said on a day. */
    private record Known(LocalDate day, Optional<StorageRule> rule) {}

    FileCipher(Heads heads, InstantSource clock, ObjectSuite configured) {
        this.heads = heads;
        this.clock = clock;
        this.configured = configured;
    }

    /** By what to encrypt the readable part of a sealed record of this class now; anything else if there is none. */
    ObjectSuite of(Optional<OpeningClass> opening) {
        return rule().map(rule -> ObjectSuite.of(rule.cipher(opening))).orElse(configured);
    }

    private Optional<StorageRule> rule() {
        LocalDate today = Dates.of(clock.instant());
        long asked;
        synchronized (this) {
            if (known.isPresent() && known.get().day().equals(today)) {
                return known.get().rule();
            }
            asked = version;
        }
        try {
            Optional<StorageRule> rule = inForce(today);
            remember(new Known(today, rule), asked);
            return rule;
        } catch (LedgerLost e) {
            Optional<StorageRule> before = last();
            LOG.warn(
                    "which cipher is in force is not known, files are kept by {}: {}",
                    before.map(rule -> rule.toJson().toString()).orElseGet(configured::wireName),
                    e.getMessage());
            return before;
        }
    }

    private synchronized void remember(Known said, long asked) {
        last = said.rule();
        // A catalogue that came while the ledger was asked may be missing in what it said.
        if (asked == version) {
            known = Optional.of(said);
        }
    }

    private synchronized Optional<StorageRule> last() {
        return last;
    }

    private Optional<StorageRule> inForce(LocalDate day) throws LedgerLost {
        try {
            return CatalogueHead.inForce(this::head, CatalogueKind.STORAGE, day)
                    .map(head -> head.catalogue().content(StorageRule.class));
        } catch (Silent silent) {
            throw new LedgerLost(String.valueOf(silent.getMessage()), silent);
        }
    }

    private Optional<JsonObject> head(HeadKey key) {
        try {
            return Optional.of(CanonicalJson.parseObject(heads.head(key)));
        } catch (LedgerLost e) {
            throw new Silent(e);
        } catch (Refusal e) {
            if (e.code() == ErrorCode.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Carries {@link LedgerLost} through a reader of heads. */
    private static final class Silent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Silent(LedgerLost cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public void entered(BlockNotice notice) {
        if (notice.records().stream()
                .anyMatch(record -> record.type().equals(Optional.of(RecordType.REGISTRY_CATALOGUE)))) {
            forget();
        }
    }

    @Override
    public void takenOver() {
        forget();
    }

    private synchronized void forget() {
        known = Optional.empty();
        version++;
    }
}
