/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.evidence;

import java.time.Instant;
import java.util.Optional;
import org.jianzheng.model.code.Instants;
import org.jianzheng.model.code.LotCode;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;
import org.jianzheng.model.crypto.DualDigest;
import org.jianzheng.model.crypto.PublicKey;
import org.jianzheng.model.crypto.Signer;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.model.record.Members;
import org.jianzheng.model.record.SignatureEntry;

/**
 * What a platform answers for the items of a batch that is still open: it holds {@code size} items on its disk, whose tree
 * has these roots.
 *
 * <p>The tree only grows, so one signature answers for all items before {@code size}, and signing costs the same for one
 * item and for a thousand. Whoever sent all of a source's items computes the roots from them; whoever sent only some has a
 * path when the batch is recorded. A platform whose record {@code evidence.batch} of this id does not extend a receipt is
 * convicted by its own signature. {@code kind} keeps a receipt apart from a record, which has {@code type} in its place.
 *
 * @param organisation whose platform it is
 * @param batch the id that the batch's record will have
 * @param source where the items come from
 * @param lot the lot under which the batch stands, if any
 * @param size items so far
 * @param roots of the tree over them
 * @param at when they were on disk, by the platform's clock
 * @param signature by the key that will sign the record
 */
public record BatchReceipt(
        OrganisationId organisation,
        RecordId batch,
        String source,
        Optional<LotCode> lot,
        long size,
        DualDigest roots,
        Instant at,
        SignatureEntry signature) {
    private static final long VERSION = 1;
    private static final String KIND = "batch-receipt";

    /** Signs a receipt. */
    public static BatchReceipt sign(
            OrganisationId organisation,
            RecordId batch,
            String source,
            Optional<LotCode> lot,
            long size,
            DualDigest roots,
            Instant at,
            Signer signer) {
        byte[] message = CanonicalJson.write(unsigned(organisation, batch, source, lot, size, roots, at));
        return new BatchReceipt(
                organisation, batch, source, lot, size, roots, at, SignatureEntry.make(signer, message));
    }

    /** Reads a receipt; refuses ({@code SCHEMA_INVALID}, {@code UNKNOWN_VERSION}) any other document. */
    public static BatchReceipt fromJson(JsonObject json) {
        json.requireOnly("v", "kind", "org", "batch", "source", "lot", "size", "roots", "at", "signature");
        if (json.integer("v") != VERSION) {
            throw Refusal.of(
                    ErrorCode.UNKNOWN_VERSION, "receipt version %d, this release reads %d", json.integer("v"), VERSION);
        }
        if (!json.string("kind").equals(KIND)) {
            throw Refusal.of(ErrorCode.SCHEMA_INVALID, "%s must be %s", json.place("kind"), KIND);
        }
        return new BatchReceipt(
                OrganisationId.parse(json.string("org")),
                RecordId.parse(json.string("batch")),
                Members.text(json, "source", Members.LINE),
                json.optionalString("lot").map(LotCode::parse),
                Members.integer(json, "size", 1, BatchRegistration.MAX_ITEMS),
                DualDigest.fromJson(json.object("roots")),
                Instants.parse(json.string("at")),
                SignatureEntry.fromJson(json.object("signature")));
    }

    /** The JSON form. */
    public JsonObject toJson() {
        return unsigned(organisation, batch, source, lot, size, roots, at).with("signature", signature.toJson());
    }

    /** Refuses ({@code SIGNATURE_INVALID}) a receipt that this key has not signed. */
    public void requireSignedBy(PublicKey key) {
        signature.requireValid(key, CanonicalJson.write(unsigned(organisation, batch, source, lot, size, roots, at)));
    }

    private static JsonObject unsigned(
            OrganisationId organisation,
            RecordId batch,
            String source,
            Optional<LotCode> lot,
            long size,
            DualDigest roots,
            Instant at) {
        return JsonObject.builder()
                .put("v", VERSION)
                .put("kind", KIND)
                .put("org", organisation.value())
                .put("batch", batch.value())
                .put("source", source)
                .putIfPresent("lot", lot.map(LotCode::value))
                .put("size", size)
                .put("roots", roots.toJson())
                .put("at", Instants.format(at))
                .build();
    }
}
