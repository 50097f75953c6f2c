/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything in a package that proves, verified. Whoever makes a package and whoever verifies it derive the custody table and
 * the provenance sheet from this and from nothing else.
 *
 * @param bundles all bundles, in the package's order
 * @param answers all answers from the index, in the package's order
 */
public record Examination(List<ExaminedBundle> bundles, List<ExaminedAnswer> answers) {
    /** Copies the lists; an answer that lists an order of withdrawal lets the bundles of the file say so too. */
    public Examination {
        List<ExaminedAnswer> all = List.copyOf(answers);
        answers = all;
        bundles = bundles.stream().map(bundle -> bundle.beside(all)).toList();
    }

    /** The bundles that prove their records. */
    Stream<ExaminedBundle> sound() {
        return bundles.stream().filter(ExaminedBundle::isSound);
    }

    /** The answers of a role that prove. */
    Stream<ExaminedAnswer> sound(PackageRole role) {
        return answers.stream().filter(answer -> answer.role() == role && answer.isSound());
    }

    /** When the newest of the bundles’ checkpoints was cosigned. */
    public Optional<Instant> cosignedAt() {
        return sound().flatMap(bundle -> bundle.report().record().stream())
                .flatMap(record -> record.cosignedAt().stream())
                .max(Comparator.naturalOrder());
    }
}
