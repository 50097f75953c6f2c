/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.jianzheng.evidence.object.ObjectSuite;
import org.jianzheng.model.catalogue.CatalogueKind;
import org.jianzheng.model.catalogue.StorageRule;
import org.jianzheng.model.code.Dates;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.CatalogueHead;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.log.BlockListener;
import org.jianzheng.server.log.BlockNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * By what new files are encrypted: the cipher of the storage rule that is in force on the ledger today. The configured one holds while there is no
 * such rule, and from a start until the ledger has been reached. Each file says itself by what it is encrypted. Safe for several threads.
 */
final class FileCipher implements BlockListener, Supplier<ObjectSuite> {
    private static final Logger LOG = LoggerFactory.getLogger(FileCipher.class);

    private final Heads heads;
    private final InstantSource clock;
    private final ObjectSuite configured;
    private Optional<Known> known = Optional.empty();
    private ObjectSuite last;
    private long version;

    /** Heads as the own peer has them. */
    @FunctionalInterface
    interface Heads {
        /** The JSON of a head; refuses ({@code NOT_FOUND}) one that no record has made. */
        byte[] head(HeadKey key) throws LedgerLost;
    }

    /** What the ledger said on a day. */
    private record Known(LocalDate day, ObjectSuite suite) {}

    FileCipher(Heads heads, InstantSource clock, ObjectSuite configured) {
        this.heads = heads;
        this.clock = clock;
        this.configured = configured;
        this.last = configured;
    }

    @Override
    public ObjectSuite get() {
        LocalDate today = Dates.of(clock.instant());
        long asked;
        synchronized (this) {
            Optional<ObjectSuite> remembered =
                    known.filter(said -> said.day().equals(today)).map(Known::suite);
            if (remembered.isPresent()) {
                return remembered.get();
            }
            asked = version;
        }
        try {
            ObjectSuite suite = inForce(today);
            remember(new Known(today, suite), asked);
            return suite;
        } catch (LedgerLost e) {
            ObjectSuite before = last();
            LOG.warn("which cipher is in force is not known, files are kept by {}: {}", before, e.getMessage());
            return before;
        }
    }

    private synchronized void remember(Known said, long asked) {
        last = said.suite();
        // A catalogue that came while the ledger was asked may be missing in what it said.
        if (asked == version) {
            known = Optional.of(said);
        }
    }

    private synchronized ObjectSuite last() {
        return last;
    }

    private ObjectSuite inForce(LocalDate day) throws LedgerLost {
        try {
            return CatalogueHead.inForce(this::head, CatalogueKind.STORAGE, day)
                    .map(head -> head.catalogue().content(StorageRule.class))
                    .map(rule -> ObjectSuite.of(rule.cipher()))
                    .orElse(configured);
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
