/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.contracts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jianzheng.model.code.KeyId;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.record.Envelope;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;
import org.jianzheng.model.record.RecordType;
import org.jianzheng.model.record.SignatureEntry;
import org.jianzheng.model.registry.Holder;
import org.jianzheng.model.registry.KeyHead;
import org.jianzheng.model.registry.Organisation;
import org.jianzheng.model.registry.OrganisationHead;
import org.jianzheng.model.registry.PolicyHead;

/** Whether the keys under an envelope stand, may sign it, and did. */
final class SignatureGuard {
    private final HeadReader heads;

    SignatureGuard(HeadReader heads) {
        this.heads = heads;
    }

    /**
     * Checks every signature of an envelope.
     *
     * @param now the ledger time at which the keys must stand, besides the time at which the envelope was signed
     * @throws Refusal {@code KEY_UNKNOWN}, {@code KEY_NOT_YET_VALID}, {@code KEY_EXPIRED}, {@code KEY_REVOKED},
     *     {@code LICENCE_INVALID}, {@code MSP_MISMATCH}, {@code ROLE_FORBIDDEN}, {@code ALGORITHM_REFUSED} or
     *     {@code SIGNATURE_INVALID}
     */
    Signers check(Envelope envelope, Instant now) {
        List<KeyHead> keys = new ArrayList<>();
        for (SignatureEntry signature : envelope.signatures()) {
            KeyHead key = foundingKey(envelope, signature.key())
                    .orElseGet(() -> standingKey(signature.key(), envelope.signedAt(), now));
            keys.add(key);
        }
        Signers signers = new Signers(keys);
        requireMaySign(envelope, signers.by());
        byte[] message = envelope.signedBytes();
        for (int i = 0; i < keys.size(); i++) {
            envelope.signatures().get(i).requireValid(keys.get(i).key(), message);
        }
        return signers;
    }

    /** The first record of an organisation is signed by the registrar's key that it brings with it. */
    private Optional<KeyHead> foundingKey(Envelope envelope, KeyId signer) {
        if (!(envelope instanceof ReadableRecord record) || record.type() != RecordType.REGISTRY_ORGANISATION) {
            return Optional.empty();
        }
        Organisation organisation = Organisation.fromJson(record.body());
        boolean founding = heads.read(OrganisationHead.key(organisation.msp())).isEmpty()
                && organisation.registrar().keyId().equals(signer);
        return founding ? Optional.of(KeyHead.ofRegistrar(record, organisation)) : Optional.empty();
    }

    private KeyHead standingKey(KeyId id, Instant signedAt, Instant now) {
        KeyHead key = KeyHead.require(heads, id);
        key.requireStanding(signedAt);
        key.requireStanding(now);
        // A session key is worth what the key is that delegated it.
        key.delegatedBy().map(delegator -> KeyHead.require(heads, delegator)).ifPresent(delegator -> {
            delegator.requireStanding(signedAt);
            delegator.requireStanding(now);
        });
        return key;
    }

    private void requireMaySign(Envelope envelope, KeyHead by) {
        RecordType type = envelope.type();
        if (!by.organisation().equals(envelope.organisation())) {
            throw Refusal.of(
                    ErrorCode.MSP_MISMATCH,
                    "%s is a key of %s, the record stands in the name of %s",
                    by.id(),
                    by.organisation(),
                    envelope.organisation());
        }
        if (!type.maySign(by.role())) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "a %s may not sign %s", by.role(), type.wireName());
        }
        if (by.isSessionKey() && !type.allowsSessionKey()) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "a session key may not sign %s", type.wireName());
        }
        if (type.isLegalAct()) {
            requirePersonally(type, by);
        }
    }

    private void requirePersonally(RecordType type, KeyHead by) {
        if (!(by.holder() instanceof Holder.Person)) {
            throw Refusal.of(ErrorCode.ROLE_FORBIDDEN, "%s is a legal act that a person must sign", type.wireName());
        }
        PolicyHead.signing(heads).requireForLegalAct(by.key().algorithm());
    }
}
