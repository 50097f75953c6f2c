/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;

/** Who holds a signing key. */
public sealed interface Holder {
    /**
     * A person, by random reference.
     *
     * @param ref the reference
     */
    record Person(PersonRef ref) implements Holder {
        @Override
        public String toString() {
            return ref.toString();
        }
    }

    /**
     * A department's seal, written {@code department:<id>}.
     *
     * @param id the department
     */
    record Department(DepartmentId id) implements Holder {
        @Override
        public String toString() {
            return "department:" + id;
        }
    }

    /**
     * A capture device, written {@code device:<name>}.
     *
     * @param name its name in its organisation
     */
    record Device(String name) implements Holder {
        @Override
        public String toString() {
            return "device:" + name;
        }
    }

    /**
     * A service, written {@code service:<name>}.
     *
     * @param name its name in its organisation
     */
    record Service(String name) implements Holder {
        @Override
        public String toString() {
            return "service:" + name;
        }
    }

    /** The form of every holder: a kind and a name of at most 64 characters. */
    Pattern FORM = Pattern.compile("(person|department|device|service):([A-Za-z0-9][A-Za-z0-9._-]{0,63})");

    /** Reads the text form; refuses ({@code ID_INVALID}) any other. */
    static Holder parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.of(ErrorCode.ID_INVALID, "a holder is person:, department:, device: or service: and a name");
        }
        String name = matcher.group(2);
        return switch (matcher.group(1)) {
            case "person" -> new Person(PersonRef.parse(text));
            case "department" -> new Department(DepartmentId.parse(name));
            case "device" -> new Device(name);
            default -> new Service(name);
        };
    }
}
