/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.model.alert;

import java.util.List;
import org.jianzheng.model.record.HeadChange;
import org.jianzheng.model.record.HeadReader;
import org.jianzheng.model.record.ReadableRecord;

/** What records of alerts do to heads. */
public final class AlertFold {
    private AlertFold() {}

    /**
     * The head after an accepted record.
     *
     * @throws org.jianzheng.model.error.Refusal if the state of the alert does not allow the step
     */
    public static List<HeadChange> apply(ReadableRecord record, AlertBody body, HeadReader heads) {
        AlertHead after = switch (body) {
            case Raising raising -> AlertHead.raised(record, raising.analysis());
            case Investigation investigation ->
                AlertHead.require(heads, investigation.alert()).investigated(investigation);
            case AlertConclusion conclusion ->
                AlertHead.require(heads, conclusion.alert()).concluded(record, conclusion);
        };
        return List.of(after.change());
    }
}
