/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jianzheng.model.Refusals.refused;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jianzheng.model.error.ErrorCode;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
    private static final JsonObject RECORD = CanonicalJson.parseObject(
            "{\"body\":{\"items\":[{\"code\":\"W1\"},{\"code\":2}],\"ok\":true},\"lots\":[\"a\",\"b\"],\"v\":1}");

    @Test
    void gives_typed_members() {
        assertThat(RECORD.integer("v")).isEqualTo(1);
        assertThat(RECORD.object("body").bool("ok")).isTrue();
        assertThat(RECORD.array("lots").strings()).containsExactly("a", "b");
        assertThat(RECORD.object("body").array("items").object(0).string("code"))
                .isEqualTo("W1");
        assertThat(RECORD.keys()).containsExactly("body", "lots", "v");
    }

    @Test
    void names_the_whole_path_of_a_member_of_the_wrong_kind() {
        JsonArray items = RECORD.object("body").array("items");

        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> items.object(1).string("code")))
                .isEqualTo("body.items[1].code must be a string, met an integer");
        assertThat(refused(
                        ErrorCode.SCHEMA_INVALID, () -> items.objects().get(0).integer("points")))
                .isEqualTo("body.items[0].points is missing");
        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> items.string(0)))
                .isEqualTo("body.items[0] must be a string, met an object");
        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> items.object(2)))
                .isEqualTo("body.items[2] is missing: the array has 2 elements");
    }

    @Test
    void refuses_the_wrong_kind_even_where_a_member_is_optional() {
        assertThat(RECORD.optionalString("note")).isEmpty();
        assertThat(RECORD.optionalInteger("v")).hasValue(1);
        refused(ErrorCode.SCHEMA_INVALID, () -> RECORD.optionalString("v"));
        refused(ErrorCode.SCHEMA_INVALID, () -> RECORD.optionalObject("lots"));
        refused(ErrorCode.SCHEMA_INVALID, () -> RECORD.optionalArray("body"));
        refused(ErrorCode.SCHEMA_INVALID, () -> RECORD.optionalBool("v"));
    }

    @Test
    void refuses_unknown_members_by_path() {
        assertThat(RECORD.requireOnly("v", "body", "lots", "note")).isEqualTo(RECORD);
        assertThat(refused(ErrorCode.SCHEMA_INVALID, () -> RECORD.object("body").requireOnly("items")))
                .isEqualTo("body.ok is an unknown member");
    }

    @Test
    void changes_by_copy() {
        JsonObject more = RECORD.with("at", "now").without("lots").with("v", 2);

        assertThat(more.keys()).containsExactly("at", "body", "v");
        assertThat(more.integer("v")).isEqualTo(2);
        assertThat(RECORD.keys()).containsExactly("body", "lots", "v");
        assertThat(RECORD.without("nothing")).isEqualTo(RECORD);
    }

    @Test
    void is_equal_by_its_members_wherever_they_were_read() {
        JsonObject inner = RECORD.object("body").array("items").object(0);

        assertThat(inner)
                .isEqualTo(CanonicalJson.parse("{\"code\":\"W1\"}"))
                .hasSameHashCodeAs(CanonicalJson.parse("{\"code\":\"W1\"}"));
        assertThat(inner).isNotEqualTo(RECORD);
    }

    @Test
    void cannot_be_changed_from_outside() {
        assertThatThrownBy(() -> RECORD.members().put("x", new JsonBoolean(true)))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> RECORD.array("lots").values().add(new JsonBoolean(true)))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void is_built_in_any_order_and_leaves_absent_members_out() {
        JsonObject.Builder builder = JsonObject.builder()
                .put("z", 1)
                .put("a", "x")
                .putIfPresent("note", Optional.empty())
                .putIfPresent("word", Optional.of("y"))
                .putIfPresent("number", OptionalLong.of(7))
                .putIfPresent("absent", OptionalLong.empty())
                .putValueIfPresent("list", Optional.of(JsonArray.ofStrings(List.of("1"))));
        JsonObject built = builder.build();
        builder.put("later", true);

        assertThat(built).hasToString("{\"a\":\"x\",\"list\":[\"1\"],\"number\":7,\"word\":\"y\",\"z\":1}");
    }

    @Test
    void is_not_built_with_one_key_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 2))
                .withMessageContaining("a is put twice");
    }

    @Test
    void holds_only_values_that_can_be_written() {
        refused(ErrorCode.MALFORMED_JSON, () -> new JsonString("\ud800"));
        refused(ErrorCode.MALFORMED_JSON, () -> JsonObject.builder().put("\udc00", 1));
        refused(ErrorCode.MALFORMED_JSON, () -> RECORD.with("\ud83dx", 1));
        refused(ErrorCode.MALFORMED_JSON, () -> new JsonInteger(JsonInteger.MAX + 1));
        refused(ErrorCode.MALFORMED_JSON, () -> new JsonInteger(JsonInteger.MIN - 1));
        assertThat(new JsonInteger(JsonInteger.MAX)).hasToString("9007199254740991");
    }
}
