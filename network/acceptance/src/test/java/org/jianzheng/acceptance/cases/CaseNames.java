/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jianzheng.model.catalogue.CatalogueVersion;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.code.UnifiedCreditCode;
import org.jianzheng.model.crypto.HashSuite;

/**
 * Gives the names in a case's file to one play of it, since all plays share one ledger: the same name always becomes the same
 * one, and no play meets another's.
 *
 * @param play 1 to 4 upper-case letters or digits, another one for each play
 */
record CaseNames(String play) {
    private static final int SHORT = 8;
    private static final int CODE = 18;
    private static final String COMPANY_OF_PINGLIANG = "91620800";

    PersonRef person(String text) {
        return PersonRef.parse("person:" + hex(text).substring(0, 32));
    }

    EvidenceId evidence(String text) {
        return EvidenceId.parse("ev:" + hex(text).substring(0, 32));
    }

    CatalogueVersion catalogue(String id, String version) {
        return new CatalogueVersion(id + "-" + play, version);
    }

    /** A version as the case writes it, {@code ID@version}. */
    CatalogueVersion catalogue(String text) {
        CatalogueVersion version = CatalogueVersion.parse(text);
        return catalogue(version.catalogue(), version.version());
    }

    /** Another region's lot with the same tail. */
    LotCode lot(String text) {
        return LotCode.parse(text.charAt(0) + digits(text).substring(0, 6) + text.substring(7));
    }

    /** Another company's code; one whose check digit fails keeps failing by being left alone. */
    UnifiedCreditCode code(String text) {
        UnifiedCreditCode given = UnifiedCreditCode.parse(text);
        if (!(given.check() instanceof UnifiedCreditCode.Valid)) {
            return given;
        }
        return invented(text.substring(0, SHORT), text);
    }

    private UnifiedCreditCode company(String label) {
        return invented(COMPANY_OF_PINGLIANG, label);
    }

    private UnifiedCreditCode invented(String begin, String text) {
        String start = begin + digits(text).substring(0, SHORT);
        char inner = UnifiedCreditCode.parse(start + "00").expectedSubjectCheckDigit();
        char check = UnifiedCreditCode.parse(start + inner + "0").expectedCheckDigit();
        return UnifiedCreditCode.parse(start + inner + check);
    }

    /** A person's reference, a company's code, or a company of which the case knows no code: an invented one then. */
    Subject subject(String text) {
        if (text.startsWith("person:")) {
            return new Subject.Person(person(text));
        }
        return new Subject.Organisation(text.length() == CODE ? code(text) : company(text));
    }

    private String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (byte each : hash(text)) {
            digits.append(Math.floorMod(each, 10));
        }
        return digits.toString();
    }

    private String hex(String text) {
        return HexFormat.of().formatHex(hash(text));
    }

    private byte[] hash(String text) {
        return HashSuite.SHA_256.hash((play + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }
}
