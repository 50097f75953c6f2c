/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A MongoDB-compatible server inside this process, reachable from this machine only. */
final class InProcessMongo implements AutoCloseable {
    private final MongoServer server;
    private final InetSocketAddress address;

    InProcessMongo(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the projection's folder " + folder + " cannot be made", e);
        }
        server = new MongoServer(new H2Backend(folder.resolve("projection.h2").toString()));
        server.bind("127.0.0.1", 0);
        address = server.getLocalAddress();
    }

    String uri() {
        return "mongodb://" + address.getHostString() + ":" + address.getPort();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
