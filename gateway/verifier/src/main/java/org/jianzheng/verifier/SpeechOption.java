/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.util.List;
import org.jianzheng.evidence.verify.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The choice of language, shared by the commands. */
final class SpeechOption {
    enum Choice {
        zh,
        en
    }

    @Option(
            names = "--lang",
            paramLabel = "zh|en",
            description = "Language of the answer; both if left out. 输出语言，默认中英文。")
    private @Nullable Choice choice;

    Speech speech() {
        return switch (choice) {
            case null -> Speech.BOTH;
            case zh -> new Speech(List.of(Language.ZH));
            case en -> new Speech(List.of(Language.EN));
        };
    }

    Language language() {
        return choice == Choice.zh ? Language.ZH : Language.EN;
    }
}
