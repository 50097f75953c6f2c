/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jianzheng.evidence.log.LogEntry;
import org.jianzheng.evidence.monitor.GatewaySilent;
import org.jianzheng.evidence.verify.Verdict;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A matter that is shown, with the proof of all its records, and held against the state that a gateway tells. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class MatterShowOptions {
    private static final Comparator<LogEntry> LOG_ORDER =
            Comparator.comparingLong(LogEntry::block).thenComparingInt(LogEntry::index);

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the record that began it. 首次登记或发出的记录编号。")
    private String begun;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private TrustOption trust;

    @Mixin
    private SpeechOption speech;

    /**
     * Reads what a matter is by the gateway's word.
     *
     * @param state where it stands
     * @param lines what else there is to say
     */
    record Told(String state, List<String> lines) {
        /** Copies the list. */
        Told {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Shows it.
     *
     * @param path where the gateway tells of it
     * @param told reads what it tells
     * @param made the state that proved records make, in log order
     */
    int show(String path, PrintWriter out, Function<JsonObject, Told> told, Function<List<JsonObject>, String> made)
            throws InterruptedException {
        RecordRef asked = new RecordRef(RecordId.parse(begun));
        try (GatewayLink link = gateway.open()) {
            ProofQuestions questions = new ProofQuestions(link, trust.root(), speech.speech());
            Told head = told.apply(questions.required(path + "/" + asked.id()));
            ProvedAnswers proved = questions.andRecord(ProvedAnswers.NONE, asked);
            if (proved.unproved().isEmpty()) {
                proved = questions.and(proved, "/api/v1/index/ref?key=" + asked);
            }
            Optional<ProvedAnswers.Unproved> unproved = proved.unproved();
            if (unproved.isPresent()) {
                return unproved.get().tell(out, speech.speech());
            }
            return print(asked, head, proved.entries(), out, made).number();
        } catch (GatewaySilent silent) {
            out.println(Verdict.CANNOT_TELL + "  " + silent.getMessage());
            return ExitCode.CANNOT_TELL.number();
        } catch (Refusal unreadable) {
            out.println(Verdict.CANNOT_TELL + "  " + Meaning.of(unreadable, speech.speech()));
            return ExitCode.CANNOT_TELL.number();
        }
    }

    private ExitCode print(
            RecordRef asked,
            Told head,
            List<LogEntry> entries,
            PrintWriter out,
            Function<List<JsonObject>, String> made) {
        List<JsonObject> records = entries.stream()
                .distinct()
                .sorted(LOG_ORDER)
                .map(LogEntry::record)
                .toList();
        out.println(head.state() + "  " + asked);
        head.lines().forEach(line -> out.println("  " + line));
        out.println(speech.speech().say(Phrase.MATTER_RECORDS) + ": " + records.size());
        records.forEach(record ->
                out.println("  " + record.string("at") + "  " + record.string("type") + "  " + record.string("id")));
        String proved = made.apply(records);
        if (proved.equals(head.state())) {
            return ExitCode.MATCHES;
        }
        out.println(Verdict.PROOF_INVALID + "  " + speech.speech().say(Phrase.MATTER_DIFFERS) + ": " + proved);
        return ExitCode.PROOF_INVALID;
    }
}
