/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jianzheng.model.crypto.HashSuite;
import org.junit.jupiter.api.Test;

/**
 * What anybody who holds the ledger can try (domain 2.2, 2.15): hash every citizen's number and every credit code, and look the
 * hashes up. Numbers are made in memory only, since each could be somebody's.
 */
class EnumerationTest {
    private static final Pattern HEXADECIMAL = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");
    private static final Pattern BASE_64 = Pattern.compile("(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])");
    private static final Pattern CITIZEN = Pattern.compile("(?<![0-9A-Za-z])[1-8][0-9]{16}[0-9X](?![0-9A-Za-z])");
    private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}");
    private static final List<String> PREFIXES = List.of("", "org:", "person:", "id:");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private final Play play = new Play();

    @Test
    void no_hash_of_a_citizens_number_is_on_the_ledger() throws IOException {
        new SamplePlay(play, SampleDossierTest.sample()).play();
        Set<String> hashes = hashes(texts());

        assertThat(hashes).hasSizeGreaterThan(50);
        assertThat(found(citizensOfAYear(), hashes)).isEmpty();
    }

    @Test
    void no_citizens_number_is_on_the_ledger() throws IOException {
        new SamplePlay(play, SampleDossierTest.sample()).play();

        assertThat(texts().flatMap(EnumerationTest::citizens)).isEmpty();
    }

    @Test
    void no_hash_of_a_credit_code_is_on_the_ledger() throws IOException {
        new SamplePlay(play, SampleDossierTest.sample()).play();
        Set<String> codes = new TreeSet<>();
        Matcher each =
                CREDIT_CODE.matcher(Files.readString(SampleDossierTest.sample().resolve("dossier.ndjson")));
        while (each.find()) {
            codes.add(each.group());
        }

        assertThat(codes).hasSizeGreaterThan(5);
        assertThat(found(codes.stream(), hashes(texts()))).isEmpty();
    }

    @Test
    void the_search_finds_what_somebody_would_have_hashed() {
        String somebody = citizensOfAYear().skip(99_999).findFirst().orElseThrow();
        for (HashSuite suite : HashSuite.values()) {
            byte[] hash = suite.hash(somebody.getBytes(StandardCharsets.UTF_8));
            String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
            Stream<String> ledger = Stream.of("{\"a\":\"" + HexFormat.of().formatHex(hash) + "\"}");

            assertThat(found(Stream.of(somebody), hashes(ledger))).containsExactly(somebody);
            assertThat(found(Stream.of(somebody), hashes(Stream.of("{\"a\":\"" + encoded + "\"}"))))
                    .containsExactly(somebody);
        }
        assertThat(citizens("{\"a\":\"" + somebody + "\"}")).containsExactly(somebody);
    }

    /** All that was ever handed in or written, the key and the value of each state. */
    private Stream<String> texts() {
        return play.ledger.history().stream()
                .flatMap(transaction -> Stream.concat(
                        Stream.of(transaction.argument()),
                        transaction.writes().entrySet().stream()
                                .map(write ->
                                        write.getKey() + " " + new String(write.getValue(), StandardCharsets.UTF_8))));
    }

    private static Set<String> hashes(Stream<String> texts) {
        Set<String> hashes = new HashSet<>();
        texts.forEach(text -> {
            HEXADECIMAL.matcher(text).results().forEach(match -> hashes.add(match.group()));
            BASE_64.matcher(text)
                    .results()
                    .forEach(match -> hashes.add(
                            HexFormat.of().formatHex(Base64.getUrlDecoder().decode(match.group()))));
        });
        return hashes;
    }

    private static List<String> found(Stream<String> candidates, Set<String> hashes) {
        List<String> found = new ArrayList<>();
        candidates.forEach(candidate -> {
            for (String prefix : PREFIXES) {
                byte[] guess = (prefix + candidate).getBytes(StandardCharsets.UTF_8);
                for (HashSuite suite : HashSuite.values()) {
                    if (hashes.contains(HexFormat.of().formatHex(suite.hash(guess)))) {
                        found.add(candidate);
                    }
                }
            }
        });
        return found;
    }

    /** Every number that one district can have given to those born in one year, 365,000 of them. */
    private static Stream<String> citizensOfAYear() {
        return LocalDate.of(1975, 1, 1)
                .datesUntil(LocalDate.of(1976, 1, 1))
                .map(day -> "620802" + day.format(DateTimeFormatter.BASIC_ISO_DATE))
                .flatMap(born -> IntStream.range(0, 1_000).mapToObj(number -> withCheck(born, number)));
    }

    private static String withCheck(String born, int number) {
        String digits = born + Integer.toString(1_000 + number).substring(1);
        return digits + check(digits);
    }

    private static char check(String digits) {
        int sum = IntStream.range(0, WEIGHTS.length)
                .map(i -> WEIGHTS[i] * (digits.charAt(i) - '0'))
                .sum();
        return CHECKS.charAt(sum % 11);
    }

    private static Stream<String> citizens(String text) {
        return CITIZEN.matcher(text)
                .results()
                .map(match -> match.group())
                .filter(number -> check(number.substring(0, WEIGHTS.length)) == number.charAt(WEIGHTS.length));
    }
}
