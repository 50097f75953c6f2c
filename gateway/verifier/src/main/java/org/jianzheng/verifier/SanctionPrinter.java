/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.jianzheng.evidence.sanction.ProvedDecision;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.catalogue.Measure;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.sanction.Action;
import org.jianzheng.model.sanction.Countersigning;
import org.jianzheng.model.sanction.OfficerSignature;
import org.jianzheng.model.sanction.SanctionHead;
import org.jianzheng.model.sanction.Scope;

/**
 * Says in words what a joint decision is.
 *
 * @param out where to
 * @param speech in which languages
 */
record SanctionPrinter(PrintWriter out, Speech speech) {
    void verdict(Verdict verdict, Refusal refusal) {
        out.println(verdict + "  " + speech.say(verdict) + "  " + Meaning.of(refusal, speech));
    }

    void line(Phrase phrase, Object what) {
        out.println("  " + speech.say(phrase) + ": " + what);
    }

    /** What it is about, and what it does to whom. */
    void print(ProvedDecision decision) {
        SanctionHead head = decision.head();
        out.println(head.state() + "  " + head.draft());
        line(Phrase.LEADS, named(decision, head.matter().department()));
        line(Phrase.MATTER, head.matter().projectType() + ", " + head.matter().jurisdiction());
        head.matter().lot().ifPresent(lot -> line(Phrase.LOT, lot));
        head.actions().forEach(action -> out.println("  - " + text(decision, action)));
        head.procedure().countersigning().ifPresent(text -> print(decision, text));
    }

    private void print(ProvedDecision decision, Countersigning text) {
        line(Phrase.TEXT_VERSION, text.version() + "  " + digests(text.text()));
        line(Phrase.MATRIX, text.matrix());
        for (DepartmentId department : text.required()) {
            long officers = text.officers().stream()
                    .filter(officer -> officer.department().equals(department))
                    .count();
            String vote =
                    text.vote(department).map(voted -> voted.choice().name()).orElse("–");
            out.println("  * " + named(decision, department) + "  " + speech.say(Phrase.OFFICERS_SIGNED) + " "
                    + officers + "/" + OfficerSignature.NEEDED + "  " + speech.say(Phrase.BALLOT) + " " + vote);
        }
    }

    /** Who signed what, with which key. */
    void signatures(ProvedDecision decision) {
        out.println(speech.say(Phrase.SIGNED_STEPS));
        for (ProvedDecision.Step step : decision.steps()) {
            out.println("  " + Instants.format(step.record().signedAt()) + "  "
                    + step.record().type().wireName() + "  "
                    + step.keys().stream().map(SanctionPrinter::signer).collect(Collectors.joining(", ")));
        }
    }

    private static String signer(KeyHead key) {
        return key.role() + " " + key.holder();
    }

    static String digests(DualDigest text) {
        return "SM3 " + text.sm3().hex() + ", SHA-256 " + text.sha256().hex();
    }

    private static String named(ProvedDecision decision, DepartmentId department) {
        return decision.department(department).department().name() + " (" + department + ")";
    }

    private String text(ProvedDecision decision, Action action) {
        Measure measure = decision.measures().require(action.measure());
        return action.subject() + "  " + measure.text() + " [" + measure.code() + "] "
                + measure.basis().document() + " " + measure.basis().article()
                + action.term()
                        .map(term -> "  " + speech.say(Phrase.TERM) + " " + term.length() + " " + term.unit())
                        .orElse("")
                + action.fine()
                        .map(fine -> "  " + speech.say(Phrase.AMOUNT_FEN) + " " + fine.fen())
                        .orElse("")
                + "  " + speech.say(Phrase.SCOPE) + " " + text(action.scope());
    }

    private String text(Scope scope) {
        if (scope.equals(Scope.EVERYTHING)) {
            return speech.say(Phrase.EVERYTHING);
        }
        return scope.roles() + " " + scope.region().orElse("*") + " " + scope.sectors();
    }
}
