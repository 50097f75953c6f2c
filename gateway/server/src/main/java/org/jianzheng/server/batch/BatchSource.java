/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.jianzheng.model.code.OrganisationId;
import org.jianzheng.model.code.RecordId;

/** The other organisations' gateways, as far as batches go. Nothing that they give is believed. */
interface BatchSource {

    /** Who can be asked. */
    Set<OrganisationId> organisations();

    /**
     * Writes the items of a batch into a file, one on each line.
     *
     * @param most bytes that there can be
     * @throws IOException if it does not give them
     */
    void fetch(OrganisationId from, RecordId batch, long most, Path into) throws IOException, InterruptedException;

    /** Tells an organisation that its batch is kept here. */
    void tell(OrganisationId organisation, RecordId batch) throws IOException, InterruptedException;
}
