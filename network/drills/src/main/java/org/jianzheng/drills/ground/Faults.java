/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.drills.ground;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.jianzheng.launcher.topology.MspId;

/** Orders to the embedded ledger to misbehave. It must have been started so that it takes them. */
public final class Faults {
    private final Web web;
    private final URI faults;

    Faults(Web web, URI operations) {
        this.web = web;
        this.faults = operations.resolve("/faults");
    }

    /** The organisation's peer answers nobody and its streams end, or it is back. */
    public void down(MspId organisation, boolean down) throws IOException, InterruptedException {
        order(organisation, "down=" + down);
    }

    /** The organisation's peer endorses so much later. */
    public void delay(MspId organisation, long millis) throws IOException, InterruptedException {
        order(organisation, "delayMillis=" + millis);
    }

    /** The organisation's peer endorses another answer than the others, or the same again. */
    public void differs(MspId organisation, boolean differs) throws IOException, InterruptedException {
        order(organisation, "differs=" + differs);
    }

    /** The next submits are ordered and reported as failed. */
    public void reportSubmitsFailed(int next) throws IOException, InterruptedException {
        order("submitsReportedFailed=" + next);
    }

    /** All streams of blocks end now. */
    public void cutStreams() throws IOException, InterruptedException {
        order("cutStreams=true");
    }

    /** The ledger dies when the next block is on disk and its changes are not. */
    public void crashBetweenBlockAndState() throws IOException, InterruptedException {
        order("crashBetweenBlockAndState=true");
    }

    /** Nothing misbehaves any more. */
    public void clear() throws IOException, InterruptedException {
        require(web.delete(faults), faults);
    }

    /** Whether orders are taken. */
    public boolean areTaken() throws InterruptedException {
        try {
            return web.get(faults).statusCode() == Web.OK;
        } catch (IOException silent) {
            return false;
        }
    }

    private void order(MspId organisation, String order) throws IOException, InterruptedException {
        order("organisation=" + organisation.text() + "&" + order);
    }

    private void order(String form) throws IOException, InterruptedException {
        require(web.post(faults, form), faults);
    }

    private static void require(java.net.http.HttpResponse<byte[]> answer, URI faults) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(String.format(
                    Locale.ROOT, "%s answers %d: the ledger does not take orders", faults, answer.statusCode()));
        }
    }
}
