/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.dossier.LotHead;
import org.jianzheng.model.dossier.LotStatus;
import org.jianzheng.model.dossier.ProjectHead;
import org.jianzheng.model.dossier.Stage;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.OpeningClass;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SealedRecord;
import org.jianzheng.model.witness.WitnessHead;
import org.jianzheng.server.access.Caller;
import org.jianzheng.server.access.Party;
import org.jianzheng.server.ledger.Records;
import org.junit.jupiter.api.Test;

class ReadingRightsTest {
    private static final OrganisationId CITY = new OrganisationId("CityMSP");
    /** Invented. */
    private static final PersonRef WITNESS = PersonRef.parse("person:" + "1".repeat(32));

    private static final PersonRef STRANGER = PersonRef.parse("person:" + "2".repeat(32));
    private static final Subject TENDERER = Subject.parse("org:91999999B00000019A");

    private final Records records = new Records(63);
    private final ReadableRecord file = records.file("0".repeat(64), "0".repeat(64), 1, "EVALUATION_SECRET");
    private final RecordRef cause = records.item().ref();
    private final Map<HeadKey, JsonObject> heads = new HashMap<>();
    private final Set<Subject> namedAbout = new HashSet<>();
    private final ReadingRights rights = new ReadingRights(
            key -> Optional.ofNullable(heads.get(key)), (registration, subject) -> namedAbout.contains(subject));

    private static Caller caller(Party party, PersonRef person, Optional<Subject> subject) {
        return new Caller(
                CITY, party, Optional.empty(), Optional.empty(), Optional.of(person), subject, Optional.empty());
    }

