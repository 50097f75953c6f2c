/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.access;

import java.util.Optional;
import org.jianzheng.model.code.DepartmentId;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.PersonRef;
import org.jianzheng.model.code.Subject;

/**
 * Who calls, as an issuer's token or a certificate says. Nothing of it goes on the ledger but {@code person}, and that sealed.
 *
 * @param organisation through which the caller takes part
 * @param party as what
 * @param department of the organisation, where the caller acts for one
 * @param post what the caller is there (岗位), for showing
 * @param person the reference by which records name the caller, where there is one
 * @param subject the organisation or person that the caller speaks for as tenderer, agency, bidder or expert
 * @param name for showing to the caller alone
 */
public record Caller(
        OrganisationId organisation,
        Party party,
        Optional<DepartmentId> department,
        Optional<String> post,
        Optional<PersonRef> person,
        Optional<Subject> subject,
        Optional<String> name) {

    /** A system of this organisation, which is nobody in particular. */
    static Caller machine(OrganisationId organisation, String name) {
        return new Caller(
                organisation,
                Party.MACHINE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(name));
    }
}
