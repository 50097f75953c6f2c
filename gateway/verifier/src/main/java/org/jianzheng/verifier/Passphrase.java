/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a key file's passphrase comes from: a file, or the person at the keyboard. Never the command line. */
final class Passphrase {
    private static final int MAX_LENGTH = 1024;
    private static final int MIN_LENGTH = 8;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "First line is the passphrase; asked for if left out. 首行为口令，省略时询问。")
    private @Nullable Path file;

    Passphrase() {
        this(null);
    }

    /** One in a file, or asked for where there is none. */
    Passphrase(@Nullable Path file) {
        this.file = file;
    }

    /** A new passphrase, asked for twice. */
    char[] choose(Speech speech) {
        char[] passphrase = read(speech);
        if (passphrase.length < MIN_LENGTH) {
            throw new UsageProblem("a passphrase has at least " + MIN_LENGTH + " characters 口令至少 8 个字符");
        }
        if (file == null && !Arrays.equals(passphrase, ask(speech.say(Phrase.PASSPHRASE_AGAIN)))) {
            throw new UsageProblem("the two passphrases differ 两次口令不同");
        }
        return passphrase;
    }

    /** The passphrase of a file that exists. */
    char[] read(Speech speech) {
        Path named = file;
        if (named == null) {
            return ask(speech.say(Phrase.PASSPHRASE));
        }
        return new InputFile(named)
                .text(MAX_LENGTH)
                .lines()
                .findFirst()
                .orElse("")
                .toCharArray();
    }

    private static char[] ask(String prompt) {
        Console console = Objects.requireNonNull(System.console(), "every JDK since 22 has a console object");
        if (!console.isTerminal()) {
            throw new UsageProblem("nobody to ask for the passphrase: use --passphrase-file 无法询问口令");
        }
        char[] answer = console.readPassword("%s: ", prompt);
        if (answer == null) {
            throw new UsageProblem("no passphrase was given 未输入口令");
        }
        return answer;
    }
}
