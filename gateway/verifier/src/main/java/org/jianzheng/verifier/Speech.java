/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.List;
import java.util.stream.Collectors;
import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.evidence.verify.Finding;
import org.jianzheng.evidence.verify.Language;

/**
 * Speaks one language or, unless told otherwise, both.
 *
 * @param languages in the order of speaking
 */
record Speech(List<Language> languages) {
    static final Speech BOTH = new Speech(List.of(Language.ZH, Language.EN));

    String say(Bilingual text) {
        return languages.stream().map(text::in).collect(Collectors.joining(" / "));
    }

    String say(Finding finding) {
        Language last = languages.getLast();
        return languages.size() == 1
                ? finding.in(last)
                : finding.rule().in(languages.getFirst()) + " / " + finding.in(last);
    }
}
