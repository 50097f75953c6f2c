/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.SampleTopology;

/** A project folder whose programs are all {@link FakeProgram}. */
public final class FakeProject {

    private FakeProject() {}

    /** Lays the folder out with the project's own topology. */
    public static ProjectFolder in(Path root) throws IOException {
        Files.createDirectories(root.resolve("network"));
        Files.copy(SampleTopology.file(), root.resolve("network").resolve("topology.yaml"));
        jar(root, "network/embedded", "jianzheng-embedded");
        jar(root, "chaincode/contracts", "jianzheng-contracts");
        jar(root, "gateway/server", "jianzheng-server");
        jar(root, "gateway/sample", "jianzheng-sample");
        jar(root, "gateway/verifier", "jianzheng-verifier");
        jar(root, "network/time-authority", "jianzheng-time-authority");
        jar(root, "network/sign-in", "jianzheng-sign-in");
        return new ProjectFolder(root);
    }

    private static void jar(Path root, String module, String artifact) throws IOException {
        Path target = root.resolve(module).resolve("target");
        Files.createDirectories(target);
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeProgram.class.getName());
        String entry = FakeProgram.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(target.resolve(artifact + "-1.jar"));
                JarOutputStream jar = new JarOutputStream(file, manifest);
                InputStream program = FakeProgram.class.getResourceAsStream("FakeProgram.class")) {
            jar.putNextEntry(new JarEntry(entry));
            java.util.Objects.requireNonNull(program).transferTo(jar);
            jar.closeEntry();
        }
    }
}
