/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.dossier;

import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.ProjectCode;
import org.jianzheng.model.code.RecordRef;
import org.jianzheng.model.code.Subject;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadKind;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/**
 * A project that has been opened.
 *
 * @param project its code
 * @param organisation who opened it
 * @param tenderer who initiates it
 * @param record the record that opened it
 */
public record ProjectHead(ProjectCode project, OrganisationId organisation, Subject tenderer, RecordRef record) {
    /** Where the head lies. */
    public static HeadKey key(ProjectCode project) {
        return new HeadKey(HeadKind.PROJECT, project.value());
    }

    /** Reads the head; refuses ({@code NOT_OPEN}) a project that nobody opened. */
    public static ProjectHead require(HeadReader heads, ProjectCode project) {
        return heads.read(key(project), ProjectHead.class, ProjectHead::fromJson)
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_OPEN, "project %s is not open", project));
    }

    static ProjectHead of(ReadableRecord record, Project body) {
        return new ProjectHead(
                body.project(), record.organisation(), body.tenderer().subject(), record.ref());
    }

    /** Reads the head's JSON. */
    public static ProjectHead fromJson(JsonObject json) {
        return new ProjectHead(
                ProjectCode.parse(json.string("project")),
                OrganisationId.parse(json.string("org")),
                Subject.parse(json.string("tenderer")),
                RecordRef.parse(json.string("record")));
    }

    /** The head's JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("project", project.value())
                .put("org", organisation.value())
                .put("tenderer", tenderer.toString())
                .put("record", record.toString())
                .build();
    }

    HeadChange change() {
        return new HeadChange(key(project), toJson());
    }
}
