/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.launcher.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jianzheng.launcher.fabric.FabricMissing;
import org.jianzheng.launcher.network.Engine;
import org.jianzheng.launcher.network.ProjectFolder;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Carries out {@link LedgerNetwork}. JUnit closes the network with the store of the class that it belongs to. */
final class LedgerNetworkExtension implements BeforeAllCallback, ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(LedgerNetworkExtension.class);

    LedgerNetworkExtension() {}

    @Override
    public void beforeAll(ExtensionContext context) {
        network(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LedgerNetworkHandle.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new LedgerNetworkHandle(network(context));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            network(context).logTails(context.getDisplayName() + " failed");
        }
    }

    private static TestNetwork network(ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(TestNetwork.class, key -> start(context), TestNetwork.class);
    }

    /** The engine that is asked for if these tests can run on it, else their first. */
    static Engine engine(LedgerNetwork wish) {
        Engine asked = NetworkWish.askedEngine();
        return List.of(wish.engines()).contains(asked) ? asked : wish.engines()[0];
    }

    private static TestNetwork start(ExtensionContext context) {
        LedgerNetwork wish = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LedgerNetwork.class)
                .orElseThrow(() -> new IllegalStateException("@LedgerNetwork belongs on the test class"));
        try {
            return TestNetwork.start(
                    ProjectFolder.above(Path.of("")),
                    NetworkWish.of(wish.gateways(), wish.faults()).on(engine(wish)));
        } catch (FabricMissing absent) {
            throw new TestAbortedException(absent.getMessage(), absent);
        } catch (IOException e) {
            throw new UncheckedIOException("the test's network did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test's network started", e);
        }
    }
}
