/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.list;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of lists do to heads. */
public final class ListFold {
    private ListFold() {}

    /**
     * The heads after an accepted record.
     *
     * @throws org.jianzheng.model.error.Refusal if a delta is not the next one, or the state of the entry does not allow the step
     */
    public static List<HeadChange> apply(ReadableRecord record, ListBody body, HeadReader heads) {
        return switch (body) {
            case Definition definition ->
                List.of(ListHead.begun(record, definition, heads).change());
            case Delta delta -> changed(record, delta, heads);
            case Transmission sent ->
                List.of(ListHead.require(heads, sent.list()).pushed(sent).change());
            case PastAccess ignored -> List.of();
        };
    }

    private static List<HeadChange> changed(ReadableRecord record, Delta delta, HeadReader heads) {
        ListHead list = ListHead.require(heads, delta.list()).after(record, delta);
        ListEntry entry =
                ListEntry.after(ListEntryHead.read(heads, delta.list(), delta.subject()), record.ref(), delta.change());
        return List.of(list.change(), new ListEntryHead(delta.list(), delta.subject(), entry).change());
    }
}
