/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LedgerLog;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.packages.CustodyTable;
import org.jianzheng.evidence.packages.MemberContent;
import org.jianzheng.evidence.packages.PackageWriter;
import org.jianzheng.evidence.packages.Withheld;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.registry.OrganisationHead;
import org.jianzheng.packages.EvidenceUnfit;
import org.jianzheng.packages.PackageBuilder;
import org.jianzheng.packages.PackageRequest;
import org.jianzheng.packages.VerifierPage;
import org.jianzheng.server.evidence.Originals;
import org.jianzheng.server.ledger.Ledger;
import org.jianzheng.server.ledger.LedgerLost;
import org.jianzheng.server.proof.Answers;
import org.jianzheng.server.proof.Bundles;
import org.jianzheng.server.proof.FullBundles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gathers packages: bundles of the records, for each registered file the answers that show all records about it and what its
 * platform has stated of itself, and those originals that everybody may read. Few are gathered at a time, since each holds its certificate in memory.
 */
@Component
class Packages {
    /** The most records of one package. */
    static final int MOST_RECORDS = 200;

    private static final Logger LOGGER = LoggerFactory.getLogger(Packages.class);
    private static final int AT_A_TIME = 2;
    private static final int MOST_HEAD_BYTES = 1 << 16;
    private static final long PATIENCE_SECONDS = 10;
    /** Leaves room for the proofs beside the originals within what a package may be. */
    private static final long MOST_ORIGINAL_BYTES = 3L << 30;

    private final LedgerLog log;
    private final Bundles bundles;
    private final FullBundles fullBundles;
    private final Answers answers;
    private final Originals originals;
    private final Ledger ledger;
    private final PackageBuilder builder;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    Packages(
            LedgerLog log,
            Bundles bundles,
            FullBundles fullBundles,
            Answers answers,
            Originals originals,
            Ledger ledger,
            TrustRoot trust) {
        this.log = log;
        this.bundles = bundles;
        this.fullBundles = fullBundles;
        this.answers = answers;
        this.originals = originals;
        this.ledger = ledger;
        this.builder = new PackageBuilder(trust, VerifierPage.find());
    }

    /** What is gathered for one package. */
    private static final class Gathered {
        private final List<byte[]> bundles = new ArrayList<>();
        private final List<byte[]> answers = new ArrayList<>();
        private final Map<RecordId, MemberContent> originals = new HashMap<>();
        private final Map<RecordId, Withheld.Reason> withheld = new HashMap<>();
        private final Set<OrganisationId> platforms = new LinkedHashSet<>();
        private long bytes;
    }

    /**
     * The package of a record.
     *
     * @throws Refusal as {@link Bundles#of}; {@code QUEUE_FULL} if too many packages are being made
     */
    PackageWriter ofRecord(RecordId record) throws IOException {
        return inTurn(() -> gathered(record, bundles.toKeep(record)));
    }

    /**
     * The package of a record with its bundle of the full grade.
     *
     * @throws Refusal as {@link FullBundles#of}; {@code QUEUE_FULL} if too many packages are being made
     * @throws LedgerLost if the own peer does not give its blocks
     */
    PackageWriter withBlocks(RecordId record) throws IOException, LedgerLost {
        byte[] bundle = fullBundles.of(record);
        return inTurn(() -> gathered(record, bundle));
    }

    private PackageWriter gathered(RecordId record, byte[] bundle) throws IOException {
        Gathered gathered = new Gathered();
        add(record, bundle, gathered);
        return build(gathered);
    }

    /**
     * The package of all records of a lot, with the answer that shows them to be all.
     *
     * @throws Refusal {@code NOT_FOUND} if there is none, {@code TOO_LARGE} if there are more than {@value #MOST_RECORDS},
     *     {@code QUEUE_FULL} if too many packages are being made
     */
    PackageWriter ofLot(LotCode lot) throws IOException {
        return inTurn(() -> gathered(lot));
    }

