/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.conformance.observation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jianzheng.conformance.engine.Engine;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Carries out {@link Conformance}. */
final class ConformanceExtension implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ConformanceExtension.class);
    private static final String TRIED = "tried";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isPresent()) {
            return ConditionEvaluationResult.enabled("its class is");
        }
        Engine engine = Engine.chosen();
        return engine.missing()
                .map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("on " + engine));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ground.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).computeIfAbsent(Ground.class, ignored -> new Ground(running(context)));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        Ground ground = context.getStore(NAMESPACE).get(Ground.class, Ground.class);
        if (ground == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            System.getLogger(ConformanceExtension.class.getName())
                    .log(System.Logger.Level.ERROR, "seen until it failed:\n" + ground.seen());
            return;
        }
        Expectation.of(
                        context.getRequiredTestClass(),
                        context.getRequiredTestMethod().getName(),
                        Engine.chosen())
                .require(ground.seen());
    }

    /** One network for everything that JUnit runs in this JVM; it is closed at the end of all. It is not tried twice. */
    private static RunningEngine running(ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        if (store.getOrDefault(TRIED, Boolean.class, false) && store.get(RunningEngine.class) == null) {
            throw new IllegalStateException("the engine did not start for an earlier scenario");
        }
        store.put(TRIED, true);
        return store.computeIfAbsent(RunningEngine.class, ignored -> start(), RunningEngine.class);
    }

    private static RunningEngine start() {
        try {
            return RunningEngine.start(Engine.chosen());
        } catch (IOException e) {
            throw new UncheckedIOException("the engine does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine started", e);
        }
    }
}
