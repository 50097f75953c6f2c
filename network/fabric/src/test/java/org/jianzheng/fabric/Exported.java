/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.fabric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jianzheng.launcher.files.FolderTree;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Goes through the runbook's steps once for all test classes, and erases what they made at the end. */
final class Exported implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Exported.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ExportedHosts.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Kept.class, ignored -> Kept.make(), Kept.class)
                .hosts();
    }

    private record Kept(ExportedHosts hosts) implements AutoCloseable {

        static Kept make() {
            try {
                Path folder = Files.createTempDirectory("jianzheng-hosts-");
                return new Kept(ExportedHosts.in(folder, Repository.fabric().resolve("topology.example.yaml")));
            } catch (IOException e) {
                throw new UncheckedIOException("the files of the hosts cannot be made", e);
            }
        }

        @Override
        public void close() throws IOException {
            FolderTree.delete(hosts.root());
        }
    }
}