    private PackageWriter gathered(LotCode lot) throws IOException {
        Gathered gathered = new Gathered();
        byte[] answer = answers.all(new IndexKey(IndexName.LOT, lot.value()));
        List<RecordId> records = IndexAnswer.parse(answer).entries().stream()
                .map(entry -> RecordId.parse(entry.record().string("id")))
                .toList();
        if (records.isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND, "no record of lot %s is on the ledger", lot);
        }
        if (records.size() > MOST_RECORDS) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    "lot %s has %d records, a package holds at most %d; ask for packages of single records",
                    lot,
                    records.size(),
                    MOST_RECORDS);
        }
        gathered.answers.add(answer);
        for (RecordId record : records) {
            add(record, bundles.toKeep(record), gathered);
        }
        return build(gathered);
    }

    private void add(RecordId record, byte[] bundle, Gathered gathered) throws IOException {
        gathered.bundles.add(bundle);
        JsonObject entered = LogEntry.parse(
                        log.entry(log.position(record).orElseThrow()).orElseThrow())
                .record();
        if (entered.optionalString("type")
                .filter(RecordType.EVIDENCE_FILE.wireName()::equals)
                .isPresent()) {
            gathered.platforms.add(OrganisationId.parse(entered.string("org")));
            addFile(record, FileRegistration.fromJson(entered.object("body")), gathered);
        }
    }

    /** The answer that shows all qualifications of an organisation whose platform registered files. */
    private void addPlatform(OrganisationId platform, Gathered gathered) {
        try {
            byte[] head = ledger.head(OrganisationHead.key(platform));
            Optional<UnifiedCreditCode> code = OrganisationHead.fromJson(
                            CanonicalJson.parse(head, MOST_HEAD_BYTES).asObject())
                    .code();
            if (code.isPresent()) {
                gathered.answers.add(
                        answers.all(new IndexKey(IndexName.SUBJECT, new Subject.Organisation(code.get()).toString())));
            }
        } catch (LedgerLost | Refusal unknown) {
            // Without the answer the package says that it does not show the platform's assessments.
            LOGGER.info("the package does not show the qualifications of {}", platform, unknown);
        }
    }

    private void addFile(RecordId record, FileRegistration file, Gathered gathered) throws IOException {
        for (IndexKey key : CustodyTable.keysOf(record, file)) {
            try {
                gathered.answers.add(answers.all(key));
            } catch (Refusal refusal) {
                // Without the answer the table says that it may not be complete.
                if (refusal.code() != ErrorCode.TOO_LARGE) {
                    throw refusal;
                }
            }
        }
        if (gathered.bytes + file.size() > MOST_ORIGINAL_BYTES) {
            gathered.withheld.put(record, Withheld.Reason.TOO_LARGE);
            return;
        }
        try {
            gathered.originals.put(
                    record, originals.read(file.digests().sha256().hex()).content()::writeTo);
            gathered.bytes += file.size();
        } catch (Refusal refusal) {
            gathered.withheld.put(record, reason(refusal.code()));
        }
    }

    private static Withheld.Reason reason(ErrorCode code) {
        if (code == ErrorCode.CONTENT_WITHDRAWN) {
            return Withheld.Reason.WITHDRAWN;
        }
        return code == ErrorCode.FILE_UNKNOWN ? Withheld.Reason.NOT_STORED : Withheld.Reason.NOT_PUBLIC;
    }

    /** Makes a package. */
    @FunctionalInterface
    private interface Making {
        PackageWriter make() throws IOException;
    }

    private PackageWriter inTurn(Making making) throws IOException {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Refusal.of(ErrorCode.QUEUE_FULL, "other packages are being made; ask again shortly");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(ErrorCode.QUEUE_FULL, "the gateway is ending");
        }
        try {
            return making.make();
        } finally {
            turns.release();
        }
    }

    private PackageWriter build(Gathered gathered) throws IOException {
        gathered.platforms.forEach(platform -> addPlatform(platform, gathered));
        try {
            return builder.build(new PackageRequest(
                    distinct(gathered.bundles), distinct(gathered.answers), gathered.originals, gathered.withheld));
        } catch (EvidenceUnfit unfit) {
            if (unfit.report().verdict() == Verdict.CANNOT_TELL) {
                throw Refusal.of(
                        ErrorCode.CHECKPOINT_STALE,
                        "no checkpoint that a quorum has signed shows all records about the files yet; ask again shortly");
            }
            throw new IllegalStateException("what this gateway proves does not verify by its own trust root", unfit);
        }
    }

    private static List<byte[]> distinct(List<byte[]> documents) {
        Map<String, byte[]> distinct = new LinkedHashMap<>();
        for (byte[] document : documents) {
            distinct.putIfAbsent(new String(document, StandardCharsets.UTF_8), document);
        }
        return List.copyOf(distinct.values());
    }
}
