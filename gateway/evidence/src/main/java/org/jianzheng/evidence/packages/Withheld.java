/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.evidence.packages;

import org.jianzheng.evidence.verify.Bilingual;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;

/**
 * A registered file that a package does not hold, as whoever made the package says.
 *
 * @param record the record that registers it
 * @param reason why it is not there
 */
public record Withheld(RecordId record, Reason reason) {
    /** Why a file is not there. */
    public enum Reason implements Bilingual {
        /** It was not handed to whoever made the package. */
        NOT_GIVEN("it was not handed to whoever made the package", "未提供给制作方"),
        /** Its record does not make it public. */
        NOT_PUBLIC("its record does not make it public", "其记录未将其公开"),
        /** The gateway that made the package does not store it. */
        NOT_STORED("the gateway that made the package does not store it", "制作方网关未存有该文件"),
        /** It would make the package too large. */
        TOO_LARGE("it would make the package too large", "会使取证包超出大小限额"),
        /** Its content was withdrawn by the order that its bundle names. */
        WITHDRAWN("its content was withdrawn by the order that its bundle names", "内容已依其证据包所载之令撤回");

        private final String english;
        private final String chinese;

        Reason(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        @Override
        public String english() {
            return english;
        }

        @Override
        public String chinese() {
            return chinese;
        }
    }

    static Withheld fromJson(JsonObject json) {
        json.requireOnly("record", "reason");
        return new Withheld(RecordId.parse(json.string("record")), Members.choice(Reason.class, json, "reason"));
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.value())
                .put("reason", reason.name())
                .build();
    }
}
