/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.verifier.connection;

import java.io.Serial;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.jianzheng.evidence.archive.StampSource;
import org.jianzheng.evidence.time.TimestampRequest;

/** A time-stamp authority over HTTP (RFC 3161, 3.4). */
public final class HttpTimeAuthority implements StampSource<HttpTimeAuthority.Silent>, AutoCloseable {
    /** The authority does not answer, or not with what was asked for. */
    public static final class Silent extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        private Silent(String reason) {
            super(reason);
        }
    }

    private final URI address;
    private final PatientClient<Silent> client;

    /** An authority at an address; a question is given up after {@code patience}. */
    public HttpTimeAuthority(URI address, Duration patience) {
        this.address = address;
        this.client = new PatientClient<>(patience, Silent::new);
    }

    @Override
    public byte[] answer(byte[] request) throws Silent, InterruptedException {
        return client.ask(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", TimestampRequest.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request)),
                TimestampRequest.MAX_ANSWER_BYTES);
    }

    @Override
    public void close() {
        client.close();
    }
}
