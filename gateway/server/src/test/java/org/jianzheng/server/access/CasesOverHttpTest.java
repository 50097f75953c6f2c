/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jianzheng.model.alert.AlertHead;
import org.jianzheng.model.casework.CaseHead;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases and alerts over HTTP: who reads them, and of which department. */
class CasesOverHttpTest extends SignedInGateway {
    private static final RecordRef CASE = RECORDS.item().ref();
    private static final RecordRef ALERT = RECORDS.item().ref();

    @BeforeAll
    static void stand() {
        CaseHead file = CaseHead.fromJson(CanonicalJson.parseObject("""
                        {"about":{"kind":"TIP_OFF"},"filing":"%s","keeper":"the-keeper",
                         "limits":{"acceptBy":"2026-03-05","acceptedOn":"2026-03-03","calendar":"DAYS@1","decideBy":"2026-04-15",
                                   "examined":[],"receivedOn":"2026-03-02"},
                         "progress":{"admission":{"inTime":true,"on":"2026-03-03","record":"%1$s"},"state":"ACCEPTED",
                                     "transfers":[{"record":"%1$s","to":"to-take-over","what":"CLUE"},
                                                  {"record":"%1$s","result":"RETURNED","to":"has-returned","what":"CASE"}]}}
                        """.formatted(CASE)));
        LEDGER.put(new HeadChange(CaseHead.key(CASE), file.toJson()));
        AlertHead alert = AlertHead.fromJson(CanonicalJson.parseObject("""
                        {"alert":"%s","analysis":"CLUSTERING","department":"the-keeper","state":"INVESTIGATING"}
                        """.formatted(ALERT)));
        LEDGER.put(new HeadChange(AlertHead.key(ALERT), alert.toJson()));
    }

    private HttpResponse<byte[]> get(String path, Party party) throws Exception {
        return send(
                at(path.replace("CASE", CASE.id().value())
                        .replace("ALERT", ALERT.id().value())),
                tokenOf(party));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/casework?department=the-keeper, 1",
        "/api/v1/casework?department=to-take-over, 1",
        "/api/v1/casework?department=has-returned, 0",
        "/api/v1/casework?department=the-keeper&open=false, 0",
        "/api/v1/alerts?department=the-keeper, 1",
        "/api/v1/alerts?department=to-take-over, 0",
        "/api/v1/alerts?department=the-keeper&open=false, 0",
    })
    void shows_a_department_what_it_keeps_and_what_waits_for_it(String path, int count) throws Exception {
        JsonObject page = CanonicalJson.parseObject(get(path, Party.SUPERVISOR).body());
        assertThat(page.array("items").objects()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/casework/CASE", "/api/v1/alerts/ALERT"})
    void tells_strangers_no_more_than_that_they_must_sign_in(String path) throws Exception {
        assertThat(get(path, Party.OFFICE).statusCode()).isEqualTo(200);
        assertProblem(get(path, Party.PUBLIC), ErrorCode.UNAUTHENTICATED);
        assertProblem(get(path, Party.BIDDER), ErrorCode.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/heads/case/CASE", "/api/v1/heads/alert/ALERT"})
    void gives_strangers_no_heads_of_them_either(String path) throws Exception {
        assertThat(get(path, Party.OFFICE).statusCode()).isEqualTo(200);
        assertProblem(get(path, Party.PUBLIC), ErrorCode.NOT_FOUND);
    }
}
