/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds numbers of people in texts: citizens' numbers by their check digit (GB 11643), and mobile telephone numbers within JSON strings, since
 * amounts of money are numbers of the same length. Letters and digits around them are of something longer, such as a digest.
 */
final class PersonalData {
    private static final String EDGE = "[0-9A-Za-z+/=_.-]";
    private static final Pattern CITIZEN = Pattern.compile("(?<!" + EDGE + ")[1-8][0-9]{16}[0-9Xx](?!" + EDGE + ")");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!" + EDGE + ")(?<![:,\\[])1[3-9][0-9]{9}(?!" + EDGE + ")");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private PersonalData() {}

    /** All such numbers. */
    static List<String> in(String text) {
        return Stream.concat(
                        CITIZEN.matcher(text).results().map(MatchResult::group).filter(PersonalData::checks),
                        MOBILE.matcher(text).results().map(MatchResult::group))
                .toList();
    }

    /** The check digit of the first 17 digits. */
    static char check(String digits) {
        int sum = 0;
        for (int at = 0; at < WEIGHTS.length; at++) {
            sum += Character.digit(digits.charAt(at), 10) * WEIGHTS[at];
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static boolean checks(String number) {
        return check(number) == Character.toUpperCase(number.charAt(number.length() - 1));
    }
}
