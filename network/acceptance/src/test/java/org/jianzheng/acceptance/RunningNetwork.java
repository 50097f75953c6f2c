/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jianzheng.launcher.identity.CryptoFolder;
import org.jianzheng.launcher.network.DataFolder;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.launcher.topology.FreePorts;
import org.jianzheng.launcher.topology.Topology;
import org.jianzheng.launcher.topology.TopologyReader;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One network for all tests of this module: started by the README's first command, stopped when the last test has ended. */
public final class RunningNetwork implements BeforeAllCallback, ParameterResolver {
    static final List<String> PROCESSES = List.of(
            "ledger",
            "contracts-city",
            "contracts-county",
            "contracts-regulator",
            "time-authority",
            "sign-in",
            "gateway-city",
            "gateway-county",
            "gateway-regulator");
    /** Orders of classes that leave marks on the network: a fork that a quorum has ended, an organisation more. */
    static final int LEAVES_A_FORK = Integer.MAX_VALUE - 1;

    static final int LEAVES_ANOTHER_NETWORK = Integer.MAX_VALUE;

    static final Duration LONG = Duration.ofMinutes(12);
    static final Duration SHORT = Duration.ofMinutes(1);
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(RunningNetwork.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        started(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return started(context);
    }

    private static Running started(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, ignored -> Running.start(""), Running.class);
    }

    /** The network that runs. */
    static final class Running implements AutoCloseable {
        private final Path data;
        private final Shell shell;
        private final Readme readme;
        private final Topology topology;

        private Running(Path data, Shell shell, Readme readme, Topology topology) {
            this.data = data;
            this.shell = shell;
            this.readme = readme;
            this.topology = topology;
        }

        /** Starts one; the words follow the README's first command. */
        static Running start(String words) {
            try {
                Path target = Files.createDirectories(Shell.repositoryRoot().resolve("network/acceptance/target"));
                Path data = Files.createTempDirectory(target, "network-");
                int offset = portOffset();
                Shell shell = new Shell(
                        Map.of("JIANZHENG_DATA", data.toString(), "JIANZHENG_PORT_OFFSET", Integer.toString(offset)));
                Running running = new Running(
                        data,
                        shell,
                        Readme.read(Shell.repositoryRoot().resolve("README.md")),
                        described().withPortOffset(offset));
                try {
                    shell.run(running.readme.command("network/up") + words, LONG)
                            .succeeded();
                } catch (Throwable failed) {
                    running.close();
                    throw failed;
                }
                return running;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Path data() {
            return data;
        }

        CryptoFolder crypto() {
            return new DataFolder(data).crypto();
        }

        /** Organisations at the start, with the ports that this network really has. */
        Topology topology() {
            return topology;
        }

        /** Runs the README's command that begins so, after putting these words in the place of its examples. */
        Shell.Outcome command(String beginning, Map<String, String> words) {
            String command = readme.command(beginning);
            for (Map.Entry<String, String> word : words.entrySet()) {
                command = command.replace(word.getKey(), "'" + word.getValue() + "'");
            }
            return shell.run(command, SHORT);
        }

        /** Runs a command that the READMEs of the modules explain. */
        Shell.Outcome operate(String command) {
            return shell.run(command, LONG);
        }

        Shell.Outcome up() {
            return shell.run(readme.command("network/up"), LONG).succeeded();
        }

        void kill(String process) throws IOException {
            ProcessHandle handle = ProcessHandle.of(pid(process)).orElseThrow();
            handle.destroyForcibly();
            for (int i = 0; i < 100 && handle.isAlive(); i++) {
                Gateways.pause();
            }
        }

        long pid(String process) throws IOException {
            String text = Files.readString(data.resolve(process + ".pid")).strip();
            return Long.parseLong(text.split("\\D+", 2)[0]);
        }

        JsonObject run() {
            try {
                return CanonicalJson.parseObject(Files.readString(data.resolve("run.json")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Gateways gateways() {
            return Gateways.of(data);
        }

        @Override
        public void close() {
            shell.run(readme.command("network/down"), SHORT).succeeded();
        }
    }

    static int portOffset() throws IOException {
        return FreePorts.offset(described());
    }

    private static Topology described() throws IOException {
        return TopologyReader.read(ProjectFolder.above(Shell.repositoryRoot()).topology());
    }
}
