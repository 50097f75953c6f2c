/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.Digest;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;

/** A ledger that takes each record once, behind a line that can be down. */
final class FakeGateway implements Gateway {
    private final Map<RecordId, ReadableRecord> records = new LinkedHashMap<>();
    private final Map<RecordId, Refusal> refused = new LinkedHashMap<>();
    boolean down;
    boolean answersLost;
    Optional<ErrorCode> refusing = Optional.empty();
    Optional<ErrorCode> refusingFiles = Optional.empty();
    final Map<Digest, byte[]> files = new LinkedHashMap<>();
    int uploads;
    int asked;

    @Override
    public List<Optional<Refusal>> submit(List<ReadableRecord> sent) throws IOException {
        requireUp();
        for (ReadableRecord record : sent) {
            if (refusing.isPresent()) {
                refused.put(record.id(), Refusal.of(refusing.get(), "the contract says so"));
            } else {
                refused.remove(record.id());
                ReadableRecord before = records.putIfAbsent(record.id(), record);
                assertThat(before == null || before.equals(record)).isTrue();
            }
        }
        if (answersLost) {
            throw new IOException("the line broke before the answer");
        }
        return sent.stream().map(record -> Optional.<Refusal>empty()).toList();
    }

    @Override
    public Progress progress(RecordId record) throws IOException {
        requireUp();
        if (refused.containsKey(record)) {
            return new Progress.Refused(refused.get(record));
        }
        return records.containsKey(record) ? new Progress.Committed() : new Progress.Waiting();
    }

    @Override
    public boolean has(Digest sha256) throws IOException {
        requireUp();
        return files.containsKey(sha256);
    }

    @Override
    public Digest upload(Path file) throws IOException {
        requireUp();
        uploads++;
        if (refusingFiles.isPresent()) {
            throw Refusal.of(refusingFiles.get(), "not taken");
        }
        byte[] content = Files.readAllBytes(file);
        Digest sha256 = DualDigest.of(content).sha256();
        files.put(sha256, content);
        if (answersLost) {
            throw new IOException("the line broke before the answer");
        }
        return sha256;
    }

    private void requireUp() throws IOException {
        asked++;
        if (down) {
            throw new IOException("no route");
        }
    }

    List<ReadableRecord> of(RecordType type) {
        return records.values().stream().filter(record -> record.type() == type).toList();
    }
}
