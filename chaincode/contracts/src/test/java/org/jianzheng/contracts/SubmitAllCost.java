/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jianzheng.model.code.EvidenceId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.evidence.Confidentiality;
import org.jianzheng.model.evidence.FileRegistration;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.witness.ItemCode;
import org.junit.jupiter.api.Test;

/**
 * Processor time of {@code submitAll} for each record, beside that of the signature check that it cannot do without. No
 * part of the tests: {@code mvn -pl chaincode/contracts -am test -Dtest=SubmitAllCost -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SubmitAllCost {
    private static final System.Logger LOG = System.getLogger(SubmitAllCost.class.getName());
    private static final int TOGETHER = 100;
    private static final int ROUNDS = Integer.getInteger("rounds", 200);
    private static final int PARTS = 6;
    private static final List<ItemCode> ITEMS = List.of(ItemCode.values());
    private static final RandomGenerator RANDOM = RandomGenerator.of("L64X128MixRandom");

    @Test
    void tells_the_processor_time_of_a_record() {
        Play play = new Play().in(Stage.EVALUATION);
        for (int part = 0; part < PARTS; part++) {
            List<List<ReadableRecord>> batches = batches(play);
            long begun = processorTime();
            for (List<ReadableRecord> batch : batches) {
                for (ReadableRecord record : batch) {
                    record.signatures()
                            .getFirst()
                            .requireValid(play.session.key().publicKey(), record.signedBytes());
                }
            }
            long verified = processorTime();
            List<byte[]> arguments = batches.stream()
                    .map(batch -> CanonicalJson.write(JsonArray.of(
                            batch.stream().map(ReadableRecord::toJson).toList())))
                    .toList();
            long written = processorTime();
            for (byte[] argument : arguments) {
                String answer = play.ledger.call("CityMSP", play.ledger.now(), "envelopes", argument);
                assertThat(CanonicalJson.parseObject(answer).array("results").objects())
                        .extracting(result -> result.string("status"))
                        .containsOnly("ACCEPTED");
            }
            long submitted = processorTime();
            play.ledger.history().clear();
            double records = ROUNDS * TOGETHER;
            LOG.log(
                    System.Logger.Level.INFO,
                    "a record: {0} us in submitAll, of them {1} us for its signature",
                    (submitted - written) / records / 1_000.0,
                    (verified - begun) / records / 1_000.0);
        }
    }

    private static List<List<ReadableRecord>> batches(Play play) {
        List<List<ReadableRecord>> batches = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<ReadableRecord> batch = new ArrayList<>();
            for (int place = 0; place < TOGETHER; place++) {
                batch.add(place % 16 < 9 ? play.item(play.session, ITEMS.get(place % 9)) : file(play));
            }
            play.ledger.pass(Duration.ofSeconds(-TOGETHER));
            batches.add(batch);
        }
        return batches;
    }

    private static ReadableRecord file(Play play) {
        byte[] content = new byte[32];
        RANDOM.nextBytes(content);
        FileRegistration body = new FileRegistration(
                EvidenceId.random(RANDOM),
                DualDigest.of(content),
                77_713,
                "image/png",
                FileRegistration.Source.UNKNOWN,
                Confidentiality.INTERNAL,
                Optional.empty());
        return play.record(play.session, body, draft -> draft.lot(Play.LOT));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
