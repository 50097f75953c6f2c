/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.sample.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jianzheng.model.error.ErrorCode;
import org.jianzheng.model.error.Refusal;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.jianzheng.sample.client.ClientCredentials;
import org.jianzheng.sample.client.Tokens;

/**
 * The folder of a running network, as the launcher leaves it.
 *
 * @param path {@code network/data} or whatever was chosen instead
 */
public record RunDirectory(Path path) {
    private static final long LARGEST_FILE = 4 << 20;

    /** The address of a gateway, by the short name of its organisation. */
    public URI gateway(String organisation) {
        return URI.create(run().object("gateways").string(organisation));
    }

    /** The short names of the organisations that have a gateway. */
    public List<String> organisations() {
        return List.copyOf(run().object("gateways").keys());
    }

    /**
     * By what a machine of an organisation says who it is; nothing where the network has no demo sign-in.
     *
     * @param organisation its short name
     */
    public Tokens tokens(String organisation, InstantSource clock) {
        return run().optionalObject("signIn")
                .<Tokens>map(signIn -> new ClientCredentials(
                        URI.create(signIn.string("tokens")),
                        "machine-" + organisation,
                        text(Path.of(signIn.string("secret"))).strip(),
                        clock))
                .orElse(Tokens.NONE);
    }

    /** The trust root. */
    public JsonObject trust() {
        return read(Path.of(run().string("trust")));
    }

    /** The folder of identities and trial keys. */
    public Path crypto() {
        return path.resolve("crypto");
    }

    /** The folder of what the sample leaves behind. */
    public Path sample() {
        return path.resolve("sample");
    }

    private JsonObject run() {
        return read(path.resolve("run.json"));
    }

    private static JsonObject read(Path file) {
        return CanonicalJson.parseObject(text(file));
    }

    private static String text(Path file) {
        try {
            if (!Files.exists(file)) {
                throw Refusal.of(ErrorCode.STATE_FORBIDS, "%s is missing: start a network first", file);
            }
            if (Files.size(file) > LARGEST_FILE) {
                throw Refusal.of(ErrorCode.TOO_LARGE, "%s has more than %d bytes", file, LARGEST_FILE);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }
}
