/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.JsonArray;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.RecordType;

/**
 * The body of {@code checkpoint.policy}: who cosigns and how many must, for a checkpoint not to be degraded.
 *
 * @param version 1 for the first, then one more than the last
 * @param origin the log's origin
 * @param threshold how many organisations must cosign
 * @param groups groups of which some must be among them
 * @param cosigners one for each organisation, at most {@link #MAX_COSIGNERS}
 */
public record CosignerPolicy(long version, String origin, long threshold, List<Group> groups, List<Cosigner> cosigners)
        implements CheckpointBody {
    /** The most cosigners. */
    public static final int MAX_COSIGNERS = 32;

    private static final int MAX_GROUPS = 8;
    private static final Pattern ORIGIN = Pattern.compile("[!-~]{1,200}");

    /**
     * A group of organisations, such as those that are neither the centre nor its branch.
     *
     * @param name its name
     * @param threshold how many of its members must cosign
     * @param members its organisations
     */
    public record Group(String name, long threshold, List<OrganisationId> members) {
        /** Copies the list. */
        public Group {
            members = List.copyOf(members);
        }

        static Group fromJson(JsonObject json) {
            json.requireOnly("name", "threshold", "members");
            List<OrganisationId> members = Members.distinct(json, "members", MAX_COSIGNERS, OrganisationId::parse);
            return new Group(
                    Members.text(json, "name", Members.LINE),
                    Members.integer(json, "threshold", 1, Math.max(1, members.size())),
                    members);
        }

        JsonObject toJson() {
            return JsonObject.builder()
                    .put("name", name)
                    .put("threshold", threshold)
                    .putValueIfPresent("members", Members.strings(members))
                    .build();
        }
    }

    /**
     * Refuses ({@code SCHEMA_INVALID}) a policy that nobody could meet, or that names an organisation or a cosigner
     * twice, or a group's member that does not cosign.
     */
    public CosignerPolicy {
        groups = List.copyOf(groups);
        cosigners = List.copyOf(cosigners);
        Set<OrganisationId> organisations = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Cosigner cosigner : cosigners) {
            if (!organisations.add(cosigner.organisation()) || !names.add(cosigner.name())) {
                throw unmeetable("cosigner " + cosigner.name() + " stands twice");
            }
        }
        if (threshold < 1 || threshold > cosigners.size() || cosigners.size() > MAX_COSIGNERS) {
            throw unmeetable("threshold " + threshold + " of " + cosigners.size() + " cosigners");
        }
        if (groups.size() > MAX_GROUPS || !ORIGIN.matcher(origin).matches()) {
            throw unmeetable(groups.size() + " groups, or an origin that is not printable ASCII");
        }
        for (Group group : groups) {
            if (group.members().isEmpty() || !organisations.containsAll(group.members())) {
                throw unmeetable("group " + group.name() + " has no members, or one that does not cosign");
            }
        }
    }

    private static Refusal unmeetable(String met) {
        return Refusal.of(ErrorCode.SCHEMA_INVALID, "the checkpoint policy cannot be met: %s", met);
    }

    /** Reads the body. */
    public static CosignerPolicy fromJson(JsonObject json) {
        json.requireOnly("version", "origin", "threshold", "groups", "cosigners");
        return new CosignerPolicy(
                Members.integer(json, "version", 1, Integer.MAX_VALUE),
                json.string("origin"),
                json.integer("threshold"),
                json.array("groups").objects().stream().map(Group::fromJson).toList(),
                json.array("cosigners").objects().stream()
                        .map(Cosigner::fromJson)
                        .toList());
    }

    @Override
    public RecordType type() {
        return RecordType.CHECKPOINT_POLICY;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("version", version)
                .put("origin", origin)
                .put("threshold", threshold)
                .put("groups", JsonArray.of(groups.stream().map(Group::toJson).toList()))
                .put(
                        "cosigners",
                        JsonArray.of(cosigners.stream().map(Cosigner::toJson).toList()))
                .build();
    }

    /** Refuses ({@code SCHEMA_INVALID}) a note of another log. */
    void requireOrigin(CheckpointNote note) {
        if (!note.origin().equals(origin)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "the note is of log %s, not %s", note.origin(), origin);
        }
    }

    /** Refuses ({@code QUORUM_MISSING}) a note that too few have cosigned, or {@code SCHEMA_INVALID} of another log. */
    public void requireQuorum(CheckpointNote note) {
        requireOrigin(note);
        Set<OrganisationId> signed = new HashSet<>();
        cosigners.stream()
                .filter(cosigner -> cosigner.signed(note))
                .forEach(cosigner -> signed.add(cosigner.organisation()));
        if (signed.size() < threshold) {
            throw Refusal.of(
                    ErrorCode.QUORUM_MISSING, "%d organisations cosigned, needed are %d", signed.size(), threshold);
        }
        for (Group group : groups) {
            long present = group.members().stream().filter(signed::contains).count();
            if (present < group.threshold()) {
                throw Refusal.of(
                        ErrorCode.QUORUM_MISSING,
                        "%d organisations of group %s cosigned, needed are %d",
                        present,
                        group.name(),
                        group.threshold());
            }
        }
    }

    /**
     * Refuses ({@code QUORUM_MISSING}) a note that no key of a cosigner signed. One signature is enough to show that
     * somebody tells another history, so a fork cannot be hidden by signing it with fewer keys.
     */
    public void requireVouchedFor(CheckpointNote note) {
        requireOrigin(note);
        if (cosigners.stream().noneMatch(cosigner -> cosigner.vouchedFor(note))) {
            throw Refusal.of(ErrorCode.QUORUM_MISSING, "no cosigner signed the checkpoint of block %d", note.block());
        }
    }
}
