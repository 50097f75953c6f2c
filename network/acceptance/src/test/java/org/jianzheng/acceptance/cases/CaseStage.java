/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.acceptance.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jianzheng.launcher.network.ProjectFolder;
import org.jianzheng.model.json.CanonicalJson;
import org.jianzheng.model.json.JsonObject;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes a {@link Stage} on one network for all of them.
 *
 * <pre>{@code
 * @ExtendWith(CaseStage.class)
 * class CreditCasesTest {
 *     @Test
 *     void points_of_experts(CaseStage.Stage stage) {
 *         stage.play("expert-points", around -> List.of(new CreditActions(around)));
 *     }
 * }
 * }</pre>
 */
final class CaseStage implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(CaseStage.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stage(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stage(context);
    }

    private static Stage stage(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Stage.class, ignored -> Stage.open(), Stage.class);
    }

    /** What a family of actions works with. */
    record Surroundings(
            SettableClock clock, CaseDesk desk, People people, CaseNames names, Outage outage, Outside outside) {}

    /** Stops the ledger and lets it go on: no organisation's peer answers meanwhile. */
    @FunctionalInterface
    interface Outage {
        /** From now on it is down, or up again. */
        void down(boolean isDown);
    }

    /** The network, with its organisations registered. */
    static final class Stage implements AutoCloseable {
        private static final List<String> EVERYBODY = List.of("records?limit=100", "projection", "health");

        private final CaseNetwork network;
        private final CaseDesk desk;
        private final People people;
        private final Outside outside;
        private final AtomicInteger plays = new AtomicInteger();

        private Stage(CaseNetwork network) {
            this.network = network;
            this.desk = new CaseDesk(network);
            this.people = new People(network, desk);
            this.outside = new Outside(network, desk);
        }

        private static Stage open() {
            try {
                Stage stage = new Stage(CaseNetwork.start());
                stage.people.found();
                return stage;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        /** Plays {@code cases/cases/NAME.json} with families of actions made for this play. */
        void play(String name, Function<Surroundings, List<Actions>> families) {
            play(file(name), families);
        }

        /** Plays a case that is not in a file of its own, such as one with other numbers. */
        void play(JsonObject file, Function<Surroundings, List<Actions>> families) {
            new CaseRunner(network.clock(), families.apply(surroundings())).play(file);
            requireNobodyNumbered();
        }

        /** Nothing that got outside so far holds a number of a person (domain 3.5). */
        private void requireNobodyNumbered() {
            for (Outside.Told told : outside.told(EVERYBODY)) {
                assertThat(PersonalData.in(told.text())).as("%s", told.where()).isEmpty();
            }
        }

        /** What gets outside of the network. */
        Outside outside() {
            return outside;
        }

        /** Surroundings with names that no other play has. */
        Surroundings surroundings() {
            CaseNames names = new CaseNames("P" + plays.incrementAndGet());
            return new Surroundings(network.clock(), desk, people, names, network::down, outside);
        }

        /** A case's file. */
        static JsonObject file(String name) {
            return CanonicalJson.parseObject(bytes(name + ".json"));
        }

        /** The lines of a file that belongs to a case. */
        static List<JsonObject> lines(String name) {
            return new String(bytes(name), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> CanonicalJson.parseObject(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        }

        private static byte[] bytes(String name) {
            Path project = ProjectFolder.above(Path.of(System.getProperty("basedir", "")))
                    .root();
            try {
                return Files.readAllBytes(
                        project.resolve("cases").resolve("cases").resolve(name));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            outside.close();
            desk.close();
            network.close();
        }
    }
}
