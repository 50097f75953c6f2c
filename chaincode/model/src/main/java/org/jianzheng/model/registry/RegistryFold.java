/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.registry;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadKey;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of the registry do to heads. */
public final class RegistryFold {
    private RegistryFold() {}

    /** The heads after an accepted record. */
    public static List<HeadChange> apply(ReadableRecord record, RegistryBody body, HeadReader heads) {
        return switch (body) {
            case Organisation organisation -> {
                HeadChange head = OrganisationHead.of(record, organisation).change();
                HeadKey registrar = KeyHead.key(organisation.registrar().keyId());
                // A new name alone leaves the registrar's key, and whatever revoked it, as it is.
                yield heads.read(registrar).isPresent()
                        ? List.of(head)
                        : List.of(
                                head, KeyHead.ofRegistrar(record, organisation).change());
            }
            case Department department ->
                List.of(DepartmentHead.of(record, department).change());
            case KeyRegistration key -> List.of(KeyHead.of(record, key).change());
            case Revocation revocation ->
                List.of(KeyHead.require(heads, revocation.key())
                        .revoked(record, revocation)
                        .change());
            case Policy policy -> List.of(PolicyHead.of(record, policy).change());
            case Qualification ignored -> List.of();
            case Catalogue catalogue -> CatalogueHead.after(record, catalogue, heads);
            case RegisteredSubject subject -> List.of(SubjectHead.change(record, subject));
            case Pool pool -> List.of(PoolHead.change(record, pool));
            case Membership membership ->
                List.of(MembershipHead.after(record, membership, heads).change());
        };
    }
}
