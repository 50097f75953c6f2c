/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.code;

import java.util.regex.Pattern;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015) of right length, characters and region digits.
 *
 * <p>Real codes exist whose check digit fails, so a value of this type may fail it too; {@link #check()} tells, and
 * whoever takes in such a code asks for a reason and evidence. Lower case, full-width digits and surrounding spaces are
 * refused: a key is never repaired silently.
 *
 * @param value the 18 characters
 */
public record UnifiedCreditCode(String value) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final Pattern FORM = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /** Refuses ({@code CODE_INVALID}) a wrong length, character or region. */
    public UnifiedCreditCode {
        Form.require(
                FORM,
                value,
                ErrorCode.CODE_INVALID,
                "a unified social credit code (18 characters of 0-9 and A-Y without I, O, S, V; digits 3 to 8)");
    }

    /** What the check digit says about a code. */
    public sealed interface Check permits Valid, CheckDigitWarning {
        /** The code that was checked. */
        UnifiedCreditCode code();
    }

    /**
     * The check digit holds.
     *
     * @param code the code
     */
    public record Valid(UnifiedCreditCode code) implements Check {}

    /**
     * The check digit fails; the code is accepted only with a reason and evidence.
     *
     * @param code the code
     * @param expected the check digit that the first 17 characters give
     * @param given the check digit that stands there
     */
    public record CheckDigitWarning(UnifiedCreditCode code, char expected, char given) implements Check {}

    /** Reads a code of right form, whatever its check digit. */
    public static UnifiedCreditCode parse(String text) {
        return new UnifiedCreditCode(text);
    }

    /** Compares the check digit with the first 17 characters (GB 32100-2015, formula 1). */
    public Check check() {
        char given = value.charAt(17);
        char expected = expectedCheckDigit();
        return given == expected ? new Valid(this) : new CheckDigitWarning(this, expected, given);
    }

    /**
     * Refuses ({@code CHECK_DIGIT_UNEXPLAINED}) a code whose check digit fails and for which nobody gives a reason.
     *
     * @param overrideReason why the code is right nevertheless; blank for none
     */
    public void requireExplained(String overrideReason) {
        if (check() instanceof CheckDigitWarning warning && overrideReason.isBlank()) {
            throw Refusal.of(
                    ErrorCode.CHECK_DIGIT_UNEXPLAINED,
                    "%s ends in %s, its check digit would be %s, and no reason is given",
                    value,
                    warning.given(),
                    warning.expected());
        }
    }

    /** The weighted sum of the first 17 characters. */
    public int sum() {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(value.charAt(i)) * WEIGHTS[i];
        }
        return sum;
    }

    /** The check digit that the first 17 characters give. */
    public char expectedCheckDigit() {
        return ALPHABET.charAt((31 - sum() % 31) % 31);
    }

    /** The registering department (登记管理部门), character 1. */
    public String registrationDepartment() {
        return value.substring(0, 1);
    }

    /** The kind of organisation (机构类别), character 2. */
    public String organisationKind() {
        return value.substring(1, 2);
    }

    /** The administrative region of registration, characters 3 to 8. */
    public String region() {
        return value.substring(2, 8);
    }

    /** The organisation code (主体标识码, GB 11714), characters 9 to 17. */
    public String subjectCode() {
        return value.substring(8, 17);
    }

    /** The check digit that the first 8 characters of the organisation code give (GB 11714). It never decides. */
    public char expectedSubjectCheckDigit() {
        int sum = 0;
        for (int i = 0; i < INNER_WEIGHTS.length; i++) {
            sum += Character.digit(value.charAt(8 + i), 36) * INNER_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return switch (check) {
            case 10 -> 'X';
            case 11 -> '0';
            default -> Character.forDigit(check, 10);
        };
    }

    /** Whether the organisation code's own check digit holds. */
    public boolean subjectCheckDigitHolds() {
        return value.charAt(16) == expectedSubjectCheckDigit();
    }

    @Override
    public String toString() {
        return value;
    }
}
