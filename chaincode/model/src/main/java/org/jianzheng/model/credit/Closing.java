/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.credit;

import java.util.List;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code credit.closing}: an evaluation ends. When all forms are in, they are disclosed and combined, and what they deduct is
 * proposed by this record; when the last day is over and a form is missing, nothing is disclosed and nothing is combined.
 *
 * @param evaluation the evaluation
 * @param forms the contents of all forms in their places; none when one is missing
 */
public record Closing(RecordRef evaluation, List<FormContent> forms) implements CreditBody {
    /** Copies the list; refuses ({@code SCHEMA_INVALID}) more than an evaluation expects. */
    public Closing {
        forms = List.copyOf(forms);
        if (forms.size() > Evaluation.MAX_FORMS) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "an evaluation has at most %d forms", Evaluation.MAX_FORMS);
        }
    }

    /** Reads the body. */
    public static Closing fromJson(JsonObject json) {
        json.requireOnly("evaluation", "forms");
        return new Closing(
                RecordRef.parse(json.string("evaluation")),
                json.optionalArray("forms").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(FormContent::fromJson)
                        .toList());
    }

    @Override
    public RecordType type() {
        return RecordType.CREDIT_CLOSING;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("evaluation", evaluation.toString())
                .putValueIfPresent("forms", Members.objects(forms, FormContent::toJson))
                .build();
    }
}
