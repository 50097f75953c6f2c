/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.error;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A refusal with its code and a sentence that gives the value met and the rule.
 *
 * <p>The message is {@code CODE: sentence}, because only the message of a chaincode error reaches a client.
 */
public final class Refusal extends RuntimeException {
    /** The longest sentence in characters; a longer one is cut, since the value met may come from a hostile document. */
    public static final int MAX_SENTENCE = 500;

    private static final long serialVersionUID = 1L;
    private static final Pattern CODED = Pattern.compile("\\b([A-Z][A-Z_]{2,63}): ");

    /** Codes that are also names of gRPC statuses, which wrap a chaincode's message on one line. */
    private static final Set<ErrorCode> ALSO_STATUS = Set.of(ErrorCode.INTERNAL, ErrorCode.NOT_FOUND);

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final ErrorCode code;
    private final String sentence;

    private Refusal(ErrorCode code, String sentence) {
        super(code + ": " + sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /**
     * Makes a refusal. Control characters become question marks, so that the message stays one line.
     *
     * @param code its catalogue code
     * @param format the sentence in the syntax of {@link String#format}, without a full stop
     * @param arguments the values met and expected
     */
    @FormatMethod
    public static Refusal of(ErrorCode code, String format, @Nullable Object... arguments) {
        return new Refusal(code, oneShortLine(String.format(Locale.ROOT, format, arguments)));
    }

    private static String oneShortLine(String sentence) {
        String line = CONTROL.matcher(sentence).replaceAll("?");
        if (line.length() <= MAX_SENTENCE) {
            return line;
        }
        int cut = MAX_SENTENCE - 3;
        return line.substring(0, Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut) + "...";
    }

    /**
     * Finds the refusal inside a message that other layers may have wrapped, such as
     * {@code chaincode response 500, RECORD_CONFLICT: ...} or {@code INTERNAL: ... RECORD_CONFLICT: ...}.
     *
     * @return the first known code with the rest of its line as sentence, or empty if the text holds none
     */
    public static Optional<Refusal> parse(String text) {
        Matcher matcher = CODED.matcher(text);
        Optional<Refusal> status = Optional.empty();
        while (matcher.find()) {
            Optional<ErrorCode> code = ErrorCode.named(matcher.group(1));
            boolean maybeStatus = code.isPresent() && ALSO_STATUS.contains(code.get());
            if (code.isEmpty() || (maybeStatus && status.isPresent())) {
                continue;
            }
            Refusal found = new Refusal(code.get(), restOfLine(text, matcher.end()));
            if (!maybeStatus) {
                return Optional.of(found);
            }
            status = Optional.of(found);
        }
        return status;
    }

    private static String restOfLine(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return oneShortLine(text.substring(start, end));
    }

    /** This refusal with the failure that led to it, which never leaves the process. */
    public Refusal causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** The catalogue code. */
    public ErrorCode code() {
        return code;
    }

    /** What was met and what was expected, without the code. */
    public String sentence() {
        return sentence;
    }
}
