/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.server.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.jianzheng.server.keys.PemFiles;
import org.jianzheng.server.keys.TestAuthority;
import org.jianzheng.server.settings.CosigningSettings;
import org.jianzheng.server.settings.LedgerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database outside the process is spoken to over TLS with the authority that the settings name, and with no other. */
class ProjectionTlsTest {
    @TempDir
    private Path folder = Path.of("replaced");

    private final Map<String, TestAuthority> authorities = new HashMap<>();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private String uri = "";

    @BeforeEach
    void start() throws Exception {
        CosigningSettings.Tls own = authority("ours").node("projection");
        server.enableSsl(PemFiles.privateKey(own.key()), "", PemFiles.certificate(own.certificate()));
        server.bind("127.0.0.1", 0);
        uri = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort() + "/?serverSelectionTimeoutMS=3000";
    }

    @AfterEach
    void stop() {
        server.shutdown();
    }

    @Test
    void speaks_to_a_database_that_the_named_authority_certified() {
        try (MongoClient client = ProjectionConfiguration.client(uri, tls("ours"))) {
            client.getDatabase("jianzheng").getCollection("lots").insertOne(new Document("_id", "lot"));

            assertThat(client.getDatabase("jianzheng").getCollection("lots").countDocuments())
                    .isEqualTo(1);
        }
    }

    @Test
    void speaks_to_no_database_of_another_authority() {
        try (MongoClient client = ProjectionConfiguration.client(uri, tls("theirs"))) {
            assertThatThrownBy(() -> client.getDatabase("jianzheng").runCommand(new Document("ping", 1)))
                    .isInstanceOf(MongoException.class);
        }
    }

    private LedgerSettings.Tls tls(String whose) {
        CosigningSettings.Tls gateway = authority(whose).node("gateway");
        return new LedgerSettings.Tls(
                gateway.certificate(), gateway.key(), gateway.authorities().getFirst());
    }

    private TestAuthority authority(String name) {
        return authorities.computeIfAbsent(name, ignored -> {
            try {
                return new TestAuthority(Files.createDirectories(folder.resolve(name)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
