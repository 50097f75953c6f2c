/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jianzheng.evidence.answer.BlockRange;
import org.jianzheng.evidence.answer.IndexAnswer;
import org.jianzheng.evidence.bundle.EvidenceBundle;
import org.jianzheng.evidence.checkpoint.LaterCheckpoint;
import org.jianzheng.evidence.index.IndexKey;
import org.jianzheng.evidence.packages.PackageFile;
import org.jianzheng.model.error.Refusal;

/**
 * Files that are verified as one: a bundle, an answer, a package, or all parts of an answer.
 *
 * @param paths in the order in which they were named
 */
record EvidenceFile(List<Path> paths) {
    /** What parts of one answer have in common. */
    private record Question(IndexKey key, Optional<BlockRange> blocks) {}

    /** Puts parts of an answer together; every other file stands for itself. */
    static List<EvidenceFile> of(List<Path> paths) {
        List<List<Path>> files = new ArrayList<>();
        Map<Question, List<Path>> parts = new HashMap<>();
        for (Path path : paths) {
            Optional<Question> question = paths.size() == 1 ? Optional.empty() : question(path);
            if (question.isPresent() && parts.containsKey(question.get())) {
                parts.get(question.get()).add(path);
                continue;
            }
            List<Path> file = new ArrayList<>(List.of(path));
            question.ifPresent(asked -> parts.put(asked, file));
            files.add(file);
        }
        return files.stream().map(EvidenceFile::new).toList();
    }

    /** Of a part of an answer alone; whether it is a good one is seen later. */
    private static Optional<Question> question(Path path) {
        if (isPackage(path)) {
            return Optional.empty();
        }
        byte[] bytes = new InputFile(path).bytes(IndexAnswer.MAX_BYTES);
        try {
            return Optional.of(bytes)
                    .filter(IndexAnswer::isClaimedBy)
                    .map(IndexAnswer::parse)
                    .filter(answer -> answer.part().isPresent())
                    .map(answer -> new Question(answer.key(), answer.blocks()));
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    Path first() {
        return paths.getFirst();
    }

    boolean isPackage() {
        return isPackage(first());
    }

    boolean isAnswer() {
        return !isPackage() && IndexAnswer.isClaimedBy(new InputFile(first()).bytes(IndexAnswer.MAX_BYTES));
    }

    private static boolean isPackage(Path path) {
        return PackageFile.isClaimedBy(new InputFile(path).bytes(PackageFile.BEGINNING));
    }

    /** The bytes of each file, as far as a bundle may reach. */
    List<byte[]> contents() {
        return paths.stream()
                .map(path -> new InputFile(path).bytes(EvidenceBundle.MAX_BYTES))
                .toList();
    }

    /** The newest checkpoint in it, which was verified with it. */
    static String newestCheckpoint(byte[] verified) {
        if (IndexAnswer.isClaimedBy(verified)) {
            return IndexAnswer.parse(verified).checkpoint();
        }
        EvidenceBundle bundle = EvidenceBundle.parse(verified);
        return bundle.later().map(LaterCheckpoint::note).orElse(bundle.checkpoint());
    }

    @Override
    public String toString() {
        return paths.stream().map(Path::toString).collect(Collectors.joining(" + "));
    }
}