    private void refuses(ErrorCode code, Caller caller) {
        assertThatThrownBy(() -> rights.require(caller, file))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private void lets(Caller caller) {
        assertThatCode(() -> rights.require(caller, file)).doesNotThrowAnyException();
    }

    @Test
    void staff_of_a_centre_read_what_they_witnessed_themselves() {
        Caller witness = caller(Party.CENTRE, WITNESS, Optional.empty());
        refuses(ErrorCode.FORBIDDEN, witness);
        WitnessHead head = new WitnessHead(
                Records.LOT,
                List.of(new WitnessHead.Term(WITNESS, Instant.parse("2026-03-16T01:00:00Z"), cause)),
                List.of());
        heads.put(WitnessHead.key(Records.LOT), head.toJson());
        lets(witness);
        refuses(ErrorCode.FORBIDDEN, caller(Party.CENTRE, STRANGER, Optional.empty()));
    }

    @Test
    void a_tenderer_reads_after_the_result_of_an_own_lot() {
        Caller tenderer = caller(Party.TENDERER, STRANGER, Optional.of(TENDERER));
        heads.put(
                ProjectHead.key(Records.LOT.project()),
                new ProjectHead(Records.LOT.project(), CITY, TENDERER, cause).toJson());
        for (Stage stage : List.of(Stage.EVALUATION, Stage.AWARD, Stage.ARCHIVED)) {
            LotHead lot =
                    new LotHead(Records.LOT, CITY, stage, LotStatus.RUNNING, List.of(), Optional.empty(), cause, cause);
            heads.put(LotHead.key(Records.LOT), lot.toJson());
            if (stage == Stage.EVALUATION) {
                refuses(ErrorCode.NOT_YET_OPEN, tenderer);
            } else {
                lets(tenderer);
            }
            refuses(
                    ErrorCode.FORBIDDEN,
                    caller(Party.TENDERER, STRANGER, Optional.of(Subject.parse("org:91999999B000000275"))));
        }
    }

    @Test
    void experts_and_bidders_read_what_is_named_about_them_alone() {
        for (Party party : List.of(Party.EXPERT, Party.BIDDER)) {
            Subject own = party == Party.EXPERT ? Subject.parse(STRANGER.value()) : TENDERER;
            refuses(ErrorCode.FORBIDDEN, caller(party, STRANGER, Optional.of(own)));
            namedAbout.add(own);
            lets(caller(party, STRANGER, Optional.of(own)));
            refuses(ErrorCode.FORBIDDEN, caller(party, STRANGER, Optional.empty()));
        }
    }

    @Test
    void a_sealed_part_is_read_by_who_witnessed_and_after_the_result_by_whom_it_is_about() {
        SealedRecord sealed = records.seal(records.item());
        Caller witness = caller(Party.CENTRE, WITNESS, Optional.empty());
        Caller tenderer = caller(Party.TENDERER, STRANGER, Optional.of(TENDERER));
        ReadableRecord about = records.of(RecordType.WITNESS_INCIDENT, TENDERER);
        Caller bidder = caller(Party.BIDDER, STRANGER, Optional.of(TENDERER));
        reached(Stage.EVALUATION);
        for (Caller each : List.of(witness, tenderer, bidder)) {
            assertThat(rights.mayRead(each, sealed, about)).isFalse();
        }
        WitnessHead head = new WitnessHead(
                Records.LOT,
                List.of(new WitnessHead.Term(WITNESS, Instant.parse("2026-03-16T01:00:00Z"), cause)),
                List.of());
        heads.put(WitnessHead.key(Records.LOT), head.toJson());
        assertThat(rights.mayRead(witness, sealed, about)).isTrue();
        reached(Stage.AWARD);
        assertThat(rights.mayRead(tenderer, sealed, about)).isTrue();
        assertThat(rights.mayRead(bidder, sealed, about)).isTrue();
        assertThat(rights.mayRead(bidder, sealed, records.item())).isFalse();
    }

    @Test
    void who_read_what_and_what_opens_on_an_order_is_for_authorities_alone() {
        SealedRecord sealed = records.seal(records.item());
        SealedRecord onOrder = records.seal(records.item(), OpeningClass.ORDER, Instant.parse("2026-03-16T01:30:05Z"));
        ReadableRecord reading = records.access(file, STRANGER, Instant.parse("2026-03-16T01:00:00Z"));
        reached(Stage.AWARD);
        WitnessHead head = new WitnessHead(
                Records.LOT,
                List.of(new WitnessHead.Term(WITNESS, Instant.parse("2026-03-16T01:00:00Z"), cause)),
                List.of());
        heads.put(WitnessHead.key(Records.LOT), head.toJson());
        Caller witness = caller(Party.CENTRE, WITNESS, Optional.empty());
        Caller office = caller(Party.OFFICE, STRANGER, Optional.empty());
        assertThat(rights.mayRead(witness, sealed, reading)).isFalse();
        assertThat(rights.mayRead(witness, onOrder, records.item())).isFalse();
        assertThat(rights.mayRead(office, sealed, reading)).isTrue();
        assertThat(rights.mayRead(office, onOrder, records.item())).isTrue();
    }

    private void reached(Stage stage) {
        heads.put(
                ProjectHead.key(Records.LOT.project()),
                new ProjectHead(Records.LOT.project(), CITY, TENDERER, cause).toJson());
        LotHead lot =
                new LotHead(Records.LOT, CITY, stage, LotStatus.RUNNING, List.of(), Optional.empty(), cause, cause);
        heads.put(LotHead.key(Records.LOT), lot.toJson());
    }

    @Test
    void authorities_state_a_basis_and_all_others_read_nothing() {
        for (Party party : List.of(Party.SUPERVISOR, Party.OFFICE, Party.DISCIPLINE)) {
            lets(caller(party, STRANGER, Optional.empty()));
        }
        for (Party party :
                List.of(Party.AGENCY, Party.POOL_OWNER, Party.CREDIT, Party.REGISTRAR, Party.MACHINE, Party.PUBLIC)) {
            refuses(ErrorCode.FORBIDDEN, caller(party, STRANGER, Optional.of(TENDERER)));
        }
    }
}
