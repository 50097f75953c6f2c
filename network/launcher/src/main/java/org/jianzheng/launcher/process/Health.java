/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.jianzheng.launcher.topology.NodeAddress;

/** How to see that a program works. One look takes at most two seconds. */
public interface Health {

    /** Longest time of one look. */
    Duration LOOK = Duration.ofSeconds(2);

    /** Looks once; empty if healthy, else the reason. */
    Optional<String> trouble() throws InterruptedException;

    /** Healthy when an HTTP GET is answered with 200. */
    record Http(URI uri) implements Health {
        @Override
        public Optional<String> trouble() throws InterruptedException {
            try (HttpClient client =
                    HttpClient.newBuilder().connectTimeout(LOOK).build()) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(uri).timeout(LOOK).build(), HttpResponse.BodyHandlers.ofString());
                return answer.statusCode() == 200
                        ? Optional.empty()
                        : Optional.of(uri + " answers " + answer.statusCode());
            } catch (IOException e) {
                return Optional.of(uri + " does not answer (" + e.getClass().getSimpleName() + ")");
            }
        }
    }

    /** Healthy when a connection is accepted. */
    record Listening(NodeAddress address) implements Health {
        @Override
        public Optional<String> trouble() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address.host(), address.port()), (int) LOOK.toMillis());
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("nothing listens on " + address);
            }
        }
    }
}
