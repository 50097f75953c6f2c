/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordBody;

/** The bodies of the registry. */
public sealed interface RegistryBody extends RecordBody
        permits Organisation,
                Department,
                KeyRegistration,
                Revocation,
                Policy,
                Qualification,
                Catalogue,
                RegisteredSubject,
                Pool,
                Membership {
    /** Reads the body of a record of this capability; any other is a programming error. */
    static RegistryBody of(ReadableRecord record) {
        return switch (record.type()) {
            case REGISTRY_ORGANISATION -> Organisation.fromJson(record.body());
            case REGISTRY_DEPARTMENT -> Department.fromJson(record.body());
            case REGISTRY_KEY -> KeyRegistration.fromJson(record.body());
            case REGISTRY_REVOCATION -> Revocation.fromJson(record.body());
            case REGISTRY_POLICY -> Policy.fromJson(record.body());
            case REGISTRY_CATALOGUE -> Catalogue.fromJson(record.body());
            case REGISTRY_QUALIFICATION -> Qualification.fromJson(record.body());
            case REGISTRY_SUBJECT -> RegisteredSubject.fromJson(record.body());
            case REGISTRY_POOL -> Pool.fromJson(record.body());
            case REGISTRY_MEMBERSHIP -> Membership.fromJson(record.body());
            default -> throw new IllegalArgumentException(record.type() + " is not of the registry");
        };
    }
}
