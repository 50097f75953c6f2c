/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jianzheng.benchmarks.baseline.Frames;
import org.jianzheng.benchmarks.baseline.LedgerClient;
import org.jianzheng.benchmarks.measure.Measured;
import org.jianzheng.benchmarks.measure.Pace;
import org.jianzheng.benchmarks.measure.Pacer;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.evidence.EvidenceHead;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/** The baselines: transactions that do nothing, and transactions that write the same bytes plainly. */
final class BaselineLoad {
    private final LedgerClient ledger;

    BaselineLoad(LedgerClient ledger) {
        this.ledger = ledger;
    }

    /** Writes what every plain transaction reads. */
    void prepare(Signer signer) throws Exception {
        ledger.call("prepare", Optional.empty(), signer.publicKey().toString());
    }

    /** Transactions that do nothing. */
    Measured noop(Pace pace) throws InterruptedException {
        return new Pacer(System::nanoTime)
                .run(pace, Integer.MAX_VALUE, (number, due) -> ledger.call("noop", Optional.empty()));
    }

    /**
     * Transactions that write so many values each, as many bytes as the records have.
     *
     * @param round makes the ids of this round differ from those of any other
     */
    Measured plain(Pace pace, List<ReadableRecord> records, int perTransaction, RecordId round, Signer signer)
            throws InterruptedException {
        List<byte[]> transactions = frames(records, perTransaction, round, signer);
        return new Pacer(System::nanoTime)
                .run(
                        pace,
                        transactions.size(),
                        (number, due) -> ledger.call("plain", Optional.of(transactions.get(number))));
    }

    private static List<byte[]> frames(
            List<ReadableRecord> records, int perTransaction, RecordId round, Signer signer) {
        List<Frames.Frame> frames = IntStream.range(0, records.size())
                .parallel()
                .mapToObj(number -> {
                    ReadableRecord record = records.get(number);
                    byte[] value = record.canonical();
                    return new Frames.Frame(round + "-" + number, value, signer.sign(value), head(record));
                })
                .toList();
        List<byte[]> transactions = new ArrayList<>();
        for (int from = 0; from < frames.size(); from += perTransaction) {
            transactions.add(Frames.write(frames.subList(from, Math.min(from + perTransaction, frames.size()))));
        }
        return transactions;
    }

    /** A registered file makes a head besides; the other records of the trial make none. */
    private static byte[] head(ReadableRecord record) {
        if (record.type() != RecordType.EVIDENCE_FILE) {
            return new byte[0];
        }
        FileRegistration file = FileRegistration.fromJson(record.body());
        return new EvidenceHead(file.evidence(), record.lot(), record.ref(), Optional.empty())
                .toJson()
                .canonical();
    }
}
