/*
 * SPDX-License-Identifier: Apache-2.0
 */
package org.jianzheng.benchmarks.load;

import org.jianzheng.launcher.network.Engine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of an engine. */
final class EngineWord implements ITypeConverter<Engine> {
    EngineWord() {}

    @Override
    public Engine convert(String word) {
        return Engine.of(word)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + word + "' is no engine: embedded, fabric-bft or fabric-raft"));
    }
}
