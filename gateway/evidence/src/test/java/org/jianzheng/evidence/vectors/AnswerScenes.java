/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.vectors;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.fixture.SignedLog;
import org.jianzheng.evidence.fixture.SignedRecords;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.index.IndexName;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.trust.TrustRoot;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.record.ReadableRecord;

/** Answers from the index, good and forged. */
final class AnswerScenes {
    private static final IndexKey NOBODY = new IndexKey(IndexName.SUBJECT, "person:00112233445566778899aabbccddeeff");
    private static final String KNOWN = "招标文件";
    private static final String UNKNOWN = "另一文件";

    private final List<Scene> scenes = new ArrayList<>();
    private final TrustRoot trust;

    AnswerScenes(Path folder) {
        try (SignedLog log = new SignedLog(folder)) {
            trust = log.trust();
            SignedRecords records = new SignedRecords(log);
            for (int i = 0; i < 5; i++) {
                log.append(records.item(records.session()));
            }
            log.append(records.file(EvidenceId.random(log.random()), bytes(KNOWN)));
            ReadableRecord item = records.item(records.session());
            log.append(item);
            IndexKey lot = new IndexKey(IndexName.LOT, item.lot().orElseThrow().value());
            lots(log.answer(lot), log.answer(NOBODY));
            files(log);
        }
    }

    TrustRoot trust() {
        return trust;
    }

    List<Scene> scenes() {
        return List.copyOf(scenes);
    }

    private void lots(IndexAnswer all, IndexAnswer none) {
        List<LogEntry> entries = all.entries();
        add("an answer of all entries", all);
        add("an answer of none", none);
        add("an answer without the last entry", with(all, entries.subList(0, entries.size() - 1)));
        add("an answer without the first entry", with(all, entries.subList(1, entries.size())));
        add("an answer without any entry", with(all, List.of()));
        add("an answer in another order", with(all, entries.reversed()));
        List<LogEntry> doubled = new ArrayList<>(entries);
        doubled.add(entries.getLast());
        add("an answer with an entry twice", with(all, doubled));
        add("an answer of none with an entry", with(none, entries.subList(0, 1)));
        add(
                "an answer about another key",
                new IndexAnswer(1, NOBODY, all.checkpoint(), all.sha256(), all.sm3(), entries));
        add(
                "an answer of none by the way to another key",
                new IndexAnswer(1, NOBODY, all.checkpoint(), all.sha256(), all.sm3(), List.of()));
        add(
                "an answer with the ways of both suites exchanged",
                new IndexAnswer(1, all.key(), all.checkpoint(), all.sm3(), all.sha256(), entries));
    }

    private void files(SignedLog log) {
        IndexAnswer there = log.answer(digest(KNOWN));
        IndexAnswer none = log.answer(digest(UNKNOWN));
        add("an answer about a registered file", there, KNOWN);
        add("an answer about a file that was never registered", none, UNKNOWN);
        add("an answer beside another file", none, KNOWN);
    }

    private static IndexKey digest(String content) {
        return new IndexKey(
                IndexName.DIGEST, DualDigest.of(bytes(content)).sha256().hex());
    }

    private static IndexAnswer with(IndexAnswer answer, List<LogEntry> entries) {
        return new IndexAnswer(1, answer.key(), answer.checkpoint(), answer.sha256(), answer.sm3(), entries);
    }

    private void add(String name, IndexAnswer answer) {
        scenes.add(new Scene(name, ByteString.copyFrom(answer.canonical()), Optional.empty(), Optional.empty()));
    }

    private void add(String name, IndexAnswer answer, String original) {
        scenes.add(new Scene(name, ByteString.copyFrom(answer.canonical()), Optional.of(original), Optional.empty()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
